"""Low, best and high of an event's measures, by a policy that the reader chooses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from facttrack import gazetteer
from facttrack.actions.lineage import sketches_of
from facttrack.link import Sketch, assess
from facttrack.model import Event
from facttrack.results import Assessment
from facttrack.vocabulary import Policy

if TYPE_CHECKING:
    from facttrack.store.store import Store


def assessed(
    store: Store, event: Event, policy: Policy, sketches: Mapping[str, Sketch] | None = None
) -> tuple[Assessment, ...]:
    """An event's measures by a policy; none where an article of the event has not been linked."""
    known = sketches_of(store, event) if sketches is None else sketches
    if len(known) < len(event.members):
        return ()
    return assess(event, known, policy, trusted_names(store) if policy is Policy.TRUSTED else ())


def by_policy(store: Store, event: Event, policy: Policy) -> Event:
    """The event with its figures by a policy. What is on file is by range already."""
    if policy is Policy.RANGE:
        return event
    made = {each.measure: each.estimate for each in assessed(store, event, policy)}
    return replace(event, figures={**event.figures, **made})


def trusted_names(store: Store) -> Collection[str]:
    """Every name of the sources that a person marked as trusted, normalised."""
    return frozenset(gazetteer.key(name) for source in store.trusted() for name in (source.name, *source.aliases))
