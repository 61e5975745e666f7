"""Drafts -> claims: speakers resolved, figures attributed, ids given, disputes within the article marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from facttrack.extract.contest import contests
from facttrack.extract.cues import denying_cues
from facttrack.extract.disputing import owner_of_count, untrue_part
from facttrack.extract.document import BlockKind, Document
from facttrack.extract.drafts import FigureDraft, StatementDraft
from facttrack.extract.hedges import hedges_in
from facttrack.extract.nesting import assertions
from facttrack.extract.resolve import Resolver
from facttrack.extract.speakers import take_apart
from facttrack.extract.tables import table
from facttrack.model import Claim, Figure, Passage, Speaker, Statement, stable_id
from facttrack.vocabulary import SpeakerKind, Stance

# Frames in which somebody says something, as against judging or wanting it: figures inside are theirs.
_ASSERTING: Final = (
    "that",
    "clause",
    "wh",
    "gap",
    "parenthetical",
    "quote",
    "colon",
    "lead-in",
    "label",
    "signed",
    "turn",
    "according",
    "as",
    "quoted",
    "passive",
    "given",
    "retraction",
    "figure",
)
_FIGURE_STANCES: Final = frozenset(Stance) - {Stance.SAYS, Stance.QUESTIONS}
# Kinds that a name or "group" leaves open, until it claims an attack.
_UNKNOWN_GROUPS: Final = (SpeakerKind.NGO, SpeakerKind.OTHER)
# A statement is longer than this only in a runaway; figures further in are not looked up in it.
_WIDEST: Final = 40


def assemble(document: Document, figures: Sequence[FigureDraft], statements: Sequence[StatementDraft]) -> list[Claim]:
    """The document's claims, in the order of the text."""
    origin = stable_id("t", document.text)  # the text enters every id, but is digested only once
    ordered = sorted(statements, key=lambda draft: (_place(draft), draft.covers))
    resolver = Resolver(document, [part for draft in ordered for part in draft.parts])
    made = [_statement(document, origin, draft, resolver) for draft in ordered]
    asserting = _Coverage([pair for pair in zip(ordered, made, strict=True) if _asserts(pair[0])])
    anything = _Coverage(list(zip(ordered, made, strict=True)))
    inside: dict[str, list[Statement]] = {}
    counted: list[Figure] = []
    headings = _headings(document) if figures else {}
    by_sentence = {draft.sentence: made for draft, made in zip(ordered, made, strict=True) if made.speaker}
    for draft in figures:
        holder = _holder(asserting.around(draft.number.start, draft.number.end))
        holder = holder or by_sentence.get(headings.get(draft.sentence, -1))
        speaker = _who_says(holder, draft.number)
        if (
            holder is not None
            and speaker is None
            and (whose := owner_of_count(document.text, holder.start, draft.number)) is not None
        ):
            speaker = resolver.resolve(whose)
        figure = _figure(document, origin, draft, holder, speaker)
        counted.append(figure)
        inside[figure.id] = anything.around(draft.number.start, draft.number.end)
    reasons = contests(document, made, counted, inside)
    claims: list[Claim] = [*made, *counted]
    claims = [replace(one, contested=reasons[one.id]) if one.id in reasons else one for one in claims]
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))


def _headings(document: Document) -> dict[int, int]:
    """Items of lists -> the sentence that introduces the list: "The toll, according to police:"."""
    found: dict[int, int] = {}
    last = -1
    for sentence in document.sentences:
        if sentence.block.kind is not BlockKind.ITEM:
            last = sentence.index if sentence.text.rstrip().endswith(":") else -1
        elif last >= 0:
            found[sentence.index] = last
    return found


def _place(draft: StatementDraft) -> int:
    """Speakers are resolved in the order in which they stand in the text."""
    return draft.speaker.start if draft.speaker else draft.parts[0][0]


def _asserts(draft: StatementDraft) -> bool:
    frame, _, cue = draft.rule.partition(":")
    if frame in ("object", "noun-that"):
        telling = cue in (_telling() if frame == "object" else assertions())
        return telling or draft.stance in _FIGURE_STANCES
    return draft.rule.startswith(_ASSERTING) or draft.stance in _FIGURE_STANCES


@cache
def _telling() -> frozenset[str]:
    """Verbs whose object is told as a fact: "described seeing 20 bodies", "speaks of 21 dead"."""
    return frozenset(table("attribution")["counting"]["telling"].split())


