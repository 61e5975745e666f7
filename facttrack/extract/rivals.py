"""Figures of one article that speak against each other.

Two counts are rivals where different speakers give them for one measure and one population and they cannot both be
true. Counts of a part, of another place or time, or of very different size are not held against each other: an
article that sets 6 drones beside 64 tells of two things. A toll that has risen since is no rival of the earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from facttrack.extract.counted_parts import (
    BESIDE,
    WINDOW,
    adding_up,
    is_part,
    listed,
    sentence_before,
    size,
)
from facttrack.extract.earlier_tolls import is_outgrown
from facttrack.extract.tables import Phrases, alternatives, table
from facttrack.gazetteer import lookup
from facttrack.model import Figure, Passage
from facttrack.vocabulary import Measure, SpeakerKind

# The smaller of two rival counts is no less than this share of the larger: of people at large, of a named group, where
# one of the two is given to set the other right.
_SHARE, _SHARE_OF_GROUP, _SHARE_OF_FIRM = 0.4, 0.25, 0.02
_VERSIONS: Final = 600  # characters between the two accounts of which the second is called another version
_SENTENCE: Final = 220  # characters of a sentence that sets two accounts against each other
# Each figure is held against the last ones of so many speakers and populations: linear, and near in the text.
_OTHERS: Final = 6
# A count that is so many times a lower bound speaks against it.
_FAR_BEYOND: Final = 1.5
#: Measures by which one count adds to another: those set free and those rescued later.
_ADDING: Final = (Measure.OTHER, Measure.RESCUED)
_ANSWER: Final = 500  # characters within which "nobody was killed" answers a count
_IGNORED: Final = frozenset("the a an of and for in his her its their".split())


def rivals(text: str, figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of one measure and population whose bounds exclude each other and whose speakers differ."""
    groups: dict[Measure, list[Figure]] = {}
    broken_down = listed(figures)
    for figure in figures:
        if not (figure.background or figure.measure in _ADDING or figure.id in broken_down):
            groups.setdefault(figure.measure, []).append(figure)
    pairs = _corrections(text, figures) + _versions(text, figures)
    for group in groups.values():
        if len(group) > 1:
            parts = adding_up(group)
            pairs += _of_measure(text, [one for one in group if one.id not in parts and not is_part(text, one)])
    pairs += _none_harmed(groups.get(Measure.KILLED, ()), groups.get(Measure.CASUALTIES, ()))
    return pairs


