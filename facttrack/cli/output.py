"""From results to standard output; hints and progress go to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from facttrack.model import Decision
from facttrack.show.formats import Format, Listing, as_data

if TYPE_CHECKING:
    from facttrack.store.store import Store

T = TypeVar("T")


def emit(items: Iterable[T], listing: Listing[T], form: Format, *, empty: str) -> None:
    """Print a list. Where there is nothing, `empty` says on standard error what to do next."""
    if form is Format.TABLE:
        from facttrack.show.console import terminal
        from facttrack.show.table import print_table

        rows = list(items)
        print_table(rows, listing, terminal())
        if not rows and empty:
            hint(empty)
        return
    any_there = False

    def noticed() -> Iterator[T]:
        nonlocal any_there
        for item in items:
            any_there = True
            yield item

    for piece in as_data(noticed(), listing, form):
        sys.stdout.write(piece)
    if not any_there and empty:
        hint(empty)


def nothing(store: Store, otherwise: str) -> str:
    """What to do where a list is empty: read articles in, if there are none yet."""
    return otherwise if store.articles(limit=1) else "No articles yet. Read some in: facttrack ingest PATH"


def hint(words: str) -> None:
    """A line for the person at the keyboard, never part of the data."""
    click.echo(words, err=True)


def more(shown: int, total: int | None, offset: int, noun: str) -> None:
    """Say that a list goes on where --limit cut it."""
    if total is None:
        hint(f"There are more {noun}s: --offset {offset + shown} goes on.")
    elif offset + shown < total:
        hint(f"{shown} of {total:,} {noun}s: --offset {offset + shown} goes on.")


def decided(decision: Decision) -> None:
    """Say what was written down, and how to take it back."""
    hint(f"{decision.subject} is {decision.verdict}, decided by {decision.by}.")
    hint(f"Take it back: facttrack undo {decision.subject}")


def write_text(text: str, where: str | None) -> None:
    """A finished document to a file, or to standard output where no file is named."""
    if where is None or where == "-":
        sys.stdout.write(text)
        return
    from pathlib import Path

    Path(where).write_text(text, encoding="utf-8", newline="\n")
    hint(f"written: {where}")
