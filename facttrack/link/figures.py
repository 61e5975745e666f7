"""Two figures, fact by fact: what each counts, where, of when, up to when, who says so, how many.

Each function compares one fact and answers with a level and a reason in words; `compare` gathers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from facttrack.link import bounds, culprits, populations, speakers, timing, whereabouts
from facttrack.link.bounds import size
from facttrack.link.counts import Count, Culprit, Standing
from facttrack.link.evidence import Evidence
from facttrack.link.populations import Extent
from facttrack.link.sketch import Sketch

#: Numbers from here on tell of an event by themselves.
_TELLING = 5
_PARTS = frozenset({Extent.INSIDE, Extent.AROUND})


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing `a` with `b` gave. Extents say how `a` stands to `b`; `order` is -1 where `a` is as of an
    earlier moment, 1 where later, 0 where the moments are one or nothing tells them apart, and `days_apart` lie between
    them; `replaced` says that one article names the other's number as outdated; `one_whole` that both are a part of a
    number that both articles give; `one_scope` that both count all of one kind of people, or of one place."""

    population: Extent
    place: Extent
    period: Extent
    order: int
    days_apart: int
    replaced: bool
    speaker: str
    bounds: str
    one_whole: bool
    one_scope: bool
    evidence: tuple[Evidence, ...]


