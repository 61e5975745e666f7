"""Linking new articles gives what linking everything anew gives, and never leaves half of it.

Linking itself is stood in for by a rule that fits on a page: articles match if they name a town in
common, and figures of one measure agree or conflict by their bounds. Each paragraph is a part.
"""

from __future__ import annotations

import gc
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
from facttrack.model import Article, ClaimFilter, Event, Link, LinkFilter, Part, Report, Ruling, stable_id
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
    place: Part
    keys: frozenset[str]
    figures: tuple[_Figure, ...]
    day: None = None

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def of(self) -> int:
        return self.place.of


def _sketches(report: Report, names: Mapping[str, str]) -> tuple[_Sketch, ...]:
    text, parts, at = report.article.text, [], 0
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs, 1):
        towns = frozenset(town for town in TOWNS if town in paragraph)
        figures = tuple(_Figure(f.id, f.low or 0) for f in report.figures if at <= f.start < at + len(paragraph))
        parts.append(_Sketch(Part(report.article.id, number, len(paragraphs)), towns, figures))
        at += len(paragraph) + 1
    return tuple(parts)


def _placed(report: Report, parts: Sequence[_Sketch]) -> list[tuple[str, int]]:
    return [(figure.id, part.place.number) for part in parts for figure in part.figures if part.place.number > 1]


def _pack(parts: Sequence[_Sketch]) -> dict[str, Any]:
    rows = [
        [part.place.article, part.place.number, part.of, sorted(part.keys), [[f.id, f.low] for f in part.figures]]
        for part in parts
    ]
    return {"parts": rows}


def _unpack(record: Mapping[str, Any]) -> tuple[_Sketch, ...]:
    return tuple(
        _Sketch(Part(article, number, of), frozenset(keys), tuple(_Figure(*each) for each in figures))
        for article, number, of, keys, figures in record["parts"]
    )


def _match(a: _Sketch, b: _Sketch) -> Match | None:
    shared = sorted(a.keys & b.keys)
    return Match(a.name, b.name, len(shared) / len(TOWNS), tuple(shared)) if shared else None


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
    members = [sketches[name].place for name in gathered.articles]
    articles = tuple(dict.fromkeys(part.article for part in members))
    parts = tuple(part for part in members if part.of > 1)
    return Event(stable_id("e", *gathered.articles), "Event", None, None, (), articles, {}, why, (), parts)


@pytest.fixture(autouse=True)
def _plain_linking(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, stand_in in {
        "sketches": _sketches,
        "placed": _placed,
        "pack": _pack,
        "unpack": _unpack,
        "match": _match,
        "group": _group,
        "relate": _relate,
        "describe": _describe,
    }.items():
        monkeypatch.setattr(relinking, name, stand_in)


def story(id_: str, toll: int, *towns: str) -> Article:
    return page(f"{id_}: {toll} people died in {' and '.join(towns)}.", id_)


def bulletin(id_: str, *items: tuple[int, tuple[str, ...]]) -> Article:
    """An article of several parts, each with a toll and its towns."""
    return page("\n".join(story(f"{id_}{n}", toll, *towns).text for n, (toll, towns) in enumerate(items)), id_)


def file(store: Store, *articles: Article) -> None:
    for article in articles:
        numbers = [paragraph.split()[1] for paragraph in article.text.split("\n")]
        claims = [
            desk.figure(article, f"{paragraph.split(':')[0]}: {number} people died", number, int(number), int(number))
            for paragraph, number in zip(article.text.split("\n"), numbers, strict=True)
            if number != "0"
        ]
        store.add(article, claims, at=AT)


def state(store: Store) -> tuple[Any, ...]:
    return (store.links(), store.events(), [filed.claim for filed in store.claims()], store.unlinked())


def test_articles_that_match_are_linked_and_form_an_event(store: Store) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Aldor"), story("a3", 9, "Brisk"), story("a4", 0, "Cavel"))
    assert relink(store) == RelinkSummary(4, 1, 1, 1, 2)
    assert {event.articles for event in store.events()} == {("a1", "a2"), ("a3",)}
    assert store.counts()["contested"] == 2


def test_linking_leaves_the_collecting_of_cycles_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = gc.get_threshold()
    file(store, story("a1", 5, "Aldor"))
    relink(store)

    def interrupted(*_: object) -> Event:
        raise KeyboardInterrupt

    monkeypatch.setattr(relinking, "describe", interrupted)
    assert relink(store).interrupted
    assert gc.get_threshold() == usual


def test_a_new_article_is_compared_with_what_shares_a_key_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 7, "Brisk"), story("a3", 7, "Brisk"))
    relink(store)
    compared: list[tuple[str, str]] = []
    monkeypatch.setattr(relinking, "match", lambda a, b: compared.append((a.name, b.name)) or _match(a, b))
    related: list[tuple[str, str]] = []
    monkeypatch.setattr(relinking, "relate", lambda a, b, m: related.append((a.name, b.name)) or _relate(a, b, m))
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
        for name in ("sketches", "match", "relate", "describe"):
            patch.setattr(relinking, name, interrupting(name, getattr(relinking, name)))
        assert relink(store, store.unlinked()).interrupted
    assert state(store) == before
    relink(store, store.unlinked())
    after = state(store)
    relink(store)
    assert state(store) == after


