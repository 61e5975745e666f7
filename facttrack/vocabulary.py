"""The terms of the field: closed vocabularies that every room shares.

Each value is the word that stands in the machine interface and in the database.
"""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RESCUED = "rescued"
    AFFECTED = "affected"
    ATTACKS = "attacks"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    OTHER = "other"


class Qualifier(StrEnum):
    """How a number is bounded by the words around it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Stance(StrEnum):
    """What a cue does with the words it introduces."""

    SAYS = "says"
    REPORTS = "reports"
    CONFIRMS = "confirms"
    ESTIMATES = "estimates"
    CLAIMS = "claims"
    ALLEGES = "alleges"
    ACCUSES = "accuses"
    DENIES = "denies"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    QUESTIONS = "questions"


#: Stances that make a dispute.
DISPUTING = frozenset({Stance.ALLEGES, Stance.ACCUSES, Stance.DENIES, Stance.CLAIMS_RESPONSIBILITY})


class Form(StrEnum):
    """Whether the content stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What kind of source speaks."""

    PERSON = "person"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    POLICE = "police"
    MEDICAL = "medical"
    MONITOR = "monitor"
    NGO = "ngo"
    UN = "un"
    MEDIA = "media"
    WITNESS = "witness"
    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OTHER = "other"


class Because(StrEnum):
    """Why a claim is contested."""

    ACCUSATION = "accusation"
    DENIAL = "denial"
    DISTANCING = "distancing"
    RIVAL_FIGURE = "rival_figure"
    COUNTERCLAIM = "counterclaim"
    CONFLICT = "conflict"
    MARKED = "marked"


class Relation(StrEnum):
    """How two figures of different articles stand to each other."""

    DUPLICATE = "duplicate"
    AGREES = "agrees"
    UPDATES = "updates"
    CONFLICTS = "conflicts"
    PART_OF = "part_of"


class Judgement(StrEnum):
    """What a person decided about a link."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Status(StrEnum):
    """What a person decided about a claim."""

    CONTESTED = "contested"
    RESOLVED = "resolved"
    RETRACTED = "retracted"


class Policy(StrEnum):
    """How low, best and high of an event's measure follow from its figures.

    `range`: the lowest low and the highest high; best is the value that most origins give. `majority`: only the
    figures of that value. `trusted`: only figures of sources that a person marked as trusted.
    """

    RANGE = "range"
    MAJORITY = "majority"
    TRUSTED = "trusted"


class Precision(StrEnum):
    """How exactly the words fix a time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Outcome(StrEnum):
    """What became of an article that was offered to the store."""

    ADDED = "added"
    KNOWN = "known"
    REVISED = "revised"
