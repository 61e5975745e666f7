"""Does a number stand for all whom an article counts, or for some of them?

"A 20-year-old man", "both victims", "one in critical condition" speak of people whom the article counts elsewhere, or
never counts: such a number says nothing against another article's total. `phrase` reads how the sentence puts the
number; `settle` compares the numbers of one article and says which of them are totals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facttrack.link import locations, speakers
from facttrack.link.counts import Count, Standing, changed
from facttrack.link.phrases import HANDFUL, Phrase, alike
from facttrack.link.populations import GENERIC, Extent, compare, wider
from facttrack.vocabulary import Measure

#: Measures that count persons of one event; those of harm are counted together by "casualties".
_PERSONS = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DETAINED, Measure.ABDUCTED, Measure.MISSING}
)
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
#: From here on a number beside a larger one is sooner another count of all than a part told in passing: where
#: another speaker gives it, or where it is more than half of the larger one.
_TELLING = 5
#: What is counted where some of the dead were found; of all of them where no larger number stands beside it.
_FOUND_DEAD = frozenset({"bodies", "corpses"})
_ANYBODY = frozenset({"", GENERIC, "adults", "men", "women", "children", "elderly"})


#: The smaller of two rival numbers is no less than this share of the larger.
_SHARE = 0.4
#: So many numbers in a row at most are tried for a sum.
_ROW = 6
#: How a sentence puts a number that it means to be all of them.
_PLAINLY = frozenset({Phrase.PLAIN, Phrase.TOTALLED})


@dataclass(frozen=True, slots=True)
class Put:
    """A count, how its sentence puts it, where its number and which sentence that is, and whether that stands at the
    opening of the article."""

    count: Count
    how: Phrase
    at: int
    sentence: int
    opening: bool


def settle(read: Sequence[Put], *, several: bool = False) -> list[Count]:
    """The counts of an article, each with its standing, from how its sentence puts it and the article's others.

    `several`: the article tells of several happenings one by one.
    """
    asides = {i for i, put in enumerate(read) if _aside(put, read) or (several and _of_one(put))}
    parts = _adding_up(read)
    found = []
    for i, put in enumerate(read):
        rest = [other for j, other in enumerate(read) if j != i and j not in asides]
        standing = Standing.ASIDE if i in asides else Standing.PART if i in parts else _standing(put, rest)
        ones = [other.count for other in rest if _meets(put.count, other.count) and _single(other.count)]
        other_one = put.how is Phrase.ONE_MORE or not all(_one(put.count, one) for one in ones)
        sole = standing is not Standing.ONE or not other_one
        found.append(changed(put.count, standing=standing.value, sole=sole))
    return found


def _one(a: Count, b: Count) -> bool:
    """Are two single persons of an article surely one? "One of them fatally", and then who that was, are."""
    told = alike(a.traits, b.traits)
    return bool(told) or (told is None and (a.part or b.part))


def _single(count: Count) -> bool:
    return count.low == count.high == 1


def _aside(put: Put, read: Sequence[Put]) -> bool:
    """Is it larger than the number that the article opens with, and told far behind it on nobody else's word?"""
    count = put.count
    if put.opening or count.measure not in _PERSONS or count.speaker or count.told or count.rival or count.former:
        return False
    return any(
        other.opening
        and other.how in _PLAINLY
        and _meets(count, other.count)
        and other.count.high is not None
        and _size(count) > other.count.high > 1
        and compare(count.population, other.count.population, count.measure) in (Extent.SAME, Extent.UNKNOWN)
        for other in read
    )


def _of_one(put: Put) -> bool:
    """Is it, in an article on several happenings, the number of one of them? It does not say which, nor of all."""
    count = put.count
    persons = count.measure in _PERSONS and not _single(count) and count.high != 0
    return persons and not (put.opening or count.wide or count.places)


