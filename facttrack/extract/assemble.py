"""Drafts -> claims: speakers resolved, figures attributed, ids given, disputes within the article marked."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.extract.document import Document
from facttrack.extract.drafts import FigureDraft, StatementDraft
from facttrack.model import Claim


def assemble(document: Document, figures: Sequence[FigureDraft], statements: Sequence[StatementDraft]) -> list[Claim]:
    """The document's claims, in the order of the text."""
    return []
