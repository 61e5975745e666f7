"""Who governs a cue: its own subject, the subject of the clause it hangs from, or a noun's possessor."""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.cues import speech_forms
from facttrack.extract.phrases import REACH, Subject, adjunct_nouns, bracket, noun_phrase_ending
from facttrack.extract.speakers import body_words, is_person_name
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import PARTICIPLES, group_start, has_finite_verb


def controller(stretch: Stretch, verb: int, first: int) -> Subject | None:
    """Who does what the verb says: its subject, or that of the clause it hangs from."""
    tags = stretch.tags
    nominal = tags[verb] in "NJ"
    subject = None if nominal and first == verb else subject_before(stretch, first)
    if subject is not None and tags[verb] != "G":
        return subject
    if subject is not None and first and ((first < verb and "X" in tags[first:verb]) or tags[first - 1] not in ",-)K"):
        return subject
    if first == 0 or tags[first - 1] in "CI,TSG-QDZNJ" or tags[verb] in "GB":
        if tags[first - 1] == "T" and stretch.tokens.lower[first - 2] in _feasible():
            return None  # "It was not possible to verify the claim"
        return _main_subject(stretch, first) or subject
    return subject


def _main_subject(stretch: Stretch, first: int) -> Subject | None:
    """The subject of the nearest clause to the left that does not itself hang from another; else of the nearest."""
    tags = stretch.tags
    purpose = first > 0 and tags[first - 1] == "T"
    nearest = None
    for i in range(first - 1, max(-1, first - 70), -1):
        if tags[i] == ";":
            break
        if tags[i] not in "VE" and (tags[i] != "X" or _auxiliary(stretch, i, purpose)):
            continue
        start = group_start(stretch, i)
        if stretch.tokens.lower[start] in PARTICIPLES:
            continue
        subject = subject_before(stretch, start)
        if subject is None or tags[subject.last] == "O" or tags[subject.first : subject.last + 1] == "M":
            continue
        if subject.relative is None and not _embedded(stretch, subject):
            return subject
        nearest = nearest or subject
    return nearest


def _embedded(stretch: Stretch, subject: Subject) -> bool:
    """Is the clause of this subject introduced by "that", "because", "who", or by a verb of saying?"""
    before = subject.first - 1
    if before < 0:
        return False
    if stretch.tags[subject.first] == "U" and stretch.tags[before] in "NPO":
        return True  # "told police he was at home"
    if stretch.tags[before] == "K" and before and stretch.tags[before - 1] == "D":
        return True  # "the night Roe was shot"
    while before > 1 and stretch.tags[before] in "FDRM":
        before -= 1  # "that all of the newly arrived villagers"
    return stretch.tags[before] in "HSWVEBG"


def _auxiliary(stretch: Stretch, i: int, purpose: bool) -> bool:
    """Does a verb follow that tells more of the subject? Of "could not go | to compare" nobody takes the infinitive."""
    tags = stretch.tags
    while i + 1 < len(tags) and tags[i + 1] == "R":
        i += 1
    return i + 1 < len(tags) and tags[i + 1] in ("VEXBG" if purpose else "VEX")


def possessor(stretch: Stretch, noun: int) -> Subject | None:
    """Whose claim, whose decision."""
    tags, tokens = stretch.tags, stretch.tokens
    i = noun - 1
    while i >= 0 and i > noun - 5 and tags[i] in "NJERPM":
        i -= 1
    if i < 0:
        return None
    if tags[i] == "Z" or (tags[i] == "p" and tokens.words[i] in "'’"):
        owner = noun_phrase_ending(stretch, i)
        return owner and _after_of(stretch, owner)
    if tags[i] == "D" and tokens.lower[i] in ("his", "her", "their", "its", "my", "our", "your"):
        return Subject(i, i)
    return None


