"""Noun phrases, verb groups and clause borders over the tags of a stretch. Every search is bounded."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from facttrack.extract.speakers import is_person_name, title_words
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch

_NOMINAL = frozenset("NPZMJDp")
_HEADS = frozenset("NPMp")
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't 's".split())
# Determiners that can be a subject by themselves: "Several oppose the deal".
_STANDALONE = frozenset(
    "some many several few most all both neither either these those each none this that more".split()
)
# No phrase that a reader follows is longer; this bounds every walk.
REACH = 80


class Subject(NamedTuple):
    """A noun phrase by token numbers, both ends included; `relative` is the pronoun that stands for it."""

    first: int
    last: int
    relative: int | None = None


def group_start(stretch: Stretch, verb: int) -> int:
    """Where the verb group begins: auxiliaries and adverbs before the verb."""
    tags = stretch.tags
    first = verb
    for i in range(verb - 1, max(-1, verb - 9), -1):
        if tags[i] == "X":
            first = i
        elif tags[i] != "R" and stretch.tokens.lower[i] not in ("both", "all", "each"):
            break
    while first and (tags[first - 1] == "R" or (stretch.tokens.lower[first - 1] == "both" and first > 1)):
        first -= 1
    return first


def is_passive(stretch: Stretch, first: int, verb: int) -> bool:
    """A form of "be" right before a participle, adverbs apart."""
    for i in range(verb - 1, first - 1, -1):
        if stretch.tags[i] == "X":
            return stretch.tokens.lower[i] in _BE
        if stretch.tags[i] != "R":
            return False
    return False


def subject_before(stretch: Stretch, first: int, depth: int = 0) -> Subject | None:
    """The subject of the verb group that begins at `first`, where it stands before the verb."""
    tags, tokens = stretch.tags, stretch.tokens
    end = first - 1
    if end < 0:
        return None
    mark = tags[end]
    if mark in "WH":
        if tokens.lower[end] not in ("who", "which", "that", "who've", "who'd", "who's"):
            return None
        before = end - 1
        if before >= 0 and tags[before] == ",":
            before -= 1
        if before >= 0 and tags[before] == ")":
            before = _opening(tags, before, "(") - 1
        antecedent = noun_phrase_ending(stretch, before) if before >= 0 else None
        antecedent = antecedent and _named_before(stretch, antecedent)
        return Subject(antecedent.first, antecedent.last, end) if antecedent else None
    if mark in "UO" or (mark == "D" and tokens.lower[end] in _STANDALONE):
        return Subject(end, end)
    if mark == "K" or tokens.lower[end] == "ago":
        return _past_time(stretch, end, depth)
    if mark in _HEADS or mark == "Z":
        return _past_occasion(stretch, noun_phrase_ending(stretch, end), depth)
    if mark == "J" or (mark in "GE" and end and tags[end - 1] in "DNPJ"):
        return noun_phrase_ending(stretch, end)
    if mark == ")":
        return noun_phrase_ending(stretch, _opening(tags, end, "(") - 1)
    if mark in ",-" and depth < 3:
        return _past_apposition(stretch, end, depth)
    return None


def _named_before(stretch: Stretch, description: Subject) -> Subject:
    """ "Geoff Roe, a pollster who": the name that the description is an apposition to."""
    tags = stretch.tags
    comma = description.first - 1
    if (
        comma < 1
        or tags[comma] != ","
        or tags[comma - 1] not in "Pp"
        or "P" in tags[description.first : description.last]
    ):
        return description
    return noun_phrase_ending(stretch, comma - 1) or description


def _past_time(stretch: Stretch, end: int, depth: int) -> Subject | None:
    """ "The ministry late on Tuesday said": the subject before the time."""
    i = end
    while i >= 0 and i > end - 7 and (stretch.tags[i] in "KMRDJ" or stretch.tokens.lower[i] in _TIME_WORDS):
        i -= 1
    return subject_before(stretch, i + 1, depth + 1) if 0 <= i < end and depth < 3 else None


_TIME_WORDS = frozenset(
    "on in late early ago than less more last this earlier days weeks months years hours since".split()
)


def _past_occasion(stretch: Stretch, phrase: Subject | None, depth: int) -> Subject | None:
    """ "The party in a statement credited him": the subject before the occasion."""
    if phrase is None or phrase.first < 2 or depth >= 3 or stretch.tags[phrase.first - 1] != "I":
        return phrase
    before = stretch.tags[phrase.first - 2]
    if before == "X" or (before in "NPUW" and stretch.tokens.lower[phrase.last] in _adjunct_nouns()):
        while phrase.first >= 2 and before == "X":
            return subject_before(stretch, group_start(stretch, phrase.first - 2), depth + 1) or phrase
        return subject_before(stretch, phrase.first - 1, depth + 1) or phrase
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
    before = noun_phrase_ending(
        stretch, opening - 1 if tags[opening - 1] != ")" else _opening(tags, opening - 1, "(") - 1
    )
    if before is None:
        return None
    named = "P" in tags[before.first : before.last + 1]
    inner = tags[opening + 1 : close]
    name = inner and not inner.strip("Pp")
    if name and (not named or (_is_role(stretch, before) and _is_person(stretch, opening + 1, close))):
        return Subject(opening + 1, close - 1)
    if not named and before.first and tags[before.first - 1] == ",":
        further = _past_apposition(stretch, before.first - 1, depth + 1) if depth < 3 else None
        return further or before
    return before


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


def _opening(tags: str, close: int, mark: str) -> int:
    found = tags.rfind(mark, max(0, close - 30), close)
    return found if found >= 0 else close


def noun_phrase_ending(stretch: Stretch, last: int) -> Subject | None:
    """The noun phrase whose last token is `last`, with "of …" and "in …" attachments and relative clauses."""
    tags, tokens = stretch.tags, stretch.tokens
    if last < 0 or tags[last] not in "NPMZJDpKOUQGE":
        return None
    if tags[last] in "UO":
        return Subject(last, last)
    first = last
    conjunction = None
    floor = max(0, last - REACH)
    while first > floor:
        mark = tags[first - 1]
        if mark in _NOMINAL:
            if tags[first] == "D" and mark in "NPp":
                break
            first -= 1
        elif (mark == "F" and first - 1 > floor and tags[first - 2] in "NPMpD") or (
            mark == "I"
            and first - 1 > floor
            and tags[first - 2] in "NPp"
            and tags[first] != "K"
            and _attaches(tokens.lower[first - 1])
        ):
            first -= 2
        elif (
            mark == "C"
            and tokens.lower[first - 1] in ("and", "or", "&")
            and first - 1 > floor
            and tags[first - 2] in "NPp"
        ):
            conjunction = first
            first -= 2
        elif mark == ")":
            opening = _opening(tags, first - 1, "(")
            if opening == first - 1 or opening == 0 or tags[first] == "D" or tags[opening - 1] not in "NPp":
                break
            first = opening
        elif (
            mark == "Q"
            and first - 1 > floor
            and tags[first - 2] in "NPDJ"
            and stretch.last_inner(first - 1) not in ",.?!"
        ):
            first -= 1
        elif mark in "VEG" and (start := _relative_start(stretch, first - 1)) is not None:
            first = start
        else:
            break
    if conjunction is not None and first and tags[first - 1] in "VEGBITF":
        first = conjunction
    while first < last and (tags[first] in "p)(" or tokens.lower[first] == "s"):
        first += 1
    return Subject(first, last)


def _attaches(preposition: str) -> bool:
    return preposition in (
        "in",
        "at",
        "for",
        "from",
        "on",
        "with",
        "to",
        "near",
        "against",
        "inside",
        "within",
        "outside",
    )


def _relative_start(stretch: Stretch, verb: int) -> int | None:
    """ "officials who saw the camp": the last noun before "who", if the verb belongs to a relative clause."""
    tags = stretch.tags
    i = verb - 1
    while i > max(0, verb - 6) and tags[i] in "XR":
        i -= 1
    if i > 0 and tags[i] in "WH" and tags[i - 1] in "NPp" and stretch.tokens.lower[i] in ("who", "which", "that"):
        return i - 1
    if (
        tags[verb] in "EG"
        and i == verb - 1
        and i >= 0
        and tags[i] in "NP"
        and verb + 1 < len(tags)
        and tags[verb + 1] in "IT"
    ):
        return i
    return None


def noun_phrase_starting(stretch: Stretch, first: int) -> Subject | None:
    """The noun phrase that begins at `first`, with attachments, up to a comma, a verb or a time."""
    tags, tokens = stretch.tags, stretch.tokens
    last = first - 1
    i = first
    seen = False
    limit = min(len(tags), first + REACH)
    while i < limit:
        mark = tags[i]
        if mark in "NPMp":
            if (
                mark == "P"
                and seen
                and tags[first] == "D"
                and tags[i - 1] == "N"
                and tokens.lower[i - 1] not in title_words()
            ):
                break  # "according to the complaint Roe fired": a name opens the next clause
            if mark == "M" and seen and tags[i - 1] == "N":
                break  # "according to the clinic 12 people": so does a number
            seen = True
            last = i
        elif mark in "DJZ" or (mark == "R" and not seen):
            if mark == "D" and seen and tags[i - 1] not in "FICD":
                break
            if mark == "Z":
                last, seen = i, True
        elif mark in "UO" and not seen and i == first:
            return Subject(i, i)
        elif (
            (mark == "F" and seen)
            or (mark == "I" and seen and _attaches(tokens.lower[i]) and not is_adjunct(stretch, i))
            or (
                mark == "C"
                and seen
                and tokens.lower[i] in ("and", "or", "&")
                and i + 1 < limit
                and tags[i + 1] in "DNPMZJ"
            )
        ):
            pass
        elif mark == "(" and seen:
            close = tags.find(")", i, min(len(tags), i + 30))
            if close < 0:
                break
            i = close
        elif (mark == "Q" and seen and i + 1 < limit and tags[i + 1] in "NP") or (mark in "EG" and not seen):
            pass
        else:
            break
        i += 1
    return Subject(first, last) if seen and last >= first else None


def is_adjunct(stretch: Stretch, preposition: int) -> bool:
    """Does a phrase of time, place or medium ("on Monday", "in a statement") begin here?"""
    tags, tokens = stretch.tags, stretch.tokens
    nouns = _adjunct_nouns()
    for i in range(preposition + 1, min(len(tags), preposition + 6)):
        if tags[i] == "K" or tokens.lower[i] in nouns:
            return True
        if tags[i] not in "DJNPMZE":
            return False
    return False


@cache
def _adjunct_nouns() -> frozenset[str]:
    return frozenset(table("attribution")["adjuncts"]["nouns"].split())


def after_adjuncts(stretch: Stretch, i: int) -> int:
    """The index after times, adverbs and prepositional phrases that begin at `i`."""
    tags = stretch.tags
    limit = min(len(tags), i + REACH)
    while i < limit:
        mark = tags[i]
        if mark in "KR":
            i += 1
        elif mark in "IF" or (mark == "T" and i + 1 < limit and tags[i + 1] in "DNPOMZJU"):
            j = i + 1
            while j < limit and tags[j] in "DNPZMJpKFOE":
                j += 1
            if j == i + 1:
                return i
            i = j
        elif (mark in "DM" and i + 1 < limit and tags[i + 1] == "K") or (
            mark == "N" and i + 1 < limit and tags[i + 1] == "K"
        ):
            i += 2
        else:
            break
    return i


def is_clause_at(stretch: Stretch, first: int, end: int) -> bool:
    """Does a clause, and not a noun phrase with something after it, begin at `first`?

    Between the subject and its verb there may be attachments, insertions and adverbs, but no relative pronoun.
    """
    tags = stretch.tags
    i = first
    nominal = False
    while i < end:
        mark = tags[i]
        if mark in "VX":
            return nominal
        if mark == "E" and nominal and tags[i - 1] in "NPURKMZp)D":
            return i + 1 >= end or tags[i + 1] not in "I" or tags[i - 1] in "UK"
        if mark in "WSHC;:-" and nominal and mark != "C":
            return False
        if mark == "," and not nominal and i == first:
            return False
        if mark == "U" and nominal and tags[i - 1] not in "ICF,":
            return True
        if mark in "NPUDMKZQ":
            nominal = True
            if mark == "U" and "'" in stretch.tokens.lower[i].replace("’", "'"):
                return True
        i += 1
    return False


def has_finite_verb(stretch: Stretch, first: int, end: int) -> bool:
    """Does a finite clause stand in tokens[first:end]: a verb or auxiliary after something that can be its subject?"""
    tags = stretch.tags
    seen_subject = False
    for i in range(first, min(end, len(tags))):
        mark = tags[i]
        if mark in "NPUQDMWKO" or mark == "Z":
            seen_subject = True
        elif seen_subject and (mark in "VX" or (mark == "E" and tags[i - 1] in "NPURKM)p,")):
            return True
    return bool(seen_subject) and any(
        "'" in word or "’" in word
        for word in stretch.tokens.lower[first:end]
        if word[:2] in ("it", "he", "th", "we", "i'", "yo", "sh")
    )
