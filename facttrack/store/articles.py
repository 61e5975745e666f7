"""Asking for articles and their revisions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, false, select

from facttrack.errors import NotFoundError
from facttrack.model import Revision, part_named
from facttrack.store import search as full_text
from facttrack.store.asking import among, name_key, page, whole_id
from facttrack.store.rows import article_from
from facttrack.store.tables import ArticleRow, Outlet, RevisionRow


def with_articles() -> Select[Any]:
    """Revisions with the id of their article and the name of their outlet."""
    return (
        select(
            RevisionRow.__table__,
            ArticleRow.public_id,
            Outlet.name.label("outlet"),
        )
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .outerjoin(Outlet, Outlet.id == RevisionRow.outlet_id)
    )


def outlets_called(connection: Connection, name: str) -> list[int]:
    """Rows of the outlets of this name, or else with it as a part of theirs."""
    key = name_key(name)
    if not key:
        return []
    exact = connection.execute(select(Outlet.id).where(Outlet.key == key)).scalars().all()
    partly = select(Outlet.id).where(Outlet.key.contains(key, autoescape=True)).order_by(Outlet.id)
    return list(exact or connection.execute(partly).scalars())


def find_all(
    connection: Connection,
    *,
    outlet: str | None,
    search: str | None,
    since: date | None,
    until: date | None,
    superseded: bool,
    limit: int | None,
    offset: int,
) -> list[Revision]:
    """See `Store.articles`."""
    query = with_articles()
    if not superseded:
        query = query.where(~RevisionRow.superseded)
    if outlet is not None:
        query = query.where(among(connection, RevisionRow.outlet_id, outlets_called(connection, outlet)))
    if search is not None:
        query = query.where(full_text.matches(connection, RevisionRow, search))
    if since is not None:
        query = query.where(RevisionRow.day >= since)
    if until is not None:
        query = query.where(RevisionRow.day <= until)
    query = query.order_by(RevisionRow.day.desc().nulls_last(), ArticleRow.public_id, RevisionRow.number)
    return _revisions(connection, page(query, limit, offset))


def ids(connection: Connection) -> list[str]:
    """See `Store.ids`."""
    return list(connection.execute(select(ArticleRow.public_id).order_by(ArticleRow.public_id)).scalars())


def id_of(connection: Connection, prefix: str) -> str:
    """The whole id of the article that has this id or address, or whose id begins like this."""
    by_address = connection.execute(select(ArticleRow.public_id).where(ArticleRow.url == prefix)).scalar()
    return by_address or whole_id(connection, ArticleRow.public_id, prefix, "article", "articles")


def revisions_of(connection: Connection, article: str) -> list[Revision]:
    """See `Store.revisions`."""
    query = with_articles().where(ArticleRow.public_id == id_of(connection, article)).order_by(RevisionRow.number)
    return _revisions(connection, query)


def newest(connection: Connection, article: str) -> Revision:
    """See `Store.article`."""
    query = with_articles().where(ArticleRow.public_id == id_of(connection, article), ~RevisionRow.superseded)
    return _revisions(connection, query)[0]


def revision_row(connection: Connection, article: str, number: int | None) -> int:
    """The row of a revision. Raises NotFoundError where the article has none of that number."""
    whole = id_of(connection, article)
    query = select(RevisionRow.id).join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
    query = query.where(ArticleRow.public_id == whole)
    wanted = ~RevisionRow.superseded if number is None else RevisionRow.number == number
    found = connection.execute(query.where(wanted)).scalar()
    if found is None:
        raise NotFoundError(f"{whole} has no revision {number} — `facttrack articles {whole}` lists them")
    return found


def rows_of(connection: Connection, articles: Iterable[str]) -> dict[str, int]:
    """Rows of articles by their whole ids."""
    wanted = list(articles)
    query = select(ArticleRow.public_id, ArticleRow.id)
    query = query.where(among(connection, ArticleRow.public_id, wanted) if wanted else false())
    return {row.public_id: row.id for row in connection.execute(query)}


def placed(connection: Connection, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The row of the article and the number of the part that go by these names in linking."""
    wanted = {name: part_named(name) for name in names}
    rows = rows_of(connection, sorted({article for article, _ in wanted.values()}))
    return {name: (rows[article], part) for name, (article, part) in wanted.items() if article in rows}


def _revisions(connection: Connection, query: Select[Any]) -> list[Revision]:
    return [
        Revision(article_from(row), row.number, row.read_at, row.superseded) for row in connection.execute(query).all()
    ]
