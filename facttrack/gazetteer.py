"""The table of places: names, other names, and what lies in what.

The table is `words/places.tsv`, read once on first use. Names are compared after `key`: case,
accents, apostrophes, hyphens and a leading article do not matter. Spellings that differ by
romanisation and are not in the table are the linker's business, not this module's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from facttrack.shipped import words

_ARTICLE: Final = re.compile(r"(?:(?:the|al|el|as|ash|at|ad|an|ar|az) )+(?=\w)")
# Letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ı": "i", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e", "ħ": "h"}
)
_GAP: Final = re.compile(r"[\s\-‑–’'ʿʾ`.]+")


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


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as the table files it: no case, accents, apostrophes, hyphens or leading article."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _GAP.sub(" ", plain.casefold().translate(_LETTERS)).strip()
    article = _ARTICLE.match(plain)
    return plain[article.end() :] if article else plain


def lookup(name: str) -> Place | None:
    """The best known place of that name (country before region before city, large before small), or None.

    Demonyms do not count here: ask `nation`.
    """
    places = lookup_all(name)
    return places[0] if places else None


@lru_cache(maxsize=65536)
def lookup_all(name: str) -> tuple[Place, ...]:
    """Every place of that name, best known first."""
    return tuple(_place(number) for number in _table().by_name.get(key(name), ()))


@lru_cache(maxsize=16384)
def nation(adjective: str) -> Place | None:
    """The country that an adjective or the name of its people belongs to: "Syrian" -> Syria."""
    number = _table().nations.get(key(adjective))
    return None if number is None else _place(number)


def place(identity: str) -> Place:
    """The place with that id. Raises KeyError."""
    return _place(_table().by_id[identity])


def ancestors(of: Place) -> tuple[Place, ...]:
    """The places that it lies in, from the nearest to the country."""
    found: list[Place] = []
    parent = of.parent
    while parent is not None and len(found) < 8:
        found.append(place(parent))
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


class _Table:
    """The table's lines, and which of them hold a name; a line becomes a Place when it is asked for."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.by_id: dict[str, int] = {}
        self.by_name: dict[str, tuple[int, ...]] = {}
        self.nations: dict[str, int] = {}
        for number, line in enumerate(lines):
            head, people, names = line.rsplit("\t", 2)
            self.by_id[head[: head.index("\t")]] = number
            for name in names.split("|"):
                self.by_name[name] = (*self.by_name.get(name, ()), number)
            if people:
                for each in people.split("|"):
                    self.nations.setdefault(key(each), number)


@cache
def _table() -> _Table:
    text = words("places.tsv").read_text(encoding="utf-8")
    return _Table([line for line in text.splitlines() if line and line[0] != "#"])


@cache
def _place(number: int) -> Place:
    identity, name, kind, country, parent, others, people, _ = _table().lines[number].split("\t")
    return Place(identity, name, kind, country, parent or None, _listed(others), _listed(people))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
