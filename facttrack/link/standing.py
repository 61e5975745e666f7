"""Does a number stand for all whom an article counts, or for some of them?

"A 20-year-old man", "both victims", "one in critical condition" speak of people whom the article counts elsewhere, or
never counts: such a number says nothing against another article's total. `phrase` reads how the sentence puts the
number; `settle` compares the numbers of one article and says which of them are totals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from facttrack.link.populations import GENERIC, Extent, compare
from facttrack.link.tables import table
from facttrack.vocabulary import Measure

if TYPE_CHECKING:
    from facttrack.link.counts import Count


class Standing(StrEnum):
    """What a number is to its article's count of the measure."""

    TOTAL = "total"
    #: All of one place or day, or all who were found first.
    LOCAL = "local"
    #: Some of the people that the article counts, or may count.
    PART = "part"
    #: One person: that there was one, not that there was no other.
    ONE = "one"


class Phrase(StrEnum):
    """How a sentence puts a number of people."""

    PLAIN = "plain"
    ONE = "one"
    ONE_MORE = "one_more"
    DEFINITE = "definite"
    OTHERS = "others"
    CONDITION = "condition"
    FOUND = "found"
    STATE = "state"
    LISTED = "listed"
    FIRST_REPORT = "first_report"
    LIMITED = "limited"


#: Measures that count persons of one event; those of harm are counted together by "casualties".
_PERSONS = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DETAINED, Measure.ABDUCTED, Measure.MISSING}
)
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
#: Larger numbers are no persons told one by one.
_HANDFUL = 12
#: From here on a number beside a larger one is sooner another count of all than a part told in passing: where
#: another speaker gives it, or where it is more than half of the larger one.
_TELLING = 5

