"""Two figures, fact by fact: what each counts, where, of when, up to when, who says so, how many.

Each function compares one fact and answers with a level and a reason in words; `compare` gathers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from facttrack.link import culprits, locations, populations, speakers
from facttrack.link.counts import Count, Culprit, Days
from facttrack.link.evidence import Evidence
from facttrack.link.names import same_skeleton
from facttrack.link.populations import Extent
from facttrack.link.sketch import Sketch
from facttrack.link.tables import table
from facttrack.vocabulary import Measure

#: Moments closer than so many hours are taken for one.
_ONE_MOMENT = 2.0
_HOURS = 24
_MONTHS = tuple("January February March April May June July August September October November December".split())


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing `a` with `b` gave. Extents say how `a` stands to `b`; `order` is -1 where `a` is as of an
    earlier moment, 1 where later, 0 where the moments are one or nothing tells them apart; `replaced` says that one
    article names the other's number as outdated."""

    population: Extent
    place: Extent
    period: Extent
    order: int
    replaced: bool
    speaker: str
    bounds: str
    evidence: tuple[Evidence, ...]


def compare(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> Compared:
    """All facts of two figures of one measure."""
    when = period(a, of_a, b, of_b)
    order, moment = moments(a, of_a, b, of_b)
    people = population(a, b)
    counted = _extent("population", people, a.population or a.noun, b.population or b.noun)
    without = culprits.compare(a, b, one_moment=order == 0)
    if without and people is not Extent.APART:
        people, counted = without, _without_culprit(a, b, without)
    where = place(a, of_a, b, of_b)
    if where is Extent.UNKNOWN and order == 0:
        where = _village(a, b)
    spoken = speaker(a, b)
    numbers = bounds(a, b)
    evidence = (
        Evidence("measure", "same", f"same measure: {a.measure}"),
        counted,
        _extent("place", where, _place(a, of_a), _place(b, of_b)),
        _extent("period", when, _span(a.happened or of_a.main), _span(b.happened or of_b.main)),
        moment,
        Evidence("speaker", spoken, _spoken(a.speaker, b.speaker, spoken)),
        Evidence("bounds", numbers, f"{a.measure}: {_against(interval(a), interval(b), numbers)}"),
    )
    return Compared(people, where, when, order, moment.level == "replaced", spoken, numbers, evidence)


_STANDS = {Extent.INSIDE: "within", Extent.AROUND: "around", Extent.APART: "not"}
_CALLED = {"population": "people or things counted", "place": "place", "period": "days"}
_UNTOLD = {
    "population": "one of them does not say who or what exactly is counted",
    "place": "one of them does not say where exactly",
    "period": "one of them does not say on which days",
}


# Words are put together once for many pairs: the figures of an event speak of few places, days, speakers and numbers.


@lru_cache(maxsize=4096)
def _extent(fact: str, extent: Extent, a: str, b: str) -> Evidence:
    if extent is Extent.SAME:
        return Evidence(fact, extent.value, f"same {_CALLED[fact]}: {a or b}" if a or b else f"same {_CALLED[fact]}")
    if extent is Extent.UNKNOWN:
        return Evidence(fact, extent.value, _UNTOLD[fact])
    return Evidence(fact, extent.value, f"{_CALLED[fact]}: {a or 'not said'} {_STANDS[extent]} {b or 'not said'}")


def _without_culprit(a: Count, b: Count, extent: Extent) -> Evidence:
    """Why one toll is the other without the attacker, and whether the articles say so."""
    small, large = (a, b) if extent is Extent.INSIDE else (b, a)
    said = small.culprit == Culprit.OUT or large.culprit == Culprit.IN
    how = "leaves out" if said else "seems to leave out"
    reason = f"{interval(small)} {how} the attacker, whom {interval(large)} counts in"
    return Evidence("population", extent.value, reason)


def speaker(a: Count, b: Count) -> str:
    """Does one speaker stand behind both, by name or by the words that an article explains an acronym with?"""
    found = speakers.compare(a.speaker, b.speaker)
    if found == speakers.OTHER:
        pairs = ((a.also, b.speaker), (a.speaker, b.also), (a.also, b.also))
        if any(x and y and speakers.compare(x, y) == speakers.SAME for x, y in pairs):
            return speakers.SAME
    return found


@lru_cache(maxsize=4096)
def _spoken(a: str, b: str, level: str) -> str:
    if level == speakers.UNNAMED:
        return "neither names a speaker" if not a and not b else "only one of them names a speaker"
    return f"same speaker: {a}" if level == speakers.SAME else f"different speakers: {a}; {b}"


# --- how many ----------------------------------------------------------------------------------


def bounds(a: Count, b: Count) -> str:
    """`equal`, `overlap` or `apart`."""
    if (a.low, a.high) == (b.low, b.high):
        return "equal"
    return "overlap" if _reach(a, b) and _reach(b, a) else "apart"


def _reach(a: Count, b: Count) -> bool:
    """Does `a` go as high as `b` begins? An "about" gives a tenth either way."""
    top, bottom = a.high, b.low
    if top is None or bottom is None:
        return True
    slack = max(top if a.qualifier == "about" else 0, bottom if b.qualifier == "about" else 0) * 0.1
    return top + slack >= bottom


def size(count: Count) -> int:
    """The number that was said: the lower bound, else the upper."""
    return (count.low if count.low is not None else count.high) or 0


@lru_cache(maxsize=4096)
def _against(a: str, b: str, level: str) -> str:
    one, other = _in_words(a), _in_words(b)
    if level == "equal":
        return f"{one} in both"
    return f"{one} against {other}" + (", which can both be true" if level == "overlap" else "")


def interval(count: Count) -> str:
    """The bounds as a reader writes them: 23, ≥ 23, ≤ 30, 20–30."""
    if count.low == count.high:
        return f"{count.low:,}" if count.low is not None else "some"
    if count.high is None:
        return f"≥ {count.low:,}"
    return f"≤ {count.high:,}" if count.low is None else f"{count.low:,}–{count.high:,}"


# --- who and where -----------------------------------------------------------------------------


def population(a: Count, b: Count) -> Extent:
    """Whose people, and which of them?"""
    found = populations.compare(a.population, b.population, a.measure)
    if found is not Extent.APART and a.nation and b.nation and not set(a.nation) & set(b.nation):
        return Extent.APART
    if found is Extent.UNKNOWN and a.noun and b.noun and a.noun == b.noun:
        found = Extent.SAME
    if a.part and b.part and a.population != b.population:
        return Extent.APART
    if found in (Extent.SAME, Extent.UNKNOWN):
        return _taken_from(a, b) or found
    return found


def _taken_from(a: Count, b: Count) -> Extent | None:
    """Is one taken from a larger number, and the other not? "At least 60" may be that larger number."""
    if a.part and not b.part and (size(a) < size(b) or (b.high is None and a.high is not None)):
        return Extent.INSIDE
    if b.part and not a.part and (size(b) < size(a) or (a.high is None and b.high is not None)):
        return Extent.AROUND
    return None


def place(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> Extent:
    """Does one count a district of the other's province, or one hospital of the other's city?"""
    marked = _smaller_of(a, b, b.wide, a.wide) or _smaller_of(a, b, a.facility, b.facility)
    if marked:
        return marked
    left, right = _located(a, of_a), _located(b, of_b)
    if not left or not right:
        return Extent.UNKNOWN
    if set(left) & set(right):
        inside, around = set(a.places) < set(b.places), set(b.places) < set(a.places)
        one_of = b.joint and bool(a.places) and inside, a.joint and bool(b.places) and around
        return _smaller_of(a, b, *one_of) or Extent.SAME
    known = frozenset((*of_a.inside, *of_b.inside))
    found = [locations.compare(x, y, known) for x in left[:3] for y in right[:3]]
    extent = next((each for each in (Extent.INSIDE, Extent.AROUND, Extent.UNKNOWN) if each in found), Extent.APART)
    if extent is Extent.UNKNOWN and _two_villages(a, of_a, b, of_b):
        return Extent.APART
    if extent is Extent.APART and not (_firm(a, left[0], of_a) and _firm(b, right[0], of_b)):
        return Extent.UNKNOWN
    outer = right[0] if extent is Extent.INSIDE else left[0]
    if (
        extent in (Extent.INSIDE, Extent.AROUND)
        and locations.is_country(outer)
        and not (_spread(of_a) or _spread(of_b))
    ):
        return Extent.SAME
    if extent in (Extent.INSIDE, Extent.AROUND) and not (a.places and b.places):
        areas = locations.is_area(left[0]) and locations.is_area(right[0])
        return extent if areas else Extent.SAME
    return extent


def _spread(sketch: Sketch) -> bool:
    """Is it of a kind that strikes a whole country, so that the country's name says how far the count reaches?"""
    return bool(set(sketch.causes[:2]) & set(table("causes")["wide"]["causes"]))


def _two_villages(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Does each figure's own sentence name a small place that the other article never names?"""
    if not a.places or not b.places or any(locations.is_area(place) for place in (*a.places, *b.places)):
        return False
    likeness = same_skeleton(a.places[0], b.places[0])
    return not likeness and not set(a.places) & set(of_b.places) and not set(b.places) & set(of_a.places)


def _village(a: Count, b: Count) -> Extent:
    """A place that no table knows, against a whole province at the same moment: the smaller number is the village's."""
    if not a.places or not b.places:
        return Extent.UNKNOWN
    small, large = (locations.is_area(count.places[0]) for count in (b, a))
    if small != large and not (a.places[0].startswith("@") and b.places[0].startswith("@")):
        return _smaller_of(a, b, small, large) or Extent.UNKNOWN
    return Extent.UNKNOWN


def _firm(count: Count, key: str, sketch: Sketch) -> bool:
    """Does the figure's own sentence name the place, or is it the article's main one?"""
    return bool(count.places) or key in sketch.places[:1]


def _smaller_of(a: Count, b: Count, a_part: bool, b_part: bool) -> Extent | None:
    """A count that words of its sentence make a part is one only of a larger number."""
    if a_part and not b_part and size(a) < size(b):
        return Extent.INSIDE
    if b_part and not a_part and size(b) < size(a):
        return Extent.AROUND
    return None


def _located(count: Count, sketch: Sketch) -> tuple[str, ...]:
    """The places of the figure's sentence, else the last one named before it, else the article's own."""
    if count.places:
        return count.places
    return (count.near,) if count.near else sketch.places[:1]


def _place(count: Count, sketch: Sketch) -> str:
    known = _located(count, sketch)
    return locations.named(known[0]) if known else ""


# --- of when -----------------------------------------------------------------------------------


def period(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> Extent:
    """Is one day of a week counted against the whole week, or another day?"""
    if a.measure == Measure.RESCUED and not (a.period or b.period):
        return Extent.UNKNOWN
    left, right = _days(a, of_a, b, of_b), _days(b, of_b, a, of_a)
    if left is None or right is None:
        return Extent.UNKNOWN
    if left[1] < right[0] or right[1] < left[0]:
        gap = max((right[0] - left[1]).days, (left[0] - right[1]).days)
        return (
            Extent.APART if gap > 1 or (a.happened and b.happened and not a.period and not b.period) else Extent.UNKNOWN
        )
    if a.period == b.period:
        return Extent.SAME
    if a.period and left[0] <= right[0] and right[1] <= left[1] and _longer(left, right):
        return Extent.AROUND
    if b.period and right[0] <= left[0] and left[1] <= right[1] and _longer(right, left):
        return Extent.INSIDE
    return Extent.SAME


def _days(count: Count, sketch: Sketch, other: Count, its: Sketch) -> Days | None:
    """The days of the harm; against a larger count of a stretch, which its own article tells beside its event, also
    those that the article is about, unless the count is one up to a moment."""
    if count.happened or count.told or not (sketch.told and sketch.main and other.period and other.happened):
        return count.happened
    inside = other.happened[0] <= sketch.main[0] and sketch.main[1] <= other.happened[1]
    return sketch.main if inside and other.happened != its.main and size(count) < size(other) else None


def _longer(a: Days, b: Days) -> bool:
    return (a[1] - a[0]).days > (b[1] - b[0]).days


@lru_cache(maxsize=4096)
def _span(days: Days | None) -> str:
    if days is None:
        return ""
    return _date(days[0]) if days[0] == days[1] else f"{_date(days[0])} to {_date(days[1])}"


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# --- up to when --------------------------------------------------------------------------------


def moments(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> tuple[int, Evidence]:
    """Which count is as of the later moment?"""
    order = _order(a, of_a, b, of_b)
    replaced = False
    if a.former != b.former:
        order = _former(a, of_a, b, of_b)
    elif not a.former and size(a) != size(b):
        named = _replaced(a, of_a, b), _replaced(b, of_b, a)
        if named[0] != named[1]:
            order, replaced = (1 if named[0] else -1), True
    if order == 0:
        return 0, Evidence("moment", "same", "counted up to the same time, as far as the articles say")
    if replaced:
        outdated = _in_words(interval(b if order > 0 else a))
        return order, Evidence("moment", "replaced", f"one of them calls {outdated} outdated")
    level = "earlier" if order < 0 else "later"
    texts = _moment(a, of_a), _moment(b, of_b)
    return order, Evidence("moment", level, f"counted up to {texts[0]} and up to {texts[1]}")


def _in_words(bounds: str) -> str:
    return bounds.replace("≥", "at least").replace("≤", "at most")


def _replaced(a: Count, of_a: Sketch, b: Count) -> bool:
    """Does the sentence, or the article, of `a` name `b`'s number as an outdated one?"""
    return a.instead == size(b) or any(
        other.former and other.measure == a.measure and not other.recalled and size(other) == size(b)
        for other in of_a.figures
    )


def _order(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> int:
    if a.told and b.told and a.day and b.day:
        if a.day != b.day:
            return _sign((a.day - b.day).days)
        if a.hour is not None and b.hour is not None:
            return _sign(a.hour - b.hour) if abs(a.hour - b.hour) >= _ONE_MOMENT else 0
    if of_a.day is None or of_b.day is None:
        return 0
    if of_a.day != of_b.day:
        return _sign((of_a.day - of_b.day).days)
    if of_a.hour is not None and of_b.hour is not None and abs(of_a.hour - of_b.hour) >= _ONE_MOMENT:
        return _sign(of_a.hour - of_b.hour)
    return 0


def _former(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> int:
    """An outdated count is older than whatever an article of its own time or later says."""
    outdated, other, mine, theirs = (a, b, of_a, of_b) if a.former else (b, a, of_b, of_a)
    if mine.day and theirs.day and theirs.day < mine.day and size(other) != size(outdated):
        return 0
    return -1 if a.former else 1


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _moment(count: Count, sketch: Sketch) -> str:
    day: date | None = count.day if count.told and count.day else sketch.day
    hour = count.hour if count.told else sketch.hour
    if day is None:
        return "an unknown day"
    words = _date(day)
    if hour is not None:
        words += ", midnight" if hour >= _HOURS else f", {int(hour):02d}:{round(hour % 1 * 60):02d}"
    return words + (" (called outdated)" if count.former else "")