def _none_harmed(killed: Sequence[Figure], casualties: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """ "Residents said seven had died. An officer insisted that there had been no civilian casualties." """
    pairs = []
    for none in casualties:
        if none.high != 0 or none.speaker is None:
            continue
        told = [one for one in killed if one.speaker and one.high != 0 and 0 < none.start - one.end < _ANSWER]
        armed = "civilian" in none.quote and told and population(told[-1]) in ("fighters", "soldiers")
        if told and told[-1].speaker and not armed and not same_name(told[-1].speaker.name, none.speaker.name):
            whole = max((one for one in told if one.speaker == told[-1].speaker), key=size)
            pairs.append((whole, none))
    return pairs


def _of_measure(text: str, group: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    pairs = []
    last: dict[tuple[str, str | None], Figure] = {}
    for figure in group:
        against: list[Figure] = []
        for other in reversed(last.values()):
            # "Acknowledged three dead": of those told of last.
            alike = population(figure) is not None or not against or population(other) == population(against[0])
            if alike and _are_rivals(text, other, figure):
                against.append(other)
        pairs += [(other, figure) for other in against]
        key = figure.speaker.name if figure.speaker else "", population(figure)
        last.pop(key, None)
        last[key] = figure
        if len(last) > _OTHERS:
            del last[next(iter(last))]
    return pairs + _repeated(group, pairs)


def _are_rivals(text: str, a: Figure, b: Figure) -> bool:
    """`a` stands before `b`."""
    if a.speaker is b.speaker or not (0 in (a.high, b.high) or _exclude(a, b, firm=True)):
        return False
    # Against "the real toll is 38" stands "18 people died", not "“three died on the table,” a surgeon said".
    firm = _is_firm(text, b) or (_is_firm(text, a) and (size(b) >= size(a) or b.who is not None))
    firm = firm or (a.speaker is not None and _is_bare(text, a, b)) or _are_foes(a, b) or _is_put_higher(text, a, b)
    if a.speaker is None or b.speaker is None:
        if not firm or (b.speaker is None and b.who is None):
            return False
    elif same_name(a.speaker.name, b.speaker.name):
        return False
    if _is_set_beside(text, a, b) or _accounts_differ(text, a, b):
        return _exclude(a, b, firm=True)
    if is_outgrown(text, a, b):
        return False
    if not _same_people(text, a, b, firm=firm) or not _one_event(text, a, b) or _is_later_entry(text, a, b):
        return False
    if 0 in (a.high, b.high):
        several = size(a) + size(b) > 1
        return population(a) == population(b) and several and b.start - a.end < _ANSWER and not _rises(text, a, b)
    return (
        _exclude(a, b, firm=firm, kept=b.rule == _KEPT)
        and not _rises(text, a, b)
        and (firm or not _is_of_one_place(text, a, b))
    )


def _is_put_higher(text: str, a: Figure, b: Figure) -> bool:
    """ "Local monitors put the toll higher. The network says that 23 died": announced as another count."""
    between = text[a.number.end : b.number.start]
    return len(between) < 4 * _SENTENCE and _HIGHER.search(between) is not None


_HIGHER: Final = re.compile(
    r"\b(?:toll|tolls|number|numbers|count|figure|figures)\s(?:(?:is|are|was|were|far|much|even|considerably|slightly)\s)*(?:higher|lower)\b"
)


def _are_foes(a: Figure, b: Figure) -> bool:
    """Do two sides of a fight count the same men: "the rebels say they killed 60 troops; the army says 12 died"?"""
    kinds = {one.speaker.kind for one in (a, b) if one.speaker}
    armed = SpeakerKind.ARMED_GROUP in kinds and not kinds.isdisjoint(_STATE)
    return armed and population(a) is not None and b.number.start - a.number.end < 4 * _SENTENCE


_STATE: Final = (SpeakerKind.GOVERNMENT, SpeakerKind.MILITARY, SpeakerKind.POLICE)


def corrects(text: str, b: Figure) -> bool:
    """ "Prosecutors later corrected the number of dead to ten": it takes the earlier count's place."""
    return _correcting().search(sentence_before(text, b)) is not None


@cache
def _correcting() -> re.Pattern[str]:
    words = table("attribution")["withdrawals"]
    return re.compile(
        rf"\b(?:{alternatives(words['revised'])})\s+(?:the|its|his|her|their|that)\s+(?:[\w-]+\s+){{1,5}}to\s+(?:[a-z]+\s+){{0,2}}$"
    )


def _is_bare(text: str, a: Figure, b: Figure) -> bool:
    """ "…, but the union speaks of a dozen", "…, the rebels at 40": a number that can only be of what `a` counts."""
    if b.number.start - a.number.end >= _SENTENCE or not b.rule.startswith(_TAKEN_UP):
        return False
    ends = _SENTENCE_ENDS.findall(text, a.number.end, b.number.start)
    return not ends or (b.rule.startswith(_TAKEN_UP[0]) and len(ends) == 1 and "\n" not in ends[0])


def _is_set_beside(text: str, a: Figure, b: Figure) -> bool:
    """ "Seven died, far fewer than the 40 reported by local radio": one speaker's count held against another's."""
    between = text[a.number.end : b.number.start]
    return len(between) < _SENTENCE and b.statement is not None and BESIDE.search(between) is not None


def _is_of_one_place(text: str, a: Figure, b: Figure) -> bool:
    """ "In Kolva, the governor said two men had died" after what was counted across the country: a part of it."""
    start = max(text.rfind("\n", 0, b.number.start), text.rfind(". ", 0, b.number.start)) + 1
    opening = _IN_PLACE.match(text, start)
    if opening is None or opening.end() > b.number.start or size(b) >= size(a):
        return False
    return opening[1] not in text[max(0, a.start - _SENTENCE) : min(start, a.end + WINDOW)]


# "• In the city of Kolva, "
_IN_PLACE: Final = re.compile(r"[^\w\n]{0,3}In (?:the [a-z]+ of )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}), ")


def _same_people(text: str, a: Figure, b: Figure, *, firm: bool) -> bool:
    """ "Only two bombers were killed" speaks against "twenty people died", too."""
    one, two = population(a), population(b)
    if meet(one, two) or (firm and None in (one, two)) or (one == "" and _are_foes(a, b) and size(b) > size(a)):
        return True  # of eight people, the rebels cannot have killed 22 soldiers
    return one == "" and size(b) < size(a) and _is_firm(text, b)


def _accounts_differ(text: str, a: Figure, b: Figure) -> bool:
    """ "Khartoum and Addis Ababa gave different accounts, with …": two figures of one such sentence."""
    if b.number.start - a.number.end > _SENTENCE:
        return False
    between = text[a.number.end : b.number.start]
    lead = sentence_before(text, a, _SENTENCE) + between
    return ". " not in between and _conflicting().search(lead) is not None


def _versions(text: str, figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """ "The rebels gave a different version": whatever the two accounts count alike and not the same."""
    told = [one for one in figures if one.speaker and not one.background]
    if len(told) < 2 or _of_versions().search(text.lower()) is None:
        return []
    pairs = []
    for match in _another_version().finditer(text):
        before = [one for one in told if 0 <= match.start() - one.number.end < _VERSIONS][-_OTHERS:]
        after = [one for one in told if 0 <= one.number.start - match.end() < _VERSIONS][:_OTHERS]
        before = [one for one in before if _by_one(one, before[-1])]
        after = [one for one in after if _by_one(one, after[0])]
        pairs += [(a, b) for a in before for b in after if _tell_apart(a, b)]
    return pairs


def _tell_apart(a: Figure, b: Figure) -> bool:
    """Do two speakers count the same with another outcome?"""
    return a.measure is b.measure and not _by_one(a, b) and size(a) != size(b)


def _by_one(a: Figure, b: Figure) -> bool:
    """Are both figures told by the same speaker?"""
    return a.speaker is not None and b.speaker is not None and same_name(a.speaker.name, b.speaker.name)


@cache
def _of_versions() -> Phrases:
    return Phrases(table("attribution")["disputing"]["versions"])


@cache
def _another_version() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['versions'])})\b", re.IGNORECASE)


