"""Where: the places that two figures count, and whether one counts a part of the other's."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.link import locations
from facttrack.link.bounds import size
from facttrack.link.counts import Count
from facttrack.link.names import same_skeleton, skeleton
from facttrack.link.populations import Extent
from facttrack.link.sketch import Sketch
from facttrack.link.tables import table

#: Two numbers that add up to a third by chance are smaller than these.
_MANY, _SOME = 40, 5


@dataclass(frozen=True, slots=True)
class Where:
    """How place `a` stands to place `b`, their names as written, and words where it is not the places that say so."""

    extent: Extent
    a: str
    b: str
    because: str = ""


def compare(a: Count, of_a: Sketch, b: Count, of_b: Sketch, *, one_moment: bool) -> Where:
    """Does one count a district of the other's province, or one hospital of the other's city?"""
    names = _place(a, of_a), _place(b, of_b)
    found = _extent(a, of_a, b, of_b)
    elsewhere = found is Extent.APART and bool((a if a.wide else b).places)
    if not elsewhere and (wide := _smaller_of(a, b, b.wide, a.wide)):
        return Where(wide, *names, "one of them counts all over, the other may count a part")
    if house := _smaller_of(a, b, a.facility, b.facility):
        return Where(house, *names, "one of them counts those whom one hospital, camp or house took in")
    if part := _smaller_of(a, b, _adds_up(a, of_a, b), _adds_up(b, of_b, a)):
        return Where(part, *names, "with another number of its article it adds up to the larger one")
    if found is Extent.UNKNOWN and (part := _beside_the_main(a, of_a, b, of_b, one_moment)):
        return Where(part, *names, "one of them counts a place beside the one that both articles are about")
    if found is Extent.UNKNOWN and one_moment:
        found = _village(a, b)
    return Where(found, *names)


def _extent(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> Extent:
    left, right = _located(a, of_a), _located(b, of_b)
    if any(_spelt_alike(x, y) for x in left for y in right):
        return Extent.SAME
    if not left or not right:
        return Extent.UNKNOWN
    if set(left) & set(right):
        inside, around = set(a.places) <= set(b.places), set(b.places) <= set(a.places)
        one_of = (
            b.joint and not a.joint and bool(a.places) and inside,
            a.joint and not b.joint and bool(b.places) and around,
        )
        return _smaller_of(a, b, *one_of) or Extent.SAME
    known = frozenset(
        (inner, outer) for inner, outer in (*of_a.inside, *of_b.inside) if not locations.is_country(inner)
    )
    found = [locations.compare(x, y, known) for x in left[:3] for y in right[:3]]
    extent = next((each for each in (Extent.INSIDE, Extent.AROUND, Extent.UNKNOWN) if each in found), Extent.APART)
    if extent is Extent.UNKNOWN and _two_villages(a, of_a, b, of_b):
        return Extent.APART
    if extent is Extent.APART and not (_firm(a, left[0], of_a) and _firm(b, right[0], of_b)):
        return Extent.UNKNOWN
    if extent is Extent.INSIDE and not _apportioned(a, left, b, right, of_b, of_a):
        return Extent.SAME
    if extent is Extent.AROUND and not _apportioned(b, right, a, left, of_a, of_b):
        return Extent.SAME
    if extent in (Extent.INSIDE, Extent.AROUND) and not (a.places and b.places):
        areas = locations.is_area(left[0]) and locations.is_area(right[0])
        return extent if areas else Extent.SAME
    return extent


def _apportioned(
    inner: Count, fine: tuple[str, ...], outer: Count, coarse: tuple[str, ...], of_outer: Sketch, of_inner: Sketch
) -> bool:
    """Does the count of a place inside another one's take a share of that, and not tell the one event's place more
    closely? What strikes at one spot does not, where the article gives no larger number besides; nor does what strikes
    a country at the town that both articles are about."""
    if size(inner) > size(outer) and outer.qualifier != "vague":
        return False
    if inner.share or outer.share or any(_takes(share, inner.measure, fine) for share in of_outer.figures):
        return True
    if not (_spread(of_inner) or _spread(of_outer)):
        within = (locations.is_area(coarse[0]) or fine[0].startswith("@")) and not (
            _at_one_spot(of_inner) and _at_one_spot(of_outer)
        )
        return within and not locations.is_country(coarse[0]) and fine[0] not in of_outer.places
    return fine[0] not in of_outer.places[:1]


def _spread(sketch: Sketch) -> bool:
    """Is it of a kind that strikes a whole country, so that the country's name says how far the count reaches?"""
    return bool(set(sketch.causes[:2]) & set(table("causes")["wide"]["causes"]))


