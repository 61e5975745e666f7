"""Asking for events, and replacing them when articles are linked anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from facttrack import gazetteer
from facttrack.errors import NotFoundError
from facttrack.model import Estimate, Event, EventFilter, Origin
from facttrack.store import articles, clashes
from facttrack.store.asking import all_words, ambiguous, among, begins, name_key, page
from facttrack.store.tables import ArticleRow, EventArticle, EventFigure, EventPlace, EventRow
from facttrack.vocabulary import Measure


def find_all(connection: Connection, wanted: EventFilter) -> list[Event]:
    """See `Store.events`."""
    query = select(EventRow.__table__)
    if wanted.search is not None:
        query = query.where(all_words(EventRow.title, wanted.search))
    if wanted.since is not None:
        query = query.where(func.coalesce(EventRow.finish, EventRow.start) >= wanted.since)
    if wanted.until is not None:
        query = query.where(EventRow.start <= wanted.until)
    if wanted.place is not None:
        there = select(EventPlace.event_id).where(
            among(connection, EventPlace.key, _keys_within(connection, wanted.place))
        )
        query = query.where(EventRow.id.in_(there))
    query = query.order_by(EventRow.start.desc().nulls_last(), EventRow.public_id)
    return _events(connection, page(query, wanted.limit, wanted.offset))


def one(connection: Connection, name: str) -> Event:
    """See `Store.event`."""
    return _events(connection, select(EventRow.__table__).where(EventRow.id == row_of(connection, name)))[0]


def of_article(connection: Connection, article: str) -> Event | None:
    """See `Store.event_of`."""
    query = (
        select(EventRow.__table__)
        .join(EventArticle, EventArticle.event_id == EventRow.id)
        .join(ArticleRow, ArticleRow.id == EventArticle.article_id)
        .where(ArticleRow.public_id == article)
    )
    found = _events(connection, query)
    return found[0] if found else None


def row_of(connection: Connection, name: str) -> int:
    """The row of an event by id or its beginning, by title, or by words of its title that no other has."""
    if not name.strip():
        raise NotFoundError("which event? — `facttrack events` lists them")
    ways = (
        EventRow.public_id == name,
        begins(EventRow.public_id, name),
        func.lower(EventRow.title) == name.lower(),
        all_words(EventRow.title, name),
    )
    for way in ways:
        query = select(EventRow.id, EventRow.public_id).where(way).order_by(EventRow.public_id).limit(4)
        found = connection.execute(query).all()
        if len(found) == 1:
            return int(found[0].id)
        if found:
            raise ambiguous(name, [row.public_id for row in found])
    raise NotFoundError(f"no event is called “{name}” — `facttrack events` lists them")


def replace_of(connection: Connection, touched: Iterable[str], made: Iterable[Event]) -> None:
    """See `Store.replace_events`."""
    new = list(made)
    members = {article for event in new for article in event.articles}
    rows = articles.rows_of(connection, sorted({*touched, *members}))
    old = select(EventArticle.event_id).where(among(connection, EventArticle.article_id, sorted(rows.values())))
    connection.execute(delete(EventRow).where(EventRow.id.in_(old)))
    if not new:
        return
    values = [
        {
            "public_id": event.id,
            "title": event.title,
            "start": event.start,
            "finish": event.end,
            "because": list(event.because),
            "origins": [{"articles": list(o.articles), "because": list(o.because)} for o in event.origins],
        }
        for event in new
    ]
    filed = insert(EventRow).returning(EventRow.id, sort_by_parameter_order=True)
    ids = connection.execute(filed, values).scalars().all()
    numbered = list(zip(ids, new, strict=True))
    _insert_all(
        connection,
        EventPlace,
        (
            {"event_id": row, "position": position, "name": place, "key": name_key(place)}
            for row, event in numbered
            for position, place in enumerate(event.places)
        ),
    )
    _insert_all(
        connection,
        EventArticle,
        (
            {"event_id": row, "position": position, "article_id": rows[article]}
            for row, event in numbered
            for position, article in enumerate(event.articles)
        ),
    )
    _insert_all(
        connection,
        EventFigure,
        (
            {
                "event_id": row,
                "position": position,
                "measure": measure.value,
                "low": estimate.low,
                "best": estimate.best,
                "high": estimate.high,
                "claims": list(estimate.claims),
            }
            for row, event in numbered
            for position, (measure, estimate) in enumerate(event.figures.items())
        ),
    )


def _insert_all(connection: Connection, table: Any, values: Iterable[dict[str, Any]]) -> None:
    rows = list(values)
    if rows:
        connection.execute(insert(table), rows)


def _keys_within(connection: Connection, place: str) -> list[str]:
    own = name_key(place)
    on_file = connection.execute(select(EventPlace.key).distinct().order_by(EventPlace.key)).scalars()
    return [key for key in on_file if key == own or gazetteer.same_place(key, place) or gazetteer.within(key, place)]


def _events(connection: Connection, query: Select[Any]) -> list[Event]:
    """Events with all that belongs to them: six queries, however many there are."""
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    if not ids:
        return []
    places: dict[int, list[str]] = {}
    found = select(EventPlace.event_id, EventPlace.name).where(among(connection, EventPlace.event_id, ids))
    for row in connection.execute(found.order_by(EventPlace.event_id, EventPlace.position)):
        places.setdefault(row.event_id, []).append(row.name)
    members: dict[int, list[str]] = {}
    found = (
        select(EventArticle.event_id, ArticleRow.public_id)
        .join(ArticleRow, ArticleRow.id == EventArticle.article_id)
        .where(among(connection, EventArticle.event_id, ids))
        .order_by(EventArticle.event_id, EventArticle.position)
    )
    for row in connection.execute(found):
        members.setdefault(row.event_id, []).append(row.public_id)
    clashing = clashes.of_events(connection, ids)
    figures: dict[int, dict[Measure, Estimate]] = {}
    sums = select(EventFigure.__table__).where(among(connection, EventFigure.event_id, ids))
    for row in connection.execute(sums.order_by(EventFigure.event_id, EventFigure.position)):
        contested = tuple(clashing.get((row.event_id, row.measure), ()))
        estimate = Estimate(row.low, row.best, row.high, tuple(row.claims), contested)
        figures.setdefault(row.event_id, {})[Measure(row.measure)] = estimate
    return [
        Event(
            row.public_id,
            row.title,
            row.start,
            row.finish,
            tuple(places.get(row.id, ())),
            tuple(members.get(row.id, ())),
            figures.get(row.id, {}),
            tuple(row.because),
            tuple(Origin(tuple(each["articles"]), tuple(each["because"])) for each in row.origins),
        )
        for row in rows
    ]