@cache
def _conflicting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['conflicting'])})\b", re.IGNORECASE)


def _is_later_entry(text: str, a: Figure, b: Figure) -> bool:
    """Does another entry of a running report, with its own clock time or country, begin between the two?"""
    return _ENTRY.search(text, a.number.end, b.number.start) is not None


_ENTRY: Final = re.compile(r"^\s*(?:\d{1,2}[:.]\d\d\b|[A-Z][A-Z .'’-]{2,30}:\s)", re.MULTILINE)


def _repeated(group: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """The same count told again, by whomever, has the same rival."""
    rival: dict[int, tuple[Figure, Figure]] = {}  # size -> a figure of it and its rival
    for one, other in pairs:
        rival.setdefault(size(one), (one, other))
        rival.setdefault(size(other), (other, one))
    done = {figure.id for pair in pairs for figure in pair}
    again = []
    for figure in group:
        twin, against = rival.get(size(figure), (None, None))
        if twin is None or against is None or figure.id in done or figure.speaker == against.speaker:
            continue
        if meet(population(twin), population(figure)) or None in (population(twin), population(figure)):
            again.append((figure, against))
    return again


def _corrections(text: str, figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """ "17 bodies, not 19": the number that is named to be refused."""
    told: dict[tuple[Measure, int], list[Figure]] = {}
    for figure in figures:
        if figure.low is not None and figure.low == figure.high and not figure.background:
            told.setdefault((figure.measure, figure.low), []).append(figure)
    pairs = []
    for figure in figures:
        refused = _NOT.match(text, figure.number.end, figure.number.end + WINDOW)
        if refused is not None:
            value = int(refused[1].replace(",", ""))
            others = told.get((figure.measure, value), [])[:_OTHERS]
            pairs += [(other, figure) for other in others if other.number.start != refused.start(1)]
    return pairs


_NOT: Final = re.compile(r"[^.;,]{0,30}(?:, (?:and )?| \()not (\d{1,3}(?:,\d{3})*)\b")


def population(figure: Figure) -> str | None:
    """Who is counted: "" for people at large, the name of a class for its nouns, None where nobody is named."""
    if figure.who is None:
        return None
    classes = _classes()
    return classes.get(figure.who, classes.get(f"{figure.who}s", figure.who))


@cache
def _classes() -> dict[str, str]:
    words = table("attribution")["disputing"]
    named = {word: name for name, nouns in words["populations"].items() for word in nouns.split()}
    return named | dict.fromkeys(words["anybody"].split(), "")


def meet(a: str | None, b: str | None) -> bool:
    """Can two counts be of the same people?"""
    return a == b or {a, b} == {None, ""}


_KEPT: Final = "the count kept"
_NAMED_ONE_BY_ONE: Final = (Measure.DETAINED, Measure.MISSING, Measure.ABDUCTED)  # in lists that two sides keep
_TAKEN_UP: Final = ("takes up ", _KEPT)


def _is_firm(text: str, figure: Figure) -> bool:
    """ "Only five", "the real toll", "acknowledged 12": a count that is given to set another right."""
    return _firm().search(sentence_before(text, figure)[-WINDOW:]) is not None


_SENTENCE_ENDS: Final = re.compile(r"[.!?\n]\s")


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['firm'])})\b", re.IGNORECASE)


