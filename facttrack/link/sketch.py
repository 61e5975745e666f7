"""The sketch of an article: the facts that comparing needs, without the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from facttrack.link.counts import Count, Days
from facttrack.model import Part

#: Raised with every change of what sketches hold or how it is worked out: older ones on file are then made anew.
VERSION = 19


#: What a count holds, with what it holds where nothing is said.
_OF_A_COUNT = tuple((each.name, each.default) for each in fields(Count))


@dataclass(frozen=True, slots=True)
class Sketch:
    """The facts of one article, or of one of the parts that it is cut into.

    `keys` are the candidate-search keys: articles of which none meet (`facttrack.link.keys`) never match. `day` is the
    day of publication and `hour` its hour where known; `days` are the days told, the main event's first; `main` its
    span, `told` whether the article gives it; `places` and `names` are keys (`facttrack.link.names`), the most
    prominent first; `terms` maps words to weights; `inside` holds pairs of places of which the text puts the first
    inside the second; `again` says that the article calls its event another one of its kind, `proceedings` that it
    opens with what a court did about one, `anniversary` that it only
    remembers one. `credits` are the agencies whose copy it says it prints, `cites` pairs of outlets of which the first,
    "" for this article, cites the second. It is part number `part` of `of`, and `spans` are its stretches of the text.
    `spelt` maps the keys of places that no table knows to their names as written. `streets` are the names of streets
    and highways, `hours` those at which something happened on the one day of its event; `reckoned` says that its days
    are only those of counts and statements. `written` are the towns of its datelines.
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
    terms: dict[str, float]
    causes: tuple[str, ...]
    seasons: tuple[str, ...]
    shingles: tuple[int, ...]
    inside: tuple[tuple[str, str], ...]
    again: bool
    proceedings: bool
    anniversary: bool
    figures: tuple[Count, ...]
    credits: tuple[str, ...] = ()
    cites: tuple[tuple[str, str], ...] = ()
    part: int = 1
    of: int = 1
    spans: tuple[tuple[int, int], ...] = ()
    spelt: Mapping[str, str] = field(default_factory=dict)
    streets: tuple[str, ...] = ()
    hours: tuple[float, ...] = ()
    reckoned: bool = False
    written: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.article, self.part))

    @property
    def name(self) -> str:
        """What the article, or the part of it, goes by in linking."""
        return self.article if self.part == 1 else Part(self.article, self.part, self.of).name

    def to_json(self) -> dict[str, Any]:
        """A plain dictionary for the store; `Sketch.from_json` reads it back."""
        record = {each.name: _plain(getattr(self, each.name)) for each in fields(self)}
        record["figures"] = [
            {name: _plain(value) for name, usual in _OF_A_COUNT if (value := getattr(c, name)) != usual}
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
            proceedings=record["proceedings"],
            anniversary=record["anniversary"],
            figures=tuple(_count(each) for each in record["figures"]),
            credits=tuple(record["credits"]),
            cites=tuple((by, whom) for by, whom in record["cites"]),
            part=record["part"],
            of=record["of"],
            spans=tuple((start, end) for start, end in record["spans"]),
            spelt=dict(record["spelt"]),
            streets=tuple(record["streets"]),
            hours=tuple(record["hours"]),
            reckoned=record["reckoned"],
            written=tuple(record["written"]),
        )


def pack(parts: Sequence[Sketch]) -> dict[str, Any]:
    """The sketches of an article's parts as a plain dictionary for the store; `unpack` reads it back."""
    return {"version": VERSION, "parts": [part.to_json() for part in parts]}


def unpack(record: Mapping[str, Any]) -> tuple[Sketch, ...]:
    """The sketches that `pack` wrote; none where a program with another version of sketches did."""
    if record.get("version") != VERSION:
        return ()
    return tuple(Sketch.from_json(part) for part in record["parts"])


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
