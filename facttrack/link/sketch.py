"""Report -> Sketch: the facts of an article that comparing needs, without the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cache
from itertools import combinations
from typing import Any

from facttrack import gazetteer
from facttrack.link import locations, mentions, speakers
from facttrack.link.counts import Count, Days, Told
from facttrack.link.credits import citations, credits_of
from facttrack.link.moments import Moment, Role, moments
from facttrack.link.names import name_key
from facttrack.link.shingles import shingles
from facttrack.link.tables import table
from facttrack.link.tallies import read_counts
from facttrack.model import Report

# Longer pages are archives or comment threads; what an article reports stands at its head.
_READ = 40_000
_MOST_DAYS, _MOST_PLACES, _MOST_NAMES = 12, 12, 40
#: Days of the stretches that keys name.
_DAYS, _MONTH = 10, 30


@dataclass(frozen=True, slots=True)
class Sketch:
    """The facts of one article.

    `keys` are the candidate-search keys: articles that share none never match. `day` is the day of publication
    and `hour` its hour where known; `days` are the days told, the main event's first; `main` its span, `told`
    whether the article gives it; `places` and `names` are keys (see `facttrack.link.names`), the most prominent
    first; `terms` maps words to weights; `inside` holds pairs of places of which the text puts the first inside
    the second; `again` says that the article calls its event another one of its kind, `anniversary` that it only
    remembers one. `credits` are the agencies whose copy it says it prints, `cites` pairs of outlets of which the first,
    "" for this article, cites the second.
    """

    article: str
    keys: frozenset[str]
    title: str
    outlet: str
    day: date | None
    hour: float | None
    days: tuple[date, ...]
    main: Days | None
    told: bool
    places: tuple[str, ...]
    names: tuple[str, ...]
    terms: Mapping[str, float]
    causes: tuple[str, ...]
    seasons: tuple[str, ...]
    shingles: tuple[int, ...]
    inside: tuple[tuple[str, str], ...]
    again: bool
    anniversary: bool
    figures: tuple[Count, ...]
    credits: tuple[str, ...] = ()
    cites: tuple[tuple[str, str], ...] = ()

    def __hash__(self) -> int:
        return hash(self.article)

    def to_json(self) -> dict[str, Any]:
        """A plain dictionary for the store; `Sketch.from_json` reads it back."""
        record = {each.name: _plain(getattr(self, each.name)) for each in fields(self)}
        record["figures"] = [
            {each.name: _plain(value) for each in fields(c) if (value := getattr(c, each.name)) != each.default}
            for c in self.figures
        ]
        return record

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Sketch:
        """The sketch that `to_json` wrote. Raises KeyError or ValueError on anything else."""
        return cls(
            article=record["article"],
            keys=frozenset(record["keys"]),
            title=record["title"],
            outlet=record["outlet"],
            day=_day(record["day"]),
            hour=record["hour"],
            days=tuple(date.fromisoformat(day) for day in record["days"]),
            main=_days(record["main"]),
            told=record["told"],
            places=tuple(record["places"]),
            names=tuple(record["names"]),
            terms=dict(record["terms"]),
            causes=tuple(record["causes"]),
            seasons=tuple(record["seasons"]),
            shingles=tuple(record["shingles"]),
            inside=tuple((inner, outer) for inner, outer in record["inside"]),
            again=record["again"],
            anniversary=record["anniversary"],
            figures=tuple(_count(each) for each in record["figures"]),
            credits=tuple(record.get("credits", ())),
            cites=tuple((by, whom) for by, whom in record.get("cites", ())),
        )


def make(report: Report, names: Mapping[str, str]) -> Sketch:
    """The sketch of a report. `names`: a normalised other name of a known source -> its main name."""
    article = report.article
    text = article.text[:_READ]
    title = article.title or text.lstrip().split("\n", 1)[0][:120]
    whole = text if text.lstrip().startswith(title[:40]) else f"{title}.\n{text}"
    published = article.day
    times = moments(text, published)
    main, told = _main(times, published)
    days = _told(times, main)
    near = days[:2] or ((published,) if published else ())
    in_text = mentions.proper_names(text)
    in_title = [] if whole is text or mentions.headline_case(title) else mentions.proper_names(title)
    named = [*in_title, *in_text]
    keys = locations.resolve(named)
    places, persons = _places(named, keys), _persons(named)
    inside = (*_containments(title, in_title, keys), *_containments(text, in_text, keys))
    context = Told(text, times, in_text, keys, main, published, frozenset(inside), speakers.aliases(text))
    counts = read_counts(context, report.figures, names)
    looks_back = _looks_back(counts)
    if looks_back:
        main, told, days = looks_back, True, ()
    causes, copies = mentions.causes(whole), shingles(text)
    return Sketch(
        article=article.id,
        keys=frozenset().union(
            _place_keys(places, [*days[:3], published] if published else days, counts),
            _wide_keys(places, causes, near),
            _name_keys(named, near, published, _years(days, published)),
            _copy_keys(copies, (published,) if published else ()),
        ),
        title=title,
        outlet=article.outlet or "",
        day=published,
        hour=_hour(article.published),
        days=days,
        main=main,
        told=told,
        places=places,
        names=persons,
        terms=mentions.terms(whole),
        causes=causes,
        seasons=mentions.seasons(whole),
        shingles=copies,
        inside=inside,
        again=mentions.another(whole),
        anniversary=looks_back is not None and mentions.marks_anniversary(whole),
        figures=counts,
        credits=credits_of(article, names),
        cites=citations(article, report.claims, names),
    )


def _hour(published: date | datetime | None) -> float | None:
    return published.hour + published.minute / 60 if isinstance(published, datetime) else None


def _main(times: Sequence[Moment], published: date | None) -> tuple[Days | None, bool]:
    """The days of the event that the article is about: the first recent day told, else the day of publication;
    and whether they are told."""
    for role in (Role.HAPPENED, Role.SINCE, Role.AS_OF, Role.SAID):
        for moment in times:
            if moment.role is not role or moment.first is None or moment.last is None:
                continue
            recent = published is None or (published - moment.last).days <= 60
            if recent and (moment.last - moment.first).days <= 7:
                ongoing = role is Role.SINCE and moment.first == moment.last
                return (moment.first, max(moment.last, published) if ongoing and published else moment.last), True
    return ((published, published) if published else None), False


def _looks_back(counts: Sequence[Count]) -> Days | None:
    """The days of an earlier event where all figures are of it: an anniversary, a trial, a report long after."""
    spans = [count.happened for count in counts if count.recalled and count.happened and not count.period]
    return spans[0] if spans and len(spans) == len(counts) else None


def _told(times: Sequence[Moment], main: Days | None) -> tuple[date, ...]:
    """The single days told, the main one first, then by how often and how early."""
    counted: Counter[date] = Counter()
    for moment in times:
        if (
            moment.role in (Role.HAPPENED, Role.AS_OF)
            and moment.first
            and moment.last
            and (moment.last - moment.first).days <= 1
        ):
            counted[moment.first] += 1
    ordered = sorted(counted, key=lambda day: (main is None or day != main[0], -counted[day], day))
    return tuple(ordered[:_MOST_DAYS])


def _places(named: Sequence[mentions.Name], keys: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the places, by how often they are named, then how early; countries last, then names that only the
    words around them make a place."""
    counted: Counter[str] = Counter()
    for name in named:
        key = keys.get(name.label)
        if key and (key.startswith("@") or not _is_body(name.text)):
            counted[key] += 1
    first = {key: i for i, key in enumerate(counted)}

    def rank(key: str) -> tuple[bool, bool, int, int]:
        country = key.startswith("@") and gazetteer.place(key[1:]).kind == "country"
        return country, not key.startswith("@"), -counted[key], first[key]

    return tuple(sorted(counted, key=rank)[:_MOST_PLACES])


