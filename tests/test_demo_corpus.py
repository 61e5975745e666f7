"""The demo corpus, and what the program finds in it against what a careful reader found (gold/demo.toml)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from facttrack.actions.audit import audit
from facttrack.actions.ingest import ingest
from facttrack.model import Article, Event, Figure, Link, Statement
from facttrack.read import Overrides, read
from facttrack.results import Finding
from facttrack.shipped import shipped
from facttrack.store import open_store
from facttrack.vocabulary import DISPUTING

SEEDS = shipped("seeds")
GOLD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "gold" / "demo.toml").read_text(encoding="utf-8"))

#: Measured, in the order of the tests below; to be raised with the program, never lowered.
FIGURES, CONTESTED, DISPUTES, LINKED, PLANTED, KINDS = 0.59, 0.12, 0.62, 0.90, 0.70, 7


@dataclass(frozen=True)
class Expected:
    """A figure of the gold table with its place in the text."""

    key: str
    article: str
    start: int
    measure: str
    bounds: tuple[int | None, int | None]
    qualifier: str
    speaker: str | None
    background: bool
    contested: bool


@dataclass(frozen=True)
class Found:
    """What the program finds in the corpus."""

    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]

    def key(self, claim: str) -> str | None:
        """The gold table's name for a figure that was found."""
        at = next(((f.article, f.number.start, f.measure.value) for f in self.figures if f.id == claim), None)
        return next((e.key for e in EXPECTED if (e.article, e.start, e.measure) == at), None)


def _articles(folder: str) -> list[Article]:
    found = list(read(str(SEEDS / folder), options=Overrides()))
    assert all(isinstance(article, Article) for article in found)
    return [article for article in found if isinstance(article, Article)]


ARTICLES = {article.id: article for article in _articles("articles")}
EXPECTED = tuple(
    Expected(
        figure["key"],
        name,
        ARTICLES[name].text.index(figure["at"]) + figure["at"].index(figure["number"]),
        figure["measure"],
        (figure.get("low"), figure.get("high")),
        figure["qualifier"],
        figure.get("speaker"),
        figure.get("background", False),
        figure.get("contested", False),
    )
    for name, entry in GOLD["articles"].items()
    for figure in entry["figures"]
)
BY_KEY = {figure.key: figure for figure in EXPECTED}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    with open_store(str(tmp_path_factory.mktemp("demo") / "demo.db")) as store:
        ingest(store, ARTICLES.values(), at=datetime(2026, 1, 13, 9, 0, tzinfo=UTC))
        claims = [claim for name in ARTICLES for claim in store.claims_of(name)]
        yield Found(
            tuple(claim for claim in claims if isinstance(claim, Figure) and claim.measure.value != "other"),
            tuple(claim for claim in claims if isinstance(claim, Statement)),
            tuple(store.links()),
            tuple(store.events()),
            tuple(audit(store)),
        )


# --- the articles ----------------------------------------------------------------------------


def test_the_corpus_has_ten_to_fifteen_articles_by_at_least_five_outlets() -> None:
    assert 10 <= len(ARTICLES) <= 15
    assert len({article.outlet for article in ARTICLES.values()}) >= 5


@pytest.mark.parametrize("article", ARTICLES.values(), ids=list(ARTICLES))
def test_front_matter_states_who_published_what_when_and_where(article: Article) -> None:
    assert article.title
    assert article.outlet
    assert article.authors
    assert isinstance(article.published, date)
    assert article.url
    assert article.url.startswith("https://example.org/")
    assert article.provenance["published"] == "front matter"


@pytest.mark.parametrize("article", ARTICLES.values(), ids=list(ARTICLES))
def test_an_article_is_short(article: Article) -> None:
    assert 120 <= len(article.text.split()) <= 260


def test_the_revision_has_the_address_of_an_article_and_another_text() -> None:
    for revision in _articles("revisions"):
        assert ARTICLES[revision.id].url == revision.url
        assert ARTICLES[revision.id].text != revision.text


def test_the_gold_table_knows_every_article_and_nothing_else() -> None:
    assert list(GOLD["articles"]) == sorted(GOLD["articles"], key=lambda name: ARTICLES[name].day or date.max)
    assert GOLD["articles"].keys() == ARTICLES.keys()


# --- figures and disputes --------------------------------------------------------------------


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


def _named_in_full(found: str | None, wanted: str | None) -> bool:
    """What was found may say more than the name, never less."""
    if found is None or wanted is None:
        return found is wanted
    return set(wanted.casefold().split()) <= set(found.casefold().split())