def _holder(around: list[Statement]) -> Statement | None:
    """Who says the figure: the innermost speaker, but a person or body before the tests and videos it cites.

    A reporter's own "we have learned" is the article's voice.
    """
    around = [one for one in around if not one.rule.startswith("fronted")] or around
    speaking = [one for one in around if one.speaker is not None and one.speaker.name.lower() not in ("we", "i", "you")]
    acting = [one for one in speaking if one.rule.startswith("given") or one.rule.split(":")[-1] not in _SHOWING]
    best = [one for one in acting if not _cites_paper(one)] or acting or speaking
    if len(best) > 1 and best[-1].stance is Stance.DENIES and best[0].rule.startswith("as:"):
        return best[0]  # "denied that three had died, as the union reported"
    return best[-1] if best else None


def _cites_paper(statement: Statement) -> bool:
    """ "According to preliminary data, nine died, | the ministry said": a paper that nobody's name is on."""
    speaker = statement.speaker
    cited = statement.rule.startswith("according") and speaker is not None and speaker.kind is SpeakerKind.DOCUMENT
    return cited and speaker is not None and speaker.name.islower()


_SHOWING: Final = frozenset(("show", "reveal", "indicate", "find", "suggest", "confirm", "prove"))


class _Coverage:
    """Finds the statements around a place, the widest first."""

    def __init__(self, pairs: list[tuple[StatementDraft, Statement]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: (pair[0].covers[0], -pair[0].covers[1]))
        self._starts = [draft.covers[0] for draft, _ in self._pairs]

    def around(self, start: int, end: int) -> list[Statement]:
        last = bisect_right(self._starts, start)
        near = self._pairs[max(0, last - _WIDEST) : last]
        return [
            statement
            for draft, statement in near
            if draft.covers[1] >= end and any(a <= start and end <= b for a, b in draft.parts)
        ]


def _statement(document: Document, origin: str, draft: StatementDraft, resolver: Resolver) -> Statement:
    text = document.text
    start, end = _longest(text, draft.parts)
    speaker = resolver.resolve(draft.speaker, draft.antecedent, draft.parts) if draft.speaker else None
    if "claim-responsibility" in draft.rule and speaker and speaker.kind in _UNKNOWN_GROUPS:
        speaker = replace(speaker, kind=SpeakerKind.ARMED_GROUP)
    return Statement(
        id=stable_id("s", origin, start, end, draft.cue.start if draft.cue else None),
        article=document.article.id,
        quote=text[start:end],
        start=start,
        end=end,
        cue=draft.cue,
        stance=draft.stance,
        form=draft.form,
        speaker=speaker,
        target=_target(draft.target, speaker, resolver) if draft.target else None,
        via=resolver.name_of(draft.via.text, draft.via.start) if draft.via else None,
        hedges=draft.hedges or hedges_in(document, start, end),
        rule=draft.rule,
        runs=draft.parts if len(draft.parts) > 1 else (),
    )


def _longest(text: str, parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The part with the most letters and digits; the first of those that have as many."""
    if len(parts) == 1:
        return parts[0]
    return max(parts, key=lambda part: (sum(map(str.isalnum, text[part[0] : part[1]])), -part[0]))


def _target(mention: Passage, speaker: Speaker | None, resolver: Resolver) -> str:
    """Whom the statement is aimed at, by the fullest name; never the speaker, however well the words would fit."""
    name = resolver.name_of(mention.text, mention.start)
    if speaker is None or name != speaker.name:
        return name
    return take_apart(mention.text).phrase or mention.text


def _who_says(holder: Statement | None, number: Passage) -> Speaker | None:
    """Whose a figure is. Who denies it does not say it."""
    if holder is None or holder.stance is not Stance.DENIES:
        return holder.speaker if holder else None
    frame, _, cue = holder.rule.partition(":")
    if frame == "object" or cue in denying_cues():
        return None
    false = untrue_part(holder.quote)
    refused = false is not None and false[0] <= number.start - holder.start < false[1]
    return None if refused else holder.speaker


def _figure(
    document: Document, origin: str, draft: FigureDraft, holder: Statement | None, speaker: Speaker | None
) -> Figure:
    text = document.text
    return Figure(
        id=stable_id("f", origin, draft.start, draft.end, draft.number.start, draft.measure),
        article=document.article.id,
        quote=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        number=draft.number,
        measure=draft.measure,
        low=draft.low,
        high=draft.high,
        qualifier=draft.qualifier,
        who=draft.who,
        speaker=speaker,
        cue=holder.cue if holder else None,
        via=holder.via if holder else None,
        hedges=hedges_in(document, draft.start, draft.end),
        statement=holder.id if holder else None,
        where=draft.where,
        when=draft.when,
        background=draft.background,
        rule=draft.rule,
    )
