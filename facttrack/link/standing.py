"""Does a number stand for all whom an article counts, or for some of them?

"A 20-year-old man", "both victims", "one in critical condition" speak of people whom the article counts elsewhere, or
never counts: such a number says nothing against another article's total. `phrase` reads how the sentence puts the
number; `settle` compares the numbers of one article and says which of them are totals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.link.counts import Count, Standing
from facttrack.link.phrases import HANDFUL, Phrase, alike
from facttrack.link.populations import GENERIC, Extent, compare
from facttrack.vocabulary import Measure

#: Measures that count persons of one event; those of harm are counted together by "casualties".
_PERSONS = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DETAINED, Measure.ABDUCTED, Measure.MISSING}
)
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
#: From here on a number beside a larger one is sooner another count of all than a part told in passing: where
#: another speaker gives it, or where it is more than half of the larger one.
_TELLING = 5


# --- the numbers of one article ----------------------------------------------------------------


def settle(counts: Sequence[Count], phrases: Sequence[Phrase]) -> list[Count]:
    """The counts of an article, each with its standing, from how its sentence puts it and the article's others."""
    read = list(zip(counts, phrases, strict=True))
    found = []
    for count, put in read:
        rest = [(other, how) for other, how in read if other is not count]
        standing = _standing(count, put, rest)
        ones = [other for other, _ in rest if _meets(count, other) and _single(other)]
        sole = standing is not Standing.ONE or all(alike(count.traits, one.traits) for one in ones)
        found.append(replace(count, standing=standing.value, sole=sole))
    return found


def _single(count: Count) -> bool:
    return count.low == count.high == 1


def _standing(count: Count, put: Phrase, rest: Sequence[tuple[Count, Phrase]]) -> Standing:
    if put in (Phrase.ONE, Phrase.ONE_MORE):
        return Standing.ONE
    if count.measure not in _PERSONS or count.former or count.denied:
        return Standing.TOTAL
    if put is Phrase.LIMITED or (count.high == 0 and any(_size(o) and _covers(o, count) for o, _ in rest)):
        return Standing.PART
    larger = [other for other, _ in rest if _size(other) > _size(count) and _covers(other, count)]
    if put is Phrase.FIRST_REPORT and _size(count) <= HANDFUL:
        return Standing.PART
    if put in (Phrase.CONDITION, Phrase.FOUND) and count.measure in _HARM and not _told_plainly(count, rest):
        if put is Phrase.FOUND:
            return Standing.LOCAL
        if count.measure != Measure.KILLED:
            return Standing.PART
    if _single(count) and larger:
        return Standing.ONE
    larger = [other for other in larger if put is not Phrase.PLAIN or not _rivals(count, other)]
    if larger:
        local = put in (Phrase.PLAIN, Phrase.STATE) and all(_elsewhere(count, other) for other in larger)
        return Standing.LOCAL if local else Standing.PART
    if put is Phrase.LISTED:
        return Standing.PART if count.population in ("", GENERIC, "women", "children", "elderly") else Standing.TOTAL
    if put is Phrase.OTHERS and count.measure in _HARM and _others_of(count, rest):
        return Standing.PART
    if put is Phrase.DEFINITE and not _taken_up(count, rest):
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
    if part.places and whole.places and not set(part.places) & set(whole.places):
        return False
    extent = compare(part.population, whole.population, part.measure)
    return extent in (Extent.SAME, Extent.UNKNOWN) or (extent is Extent.INSIDE and _single(part))


def _elsewhere(count: Count, other: Count) -> bool:
    """Does its sentence give it a place or a day that the larger number has not?"""
    if count.places and not set(count.places) <= set(other.places):
        return True
    return count.happened is not None and count.happened != other.happened


def _rivals(count: Count, other: Count) -> bool:
    """Is each number a total of its own: another source's or moment's, not a whole and its part?"""
    if count.speaker and other.speaker and count.speaker != other.speaker:
        return True
    if _size(count) >= _TELLING and (count.speaker != other.speaker or 2 * _size(count) >= _size(other)):
        return True
    if count.rival or other.rival:
        return True
    return count.told and other.told and (count.day, count.hour) != (other.day, other.hour)


def _others_of(count: Count, rest: Sequence[tuple[Count, Phrase]]) -> bool:
    """ "Two others" leave out people who are counted, or told of, under the same measure; after one dead, "five others
    wounded" are all the wounded."""
    if count.measure != Measure.INJURED or any(_meets(count, other) and _single(other) for other, _ in rest):
        return True
    return not any(other.measure == Measure.KILLED and not other.recalled for other, _ in rest)


def _told_plainly(count: Count, rest: Sequence[tuple[Count, Phrase]]) -> bool:
    """Does the article also give the number as such?"""
    return any(_meets(count, o) and _size(o) == _size(count) and how is Phrase.PLAIN for o, how in rest)


def _taken_up(count: Count, rest: Sequence[tuple[Count, Phrase]]) -> bool:
    """Does the article give the number that "the three" or "all three" take up, or none that could be larger?"""
    if _told_plainly(count, rest):
        return True
    return not any(other.measure in _HARM and not other.recalled for other, _ in rest) and _size(count) > 2
