"""A figure as linking compares it, and what its article tells besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from facttrack.link.mentions import Name
from facttrack.link.moments import Moment

Days = tuple[date, date]


class Standing(StrEnum):
    """What a number is to its article's count of the measure."""

    TOTAL = "total"
    #: All of one place or day, or all who were found first.
    LOCAL = "local"
    #: Some of the people that the article counts, or may count.
    PART = "part"
    #: One person: that there was one, not that there was no other.
    ONE = "one"
    #: Of something else than the article's opening: more than the number there, or one of several things it sums up.
    ASIDE = "aside"


class Culprit(StrEnum):
    """Whether a toll counts the attacker: it does, it does not, it does not say though he died, or nothing is said."""

    IN = "in"
    OUT = "out"
    DIED = "died"
    UNSAID = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One figure as linking compares it.

    `population` is a class of the table of populations ("" unknown), `noun` the word counted, `nation` the
    countries whose people they are. `speaker` is the known source's main name, "" for the article's own voice,
    `also` the words that the article explains its acronym by. `places` are keys of the places in the figure's own
    sentence, nearest first, `near` that of the last place named before it, `joint` says that it covers several
    places together ("in Homs and Hama"); `wide` says that it covers a whole
    country or province, `facility` that it counts what one hospital or camp took in. `happened` are the days of
    the harm where the sentence tells them, `period` says that they are a stretch counted as a whole; `day` and
    `hour` are the moment up to which was counted, `told` says that the article gives it,
    `as_of` that it does so as that of the count ("by Sunday evening"), not of the statement. `former` marks a count
    that the article itself calls outdated, `instead` is the number that the sentence says it takes the place of ("not
    five, as first reported"), `recalled` one of another event or a longer time, `another` one that its
    sentence ascribes to another occasion, `increment` one that the same article adds to a larger one, `part` one that
    its sentence takes from a larger one ("9 of the 14"),
    `denied` one that somebody denies there. `wording` holds the longer words of the clause, by which a reprint shows.
    `standing` says whether the number is the article's total, counts some of its people or one of them
    (`facttrack.link.standing`); of one person, `traits` are age and sex, and `sole` says that the article tells of no
    other of whom they could be. `rival` marks a number that the article itself sets against another, `headline` one
    of the headline, `witness` one that
    somebody gives who was there and tells what he saw, `ascribed` one whose sentence has a source, if not one that was
    found to be its speaker, `revised` one that its sentence says has risen, fallen or been corrected. `culprit` says
    whether a toll counts the attacker in. `carried` says that it counts those taken to hospital, dead or alive.
    `lowered` says that the count replaces a higher one, `whole` is the larger number of its article that it is some of
    by place, kind of people or words, 0 where there is none; `supposed` says that so many may be, not that they are.
    """

    id: str
    measure: str
    low: int | None
    high: int | None
    qualifier: str
    population: str = ""
    noun: str = ""
    nation: tuple[str, ...] = ()
    speaker: str = ""
    also: str = ""
    places: tuple[str, ...] = ()
    near: str = ""
    joint: bool = False
    wide: bool = False
    facility: bool = False
    happened: Days | None = None
    period: bool = False
    day: date | None = None
    hour: float | None = None
    told: bool = False
    as_of: bool = False
    former: bool = False
    instead: int | None = None
    recalled: bool = False
    another: bool = False
    increment: bool = False
    part: bool = False
    denied: bool = False
    wording: str = ""
    standing: str = Standing.TOTAL.value
    sole: bool = True
    traits: str = ""
    rival: bool = False
    headline: bool = False
    witness: bool = False
    ascribed: bool = False
    revised: bool = False
    culprit: str = Culprit.UNSAID.value
    carried: bool = False
    lowered: bool = False
    whole: int = 0
    supposed: bool = False

    @property
    def share(self) -> bool:
        """Is it some of a larger number, by its own words or as its article counts?"""
        return self.part or self.whole > 0


def changed(count: Count, **facts: Any) -> Count:
    """The count with these facts; itself where it has them already."""
    return count if all(getattr(count, name) == fact for name, fact in facts.items()) else replace(count, **facts)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells besides its figures: its text, times, names, which of them are places and their keys,
    the days of its event, its publication, which places it puts inside which, what its acronyms stand for."""

    text: str
    times: Sequence[Moment]
    names: Sequence[Name]
    places: Mapping[str, str]
    main: Days | None
    published: date | None
    inside: frozenset[tuple[str, str]] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
