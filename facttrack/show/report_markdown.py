"""Reports as Markdown: tables for what other media draw as charts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from facttrack.show.formats import md_text
from facttrack.show.report_content import AnyReport, figures_grid, outline
from facttrack.show.report_outline import Bars, Block, Cell, Facts, Grid, Intervals, Linked, Prose, web_address


def report_markdown(report: AnyReport) -> str:
    """The report as a document; nothing of an article in it is read as markup or HTML."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: AnyReport) -> Iterator[str]:
    drawn = outline(report)
    yield f"# {md_text(drawn.title)}"
    yield ""
    yield f"*Report on this {drawn.kind}*"
    yield ""
    yield from _facts(drawn.facts)
    for section in drawn.sections:
        blocks = section.filled
        if blocks:
            yield ""
            yield f"## {section.title}"
        for block in blocks:
            yield ""
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Facts():
            yield from _facts(block)
        case Prose(words):
            yield _start(md_text(words))
        case Grid():
            yield from _table(block)
        case Bars():
            yield from _bars(block)
        case Intervals(_, title, _):
            yield f"### {md_text(title)}"
            yield ""
            yield from _table(figures_grid(block))


def _facts(facts: Facts) -> Iterator[str]:
    for label, value in facts.rows:
        if value:
            yield f"- {label}: {md_text(value)}"


def _bars(bars: Bars) -> Iterator[str]:
    total = sum(count for _, count in bars.rows)
    heads = (bars.title, bars.unit, *(("share",) if bars.share else ()))
    rows = [
        (label, f"{count:,}", *((f"{count / total:.0%}" if total else "",) if bars.share else ()))
        for label, count in bars.rows
    ]
    yield from _table(Grid(heads, tuple(rows), right=frozenset(range(1, len(heads)))))


def _table(grid: Grid) -> Iterator[str]:
    yield _row(md_text(head) for head in grid.heads)
    yield "|" + "|".join("---:" if at in grid.right else "---" for at in range(len(grid.heads))) + "|"
    for row in grid.rows:
        yield _row(_cells(row))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cells(row: Sequence[Cell]) -> Iterator[str]:
    for cell in row:
        if isinstance(cell, Linked):
            url = web_address(cell.url)
            yield f"[{md_text(cell.words)}](<{quote(url, safe=_URL)}>)" if url else md_text(cell.words)
        else:
            yield md_text(cell)


#: What may stand in an address as it is; the rest, with < > | and white space, is percent-encoded.
_URL = "%/:?#@!$&'()*+,;=~-._[]"

_LIST = re.compile(r"^(\d+)([.)])|^([-+])")


def _start(words: str) -> str:
    """Words that begin a paragraph and must not begin a list."""
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", words)