# "A man and his wife": the second is not counted.
_WITH_KIN = re.compile(r"^(?:[\s-][\w’'-]+){1,3}?\sand\s(?:his|her|their)\b")
# "Two juveniles and [eight adults]".
_AND_THESE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?!dead\b|killed\b|wounded\b|injured\b|hurt\b|missing\b)[a-z]+\sand\s$"
)
# "The other victims were [three young men]".
_OTHERS_ARE = re.compile(r"\bother\s(?:\w+\s(?:were|are|was|is|include|included|includes)\s)?$")
# "Three women and [a man]": what may stand between two numbers of one list.
_LIST = re.compile(r"^(?:[\s-][\w’'-]+){1,4}?(?:,\s|,?\s(?:and|or)\s)$|^\s(?:and|or)\s$")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|died|dead|killed|wounded|injured|hurt|shot|in|at|on|from|near|during|missing)\b"
)
# "No other injuries", "no one inside": not everybody.
_NOT_ALL = re.compile(
    r"^\W*(?:(?:one|body|people|person|persons)\b\W*)?(?:else|other|others|more|further|additional|inside|outside|reported)\b",
    re.I,
)
# "One of the men", "one was shot in the leg", "one shot was fired".
_ONE_OF = re.compile(r"^,|^\s(?:of|was|is|were|had|in|to|shot|gunshot|bullet|round|wound|who)\b")
# The attacker is counted among the dead, or set beside them.
_WITH_CULPRIT = re.compile(
    r"\b(?:and|then|including|plus) (?:(?:then|killed|killing|shot|shooting|fatally) )*(?:himself|herself|themselves"
    r"|(?:the |a |an )?(?:\w+ )?(?:gunman|gunmen|shooter|suspect|attacker|bomber|assailant|killer))\b",
    re.I,
)
# "Two victims are from the next town": not said that these are all.
_VICTIMS = re.compile(r"^\s(?:[\w’'-]+\s){0,3}?victims?\b")
_HARMED = re.compile(r"\b(?:shot|hit|struck|stabbed|killed|wounded|injured|hurt|dead|died)\b")
# "They found two victims": those whom the first to arrive saw.
_FOUND = re.compile(r"\b(?:found|located|discovered|observed|find)\W+(?:\w+\W+){0,3}$")
# "The 51 people killed in the quake": said which, so that all of them are meant.
_THE = re.compile(r"\b(?:the|those)\s$", re.I)
_WHICH = re.compile(
    r"^\s(?:(?!was\b|were\b|is\b|are\b|had\b|have\b|has\b)[\w’'-]+\s){0,3}?(?:killed|injured|wounded|hurt|shot|dead|died"
    r"|kidnapped|seized|abducted|detained|arrested|taken|missing|rescued|who|whose|from|in|on|by)\b"
)
_AGE_AFTER = re.compile(
    r"^\W*(?:[\w’'-]+\s){0,2}?(\d{1,3})[\s-](?:year|month)[\s-]old\b|^[^.;]{0,24}?,\s(?:age |aged )?(\d{1,3}),"
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    ordered = sorted(table("standing")[name], key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.I)


@cache
def _definite_before() -> re.Pattern[str]:
    ordered = sorted(table("standing")["definite_before"], key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\s(?:other\s|remaining\s|younger\s|older\s)?$", re.I)


def phrase(before: str, number: str, after: str, low: int | None, high: int | None) -> Phrase:
    """How the sentence puts a number: the words `before` and `after` it within the sentence, and its bounds."""
    said = number.lower().strip()
    if high == 0:
        return Phrase.LIMITED if said == "neither" or _NOT_ALL.match(after) else Phrase.PLAIN
    near = " ".join(after.split()[:3])
    if low == high == 1 and (
        _phrases("one_more").match(f"{said} {after.strip()[:12]}")
        or _phrases("one_more").search(f"{before[-12:]}{said}")
    ):
        return Phrase.ONE_MORE
    if low == high == 1 and (said in ("a", "an") or _ONE_OF.match(after)):
        return Phrase.ONE
    if _WITH_CULPRIT.search(after[:90]):
        return Phrase.LIMITED
    if _phrases("first_report").search(before[-60:]):
        return Phrase.FIRST_REPORT
    if _phrases("definite").fullmatch(said) or (
        _definite_before().search(before[-24:]) and not _said_which(before, after)
    ):
        return Phrase.DEFINITE
    if (_phrases("others").search(near) and not near.startswith("or more")) or _OTHERS_ARE.search(before[-40:]):
        return Phrase.OTHERS
    if _WITH_KIN.match(after[:48]) or _AND_THESE.search(before[-40:]):
        return Phrase.LISTED
    clause = re.split(r"[.;]|\bwhile\b|, and\b", after)[0]
    if _phrases("condition").search(clause[:90]):
        return Phrase.CONDITION
    if _FOUND.search(before[-32:]) or ((low or 0) <= _HANDFUL and _VICTIMS.match(after) and not _HARMED.search(clause)):
        return Phrase.FOUND
    if _phrases("state").search(clause[:90]):
        return Phrase.STATE
    return Phrase.PLAIN


def _said_which(before: str, after: str) -> bool:
    """ "The 51 people killed in the quake" are all who were killed; "the 51 people were taken to halls" may not be."""
    return bool(_THE.search(before[-8:]) and _WHICH.match(after))


def listed(between: str) -> bool:
    """Do two numbers of one measure with these words between them belong to one list of people?"""
    return len(between) <= 48 and bool(_LIST.match(between)) and not _VERB.search(between)


def traits(after: str) -> str:
    """What the words after the number say of one person's age and sex: "20 m", "f", ""."""
    head = re.split(r"[.;]|\band\b|\bwith\b", after)[0][:48]
    found = _AGE_AFTER.match(after[:48])
    age = (found[1] or found[2]) if found else ""
    sexes = {word.lower() for word in _WORD.findall(head)[:6]}
    rows = table("standing")
    sex = "m" if sexes & set(rows["male"]) else "f" if sexes & set(rows["female"]) else ""
    return f"{age} {sex}".strip()


def alike(a: str, b: str) -> bool | None:
    """Are these traits of one person: surely (the same age and sex), surely not (False), or not told (None)?"""
    (age_a, sex_a), (age_b, sex_b) = _parted(a), _parted(b)
    if (age_a and age_b and age_a != age_b) or (sex_a and sex_b and sex_a != sex_b):
        return False
    return True if age_a and age_a == age_b else None


def _parted(words: str) -> tuple[str, str]:
    parts = words.split()
    return next((p for p in parts if p.isdigit()), ""), next((p for p in parts if p.isalpha()), "")


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
    if put is Phrase.FIRST_REPORT and _size(count) <= _HANDFUL:
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
