"""Which articles report the same event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facttrack.link.sketch import Sketch
from facttrack.link.types import Group, Match


def compare(a: Sketch, b: Sketch) -> Match | None:
    """The match of two articles, or None."""
    return None


def gather(sketches: Mapping[str, Sketch], matches: Iterable[Match]) -> list[Group]:
    """Groups of articles."""
    return [Group((article,)) for article in sorted(sketches) if sketches[article].figures]