def _containments(text: str, named: Sequence[mentions.Name], keys: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Keys of places that the text puts one inside the other, where the table does not know it."""
    pairs = (
        (keys.get(a.label) or name_key(a.text), keys.get(b.label) or name_key(b.text))
        for a, b in mentions.containments(text, named)
    )
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))[:_MOST_PLACES]


@cache
def _bodies() -> frozenset[str]:
    return frozenset(table("topical")["bodies"].split())


def _is_body(name: str) -> bool:
    return any(word.lower().rstrip(".") in _bodies() for word in name.split())


def _persons(named: Sequence[mentions.Name]) -> tuple[str, ...]:
    """Keys of names of two words or more that are neither places nor bodies, in the order of the text."""
    kept = (n.text for n in named if " " in n.text and not gazetteer.lookup(n.text) and not _is_body(n.text))
    return tuple(dict.fromkeys(name_key(name) for name in kept))[:_MOST_NAMES]


def _place_keys(places: Sequence[str], days: Sequence[date], counts: Sequence[Count]) -> frozenset[str]:
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


def _wide_keys(places: Sequence[str], causes: Sequence[str], days: Sequence[date]) -> frozenset[str]:
    """Country and cause within some days, for events that one report places in a town and another in the country."""
    wide = [cause for cause in causes[:2] if cause in table("causes")["wide"]["causes"]]
    found = locations.countries(places)[:2]
    return frozenset(f"c:{c}:{cause}:{bucket}" for c in found for cause in wide for bucket in _buckets(days))


def _name_keys(
    named: Sequence[mentions.Name], days: Sequence[date], published: date | None, years: Sequence[str]
) -> frozenset[str]:
    """Full names within a year, rare words of names within a month, less rare words within some days."""
    rare, uncommon = mentions.name_words(named)
    persons = _persons([name for name in named if not name.office])
    found = {f"x:{word}:{bucket}" for word in uncommon[:10] for bucket in _buckets(days)}
    months: Sequence[object] = _buckets([*days, published] if published else days, _MONTH) or ["-"]
    found |= {f"w:{word}:{month}" for word in rare[:12] for month in months}
    return frozenset(found | {f"n:{person}:{year}" for person in persons[:12] for year in years})


def _years(days: Sequence[date], published: date | None) -> list[str]:
    """The years that an article tells of, that of its publication and of the half year before it."""
    around = (published, published - timedelta(days=183)) if published else ()
    return sorted({str(day.year) for day in (*days, *around)}) or ["-"]


def _copy_keys(copies: Sequence[int], days: Sequence[date]) -> frozenset[str]:
    """Two runs of the text's own within some days: one alone may be a phrase that the whole trade uses."""
    pairs = combinations(copies[:4], 2)
    return frozenset(f"s:{one}:{other}:{bucket}" for one, other in pairs for bucket in _buckets(days))


def _buckets(days: Sequence[date], length: int = _DAYS) -> list[int]:
    """The stretches of so many days that the days fall into, with those that begin or end next to one."""
    return sorted({(day.toordinal() + shift) // length for day in days for shift in (-(length // 3), length // 3)})


def _plain(value: Any) -> Any:
    """Dates as ISO words, tuples and sets as sorted or ordered lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _days(value: Sequence[str] | None) -> Days | None:
    return (date.fromisoformat(value[0]), date.fromisoformat(value[1])) if value else None


def _count(record: Mapping[str, Any]) -> Count:
    return Count(
        **{
            **record,
            "nation": tuple(record.get("nation", ())),
            "places": tuple(record.get("places", ())),
            "happened": _days(record.get("happened")),
            "day": _day(record.get("day")),
        }
    )