def _after_of(stretch: Stretch, owner: Subject) -> Subject:
    """ "no confirmation of | the rebels' statement": what a noun of saying has before "of" is not its owner."""
    words, tags = stretch.tokens.lower, stretch.tags
    of = next((i for i in range(owner.first + 1, owner.last) if tags[i] == "F" and words[i - 1] in _hearsay()), None)
    return Subject(of + 1, owner.last) if of is not None else owner


@cache
def _hearsay() -> frozenset[str]:
    return frozenset(table("attribution")["counting"]["hearsay"].split())


@cache
def _feasible() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["feasible"].split())


def is_extracted(stretch: Stretch, subject: Subject | None) -> bool:
    """ "policies which he said had failed": does a relative pronoun before the subject belong to the content?"""
    return subject is not None and subject.first > 0 and stretch.tags[subject.first - 1] in "WH"


def new_speaker(stretch: Stretch, first: int) -> int | None:
    """Where ", and other leaders said" begins: a conjunction after a comma and a subject of its own."""
    subject = subject_before(stretch, first)
    if subject is None or subject.relative is not None or subject.first < 2:
        return None
    conjunction = subject.first - 1
    word = stretch.tokens.lower[conjunction]
    joins = stretch.tags[conjunction] in "CS" or word in ("then", "however")
    return conjunction if word == "but" or (joins and stretch.tags[conjunction - 1] == ",") else None


_HEADS: Final = frozenset("NPMp")


@cache
def _standing_alone() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["standing_alone"].split())


def subject_before(stretch: Stretch, first: int) -> Subject | None:
    """The subject of the verb group that begins at `first`, where it stands before the verb."""
    if first not in stretch.subjects:
        stretch.subjects[first] = _subject_before(stretch, first, 0)
    return stretch.subjects[first]


def _subject_before(stretch: Stretch, first: int, depth: int) -> Subject | None:
    tags, tokens = stretch.tags, stretch.tokens
    end = first - 1
    if end < 0:
        return None
    if (told := _past_relative(stretch, end)) is not None:
        return told
    mark = tags[end]
    if mark in "WH":
        if tokens.lower[end] not in ("who", "which", "that", "who've", "who'd", "who's"):
            return None
        before = end - 1
        if before >= 0 and tags[before] == ",":
            before -= 1
        if before >= 0 and tags[before] == ")":
            before = bracket(tags, before) - 1
        if before > 1 and tags[before - 1 : before + 1] == "IK":
            before -= 2  # "officials on Monday, who say"
        antecedent = noun_phrase_ending(stretch, before) if before >= 0 else None
        antecedent = antecedent and _named_before(stretch, antecedent)
        return Subject(antecedent.first, antecedent.last, end) if antecedent else None
    if tokens.lower[end] == "there" and end and tags[end - 1] in "NP":
        return noun_phrase_ending(stretch, end - 1)  # "a nurse there said"
    if mark in "UO" or (mark == "D" and tokens.lower[end] in _standing_alone()):
        return Subject(end, end)
    later = tokens.lower[first] in ("later", "earlier") and tokens.lower[end] in _time_words()
    if mark == "K" or tokens.lower[end] == "ago" or later:
        return _past_time(stretch, end, depth)
    if tokens.lower[end] == "at" and tokens.lower[first] in _adverbials():
        return _subject_before(stretch, end, depth)
    if mark in _HEADS or mark == "Z":
        return _past_occasion(stretch, noun_phrase_ending(stretch, end), depth)
    if mark == "J" or (mark in "GE" and end and tags[end - 1] in "DNPJ"):
        if tags[end - 1] in "NP" and tokens.lower[end] in speech_forms():
            return None  # "Witnesses reported | hearing"
        return noun_phrase_ending(stretch, end)
    if mark == ")":
        return noun_phrase_ending(stretch, bracket(tags, end) - 1)
    if mark in ",-" and depth < 3:
        return _past_apposition(stretch, end, depth)
    return None


# No relative clause that a reader looks back over is longer, in tokens.
_RELATIVE: Final = 16