def test_figures_come_out_with_bounds_and_speaker(found: Found) -> None:
    facts = Counter(
        (f.article, f.number.start, f.measure.value, f.low, f.high, f.qualifier.value, f.background)
        for f in found.figures
    )
    speakers = {(f.article, f.number.start): f.speaker.name if f.speaker else None for f in found.figures}
    right = sum(
        bool(facts[e.article, e.start, e.measure, *e.bounds, e.qualifier, e.background])
        and _named_in_full(speakers[e.article, e.start], e.speaker)
        for e in EXPECTED
    )
    assert _f1(right, len(found.figures), len(EXPECTED)) >= FIGURES


def test_what_an_article_disputes_itself_is_contested(found: Found) -> None:
    contested = {(f.article, f.number.start) for f in found.figures if f.contested}
    wanted = [(e.article, e.start) for e in EXPECTED if e.contested]
    assert len(contested.intersection(wanted)) / len(wanted) >= CONTESTED


def test_accusations_and_denials_are_found_with_those_who_make_them(found: Found) -> None:
    wanted = {
        (entry["article"], ARTICLES[entry["article"]].text.index(entry["at"]) + entry["at"].index(entry["cue"])): entry
        for entry in GOLD["disputes"]
    }
    disputes = {(s.article, s.cue.start): s for s in found.statements if s.cue and s.stance in DISPUTING}
    right = [
        at
        for at, entry in wanted.items()
        if at in disputes
        and disputes[at].stance.value == entry["stance"]
        and _named_in_full(speaker.name if (speaker := disputes[at].speaker) else None, entry["speaker"])
    ]
    assert _f1(len(right), len(disputes), len(wanted)) >= DISPUTES


# --- links and events ------------------------------------------------------------------------


def _pairs(entry: dict[str, Any]) -> Iterator[frozenset[str]]:
    """The pairs that an entry of the gold table stands for."""
    for a, b in product(entry["a"], entry["b"]):
        one, other = BY_KEY[a], BY_KEY[b]
        if one.article == other.article:
            continue
        if entry.get("same_measure") and one.measure != other.measure:
            continue
        if entry.get("same_bounds") and (one.measure, one.bounds) != (other.measure, other.bounds):
            continue
        yield frozenset((a, b))


WANTED = {pair: set(entry["relation"]) for entry in GOLD["links"] for pair in _pairs(entry)}
OPTIONAL = {pair for entry in GOLD["optional"] for pair in _pairs(entry)} - WANTED.keys()


def test_links_are_those_of_a_careful_reader(found: Found) -> None:
    linked = {frozenset((found.key(a.a) or a.a, found.key(a.b) or a.b)): a.relation.value for a in found.links}
    scored = {pair: relation for pair, relation in linked.items() if pair not in OPTIONAL}
    right = sum(relation in WANTED.get(pair, ()) for pair, relation in scored.items())
    assert _f1(right, len(scored), len(WANTED)) >= LINKED


def test_each_article_is_in_the_event_that_it_reports(found: Found) -> None:
    wanted: dict[str, set[str]] = {}
    for name, entry in GOLD["articles"].items():
        wanted.setdefault(entry["event"], set()).add(name)
    assert sorted(sorted(event.articles) for event in found.events) == sorted(map(sorted, wanted.values()))


def test_no_link_leads_from_one_battle_to_the_other(found: Found) -> None:
    event = {f.id: GOLD["articles"][f.article]["event"] for f in found.figures}
    assert [link for link in found.links if event[link.a] != event[link.b]] == []


def test_equal_numbers_of_different_things_are_not_linked(found: Found) -> None:
    measure = {f.id: f.measure for f in found.figures}
    assert [link for link in found.links if measure[link.a] is not measure[link.b]] == []


# --- what was planted ------------------------------------------------------------------------


def _hits(found: Found, code: str) -> set[str | None]:
    return {found.key(finding.claims[0]) for finding in found.findings if finding.code == code}


def test_faults_of_most_kinds_are_found_where_they_were_planted(found: Found) -> None:
    kinds = [code for code, keys in GOLD["audit"].items() if _hits(found, code).intersection(keys)]
    assert len(kinds) >= KINDS


def test_the_audit_finds_most_of_what_was_planted(found: Found) -> None:
    planted = [(code, key) for code, keys in GOLD["audit"].items() for key in keys]
    assert sum(key in _hits(found, code) for code, key in planted) / len(planted) >= PLANTED