def _rises(text: str, a: Figure, b: Figure) -> bool:
    """Is the second the first as it stands later: "had climbed to 22 by evening", "was lowered to 19"?"""
    before = sentence_before(text, b)
    return (_lowered() if size(a) > size(b) else _later()).search(before) is not None


@cache
def _lowered() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['lowered'])})\b", re.IGNORECASE)


@cache
def _later() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['later'])})\b", re.IGNORECASE)


def _exclude(a: Figure, b: Figure, *, firm: bool, kept: bool = False) -> bool:
    one, two = size(a), size(b)
    below = a.high is not None and b.low is not None and a.high < b.low
    above = b.high is not None and a.low is not None and b.high < a.low
    if max(one, two) >= _FAR_BEYOND * min(one, two):  # "at least 70" and 115, though both can be true
        below, above = below or one < two, above or two < one
    alike = (population(a) and population(b)) or kept or a.measure in _NAMED_ONE_BY_ONE
    share = _SHARE_OF_FIRM if firm else _SHARE_OF_GROUP if alike else _SHARE
    return (below or above) and min(one, two) > (0 if firm else 1) and min(one, two) >= share * max(one, two)


def _one_event(text: str, a: Figure, b: Figure) -> bool:
    """Do the days in their own clauses, and the towns, allow that both count the same?"""
    if a.when and b.when and a.when != b.when and a.when.text in a.quote and b.when.text in b.quote:
        return False
    here, there = _places(text, a, "city"), _places(text, b, "city")
    if here and there and here.isdisjoint(there):
        return False
    # "84 deaths" in an article on Kolva, "125 in Sena and Azul"
    here, there = _places(text, a, "country", near=False), _places(text, b, "country")
    return not here or not there or not here.isdisjoint(there)


def _places(text: str, figure: Figure, kind: str, *, near: bool = True) -> set[str]:
    """The places of a kind that exclude one another: known ones, beside the figure."""
    told = (place for place in figure.where if not near or _is_beside(text, place, figure))
    known = ((place.text.lower(), lookup(place.text)) for place in told)
    return {name for name, found in known if found is not None and found.kind == kind}


def _is_beside(text: str, place: Passage, figure: Figure) -> bool:
    low, high = sorted((place.start, figure.start))
    return place.start >= figure.start - 2 * WINDOW and "\n" not in text[low:high]


def same_name(a: str, b: str) -> bool:
    """Do the words of one name contain those of the other?"""
    one, two = name_words(a), name_words(b)
    return bool(one and two) and (one <= two or two <= one)


def name_words(name: str) -> set[str]:
    """The words of a name, in lower case, by which it is known again."""
    return {word for word in name.lower().replace("’s", "").replace("'s", "").split() if word not in _IGNORED}
