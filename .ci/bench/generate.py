"""News that never happened, with the truth about it: one seed, one archive.

An archive grows with time, not with density: some forty articles a day, on events in two thousand invented towns,
a few of which are in the news again and again. One to eight articles of several outlets tell an event over some
days, in sentences of many frames: tolls rise, hedges come and go, speakers disagree, children are counted apart,
wire copy is printed twice, earlier events are recalled, and now and then another event, often of the same kind,
happens in the same town in the same week.

Every article comes with the claims that stand in it, spans and all, so that filing and linking can be timed
without extracting first, and with the event that each figure speaks of.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice, product

from prose import (
    CAUSES,
    CHOICES,
    COUNTRIES,
    FILLERS,
    FIRST_NAMES,
    OPENINGS,
    OUTLETS,
    QUOTES,
    RECALLS,
    SITES,
    SYLLABLES,
    TITLES,
    TOLLS,
)
from writing import Number, Voice, Writer, capital, number_words

from facttrack.model import Article, Claim, Figure
from facttrack.vocabulary import Measure, SpeakerKind

FIRST_DAY = date(2005, 1, 1)
ARTICLES_A_DAY = 40
TOWNS = 2000
HEDGES = ("", "", "", "at least ", "at least ", "more than ")


@dataclass(frozen=True, slots=True)
class Story:
    """An article, the claims that stand in it, and for each of its figures the event that it speaks of."""

    article: Article
    claims: tuple[Claim, ...]
    events: Mapping[str, int]

    @property
    def figures(self) -> list[Figure]:
        return [claim for claim in self.claims if isinstance(claim, Figure)]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and how its counts grew from one day to the next."""

    number: int
    day: date
    town: str
    country: str
    cause: str
    site: str
    street: str
    tolls: tuple[Mapping[Measure, int], ...]
    children: int
    voices: tuple[Voice, ...]


def stories(figures: int, seed: int = 7) -> Iterator[Story]:
    """Stories in the order of publication, with about this many figures in all (never fewer)."""
    made = 0
    for story in _Archive(seed).stories():
        yield story
        made += len(story.events)
        if made >= figures:
            return


def stories_after(figures: int, more: int, seed: int = 7) -> Iterator[Story]:
    """So many stories that follow those of `stories`."""
    filed = sum(1 for _ in stories(figures, seed))
    yield from islice(_Archive(seed).stories(), filed, filed + more)


