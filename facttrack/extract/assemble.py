"""Drafts -> claims: speakers resolved, figures attributed, ids given, disputes within the article marked."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.extract.document import Document
from facttrack.extract.drafts import FigureDraft, StatementDraft
from facttrack.model import Claim, Figure, Speaker, Statement, stable_id


def assemble(document: Document, figures: Sequence[FigureDraft], statements: Sequence[StatementDraft]) -> list[Claim]:
    """The document's claims, in the order of the text."""
    text, article = document.text, document.article
    made: list[Statement] = []
    for draft in statements:
        start, end = max(draft.parts, key=lambda part: (part[1] - part[0], -part[0]))
        speaker = draft.speaker and Speaker(
            draft.speaker.text, draft.speaker.text, draft.speaker.start, draft.speaker.end
        )
        made.append(
            Statement(
                id=stable_id("s", text, start, end, draft.cue.start if draft.cue else None),
                article=article.id,
                quote=text[start:end],
                start=start,
                end=end,
                cue=draft.cue,
                stance=draft.stance,
                form=draft.form,
                speaker=speaker,
                rule=draft.rule,
            )
        )
    counted: list[Figure] = []
    for figure in figures:
        holder = None
        for draft, statement in zip(statements, made, strict=True):
            inside = draft.covers[0] <= figure.number.start and figure.number.end <= draft.covers[1]
            if inside and (holder is None or statement.start >= holder.start):
                holder = statement
        counted.append(
            Figure(
                id=stable_id("f", text, figure.start, figure.end, figure.number.start, figure.measure),
                article=article.id,
                quote=text[figure.start : figure.end],
                start=figure.start,
                end=figure.end,
                number=figure.number,
                measure=figure.measure,
                low=figure.low,
                high=figure.high,
                qualifier=figure.qualifier,
                who=figure.who,
                speaker=holder.speaker if holder else None,
                cue=holder.cue if holder else None,
                statement=holder.id if holder else None,
                where=figure.where,
                when=figure.when,
                background=figure.background,
                rule=figure.rule,
            )
        )
    return sorted([*made, *counted], key=lambda claim: (claim.start, claim.end, claim.id))
