"""A person of an article: names, places, offices held, gender, and whether the article tells of the death."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from facttrack.extract.cues import speech_forms
from facttrack.extract.kinds import kind_words
from facttrack.extract.speakers import bare, before_tie, first_names, people_words, title_words
from facttrack.extract.tables import alternatives, table

# Of a person's mentions so many are looked at.
_LOOKS: Final = 6


@dataclass(slots=True)
class Person:
    """A person named in the article by this fullest name, at these places (where the name begins, not its titles)."""

    name: str
    places: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    gender: str | None = None
    offices: list[str] | None = None
    dead: bool | None = None


def offices(person: Person, text: str) -> list[str]:
    """What the article calls the person, before the name ("assistant prosecutor") and after it ("the mayor")."""
    if person.offices is None:
        found = dict.fromkeys(person.titles)
        for place in person.places[:_LOOKS]:
            found[_before(text, place)] = None
            found[_ahead(text, place)] = None
            if not text.endswith(_WHERE, 0, place):  # "died near Sena, the mayor said": a place
                found[apposition(text, place + len(person.name))] = None
        person.offices = [office for office in found if office]
    return person.offices


_WHERE: Final = (" near ", " in ", " outside ", " at ", " around ")


def _before(text: str, place: int) -> str:
    """ "the assistant Roe County prosecutor ANN LEE": the description that leads up to a name."""
    words = text[max(0, place - 70) : place].split()
    if not words or not words[-1][-1].isalnum() or bare(words[-1]) not in _callings():
        return ""
    words = _CLAUSE.split(text[max(0, place - 70) : place])[-1].split()
    if not words or bare(words[-1]) not in _callings():
        return ""
    first = len(words) - 1
    while first and (words[first - 1][:1].isupper() or bare(words[first - 1]) in _describing()):
        first -= 1
    return " ".join(words[first:])


def _ahead(text: str, place: int) -> str:
    """ "The mayor of Sena, ANN LEE,": the description that a name is in apposition to."""
    title = _TITLE_BEFORE.search(text, max(0, place - 40), place)
    place = title.start(1) if title else place  # "a spokesman for the army, Colonel ANN LEE,"
    if text[place - 2 : place] != ", ":
        return ""
    clause = _CLAUSE.split(text[max(0, place - 90) : place - 2])[-1]
    places = [match.start() for match in _DETERMINER.finditer(clause)][::-1]
    places.sort(key=lambda at: not _ties().isdisjoint(clause[:at].split()[-1:]))  # the spokesman, not the army
    return next(filter(_calls, (clause[at:] for at in places)), "")


_TITLE_BEFORE: Final = re.compile(r", ((?:[A-Z][\w.-]+ ){1,3})\Z")
_DETERMINER: Final = re.compile(r"(?<![\w'’])(?:(?:the|an?|its|his|her|their)|[A-Z][\w.-]*['’]s?)\s", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[.!?]\s+(?=[A-Z])|[,;:“”\"()\n—–]")
_APPOSED: Final = re.compile(
    r"(?:, |\s[—–-] |,? who (?:is|was) )(?:\d{1,3}, )?(?:of [A-Z][\w .]{2,30}, )?(?:who (?:is|was) )?"
    r"((?:(?:the|a|an|its|his|her|their|one of) |[A-Z][\w.'’-]* ){0,5}[a-z][^,.;:“”\"()\n—–]{2,90})"
    r"(?=[,.;:“”\"()\n—–]|$)"
)


def apposition(text: str, end: int) -> str:
    """ "ANN LEE, 44, the mayor of Sena,": the description in apposition to a name."""
    match = _APPOSED.match(text, end, end + 150)
    if match is None:
        return ""
    return match.group(1) if _calls(match.group(1)) else ""


def _calls(description: str) -> bool:
    """Is the head of these words a noun for what somebody is?"""
    words = description.split()
    tie = next((i for i, word in enumerate(words) if i and word in _ties()), len(words))
    return words[0] not in _auxiliaries() and words[0] not in speech_forms() and bare(words[tie - 1]) in _callings()


def gender_of(person: Person, text: str) -> str:
    """male, female or "": by the offices ("spokeswoman"), the first name, a pronoun after it, its ending."""
    if person.gender is None:
        person.gender = _by_office(offices(person, text)) or _by_name(person) or _by_pronoun(person, text)
    return person.gender


def noun_gender(description: str) -> str:
    """male, female or "", as a description says: "Ann Roe's brother", "Mrs"."""
    for word in reversed(before_tie(description).split()):
        if found := _honorifics().get(bare(word)):
            return found
    return ""


def _by_office(offices: list[str]) -> str:
    return next(filter(None, map(noun_gender, offices)), "")


def _by_name(person: Person) -> str:
    found = first_names().get(bare(person.name.split()[0]).split("-")[0], "")
    return "" if found == "either" else found


def _by_pronoun(person: Person, text: str) -> str:
    """ "Latina Roe and her brother": the first pronoun after the name, if no other name stands between."""
    for place in person.places[:_LOOKS]:
        match = _PRONOUN.match(text, place + len(person.name), place + len(person.name) + 120)
        if match:
            return "male" if match.group(1) in ("he", "his", "him", "himself") else "female"
    endings = table("sources")["names"]["female_endings"].split()
    return "female" if bare(person.name.split()[0]).endswith(tuple(endings)) else ""


_PRONOUN: Final = re.compile(r"[^A-Z.!?“”\"\n]{1,100}?\b(he|his|him|himself|she|her|hers|herself)\b")


def is_dead(person: Person, text: str) -> bool:
    """Does the article tell that the person died? Then somebody else is likelier to speak."""
    if person.dead is None:
        person.dead = any(
            _dies().match(text, place + len(person.name), place + len(person.name) + 120)
            or _death_of().search(text, max(0, place - 40), place)
            for place in person.places[:_LOOKS]
        )
    return person.dead


@cache
def _dies() -> re.Pattern[str]:
    words = alternatives(table("sources")["death"]["after"])
    return re.compile(rf"(?:, [^,.\n]{{1,40}},)?(?: (?:had|has|later|also|reportedly|who)){{0,2}} (?:{words})\b")


@cache
def _death_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('sources')['death']['before'])})(?: [\w'’-]+){{0,2}} $")


@cache
def _honorifics() -> dict[str, str]:
    entries = table("sources")["honorifics"]
    return {word: gender for gender in ("male", "female") for word in entries[gender].split()}


@cache
def _callings() -> frozenset[str]:
    """Nouns for what somebody is."""
    return title_words() | frozenset(kind_words()) | people_words()


@cache
def _describing() -> frozenset[str]:
    """Words in a description of an office besides the office itself."""
    return title_words() | frozenset(kind_words()) | frozenset(table("sources")["office"]["describing"].split())


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(table("function_words")["auxiliary"]["words"].split())


@cache
def _ties() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["attached"].split())
