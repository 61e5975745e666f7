"""An article that reports several events, cut into parts: bulletins, round-ups, "in a separate incident".

Cutting wrongly is worse than not cutting, so a part needs figures of its own, and what sets it apart: a heading, a list
item or a label with another place or day, or words that say so. An article of one story is one part.
"""

from __future__ import annotations

from facttrack.link import bulletins, contrasts
from facttrack.link.pages import MOST, Page, Piece


def cut(page: Page) -> list[Piece]:
    """The parts in the order in which they begin; one where the article reports one event."""
    found = (bulletins.cut(page) or contrasts.cut(page)) if len(page.figures) > 1 else []
    everything = ((0, len(page.text)),)
    return found if 1 < len(found) <= MOST else [Piece(everything)]
