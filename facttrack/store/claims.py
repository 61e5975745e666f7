"""Asking for claims: which pass a filter, and all that belongs to them in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, tuple_
from sqlalchemy.orm import aliased

from facttrack.model import Claim, ClaimFilter, Contest, FiledClaim, Passage, Report
from facttrack.store import articles, events, search, sources
from facttrack.store.asking import among, keys_within, only_checked, page, whole_id
from facttrack.store.rows import article_from, claim_from
from facttrack.store.tables import (
    ArticleRow,
    ClaimPlace,
    ClaimRow,
    ContestRow,
    EventArticle,
    LinkRow,
    RevisionRow,
    SourceName,
)
from facttrack.vocabulary import Because, Judgement, Relation, Status

# --- which -----------------------------------------------------------------------------------


def find_rows(connection: Connection, wanted: ClaimFilter) -> list[int]:
    """Rows of the claims that pass, in the order of lists."""
    query = _passing(connection, select(ClaimRow.id), wanted).order_by(
        ClaimRow.day.desc().nulls_last(), ClaimRow.revision_id, ClaimRow.start, ClaimRow.finish, ClaimRow.id
    )
    return list(connection.execute(page(query, wanted.limit, wanted.offset)).scalars())


def count(connection: Connection, wanted: ClaimFilter, most: int | None) -> int:
    """See `Store.count_claims`."""
    passing = _passing(connection, select(ClaimRow.id), wanted).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(passing)).scalar_one())


def _passing(connection: Connection, query: Select[Any], wanted: ClaimFilter) -> Select[Any]:
    if not wanted.superseded:
        query = query.where(~ClaimRow.superseded)
    if wanted.kind is not None:
        query = query.where(ClaimRow.kind == wanted.kind)
    if wanted.contested is not None:
        query = query.where(ClaimRow.contested if wanted.contested else ~ClaimRow.contested)
    if wanted.measure is not None:
        others = (wanted.speaker, wanted.place, wanted.search, wanted.outlet, wanted.article, wanted.event)
        further = bool(wanted.contested) or any(each is not None for each in others)
        # Each of the few measures holds for very many claims: what else is asked finds fewer. SQLite does not know.
        checked = further and connection.dialect.name == "sqlite"
        query = query.where((only_checked(ClaimRow.measure) if checked else ClaimRow.measure) == wanted.measure.value)
    if wanted.since is not None:
        query = query.where(ClaimRow.day >= wanted.since)
    if wanted.until is not None:
        query = query.where(ClaimRow.day <= wanted.until)
    if wanted.speaker is not None:
        called = sources.ids_called(connection, wanted.speaker)
        names = select(SourceName.id).where(among(connection, SourceName.source_id, called))
        query = query.where(ClaimRow.name_id.in_(names))
    if wanted.place is not None:
        keys = keys_within(connection, ClaimPlace.key, wanted.place)
        there = select(ClaimPlace.claim_id).where(among(connection, ClaimPlace.key, keys))
        query = query.where(ClaimRow.id.in_(there))
    if wanted.search is not None:
        query = query.where(search.matches(connection, ClaimRow, wanted.search))
    return _of_articles(connection, query, wanted)


def _of_articles(connection: Connection, query: Select[Any], wanted: ClaimFilter) -> Select[Any]:
    """What the filter asks of the article in which a claim stands."""
    revisions = select(RevisionRow.id)
    if wanted.outlet is not None:
        called = articles.outlets_called(connection, wanted.outlet)
        query = query.where(ClaimRow.revision_id.in_(revisions.where(among(connection, RevisionRow.outlet_id, called))))
    if wanted.article is not None:
        row = articles.rows_of(connection, [articles.id_of(connection, wanted.article)]).values()
        query = query.where(ClaimRow.revision_id.in_(revisions.where(among(connection, RevisionRow.article_id, row))))
    if wanted.event is not None:
        members = (
            select(RevisionRow.id, EventArticle.part)
            .join(EventArticle, EventArticle.article_id == RevisionRow.article_id)
            .where(EventArticle.event_id == events.row_of(connection, wanted.event))
        )
        query = query.where(tuple_(ClaimRow.revision_id, ClaimRow.part).in_(members))
    return query


# --- with all that belongs to them -----------------------------------------------------------


def load(connection: Connection, rows: Sequence[int]) -> list[FiledClaim]:
    """Claims by their rows, in that order: eight queries, however many there are."""
    if not rows:
        return []
    found = {row.id: row for row in _claim_rows(connection, among(connection, ClaimRow.id, rows))}
    revisions = _revisions(connection, {row.revision_id for row in found.values()})
    reported = events.of_parts(connection, {row.article_id for row in revisions.values()})
    held = {number: article_from(row) for number, row in revisions.items()}
    places = _places(connection, found)
    contested = [row.id for row in found.values() if row.contested]
    reasons = _reasons(connection, contested)
    conflicts = _conflicts(connection, contested)
    loaded = []
    for number in rows:
        row = found[number]
        article = held[row.revision_id]
        event = reported.get((revisions[row.revision_id].article_id, row.part))
        contests = reasons.get(number, []) + conflicts.get(number, [])
        if row.status == Status.CONTESTED:
            contests.append(Contest(Because.MARKED))
        claim = claim_from(row, article.id, places.get(number, ()), contests if row.contested else ())
        status = Status(row.status) if row.status else None
        loaded.append(FiledClaim(claim, article, status, row.superseded, event))
    return loaded


def one(connection: Connection, prefix: str) -> FiledClaim:
    """See `Store.claim`."""
    whole = whole_id(connection, ClaimRow.public_id, prefix, "claim", "claims")
    newest = select(ClaimRow.id).where(ClaimRow.public_id == whole).order_by(ClaimRow.superseded, ClaimRow.id.desc())
    return load(connection, [connection.execute(newest.limit(1)).scalar_one()])[0]


def by_id(connection: Connection, ids: Iterable[str]) -> dict[str, FiledClaim]:
    """See `Store.claims_by_id`."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    query = select(ClaimRow.public_id, ClaimRow.id).where(among(connection, ClaimRow.public_id, wanted))
    newest = {
        row.public_id: row.id for row in connection.execute(query.order_by(ClaimRow.superseded.desc(), ClaimRow.id))
    }
    rows = [newest[each] for each in wanted if each in newest]
    return {filed.claim.id: filed for filed in load(connection, rows)}


