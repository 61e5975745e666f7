"""The things facttrack keeps track of: articles, what they claim, and how claims hang together.

Everything here is frozen, hashable where its fields are, picklable, and needs the standard
library only. Offsets count Unicode code points of `Article.text`; ends are exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import dropwhile, product
from typing import Final

from facttrack.vocabulary import (
    Because,
    Form,
    Judgement,
    Measure,
    Outcome,
    Precision,
    Qualifier,
    Relation,
    SpeakerKind,
    Stance,
    Status,
)


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix-` and twelve letters and digits that depend on the parts and nothing else.

    Sixty bits of SHA-256: a collision among a million ids has a chance under one in a million.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    bits = int.from_bytes(digest[:8], "big") >> 4
    return f"{prefix}-{''.join([_PAIRS[bits >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)])}"


#: Ten bits in base 32 (RFC 4648), in lower case.
_PAIRS: Final = ["".join(pair) for pair in product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)]


#: Words that tie a speaker to a place or a body: "residents of", "officials at the".
_TIES: Final = frozenset({"at", "for", "from", "in", "of", "the", "with"})


# --- articles --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read. Only `text` must be known.

    `id` is the caller's own name for it, else a stable one. `published` is a date, or an aware
    datetime where the source gives a time. `provenance` maps a field's name to where its value
    came from, in words ("front matter", "JSON-LD", "line 4 of the text", "option").
    """

    text: str
    id: str
    title: str | None = None
    published: date | datetime | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def day(self) -> date | None:
        """The day of publication, whatever the precision that is known."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article and where they stand: `article.text[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a claim is attributed to.

    `name` is the fullest name that the article gives, `mention` the words at `start`–`end`.
    `resolved` is false where `mention` is a pronoun or role that nobody in the article fits.
    """

    name: str
    mention: str
    start: int
    end: int
    kind: SpeakerKind = SpeakerKind.OTHER
    resolved: bool = True

    @property
    def named(self) -> bool:
        """Whether a reader can tell who speaks: false for "officials", "residents of Hama", an unresolved "he".

        An official or a witness is named where the name ends in capitals that no preposition ties to
        a place or a body: "resident Ahmad Saleh", not "officials at the Ministry of Health".
        """
        if self.kind is SpeakerKind.ANONYMOUS or not self.resolved:
            return False
        if self.kind not in (SpeakerKind.OFFICIAL, SpeakerKind.WITNESS):
            return True
        words = self.name.split()
        before = list(dropwhile(lambda word: word[0].isupper(), reversed(words)))
        return 1 < len(words) != len(before) and not (before and before[0].lower() in _TIES)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The days that a time expression covers, both ends included."""

    start: date
    end: date
    text: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Contest:
    """One reason why a claim is contested; `claim` is the other side, where there is one."""

    because: Because
    claim: str | None = None


# --- claims ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an article states: an interval with a qualifier, who is counted, who says so.

    `low` and `high` are inclusive; None is open. `quote` is the clause, `number` the words of the
    number inside it. `statement` is the id of the statement that the figure stands in. `rule`
    names what found it, for `extract --explain`.
    """

    id: str
    article: str
    quote: str
    start: int
    end: int
    number: Passage
    measure: Measure
    low: int | None
    high: int | None
    qualifier: Qualifier
    who: str | None = None
    speaker: Speaker | None = None
    cue: Passage | None = None
    via: str | None = None
    hedges: tuple[str, ...] = ()
    statement: str | None = None
    where: tuple[Passage, ...] = ()
    when: TimeSpan | None = None
    background: bool = False
    contested: tuple[Contest, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that an article attributes to somebody; `quote` is their content without speaker and cue.

    Where attributions split the content, `runs` are all its pieces in the order of the text, as (start, end),
    and `quote` is the longest; `runs` is empty where the quote is everything.
    """

    id: str
    article: str
    quote: str
    start: int
    end: int
    cue: Passage | None
    stance: Stance
    form: Form
    speaker: Speaker | None = None
    target: str | None = None
    via: str | None = None
    hedges: tuple[str, ...] = ()
    contested: tuple[Contest, ...] = ()
    rule: str = ""
    runs: tuple[tuple[int, int], ...] = ()


Claim = Figure | Statement


# --- how claims hang together ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """Two figures of different articles and how they stand to each other.

    For `updates` `a` is the earlier, for `part_of` the part; otherwise `a` is the one whose
    article was published first (ties by id). `score` is 0 to 1. `because` says why, in words.
    """

    id: str
    a: str
    b: str
    relation: Relation
    score: float
    because: tuple[str, ...]
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One compared fact of two figures: `level` says how they stand, `weight` what that adds to the log odds."""

    fact: str
    level: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two figures of one measure that cannot both be true, and that no person has resolved; `link` is the conflict
    between articles, None where one article gives both."""

    a: str
    b: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an event's figures of one measure add up to: bounds, the best single value, the claims used.

    The measure is contested while there are clashes in `contested`, which the store knows.
    """

    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]
    contested: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles (ids, the earliest first) that go back to one account; `because` says what shows it."""

    articles: tuple[str, ...]
    because: tuple[str, ...] = ()


#: Stands between an article's id and the number of one of its parts; no id holds it.
_PART: Final = "\x00"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One of the `of` parts of an article that reports more than one event, counted from 1; 1 of 1 is all of it."""

    article: str
    number: int = 1
    of: int = 1

    @property
    def name(self) -> str:
        """What linking knows it by: the article's id for the first part and for a whole article."""
        return f"{self.article}{_PART}{self.number}" if self.number > 1 else self.article


