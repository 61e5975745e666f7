"""How figures of two reports stand to each other."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facttrack.link import Link, Match, Sketch, match, relate
from tests.link.newsdesk import sketched

CASES = tomllib.loads((Path(__file__).parents[1] / "gold" / "relations.toml").read_text(encoding="utf-8"))["case"]


def links_of(sketches: list[Sketch]) -> list[Link]:
    found = []
    for a, b in combinations(sketches, 2):
        matched = match(a, b)
        found += relate(a, b, matched) if matched else []
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["caption"] for case in CASES])
def test_links_are_those_of_the_table(case: dict[str, Any]) -> None:
    sketches = [sketched(name, *case[name]) for name in ("a", "b")]
    assert sorted(f"{link.a} {link.relation} {link.b}" for link in links_of(sketches)) == sorted(case["links"])


@pytest.mark.parametrize("case", CASES, ids=[case["caption"] for case in CASES])
def test_links_do_not_depend_on_which_article_comes_first(case: dict[str, Any]) -> None:
    a, b = (sketched(name, *case[name]) for name in ("a", "b"))
    assert relate(a, b, match(a, b)) == relate(b, a, match(b, a))


def test_a_link_says_why_in_words() -> None:
    case = next(case for case in CASES if case["links"] == ["a1 conflicts b1"])
    (link,) = links_of([sketched(name, *case[name]) for name in ("a", "b")])
    assert "same measure: detained" in link.because
    assert "detained: 30 against 75" in link.because
    assert "different speakers: interior ministry; Lawyers' League" in link.because


def test_a_number_repeated_in_one_article_is_linked_each_time() -> None:
    a = sketched(
        "a", "2025-03-12", "{Nine|killed|9} people died in Rafah on Tuesday. {Nine|killed|9} people, doctors said."
    )
    b = sketched("b", "2025-03-12", "Tuesday's strike on Rafah killed {nine|killed|9} people.")
    assert sorted((link.a, link.b) for link in relate(a, b, Match("a", "b", 0.9))) == [("a1", "b1"), ("a2", "b1")]


numbers = st.integers(0, 60)
bounds = st.one_of(
    numbers.map(str),
    numbers.map(lambda n: f"{n}.."),
    numbers.map(lambda n: f"..{n}"),
    st.tuples(numbers, numbers).map(lambda pair: f"{min(pair)}..{max(pair)}"),
)
sentences = st.builds(
    "{{{0}|{1}|{2}{3}}} {4} in {5} {6}.".format,
    st.sampled_from(["some", "12"]),
    st.sampled_from(["killed", "injured", "missing"]),
    bounds,
    st.sampled_from(["", "|police", "|Red Crescent"]),
    st.sampled_from(["people died", "children died", "of the 40 people died", "soldiers died", "families fled"]),
    st.sampled_from(["Aleppo", "Sheikh Maqsoud", "Syria", "Homs"]),
    st.sampled_from(["on Monday", "by Tuesday noon", "since Sunday", "in March", "this week"]),
)
articles = st.builds(
    lambda name, day, texts: sketched(name, day, " ".join(texts)),
    st.just("a"),
    st.sampled_from(["2025-03-12", "2025-03-14", None]),
    st.lists(sentences, min_size=1, max_size=3),
)


@settings(max_examples=80, deadline=None)
@given(articles, articles)
def test_relating_is_symmetric_and_scores_stay_within_bounds(a: Sketch, other: Sketch) -> None:
    b = renamed(other)
    links = relate(a, b, Match("a", "b", 0.9))
    assert links == relate(b, a, Match("a", "b", 0.9))
    assert all(0 <= link.score <= 1 for link in links)
    assert len({link.id for link in links}) == len(links)


def renamed(made: Sketch) -> Sketch:
    record = made.to_json()
    record["article"] = "b"
    for figure in record["figures"]:
        figure["id"] = "b" + figure["id"][1:]
    return Sketch.from_json(record)
