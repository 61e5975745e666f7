"""What a person decides about sources: which are one, and what else they are called."""

from __future__ import annotations

from datetime import datetime

from facttrack.model import Decision, Source
from facttrack.store.store import Store


def merge(store: Store, keep: str, drop: str, *, note: str = "", by: str, at: datetime) -> Source:
    """Treat two sources as one under the name of `keep`; `undo` with the id of `drop` takes it back."""
    return store.merge_sources(keep, drop, note=note, by=by, at=at)


def alias(store: Store, source: str, name: str, *, note: str = "", by: str, at: datetime) -> Source:
    """Let a source go by another name, from now on and for what is filed already."""
    return store.add_alias(source, name, note=note, by=by, at=at)


def trust(store: Store, source: str, *, note: str = "", by: str, at: datetime) -> Decision:
    """Mark a source as trusted, for low, best and high by the policy `trusted`; `undo` with its id takes it back."""
    return store.trust_source(source, note=note, by=by, at=at)
