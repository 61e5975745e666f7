"""Places by their keys: an id of the table of places with a leading "@", else a skeleton of the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from facttrack import gazetteer
from facttrack.link.mentions import Name, written_in
from facttrack.link.names import name_key, skeleton
from facttrack.link.populations import Extent
from facttrack.link.tables import table

_WIDE = ("country", "region")
#: Capitals of so many letters at most are an acronym.
_ACRONYM = 5


def is_country(key: str) -> bool:
    return key.startswith("@") and gazetteer.place(key[1:]).kind == "country"


def is_area(key: str) -> bool:
    """Is it a country, region or district of the table, where an event can be wide?"""
    return key.startswith("@") and gazetteer.place(key[1:]).kind in ("country", "region", "district")


def named(key: str, *spelt: Mapping[str, str]) -> str:
    """The place's name for a reader: by the table, else as the articles write it, if `spelt` holds it."""
    if key.startswith("@"):
        return gazetteer.place(key[1:]).name
    for names in spelt:
        if key in names:
            return names[key]
    return key


@lru_cache(maxsize=16384)
def above_of(key: str) -> tuple[str, ...]:
    """The places that it lies in, by the table, nearest first."""
    if not key.startswith("@"):
        return ()
    return tuple("@" + place.id for place in gazetteer.ancestors(gazetteer.place(key[1:])))


def countries(keys: Iterable[str]) -> list[str]:
    """The countries that the places lie in."""
    return list(dict.fromkeys((key, *above_of(key))[-1] for key in keys if key.startswith("@")))


def compare(a: str, b: str, inside: frozenset[tuple[str, str]] = frozenset()) -> Extent:
    """How place `a` stands to place `b`. `inside`: pairs of which an article says that the first lies in the second."""
    if a == b:
        return Extent.SAME
    if b in _around(a, inside):
        return Extent.INSIDE
    if a in _around(b, inside):
        return Extent.AROUND
    if a.startswith("@") and b.startswith("@") and not (may_hold(a, b) or may_hold(b, a)):
        return Extent.APART
    return Extent.UNKNOWN


@lru_cache(maxsize=16384)
def loose_in(key: str) -> str:
    """The country of a town of which the table knows no region; "" of other places."""
    above = above_of(key)
    return above[0] if len(above) == 1 and not is_area(key) else ""


@lru_cache(maxsize=16384)
def region_of(key: str) -> str:
    """The country of a region or district; "" of other places."""
    return above_of(key)[-1] if is_area(key) and not is_country(key) else ""


def may_hold(area: str, town: str) -> bool:
    """Is the one a region of the country in which the other is a town that the table puts into no region?"""
    country = loose_in(town)
    return bool(country) and region_of(area) == country


def _around(key: str, inside: frozenset[tuple[str, str]]) -> set[str]:
    """All places that it lies in, by the table and by what articles say (two steps of these at most)."""
    found = set(above_of(key))
    for _ in range(2):
        for inner, outer in sorted(inside):
            if inner == key or inner in found:
                found |= {outer, *above_of(outer)}
    return found - {key}


def _known(name: Name) -> tuple[gazetteer.Place, ...]:
    """The places of that name; where the text speaks of a region or province, those first."""
    known = gazetteer.lookup_all(name.text)
    if name.text.isupper() and len(name.text) <= _ACRONYM:  # a SWAT team is not from Swat
        known = tuple(place for place in known if name.text in place.others)
    if not name.area:
        return known or _region(name.text)
    areas = tuple(place for place in known if place.kind != "city")
    return (
        areas or gazetteer.lookup_all(f"{name.text} region") or gazetteer.lookup_all(f"{name.text} province") or known
    )


def _quarter(name: Name) -> tuple[gazetteer.Place, ...]:
    """Of a name like "West Roe" the city, where the table knows no town of that name."""
    side, _, city = name.text.partition(" ")
    found = gazetteer.lookup_all(city) if side.lower() in table("streets")["compass"].split() else ()
    return tuple(place for place in found if place.kind == "city")


def _region(name: str) -> tuple[gazetteer.Place, ...]:
    """The regions that a name like "Roe State" or "Roe Province" stands for."""
    bare, _, kind = name.rpartition(" ")
    found = gazetteer.lookup_all(bare) if kind.lower() in table("places")["behind"].split() else ()
    # An American county is no state: "Delaware County" lies in Indiana.
    return tuple(p for p in found if p.kind in ("region", "district") and (p.country, kind.lower()) != ("US", "county"))


