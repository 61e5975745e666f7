"""Running text that goes over to another event: "In a separate incident, …", "Meanwhile, in Brennick, …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from facttrack.link import locations
from facttrack.link.pages import Page, Piece, Span, around, one_harm
from facttrack.link.passages import Kind
from facttrack.link.populations import Extent
from facttrack.link.tables import table

_NEAR = (Extent.SAME, Extent.INSIDE, Extent.AROUND)


def cut(page: Page) -> list[Piece]:
    """The main story and each event that the text sets apart from it; nothing where there is no other event."""
    if not _opening().search(page.text):
        return []
    told = _told_apart(page)
    apart = [spans for spans in told if page.figures_in(spans)]
    main = around((span for spans in apart for span in spans), len(page.text))
    if not apart or one_harm(page, main, apart):
        return []
    return [Piece(main), *(Piece(spans, page.line(*_first(page, spans))) for spans in apart)]


def _told_apart(page: Page) -> list[tuple[Span, ...]]:
    """The stretches of each event that is set apart. One goes on until the text comes back to names of the main story
    that it does not have itself, or to all that was told."""
    found: list[list[Span]] = []
    main: set[str] = set()
    ours: set[str] = set()
    inside = False
    for passage in page.passages:
        inside = inside and passage.kind is not Kind.HEADING
        for start, end in page.sentences(passage):
            keys = page.keys_in(start, end)
            if main and _opens(page, start, end, main):
                found.append([])
                inside, ours = True, set()
            elif inside and (_closing().match(page.text, start) or (keys & main - ours and not keys & ours)):
                inside = False
            if inside:
                found[-1].append((start, end))
                ours |= keys - main
            else:
                main |= keys
    return [_joined(spans, page.text) for spans in found]


def _opens(page: Page, start: int, end: int, main: set[str]) -> bool:
    """Does a sentence go over to another event? Of words that may also go on with the same, only with a place that
    the main story has nothing to do with."""
    found = _opening().match(page.text, start)
    if found is None:
        return False
    if found["apart"]:
        return True
    elsewhere = [
        place
        for place in page.places_in(start, end)
        if all(locations.compare(place, other) not in _NEAR for other in main if not locations.is_area(other))
    ]
    return bool(elsewhere)


def _joined(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Sentences that follow one another as one stretch."""
    found: list[Span] = []
    for start, end in spans:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _first(page: Page, spans: Sequence[Span]) -> Span:
    """The first sentence of a part."""
    start, end = spans[0]
    inside = next(each for each in page.passages if each.start <= start < each.end)
    return next((s, min(e, end)) for s, e in page.sentences(inside) if s <= start < e)


@cache
def _opening() -> re.Pattern[str]:
    words = table("roundups")["contrast"]
    events = rf"(?:[\w-]+\s+){{0,2}}(?:{_any(words['events'])})(?:e?s)?\b"
    lead = r"(?:(?:In|At|During)\s+)?(?:(?:[Aa]n?|[Aa]nother|[Tt]wo|[Tt]hree|[Ss]everal|[Tt]he)\s+)?(?:[a-z]+\s+)?"
    return re.compile(
        rf"(?m)(?:^|(?<=[.!?”\"]\s)|(?<=\n))\s*(?:{lead}(?P<apart>(?i:{_any(words['apart'])}))\s+{events}"
        rf"|(?:In\s+)?(?:[Aa]n?\s+)?(?i:{_any(words['other'])})\s+{events}"
        rf"|(?:{_any(words['opening'])})\b|In\s+[A-Z][\w’' -]{{1,40}},\s+meanwhile\b)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any(table('roundups')['contrast']['closing'])})\b")


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