def _past_relative(stretch: Stretch, end: int) -> Subject | None:
    """ "Neighbours who spoke to AFP | said": whom the relative clause that ends at `end` tells of."""
    tags = stretch.tags
    floor = max(0, end - _RELATIVE)
    who = tags.rfind("W", floor, end)
    if who < 1 or tags[end] in ",-)" or stretch.tokens.lower[who] != "who" or tags[who + 1] not in "XVER":
        return None
    if who + 1 == end or not set(",;:.HSQ-(").isdisjoint(tags[who:end]):
        return None
    if (
        "U" in tags[who:end]
    ):  # "A caller who said he spoke for the Front | claimed": a noun that hangs from a preposition
        last = noun_phrase_ending(stretch, end)
        if last is None or last.first <= who or tags[last.first - 1] not in "IF":
            return None
    return noun_phrase_ending(stretch, who - 1)


def _named_before(stretch: Stretch, description: Subject) -> Subject:
    """ "Geoff Roe, a pollster who": the name that the description is an apposition to."""
    tags = stretch.tags
    comma = description.first - 1
    if (
        comma < 1
        or tags[comma] != ","
        or tags[comma - 1] not in "Pp"
        or "P" in tags[description.first : description.last]
        or (tags[description.first] != "D" and stretch.tokens.lower[description.last].endswith("s"))
    ):
        return description
    return noun_phrase_ending(stretch, comma - 1) or description


def _past_time(stretch: Stretch, end: int, depth: int) -> Subject | None:
    """ "The ministry late on Tuesday said": the subject before the time."""
    i = end
    while i >= 0 and i > end - 7 and (stretch.tags[i] in "KMRDJ" or stretch.tokens.lower[i] in _time_words()):
        i -= 1
    return _subject_before(stretch, i + 1, depth + 1) if 0 <= i < end and depth < 3 else None


@cache
def _time_words() -> frozenset[str]:
    return frozenset(table("attribution")["adjuncts"]["times"].split())


@cache
def _adverbials() -> frozenset[str]:
    return frozenset(table("attribution")["adjuncts"]["after_at"].split())


def _past_occasion(stretch: Stretch, phrase: Subject | None, depth: int) -> Subject | None:
    """ "The party in a statement credited him": the subject before the occasion."""
    if phrase is None or phrase.first < 2 or depth >= 3 or stretch.tags[phrase.first - 1] != "I":
        return phrase
    before = stretch.tags[phrase.first - 2]
    if before == "X" or (before in "NPUW," and stretch.tokens.lower[phrase.last] in adjunct_nouns()):
        while phrase.first >= 2 and before == "X":
            return _subject_before(stretch, group_start(stretch, phrase.first - 2), depth + 1) or phrase
        return _subject_before(stretch, phrase.first - 1, depth + 1) or phrase
    return phrase


def _past_apposition(stretch: Stretch, close: int, depth: int) -> Subject | None:
    """ "Ali Karim, a spokesman for the army, said": the phrase before the opening comma or dash."""
    tags = stretch.tags
    opening = None
    for i in range(close - 1, max(-1, close - REACH), -1):
        if tags[i] == tags[close]:
            opening = i
            break
        if tags[i] in ";:Q":
            return None
    if opening is None or opening < 1:
        return None
    if tags[opening + 1] in "XV" or _is_clause(stretch, opening + 1, close):
        return None
    before = noun_phrase_ending(stretch, opening - 1 if tags[opening - 1] != ")" else bracket(tags, opening - 1) - 1)
    if before is not None and tags[before.first - 1 : before.last + 1] == ",M":  # Ada Roe, 41, said
        before = noun_phrase_ending(stretch, before.first - 2)
    if before is None or (tags[opening + 1] == "G" and before.first and tags[before.first - 1] == "I"):
        return None  # "a bus fell into a ravine, killing nine, | said the mayor"
    counted = "M" in tags[before.first : before.last + 1] and tags[opening + 1] == "I"
    if counted and before.first and tags[before.first - 1] in "VEGIDR":
        return None  # "The raid killed 394 people, including 68 civilians, | said a source"
    if _lies_there(stretch, before, opening + 1):
        return Subject(opening + 1, close - 1)
    named = "P" in tags[before.first : before.last + 1]
    inner = tags[opening + 1 : close]
    name = inner and not inner.strip("Pp")
    if _names_body(stretch, before, opening + 1, close) or (
        name and (not named or (_is_role(stretch, before) and _is_person(stretch, opening + 1, close)))
    ):
        return Subject(opening + 1, close - 1)
    if not named and before.first and tags[before.first - 1] == ",":
        further = _past_apposition(stretch, before.first - 1, depth + 1) if depth < 3 else None
        return further or before
    return before


