"""Linking new articles gives what linking everything anew gives, and never leaves half of it.

Linking itself is stood in for by a rule that fits on a page: articles match if they name a town in
common, and figures of one measure agree or conflict by their bounds.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import desk
import pytest
from desk import AT, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facttrack.actions import relink as relinking
from facttrack.actions.relink import relink
from facttrack.link import Group, Match
from facttrack.model import Article, Event, Link, Report, Ruling, stable_id
from facttrack.results import RelinkSummary
from facttrack.store import open_store
from facttrack.store.store import Store
from facttrack.vocabulary import Relation

TOWNS = ("Aldor", "Brisk", "Cavel", "Dunmar")


@dataclass(frozen=True)
class _Figure:
    id: str
    low: int


@dataclass(frozen=True)
class _Sketch:
    article: str
    keys: frozenset[str]
    figures: tuple[_Figure, ...]

    def to_json(self) -> dict[str, Any]:
        return {"article": self.article, "keys": sorted(self.keys), "figures": [[f.id, f.low] for f in self.figures]}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> _Sketch:
        return cls(record["article"], frozenset(record["keys"]), tuple(_Figure(*each) for each in record["figures"]))


def _sketch(report: Report, names: Mapping[str, str]) -> _Sketch:
    towns = frozenset(town for town in TOWNS if town in report.article.text)
    return _Sketch(report.article.id, towns, tuple(_Figure(f.id, f.low or 0) for f in report.figures))


def _match(a: _Sketch, b: _Sketch) -> Match | None:
    shared = sorted(a.keys & b.keys)
    return Match(a.article, b.article, len(shared) / len(TOWNS), tuple(shared)) if shared else None


def _group(sketches: Mapping[str, _Sketch], matches: Iterable[Match], rulings: Sequence[Ruling]) -> list[Group]:
    groups = {article: {article} for article in sketches}
    for each in matches:
        joined = groups[each.a] | groups[each.b]
        groups |= dict.fromkeys(joined, joined)
    found = {tuple(sorted(articles)) for articles in groups.values() if any(sketches[a].figures for a in articles)}
    return [Group(articles) for articles in sorted(found)]


def _relate(a: _Sketch, b: _Sketch, found: Match | None = None) -> list[Link]:
    score = found.score if found else 0.1
    return [
        Link(
            stable_id("l", x.id, y.id),
            x.id,
            y.id,
            Relation.AGREES if x.low == y.low else Relation.CONFLICTS,
            score,
            found.because if found else (),
        )
        for x, y in itertools.product(a.figures, b.figures)
    ]


def _describe(
    gathered: Group, sketches: Mapping[str, _Sketch], links: Sequence[Link] = (), retracted: Iterable[str] = ()
) -> Event:
    why = tuple(sorted(link.id for link in links))
    return Event(stable_id("e", *gathered.articles), "Event", None, None, (), gathered.articles, {}, why)


@pytest.fixture(autouse=True)
def _plain_linking(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, stand_in in {
        "Sketch": _Sketch,
        "sketch": _sketch,
        "match": _match,
        "group": _group,
        "relate": _relate,
        "describe": _describe,
    }.items():
        monkeypatch.setattr(relinking, name, stand_in)


def story(id_: str, toll: int, *towns: str) -> Article:
    return page(f"{id_}: {toll} people died in {' and '.join(towns)}.", id_)


def file(store: Store, *articles: Article) -> None:
    for article in articles:
        number = article.text.split()[1]
        quote = f"{number} people died"
        claims = [] if number == "0" else [desk.figure(article, quote, number, int(number), int(number))]
        store.add(article, claims, at=AT)


def state(store: Store) -> tuple[Any, ...]:
    return (store.links(), store.events(), [filed.claim for filed in store.claims()], store.unlinked())


def test_articles_that_match_are_linked_and_form_an_event(store: Store) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Aldor"), story("a3", 9, "Brisk"), story("a4", 0, "Cavel"))
    assert relink(store) == RelinkSummary(4, 1, 1, 1, 2)
    assert {event.articles for event in store.events()} == {("a1", "a2"), ("a3",)}
    assert store.counts()["contested"] == 2


def test_a_new_article_is_compared_with_what_shares_a_key_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Brisk"), story("a3", 7, "Brisk"))
    relink(store)
    compared: list[tuple[str, str]] = []
    monkeypatch.setattr(relinking, "match", lambda a, b: compared.append((a.article, b.article)) or _match(a, b))
    related: list[tuple[str, str]] = []
    monkeypatch.setattr(relinking, "relate", lambda a, b, m: related.append((a.article, b.article)) or _relate(a, b, m))
    file(store, story("a4", 7, "Brisk"))
    assert relink(store, ["a4"]) == RelinkSummary(1, 3, 2, 0, 1)
    assert compared == [("a2", "a4"), ("a3", "a4")]
    assert related == [("a2", "a4"), ("a3", "a4")]


def test_articles_of_one_event_are_linked_though_they_do_not_match_themselves(store: Store) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 5, "Aldor", "Brisk"), story("a3", 5, "Brisk"))
    relink(store)
    assert len(store.links()) == 3


def test_linking_twice_changes_nothing(store: Store) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Aldor"), story("a3", 7, "Aldor", "Brisk"))
    relink(store)
    before = state(store)
    assert relink(store) == RelinkSummary(3, 3, 0, 0, 1)
    assert state(store) == before
    assert relink(store, ["a2"]).new_links == 0
    assert state(store) == before


def test_a_revision_is_linked_in_the_place_of_what_it_replaces(store: Store) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Aldor"), story("a3", 7, "Brisk"))
    relink(store)
    file(store, story("a1", 7, "Brisk"))
    assert relink(store, store.unlinked()) == RelinkSummary(1, 1, 1, 0, 2)
    assert [link.relation for link in store.links()] == [Relation.AGREES]
    assert {event.articles for event in store.events()} == {("a1", "a3"), ("a2",)}
    assert store.counts()["contested"] == 0


def test_a_judgement_outlives_relinking_everything(store: Store) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Aldor"))
    relink(store)
    store.decide(store.links()[0].id, "rejected", by="ana", at=AT)
    relink(store)
    assert str(store.links()[0].judgement) == "rejected"
    assert store.counts()["contested"] == 0


@pytest.mark.parametrize("at", range(1, 6))
def test_an_interruption_leaves_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Aldor"), story("a3", 7, "Brisk"))
    relink(store)
    file(store, story("a1", 7, "Brisk"), story("a4", 7, "Brisk"))
    before = state(store)
    calls = itertools.count(1)

    def interrupting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            if next(calls) == at:
                raise KeyboardInterrupt
            return real(*args)

        return call

    with monkeypatch.context() as patch:
        for name in ("sketch", "match", "relate", "describe"):
            patch.setattr(relinking, name, interrupting(name, getattr(relinking, name)))
        assert relink(store, store.unlinked()).interrupted
    assert state(store) == before
    relink(store, store.unlinked())
    after = state(store)
    relink(store)
    assert state(store) == after


def test_in_large_events_only_articles_that_match_are_compared(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relinking, "_MANY", 2)
    file(store, story("a1", 5, "Aldor"), story("a2", 5, "Aldor", "Brisk"))
    relink(store)
    file(store, story("a3", 5, "Brisk"))
    relink(store, ["a3"])
    incremental = state(store)
    assert len(store.links()) == 2
    relink(store)
    assert state(store) == incremental


stories = st.lists(
    st.tuples(
        st.sampled_from(["a1", "a2", "a3", "a4", "a5", "a6"]),
        st.integers(0, 3),
        st.lists(st.sampled_from(TOWNS), min_size=1, max_size=2, unique=True),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(batch=stories, data=st.data(), many=st.sampled_from([2, 50]))
def test_linking_piece_by_piece_gives_what_linking_everything_gives(
    fresh: Callable[[], str], batch: list[tuple[str, int, list[str]]], data: st.DataObject, many: int
) -> None:
    articles = [story(id_, toll, *towns) for id_, toll, towns in batch]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(articles)), max_size=3)))
    with pytest.MonkeyPatch.context() as patch, open_store(fresh()) as store:
        patch.setattr(relinking, "_MANY", many)
        for start, end in itertools.pairwise([0, *cuts, len(articles)]):
            file(store, *articles[start:end])
            relink(store, store.unlinked())
        piece_by_piece = state(store)
        relink(store)
        assert state(store) == piece_by_piece
    with open_store(fresh()) as other, pytest.MonkeyPatch.context() as patch:
        patch.setattr(relinking, "_MANY", many)
        file(other, *articles)
        relink(other)
        assert (other.links(), other.events()) == piece_by_piece[:2]
