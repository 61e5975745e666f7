"""What a person decides about events: which are one, and which articles belong to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from facttrack.actions.lineage import sketches_of
from facttrack.actions.relink import relink
from facttrack.link import Group, describe
from facttrack.model import Decision
from facttrack.store.store import Store


def merge(store: Store, keep: str, other: str, *, note: str = "", by: str, at: datetime) -> Decision:
    """Make two events one, for as long as nobody takes that back: linking and reading again keep to it."""
    with store.transaction():
        decision = store.merge_events(keep, other, note=note, by=by, at=at)
        relink(store, store.ruled_articles(decision))
    return decision


def split(store: Store, event: str, articles: Sequence[str], *, note: str = "", by: str, at: datetime) -> Decision:
    """Make these articles of an event an event of their own, for as long as nobody takes that back."""
    with store.transaction():
        decision = store.split_event(event, articles, note=note, by=by, at=at)
        relink(store, store.ruled_articles(decision))
    return decision


def describe_anew(store: Store, articles: Iterable[str]) -> None:
    """Let the events that these articles (whole ids) are part of follow what people decided about claims and links."""
    for event in sorted(set(store.together(articles).values())):
        found = store.event(event)
        sketches = sketches_of(store, found)
        if len(sketches) == len(found.members):
            names = tuple(sorted(sketches))
            made = describe(Group(names, found.because), sketches, store.links_within(names), store.retracted(names))
            store.replace_events(names, [made])
