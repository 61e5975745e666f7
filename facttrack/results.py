"""What the verbs of facttrack answer with: built by actions, printed by show, stored nowhere.

Everything here is frozen and needs the standard library only. Every tuple has a fixed order, so
that the same database gives the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from facttrack.model import (
    Article,
    Claim,
    Decision,
    Estimate,
    Event,
    Figure,
    FiledClaim,
    Link,
    Origin,
    Passage,
    Revision,
    Source,
    Statement,
    Weighed,
)
from facttrack.vocabulary import Because, Measure, Policy, Qualifier, SpeakerKind, Stance, Status

# --- audit -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: what it means, what an editor does about it, and a passage that shows it."""

    code: str
    title: str
    means: str
    todo: str
    example: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an audit found.

    `claims` holds the id of the claim that the finding is about first, then those it is measured
    against. `passage` is what to look at, in the text of `article`, or in its title where
    `in_title` is true. `message` says what is wrong, `todo` what to do.
    """

    code: str
    title: str
    claims: tuple[str, ...]
    article: Article
    passage: Passage
    message: str
    todo: str
    in_title: bool = False


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding as the machine interface has it."""
    article = finding.article
    return {
        "code": finding.code,
        "title": finding.title,
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "claims": list(finding.claims),
        "quote": finding.passage.text,
        "start": finding.passage.start,
        "end": finding.passage.end,
        "in": "title" if finding.in_title else "text",
        "message": finding.message,
        "todo": finding.todo,
    }


# --- figures over time -----------------------------------------------------------------------


def point(low: int | None, high: int | None) -> float | None:
    """The number that stands for an interval: its one end if the other is open, else its middle; None if both are."""
    if low is None or high is None:
        return low if low is not None else high
    return (low + high) / 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure and the article in which it stands.

    `newer` is the id of the figure that replaced it, `status` what a person decided about it.
    """

    figure: Figure
    article: Article
    newer: str | None = None
    status: Status | None = None

    @property
    def speaker(self) -> str | None:
        return self.figure.speaker.name if self.figure.speaker else None


@dataclass(frozen=True, slots=True)
class Track:
    """The figures of one measure in the order in which they were published, undated ones last."""

    measure: Measure
    estimate: Estimate | None
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The figures of an event over time; figures of other events that its articles mention are left out."""

    event: Event
    tracks: tuple[Track, ...]
    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """One end of an assessment: the value (None is open), the figures that set it, and whose they are."""

    value: int | None
    claims: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What would be left of an assessment without one source: its bounds, and by how many figures."""

    source: str
    low: int | None
    best: int | None
    high: int | None
    figures: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an event's figures of one measure add up to by a policy.

    `origins` is the number of those that give the best value, `note` what a reader has to know of the policy's
    choice, `without` the sources without which a bound would move.
    """

    measure: Measure
    policy: Policy
    estimate: Estimate
    low: End
    best: End
    high: End
    origins: int
    note: str = ""
    without: tuple[Without, ...] = ()


# --- reports ---------------------------------------------------------------------------------


