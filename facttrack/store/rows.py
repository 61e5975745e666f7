"""Model objects to rows and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from facttrack.model import Article, Claim, Contest, Figure, Passage, Speaker, Statement, TimeSpan
from facttrack.records import published_from
from facttrack.vocabulary import Form, Measure, Precision, Qualifier, SpeakerKind, Stance

#: Columns of a claim that only figures, or only statements, fill: every row names all of them.
_EMPTY: dict[str, Any] = dict.fromkeys(
    (
        "number_text",
        "number_start",
        "number_end",
        "measure",
        "low",
        "high",
        "qualifier",
        "who",
        "statement",
        "when_start",
        "when_end",
        "when_text",
        "when_precision",
        "background",
        "stance",
        "form",
        "target",
        "runs",
    )
)


def claim_values(claim: Claim) -> dict[str, Any]:
    """The columns of a claim that follow from the claim alone."""
    speaker, cue = claim.speaker, claim.cue
    values = _EMPTY | {
        "public_id": claim.id,
        "start": claim.start,
        "finish": claim.end,
        "quote": claim.quote,
        "cue_text": cue and cue.text,
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
        "speaker_name": speaker and speaker.name,
        "speaker_mention": speaker and speaker.mention,
        "speaker_start": speaker and speaker.start,
        "speaker_end": speaker and speaker.end,
        "speaker_kind": speaker and speaker.kind.value,
        "speaker_resolved": speaker and speaker.resolved,
        "via": claim.via,
        "hedges": list(claim.hedges) or None,
        "rule": claim.rule,
    }
    return values | (_figure_values(claim) if isinstance(claim, Figure) else _statement_values(claim))


def _figure_values(figure: Figure) -> dict[str, Any]:
    when = figure.when
    return {
        "kind": "figure",
        "number_text": figure.number.text,
        "number_start": figure.number.start,
        "number_end": figure.number.end,
        "measure": figure.measure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "who": figure.who,
        "statement": figure.statement,
        "when_start": when and when.start,
        "when_end": when and when.end,
        "when_text": when and when.text,
        "when_precision": when and when.precision.value,
        "background": figure.background,
    }


def _statement_values(statement: Statement) -> dict[str, Any]:
    return {
        "kind": "statement",
        "stance": statement.stance.value,
        "form": statement.form.value,
        "target": statement.target,
        "runs": [list(run) for run in statement.runs] or None,
    }


def claim_from(row: Row[Any], article: str, places: Sequence[Passage], contested: Sequence[Contest]) -> Claim:
    """The claim of a row of `claims`; its places and reasons come from tables of their own."""
    cue = None if row.cue_text is None else Passage(row.cue_text, row.cue_start, row.cue_end)
    speaker = None
    if row.speaker_name is not None:
        kind = SpeakerKind(row.speaker_kind)
        speaker = Speaker(
            row.speaker_name, row.speaker_mention, row.speaker_start, row.speaker_end, kind, row.speaker_resolved
        )
    hedges = tuple(row.hedges or ())
    if row.kind == "statement":
        return Statement(
            id=row.public_id,
            article=article,
            quote=row.quote,
            start=row.start,
            end=row.finish,
            cue=cue,
            stance=Stance(row.stance),
            form=Form(row.form),
            speaker=speaker,
            target=row.target,
            via=row.via,
            hedges=hedges,
            contested=tuple(contested),
            rule=row.rule,
            runs=tuple((start, end) for start, end in row.runs or ()),
        )
    when = None
    if row.when_start is not None:
        when = TimeSpan(row.when_start, row.when_end, row.when_text, Precision(row.when_precision))
    return Figure(
        id=row.public_id,
        article=article,
        quote=row.quote,
        start=row.start,
        end=row.finish,
        number=Passage(row.number_text, row.number_start, row.number_end),
        measure=Measure(row.measure),
        low=row.low,
        high=row.high,
        qualifier=Qualifier(row.qualifier),
        who=row.who,
        speaker=speaker,
        cue=cue,
        via=row.via,
        hedges=hedges,
        statement=row.statement,
        where=tuple(places),
        when=when,
        background=row.background,
        contested=tuple(contested),
        rule=row.rule,
    )


def article_from(row: Row[Any]) -> Article:
    """The article of a row of `revisions` with `public_id` of its article and `outlet`, the outlet's name."""
    return Article(
        text=row.text,
        id=row.public_id,
        title=row.title,
        published=None if row.published is None else published_from(row.published),
        outlet=row.outlet,
        url=row.url,
        authors=tuple(row.authors),
        provenance=row.provenance,
    )
