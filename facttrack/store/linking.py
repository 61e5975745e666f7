"""What linking keeps between two runs, so that a new article is compared with few others: sketches, keys, matches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, case, delete, insert, or_, select, update
from sqlalchemy.orm import aliased

from facttrack.store import articles
from facttrack.store.asking import also_among, among
from facttrack.store.tables import ArticleRow, EventArticle, EventRow, MatchRow, SketchKey, SketchRow

#: Matches that are put down in one statement.
_AT_ONCE = 2000

_A, _B = aliased(ArticleRow), aliased(ArticleRow)


def unlinked(connection: Connection) -> list[str]:
    """See `Store.unlinked`."""
    query = select(ArticleRow.public_id).where(~ArticleRow.linked).order_by(ArticleRow.id)
    return list(connection.execute(query).scalars())


def put_sketches(connection: Connection, made: Mapping[str, tuple[Mapping[str, Any], Iterable[str]]]) -> None:
    """See `Store.put_sketches`."""
    rows = articles.rows_of(connection, made)
    touched = sorted(rows.values())
    if not touched:
        return
    for table in (SketchRow, SketchKey):
        connection.execute(delete(table).where(among(connection, table.article_id, touched)))
    payloads = [{"article_id": rows[article], "payload": dict(payload)} for article, (payload, _) in made.items()]
    connection.execute(insert(SketchRow), payloads)
    found_by = [
        {"key": key, "article_id": rows[article]} for article, (_, keys) in made.items() for key in sorted(set(keys))
    ]
    if found_by:
        connection.execute(insert(SketchKey), found_by)
    connection.execute(update(ArticleRow).where(among(connection, ArticleRow.id, touched)).values(linked=True))


def sketches(connection: Connection, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
    """See `Store.sketches`."""
    query = (
        select(ArticleRow.public_id, SketchRow.payload)
        .join(SketchRow, SketchRow.article_id == ArticleRow.id)
        .where(among(connection, ArticleRow.public_id, list(wanted)))
        .order_by(ArticleRow.public_id)
    )
    return {row.public_id: row.payload for row in connection.execute(query)}


def candidates(connection: Connection, wanted: Iterable[str]) -> dict[str, list[str]]:
    """See `Store.candidates`."""
    asked = list(wanted)
    called = {row: article for article, row in articles.rows_of(connection, asked).items()}
    ours, theirs = aliased(SketchKey), aliased(SketchKey)
    query = (
        select(ours.article_id.label("article"), ArticleRow.public_id.label("other"))
        .join(theirs, theirs.key == ours.key)
        .join(ArticleRow, ArticleRow.id == theirs.article_id)
        .where(among(connection, ours.article_id, called), theirs.article_id != ours.article_id)
        .distinct()
    )
    found: dict[str, list[str]] = {article: [] for article in asked}
    for row in connection.execute(query) if called else ():
        found[called[row.article]].append(row.other)
    return {article: sorted(others) for article, others in found.items()}


def put_matches(connection: Connection, touched: Iterable[str], matches: Iterable[Mapping[str, Any]]) -> None:
    """See `Store.put_matches`."""
    ours = sorted(articles.rows_of(connection, touched).values())
    if ours:
        old = or_(among(connection, MatchRow.a_id, ours), among(connection, MatchRow.b_id, ours))
        connection.execute(delete(MatchRow).where(old))
    made = iter(matches)
    while some := list(islice(made, _AT_ONCE)):
        rows = articles.rows_of(connection, sorted({each[side] for each in some for side in "ab"}))
        values = [
            {
                "a_id": rows[each["a"]],
                "b_id": rows[each["b"]],
                "score": each["score"],
                "because": list(each["because"]),
            }
            for each in some
        ]
        connection.execute(insert(MatchRow), values)


def matched(connection: Connection, wanted: Iterable[str]) -> list[tuple[str, str]]:
    """See `Store.matched`."""
    rows = sorted(articles.rows_of(connection, wanted).values())
    if not rows:
        return []
    query = (
        select(_A.public_id, _B.public_id)
        .select_from(MatchRow)
        .join(_A, _A.id == MatchRow.a_id)
        .join(_B, _B.id == MatchRow.b_id)
        .where(or_(among(connection, MatchRow.a_id, rows), among(connection, MatchRow.b_id, rows)))
        .order_by(_A.public_id, _B.public_id)
    )
    return [(a, b) for a, b in connection.execute(query)]


def together(connection: Connection, wanted: Iterable[str]) -> dict[str, str]:
    """See `Store.together`."""
    query = (
        select(ArticleRow.public_id, EventRow.public_id.label("event"))
        .join(EventArticle, EventArticle.article_id == ArticleRow.id)
        .join(EventRow, EventRow.id == EventArticle.event_id)
        .where(among(connection, ArticleRow.public_id, list(wanted)))
        .order_by(ArticleRow.public_id)
    )
    return {row.public_id: row.event for row in connection.execute(query)}


def matches_among(connection: Connection, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """See `Store.matches_among`."""
    rows = sorted(articles.rows_of(connection, wanted).values())
    if not rows:
        return []
    query = (
        select(_A.public_id.label("a"), _B.public_id.label("b"), MatchRow.score, MatchRow.because)
        .join(_A, _A.id == MatchRow.a_id)
        .join(_B, _B.id == MatchRow.b_id)
        .where(among(connection, MatchRow.a_id, rows), also_among(connection, MatchRow.b_id, rows))
        .order_by(_A.public_id, _B.public_id)
    )
    return [dict(row._mapping) for row in connection.execute(query)]


def component(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """See `Store.component`."""
    rows = sorted(articles.rows_of(connection, wanted).values())
    if not rows:
        return []
    reached = select(ArticleRow.id).where(among(connection, ArticleRow.id, rows)).cte("reached", recursive=True)
    other = case((MatchRow.a_id == reached.c.id, MatchRow.b_id), else_=MatchRow.a_id)
    step = select(other).join(reached, or_(MatchRow.a_id == reached.c.id, MatchRow.b_id == reached.c.id))
    reached = reached.union(step)
    query = select(ArticleRow.public_id).join(reached, reached.c.id == ArticleRow.id).order_by(ArticleRow.public_id)
    return list(connection.execute(query).scalars())