def compare(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> Compared:
    """All facts of two figures of one measure."""
    when = timing.period(a, of_a, b, of_b)
    order, moment = timing.moments(a, of_a, b, of_b)
    whole = _one_whole(a, of_a, b, of_b)
    scope = one_scope(a, of_a, b, of_b)
    people = population(a, b, scope or whole)
    taken = "one of them is taken from a larger number" if people in _PARTS and _taken_from(a, b, scope) else ""
    counted = _extent("population", people, a.population or a.noun, b.population or b.noun, taken)
    without = culprits.compare(a, b, order)
    if without and people is not Extent.APART:
        people, counted = without, _without_culprit(a, b, without)
    where = whereabouts.compare(a, of_a, b, of_b, one_moment=order == 0)
    spoken = speaker(a, b)
    numbers = bounds.compare(a, b)
    evidence = (
        Evidence("measure", "same", f"same measure: {a.measure}"),
        counted,
        _extent("place", where.extent, where.a, where.b, where.because),
        _extent("period", when, timing.span(a.happened or of_a.main), timing.span(b.happened or of_b.main)),
        moment,
        Evidence("speaker", spoken, _spoken(a.speaker, b.speaker, spoken)),
        Evidence("bounds", numbers, f"{a.measure}: {bounds.against(bounds.interval(a), bounds.interval(b), numbers)}"),
    )
    return Compared(
        people,
        where.extent,
        when,
        order,
        timing.days_apart(a, of_a, b, of_b),
        moment.level == "replaced",
        spoken,
        numbers,
        whole,
        scope,
        evidence,
    )


def _one_whole(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Are both parts, of the same kind, of the same larger number of their articles?"""
    if not a.standing == b.standing == Standing.PART or a.population != b.population or a.carried != b.carried:
        return False
    wholes = [
        {size(o) for o in of.figures if o.measure == a.measure and o.standing == Standing.TOTAL and size(o) > size(a)}
        for of in (of_a, of_b)
    ]
    return any(number >= _TELLING for number in wholes[0] & wholes[1])


_CALLED = {"population": "people or things counted", "place": "place", "period": "days"}
_UNTOLD = {
    "population": "one of them does not say who or what exactly is counted",
    "place": "one of them does not say where exactly",
    "period": "one of them does not say on which days",
}


# Words are put together once for many pairs: the figures of an event speak of few places, days, speakers and numbers.


@lru_cache(maxsize=4096)
def _extent(fact: str, extent: Extent, a: str, b: str, because: str = "") -> Evidence:
    """The evidence of a fact, with `because` as its reason where that is not in the names of the two."""
    if extent is Extent.UNKNOWN:
        return Evidence(fact, extent.value, _UNTOLD[fact])
    called = _CALLED[fact]
    if extent is Extent.SAME:
        words = f"same {called}: {a or b}" if a or b else f"same {called}"
    elif extent is Extent.APART:
        words = f"{called}: {a or 'not said'}, not {b or 'not said'}"
    elif because or a == b or not (a and b):
        words = f"{called}: {because or 'one of them counts a part of what the other counts'}"
    else:
        inner, outer = (a, b) if extent is Extent.INSIDE else (b, a)
        words = f"{called}: {inner}, a part of {outer}"
    return Evidence(fact, extent.value, words)


def _without_culprit(a: Count, b: Count, extent: Extent) -> Evidence:
    """Why one toll is the other without the attacker, and whether the articles say so."""
    small, large = (a, b) if extent is Extent.INSIDE else (b, a)
    said = small.culprit == Culprit.OUT or large.culprit == Culprit.IN
    how = "leaves out" if said else "seems to leave out"
    reason = f"{bounds.interval(small)} {how} the attacker, whom {bounds.interval(large)} counts in"
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


def population(a: Count, b: Count, scope: bool) -> Extent:
    """Whose people, and which of them? `scope`: all of one kind or place."""
    ours = populations.narrowed(a.population, a.noun, b.population)
    theirs = populations.narrowed(b.population, b.noun, a.population)
    found = populations.compare(ours, theirs, a.measure)
    if found is not Extent.APART and a.nation and b.nation and not set(a.nation) & set(b.nation):
        return Extent.APART
    if found is Extent.UNKNOWN and a.noun and b.noun and a.noun == b.noun:
        found = Extent.SAME
    taken = _taken_from(a, b, scope)
    may_be_one = populations.may_be_one(a.population, b.population)
    if found is Extent.APART and may_be_one:
        found = Extent.UNKNOWN if taken or bounds.compare(a, b) == "equal" else found
    if a.part and b.part and a.population != b.population and not may_be_one:
        return Extent.APART
    if a.share and b.share and not scope:
        return _some_of_some(a, b, found)
    if found not in (Extent.SAME, Extent.UNKNOWN):
        return found
    return taken or found


def _some_of_some(a: Count, b: Count, found: Extent) -> Extent:
    """How two shares stand to each other that are not of one kind or place: "two girls" and "11 Indians" are some of
    "nine children" and "40 foreigners", not of "52 in Accra"; else one number may be of the same people."""
    if found in _PARTS:
        outer, inner = (b, a) if found is Extent.INSIDE else (a, b)
        of_kind = outer.population not in ("", populations.GENERIC)
        return found if of_kind or set(inner.places) & set(outer.places) else Extent.APART
    if a.nation and b.population == "foreigners" and size(a) < size(b):
        return Extent.INSIDE
    if b.nation and a.population == "foreigners" and size(b) < size(a):
        return Extent.AROUND
    return found if bounds.compare(a, b) == "equal" else Extent.APART


def _taken_from(a: Count, b: Count, scope: bool) -> Extent | None:
    """Is one taken from a larger number, and the other not? "At least 60" may be that larger number."""
    if scope:
        return None
    if a.share and not b.share and (size(a) < size(b) or _open(b, a)):
        return Extent.INSIDE
    if b.share and not a.share and (size(b) < size(a) or _open(a, b)):
        return Extent.AROUND
    return None


def one_scope(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Of numbers of which one is some of a larger one at least, do both count all of one kind of people, or of one
    place: "112 of them in Dakar" against Dakar's count, "including five children" against "seven children"?"""
    if not (a.share or b.share) or bool(a.nation) != bool(b.nation):
        return False
    shares = [count for count in (a, b) if count.share]
    if any(count.standing in (Standing.LOCAL, Standing.TOTAL) for count in shares):
        near = all(count.whole for count in shares)
        ours, theirs = set(_placed(a, of_a, near)), set(_placed(b, of_b, near))
        if ours & theirs and (ours == theirs or not (a.joint or b.joint)):
            return True
    if a.population != b.population or a.population in ("", populations.GENERIC):
        return False
    if (a.part or b.part) and a.places and b.places and set(a.places).isdisjoint(b.places):
        return False
    return _all_of_kind(a, of_a) and _all_of_kind(b, of_b)


def _placed(count: Count, sketch: Sketch, near: bool) -> tuple[str, ...]:
    """The places that it is told of; with `near` one that is no share also has the article's main place, where that is
    the one just named before."""
    main = near and count.near and count.near in sketch.places[:1]
    return (count.near,) if main and not (count.places or count.share) else count.places


def _all_of_kind(count: Count, sketch: Sketch) -> bool:
    """Does its article give no larger number of the same kind of people?"""
    same = (o for o in sketch.figures if o.measure == count.measure and o.population == count.population)
    return not any(size(other) > size(count) and not other.former and not other.recalled for other in same)


def _open(whole: Count, part: Count) -> bool:
    """May a floor be larger than another number? Where it is the same number, both are one count."""
    return whole.high is None and part.high is not None and size(whole) != size(part)