def _takes(share: Count, measure: str, places: tuple[str, ...]) -> bool:
    """Does a figure give the share of one of the places in a larger number?"""
    return share.share and share.measure == measure and not set(share.places).isdisjoint(places)


def _at_one_spot(sketch: Sketch) -> bool:
    """Is it of a kind that strikes one building, street or vehicle?"""
    return bool(set(sketch.causes[:1]) & set(table("causes")["spot"]["causes"]))


def _spelt_alike(a: str, b: str) -> bool:
    """Is one of them a town of the table, and the other its name in a spelling that the table does not know?"""
    if a.startswith("@") == b.startswith("@"):
        return False
    known, other = (a, b) if a.startswith("@") else (b, a)
    return skeleton(locations.named(known)) == other


def _two_villages(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> bool:
    """Does each figure's own sentence name a small place that the other article never names?"""
    if not a.places or not b.places or any(locations.is_area(place) for place in (*a.places, *b.places)):
        return False
    likeness = same_skeleton(a.places[0], b.places[0])
    return not likeness and not set(a.places) & set(of_b.places) and not set(b.places) & set(of_a.places)


def _beside_the_main(a: Count, of_a: Sketch, b: Count, of_b: Sketch, one_moment: bool) -> Extent | None:
    """Is the smaller number that of a place which its sentence names, and the larger one that of the place which both
    articles are about: "14,500 in the sub-district south of the city" of the 35,000 who fled the battle for it?"""
    if not one_moment or not of_a.places or of_a.places[:1] != of_b.places[:1]:
        return None
    if max(size(a), size(b)) < _MANY or _at_one_spot(of_a) or _at_one_spot(of_b):
        return None
    main = of_a.places[0]
    aside = [bool(count.places) and main not in count.places and count.near == main for count in (a, b)]
    whole = [count.places[:1] in ((), (main,)) and count.near in ("", main) for count in (a, b)]
    return _smaller_of(a, b, aside[0] and whole[1], aside[1] and whole[0])


def _adds_up(part: Count, own: Sketch, whole: Count) -> bool:
    """Is it, with another number of its article of other people or another place, just as many as the other article
    counts: "73 were freed by the one side, 233 by the other", "306 were freed"?"""
    if part.former or part.denied or whole.former or whole.low != whole.high or size(whole) < _MANY:
        return False
    return any(
        size(part) + size(rest) == size(whole)
        and min(size(part), size(rest)) >= _SOME
        and rest.low == rest.high
        and rest.measure == part.measure
        and rest.recalled == part.recalled
        and not (rest.former or rest.denied or rest.increment or rest.part or part.part)
        and (rest.places, rest.population, rest.nation) != (part.places, part.population, part.nation)
        for rest in own.figures
    )


def _village(a: Count, b: Count) -> Extent:
    """A place that no table knows, against a whole province at the same moment: the smaller number is the village's."""
    if not a.places or not b.places:
        return Extent.UNKNOWN
    small, large = (locations.is_area(count.places[0]) for count in (b, a))
    known = a.places[0].startswith("@") and b.places[0].startswith("@")
    loose = locations.may_hold(a.places[0], b.places[0]) or locations.may_hold(b.places[0], a.places[0])
    if small != large and (loose or not known):
        return _smaller_of(a, b, small, large) or Extent.UNKNOWN
    return Extent.UNKNOWN


def _firm(count: Count, key: str, sketch: Sketch) -> bool:
    """Does the figure's own sentence name the place, or is it the article's main one?"""
    return bool(count.places) or key in sketch.places[:1]


def _smaller_of(a: Count, b: Count, a_part: bool, b_part: bool) -> Extent | None:
    """A count that words of its sentence make a part is one only of a larger number."""
    if a_part and not b_part and size(a) < size(b):
        return Extent.INSIDE
    if b_part and not a_part and size(b) < size(a):
        return Extent.AROUND
    return None


def _located(count: Count, sketch: Sketch) -> tuple[str, ...]:
    """The places of the figure's sentence, else the last one named before it, else the article's own."""
    if count.places:
        return count.places
    return (count.near,) if count.near else sketch.places[:1]


def _place(count: Count, sketch: Sketch) -> str:
    known = _located(count, sketch)
    return locations.named(known[0], sketch.spelt) if known else ""
