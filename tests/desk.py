"""Articles and claims whose ids follow from the text, as extraction makes them, for tests of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import newsroom

from facttrack.model import Article, Claim, Figure, Passage, Statement, stable_id
from facttrack.store.store import Store

AT = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 6, 8, 0, tzinfo=UTC)

FLOOD = "At least 12 people died in the flood in Marwen, the fire brigade said. The mayor denied any delay."


def page(text: str = FLOOD, id_: str = "a1", **known: object) -> Article:
    values: dict[str, object] = {"published": date(2026, 3, 2), "outlet": "Marwen Post"}
    return Article(text, id_, **(values | known))  # type: ignore[arg-type]


def figure(of: Article, quote: str, number: str, low: int | None, high: int | None = None, **fields: object) -> Figure:
    made = newsroom.figure(of, quote, number, low, high, **fields)  # type: ignore[arg-type]
    return replace(made, id=stable_id("f", of.text, made.start, made.number.start, made.measure))


def statement(of: Article, quote: str, *args: object, **fields: object) -> Statement:
    made = newsroom.statement(of, quote, *args, **fields)  # type: ignore[arg-type]
    return replace(made, id=stable_id("s", of.text, made.start))


def place(of: Article, name: str) -> Passage:
    start = of.text.index(name)
    return Passage(name, start, start + len(name))


def deaths(of: Article, **fields: object) -> Figure:
    """The figure of the flood story."""
    where = (place(of, "Marwen"),)
    return figure(of, "At least 12 people died", "12", 12, None, by="fire brigade", where=where, **fields)


def file(store: Store, article: Article, *claims: Claim) -> str:
    """File an article; its id."""
    return store.add(article, claims, at=AT).article


def ids(found: list) -> list[str]:  # type: ignore[type-arg]
    """The ids of claims, filed or not."""
    return [getattr(each, "claim", each).id for each in found]
