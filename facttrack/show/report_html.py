"""Reports as one HTML file: nothing is loaded from elsewhere, nothing runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from facttrack.show.html import Element, element, html_document
from facttrack.show.report_content import AnyReport, figures_grid, outline
from facttrack.show.report_outline import (
    Bars,
    Block,
    Cell,
    Facts,
    Grid,
    Intervals,
    Linked,
    Prose,
    Section,
    web_address,
)
from facttrack.show.svg import bar_chart, interval_chart
from facttrack.show.visible import one_line


def report_html(report: AnyReport) -> str:
    """The report as a page for the screen, dark or light, and for paper."""
    drawn = outline(report)
    title = one_line(drawn.title)
    head = element(
        "header",
        element("p", f"facttrack · report on this {drawn.kind}", class_="kicker"),
        element("h1", title),
        _facts(drawn.facts),
    )
    sections = [_section(section, f"section-{number}") for number, section in enumerate(drawn.sections, start=1)]
    body = element("body", element("main", head, *sections))
    return html_document(f"{title} – facttrack report", _style(), body)


def _section(section: Section, name: str) -> Element | None:
    blocks = section.filled
    if not blocks:
        return None
    content = [piece for at, block in enumerate(blocks, start=1) for piece in _block(block, f"{name}-{at}")]
    return element("section", element("h2", section.title, id=name), *content, aria_labelledby=name)


def _block(block: Block, name: str) -> list[Element]:
    match block:
        case Facts():
            return [_facts(block)]
        case Prose(words):
            return [element("p", one_line(words))]
        case Grid():
            return [_table(block)]
        case Bars():
            return [bar_chart(block, name)]
        case Intervals():
            summary = element("summary", f"{block.title}: the figures as a table")
            return [interval_chart(block, name), element("details", summary, _table(figures_grid(block)))]


def _facts(facts: Facts) -> Element:
    pairs = [(element("dt", label), element("dd", one_line(value))) for label, value in facts.rows if value]
    return element("dl", *(piece for pair in pairs for piece in pair))


def _table(grid: Grid) -> Element:
    def kind(at: int) -> str:
        return "right" if at in grid.right else "wide" if grid.share(at) else "tight"

    heads = [element("th", head, scope="col", class_=kind(at)) for at, head in enumerate(grid.heads)]
    rows = [
        element("tr", *(element("td", _cell(cell), class_=kind(at)) for at, cell in enumerate(cells)))
        for cells in grid.rows
    ]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows))
    return element("div", table, class_="scroll")


def _cell(cell: Cell) -> Element | str:
    if not isinstance(cell, Linked):
        return one_line(cell)
    url = web_address(cell.url)
    words = one_line(cell.words)
    return element("a", words, href=url, rel="noopener noreferrer") if url else words


@cache
def _style() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")
