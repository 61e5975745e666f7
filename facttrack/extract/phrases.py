"""Noun phrases and adjuncts over the tags of a stretch. Every search is bounded."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from facttrack.extract.kinds import kind_words
from facttrack.extract.speakers import body_words, people_words, title_words
from facttrack.extract.standing import documents
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.vocabulary import SpeakerKind

_NOMINAL: Final = frozenset("NPZMJDp")

# No phrase that a reader follows is longer; this bounds every walk.
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "their"})
REACH: Final = 80


class Subject(NamedTuple):
    """A noun phrase by token numbers, both ends included; `relative` is the pronoun that stands for it."""

    first: int
    last: int
    relative: int | None = None


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
        before = _one_back(stretch, first, floor)
        if before is None:
            break
        if tags[first - 1] == "C":
            conjunction = first
        first = before
    if conjunction is not None and first and tags[first - 1] in "VEGBITF":
        first = conjunction
    while first < last and (tags[first] in "p)(" or tokens.lower[first] == "s"):
        first += 1
    return Subject(first, last)


def _one_back(stretch: Stretch, first: int, floor: int) -> int | None:
    """Where the phrase that now begins at `first` can begin before that; None where it cannot."""
    tags, tokens = stretch.tags, stretch.tokens
    mark, beyond = tags[first - 1], tags[first - 2] if first - 1 > floor else ""
    if mark in _NOMINAL:
        year = mark == "M" and len(tokens.words[first - 1]) == 4  # "since 2022 | the mission"
        dated = mark == "M" and tokens.lower[first] in _ARTICLES  # "by 20 May 14 | the army"
        return None if tags[first] == "D" and (year or dated or mark in "NPp") else first - 1
    if mark == ")":
        start = bracket(tags, first - 1)
        closed = start not in (first - 1, 0) and tags[first] != "D" and tags[start - 1] in "NPp"
        return start if closed else None
    if mark in "VEG":
        return _relative_start(stretch, first - 1)
    if not beyond:
        return None
    if mark in "IT" and beyond in "VEGRK":
        verb = first - 2 - (beyond in "RK")  # "the complaint filed Thursday in court"
        return _relative_start(stretch, verb) if tags[verb] in "VEG" and _modifies(stretch, verb) else None
    if mark == "Q":
        return first - 1 if beyond in "NPDJ" and stretch.last_inner(first - 1) not in ",.?!" else None
    word = tokens.lower[first - 1]
    if mark == "F" and tokens.lower[first - 2] == "out" and tags[first - 3 : first - 2] in ("N", "P"):
        return first - 3  # "a warrant out of Azul"
    if mark == "F":
        joined = beyond in "NPMpDU"
    elif mark == "I":
        indefinite = beyond == "U" and tokens.lower[first - 2] in _indefinite()
        joined = (beyond in "NPp" or indefinite) and tags[first] != "K" and word in _attaching()
        made = word in ("by", "from") and tokens.lower[first - 2] in documents()  # "the survey by the Roe Board"
        joined = joined or made
    else:
        joined = mark == "C" and beyond in "NPp" and word in ("and", "or", "&")
    return first - 2 if joined else None


@cache
def _attaching() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["attaching"].split())


def _modifies(stretch: Stretch, verb: int) -> bool:
    """ "officials who spoke to", "a communique sent to", "a mayor reached by": no clause, as "the prize went to" is."""
    before = stretch.tokens.lower[verb - 1] if verb else ""
    reached = (before in title_words() or before in kind_words()) and "by" in stretch.tokens.lower[verb + 1 : verb + 3]
    participle = stretch.tags[verb] == "G" or stretch.tokens.lower[verb] in _staying()
    if participle and (before in people_words() or before in kind_words()):
        return True  # "relatives waiting at the gates", "kin gathered outside"
    told = before in documents() or kind_words().get(before) is SpeakerKind.DOCUMENT
    return before == "who" or told or reached


@cache
def _staying() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["staying"].split())


@cache
def _indefinite() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["indefinite"].split())


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
        and (tags[verb + 1] in "ITRK" or (tags[verb] == "G" and _acts(stretch.tokens.lower[verb - 1])))
    ):
        return i
    return None


def _acts(noun: str) -> bool:
    """ "The coalition fighting the rebels", "officers investigating the crash": can the participle be said of this?"""
    return noun in people_words() or noun in kind_words() or noun in body_words()


def noun_phrase_starting(stretch: Stretch, first: int) -> Subject | None:
    """The noun phrase that begins at `first`, with attachments, up to a comma, a verb or a time."""
    tags, tokens = stretch.tags, stretch.tokens
    last = first - 1
    i = first
    seen = False
    limit = min(len(tags), first + REACH)
    while i < limit:
        mark = tags[i]
        if seen and tokens.lower[i] in _hours() and tags[i + 1 : i + 2] in ("I", "K"):
            break  # "said the governor late on Sunday"
        if mark in "NPMp":
            if (
                mark == "P"
                and seen
                and tags[first] == "D"
                and tags[i - 1] == "N"
                and tokens.lower[i - 1] not in title_words()
                and not tokens.lower[i - 1].endswith("ing")
                and _opens_clause(stretch, i)
            ):
                break
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
        elif mark == "V" and seen and _is_paper(stretch, i):
            last = i
        elif (
            (mark == "F" and seen)
            or (mark == "I" and seen and tokens.lower[i] in _attaching() and not is_adjunct(stretch, i))
            or (
                mark == "C"
                and seen
                and tokens.lower[i] in ("and", "or", "&")
                and i + 1 < limit
                and tags[i + 1] in "DNPMZJ"
                and not _goes_on(stretch, i + 1)
            )
        ):
            pass
        elif mark == "(" and seen:
            close = tags.find(")", i, min(len(tags), i + 30))
            if close < 0:
                break
            i = close
        elif mark == "Q" and i > first and _is_title(stretch, i):
            last, seen = i, True
        elif (mark == "Q" and seen and i + 1 < limit and tags[i + 1] in "NP") or (mark in "EG" and not seen):
            pass
        else:
            break
        i += 1
    return Subject(first, last) if seen and last >= first else None


def _goes_on(stretch: Stretch, noun: int) -> bool:
    """ "according to the clinic and two others were hurt": has what follows "and" a verb of its own?"""
    tags = stretch.tags
    end = noun + 1
    while tags[end : end + 1] in tuple("DJNPMZOU"):
        end += 1
    return tags[end : end + 1] in ("XV" if tags[noun] == "M" else "X") and end < len(tags)


def _opens_clause(stretch: Stretch, name: int) -> bool:
    """ "according to the complaint Roe fired": unlike in "the agency Reuters.", the name is not the noun's own."""
    tags = stretch.tags
    end = name + 1
    while tags[end : end + 1] == "P":
        end += 1
    if tags[end : end + 1] == ",":
        return kind_words().get(stretch.tokens.lower[name - 1]) is SpeakerKind.DOCUMENT
    if tags[end : end + 1] in ("N", "V") and (tags[end] == "N" or _is_paper(stretch, end)):
        return False  # "a new Relief International toll", "the latest UN figures"
    return tags[end : end + 1] not in ("", ".", ";")


