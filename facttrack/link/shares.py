"""Which numbers of an article are some of a larger one: by words, by kind of people, by place.

"62 in Tamale" and "40 foreigners" beside "290 dead" say nothing against another article's toll: they are a part of it,
and comparable only with other counts of that town or of foreigners.
"""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.link import locations
from facttrack.link.bounds import size
from facttrack.link.counts import Count, Standing, changed
from facttrack.link.populations import GENERIC, Extent, compare

_ANY = ("", GENERIC)
Inside = frozenset[tuple[str, str]]


def shared(counts: Sequence[Count], inside: Inside) -> list[Count]:
    """The counts of an article, each with the larger number that it is some of. `inside`: pairs of places of which the
    article puts the first into the second."""
    holding = [[other for other in counts if _holds(other, count, inside)] for count in counts]
    held = {count.id for count, wholes in zip(counts, holding, strict=True) if wholes}
    return [
        changed(count, whole=min((size(whole) for whole in wholes if whole.id not in held), default=0))
        for count, wholes in zip(counts, holding, strict=True)
    ]


def _holds(whole: Count, part: Count, inside: Inside) -> bool:
    """Does the one number count all of whom the other counts some?"""
    if whole.measure != part.measure or size(whole) <= size(part) or not size(part) or whole.part:
        return False
    if (
        whole.standing in (Standing.PART, Standing.ONE)
        or whole.former
        or whole.denied
        or whole.increment
        or whole.recalled != part.recalled
    ):
        return False
    if compare(part.population, whole.population, part.measure) in (Extent.APART, Extent.AROUND):
        return False
    if whole.nation and set(whole.nation).isdisjoint(part.nation):
        return False
    return part.part or (not part.former and (_kind(part, whole) or _placed(part, whole, inside)))


def _kind(part: Count, whole: Count) -> bool:
    """Does it say of which people it is, and the larger number not?"""
    return whole.population in _ANY and (part.population not in _ANY or bool(part.nation and not whole.nation))


def _placed(part: Count, whole: Count, inside: Inside) -> bool:
    """Is it told of a place inside that of the larger number, or of one of its several?"""
    if not part.places or not whole.places:
        return False
    if whole.joint and not part.joint and set(part.places) < set(whole.places):
        return True
    return all(_within(place, whole.places, inside) for place in part.places)


def _within(place: str, areas: Sequence[str], inside: Inside) -> bool:
    """A place that no table knows, and that is named for its own number, lies in the area."""
    unknown = not place.startswith("@") and place not in areas
    return (unknown and any(map(locations.is_area, areas))) or any(
        locations.compare(place, area, inside) is Extent.INSIDE for area in areas
    )
