"""What linking keeps between two runs, so that a new article is compared with few others: sketches, keys, matches."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Row, Select, case, delete, func, or_, select, union, update
from sqlalchemy import text as sql
from sqlalchemy.orm import aliased

from facttrack.model import Part
from facttrack.store import articles
from facttrack.store.asking import also_among, among, begins, listed
from facttrack.store.bulk import insert_all
from facttrack.store.tables import (
    ArticleRow,
    ClaimRow,
    EventArticle,
    EventRow,
    MatchRow,
    RevisionRow,
    SketchKey,
    SketchRow,
)

#: Matches that are put down in one statement.
_AT_ONCE = 2000

#: An article has fewer parts than this.
_PARTS = 4096

_A, _B = aliased(ArticleRow), aliased(ArticleRow)


def unlinked(connection: Connection) -> list[str]:
    """See `Store.unlinked`."""
    query = select(ArticleRow.public_id).where(~ArticleRow.linked).order_by(ArticleRow.id)
    return list(connection.execute(query).scalars())


def outdated(connection: Connection, version: int) -> list[str]:
    """See `Store.outdated`."""
    query = select(ArticleRow.public_id).join(SketchRow, SketchRow.article_id == ArticleRow.id)
    query = query.where((SketchRow.version < version) | (SketchRow.version > version))
    return sorted(connection.execute(query).scalars())


def put_sketches(
    connection: Connection,
    made: Mapping[str, tuple[Mapping[str, Any], Iterable[str]]],
    version: int,
    parts: Mapping[str, int],
) -> None:
    """See `Store.put_sketches`."""
    rows = articles.rows_of(connection, made)
    touched = sorted(rows.values())
    if not touched:
        return
    for table in (SketchRow, SketchKey):
        connection.execute(delete(table).where(among(connection, table.article_id, touched)))
    payloads = [
        {"article_id": rows[article], "payload": dict(payload), "version": version}
        for article, (payload, _) in made.items()
    ]
    insert_all(connection, SketchRow, payloads)
    found_by = [
        {"key": key, "article_id": rows[article]} for article, (_, keys) in made.items() for key in sorted(set(keys))
    ]
    insert_all(connection, SketchKey, found_by)
    _put_parts(connection, touched, parts)
    connection.execute(update(ArticleRow).where(among(connection, ArticleRow.id, touched)).values(linked=True))


def _put_parts(connection: Connection, touched: Iterable[int], parts: Mapping[str, int]) -> None:
    """Write down in which part of these articles (rows) their claims stand: in the first where `parts` has none."""
    revisions = select(RevisionRow.id).where(among(connection, RevisionRow.article_id, touched))
    before = update(ClaimRow).where(ClaimRow.part > sql("1"), ClaimRow.revision_id.in_(revisions))
    connection.execute(before.values(part=1))
    for number in sorted(set(parts.values())):
        claims = among(connection, ClaimRow.public_id, [claim for claim, part in parts.items() if part == number])
        connection.execute(update(ClaimRow).where(claims, ~ClaimRow.superseded).values(part=number))


def sketches(connection: Connection, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
    """See `Store.sketches`."""
    query = (
        select(ArticleRow.public_id, SketchRow.payload)
        .join(SketchRow, SketchRow.article_id == ArticleRow.id)
        .where(among(connection, ArticleRow.public_id, list(wanted)))
        .order_by(ArticleRow.public_id)
    )
    return {row.public_id: row.payload for row in connection.execute(query)}


def candidates(connection: Connection, wanted: Iterable[str], *, once: bool) -> dict[str, list[str]]:
    """See `Store.candidates`."""
    asked = list(wanted)
    called = {row: article for article, row in articles.rows_of(connection, asked).items()}
    if not called:
        return {article: [] for article in asked}
    pairs = connection.execute(_meeting(connection, called, once=once)).all()
    # Their names are asked for together: each stands in many pairs.
    query = select(ArticleRow.id, ArticleRow.public_id)
    query = query.where(among(connection, ArticleRow.id, sorted({other for _, other in pairs})))
    names = {row.id: row.public_id for row in connection.execute(query)}
    found: dict[str, list[str]] = {article: [] for article in asked}
    for article, other in pairs:
        found[called[article]].append(names[other])
    return {article: sorted(others) for article, others in found.items()}


def _meeting(connection: Connection, rows: Iterable[int], *, once: bool) -> CompoundSelect[int, int]:
    """Pairs of an article (row), one of these, and another of which a key meets one of its own.

    Keys meet where they are equal, or where one ends in ":" and the other only adds a number to it.
    """
    ours, theirs = aliased(SketchKey), aliased(SketchKey)
    asked = among(connection, ours.article_id, list(rows))
    other = theirs.article_id > ours.article_id if once else theirs.article_id != ours.article_id
    ways = (
        theirs.key == ours.key,
        theirs.key == func.rtrim(ours.key, string.digits),
        ours.key.endswith(":") & begins(theirs.key, ours.key),
    )
    return union(
        *(select(ours.article_id, theirs.article_id).join(theirs, meets).where(asked, other) for meets in ways)
    )


def put_matches(connection: Connection, touched: Iterable[str], matches: Iterable[Mapping[str, Any]]) -> None:
    """See `Store.put_matches`."""
    ours = sorted(articles.rows_of(connection, touched).values())
    if ours:
        old = or_(among(connection, MatchRow.a_id, ours), among(connection, MatchRow.b_id, ours))
        connection.execute(delete(MatchRow).where(old))
    made = iter(matches)
    while some := list(islice(made, _AT_ONCE)):
        placed = articles.placed(connection, {each[side] for each in some for side in "ab"})
        values = [
            {
                "a_id": placed[each["a"]][0],
                "a_part": placed[each["a"]][1],
                "b_id": placed[each["b"]][0],
                "b_part": placed[each["b"]][1],
                "score": each["score"],
                "because": list(each["because"]),
            }
            for each in some
        ]
        insert_all(connection, MatchRow, values)


def matched(connection: Connection, wanted: Iterable[str]) -> list[tuple[str, str]]:
    """See `Store.matched`."""
    rows = sorted(articles.rows_of(connection, wanted).values())
    if not rows:
        return []
    query = _matches()
    query = query.where(or_(among(connection, MatchRow.a_id, rows), among(connection, MatchRow.b_id, rows)))
    return [_names(row) for row in connection.execute(query)]


def together(connection: Connection, wanted: Iterable[str]) -> dict[str, str]:
    """See `Store.together`."""
    query = (
        select(ArticleRow.public_id, EventArticle.part, EventRow.public_id.label("event"))
        .join(EventArticle, EventArticle.article_id == ArticleRow.id)
        .join(EventRow, EventRow.id == EventArticle.event_id)
        .where(among(connection, ArticleRow.public_id, list(wanted)))
        .order_by(ArticleRow.public_id, EventArticle.part)
    )
    return {Part(row.public_id, row.part).name: row.event for row in connection.execute(query)}


def matches_among(connection: Connection, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """See `Store.matches_among`."""
    names = set(wanted)
    rows = sorted({row for row, _ in articles.placed(connection, names).values()})
    if not rows:
        return []
    query = _matches(MatchRow.score, MatchRow.because)
    query = query.where(among(connection, MatchRow.a_id, rows), also_among(connection, MatchRow.b_id, rows))
    found = []
    for row in connection.execute(query):
        a, b = _names(row)
        if a in names and b in names:
            found.append({"a": a, "b": b, "score": row.score, "because": row.because})
    return found


def _matches(*more: Any) -> Select[Any]:
    """Matches with their sides, and more of their columns."""
    return (
        select(_A.public_id.label("a"), _B.public_id.label("b"), MatchRow.a_part, MatchRow.b_part, *more)
        .select_from(MatchRow)
        .join(_A, _A.id == MatchRow.a_id)
        .join(_B, _B.id == MatchRow.b_id)
        .order_by(_A.public_id, _B.public_id, MatchRow.a_part, MatchRow.b_part)
    )


def _names(row: Row[Any]) -> tuple[str, str]:
    """The names of the two sides of a match."""
    return Part(row.a, row.a_part).name, Part(row.b, row.b_part).name


def component(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """See `Store.component`."""
    placed = articles.placed(connection, wanted)
    if not placed:
        return []
    begun = listed(connection, [row * _PARTS + part for row, part in placed.values()])
    reached = select((begun.op("/")(_PARTS)).label("id"), (begun % _PARTS).label("part")).cte("reached", recursive=True)
    is_a = (MatchRow.a_id == reached.c.id) & (MatchRow.a_part == reached.c.part)
    is_b = (MatchRow.b_id == reached.c.id) & (MatchRow.b_part == reached.c.part)
    other = (case((is_a, MatchRow.b_id), else_=MatchRow.a_id), case((is_a, MatchRow.b_part), else_=MatchRow.a_part))
    reached = reached.union(select(*other).join(reached, or_(is_a, is_b)))
    query = select(ArticleRow.public_id, reached.c.part).join(reached, reached.c.id == ArticleRow.id)
    return sorted(Part(row.public_id, row.part).name for row in connection.execute(query))