@pytest.mark.parametrize("at_once", [1, 200])
def test_linking_all_at_once_gives_what_linking_one_by_one_gives(
    store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    for article in (story("a1", 5, "Aldor"), story("a2", 7, "Aldor"), story("a3", 7, "Brisk"), story("a4", 7, "Aldor")):
        file(store, article)
        relink(store, [article.id])
    before = state(store)
    monkeypatch.setattr(relinking, "_AT_ONCE", at_once)
    relink(store)
    assert state(store) == before


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


def test_an_article_of_several_parts_belongs_to_the_event_of_each(store: Store) -> None:
    file(store, bulletin("a1", (5, ("Aldor",)), (7, ("Brisk",))), story("a2", 5, "Aldor"), story("a3", 8, "Brisk"))
    relink(store)
    events = store.events_of("a1")
    assert [event.articles for event in events] == [("a1", "a2"), ("a1", "a3")]
    assert [event.parts for event in events] == [(Part("a1", 1, 2),), (Part("a1", 2, 2),)]
    assert [[f.claim.low for f in store.claims(ClaimFilter(event=event.id))] for event in events] == [[5, 5], [7, 8]]
    assert [[link.relation for link in store.links(LinkFilter(event=event.id))] for event in events] == [
        [Relation.AGREES],
        [Relation.CONFLICTS],
    ]
    assert [filed.event for filed in store.claims(ClaimFilter(article="a1"))] == [event.id for event in events]


def test_an_article_that_loses_a_part_leaves_its_event(store: Store) -> None:
    file(store, bulletin("a1", (5, ("Aldor",)), (7, ("Brisk",))), story("a2", 5, "Aldor"), story("a3", 8, "Brisk"))
    relink(store)
    file(store, story("a1", 5, "Aldor"))
    relink(store, ["a1"])
    assert {event.articles for event in store.events()} == {("a1", "a2"), ("a3",)}
    assert [link.relation for link in store.links()] == [Relation.AGREES]
    assert store.counts()["contested"] == 0


def test_sketches_of_another_version_are_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    file(store, story("a1", 5, "Aldor"), story("a2", 5, "Aldor"))
    relink(store)
    monkeypatch.setattr(relinking, "VERSION", relinking.VERSION + 1)
    file(store, story("a3", 5, "Brisk"))
    assert relink(store, ["a3"]).articles == 3
    assert relink(store, ["a3"]).articles == 1


towns = st.lists(st.sampled_from(TOWNS), min_size=1, max_size=2, unique=True).map(tuple)
stories = st.lists(
    st.tuples(
        st.sampled_from(["a1", "a2", "a3", "a4", "a5", "a6"]),
        st.lists(st.tuples(st.integers(0, 3), towns), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(batch=stories, data=st.data(), many=st.sampled_from([2, 50]))
def test_linking_piece_by_piece_gives_what_linking_everything_gives(
    fresh: Callable[[], str],
    batch: list[tuple[str, list[tuple[int, tuple[str, ...]]]]],
    data: st.DataObject,
    many: int,
) -> None:
    articles = [bulletin(id_, *items) for id_, items in batch]
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
