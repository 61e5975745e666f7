"""Common nouns for sources: which kinds a noun can stand for, which are plural, which papers speak for their maker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from facttrack.extract.kinds import kind_words
from facttrack.extract.tables import table
from facttrack.gazetteer import nation
from facttrack.model import Passage
from facttrack.vocabulary import SpeakerKind

_ANY_BODY: Final = frozenset(SpeakerKind) - {
    SpeakerKind.PERSON,
    SpeakerKind.WITNESS,
    SpeakerKind.ANONYMOUS,
    SpeakerKind.OFFICIAL,
}


def stands_for(noun: str) -> frozenset[SpeakerKind]:
    """The kinds of source that a common noun for a body can stand for."""
    return _descriptors().get(noun, _ANY_BODY)


def is_descriptor(noun: str) -> bool:
    """Is this a common noun that stands for certain kinds of source?"""
    return noun in _descriptors()


@cache
def _descriptors() -> dict[str, frozenset[SpeakerKind]]:
    standing: dict[str, set[SpeakerKind]] = {}
    for name, words in table("sources")["standing"].items():
        if name not in ("modifiers", "wide"):
            for word in words.split():
                standing.setdefault(word, set()).add(SpeakerKind(name))
    for word in table("sources")["standing"]["wide"].split():
        standing[word] |= _ANY_BODY - {SpeakerKind.MILITARY, SpeakerKind.POLICE, SpeakerKind.DOCUMENT}
    return {word: frozenset(kinds) for word, kinds in standing.items()}


@cache
def modifiers() -> frozenset[str]:
    """Words that tell how a body is, not which one it is."""
    return frozenset(table("sources")["standing"]["modifiers"].split())


_BY: Final = (" of ", " by ", " from ")
_OF_BODY: Final = re.compile(
    r"^(?:\w+[ -]){0,3}?(?P<paper>\w+)(?: (?P<done>[a-z]+e[dn]))? (?:of|by|from) (?:the )?"
    r"(?P<maker>[A-Z][\w.&'’-]*(?: (?!from\b)[\w.&'’-]+){0,8})(?: from [\w ]+)?$"
)


# "Figures from the health ministry": the body in small letters, known by its noun.
_FROM_BODY: Final = re.compile(
    r"^(?:\w+[ -]){0,2}?(?P<paper>\w+)(?P<done>) (?:by|from) the (?P<maker>(?:[\w'’-]+ ){0,3}[a-z]+)$"
)


@cache
def _read() -> frozenset[str]:
    return frozenset(table("sources")["papers"]["read"].split())


def issuer(phrase: str) -> str | None:
    """ "a report by the Grain Board", "data provided by the ministry": a document speaks for the body that made it."""
    if not any(word in phrase for word in _BY):
        return _named_before(phrase)
    match = _OF_BODY.match(phrase) or _FROM_BODY.match(phrase)
    if match is None or match["paper"].lower() not in documents() or match["done"] in _read():
        return None
    maker = match["maker"]
    noun = maker.split()[-1]
    known = is_descriptor(noun) or kind_words().get(noun, SpeakerKind.DOCUMENT) in _ANY_BODY - {SpeakerKind.DOCUMENT}
    return maker if maker[0].isupper() or known else None


# "A new Relief International toll", "latest UN figures".
_NAME_BEFORE: Final = re.compile(
    r"(?:(?:A|An|The) )?(?:[a-z]+ ){0,3}(?P<name>[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,5}) (?P<paper>[a-z]+)$"
)


def _named_before(phrase: str) -> str | None:
    """The body whose name stands before the document: "a UN report", "the Relief International toll"."""
    match = _NAME_BEFORE.match(phrase)
    if match is None or match["paper"] not in documents() or match["paper"] in _inquirers():
        return None
    name = match["name"]
    several = " " in name or (name.isupper() and len(name) > 1)
    return name if several and nation(name) is None and name.split()[-1].lower() not in _times() else None


@cache
def _inquirers() -> frozenset[str]:
    """Those of the inquiries that are bodies of their own: "a UN panel"."""
    return frozenset(table("attribution")["counting"]["inquirers"].split())


def names_papers(mention: str) -> bool:
    """Is a paper or number named in the mention, so that `paper` and `owner` can tell whose it is?"""
    return not _papers().isdisjoint(mention.lower().split())


def paper(passage: Passage) -> Passage:
    """ "a communique | sent to a radio station": the paper without what was done with it."""
    match = _PAPER.match(passage.text) or _paper_read().match(passage.text)
    if match is None or match["paper"].lower() not in _papers():
        return passage
    return Passage(match["whole"], passage.start, passage.start + len(match["whole"]))


@cache
def _paper_read() -> re.Pattern[str]:
    """ "hospital records | seen by a paper"."""
    return re.compile(rf"(?P<whole>(?:[\w'’-]+ ){{0,4}}?(?P<paper>\w+)) (?:{'|'.join(sorted(_read()))}) by\b")


def reached(passage: Passage) -> Passage:
    """ "a councilman | reached later by officers": the speaker without who came to him."""
    match = _REACHED.match(passage.text) if " by " in passage.text else None
    return Passage(match[1], passage.start, passage.start + len(match[1])) if match else passage


_REACHED: Final = re.compile(r"((?:[\w'’.-]+ ){0,4}?[\w'’.-]+) [a-z]+(?:ed|en|nt) (?:[a-z]+ )?by [\w ]{2,60}$")
_PAPER: Final = re.compile(
    r"(?P<whole>(?:[\w'’-]+ ){0,4}(?P<paper>\w+)) [a-z]+(?:ed|nt|st|en|de|ad)(?: [A-Z][a-z]+day)?"
    r" (?:to|on|in|at|over|via|during)\b"
)


def owner(passage: Passage) -> Passage | None:
    """ "Their figures", "the ministry's latest count": a document or number speaks for the body whose it is."""
    match = _OF_OWNER.match(passage.text)
    if match is None or match["paper"].lower() not in documents():
        return None
    if kind_words().get(match["paper"].lower(), SpeakerKind.DOCUMENT) is not SpeakerKind.DOCUMENT:
        return None  # "the state's commission": a body of its own
    whose = match["whose"] or match["pronoun"]
    if whose.split()[-1].lower() in _times():
        return None  # "Sunday's report"
    return Passage(whose, passage.start, passage.start + len(whose))


def made_by(text: str, paper: Passage) -> Passage | None:
    """ "The figures, compiled by the Roe League from records, show": the body that an aside names as their maker."""
    match = _MADE_BY.match(text, paper.end, paper.end + _ASIDE)
    return Passage(match["maker"], match.start("maker"), match.end("maker")) if match else None


_ASIDE: Final = 120  # characters of such an aside at most
_MADE_BY: Final = re.compile(
    r", (?:compiled|released|published|provided|issued|collected|gathered|supplied) by "
    r"(?P<maker>(?:the )?[^,.;]{2,60}?)(?: (?:from|on|in|using) [^,.;]{2,40})?, "
)


@cache
def kin() -> frozenset[str]:
    """Nouns for relatives, one or all: "mother", "family"."""
    words = table("sources")["kin"]
    return frozenset(f"{words['nouns']} {words['households']}".split())


@cache
def agents() -> frozenset[str]:
    """Nouns for those who speak for a body or person: "lawyers"."""
    return frozenset(table("sources")["agents"]["words"].split())


@cache
def _times() -> frozenset[str]:
    return frozenset(table("function_words")["time"]["words"].split())


_OF_OWNER: Final = re.compile(
    r"(?:(?P<pronoun>[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)|(?P<whose>[^'’]{2,80}?)(?:['’]s|(?<=s)['’]))"
    r" (?:[\w-]+ ){0,2}(?P<paper>\w+)$"
)


@cache
def _papers() -> frozenset[str]:
    """Besides, those that speak for themselves: complaints, warrants."""
    return documents() | {word for word, kind in kind_words().items() if kind is SpeakerKind.DOCUMENT}


@cache
def documents() -> frozenset[str]:
    """Nouns for papers and numbers that speak for the body that made them."""
    sources = table("sources")
    words = (
        table("attribution")["counting"]["inquiries"],
        sources["standing"]["document"],
        sources["papers"]["numbers"],
    )
    return frozenset(" ".join(words).split())


@cache
def issued() -> frozenset[str]:
    """Nouns for what a body or person issues."""
    return frozenset(table("sources")["papers"]["issued"].split())


@cache
def armed_groups() -> frozenset[str]:
    """Plural nouns for fighters of a group that has a name."""
    return frozenset(table("sources")["groups_of"]["armed"].split())


def groups_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The plural descriptions of people who speak in `text[start:end]`: "Roe County deputies", "residents"."""
    if _many().search(text[start:end].lower()) is None:
        return iter(())
    return _groups().finditer(text, start, end)


@cache
def _many() -> re.Pattern[str]:
    """The nouns of such descriptions, in lower case."""
    kinds = table("sources")["kinds"]["words"]
    words = [
        word
        for kind in ("police", "military", "armed_group", "medical", "witness", "official", "media")
        for word in kinds[kind].split()
        if is_plural(word) and word.isalpha()
    ]
    words += table("sources")["groups_of"]["also"].split()
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b")


@cache
def _groups() -> re.Pattern[str]:
    whose = "|".join(table("sources")["groups_of"]["whose"].split())
    return re.compile(rf"\b(?-i:[A-Z][\w'’]+ ){{0,3}}(?:(?:{whose}) )?(?:{_many().pattern})", re.IGNORECASE)


def is_plural(name: str) -> bool:
    last = name.split()[-1].lower()
    return (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last in (
        "people",
        "police",
        "men",
        "women",
    )
