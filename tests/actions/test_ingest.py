"""A batch is read in whole, whatever single inputs are like, and reading it again changes nothing."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import desk
import pytest
from desk import AT, LATER, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facttrack.actions import ingest as ingesting
from facttrack.actions.ingest import ingest
from facttrack.errors import ReadError
from facttrack.model import Article, Claim
from facttrack.results import IngestSummary, Step
from facttrack.store import open_store
from facttrack.store.store import Store

BROKEN = ReadError("notes.txt", "it is empty", "give a file with words in it")


def count_deaths(article: Article) -> list[Claim]:
    """A stand-in for extraction: one figure for each "N people died"; a text with "crash" in it cannot be searched."""
    if "crash" in article.text:
        raise ValueError("no such sentence")
    found = []
    for number in range(100):
        quote = f"{number:02} people died"
        if quote in article.text:
            found.append(desk.figure(article, quote, f"{number:02}", number, number, by="police"))
    return found


@pytest.fixture(autouse=True)
def _plain_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "extract", count_deaths)


def toll(number: int, id_: str, **known: Any) -> Article:
    return page(f"In town {id_}, {number:02} people died.", id_, **known)


def run(store: Store, *items: Article | ReadError, **options: Any) -> IngestSummary:
    return ingest(store, items, **({"at": AT} | options))


def test_a_batch_is_summed_up(store: Store) -> None:
    run(store, toll(1, "a1"), toll(2, "a2"))
    summary = run(store, toll(1, "a1"), BROKEN, toll(3, "a2"), toll(4, "a3"))
    assert (summary.read, summary.added, summary.known, summary.revised, summary.claims) == (3, 1, 1, 1, 2)
    assert summary.articles == ("a2", "a3")
    assert summary.failures == ("notes.txt: it is empty — give a file with words in it",)
    assert not summary.interrupted


def test_an_article_that_extraction_breaks_on_costs_one_line(store: Store) -> None:
    summary = run(store, toll(1, "a1"), page("crash", "a2"), toll(3, "a3"))
    assert store.ids() == ["a1", "a3"]
    assert len(summary.failures) == 1
    assert summary.failures[0].startswith("a2: its claims could not be extracted (ValueError: no such sentence) — ")


def test_an_article_that_no_database_holds_costs_one_line(store: Store) -> None:
    summary = run(store, toll(1, "a1"), page("nul \x00", "a2"), toll(3, "a3"))
    assert (store.ids(), len(summary.failures)) == (["a1", "a3"], 1)


def test_an_article_that_is_known_is_not_searched_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, toll(1, "a1"))
    monkeypatch.setattr(ingesting, "extract", lambda article: pytest.fail("searched again"))
    assert run(store, toll(1, "a1")).known == 1


def test_claims_are_extracted_with_what_is_known_of_the_article(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, toll(1, "a1"))
    seen: list[Article] = []
    monkeypatch.setattr(ingesting, "extract", lambda article: seen.append(article) or [])
    run(store, toll(2, "a1", published=None, outlet=None))
    assert [(article.published, article.outlet) for article in seen] == [(date(2026, 3, 2), "Marwen Post")]


def test_an_article_that_comes_twice_in_a_batch_is_searched_as_it_is_filed(store: Store) -> None:
    summary = run(store, toll(1, "a1"), toll(2, "a1", outlet=None), toll(2, "a1"), toll(3, "a2"))
    assert (summary.added, summary.revised, summary.known) == (2, 1, 1)
    assert store.article("a1").article.outlet == "Marwen Post"


# --- interrupted -----------------------------------------------------------------------------


def interrupted(items: Iterable[Article]) -> Iterator[Article]:
    yield from items
    raise KeyboardInterrupt


@pytest.mark.parametrize("many", [0, 1, 49, 50, 51])
def test_every_article_that_was_finished_is_kept(store: Store, many: int) -> None:
    items = [toll(n, f"a{n:02}") for n in range(many)]
    summary = ingest(store, interrupted(items), at=AT)
    assert summary.interrupted
    assert (store.ids(), summary.added) == ([article.id for article in items], many)


def test_what_was_not_linked_when_interrupted_is_linked_next_time(store: Store) -> None:
    ingest(store, interrupted([toll(1, "a1"), toll(2, "a2")]), at=AT)
    assert store.unlinked() == ["a1", "a2"]
    assert run(store).links.articles == 2
    assert store.unlinked() == []


# --- progress --------------------------------------------------------------------------------


def test_progress_is_told_article_by_article(store: Store) -> None:
    steps: list[Step] = []
    run(store, toll(1, "a1"), BROKEN, toll(2, "a2"), progress=steps.append)
    assert [(step.stage, step.done, step.label) for step in steps] == [
        ("read", 1, "a1"),
        ("read", 2, "notes.txt"),
        ("read", 3, "a2"),
        ("link", 1, "a1"),
        ("link", 2, "a2"),
    ]


# --- many processes --------------------------------------------------------------------------


def test_several_processes_give_what_one_gives(fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    items = [
        toll(1, "a1"),
        BROKEN,
        page("At least 23 people were killed in Marwen, police said.", "a2"),
        toll(2, "a1"),
        page("Officials denied that 9 people had been arrested.", "a3"),
    ]
    results = []
    for jobs in (1, 2):
        with open_store(fresh()) as store:
            results.append((ingest(store, items, at=AT, jobs=jobs), store.claims(), store.links(), store.events()))
    assert results[0] == results[1]


def test_a_failure_comes_back_whole_from_another_process() -> None:
    back = pickle.loads(pickle.dumps(BROKEN))
    assert (str(back), back.where, back.what, back.todo) == (str(BROKEN), BROKEN.where, BROKEN.what, BROKEN.todo)


# --- properties ------------------------------------------------------------------------------

offers = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["a1", "a2", "a3", "a4"]), st.sampled_from(["Post", "Wire", None])),
    max_size=8,
)
ONCE = settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def contents(store: Store) -> tuple[Any, ...]:
    return (
        store.articles(superseded=True),
        store.claims(),
        store.links(),
        store.events(),
        store.sources(),
        store.counts(),
    )


@ONCE
@given(batch=offers)
def test_reading_a_batch_of_articles_twice_changes_nothing(
    fresh: Callable[[], str], batch: list[tuple[int, str, str | None]]
) -> None:
    items = list({id_: toll(n, id_, outlet=outlet) for n, id_, outlet in batch}.values())
    with open_store(fresh()) as store:
        run(store, *items)
        before = contents(store)
        summary = run(store, *items, at=LATER)
        assert contents(store) == before
        assert (summary.known, summary.claims, summary.links.new_links) == (len(items), 0, 0)


@ONCE
@given(batch=offers, data=st.data())
def test_how_a_batch_is_cut_into_runs_changes_nothing(
    fresh: Callable[[], str], batch: list[tuple[int, str, str | None]], data: st.DataObject
) -> None:
    items = [toll(n, id_, outlet=outlet) for n, id_, outlet in batch]
    cut = data.draw(st.integers(0, len(items)))
    with open_store(fresh()) as one, open_store(fresh()) as two:
        run(one, *items)
        run(two, *items[:cut])
        run(two, *items[cut:])
        assert contents(one) == contents(two)


@ONCE
@given(batch=offers, data=st.data())
def test_the_order_of_reading_changes_no_claim_and_no_link(
    fresh: Callable[[], str], batch: list[tuple[int, str, str | None]], data: st.DataObject
) -> None:
    items = list({id_: toll(n, id_, outlet=outlet) for n, id_, outlet in batch}.values())
    other = data.draw(st.permutations(items))
    with open_store(fresh()) as one, open_store(fresh()) as two:
        run(one, *items)
        run(two, *other)
        assert {filed.claim.id: filed for filed in one.claims()} == {filed.claim.id: filed for filed in two.claims()}
        assert (one.links(), one.events()) == (two.links(), two.events())
