"""Do two figures speak of one happening: their articles' own, or one that they recall?"""

from __future__ import annotations

from facttrack.link import bounds, locations
from facttrack.link.counts import Count
from facttrack.link.populations import Extent
from facttrack.link.sketch import Sketch

#: Days that a recalled event may span for different counts of it to be compared.
_EXACT = 7
#: A count over more days than these holds no single event as a part that is worth a link.
_LONG = 31


def one_happening(a: Count, of_a: Sketch, b: Count, of_b: Sketch, same_event: bool) -> bool:
    """Do the figures speak of one event: the articles' own, or one that they recall?"""
    if not a.recalled and not b.recalled:
        return same_event
    if a.recalled and b.recalled:
        if not _recall_one(a, b, same_event):
            return False
        return _share_place(a, of_a, b, of_b) or (same_event and not (of_a.places and of_b.places))
    recalled, other, mine, theirs = (a, b, of_a, of_b) if a.recalled else (b, a, of_b, of_a)
    days = other.happened or theirs.main
    if recalled.happened is None or days is None:
        return False
    if (recalled.happened[1] - recalled.happened[0]).days > _LONG:
        return False
    near = (days[0] - recalled.happened[1]).days <= 1 and (recalled.happened[0] - days[1]).days <= 1
    return near and (same_event or _share_place(recalled, mine, other, theirs))


def _recall_one(a: Count, b: Count, same_event: bool) -> bool:
    """Two recalled figures meet where they are of one time, or say the same number in reports of one event."""
    if a.happened and b.happened:
        met = a.happened[0] <= b.happened[1] and b.happened[0] <= a.happened[1]
        exact = max((days[1] - days[0]).days for days in (a.happened, b.happened)) <= _EXACT
        exact = exact or (a.period and b.period and abs((a.happened[0] - b.happened[0]).days) <= _EXACT)
        return met and (bounds.compare(a, b) == "equal" or (exact and same_event))
    if a.told and b.told and a.day and b.day:
        return abs((a.day - b.day).days) <= 1 and bounds.compare(a, b) == "equal"
    return same_event and bounds.compare(a, b) == "equal"


def _share_place(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Do the figures, or else their articles, name a place in common?"""
    left, right = set(a.places or of_a.places), set(b.places or of_b.places)
    if left & right:
        return True
    return any(
        locations.compare(x, y) in (Extent.INSIDE, Extent.AROUND) for x in sorted(left) for y in sorted(right)
    ) or bool(set(of_a.places) & set(of_b.places))
