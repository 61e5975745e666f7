"""The table of places: names, other names, and what lies in what.

The table is `words/places.tsv`, read once on first use. Names are compared after `key`: case,
accents, apostrophes, hyphens and a leading article do not matter. Spellings that differ by
romanisation and are not in the table are the linker's business, not this module's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from facttrack.shipped import words

_ARTICLE = re.compile(r"^(?:the|al|el|as|ash|at|ad|an|ar|az) (?=\w)")
_GAP = re.compile(r"[\s\-‑–’'ʿʾ`.]+")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the table.

    `id` is its own name for reference, `kind` one of country, region, district, city, quarter;
    `country` the ISO 3166 code in capitals ("" for parts of the world); `parent` the id of the place that it lies
    in, None for countries; `people` says that the name asked for is the adjective or demonym
    ("Syrian"), not the place's own name.
    """

    id: str
    name: str
    kind: str
    country: str
    parent: str | None
    others: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def key(name: str) -> str:
    """A name as the table files it: no case, accents, apostrophes, hyphens or leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _GAP.sub(" ", plain.casefold()).strip()
    return _ARTICLE.sub("", plain)


def lookup(name: str) -> Place | None:
    """The best known place of that name (country before region before city, large before small), or None.

    Demonyms do not count here: ask `nation`.
    """
    places = lookup_all(name)
    return places[0] if places else None


def lookup_all(name: str) -> tuple[Place, ...]:
    """Every place of that name, best known first."""
    return _table().names.get(key(name), ())


def nation(adjective: str) -> Place | None:
    """The country that an adjective or the name of its people belongs to: "Syrian" -> Syria."""
    return _table().nations.get(key(adjective))


def place(identity: str) -> Place:
    """The place with that id. Raises KeyError."""
    return _table().places[identity]


def ancestors(of: Place) -> tuple[Place, ...]:
    """The places that it lies in, from the nearest to the country."""
    found: list[Place] = []
    parent = of.parent
    while parent is not None and len(found) < 8:
        found.append(_table().places[parent])
        parent = found[-1].parent
    return tuple(found)


def same_place(a: str, b: str) -> bool:
    """Do two names belong to one place of the table, or are they the same name?"""
    if key(a) == key(b):
        return True
    return bool({p.id for p in lookup_all(a)} & {p.id for p in lookup_all(b)})


def within(inner: str, outer: str) -> bool:
    """Does some place of the name `inner` lie in some place of the name `outer`, by the table?"""
    wanted = {p.id for p in lookup_all(outer)}
    return bool(wanted) and any(a.id in wanted for p in lookup_all(inner) for a in ancestors(p))


@dataclass(frozen=True, slots=True)
class _Table:
    places: dict[str, Place]
    names: dict[str, tuple[Place, ...]]
    nations: dict[str, Place]


@cache
def _table() -> _Table:
    places: dict[str, Place] = {}
    names: dict[str, list[Place]] = {}
    nations: dict[str, Place] = {}
    path = words("places.tsv")
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if not line or line.startswith("#"):
            continue
        identity, name, kind, country, parent, others, people = line.split("\t")
        found = Place(
            identity,
            name,
            kind,
            country,
            parent or None,
            tuple(others.split("|")) if others else (),
            tuple(people.split("|")) if people else (),
        )
        places[identity] = found
        for each in dict.fromkeys(key(n) for n in (name, *found.others)):
            names.setdefault(each, []).append(found)
        for each in found.people:
            nations.setdefault(key(each), found)
    return _Table(places, {each: tuple(found) for each, found in names.items()}, nations)
