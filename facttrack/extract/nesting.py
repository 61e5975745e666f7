"""Attributions inside what somebody says: which of them are statements of their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from facttrack.extract.cues import speech_cues
from facttrack.extract.drafts import StatementDraft
from facttrack.extract.speakers import kind_of, take_apart
from facttrack.extract.tables import table
from facttrack.vocabulary import SpeakerKind, Stance

_DISPUTING: Final = frozenset(
    (Stance.ACCUSES, Stance.ALLEGES, Stance.DENIES, Stance.CLAIMS, Stance.CLAIMS_RESPONSIBILITY)
)
_SPOKEN: Final = frozenset(("that", "clause", "wh", "quote", "colon", "parenthetical", "figure", "quoted"))


def without_reported_attitudes(drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """The drafts without those inside another one's content that tell what somebody thinks, wants or judges.

    "She said voters want peace" is one statement, hers. What others are said to say, to count or to dispute
    stays: "Police said the driver denied it". So does what an outlet says that they hold to be so.
    n log n in the number of drafts.
    """
    said = {draft.parts for draft in drafts if not draft.rule.startswith("noun")}
    drafts = [draft for draft in drafts if not draft.rule.startswith("noun") or draft.parts not in said]
    parts = sorted(part for draft in drafts for part in draft.parts)
    starts = [start for start, _ in parts]
    reach = [0, *accumulate((end for _, end in parts), max)]
    relayed = _relayed(drafts)
    return [
        draft
        for draft in drafts
        if _is_spoken(draft)
        or reach[bisect_left(starts, _start(draft))] < draft.parts[-1][1]
        or (_thinks(draft) and _covers(relayed, _start(draft), draft.parts[-1][1]))
    ]


def _relayed(drafts: Sequence[StatementDraft]) -> tuple[list[int], list[int]]:
    """What outlets report, "Officials believe that nine died, state television said": starts and reach."""
    parts = sorted(part for draft in drafts if draft.speaker and _is_outlet(draft.speaker.text) for part in draft.parts)
    return [start for start, _ in parts], [0, *accumulate((end for _, end in parts), max)]


def _covers(relayed: tuple[list[int], list[int]], start: int, end: int) -> bool:
    starts, reach = relayed
    return end <= reach[bisect_right(starts, start)]


def _is_outlet(speaker: str) -> bool:
    mention = take_apart(speaker)
    return kind_of(mention, mention.name) is SpeakerKind.MEDIA


def _thinks(draft: StatementDraft) -> bool:
    """Does the one who is told of hold something to be so?"""
    rule, _, cue = draft.rule.partition(":")
    return rule in ("that", "clause") and cue in _holding_true()


@cache
def _holding_true() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["holding_true"].split())


@cache
def assertions() -> frozenset[str]:
    """Nouns for what somebody says to be so: "the government's statement that 70 had been captured"."""
    return frozenset(table("attribution")["counting"]["assertions"].split())


def _start(draft: StatementDraft) -> int:
    first = draft.parts[0][0]
    return min(first, draft.cue.start) if draft.cue else first


def _is_spoken(draft: StatementDraft) -> bool:
    rule, _, cue = draft.rule.partition(":")
    if rule == "noun-that" and draft.speaker is not None and cue in assertions():
        return True
    return (
        draft.stance in _DISPUTING
        or rule in ("figure", "given")
        or (rule in _SPOKEN and (not cue or cue in speech_cues()))
    )
