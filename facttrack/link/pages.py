"""What cutting an article into parts looks at, and what it answers with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from facttrack.link import locations
from facttrack.link.mentions import Name, causes
from facttrack.link.moments import Moment, Role
from facttrack.link.names import name_key
from facttrack.link.passages import Passage, passages
from facttrack.link.tables import table
from facttrack.link.tallies import sentence_bounds
from facttrack.model import Claim, Figure
from facttrack.vocabulary import Measure

Span = tuple[int, int]

#: More parts than this are an archive, not an article.
MOST = 200

_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an article.

    `spans` are its stretches of the text in the order of reading. `title` is its heading or first sentence, "" for the
    article's own title; `places` are keys of the places that it stands under, each with its name as a label writes it
    ("" where no label does), and `day` is the day that it stands under.
    """

    spans: tuple[Span, ...]
    title: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None


@dataclass(frozen=True)
class Page:
    """What cutting looks at: the text, the figures that count something of its own, names in order with the keys of
    those that are places, times."""

    text: str
    figures: Sequence[Figure]
    names: Sequence[Name]
    known: Mapping[str, str]
    times: Sequence[Moment]

    def figures_in(self, spans: Iterable[Span]) -> list[Figure]:
        within = list(spans)
        return [f for f in self.figures if any(start <= f.number.start < end for start, end in within)]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        first = bisect_left(self.names, start, key=lambda name: name.start)
        return self.names[first : bisect_left(self.names, end, key=lambda name: name.start)]

    def places_in(self, start: int, end: int) -> tuple[str, ...]:
        """Keys of the places named there below a country, without those that people went to or came from."""
        named = (self.known.get(name.label) for name in self.names_in(start, end) if not name.away)
        return tuple(key for key in dict.fromkeys(named) if key and not locations.is_country(key))

    def keys_in(self, start: int, end: int) -> set[str]:
        """Keys of all names there but those of countries."""
        keys = {self.known.get(name.label) or name_key(name.text) for name in self.names_in(start, end)}
        return {key for key in keys if not locations.is_country(key)}

    def day_in(self, start: int, end: int) -> date | None:
        """The first day there on which something happened."""
        days = (time for time in self.times if start <= time.start < end and time.role is Role.HAPPENED)
        return next((time.first for time in days if time.first and time.first == time.last), None)

    @cached_property
    def passages(self) -> list[Passage]:
        return passages(self.text)

    def sentences(self, passage: Passage) -> Iterator[Span]:
        flat = self.text[passage.start : passage.end].replace("\n", " ")
        for start, end in sentence_bounds(flat):
            yield passage.start + start, passage.start + end

    def line(self, start: int, end: int) -> str:
        """The words there as one line, cut to the length of a headline."""
        words = " ".join(self.text[start:end].split())
        return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1].rstrip() + "…"


def one_harm(page: Page, frame: Sequence[Span], parts: Sequence[Sequence[Span]]) -> bool:
    """Is it one harm whose parts are only told one by one?

    So where what is told around the parts counts their sum, or where one wide disaster struck all of them.
    """
    harm = next(iter(_causes(page, frame)), "")
    going_together = {harm}.union(*(group for group in table("causes")["alike"].values() if harm in group))
    struck = [_causes(page, spans) for spans in parts]
    if harm in table("causes")["wide"]["causes"] and all(not each or going_together & {*each} for each in struck):
        return True
    counted = [_largest(page, spans) for spans in parts]
    for measure, whole in _largest(page, frame).items():
        shares = [each[measure] for each in counted if measure in each]
        rest = sorted(f.low or 0 for f in page.figures_in(frame) if f.measure is measure)[:-1]
        if shares and whole in (sum(shares), sum(shares) + max(rest, default=0)):
            return True
    return False


def _causes(page: Page, spans: Iterable[Span]) -> tuple[str, ...]:
    """What did the harm there, commonest first."""
    return causes(" ".join(page.text[start:end] for start, end in spans))


def _largest(page: Page, spans: Iterable[Span]) -> dict[Measure, int]:
    found: dict[Measure, int] = {}
    for figure in page.figures_in(spans):
        found[figure.measure] = max(found.get(figure.measure, 0), figure.low or figure.high or 0)
    return found


def around(spans: Iterable[Span], end: int) -> tuple[Span, ...]:
    """The stretches of a text up to `end` that these leave."""
    found, at = [], 0
    for first, last in sorted(spans):
        if first > at:
            found.append((at, first))
        at = max(at, last)
    return (*found, (at, end)) if at < end else tuple(found)


def anchor(claim: Claim) -> int:
    """The character by which a claim belongs to a part: of a figure, where its number begins."""
    return claim.number.start if isinstance(claim, Figure) else claim.start


def moved(claim: Claim, by: int) -> Claim:
    """A claim with its words, and a figure with its number, so many characters further on."""
    if isinstance(claim, Figure):
        number = replace(claim.number, start=claim.number.start + by, end=claim.number.end + by)
        return replace(claim, start=claim.start + by, end=claim.end + by, number=number)
    return replace(claim, start=claim.start + by, end=claim.end + by)
