"""Articles as they are offered: what the store knows of them, and whether it can hold them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from facttrack.errors import ReadError
from facttrack.model import Article, Claim, Figure
from facttrack.records import published_from
from facttrack.store.asking import LONGEST_KEY, among, name_key
from facttrack.store.tables import ArticleRow, Outlet, RevisionRow

#: The newest revision of a known article, with `public_id` and `address` of the article and its `outlet`.
Known = Row[*tuple[Any, ...]]

#: The largest number that a database's column holds.
_LARGEST = 2**63 - 1


def complete(connection: Connection, article: Article) -> Article | None:
    """See `Store.complete`."""
    check(article)
    known = _known(article, connection.execute(_ONE, {"id": article.id, "url": article.url}).all())
    return completed(article, known) if known is None or differs(article, known) else None


def known_all(connection: Connection, offered: Sequence[Article]) -> list[Known | None]:
    """For each article the newest revision of the one that goes by its id, or else by its address."""
    called = among(connection, ArticleRow.public_id, [each.id for each in offered])
    if urls := [each.url for each in offered if each.url]:
        called |= among(connection, ArticleRow.url, urls)
    found = connection.execute(_newest().where(called)).all()
    by_id = {row.public_id: row for row in found}
    by_url = {row.address: row for row in found if row.address}
    return [by_id.get(each.id) or by_url.get(each.url or "") for each in offered]


def _known(article: Article, found: Sequence[Known]) -> Known | None:
    """Of the rows found by id or address, the one that goes by the article's id before the one of its address."""
    return min(found, key=lambda row: bool(row.public_id != article.id), default=None)


def _newest() -> Select[*tuple[Any, ...]]:
    return (
        select(
            RevisionRow.id,
            RevisionRow.article_id,
            RevisionRow.number,
            RevisionRow.digest,
            RevisionRow.title,
            RevisionRow.published,
            RevisionRow.url,
            RevisionRow.authors,
            RevisionRow.provenance,
            ArticleRow.public_id,
            ArticleRow.url.label("address"),
            Outlet.name.label("outlet"),
        )
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .outerjoin(Outlet, Outlet.id == RevisionRow.outlet_id)
        .where(~RevisionRow.superseded)
    )


#: Asked for every article that is read: put together once.
_ONE = _newest().where((ArticleRow.public_id == bindparam("id")) | (ArticleRow.url == bindparam("url")))


def newest(connection: Connection, article: str) -> Known:
    """The newest revision of a filed article (whole id)."""
    return connection.execute(_newest().where(ArticleRow.public_id == article)).all()[0]


def filed(known: Known) -> Article:
    """The article of a newest revision, without its text."""
    return completed(Article("", known.public_id), known)


def differs(article: Article, known: Known) -> bool:
    """Does the offer have another text, or state another title, date or outlet?"""
    if known.digest != digest(article.text):
        return True
    if article.outlet is not None and name_key(article.outlet) != name_key(known.outlet or ""):
        return True
    if article.published is not None and article.published.isoformat() != known.published:
        return True
    return article.title is not None and article.title != known.title


def completed(article: Article, known: Known | None) -> Article:
    """The article under the id that the store knows it by; what the offer leaves open stays as it was."""
    if known is None:
        return article
    published = article.published
    if published is None and known.published is not None:
        published = published_from(known.published)
    return replace(
        article,
        id=known.public_id,
        title=known.title if article.title is None else article.title,
        published=published,
        outlet=known.outlet if article.outlet is None else article.outlet,
        url=known.url if article.url is None else article.url,
        authors=article.authors or tuple(known.authors),
        provenance={**known.provenance, **article.provenance},
    )


def check(article: Article, claims: Sequence[Claim] = ()) -> None:
    """Raise ReadError for what no database can hold as it is."""
    if len(article.id) > LONGEST_KEY or not article.id:
        raise ReadError(f"{article.id[:40]}…", f"its id is longer than {LONGEST_KEY} characters", "give a shorter one")
    for each in (article.text, article.id, article.title, article.outlet, article.url, *article.authors):
        if each and "\x00" in each:
            raise ReadError(article.id, "it holds a NUL character, as binary files do", "convert it to plain text")
        try:
            (each or "").encode("utf-8")
        except UnicodeEncodeError:
            raise ReadError(article.id, "it holds half a character", "convert it to UTF-8 again") from None
    if len({claim.id for claim in claims}) < len(claims):
        raise ReadError(article.id, "two of its claims have one id", "this is a fault of facttrack: please report it")
    for claim in claims:
        if isinstance(claim, Figure) and max(claim.low or 0, claim.high or 0) > _LARGEST:
            raise ReadError(article.id, f"“{claim.number.text[:40]}” is too large a number", "mend the text")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
