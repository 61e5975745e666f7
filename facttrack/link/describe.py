"""A group of articles -> an event with title, days, places and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facttrack.link.sketch import Sketch
from facttrack.link.types import Group
from facttrack.model import Event, Link, stable_id


def describe(gathered: Group, sketches: Mapping[str, Sketch], links: Sequence[Link]) -> Event:
    """The event of a group."""
    return Event(stable_id("e", min(gathered.articles)), "", None, None, (), gathered.articles, {}, gathered.because)
