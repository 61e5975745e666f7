"""Who or what is counted, and whether two counts can be compared."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from facttrack.link.tables import table

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
GENERIC = "people"
_ANYBODY = frozenset({"civilians", "adults", "men", "women", "children", "elderly"})
_PERSONS = frozenset({"person", "family"})
_THINGS = frozenset({"building", "window", "vehicle", "boat", "aircraft", "drone", "missile", "position"})
#: The units that a measure can count.
COUNTED = {
    **dict.fromkeys(
        ("killed", "injured", "casualties", "missing", "displaced", "detained", "abducted", "rescued"), _PERSONS
    ),
    "affected": _PERSONS | {"building"},
    "attacks": frozenset({"attack", "drone", "missile", "position"}),
    "damaged": _THINGS,
    "destroyed": _THINGS,
}


class Extent(StrEnum):
    """How one population, place or period stands to another."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    APART = "apart"
    UNKNOWN = "unknown"

    def turned(self) -> Extent:
        """The same, seen from the other side."""
        return {Extent.INSIDE: Extent.AROUND, Extent.AROUND: Extent.INSIDE}.get(self, self)


@cache
def _nouns() -> dict[tuple[str, ...], str]:
    return {tuple(noun.split()): name for name, row in table("populations").items() for noun in row["nouns"]}


#: Words that also stand as adjectives before what is counted ("two wounded soldiers").
_ADJECTIVES = frozenset({"dead", "wounded", "injured", "missing", "displaced", "homeless"})


def population(words: str, measure: str = "") -> str:
    """The class that the words name first, of those that the measure can count; "" where none does."""
    tokens = [token.lower() for token in _WORD.findall(words)]
    nouns, counted = _nouns(), COUNTED.get(measure)
    fallback = ""
    for i in range(len(tokens)):
        for size in (2, 1):
            found = nouns.get(tuple(tokens[i : i + size]))
            if not found or (counted and unit(found) not in counted):
                continue
            if tokens[i] in _ADJECTIVES and size == 1:
                fallback = fallback or found
                break
            return found
    return fallback


def wider(name: str) -> list[str]:
    """The classes that a class is a part of, nearest first."""
    rows = table("populations")
    found: list[str] = []
    while name in rows and (above := rows[name].get("part_of")):
        found.append(above)
        name = above
    return found


def unit(name: str) -> str:
    """What one of the class is: "person", "family", "building" …; "" where the class is unknown."""
    rows = table("populations")
    return str(rows[name].get("unit", "person")) if name in rows else ""


def may_be_one(a: str, b: str) -> bool:
    """Can people of the one class be those of the other: the students who were harmed, and the children?"""
    rows = table("populations")
    return b in rows.get(a, {}).get("may_be", ()) or a in rows.get(b, {}).get("may_be", ())


def narrowed(name: str, noun: str, other: str) -> str:
    """The class of a count against one of class `other`: villagers are people, but against soldiers civilians."""
    if name != GENERIC or other in ("", GENERIC):
        return name
    return _also().get(noun, name)


@cache
def _also() -> dict[str, str]:
    return {noun: name for name, row in table("populations").items() for noun in row.get("also", ())}


def of_kind(name: str) -> bool:
    """Does the class say what the people are, more than their age and sex?"""
    return name not in ("", GENERIC, *_ANYBODY)


def said_of_all(name: str) -> bool:
    """Is the class also said of everybody who was harmed?"""
    return bool(table("populations").get(name, {}).get("said_of_all"))


@lru_cache(maxsize=4096)
def compare(a: str, b: str, measure: str = "") -> Extent:
    """How population `a` stands to population `b`; a table row's `all_of` names measures that tell the two no apart."""
    rows = table("populations")
    if b in rows.get(a, {}).get("apart", ()) or a in rows.get(b, {}).get("apart", ()):
        return Extent.APART
    a, b = (GENERIC if name in rows and measure in rows[name].get("all_of", ()) else name for name in (a, b))
    if not a or not b:
        return Extent.UNKNOWN
    if a == b:
        return Extent.SAME
    if b in wider(a):
        return Extent.INSIDE
    if a in wider(b):
        return Extent.AROUND
    return Extent.APART
