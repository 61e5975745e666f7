"""A group of articles -> an event with title, days, places and figures.

The policy for low, best and high of a measure is in `estimate` and in docs/linking.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from facttrack.link import locations, populations
from facttrack.link.counts import Count
from facttrack.link.figures import size
from facttrack.link.origins import origins
from facttrack.link.sketch import Sketch
from facttrack.link.types import Group
from facttrack.model import Estimate, Event, Link, stable_id
from facttrack.vocabulary import Measure, Relation

_MOST_PLACES = 3

#: A figure with the day up to which it counts.
Dated = tuple[date | None, Count]


def describe(gathered: Group, sketches: Mapping[str, Sketch], links: Sequence[Link]) -> Event:
    """The event of a group."""
    articles = [sketches[article] for article in gathered.articles]
    spans = [sketch.main for sketch in articles if sketch.main]
    return Event(
        stable_id("e", min(gathered.articles)),
        _central(articles).title,
        min((span[0] for span in spans), default=None),
        max((span[1] for span in spans), default=None),
        _places(articles),
        gathered.articles,
        estimates(articles, links),
        gathered.because,
        origins({sketch.article: sketch for sketch in articles}),
    )


def _central(articles: Sequence[Sketch]) -> Sketch:
    """The article whose words the others share most; the first by id of equals."""
    spread: Counter[str] = Counter()
    for sketch in articles:
        spread.update(sketch.terms.keys())

    def shared(sketch: Sketch) -> float:
        ours = sum(weight for word, weight in sketch.terms.items() if spread[word] > 1)
        return ours / (len(sketch.terms) or 1)

    titled = [sketch for sketch in articles if sketch.title] or list(articles)
    return min(titled, key=lambda sketch: (-shared(sketch), sketch.article))


def _places(articles: Sequence[Sketch]) -> tuple[str, ...]:
    """The names of the places that most articles name, a country only where nothing nearer is named."""
    named: Counter[str] = Counter()
    for sketch in articles:
        for rank, key in enumerate(sketch.places):
            if key.startswith("@"):
                named[key] += 3 if rank == 0 else 1
    local = {key: n for key, n in named.items() if not locations.is_country(key)} or named
    ordered = sorted(local, key=lambda key: (-local[key], key))
    return tuple(dict.fromkeys(locations.named(key) for key in ordered))[:_MOST_PLACES]


def estimates(articles: Sequence[Sketch], links: Sequence[Link]) -> dict[Measure, Estimate]:
    """Low, best and high of each measure of an event, measures in the order of the vocabulary."""
    replaced = {link.a for link in links if link.relation in (Relation.UPDATES, Relation.PART_OF)}
    by_measure: dict[str, list[Dated]] = {}
    for sketch in articles:
        for count in sketch.figures:
            by_measure.setdefault(count.measure, []).append((count.day or sketch.day, count))
    found: dict[Measure, Estimate] = {}
    for measure in Measure:
        if measure is Measure.OTHER or measure.value not in by_measure:
            continue
        standing = _standing(by_measure[measure.value], replaced)
        if standing:
            found[measure] = estimate(standing)
    return found


def _standing(
    counts: Sequence[tuple[date | None, Count]], replaced: Collection[str]
) -> list[tuple[date | None, Count]]:
    """Figures that count the whole of this event and that no later one replaced; parts only where there is no whole."""
    own = [
        (day, count)
        for day, count in counts
        if not (count.recalled or count.former or count.increment or count.denied) and count.id not in replaced
    ]
    whole = [(day, count) for day, count in own if not (count.part or count.facility)]
    widest = [(day, c) for day, c in whole or own if not _inside_another(c, [other for _, other in whole or own])]
    return widest or whole or own


def _inside_another(count: Count, others: Sequence[Count]) -> bool:
    """Is its population a part of another figure's, in a smaller number?"""
    return any(
        populations.compare(count.population, other.population) is populations.Extent.INSIDE
        and size(count) <= size(other)
        for other in others
    )


def estimate(counts: Sequence[Dated]) -> Estimate:
    """What the figures add up to.

    `low` is the lowest lower bound that somebody stands behind, `high` the highest upper bound, None where somebody
    leaves it open. `best` is the value most figures name, of equals the latest, then the larger.
    """
    lows = [count.low for _, count in counts if count.low is not None]
    highs = [count.high for _, count in counts]
    named = Counter(size(count) for _, count in counts)
    latest = {size(count): day for day, count in sorted(counts, key=lambda pair: (pair[0] or date.min, pair[1].id))}
    best = max(named, key=lambda value: (named[value], latest[value] or date.min, value))
    closed = [high for high in highs if high is not None]
    return Estimate(
        min(lows, default=None),
        best,
        max(closed) if len(closed) == len(highs) else None,
        tuple(sorted(count.id for _, count in counts)),
    )
