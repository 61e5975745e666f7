"""A group of articles -> an event with title, days, places and figures.

Which figures count is decided in `_standing`, what they add up to in `facttrack.link.estimates`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from facttrack.link import locations, populations
from facttrack.link.accounts import origins
from facttrack.link.bounds import size
from facttrack.link.counts import Count
from facttrack.link.estimates import Voice, assess, span
from facttrack.link.sketch import Sketch
from facttrack.link.types import Group
from facttrack.model import Estimate, Event, Link, Origin, Part, stable_id
from facttrack.results import Assessment
from facttrack.vocabulary import Judgement, Measure, Policy, Relation

_MOST_PLACES = 3

#: A figure with the day up to which it counts.
Dated = tuple[date | None, Count]


def describe(
    gathered: Group, sketches: Mapping[str, Sketch], links: Sequence[Link], retracted: Collection[str] = ()
) -> Event:
    """The event of a group."""
    articles = [sketches[name] for name in gathered.articles]
    accounts = origins({sketch.name: sketch for sketch in articles})
    spans = [sketch.main for sketch in articles if sketch.main]
    return Event(
        stable_id("e", min(gathered.articles)),
        _central(articles).title,
        min((span[0] for span in spans), default=None),
        max((span[1] for span in spans), default=None),
        _places(articles),
        tuple(dict.fromkeys(sketch.article for sketch in articles)),
        estimates(articles, links, accounts, retracted),
        gathered.because,
        accounts,
        tuple(Part(sketch.article, sketch.part, sketch.of) for sketch in articles if sketch.of > 1),
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
    # The heading or first sentence of a part only where no article is about this event alone.
    titled = [sketch for sketch in titled if sketch.of == 1] or titled
    return min(titled, key=lambda sketch: (-shared(sketch), sketch.name))


def _places(articles: Sequence[Sketch]) -> tuple[str, ...]:
    """The names of the places that most articles name, a country only where nothing nearer is named.

    Where the table knows none but countries, the place that half of the articles name first stands before them.
    """
    named: Counter[str] = Counter()
    for sketch in articles:
        for rank, key in enumerate(sketch.places):
            if key.startswith("@"):
                named[key] += 3 if rank == 0 else 1
    local = {key: n for key, n in named.items() if not locations.is_country(key)}
    ordered = sorted(local or named, key=lambda key: (-named[key], key))
    known = [locations.named(key) for key in ordered]
    return tuple(dict.fromkeys(known if local else [*_unknown(articles), *known]))[:_MOST_PLACES]


def _unknown(articles: Sequence[Sketch]) -> list[str]:
    """The place that no table knows and that half of the articles at least name first, as it is written."""
    first = Counter(sketch.places[0] for sketch in articles if sketch.places)
    key, number = min(first.items(), key=lambda pair: (-pair[1], pair[0]), default=("@", 0))
    if key.startswith("@") or 2 * number < len(articles):
        return []
    return [each.spelt[key] for each in articles if key in each.spelt][:1]


def estimates(
    articles: Sequence[Sketch], links: Sequence[Link], accounts: Sequence[Origin], retracted: Collection[str]
) -> dict[Measure, Estimate]:
    """Low, best and high of each measure of an event, measures in the order of the vocabulary."""
    replaced = {
        link.a
        for link in links
        if link.relation in (Relation.UPDATES, Relation.PART_OF) and link.judgement is not Judgement.REJECTED
    }
    replaced.update(retracted)
    account = {article: origin.articles[0] for origin in accounts for article in origin.articles}
    home = {count.id: sketch for sketch in articles for count in sketch.figures}
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
            found[measure] = span([_voice(day, count, home[count.id], account) for day, count in standing])
    return found


def assessments(
    event: Event, sketches: Mapping[str, Sketch], policy: Policy, trusted: Collection[str]
) -> tuple[Assessment, ...]:
    """What the figures that count for an event add up to by a policy, measure by measure."""
    articles = [sketches[part.name] for part in event.members]
    accounts = event.origins or origins({sketch.name: sketch for sketch in articles})
    account = {article: origin.articles[0] for origin in accounts for article in origin.articles}
    counts = {count.id: (sketch, count) for sketch in articles for count in sketch.figures}
    found = []
    for measure, estimate in event.figures.items():
        chosen = [counts[claim] for claim in estimate.claims if claim in counts]
        voices = [_voice(count.day or sketch.day, count, sketch, account) for sketch, count in chosen]
        if voices:
            made = assess(measure, voices, policy, trusted)
            found.append(replace(made, estimate=replace(made.estimate, contested=estimate.contested)))
    return tuple(found)


def _voice(day: date | None, count: Count, sketch: Sketch, account: Mapping[str, str]) -> Voice:
    carrier = sketch.outlet or sketch.article
    return Voice(count.id, count.low, count.high, count.speaker, carrier, account[sketch.article], day)


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
