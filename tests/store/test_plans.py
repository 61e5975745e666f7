"""The main questions are answered through indexes, however large the archive: no plan walks a whole table.

The statements are those that the store really sends; each database is asked how it would go about them. A table
may be walked along an index in the order of a list that has a limit, as that ends early.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import desk
import pytest
from desk import AT, page
from sqlalchemy import Connection, event

from facttrack.model import Article, ClaimFilter, Event, EventFilter, Figure, Link, LinkFilter, stable_id
from facttrack.store import open_store
from facttrack.store.store import Store
from facttrack.vocabulary import Measure, Relation

TOWNS = ("Aldor", "Brisk", "Cavel", "Dunmar")

#: Tables that grow with the archive.
LARGE = frozenset(
    {
        *("articles", "revisions", "claims", "claim_places", "contests", "links", "matches"),
        *("sketches", "sketch_keys", "events", "event_articles", "event_figures", "event_places"),
    }
)

#: An index of the few rows that are asked for, and of no others.
PARTIAL = "ix_articles_unlinked"

Sent = tuple[str, Any]


def story(number: int) -> Article:
    town = TOWNS[number % 4]
    text = f"At least {number + 3} people died in the flood in {town}, the fire brigade said in report {number}."
    day = date(2026, 1 + number // 25, 1 + number % 25)
    return page(text, f"a{number:03}", published=day, outlet=f"{town} Post", url=f"https://news.example/{number}")


def toll(article: Article, number: int) -> Figure:
    where = (desk.place(article, TOWNS[number % 4]),)
    quote = f"At least {number + 3} people died"
    return desk.figure(article, quote, str(number + 3), number + 3, None, by="fire brigade", where=where)


@pytest.fixture(scope="module")
def archive(fresh: Callable[[], str]) -> Iterator[Store]:
    with open_store(fresh()) as store:
        _fill(store)
        yield store


def _fill(store: Store) -> None:
    articles = [story(number) for number in range(100)]
    figures = [toll(article, number) for number, article in enumerate(articles)]
    store.add_all([(article, [figure]) for article, figure in zip(articles, figures, strict=True)], at=AT)
    store.put_sketches({each.id: ({}, [f"w:{each.id[:3]}", f"d:{each.published}"]) for each in articles}, version=1)
    pairs = [(number, number + 4) for number in range(96)]
    store.put_matches(
        [each.id for each in articles],
        [{"a": articles[a].id, "b": articles[b].id, "score": 0.9, "because": []} for a, b in pairs],
    )
    links = [
        Link(stable_id("l", a, b), figures[a].id, figures[b].id, Relation.CONFLICTS, 0.5 + a / 200, ())
        for a, b in pairs
    ]
    store.replace_links([each.id for each in articles], links)
    store.replace_events(
        [each.id for each in articles],
        [
            Event(f"e-{first}", f"Flood {first} in {town}", date(2026, 1, 1 + first), None, (town,), members)
            for first, town in enumerate(TOWNS)
            for members in [tuple(each.id for each in articles[first::4])]
        ],
    )


A, B = (toll(story(number), number).id for number in (8, 12))
LINK = stable_id("l", 8, 12)

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "claims": lambda store: store.claims(ClaimFilter(limit=5)),
    "contested claims": lambda store: store.claims(ClaimFilter(contested=True, limit=5)),
    "claims by measure": lambda store: store.claims(ClaimFilter(measure=Measure.KILLED, limit=5)),
    "contested claims by measure": lambda store: store.claims(
        ClaimFilter(measure=Measure.KILLED, contested=True, limit=5)
    ),
    "claims by measure of an outlet": lambda store: store.claims(
        ClaimFilter(measure=Measure.KILLED, outlet="Brisk Post", limit=5)
    ),
    "claims by speaker": lambda store: store.claims(ClaimFilter(speaker="fire brigade", limit=5)),
    "claims by place": lambda store: store.claims(ClaimFilter(place="Aldor", limit=5)),
    "claims within a country": lambda store: store.claims(ClaimFilter(place="Nepal", limit=5)),
    "claims by outlet": lambda store: store.claims(ClaimFilter(outlet="Brisk Post", limit=5)),
    "claims by day": lambda store: store.claims(ClaimFilter(since=date(2026, 2, 1), until=date(2026, 2, 9), limit=5)),
    "claims by words": lambda store: store.claims(ClaimFilter(search="people died", limit=5)),
    "claims of an article": lambda store: store.claims(ClaimFilter(article="a012")),
    "claims of an event": lambda store: store.claims(ClaimFilter(event="e-0")),
    "a claim by the beginning of its id": lambda store: store.claim(A[:9]),
    "claims by ids": lambda store: store.claims_by_id([A, B]),
    "an article": lambda store: store.article("a012"),
    "an article by its address": lambda store: store.article("https://news.example/12"),
    "articles": lambda store: store.articles(limit=5),
    "articles by words": lambda store: store.articles(search="flood", limit=5),
    "reports": lambda store: store.reports(["a008", "a012"]),
    "revisions": lambda store: store.revisions("a012"),
    "links": lambda store: store.links(LinkFilter(limit=5)),
    "links of a relation": lambda store: store.links(LinkFilter(relation=Relation.CONFLICTS, limit=5)),
    "links of a claim": lambda store: store.links_of(A),
    "links of a claim by the beginning of its id": lambda store: store.links(LinkFilter(claim=A[:9])),
    "links of an event": lambda store: store.links(LinkFilter(event="e-0")),
    "a link": lambda store: store.link(LINK[:9]),
    "events": lambda store: store.events(EventFilter(limit=2)),
    "events by place": lambda store: store.events(EventFilter(place="Aldor", limit=2)),
    "events within a country": lambda store: store.events(EventFilter(place="Nepal", limit=2)),
    "events by day": lambda store: store.events(EventFilter(until=date(2026, 1, 2), limit=2)),
    "an event": lambda store: store.event("e-0"),
    "the events of an article": lambda store: store.events_of("a008"),
    "articles with sketches of another version": lambda store: store.outdated(1),
    "articles to link": lambda store: store.unlinked(),
    "candidates": lambda store: store.candidates(["a008", "a012"]),
    "sketches": lambda store: store.sketches(["a008", "a012"]),
    "matches": lambda store: store.matches_among(["a008", "a012"]),
    "who matches": lambda store: store.matched(["a008"]),
    "what hangs together": lambda store: store.component(["a008"]),
    "events of articles": lambda store: store.together(["a008", "a012"]),
    "links within articles": lambda store: store.links_within(["a008", "a012"]),
    "what is known of an article that is offered": lambda store: store.complete(story(201)),
    "filing": lambda store: store.add(story(200), [toll(story(200), 200)], at=AT),
    "filing a revision": lambda store: store.add(page("Nobody died in Brisk.", "a099"), [], at=AT),
    "putting links": lambda store: store.replace_links(
        ["a008", "a012"], [Link(LINK, A, B, Relation.CONFLICTS, 0.54, ())]
    ),
    "putting events": lambda store: store.replace_events(
        ["a003"], [Event("e-3", "Flood 3", None, None, (), tuple(f"a{number:03}" for number in range(3, 100, 4)))]
    ),
    "putting matches": lambda store: store.put_matches(
        ["a096"], [{"a": "a092", "b": "a096", "score": 1, "because": []}]
    ),
    "putting sketches": lambda store: store.put_sketches({"a050": ({}, ["w:a05"])}, version=1, parts={A: 2}),
    "marking a claim": lambda store: store.decide(A, "resolved", by="ana", at=AT),
    "judging a link": lambda store: store.decide(LINK, "rejected", by="ana", at=AT),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_large_table_is_walked_for(question: str, archive: Store) -> None:
    connection = archive._connection
    with _listening(connection) as sent:
        assert QUESTIONS[question](archive) is not _NOTHING
    assert sent
    assert {walked: statement for statement, given in sent for walked in _walked(connection, statement, given)} == {}


_NOTHING = object()


@contextmanager
def _listening(connection: Connection) -> Iterator[list[Sent]]:
    """What the store sends meanwhile."""
    sent: list[Sent] = []

    def hear(_c: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            sent.append((statement, given[0] if many else given))

    event.listen(connection.engine, "before_cursor_execute", hear)
    try:
        yield sent
    finally:
        event.remove(connection.engine, "before_cursor_execute", hear)


def _walked(connection: Connection, statement: str, given: Any) -> set[str]:
    """The large tables that the database would walk from one end to the other for a statement."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = connection.exec_driver_sql(f"EXPLAIN {statement}", given).scalars().all()
        connection.rollback()
        return {name for line in plan for name in re.findall(r"Seq Scan on (\w+)", line)} & LARGE
    plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
    connection.rollback()
    # A list that ends early is read along the index.
    along = " LIMIT " in statement
    plan = [line for line in plan if not line.endswith(PARTIAL)]
    found = (re.match(r"SCAN (\w+?)(?:_\d+)?(?: USING (?:COVERING )?INDEX \w+)?$", line) for line in plan)
    return {scan[1] for scan in found if scan and not (along and "USING" in scan[0])} & LARGE


def test_the_planner_is_told_how_much_the_tables_hold(tmp_path: Path) -> None:
    where = tmp_path / "archive.db"
    with open_store(str(where)) as store:
        _fill(store)
    with closing(sqlite3.connect(where)) as connection:
        counted = {row[0] for row in connection.execute("SELECT tbl FROM sqlite_stat1")}
    assert counted >= {"claims", "links"}
