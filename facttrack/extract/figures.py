"""Numbers next to the words that say what they count."""

from __future__ import annotations

from facttrack.extract.document import Document
from facttrack.extract.drafts import FigureDraft


def find_figures(document: Document) -> list[FigureDraft]:
    """Every figure of the document, in the order of the text."""
    return []
