"""A second speaker without a verb: "the governor put the dead at 26, the hospital at 31"."""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.found import Found
from facttrack.extract.phrases import Subject
from facttrack.extract.speakers import is_source
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch

_FRAMES: Final = ("figure", "clause", "that")
_LONGEST: Final = 8  # words of "and the health ministry at" at most


def second_speaker(stretch: Stretch, found: Found) -> list[Found]:
    """The attribution, and the one of whoever gives another number after it, if somebody does."""
    first, end = found.content[-1]
    tags = stretch.tags
    if found.rule not in _FRAMES or len(found.content) > 1 or "M" not in tags[first:end]:
        return [found]
    number = end - 1
    if tags[number] != "M" or (end < len(tags) and tags[end] not in ".;,"):
        return [found]
    opens = number
    while opens > first and (tags[opens - 1] in "RM" or stretch.tokens.lower[opens - 1] in _bounds()):
        opens -= 1 + (stretch.tokens.lower[opens - 1] == "least")  # "at least"
    tied = stretch.tokens.lower[opens - 1] in ("at", "of", "as")
    last = opens - 1 - tied
    start = last
    while start > max(first, last - _LONGEST) and tags[start - 1] in "DNPJZ":
        start -= 1
    comma = start - 1
    if comma <= first or start > last or tags[last] not in "NP" or not (tags[comma] in ",;" or _joins(stretch, comma)):
        return [found]
    if tied != (found.rule == "figure") or "M" not in tags[first:comma]:
        return [found]
    words = stretch.text[stretch.tokens.starts[start] : stretch.tokens.ends[last]]
    if not is_source(words):
        return [found]
    until = comma - (tags[comma - 1] == ",")
    other = found._replace(subject=Subject(start, last), content=((opens, end),), rule="figure")
    return [found._replace(content=((first, until),)), other]


def _joins(stretch: Stretch, at: int) -> bool:
    return stretch.tokens.lower[at] in ("and", "while", "but")


@cache
def _bounds() -> frozenset[str]:
    """Words that qualify a number: "at least 31"."""
    return frozenset(table("attribution")["counting"]["bounds"].split())
