"""`facttrack timeline EVENT`: each figure of an event over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from facttrack.actions.assess import assessed
from facttrack.model import Article, ClaimFilter, Figure, FiledClaim, Link, LinkFilter
from facttrack.results import Sighting, Timeline, Track
from facttrack.vocabulary import Judgement, Measure, Policy, Relation

if TYPE_CHECKING:
    from facttrack.store.store import Store


def timeline(store: Store, event: str, policy: Policy = Policy.RANGE) -> Timeline:
    """The figures of the event that goes by this id, unique prefix or title. Raises NotFoundError.

    Figures of other events that its articles mention as background are left out, and so is the
    repetition of a figure within one article.
    """
    found = store.event(event)
    assessments = assessed(store, found, policy)
    estimates = {**found.figures, **{each.measure: each.estimate for each in assessments}}
    filed = store.claims(ClaimFilter(kind="figure", event=found.id))
    sightings = sighted(filed, store.links(LinkFilter(event=found.id)))
    tracks = (
        Track(measure, estimates.get(measure), tuple(distinct(mine)))
        for measure in Measure
        if (mine := [s for s in sightings if s.figure.measure is measure and not s.figure.background])
    )
    return Timeline(found, tuple(tracks), assessments)


def published(article: Article) -> tuple[str, str, str]:
    """A key that sorts articles by publication: the day, the moment where it is known, the id; undated ones last."""
    moment = article.published
    if moment is None:
        return ("9999-12-31", "", article.id)
    time = ""
    if isinstance(moment, datetime):
        time = (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()
    return ((article.day or moment).isoformat(), time, article.id)


def links_around(store: Store, filed: Iterable[FiledClaim]) -> list[Link]:
    """The links of the events that these claims are part of: links never lead out of an event."""
    events = sorted({claim.event for claim in filed if claim.event})
    return [link for event in events for link in store.links(LinkFilter(event=event))]


def sighted(filed: Iterable[FiledClaim], links: Iterable[Link]) -> list[Sighting]:
    """The figures among the claims in order of publication, each with the newest figure that replaced it."""
    by_id = {claim.claim.id: claim for claim in filed if isinstance(claim.claim, Figure)}
    newer = _newest(links, by_id)
    sightings = [
        Sighting(claim.claim, claim.article, newer.get(claim.claim.id), claim.status)
        for claim in by_id.values()
        if isinstance(claim.claim, Figure)
    ]
    return sorted(sightings, key=lambda s: (published(s.article), s.figure.start, s.figure.id))


def _newest(links: Iterable[Link], figures: Mapping[str, FiledClaim]) -> dict[str, str]:
    """By replaced figure the one that replaces it: of the latest article, there of the best link, then the first."""
    updates = [link for link in links if link.relation is Relation.UPDATES and link.b in figures]
    updates = [link for link in updates if link.judgement is not Judgement.REJECTED]
    updates.sort(key=lambda link: (link.score, -figures[link.b].claim.start, link.id))
    updates.sort(key=lambda link: published(figures[link.b].article))
    return {link.a: link.b for link in updates}


def distinct(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The sightings without repetitions: of figures of one article that say the same, the first that names a speaker.

    Sightings of one article stand next to each other, as `sighted` gives them.
    """
    kept: list[Sighting] = []
    for _, mine in groupby(sightings, key=lambda sighting: sighting.article.id):
        kept += _distinct_in_article(mine)
    return kept


def _distinct_in_article(sightings: Iterable[Sighting]) -> list[Sighting]:
    kept: list[Sighting] = []
    for sighting in sightings:
        place = next((i for i, earlier in enumerate(kept) if _repeats(sighting.figure, earlier.figure)), None)
        if place is None:
            kept.append(sighting)
        elif kept[place].speaker is None:
            kept[place] = sighting
    return kept


def _repeats(a: Figure, b: Figure) -> bool:
    return (
        (a.measure, a.low, a.high) == (b.measure, b.low, b.high)
        and (a.who == b.who or not (a.who and b.who))
        and (a.speaker is None or b.speaker is None or a.speaker.name == b.speaker.name)
    )
