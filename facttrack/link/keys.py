"""The keys by which candidates are searched: articles that share none never match."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from facttrack import gazetteer
from facttrack.link import locations, mentions
from facttrack.link.counts import Count
from facttrack.link.names import name_key
from facttrack.link.tables import table

_MOST_NAMES = 40
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
    kept = (n.text for n in named if " " in n.text and not gazetteer.lookup(n.text) and not is_body(n.text))
    return tuple(dict.fromkeys(name_key(name) for name in kept))[:_MOST_NAMES]


def place_keys(places: Sequence[str], days: Sequence[date], counts: Sequence[Count]) -> frozenset[str]:
    """Places within some days, and places with a number."""
    keys: set[str] = set()
    local = [place for place in places if not place.startswith("@") or gazetteer.place(place[1:]).kind != "country"][
        :5
    ] or list(places[:1])
    for place in local:
        keys |= {f"d:{place}:{bucket}" for bucket in _buckets(days[:4])}
        for count in counts:
            if (count.low or count.high or 0) > 2:
                keys.add(f"f:{place}:{count.measure}:{count.low}:{count.high}")
    return frozenset(keys)


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


def name_keys(
    named: Sequence[mentions.Name], days: Sequence[date], published: date | None, years: Sequence[str]
) -> frozenset[str]:
    """Full names within a year, rare words of names within a month, less rare words within some days."""
    rare, uncommon = mentions.name_words(named)
    full = persons([name for name in named if not name.office])
    found = {f"x:{word}:{bucket}" for word in uncommon[:10] for bucket in _buckets(days)}
    months: Sequence[object] = _buckets([*days, published] if published else days, _MONTH) or ["-"]
    found |= {f"w:{word}:{month}" for word in rare[:12] for month in months}
    return frozenset(found | {f"n:{person}:{year}" for person in full[:12] for year in years})


def years(days: Sequence[date], published: date | None) -> list[str]:
    """The years that an article tells of, that of its publication and of the half year before it."""
    around = (published, published - timedelta(days=183)) if published else ()
    return sorted({str(day.year) for day in (*days, *around)}) or ["-"]


def copy_keys(copies: Sequence[int], days: Sequence[date]) -> frozenset[str]:
    """Two runs of the text's own within some days: one alone may be a phrase that the whole trade uses."""
    pairs = combinations(copies[:4], 2)
    return frozenset(f"s:{one}:{other}:{bucket}" for one, other in pairs for bucket in _buckets(days))


def _buckets(days: Sequence[date], length: int = _DAYS) -> list[int]:
    """The stretches of so many days that the days fall into, with those that begin or end next to one."""
    return sorted({(day.toordinal() + shift) // length for day in days for shift in (-(length // 3), length // 3)})
