"""Who said what: attributions with their cue, speaker and content."""

from __future__ import annotations

from facttrack.extract.document import Document
from facttrack.extract.drafts import StatementDraft


def find_statements(document: Document) -> list[StatementDraft]:
    """Every attribution of the document, in the order of the text."""
    return []