class Stands(StrEnum):
    """Where one figure stands against another of the same event and measure."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A claim, one reason why it is contested, and the other side where it is known."""

    claim: FiledClaim
    because: Because
    other: FiledClaim | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Two linked figures of different speakers: where `ours` stands against `theirs`."""

    ours: Sighting
    theirs: Sighting
    stands: Stands
    link: Link


@dataclass(frozen=True, slots=True)
class OutletUse:
    """How much of a source one outlet carries; `outlet` is None where the article names none."""

    outlet: str | None
    claims: int
    articles: int


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a source has said, who disputes it, and who carries it. Claims are in order of publication."""

    source: Source
    claims: tuple[FiledClaim, ...]
    challenges: tuple[Challenge, ...]
    standings: tuple[Standing, ...]
    qualifiers: tuple[tuple[Qualifier, int], ...]
    hedges: tuple[tuple[str, int], ...]
    stances: tuple[tuple[Stance, int], ...]
    outlets: tuple[OutletUse, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article with the number of its claims."""

    article: Article
    figures: int
    statements: int
    contested: int


@dataclass(frozen=True, slots=True)
class SourceUse:
    """How much an outlet leans on one source; `named` is false for "officials", "residents" and their like."""

    name: str
    kind: SpeakerKind
    named: bool
    claims: int
    articles: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """How many figures have a named speaker, an unnamed one, none."""

    named: int
    unnamed: int
    none: int

    @property
    def total(self) -> int:
        return self.named + self.unnamed + self.none


@dataclass(frozen=True, slots=True)
class OutletReport:
    """What an outlet printed, on whose word, and what went missing on the way."""

    outlet: str
    articles: tuple[ArticleLine, ...]
    sources: tuple[SourceUse, ...]
    attribution: Attribution
    findings: tuple[Finding, ...]
    challenges: tuple[Challenge, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """One measure of an event: the bounds, and the figures that set each of them."""

    track: Track
    low_by: tuple[Sighting, ...] = ()
    best_by: tuple[Sighting, ...] = ()
    high_by: tuple[Sighting, ...] = ()
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputing statement, and the statements that answer it."""

    statement: Statement
    article: Article
    answers: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A link with both of its figures."""

    link: Link
    a: Sighting
    b: Sighting


@dataclass(frozen=True, slots=True)
class Retold:
    """Articles that share duplicate figures: the earliest one at hand, and those that came after it."""

    first: Article
    later: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where the accounts of an event come from.

    `origins` are its articles by origin; `chains` name outlets of which each cites the next. Nothing shows that two
    origins are independent; it only does not show that they are one.
    """

    origins: tuple[Origin, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()


NO_LINEAGE = Lineage()


@dataclass(frozen=True, slots=True)
class EventReport:
    """What was reported of an event, how far the figures lie apart, who disputes what."""

    event: Event
    articles: tuple[ArticleLine, ...]
    bounds: tuple[Bounds, ...]
    disputes: tuple[Dispute, ...]
    links: tuple[Joined, ...]
    retold: tuple[Retold, ...] = ()
    lineage: Lineage = NO_LINEAGE


# --- reading in and linking ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """How far a long piece of work has come, for a progress bar.

    `stage` is "read" or "link"; `total` is None where it is not known; `label` names what was just done.
    """

    stage: str
    done: int
    total: int | None
    label: str


@dataclass(frozen=True, slots=True)
class RelinkSummary:
    """What linking did: articles compared, events and links there are now among those touched, what is new."""

    articles: int
    links: int
    new_links: int
    new_conflicts: int
    events: int
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What became of a batch: `read` articles, of which `added`, `known` before, `revised`.

    `failures` has one line for each input that could not be read or filed. `claims` were filed with
    this batch. `articles` are the ids of those added or revised, in the order of reading.
    """

    read: int
    added: int
    known: int
    revised: int
    failures: tuple[str, ...]
    claims: int
    articles: tuple[str, ...]
    links: RelinkSummary
    interrupted: bool = False


# --- one thing with all that is known of it --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim between two revisions: `before` is None where it is new, `after` where it is gone.

    `fields` names what differs where it is in both: "number", "qualifier", "who", "speaker", "stance", "words".
    """

    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What changed in an article from one revision to the next: its head matter, and its claims one by one.

    `head` has the name of the field, what it was, what it is now.
    """

    before: Revision
    after: Revision
    head: tuple[tuple[str, str | None, str | None], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim with its links, the other side of each dispute, what people decided, and what it stands in.

    `within` is the statement around a figure, `holds` are the figures inside a statement, `others`
    the claims that its reasons for being contested name.
    """

    filed: FiledClaim
    within: FiledClaim | None
    holds: tuple[FiledClaim, ...]
    others: tuple[FiledClaim, ...]
    links: tuple[Joined, ...]
    decisions: tuple[Decision, ...]
    event: Event | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article in its newest revision with its claims, and what changed in it over time."""

    revision: Revision
    claims: tuple[FiledClaim, ...]
    edits: tuple[Edit, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class LinkPage:
    """A link with both of its figures and what people decided about it.

    `why` is the relation in a sentence, `evidence` the table of facts with their weights, the base first; empty where
    the articles were read anew since.
    """

    link: Link
    a: FiledClaim
    b: FiledClaim
    decisions: tuple[Decision, ...]
    why: str = ""
    evidence: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with its articles in order of publication, their figures and the links among those.

    `why` says in sentences why its articles are together, `lineage` where their accounts come from, `decisions` what
    people decided about which articles belong to it.
    """

    event: Event
    articles: tuple[Article, ...]
    figures: tuple[FiledClaim, ...]
    links: tuple[Joined, ...]
    why: tuple[str, ...] = ()
    lineage: Lineage = NO_LINEAGE
    assessments: tuple[Assessment, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source with what it said, the newest first, and what people decided about its names."""

    source: Source
    claims: tuple[FiledClaim, ...]
    decisions: tuple[Decision, ...]