def _adding_up(read: Sequence[Put]) -> set[int]:
    """The places of numbers in a row of one sentence that add up to another number of the article: its parts."""
    rows: dict[tuple[str, int], list[int]] = {}
    sizes: dict[tuple[str, int], int] = {}
    for i in sorted(range(len(read)), key=lambda i: read[i].at):
        put = read[i]
        if put.count.measure in _PERSONS and put.count.low and put.count.low == put.count.high:
            rows.setdefault((put.count.measure, put.sentence), []).append(i)
            sizes.setdefault((put.count.measure, _size(put.count)), i)
    found: set[int] = set()
    for (measure, _), members in rows.items():
        for at in range(len(members)):
            row = members[at : at + _ROW]
            for end in range(2, len(row) + 1):
                whole = sizes.get((measure, sum(_size(read[i].count) for i in row[:end])))
                if whole is not None and all(_covers(read[whole].count, read[i].count) for i in row[:end]):
                    found.update(row[:end])
    return found


def _standing(put: Put, rest: Sequence[Put]) -> Standing:
    count, how = put.count, put.how
    if how in (Phrase.ONE, Phrase.ONE_MORE) or (count.measure == Measure.ATTACKS and _single(count)):
        return Standing.ONE
    if count.measure not in _PERSONS or count.denied or (count.former and how in _PLAINLY):
        return Standing.TOTAL
    if how is Phrase.LIMITED or (count.high == 0 and any(_size(o.count) and _covers(o.count, count) for o in rest)):
        return Standing.PART
    if count.measure == Measure.CASUALTIES and 0 < _size(count) < _harmed(count, rest):
        return Standing.ONE if _single(count) else Standing.PART
    larger = [o for o in rest if _size(o.count) > _size(count) and (_counts_in(o, count) or _shot(o, put, rest))]
    if how is Phrase.FIRST_REPORT and _size(count) <= HANDFUL:
        return Standing.PART
    if how in (Phrase.CONDITION, Phrase.FOUND) and count.measure in _HARM and not _told_plainly(count, rest):
        if how is Phrase.FOUND:
            return Standing.PART if larger else Standing.LOCAL
        if count.measure != Measure.KILLED:
            return Standing.PART
    if _single(count) and (larger or count.witness):
        return Standing.ONE
    if larger and count.witness and not all(other.count.witness for other in larger):
        return Standing.PART
    if how is Phrase.PLACED and larger:
        return Standing.LOCAL
    larger = [other for other in larger if how not in _PLAINLY or not _rivals(count, other)]
    if larger:
        local = how in (Phrase.PLAIN, Phrase.STATE) and all(_elsewhere(count, other.count) for other in larger)
        return Standing.LOCAL if local else Standing.PART
    if how is Phrase.LISTED:
        return Standing.PART if count.population in _ANYBODY else Standing.TOTAL
    if how is Phrase.OTHERS and count.measure in _HARM and _others_of(count, rest):
        return Standing.PART
    if how is Phrase.DEFINITE and not _taken_up(count, rest):
        return Standing.PART
    return Standing.TOTAL


def _size(count: Count) -> int:
    return (count.low if count.low is not None else count.high) or 0


def _meets(a: Count, b: Count) -> bool:
    """Do the two count one measure of one happening?"""
    if a.measure != b.measure or a.recalled != b.recalled or b.former or b.denied:
        return False
    return not (a.happened and b.happened and (a.happened[1] < b.happened[0] or b.happened[1] < a.happened[0]))


def _covers(whole: Count, part: Count) -> bool:
    """Can the larger number count the smaller one's people? Those shot hold the wounded."""
    harm = part.measure == Measure.INJURED and whole.measure == Measure.CASUALTIES
    if not _meets(part, replace(whole, measure=part.measure) if harm else whole):
        return False
    if harm and _size(part) > 1 and _size(whole) - _size(part) <= 1:
        return False
    if _apart(part.places, whole.places):
        return False
    if part.nation and whole.nation and set(part.nation).isdisjoint(whole.nation):
        return False
    extent = compare(part.population, whole.population, part.measure)
    if extent is Extent.UNKNOWN and part.population not in _ANYBODY:
        return False  # all of their kind, beside a number of everybody
    return extent in (Extent.SAME, Extent.UNKNOWN) or (extent is Extent.INSIDE and _single(part))


