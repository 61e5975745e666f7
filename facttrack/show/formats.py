"""Results as data: JSON, JSON Lines, CSV and Markdown. A listing says once how its items are shown everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from facttrack.records import Record
from facttrack.show.visible import one_line, visible

T = TypeVar("T")


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


class Place(StrEnum):
    """Where a column goes when the terminal is too narrow for a table."""

    HEAD = "head"
    FLAG = "flag"
    BODY = "body"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table. `cell` gives its words; `style` a rich style, which never is the only signal.

    `least` and `share` rule the width: the least number of characters, and the share of what is left over.
    """

    head: str
    cell: Callable[[T], str]
    place: Place = Place.FOOT
    style: str | Callable[[T], str] = ""
    least: int = 6
    share: int = 0
    right: bool = False

    def style_of(self, item: T) -> str:
        return self.style if isinstance(self.style, str) else self.style(item)


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How one kind of item is listed: as a record, as flat cells, and in columns.

    `ids` names the ids of an item that the columns shorten; `columns` is given the function that does it.
    """

    record: Callable[[T], Record]
    cells: Callable[[T], Record]
    ids: Callable[[T], Iterable[str]]
    columns: Callable[[Callable[[str], str]], Sequence[Column[T]]]


def as_data(items: Iterable[T], listing: Listing[T], form: Format) -> Iterator[str]:
    """The items in any format but the table, in pieces that end with a line feed; items are taken as they come."""
    match form:
        case Format.JSON:
            return _json(listing.record(item) for item in items)
        case Format.JSONL:
            return (json_line(listing.record(item)) for item in items)
        case Format.CSV:
            return _csv(listing.cells(item) for item in items)
        case _:
            return _markdown(list(items), listing)


# --- JSON ------------------------------------------------------------------------------------

# What JSON may hold but a terminal obeys; inside a JSON string the escape means the same character.
_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def json_line(record: Record) -> str:
    """One record on one line. Parses to exactly the record, and is safe to print."""
    return _guarded(json.dumps(record, ensure_ascii=False)) + "\n"


def json_page(record: Any) -> str:
    """One record, indented for reading."""
    return _guarded(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def _json(records: Iterable[Record]) -> Iterator[str]:
    mark = "["
    for record in records:
        yield mark + "\n  " + json_line(record).rstrip("\n")
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"


def _guarded(words: str) -> str:
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", words)


# --- CSV -------------------------------------------------------------------------------------

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: object) -> str:
    """The value as a spreadsheet may read it: never as a formula, lists parted by semicolons, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    raw = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = visible(raw)
    return "'" + text if raw.startswith(_FORMULA) else text


def _csv(rows: Iterable[Record]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([csv_cell(value) for value in row.values()])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


# --- Markdown --------------------------------------------------------------------------------

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~!])")


def md_text(text: str) -> str:
    """Words as Markdown shows them unchanged: on one line, with pipes and markup escaped."""
    return _MARKUP.sub(r"\\\1", one_line(text).replace("&", "&amp;"))


def _markdown(items: Sequence[T], listing: Listing[T]) -> Iterator[str]:
    columns = listing.columns(shortener(identifier for item in items for identifier in listing.ids(item)))
    if not items:
        return
    yield "| " + " | ".join(column.head for column in columns) + " |\n"
    yield "|" + "|".join("---:" if column.right else "---" for column in columns) + "|\n"
    for item in items:
        yield "| " + " | ".join(md_text(column.cell(item)) for column in columns) + " |\n"


# --- ids -------------------------------------------------------------------------------------

_OWN = re.compile(r"([a-z]+-)[a-z2-7]{12}")
SHORTEST = 6


def shortener(identifiers: Iterable[str]) -> Callable[[str], str]:
    """A function that cuts facttrack's own ids to a length at which those given here stay distinct.

    Six characters after the hyphen hold thirty bits: among a million ids one beginning in a thousand is
    ambiguous, and then `show` names both.
    """
    own = {identifier for identifier in identifiers if _OWN.fullmatch(identifier)}
    length = SHORTEST
    while len({_cut(identifier, length) for identifier in own}) < len(own):
        length += 1
    return lambda identifier: _cut(identifier, length)


def _cut(identifier: str, length: int) -> str:
    match = _OWN.fullmatch(identifier)
    return identifier[: match.end(1) + length] if match else identifier
