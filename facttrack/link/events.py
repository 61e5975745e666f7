"""Whether two articles report the same event."""

from __future__ import annotations

from functools import lru_cache

from facttrack.link.articles import compare_facts
from facttrack.link.evidence import Evidence, score, total
from facttrack.link.prospects import could_match
from facttrack.link.relations import recollections
from facttrack.link.sketch import Sketch
from facttrack.link.types import SAME_EVENT, Match


def evidence(a: Sketch, b: Sketch) -> list[Evidence]:
    """What speaks for and against one event, fact by fact; the same whichever article comes first."""
    first, second = (a, b) if a.name <= b.name else (b, a)
    return compare_facts(first, second)


def likeness(a: Sketch, b: Sketch) -> float:
    """How surely two articles report one event, 0 to 1."""
    return score(total("article", evidence(a, b)))


def compare(a: Sketch, b: Sketch) -> Match | None:
    """The match of two articles that report one event or recall the same earlier one, or None."""
    if a.article == b.article:
        return None
    first, second = (a, b) if a.name <= b.name else (b, a)
    if not could_match(first, second):
        return _recalling(first, second)
    found = evidence(first, second)
    sure = score(total("article", found))
    if sure < SAME_EVENT:
        return _recalling(first, second)
    return Match(first.name, second.name, round(sure, 4), tuple(each.reason for each in found))


def _recalling(a: Sketch, b: Sketch) -> Match | None:
    """A match of articles on two events where figures of the one recall the other."""
    if not (_recalls(a) or _recalls(b)):
        return None
    links = recollections(a, b)
    if not links:
        return None
    sure = min(round(likeness(a, b), 4), SAME_EVENT / 2)
    return Match(a.name, b.name, sure, ("one recalls what the other reports",))


@lru_cache(maxsize=8192)
def _recalls(sketch: Sketch) -> bool:
    return any(count.recalled for count in sketch.figures)
