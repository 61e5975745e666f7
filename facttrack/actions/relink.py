"""Compare articles with what is in the store, and keep the links and events that follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facttrack.results import RelinkSummary, Step
from facttrack.store.store import Store


def relink(
    store: Store, articles: Sequence[str] | None = None, *, progress: Callable[[Step], None] | None = None
) -> RelinkSummary:
    """Link these articles (whole ids), or all of them for None, with everything in the store.

    Linking a few articles gives what linking everything anew would give. Old links and events stay
    until the new ones are there, whenever it is interrupted.
    """
    raise NotImplementedError
