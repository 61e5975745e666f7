"""Which figures of an event contest each other, as links, decisions and articles stand now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, null, select
from sqlalchemy.orm import aliased

from facttrack.model import Clash
from facttrack.store.asking import among, only_checked
from facttrack.store.tables import ClaimRow, ContestRow, EventArticle, LinkRow, RevisionRow
from facttrack.vocabulary import Because, Judgement, Relation, Status

_A, _B = aliased(ClaimRow), aliased(ClaimRow)


def of_events(connection: Connection, events: Iterable[int]) -> dict[tuple[int, str], list[Clash]]:
    """The clashes of events (rows), by event and measure, in a fixed order."""
    wanted = sorted(events)
    found: dict[tuple[int, str], dict[tuple[str, str], Clash]] = {}
    for query in (_between_articles(connection, wanted), _within_articles(connection, wanted)):
        for row in connection.execute(query):
            pair = (row.a, row.b) if row.link else (min(row.a, row.b), max(row.a, row.b))
            found.setdefault((row.event_id, row.measure), {}).setdefault(pair, Clash(*pair, row.link))
    return {key: sorted(pairs.values(), key=lambda clash: (clash.a, clash.b)) for key, pairs in found.items()}


def _between_articles(connection: Connection, events: list[int]) -> Select[*tuple[Any, ...]]:
    """Conflicts between articles of one event that nobody rejected."""
    ours, theirs = aliased(EventArticle), aliased(EventArticle)
    return (
        select(
            ours.event_id,
            _A.measure,
            _A.public_id.label("a"),
            _B.public_id.label("b"),
            LinkRow.public_id.label("link"),
        )
        .join(_A, _A.id == LinkRow.a_id)
        .join(_B, _B.id == LinkRow.b_id)
        .join(ours, (ours.article_id == LinkRow.a_article_id) & (ours.part == _A.part))
        .join(
            theirs,
            (theirs.article_id == LinkRow.b_article_id) & (theirs.part == _B.part) & (theirs.event_id == ours.event_id),
        )
        .where(
            among(connection, ours.event_id, events),
            only_checked(LinkRow.relation) == Relation.CONFLICTS.value,
            LinkRow.judgement.is_distinct_from(Judgement.REJECTED.value),
            *_standing(),
        )
    )


def _within_articles(connection: Connection, events: list[int]) -> Select[*tuple[Any, ...]]:
    """Rival figures of one article."""
    return (
        select(
            EventArticle.event_id,
            _A.measure,
            _A.public_id.label("a"),
            _B.public_id.label("b"),
            null().label("link"),
        )
        .join(RevisionRow, RevisionRow.article_id == EventArticle.article_id)
        .join(_A, (_A.revision_id == RevisionRow.id) & (_A.part == EventArticle.part))
        .join(ContestRow, ContestRow.claim_id == _A.id)
        .join(_B, (_B.public_id == ContestRow.other) & (_B.revision_id == RevisionRow.id))
        .where(
            among(connection, EventArticle.event_id, events),
            ContestRow.because == Because.RIVAL_FIGURE.value,
            only_checked(_A.measure) == only_checked(_B.measure),
            *_standing(),
        )
    )


def _standing() -> tuple[ColumnElement[bool], ...]:
    """Both sides are of the newest text and the event's own, and no person has settled either."""
    settled = (Status.RESOLVED.value, Status.RETRACTED.value)
    return tuple(
        condition
        for side in (_A, _B)
        for condition in (
            ~side.superseded,
            side.background.is_not_distinct_from(false()),
            side.status.is_(None) | side.status.not_in(settled),
        )
    )
