"""Asking for events, and replacing them when articles are linked anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from facttrack.errors import NotFoundError
from facttrack.model import Estimate, Event, EventFilter, Origin, Part
from facttrack.store import articles, clashes
from facttrack.store.asking import all_words, ambiguous, among, begins, keys_within, name_key, page
from facttrack.store.bulk import insert_all
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
            among(connection, EventPlace.key, keys_within(connection, EventPlace.key, wanted.place))
        )
        query = query.where(EventRow.id.in_(there))
    query = query.order_by(EventRow.start.desc().nulls_last(), EventRow.public_id)
    return _events(connection, page(query, wanted.limit, wanted.offset))


def one(connection: Connection, name: str) -> Event:
    """See `Store.event`."""
    return _events(connection, select(EventRow.__table__).where(EventRow.id == row_of(connection, name)))[0]


def of_article(connection: Connection, article: str) -> list[Event]:
    """See `Store.events_of`."""
    query = (
        select(EventRow.__table__)
        .join(EventArticle, EventArticle.event_id == EventRow.id)
        .join(ArticleRow, ArticleRow.id == EventArticle.article_id)
        .where(ArticleRow.public_id == article)
        .order_by(EventArticle.part)
    )
    return _events(connection, query)


def of_parts(connection: Connection, rows: Iterable[int]) -> dict[tuple[int, int], str]:
    """The ids of events by the article (row) and the number of the part that belongs to them."""
    query = (
        select(EventArticle.article_id, EventArticle.part, EventRow.public_id)
        .join(EventRow, EventRow.id == EventArticle.event_id)
        .where(among(connection, EventArticle.article_id, rows))
    )
    return {(row.article_id, row.part): row.public_id for row in connection.execute(query)}


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
    placed = articles.placed(connection, {*touched, *(part.name for event in new for part in event.members)})
    _delete_of(connection, set(placed.values()))
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
    insert_all(
        connection,
        EventPlace,
        (
            {"event_id": row, "position": position, "name": place, "key": name_key(place)}
            for row, event in numbered
            for position, place in enumerate(event.places)
        ),
    )
    insert_all(
        connection,
        EventArticle,
        (
            {
                "event_id": row,
                "position": position,
                "article_id": placed[part.name][0],
                "part": part.number,
                "parts": part.of,
            }
            for row, event in numbered
            for position, part in enumerate(event.members)
        ),
    )
    insert_all(
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


def _delete_of(connection: Connection, placed: Collection[tuple[int, int]]) -> None:
    """Delete the events that one of these articles (rows) belongs to with this part."""
    query = select(EventArticle.event_id, EventArticle.article_id, EventArticle.part)
    query = query.where(among(connection, EventArticle.article_id, sorted({row for row, _ in placed})))
    old = {row.event_id for row in connection.execute(query) if (row.article_id, row.part) in placed}
    if old:
        connection.execute(delete(EventRow).where(among(connection, EventRow.id, sorted(old))))


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
    members: dict[int, list[Part]] = {}
    reported = (
        select(EventArticle.event_id, ArticleRow.public_id, EventArticle.part, EventArticle.parts)
        .join(ArticleRow, ArticleRow.id == EventArticle.article_id)
        .where(among(connection, EventArticle.event_id, ids))
        .order_by(EventArticle.event_id, EventArticle.position)
    )
    for one_of in connection.execute(reported):
        part = Part(one_of.public_id, one_of.part, one_of.parts)
        members.setdefault(one_of.event_id, []).append(part)
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
            tuple(dict.fromkeys(part.article for part in members.get(row.id, ()))),
            figures.get(row.id, {}),
            tuple(row.because),
            tuple(Origin(tuple(each["articles"]), tuple(each["because"])) for each in row.origins),
            tuple(part for part in members.get(row.id, ()) if part.of > 1),
        )
        for row in rows
    ]