# --- as extracted ----------------------------------------------------------------------------


def retracted(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """See `Store.retracted`."""
    rows = sorted({row for row, _ in articles.placed(connection, wanted).values()})
    query = (
        select(ClaimRow.public_id)
        .join(RevisionRow, RevisionRow.id == ClaimRow.revision_id)
        .where(among(connection, RevisionRow.article_id, rows), ~ClaimRow.superseded)
        .where(ClaimRow.status == Status.RETRACTED.value)
        .order_by(ClaimRow.public_id)
    )
    return list(connection.execute(query).scalars())


def of_revision(connection: Connection, article: str, revision: int | None) -> list[Claim]:
    """See `Store.claims_of`."""
    row = articles.revision_row(connection, article, revision)
    return [claim for _, claim in _extracted(connection, [row])]


def reports(connection: Connection, wanted: Sequence[str]) -> list[Report]:
    """See `Store.reports`."""
    if not wanted:
        return []
    query = articles.with_articles().where(among(connection, ArticleRow.public_id, wanted), ~RevisionRow.superseded)
    found = {row.public_id: row for row in connection.execute(query)}
    claims: dict[int, list[Claim]] = {}
    for revision, claim in _extracted(connection, [row.id for row in found.values()]):
        claims.setdefault(revision, []).append(claim)
    return [
        Report(article_from(found[each]), tuple(claims.get(found[each].id, ()))) for each in wanted if each in found
    ]


def _extracted(connection: Connection, revisions: Sequence[int]) -> list[tuple[int, Claim]]:
    """Claims of revisions in the order of the text, with what the article itself says of their being contested."""
    found = {row.id: row for row in _claim_rows(connection, among(connection, ClaimRow.revision_id, revisions))}
    query = (
        select(RevisionRow.id, ArticleRow.public_id)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .where(among(connection, RevisionRow.id, revisions))
    )
    ids = {row.id: row.public_id for row in connection.execute(query)}
    places, reasons = _places(connection, found), _reasons(connection, found)
    in_order = sorted(found.values(), key=lambda row: (row.revision_id, row.start, row.finish, row.id))
    return [
        (row.revision_id, claim_from(row, ids[row.revision_id], places.get(row.id, ()), reasons.get(row.id, ())))
        for row in in_order
    ]


# --- the tables around claims ----------------------------------------------------------------


def _claim_rows(connection: Connection, condition: Any) -> Sequence[Row[Any]]:
    return connection.execute(select(ClaimRow.__table__).where(condition)).all()


def _revisions(connection: Connection, rows: Iterable[int]) -> dict[int, Row[Any]]:
    query = articles.with_articles().where(among(connection, RevisionRow.id, rows))
    return {row.id: row for row in connection.execute(query)}


def _places(connection: Connection, rows: Iterable[int]) -> dict[int, list[Passage]]:
    columns = ClaimPlace.__table__.c
    query = select(columns.claim_id, columns.name, columns.start, columns.finish)
    query = query.where(among(connection, ClaimPlace.claim_id, rows)).order_by(columns.claim_id, columns.position)
    found: dict[int, list[Passage]] = {}
    for row in connection.execute(query):
        found.setdefault(row.claim_id, []).append(Passage(row.name, row.start, row.finish))
    return found


def _reasons(connection: Connection, rows: Iterable[int]) -> dict[int, list[Contest]]:
    query = select(ContestRow.claim_id, ContestRow.because, ContestRow.other)
    query = query.where(among(connection, ContestRow.claim_id, rows)).order_by(ContestRow.claim_id, ContestRow.position)
    found: dict[int, list[Contest]] = {}
    for row in connection.execute(query):
        found.setdefault(row.claim_id, []).append(Contest(Because(row.because), row.other))
    return found


def _conflicts(connection: Connection, rows: Iterable[int]) -> dict[int, list[Contest]]:
    """What other articles' figures conflict with these claims, ordered by the other's id."""
    wanted, found = list(rows), dict[int, set[str]]()
    for ours, theirs in ((LinkRow.a_id, LinkRow.b_id), (LinkRow.b_id, LinkRow.a_id)):
        own, other = aliased(ClaimRow), aliased(ClaimRow)
        query = (
            select(ours.label("claim"), other.public_id.label("other"))
            .join(own, own.id == ours)
            .join(other, other.id == theirs)
            .where(among(connection, ours, wanted), ~own.superseded, ~other.superseded)
            .where(only_checked(LinkRow.relation) == Relation.CONFLICTS.value)
            .where(LinkRow.judgement.is_distinct_from(Judgement.REJECTED.value))
        )
        for row in connection.execute(query):
            found.setdefault(row.claim, set()).add(row.other)
    return {claim: [Contest(Because.CONFLICT, other) for other in sorted(others)] for claim, others in found.items()}