def _surnames(names: Sequence[Name]) -> set[str]:
    """Names that the text uses as surnames ("Adrian Garcia … Garcia said"), those of known places only if never as
    places."""
    last = {name.text.rpartition(" ")[2] for name in names if " " in name.text and not _placed(name)}
    placed = {name.text for name in names if _placed(name) and gazetteer.lookup(name.text)}
    return {name.text for name in names if name.text in last and name.text not in placed}


def _named_by_streets(names: Sequence[Name]) -> set[str]:
    """What streets are named by, which may be called by that alone: "Walnut" of "Walnut Street"."""
    runs = (name.text.rpartition(" ") for name in names if name.street)
    return {bare for bare, _, kind in runs if kind in table("streets")["kinds"].split()}


def _placed(name: Name) -> bool:
    """Do the words around it make it a place, or does the table know the whole of a longer name?"""
    return name.local or name.area or name.away or (" " in name.text and gazetteer.lookup(name.text) is not None)


def resolve(names: Sequence[Name], areas: Iterable[str] = ()) -> Mapping[str, str]:
    """The names that are places -> their keys. Of several places of one name, that in a country or state which another
    name of the text stands for, or one of these `areas`."""
    naming: dict[str, set[str]] = {}
    for area in filter(None, areas):
        for above in _areas(area):
            naming.setdefault(above, set()).add(area)
    for name in names:
        for above in _areas(name.text):
            naming.setdefault(above, set()).add(name.text)
    persons, streets = _surnames(names), _named_by_streets(names)
    found: dict[str, str] = {}
    for name in names:
        if name.label in found or name.text in persons:
            continue
        known = () if name.street else _known(name) or (_quarter(name) if name.local else ())
        if known:
            found[name.label] = "@" + max(known, key=lambda place: _support(place, naming, name.text)).id
        elif name.local and not name.street and name.text not in streets:
            found[name.label] = name_key(name.text)
    return found


def written(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the towns in which it was written, by its datelines."""
    found = ((known.get(town), town, area) for town, area in written_in(text))
    towns = (key or _town(town, area) for key, town, area in found)
    return tuple(dict.fromkeys(filter(None, towns)))


def written_inside(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys: a town of its datelines that the text names, and the state or country that the dateline puts it
    into."""
    for town, name in written_in(text):
        area = next((place for place in gazetteer.lookup_all(name) if place.kind in _WIDE), None) if name else None
        if area and town in known:
            yield known[town], f"@{area.id}"


def _town(name: str, area: str) -> str:
    """The key of a town of the table; "" of none."""
    places = gazetteer.lookup_all(name)
    naming = {above: {area} for above in _areas(area)} if area else {}
    return "@" + max(places, key=lambda place: _support(place, naming, name)).id if places else ""


def corrected(known: Mapping[str, str], held: Iterable[tuple[Name, Name]]) -> Mapping[str, str]:
    """The keys of places, without those that the text puts into another country than the table does: it means a town
    that the table does not know. `held`: pairs of names of which the text puts the first into the second."""
    wrong = {
        inner.label: skeleton(inner.text)
        for inner, outer in held
        if _countries_differ(known.get(inner.label, ""), known.get(outer.label, ""))
    }
    return {**known, **wrong} if wrong else known


def _countries_differ(a: str, b: str) -> bool:
    return a.startswith("@") and b.startswith("@") and countries([a]) != countries([b])


@lru_cache(maxsize=16384)
def _areas(name: str) -> frozenset[str]:
    """The ids of the countries and regions that a name may stand for, and of those around them."""
    nation = gazetteer.nation(name)
    areas = [place for place in ((nation,) if nation else gazetteer.lookup_all(name)) if place.kind in _WIDE]
    return frozenset(above.id for place in areas for above in (place, *gazetteer.ancestors(place)))


def _support(place: gazetteer.Place, naming: Mapping[str, set[str]], name: str) -> int:
    """How many of the places that it lies in the text names otherwise than by this name."""
    return sum(bool(naming.get(above.id, set()) - {name}) for above in gazetteer.ancestors(place))
