"""Origins and chains of citation, in words and as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facttrack.model import Article, Origin
from facttrack.records import Record, origin_record
from facttrack.results import Lineage
from facttrack.show.page import Page, joined, plain
from facttrack.show.wording import article_words, counted


def origins_words(articles: int, origins: int) -> str:
    """How many origins so many articles have; nothing where that was not worked out."""
    if not origins:
        return counted(articles, "article")
    return f"{counted(articles, 'article')}, {counted(origins, 'origin')}"


def origin_count(origins: int) -> str:
    """The number of origins with what it does not say: "3, not shown to be independent"."""
    return f"{origins:,}, not shown to be independent" if origins > 1 else str(origins or "")


def why_one(origin: Origin) -> str:
    """Why several articles are one origin."""
    return "; ".join(origin.because)


def chain_words(chain: Iterable[str]) -> str:
    """A chain of outlets: "Delta Post, citing Reuters, citing SANA"."""
    return ", citing ".join(chain)


def add_lineage(page: Page, lineage: Lineage, articles: Mapping[str, Article]) -> None:
    """The origins with their articles, and the chains of citation."""
    origins = lineage.origins
    if not origins:
        return
    page.heading(counted(len(origins), "origin") + (", not shown to be independent" if len(origins) > 1 else ""))
    for origin in origins:
        names = (article_words(articles[article]) for article in origin.articles if article in articles)
        page.bullet(joined(plain("; ".join(names)), plain(why_one(origin), "dim"), between=" — "))
    for number, chain in enumerate(lineage.chains):
        page.fact("" if number else "cited", plain(chain_words(chain)))


def lineage_record(lineage: Lineage) -> Record:
    """Origins and chains for programs."""
    return {
        "origins": [origin_record(origin) for origin in lineage.origins],
        "chains": [list(chain) for chain in lineage.chains],
    }