def _is_clause(stretch: Stretch, first: int, end: int) -> bool:
    """ "In Sena, | at least nine died, | said the mayor": what stands between commas and has a verb of its own."""
    counted = stretch.tokens.lower[first : first + 2] in (["at", "least"], ["up", "to"], ["at", "most"])
    if not counted and stretch.tags[first] not in "MDNPZJ":
        return False
    relative = next((i for i in range(first, end) if stretch.tags[i] in "WH"), end)  # "a monitor that keeps lists"
    return has_finite_verb(stretch, first, relative)


def _lies_there(stretch: Stretch, place: Subject, first: int) -> bool:
    """ "Five died near Sena, | the mayor said": the name before the comma is the place, not the one who speaks."""
    tied = place.first > 0 and stretch.tokens.lower[place.first - 1] in _LOCATIVE
    return tied and set(stretch.tags[place.first : place.last + 1]) <= {"P", "p"} and stretch.tags[first] == "D"


_LOCATIVE: Final = frozenset({"in", "near", "outside", "at", "around", "of"})


def _names_body(stretch: Stretch, description: Subject, first: int, end: int) -> bool:
    """ "The UN refugee agency, UNHCR, says", "a monitor, the Observatory for Peace, says": the name of a body."""
    tags, lower = stretch.tags, stretch.tokens.lower
    if tags[description.first] != "D" or tags[description.last] != "N" or not _is_body_noun(lower[description.last]):
        return False
    start = first + (tags[first] == "D")
    inner = tags[start:end]
    ties = all(tags[i] in "Pp" or lower[i] in ("of", "for", "and", "the") for i in range(start, end))
    return bool(inner) and inner[0] == inner[-1] == "P" and ties


def _is_body_noun(word: str) -> bool:
    return word == "source" or word in body_words()  # "a second source, the Eye Centre,"


def described_before(stretch: Stretch, subject: Subject) -> Subject:
    """ "the mayor, Ann Roe,": a name and the description that it is in apposition to; else the subject as it is."""
    first, tags = subject.first, stretch.tags
    if first < 2 or tags[first - 1] != "," or tags[first : subject.last + 1].strip("Pp"):
        return subject
    before = noun_phrase_ending(stretch, first - 2)
    if stretch.tokens.lower[first - 4 : first - 1] == ["one", "of", "them"]:
        before = Subject(first - 4, first - 2)
    elif before is None or not _is_role(stretch, before):
        return subject
    return Subject(before.first, subject.last) if _is_person(stretch, first, subject.last + 1) else subject


def _is_person(stretch: Stretch, first: int, end: int) -> bool:
    """Do these tokens name a person by two names or more?"""
    name = stretch.text[stretch.tokens.starts[first] : stretch.tokens.ends[end - 1]]
    return " " in name and is_person_name(name, titled=False)


def _is_role(stretch: Stretch, phrase: Subject) -> bool:
    """ "a militia spokesman", "the mayor of Roe": a description of one person, with a name in it or not."""
    tags = stretch.tags
    if tags[phrase.first] != "D":
        return False
    head = phrase.first
    while head < phrase.last and tags[head + 1] not in "FI":
        head += 1
    return tags[head] == "N" and not stretch.tokens.lower[head].endswith("s")
