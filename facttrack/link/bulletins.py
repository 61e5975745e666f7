"""Bulletins and round-ups: entries under headings, in lists, or behind labels, each with its own place or day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facttrack import gazetteer
from facttrack.link import locations
from facttrack.link.names import name_key
from facttrack.link.pages import MOST, Page, Piece, Span, around, one_harm
from facttrack.link.passages import Kind, Passage
from facttrack.link.populations import Extent

#: An entry of fewer words is a line of a table.
_FEWEST_WORDS = 5

# "ALDOR — Two people were killed", "Monday: A fire …": what stands before a dash or colon where a paragraph begins.
_LABEL = re.compile(r"(?P<label>[^\n.!?;:–—]{2,60}?)(?P<mark>\s?[:–—]|\s--?)\s+(?=[\"“‘'(]?[A-Z0-9])")
_NAME = re.compile(r"[^\W\d_][^,/()]*")


@dataclass(slots=True)
class _Entry:
    """Characters `start`–`end`, from `body` on below its heading; the places (see `Piece`) and day it is under."""

    start: int
    body: int
    end: int
    places: Mapping[str, str]
    day: date | None
    title: str


def cut(page: Page) -> list[Piece]:
    """The entries by event; what stands around them is a part of its own where it has figures. Nothing where entries of
    no kind tell of two events."""
    for kind in Kind:
        entries = [entry for entry in _entries(page, kind) if _tells(page, entry)]
        events = _events(entries if len(entries) <= MOST else ())
        parts = [tuple((entry.start, entry.end) for entry in event) for event in events]
        frame = around((span for part in parts for span in part), len(page.text))
        if len(events) > 1 and not one_harm(page, frame, parts):
            return _pieces(page, events, parts, frame)
    return []


def _pieces(
    page: Page, events: Sequence[Sequence[_Entry]], parts: Sequence[tuple[Span, ...]], frame: tuple[Span, ...]
) -> list[Piece]:
    pieces = [
        Piece(spans, event[0].title, event[0].places, event[0].day) for event, spans in zip(events, parts, strict=True)
    ]
    if page.figures_in(frame):
        return sorted([Piece(frame), *pieces], key=lambda piece: piece.spans)
    return [replace(pieces[0], spans=(*pieces[0].spans, *frame)), *pieces[1:]]


def _events(entries: Iterable[_Entry]) -> list[list[_Entry]]:
    found: list[list[_Entry]] = []
    for entry in entries:
        same = next((event for event in found if all(_same_event(each, entry) for each in event)), None)
        if same is None:
            found.append([entry])
        else:
            same.append(entry)
    return found


def _tells(page: Page, entry: _Entry) -> bool:
    """Does it tell of an event, with a figure of its own, and say where or when?"""
    words = page.text[entry.start : entry.end].split()
    placed = bool(entry.places) or entry.day is not None
    return placed and len(words) >= _FEWEST_WORDS and bool(page.figures_in([(entry.body, entry.end)]))


def _same_event(a: _Entry, b: _Entry) -> bool:
    """May both tell of one event? Not where they name other places or other days."""
    if a.day and b.day and a.day != b.day:
        return False
    if not a.places or not b.places:
        return True
    near = (Extent.SAME, Extent.INSIDE, Extent.AROUND)
    return any(locations.compare(x, y) in near for x in a.places for y in b.places)


def _entries(page: Page, kind: Kind) -> Iterator[_Entry]:
    """The entries that passages of a kind open, in order. One goes on up to the next; one of a list only where there
    is a next item; all end at a heading."""
    dated = _dated_headings(page)
    entry: _Entry | None = None
    behind = 0
    for passage in page.passages:
        heading = passage.kind is Kind.HEADING
        opened = _opened(page, passage, dated) if passage.kind is kind else None
        if opened is None and not heading:
            behind = passage.end
            continue
        if entry is not None:
            entry.end = behind if behind and (opened or kind is not Kind.ITEM) else entry.end
            yield entry
        entry, behind = opened, 0
    if entry is not None:
        entry.end = behind if behind and kind is not Kind.ITEM else entry.end
        yield entry


def _dated_headings(page: Page) -> Mapping[int, date]:
    """The days that headings name, by the place in the text from which they hold, where they name two at least."""
    days = {each.end: page.day_in(each.start, each.end) for each in page.passages if each.kind is Kind.HEADING}
    found = {end: day for end, day in days.items() if day}
    return found if len(set(found.values())) > 1 else {}


def _opened(page: Page, passage: Passage, dated: Mapping[int, date]) -> _Entry | None:
    """The entry that a passage opens, if it does. `dated` are the days of the headings."""
    start, end = passage.start, passage.end
    under = next((dated[at] for at in sorted(dated, reverse=True) if at <= start), None)
    if passage.kind is Kind.HEADING:
        places = _places_of(page, page.text[start:end], known=True) or _repeated(page, passage)
        day = page.day_in(start, end) or under
        return _Entry(start, end, end, places, day, page.line(start, end)) if places else None
    label = _LABEL.match(page.text, start, end)
    behind = label.end() if label else start
    shouted = label is not None and label["label"].isupper() and label["mark"].strip() != ":"
    places = _places_of(page, label["label"], known=not shouted) if label else {}
    day = page.day_in(start, behind) if label else None
    if not (passage.kind is Kind.ITEM or places or day or under):
        return None
    first = next(page.sentences(Passage(passage.kind, behind, end)))
    places = places or dict.fromkeys(page.places_in(*first), "")
    return _Entry(start, start, end, places, day or page.day_in(*first) or under, page.line(*first))


def _repeated(page: Page, heading: Passage) -> dict[str, str]:
    """The places of a headline which the text under it begins with: else it points to another article."""
    below = next((each for each in page.passages if each.start > heading.start), None)
    if below is None or below.kind is Kind.HEADING:
        return {}
    begins = page.places_in(*next(page.sentences(below)))
    return {place: "" for place in page.places_in(heading.start, heading.end) if place in begins}


def _places_of(page: Page, words: str, *, known: bool) -> dict[str, str]:
    """The places that a heading or label consists of: those that the table or the article knows, or, in a dateline,
    any name."""
    found: dict[str, str] = {}
    for name in (match[0].strip() for match in _NAME.finditer(words)):
        written = name.title() if name.isupper() else name
        place = gazetteer.lookup(written)
        key = "@" + place.id if place else page.known.get(name) or (None if known else name_key(name.title()))
        if key and not locations.is_country(key):
            found.setdefault(key, written)
    return found