def _is_title(stretch: Stretch, quotation: int) -> bool:
    """ "the authors of the “Green Book,”", "told the programme “Harbour”": a name that stands in quotation marks."""
    if stretch.tags[quotation - 1] == "D":
        return True
    return stretch.tokens.lower[quotation - 1] in _outlets() and stretch.last_inner(quotation) not in ".?!…"


@cache
def _outlets() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["outlets"].split())


def _is_paper(stretch: Stretch, i: int) -> bool:
    """ "according to court records,": a noun for a document that could be a verb, where no object follows."""
    ends = i + 1 == len(stretch.tags) or stretch.tags[i + 1] in ",.;:-IC"
    return ends and kind_words().get(stretch.tokens.lower[i]) is SpeakerKind.DOCUMENT


def is_adjunct(stretch: Stretch, preposition: int) -> bool:
    """Does a phrase of time, place or medium ("on Monday", "in a statement") begin here?"""
    tags, tokens = stretch.tags, stretch.tokens
    nouns = adjunct_nouns()
    for i in range(preposition + 1, min(len(tags), preposition + 6)):
        if tags[i] == "K" or tokens.lower[i] in nouns:
            return True
        if tags[i] not in "DJNPMZE":
            return False
    return False


@cache
def adjunct_nouns() -> frozenset[str]:
    return frozenset(table("attribution")["adjuncts"]["nouns"].split())


def after_adjuncts(stretch: Stretch, i: int) -> int:
    """The index after times, adverbs and prepositional phrases that begin at `i`."""
    tags, tokens = stretch.tags, stretch.tokens
    limit = min(len(tags), i + REACH)
    while i < limit:
        mark = tags[i]
        if mark in "KR" or (mark in "JN" and tokens.lower[i] in _hours() and tags[i + 1 : i + 2] in ("I", "K")):
            i += 1
        elif mark in "IF" or (mark == "T" and i + 1 < limit and tags[i + 1] in "DNPOMZJU"):
            j = i + 1
            while j < limit and (tags[j] in "DNPZMJpKFOER" or tokens.lower[j] in adjunct_nouns()):
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


@cache
def _hours() -> frozenset[str]:
    """ "late on Sunday", "early Monday"."""
    return frozenset(table("attribution")["adjuncts"]["hours"].split())


def bracket(tags: str, close: int) -> int:
    """Where the bracket opens that closes at `close`; `close` itself where none does."""
    found = tags.rfind("(", max(0, close - 30), close)
    return found if found >= 0 else close