def _counts_in(whole: Put, part: Count) -> bool:
    """Does the larger number cover it? One that sums up covers all places."""
    summed = whole.how is Phrase.TOTALLED
    return _covers(replace(whole.count, places=()) if summed else whole.count, part)


def _apart(some: Sequence[str], others: Sequence[str]) -> bool:
    """Are these places of the table none of those, nor inside one another?"""
    left, right = ([place for place in places if place.startswith("@")] for places in (some, others))
    near = (Extent.SAME, Extent.INSIDE, Extent.AROUND)
    return bool(left and right) and not any(locations.compare(x, y) in near for x in left for y in right)


def _elsewhere(count: Count, other: Count) -> bool:
    """Does its sentence give it a place or a day that the larger number has not?"""
    if count.places and not set(count.places) <= set(other.places):
        return True
    return count.happened is not None and count.happened != other.happened


def _harmed(count: Count, rest: Sequence[Put]) -> int:
    """How many the article counts as killed and as injured, together."""
    found = 0
    for measure in (Measure.KILLED, Measure.INJURED):
        same = [replace(o.count, measure=count.measure) for o in rest if o.count.measure == measure]
        found += max((_size(o) for o in same if _meets(count, o) and _covers(o, replace(count, low=0))), default=0)
    return found


def _shot(whole: Put, part: Put, rest: Sequence[Put]) -> bool:
    """Are the wounded some of those shot, where nobody died who would make the difference?"""
    if whole.count.measure != Measure.CASUALTIES or part.count.measure != Measure.INJURED:
        return False
    if any(other.count.measure == Measure.KILLED and _size(other.count) for other in rest):
        return False
    return part.how is Phrase.STATE and _meets(part.count, replace(whole.count, measure=part.count.measure))


def _rivals(count: Count, put: Put) -> bool:
    """Is each number a total of its own: another source's or moment's, not a whole and its part?"""
    other = put.count
    if count.noun in _FOUND_DEAD or other.population in wider(count.population):
        return False
    apart = speakers.compare(count.speaker, other.speaker)
    if apart == speakers.OTHER:
        return True
    if put.how is Phrase.TOTALLED:
        return False
    if _size(count) >= _TELLING and (
        (count.speaker != other.speaker and apart != speakers.SAME) or 2 * _size(count) >= _size(other)
    ):
        return True
    if (count.rival or other.rival) and _size(count) >= _SHARE * _size(other):
        return True
    return count.told and other.told and (count.day, count.hour) != (other.day, other.hour)


def _others_of(count: Count, rest: Sequence[Put]) -> bool:
    """ "Two others" leave out people who are counted, or told of, under the same measure; after one dead, "five others
    wounded" are all the wounded."""
    if count.measure != Measure.INJURED or any(_meets(count, other.count) and _single(other.count) for other in rest):
        return True
    return not any(other.count.measure == Measure.KILLED and not other.count.recalled for other in rest)


def _told_plainly(count: Count, rest: Sequence[Put]) -> bool:
    """Does the article also give the number as such?"""
    return any(_meets(count, o.count) and _size(o.count) == _size(count) and o.how in _PLAINLY for o in rest)


def _taken_up(count: Count, rest: Sequence[Put]) -> bool:
    """Does the article give the number that "the three" or "all three" take up, or none that could be larger?"""
    if _told_plainly(count, rest):
        return True
    harmed = any(other.count.measure in _HARM and not other.count.recalled for other in rest)
    return not harmed and _size(count) > 2
