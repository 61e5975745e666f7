"""Where the accounts of an event come from: its articles by origin, and who cites whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from facttrack.link import Sketch, chains, origins, unpack
from facttrack.model import Event
from facttrack.results import Lineage

if TYPE_CHECKING:
    from facttrack.store.store import Store


def lineage(store: Store, event: Event) -> Lineage:
    """The origins of an event's articles, and the chains of outlets that cite one another."""
    return traced(event, sketches_of(store, event))


def traced(event: Event, sketches: Mapping[str, Sketch]) -> Lineage:
    """The same from the sketches of its articles; what is on file where an article has none."""
    if len(sketches) < len(event.members):
        return Lineage(event.origins)
    return Lineage(origins(sketches), chains(sketches))


def sketches_of(store: Store, event: Event) -> dict[str, Sketch]:
    """The sketches of an event's articles and parts by name, of those that were linked."""
    names = {part.name for part in event.members}
    found = (part for kept in store.sketches(event.articles).values() for part in unpack(kept))
    return {part.name: part for part in found if part.name in names}
