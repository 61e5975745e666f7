"""Lists of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facttrack.model import Revision
from facttrack.records import Record, article_record
from facttrack.show.formats import Column, Listing, Place
from facttrack.show.wording import day_words, moment_words


def revision_record(revision: Revision) -> Record:
    """An article as `ingest` reads it, with its revision."""
    return article_record(revision.article) | {
        "revision": revision.number,
        "read_at": revision.read_at.isoformat(),
        "superseded": revision.superseded,
    }


def revision_cells(revision: Revision) -> Record:
    """An article as a flat row, without its text."""
    article = revision.article
    return {
        "id": article.id,
        "published": article.published and article.published.isoformat(),
        "outlet": article.outlet,
        "title": article.title,
        "authors": article.authors,
        "url": article.url,
        "revision": revision.number,
        "read_at": revision.read_at.isoformat(),
        "superseded": revision.superseded,
        "characters": len(article.text),
    }


def _revision(revision: Revision) -> str:
    words = f"revision {revision.number}" if revision.number > 1 or revision.superseded else ""
    return f"{words}, superseded" if revision.superseded else words


def _columns(short: Callable[[str], str]) -> Sequence[Column[Revision]]:
    return (
        Column("ID", lambda revision: short(revision.article.id), Place.HEAD, "cyan", least=8, share=2),
        Column("PUBLISHED", lambda revision: day_words(revision.article.published), Place.FOOT, least=10),
        Column("OUTLET", lambda revision: revision.article.outlet or "", Place.FOOT, least=12, share=2),
        Column("TITLE", lambda revision: revision.article.title or "untitled", Place.BODY, "bold", least=24, share=5),
        Column("REVISION", _revision, Place.FLAG, "yellow", least=10),
        Column("READ", lambda revision: moment_words(revision.read_at), Place.FOOT, least=20),
    )


ARTICLES: Listing[Revision] = Listing(
    revision_record, revision_cells, lambda revision: (revision.article.id,), _columns
)
