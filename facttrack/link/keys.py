"""The keys by which candidates are searched: articles of which no key meets one of the other never match.

Keys meet where they are equal, or where one ends in ":" and the other only adds a number to it: what is not dated meets
what is of any year.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from zlib import crc32

from facttrack import gazetteer
from facttrack.link import locations, mentions
from facttrack.link.counts import Count
from facttrack.link.names import name_key
from facttrack.link.tables import table

_MOST_NAMES = 40
_MOST_AREAS = 2
_WEEK = 6
#: Words by which an undated article is searched at any time.
_MOST_UNDATED = 6
#: Numbers from here on, with a country, are few enough to search by.
_TELLING = 5
#: Days of the stretches that keys name.
_DAYS, _MONTH = 10, 30


@cache
def _bodies() -> frozenset[str]:
    return frozenset(table("topical")["bodies"].split())


def is_body(name: str) -> bool:
    return any(word.lower().rstrip(".") in _bodies() for word in name.split())


def persons(named: Sequence[mentions.Name]) -> tuple[str, ...]:
    """Keys of names of two words or more that are neither places nor bodies, in the order of the text."""
    full = (_house(n.text) or n.text for n in named if " " in n.text and not gazetteer.lookup(n.text))
    kept = (name for name in full if not is_body(name))
    return tuple(dict.fromkeys(name_key(name) for name in kept))[:_MOST_NAMES]


def _house(name: str) -> str:
    """What a church, school or hospital is called by: "Mount Nebo" for "Mount Nebo Baptist Church"; "" where that is
    less than two words."""
    words = name.split()
    if words[-1].lower() not in _houses():
        return ""
    own = [word for word in words if word.lower() not in _bodies()]
    return " ".join(own) if len(own) > 1 else ""


@cache
def _houses() -> frozenset[str]:
    return frozenset(table("topical")["houses"].split())


def meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Does a key of these meet one of those?"""
    return not (ours.isdisjoint(theirs) and _undated(ours).isdisjoint(theirs) and _undated(theirs).isdisjoint(ours))


def _undated(keys: Iterable[str]) -> set[str]:
    return {key.rstrip(string.digits) for key in keys}


def place_keys(
    places: Sequence[str], days: Sequence[date], counts: Sequence[Count], years: Sequence[str]
) -> frozenset[str]:
    """Places within some days, and places with a number within a year, that of the harm included."""
    keys: set[str] = set()
    for place in _local(places)[:5]:
        keys |= {f"d:{place}:{bucket}" for bucket in _buckets(days[:4])}
        for count in counts:
            if (count.low or count.high or 0) > 2:
                harm = {str(day.year) for day in count.happened or ()}
                number = f"f:{place}:{count.measure}:{count.low}:{count.high}"
                keys |= {f"{number}:{year}" for year in harm.union(years) or ("",)}
    return frozenset(keys)


def area_keys(places: Sequence[str], days: Sequence[date]) -> frozenset[str]:
    """What lies in a place, within some days: a district of the city or a town of the region that another names. Two
    towns of one region do not meet."""
    known = [place for place in _local(places)[:_MOST_AREAS] if place.startswith("@")]
    spans = _buckets(days[:2])
    held = {f"a:{place}:{bucket}:" for place in known for bucket in spans}
    return frozenset(held).union(
        f"a:{above}:{bucket}:{crc32(place.encode())}"
        for place in known
        for above in locations.above_of(place)
        if not locations.is_country(above)
        for bucket in spans
    )


def _local(places: Sequence[str]) -> Sequence[str]:
    """The places below a country; the first country where there are none."""
    return [place for place in places if not locations.is_country(place)] or places[:1]


def person_keys(named: Sequence[mentions.Name]) -> frozenset[str]:
    """Two full names, at any time: who tells of an event years later still names its people."""
    return frozenset(f"p:{one}:{other}" for one, other in combinations(sorted(_without_office(named)[:6]), 2))


def wide_keys(places: Sequence[str], causes: Sequence[str], days: Sequence[date]) -> frozenset[str]:
    """Country and cause within some days, for events that one report places in a town and another in the country."""
    wide = [cause for cause in causes[:2] if cause in table("causes")["wide"]["causes"]]
    found = locations.countries(places)[:2]
    return frozenset(f"c:{c}:{cause}:{bucket}" for c in found for cause in wide for bucket in _buckets(days))


def number_keys(places: Sequence[str], counts: Sequence[Count], days: Sequence[date]) -> frozenset[str]:
    """Country and number within some days, for an event that one report places in a town and another in the country."""
    found = locations.countries(places)[:2]
    told = {(c.measure, c.low, c.high) for c in counts if not c.recalled and (c.low or c.high or 0) >= _TELLING}
    return frozenset(
        f"g:{country}:{measure}:{low}:{high}:{bucket}"
        for country in found
        for measure, low, high in told
        for bucket in _buckets(days[:1])
    )


def period_keys(places: Sequence[str], counts: Sequence[Count]) -> frozenset[str]:
    """Country, measure and the days of counts over a week or more, which two bodies may each publish."""
    told = {(c.measure, c.happened) for c in counts if c.happened and (c.happened[1] - c.happened[0]).days >= _WEEK}
    return frozenset(
        f"t:{country}:{measure}:{first.toordinal()}:{last.toordinal()}"
        for country in locations.countries(places)[:2]
        for measure, (first, last) in told
    )


def name_keys(
    named: Sequence[mentions.Name],
    storms: Sequence[str],
    days: Sequence[date],
    published: date | None,
    years: Sequence[str],
) -> frozenset[str]:
    """Full names within a year, rare words of names within a month, less rare words within some days."""
    rare, uncommon = mentions.name_words(named)
    full = (*map(name_key, storms), *_without_office(named))
    found = {f"x:{word}:{bucket}" for word in uncommon[:10] for bucket in _buckets(days)}
    if months := _buckets([*days, published] if published else days, _MONTH):
        found |= {f"w:{word}:{month}" for word in rare[:12] for month in months}
    else:
        found |= {f"w:{word}:" for word in rare[:_MOST_UNDATED]}
    return frozenset(found | {f"n:{person}:{year}" for person in full[:12] for year in years or ("",)})


def _without_office(named: Sequence[mentions.Name]) -> tuple[str, ...]:
    return persons([name for name in named if not name.office])


def years(days: Sequence[date], published: date | None) -> list[str]:
    """The years that an article tells of, that of its publication and of the half year before it; none if undated."""
    around = (published, published - timedelta(days=183)) if published else ()
    return sorted({str(day.year) for day in (*days, *around)})


def copy_keys(copies: Sequence[int], days: Sequence[date]) -> frozenset[str]:
    """Two runs of the text's own within some days: one alone may be a phrase that the whole trade uses."""
    pairs = combinations(copies[:4], 2)
    return frozenset(f"s:{one}:{other}:{bucket}" for one, other in pairs for bucket in _buckets(days))


def _buckets(days: Sequence[date], length: int = _DAYS) -> list[int]:
    """The stretches of so many days that the days fall into, with those that begin or end next to one."""
    return sorted({(day.toordinal() + shift) // length for day in days for shift in (-(length // 3), length // 3)})
