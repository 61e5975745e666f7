"""A quick look at two articles before their facts are compared: most that share a search key report two events.

Every fact is weighed as kindly as it could turn out, so that no match is lost. What each fact weighs, and why, is
decided in `facttrack.link.articles`; what changes there must keep within the bounds here, which a test compares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache

from facttrack.link.articles import (
    COPY,
    HELD,
    MOST_SHARED,
    PUBLISHED,
    apart,
    counted,
    days_told,
    going_together,
    local,
    terms_of,
    wide_causes,
)
from facttrack.link.evidence import weights
from facttrack.link.locations import above_of, is_country, loose_in, named, region_of
from facttrack.link.shingles import containment
from facttrack.link.sketch import Sketch
from facttrack.link.types import SAME_EVENT

#: Sums of weights differ in their last digits by the order of adding; so much less is still enough.
_ENOUGH = math.log(SAME_EVENT / (1 - SAME_EVENT)) - 1e-6

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """An article as sets and numbers: days as ordinals, `near` with those before and after, `around` the places that
    its own lie in and the countries that it names, `called` the names of those that the table knows, `loose` and
    `region` see `locations`, `alike` its causes
    with all that go together with one, `terms` the weights of its words. `recalls` says that a figure of it recalls
    another event.
    """

    day: int | None
    main: tuple[int, int] | None
    days: frozenset[int]
    proceedings: bool
    reckoned: bool
    near: frozenset[int]
    first: str
    loose: str
    region: str
    places: frozenset[str]
    around: frozenset[str]
    called: frozenset[str]
    written: tuple[str, ...]
    causes: frozenset[str]
    alike: frozenset[str]
    wide: frozenset[str]
    names: frozenset[str]
    streets: frozenset[str]
    copies: frozenset[int]
    ages: frozenset[str]
    addresses: frozenset[str]
    counted: frozenset[tuple[str, int, int | None]]
    rare: frozenset[str]
    terms: dict[str, float]
    length: float
    recalls: bool


@lru_cache(maxsize=HELD)
def outline(sketch: Sketch) -> Outline:
    """Worked out once, as an article is compared with many."""
    places, terms = local(sketch.places), terms_of(sketch)
    days = {day.toordinal() for day in days_told(sketch)}
    return Outline(
        sketch.day.toordinal() if sketch.day else None,
        (sketch.main[0].toordinal(), sketch.main[1].toordinal()) if sketch.main and sketch.told else None,
        frozenset(days),
        sketch.proceedings,
        sketch.reckoned,
        frozenset(day + step for day in days for step in (-1, 0, 1)),
        places[0] if places else "",
        loose_in(places[0]) if places else "",
        region_of(places[0]) if places else "",
        frozenset(places),
        frozenset(above for place in places for above in above_of(place)).union(filter(is_country, sketch.places)),
        frozenset(named(place) for place in places if place.startswith("@")),
        sketch.written,
        frozenset(sketch.causes),
        frozenset(sketch.causes).union(*going_together(sketch)),
        wide_causes(sketch),
        frozenset(sketch.names),
        frozenset(sketch.streets),
        frozenset(sketch.shingles),
        terms.ages,
        terms.addresses,
        counted(sketch),
        terms.rare,
        sketch.terms,
        terms.length,
        any(count.recalled for count in sketch.figures),
    )


def could_match(x: Outline, y: Outline) -> bool:
    """False only where comparing all facts would find two events."""
    table = weights()["article"]
    odds = table["base"]["all"] + _when(x, y, table) + _where(x, y, table["places"]) + _shared(x, y, table)
    if x.causes and y.causes and x.causes.isdisjoint(y.causes):
        odds += table["causes"]["other" if x.alike.isdisjoint(y.causes) else "alike"]
    if x.ages and y.ages and x.ages.isdisjoint(y.ages):
        odds += table["ages"]["other"]
    if x.streets and y.streets and x.streets.isdisjoint(y.streets):
        odds += table["streets"]["other"]
    wording = table["wording"]["alike"]
    if odds + wording < _ENOUGH:
        return False
    bottom = x.length * y.length
    shared = [x.terms[word] for word in x.terms.keys() & y.terms.keys()]
    alike = sum(weight * weight for weight in shared) / bottom if bottom else 0.0
    return odds + wording * alike >= _ENOUGH


def _when(x: Outline, y: Outline, table: Weights) -> float:
    days = table["days"]
    if x.day is None or y.day is None:
        published = table["publication"]["unknown"]
    else:
        by_gap = _published()
        published = by_gap[min(abs(x.day - y.day), len(by_gap) - 1)]
    if x.main and y.main and x.main[0] <= y.main[1] and y.main[0] <= x.main[1]:
        return published + days["same_main"]
    if not x.days or not y.days or ((x.reckoned or y.reckoned) and x.days.isdisjoint(y.days)):
        return published
    if x.days.isdisjoint(y.near):
        return published + days["proceedings" if x.proceedings or y.proceedings else "far"]
    return published + days["next" if x.days.isdisjoint(y.days) else "mentioned"]


@cache
def _published() -> list[float]:
    """What publications so many days apart weigh, up to a gap from which on all weigh the same."""
    table = weights()["article"]["publication"]
    return [table[apart(gap)] for gap in range(PUBLISHED[-1][1] + 2)]


def _where(x: Outline, y: Outline, table: dict[str, float]) -> float:
    if x.first in y.written or y.first in x.written:
        return max(table["same_main"], table["mentioned"], table["inside"])
    if not x.places or not y.places:
        return max(table["mentioned"], 0.0)
    if x.first == y.first:
        return table["same_main"]
    if not x.places.isdisjoint(y.places):
        return table["mentioned"]
    if not x.around.isdisjoint(y.places) or not y.around.isdisjoint(x.places):
        return table["inside"]
    if not x.called.isdisjoint(y.called) or (x.loose and x.loose == y.region) or (y.loose and y.loose == x.region):
        return 0.0
    if x.first.startswith("@") != y.first.startswith("@"):
        return max(table["mentioned"], table["unplaced"])
    if not x.first.startswith("@"):
        return table["mentioned"]
    if not x.names.isdisjoint(y.names):
        return 0.0
    return table["other" if x.wide.isdisjoint(y.wide) else "same_country"]


def _shared(x: Outline, y: Outline, table: Weights) -> float:
    """What the texts have in common, but for ordinary words."""
    odds = 0.0
    if not x.copies.isdisjoint(y.copies) and containment(x.copies, y.copies) >= COPY:
        odds += table["copies"]["same_text"]
    pairs = (
        ("persons", x.names, y.names),
        ("ages", x.ages, y.ages),
        ("addresses", x.addresses, y.addresses),
        ("streets", x.streets, y.streets),
        ("figures", x.counted, y.counted),
    )
    for fact, ours, theirs in pairs:
        if not ours.isdisjoint(theirs):
            odds += table[fact]["same"] * min(len(ours & theirs), MOST_SHARED[fact])
    rare = len(y.terms.keys() & x.rare)
    if rare > 1:
        odds += table["rare_words"]["shared"] * (math.sqrt(min(rare, MOST_SHARED["rare_words"])) - 1)
    return odds