class _Archive:
    """Everything that happens, and who writes about it."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        names = sorted({capital("".join(parts)) for parts in product(*SYLLABLES)})
        self.rng.shuffle(names)
        self.towns, self.surnames = names[:TOWNS], names[TOWNS : TOWNS + 900]
        self.country = {town: self.rng.choice(COUNTRIES) for town in self.towns}
        self.weights = list(accumulate(1 / (rank + 12) for rank in range(TOWNS)))
        self.last: dict[str, Event] = {}
        self.events = 0

    def stories(self) -> Iterator[Story]:
        """Without end."""
        waiting: list[tuple[date, int, Story]] = []
        made, day = 0, FIRST_DAY
        while True:
            if made >= ARTICLES_A_DAY * ((day - FIRST_DAY).days + 1):
                day += timedelta(days=1)
            while waiting and waiting[0][0] < day:
                yield heapq.heappop(waiting)[2]
            [town] = self.rng.choices(self.towns, cum_weights=self.weights)
            happened = [self._event(town, day)]
            if self.rng.random() < 0.12:
                happened.append(self._event(town, day + timedelta(days=self.rng.randint(1, 6)), happened[0]))
            for event in happened:
                for published, story in self._coverage(event):
                    made += 1
                    heapq.heappush(waiting, (published, made, story))

    # --- what happens ------------------------------------------------------------------------

    def _event(self, town: str, day: date, alike: Event | None = None) -> Event:
        """An event; one after `alike` is at another site, and often of the same kind."""
        rng = self.rng
        self.events += 1
        tolls = self._tolls()
        killed = tolls[0][Measure.KILLED]
        return Event(
            number=self.events,
            day=day,
            town=town,
            country=self.country[town],
            cause=alike.cause if alike and rng.random() < 0.6 else rng.choice(CAUSES),
            site=rng.choice([site for site in SITES if alike is None or site != alike.site]),
            street=rng.choice(self.surnames),
            tolls=tolls,
            children=rng.randint(2, killed - 2) if killed > 4 and rng.random() < 0.4 else 0,
            voices=self._voices(town),
        )

    def _tolls(self) -> tuple[Mapping[Measure, int], ...]:
        rng = self.rng
        toll = {Measure.KILLED: rng.randint(2, rng.choice((15, 90))), Measure.INJURED: rng.randint(2, 200)}
        if rng.random() < 0.4:
            toll[Measure.DISPLACED] = rng.randint(2, 90) * rng.choice((10, 50, 100, 500))
        if rng.random() < 0.3:
            toll[Measure.DAMAGED] = rng.randint(2, 120)
        tolls = [toll]
        for _ in range(3):
            grown = dict(tolls[-1])
            grown[Measure.KILLED] += rng.choice((0, rng.randint(1, 6)))
            grown[Measure.INJURED] += rng.choice((0, 0, rng.randint(1, 20)))
            tolls.append(grown)
        return tuple(tolls)

    def _voices(self, town: str) -> tuple[Voice, ...]:
        rng = self.rng
        one, other = (f"{rng.choice(FIRST_NAMES)} {rng.choice(self.surnames)}" for _ in range(2))
        return tuple(
            rng.sample(
                [
                    Voice("the health ministry", SpeakerKind.GOVERNMENT),
                    Voice(f"{self.country[town]}’s interior ministry", SpeakerKind.GOVERNMENT),
                    Voice("police", SpeakerKind.POLICE),
                    Voice("the civil defence", SpeakerKind.GOVERNMENT),
                    Voice(f"the governor of {town}", SpeakerKind.GOVERNMENT),
                    Voice("the Red Crescent", SpeakerKind.NGO),
                    Voice(f"hospital director {one}", SpeakerKind.PERSON),
                    Voice(f"rescue worker {other}", SpeakerKind.PERSON),
                ],
                3,
            )
        )

    # --- who writes about it -----------------------------------------------------------------

    def _coverage(self, event: Event) -> Iterator[tuple[date, Story]]:
        rng = self.rng
        before = self.last.get(event.town)
        self.last[event.town] = event
        recalled = before if before and 20 < (event.day - before.day).days < 700 else None
        wire: tuple[int, int] | None = None
        for number in range(rng.choice((1, 1, 1, 2, 2, 3, 4, 5, 6, 8))):
            name, later, seed = f"e{event.number}-{number}", rng.choice((0, 0, 1, 1, 2, 3)), rng.getrandbits(32)
            copied = wire is not None and rng.random() < 0.2
            if wire and copied:
                seed, later = wire
            wire = wire or (seed, later)
            again = recalled if not copied and rng.random() < 0.1 else None
            yield event.day + timedelta(days=later), self._story(event, name, seed, later, again, copied=copied)

    def _story(self, event: Event, name: str, seed: int, later: int, recalled: Event | None, *, copied: bool) -> Story:
        """One article. A copy has the words of the one with its seed, under another head and with another end."""
        rng = random.Random(seed)
        numbers = _numbers(event, later, rng)
        day = f"on {event.day:%A}"
        words = {"town": event.town, "country": event.country, "site": event.site, "cause": event.cause,
                 "street": event.street, "other": rng.choice(self.surnames), "hours": f"{rng.randint(3, 23)}",
                 "day": day}  # fmt: skip
        writer = Writer(name)
        if copied:
            writer.text = f"{event.town.upper()} (Union Wire) — "
        first, second = rng.sample(event.voices, 2)
        writer.say(rng.choice(OPENINGS), words, numbers, day=event.day)
        writer.say(rng.choice(TOLLS["both"]), words, numbers, voice=first)
        writer.say(rng.choice(FILLERS), _drawn(words, rng), numbers)
        for kind in ("displaced", "damaged", "children"):
            if kind in numbers and rng.random() < 0.7:
                writer.say(rng.choice(TOLLS[kind]), words, numbers, voice=rng.choice((first, second)))
        if rng.random() < 0.12:
            count = event.tolls[later][Measure.KILLED] + rng.randint(3, 9)
            writer.say(
                rng.choice(TOLLS["rival"]),
                words,
                {"rival": Number(event.number, Measure.KILLED, count, "people")},
                voice=second,
            )
        writer.say(rng.choice(QUOTES), _drawn(words, rng), numbers, voice=second)
        for _ in range(rng.randint(1, 4)):
            writer.say(rng.choice(FILLERS), _drawn(words, rng), numbers)
        if recalled:
            past = Number(recalled.number, Measure.KILLED, recalled.tolls[-1][Measure.KILLED], "people", "", True)
            then = {**words, "past_cause": recalled.cause, "day": f"{recalled.day.day} {recalled.day:%B %Y}"}
            writer.say(rng.choice(RECALLS), then, {"past": past}, day=recalled.day)
        if copied:
            writer.say(rng.choice(FILLERS), _drawn(words, self.rng), numbers)
        title = rng.choice(TITLES).format(killed=number_words(event.tolls[later][Measure.KILLED]), **words)
        article = Article(
            writer.text.rstrip(),
            name,
            capital(title),
            event.day + timedelta(days=later),
            self.rng.choice(OUTLETS),
            f"https://news.example/{name}",
        )
        return Story(article, tuple(writer.claims), writer.events)


def _drawn(words: Mapping[str, str], rng: random.Random) -> dict[str, str]:
    """The words with one of the choices for every small slot."""
    return {**words, **{slot: rng.choice(choices).format(**words) for slot, choices in CHOICES.items()}}


def _numbers(event: Event, later: int, rng: random.Random) -> dict[str, Number]:
    """The counts of that day as one article gives them, by the slots that they fill."""
    who = {Measure.DISPLACED: "people", Measure.DAMAGED: "houses"}
    numbers = {
        measure.value: Number(
            event.number, measure, count, who.get(measure) or rng.choice(("people", "civilians")), rng.choice(HEDGES)
        )
        for measure, count in event.tolls[later].items()
    }
    if event.children:
        numbers["children"] = Number(event.number, Measure.KILLED, event.children, "children")
    return numbers
