"""Reports on the terminal, and in a pipe."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from facttrack.show.formats import Column
from facttrack.show.page import Page, plain
from facttrack.show.report_content import AnyReport, outline
from facttrack.show.report_outline import Bars, Block, Cell, Facts, Grid, Intervals, Prose, cell_words
from facttrack.show.table import aligned, wide
from facttrack.show.timeline import legend, print_track
from facttrack.show.timeline_chart import UNICODE, glyphs_for

Row = tuple[Cell, ...]


def print_report(report: AnyReport, console: Console) -> None:
    """The report, wrapped to the terminal's width; in a pipe nothing is wrapped or cut."""
    drawn = outline(report)
    page = Page()
    page.add(Text.assemble((f"{drawn.kind}  ", "dim"), plain(drawn.title, "bold")))
    _facts(page, drawn.facts)
    page.print(console)
    for section in drawn.sections:
        page = Page()
        page.blank()
        page.add(Text(section.title, "bold underline" if console.is_terminal else "bold"))
        page.print(console)
        for block in section.filled:
            _print_block(block, console)


def _print_block(block: Block, console: Console) -> None:
    page = Page()
    match block:
        case Facts():
            _facts(page, block)
        case Prose(words):
            page.add(plain(words), indent=2)
        case Bars():
            _bars(page, block, console)
        case Grid():
            _print_grid(block, console)
        case Intervals(measure, _, sightings):
            page.blank()
            page.add(Text(f"  {measure.value}", "bold"))
            page.print(console)
            page = Page()
            print_track(sightings, console)
            page.add(Text(legend(sightings, glyphs_for(console.encoding)), "dim"), indent=2)
    page.print(console)


def _facts(page: Page, facts: Facts) -> None:
    width = max((cell_len(label) for label, value in facts.rows if value), default=0) + 2
    for label, value in facts.rows:
        page.fact(label, plain(value), width=width)


#: The longest bar, in columns.
_BAR = 30


def _bars(page: Page, bars: Bars, console: Console) -> None:
    most, total = max(count for _, count in bars.rows), sum(count for _, count in bars.rows)
    label_width = max(cell_len(label) for label, _ in bars.rows)
    block = "█" if glyphs_for(console.encoding) is UNICODE else "#"
    page.add(plain(f"{bars.title} ({bars.unit})", "dim"), indent=2)
    for label, count in bars.rows:
        number = f"{count:,}" + (f"  {count / total:.0%}" if bars.share and total else "")
        line = plain(label)
        line.append(" " * (label_width - cell_len(line.plain) + 2))
        line.append(block * (round(_BAR * count / most) or (1 if count else 0)) if most else "", "cyan")
        page.add(line.append(f" {number}"), indent=2)


def _print_grid(grid: Grid, console: Console) -> None:
    columns = [_column(grid, at, head) for at, head in enumerate(grid.heads)]
    if console.is_terminal:
        console.print(wide(grid.rows, columns))
        return
    for line in aligned(grid.rows, columns):
        console.file.write(f"  {line}\n")


def _column(grid: Grid, at: int, head: str) -> Column[Row]:
    words = [cell_len(word) for row in grid.rows for word in cell_words(row[at]).split()]
    share = grid.share(at)
    least = min(max(cell_len(head), *words, 1), 10 if share else 12)
    return Column(head.upper(), lambda row: cell_words(row[at]), least=least, share=share, right=at in grid.right)