def part_named(name: str) -> tuple[str, int]:
    """The article (id) and the number of the part that goes by this name in linking."""
    article, _, number = name.partition(_PART)
    return article, int(number or 1)


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that report the same happening, in whole or, those of `parts`, in part.

    `origins` are the articles by origin, where that was worked out.
    """

    id: str
    title: str
    start: date | None
    end: date | None
    places: tuple[str, ...]
    articles: tuple[str, ...]
    figures: Mapping[Measure, Estimate] = field(default_factory=dict, hash=False)
    because: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def members(self) -> tuple[Part, ...]:
        """Its articles, whole or in part, in the order of `articles`."""
        parts = {article: [part for part in self.parts if part.article == article] for article in self.articles}
        return tuple(part for article, own in parts.items() for part in own or (Part(article),))


@dataclass(frozen=True, slots=True)
class Report:
    """An article with what was found in it: what linking works on."""

    article: Article
    claims: tuple[Claim, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(claim for claim in self.claims if isinstance(claim, Figure))

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(claim for claim in self.claims if isinstance(claim, Statement))


# --- what the store adds ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker known across articles, with the other names it goes by. `place` is the country or
    region that it belongs to, where that is known."""

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    claims: int = 0
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: who, when, why. `subject` is the id of a claim, a link, an event or a source.

    `undone` is the moment at which a later row took it back, else None.
    """

    id: int
    subject: str
    verdict: str
    note: str
    by: str
    at: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about articles (ids, or names of parts): all of `a` and `b` are one event, or those of `a`
    are one and those of `b` belong to another."""

    together: bool
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an article in the store. Number 1 is the first that was read."""

    article: Article
    number: int
    read_at: datetime
    superseded: bool


@dataclass(frozen=True, slots=True)
class FiledClaim:
    """A claim as the store holds it: `claim.contested` includes conflicts with other articles and
    people's marks, `article` is the revision it stands in."""

    claim: Claim
    article: Article
    status: Status | None = None
    superseded: bool = False
    event: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims a list shows; None leaves a question open. `event`, `article` take ids or unique prefixes."""

    kind: str | None = None
    contested: bool | None = None
    measure: Measure | None = None
    speaker: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    event: str | None = None
    article: str | None = None
    search: str | None = None
    superseded: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """Which links a list shows."""

    relation: Relation | None = None
    event: str | None = None
    claim: str | None = None
    judgement: Judgement | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events a list shows; `search` looks into their titles."""

    place: str | None = None
    since: date | None = None
    until: date | None = None
    search: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article that was offered to the store."""

    outcome: Outcome
    article: str
    claims: int
