"""Lists for people: a table on a wide terminal, cards on a narrow one, aligned unwrapped lines in a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facttrack.show.formats import Column, Listing, Place, shortener
from facttrack.show.page import Page
from facttrack.show.visible import one_line
from facttrack.show.wording import NOTHING

T = TypeVar("T")

#: From this many columns on, a list is a table.
WIDE = 120


def print_table(items: Sequence[T], listing: Listing[T], console: Console) -> None:
    """Print the items as the console can best show them. Nothing is cut, wherever it goes."""
    if not items:
        return
    columns = listing.columns(shortener(identifier for item in items for identifier in listing.ids(item)))
    if not console.is_terminal:
        for line in aligned(items, columns):
            console.file.write(line + "\n")
    elif console.width < WIDE:
        cards(items, columns).print(console)
    else:
        console.print(wide(items, columns))


def aligned(items: Sequence[T], columns: Sequence[Column[T]]) -> list[str]:
    """A line for the headings and a line for each item, columns two spaces apart, never wrapped."""
    rows = [[column.head for column in columns]]
    rows += [[one_line(column.cell(item)) or NOTHING for column in columns] for item in items]
    widths = [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for cell, width, column in zip(row, widths, columns, strict=True):
            gap = " " * (width - cell_len(cell))
            cells.append(gap + cell if column.right else cell + gap)
        lines.append("  ".join(cells).rstrip())
    return lines


def wide(items: Sequence[T], columns: Sequence[Column[T]]) -> Table:
    """A table as wide as the terminal; long cells wrap."""
    table = Table(box=None, expand=True, padding=(0, 2, 1, 0), pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.head,
            min_width=column.least,
            ratio=column.share or None,
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for item in items:
        table.add_row(*(_cell(item, column) for column in columns))
    return table


def cards(items: Sequence[T], columns: Sequence[Column[T]]) -> Page:
    """Each item over a few lines: what it is, its words, where it comes from."""
    page = Page()
    for number, item in enumerate(items):
        if number:
            page.blank()
        head = Text("  ").join(_cells(item, columns, Place.HEAD))
        for flag in _cells(item, columns, Place.FLAG):
            head.append("  ⚑ ", flag.style).append_text(flag)
        page.add(head, hang=2)
        for body in _cells(item, columns, Place.BODY):
            page.add(body, indent=2)
        foot = Text(" · ").join(_cells(item, columns, Place.FOOT))
        if foot.plain:
            foot.stylize("dim")
            page.add(foot, indent=2)
    return page


def _cells(item: T, columns: Sequence[Column[T]], place: Place) -> list[Text]:
    cells = (_cell(item, column) for column in columns if column.place is place)
    return [cell for cell in cells if cell.plain not in ("", NOTHING)]


def _cell(item: T, column: Column[T]) -> Text:
    return Text(one_line(column.cell(item)), style=column.style_of(item))
