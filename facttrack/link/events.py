"""Whether two articles report the same event."""

from __future__ import annotations

from facttrack.link.articles import compare_facts
from facttrack.link.evidence import Evidence, score, total
from facttrack.link.prospects import could_match, outline
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
    x, y = outline(a), outline(b)
    if could_match(x, y):
        found = evidence(a, b)
        sure = score(total("article", found))
        if sure >= SAME_EVENT:
            return _matching(a, b, round(sure, 4), *(each.reason for each in found))
    return _recalling(a, b) if x.recalls or y.recalls else None


def _recalling(a: Sketch, b: Sketch) -> Match | None:
    """A match of articles on two events where figures of the one recall the other."""
    links = recollections(a, b)
    if not links:
        return None
    sure = min(round(likeness(a, b), 4), SAME_EVENT / 2)
    return _matching(a, b, sure, "one recalls what the other reports")


def _matching(a: Sketch, b: Sketch, sure: float, *because: str) -> Match:
    first, second = sorted((a.name, b.name))
    return Match(first, second, sure, because)
