"""Which articles report one event, and how they are grouped."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facttrack.extract import extract
from facttrack.link import Match, Sketch, describe, group, match, meet, relate
from facttrack.link import sketches as sketches_of
from facttrack.link.events import likeness
from facttrack.model import Article, Report
from facttrack.vocabulary import Measure
from tests.link.newsdesk import sketched

NEWS = tomllib.loads((Path(__file__).parents[1] / "gold" / "events.toml").read_text(encoding="utf-8"))
TOGETHER = [
    ("fire1", "fire2"),
    ("fire1", "fire3"),
    ("flood1", "flood2"),
    ("flood2", "flood3"),
    ("flood1", "flood3"),
    ("raid1", "raid2"),
    ("raid3", "raid4"),
]
APART = [
    ("fire1", "other1"),
    ("fire2", "other1"),
    ("fire1", "flood1"),
    ("flood1", "year"),
    ("flood3", "year"),
    ("raid1", "raid3"),
    ("raid2", "raid4"),
]


def sketches() -> dict[str, Sketch]:
    return {name: sketched(name, each["published"], each["text"], each["title"]) for name, each in NEWS.items()}


def matches(made: Mapping[str, Sketch]) -> list[Match]:
    pairs = combinations(sorted(made), 2)
    return [found for a, b in pairs if meet(made[a], made[b]) and (found := match(made[a], made[b]))]


def grouped(made: Mapping[str, Sketch]) -> list[tuple[str, ...]]:
    return [each.articles for each in group(made, matches(made))]


@pytest.mark.parametrize(("a", "b"), TOGETHER)
def test_reports_of_one_event_are_one_group(a: str, b: str) -> None:
    assert any({a, b} <= set(articles) for articles in grouped(sketches()))


@pytest.mark.parametrize(("a", "b"), APART)
def test_reports_of_two_events_are_two_groups(a: str, b: str) -> None:
    assert not any({a, b} <= set(articles) for articles in grouped(sketches()))


def test_articles_that_match_share_a_key() -> None:
    made = sketches()
    pairs = [(a, b) for a, b in combinations(sorted(made), 2) if likeness(made[a], made[b]) >= 0.5]
    assert pairs
    assert all(meet(made[a], made[b]) for a, b in pairs)


def test_a_match_is_the_same_from_both_sides_and_says_why() -> None:
    made = sketches()
    found = match(made["fire2"], made["fire1"])
    assert found == match(made["fire1"], made["fire2"])
    assert found is not None
    assert (found.a, found.b) == ("fire1", "fire2")
    assert "same day: 2025-03-03" in found.because
    assert 0.5 <= found.score <= 1


def test_a_report_that_only_recalls_the_event_is_matched_below_the_threshold() -> None:
    made = sketches()
    found = match(made["flood3"], made["year"])
    assert found is None or not found.same_event


@pytest.mark.parametrize("seed", range(8))
def test_grouping_does_not_depend_on_the_order_of_anything(seed: int) -> None:
    made = sketches()
    shuffled, pairs = list(made.items()), matches(made)
    Random(seed).shuffle(shuffled)
    Random(seed).shuffle(pairs)
    assert group(dict(shuffled), pairs) == group(made, matches(made))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0.5, 1), max_size=20), st.randoms())
def test_any_matches_give_the_same_groups_in_any_order(scores: dict[tuple[int, int], float], order: Random) -> None:
    made = sketches()
    names = sorted(made)
    pairs = [Match(names[a], names[b], score) for (a, b), score in scores.items() if a < b]
    shuffled = list(pairs)
    order.shuffle(shuffled)
    found = group(made, pairs)
    assert found == group(made, shuffled)
    members = [article for each in found for article in each.articles]
    assert sorted(members) == names


def days_on_end(name: str, first: date, count: int) -> dict[str, Sketch]:
    """Articles of a story, one a day, each with a figure."""
    days = (first + timedelta(days=i) for i in range(count))
    return {
        f"{name}{i:03}": sketched(f"{name}{i:03}", day.isoformat(), "{Two|killed|2} people died in the siege.")
        for i, day in enumerate(days)
    }


def neighbours(articles: Mapping[str, Sketch], reach: int) -> list[Match]:
    names = sorted(articles)
    return [Match(a, b, 0.9) for i, a in enumerate(names) for b in names[i + 1 : i + 1 + reach]]


@pytest.mark.parametrize("length", [30, 120])
def test_a_running_story_stays_together_over_weeks(length: int) -> None:
    story = days_on_end("siege", date(2025, 3, 1), length)
    assert [each.articles for each in group(story, neighbours(story, 7))] == [tuple(sorted(story))]


def test_one_doubtful_match_does_not_join_two_long_stories() -> None:
    first, second = days_on_end("a", date(2025, 3, 1), 60), days_on_end("b", date(2025, 3, 1), 60)
    pairs = [*neighbours(first, 7), *neighbours(second, 7), Match("a010", "b010", 0.55)]
    assert [each.articles for each in group({**first, **second}, pairs)] == [
        tuple(sorted(first)),
        tuple(sorted(second)),
    ]


def test_an_article_alone_is_an_event_only_with_figures() -> None:
    silent = sketched("silent", "2025-03-04", "A fire broke out in Durban on Monday.")
    assert group({"silent": silent}, []) == []
    assert [each.articles for each in group({"fire1": sketches()["fire1"]}, [])] == [("fire1",)]


def test_a_sketch_survives_its_record() -> None:
    for made in sketches().values():
        assert Sketch.from_json(made.to_json()) == made


def event(
    names: Sequence[str],
) -> tuple[str, tuple[str, ...], dict[Measure, tuple[int | None, int | None, int | None]]]:
    made = {name: each for name, each in sketches().items() if name in names}
    links = [link for a, b in combinations(sorted(made), 2) for link in relate(made[a], made[b])]
    (found,) = [each for each in group(made, matches(made)) if set(names) <= set(each.articles)]
    described = describe(found, made, links)
    figures = {measure: (each.low, each.best, each.high) for measure, each in described.figures.items()}
    return described.title, described.places, figures


def test_an_event_takes_the_latest_count_and_the_title_of_the_central_report() -> None:
    title, places, figures = event(["flood1", "flood2", "flood3"])
    assert title in {NEWS[name]["title"] for name in ("flood1", "flood2", "flood3")}
    assert places[0] == "Makurdi"
    assert figures == {Measure.KILLED: (31, 31, 31)}


def test_an_event_leaves_out_parts_and_keeps_an_open_end_open() -> None:
    a = sketched(
        "a", "2025-03-12", "Tuesday's strike on Rafah killed at least {23|killed|23..|medics} people, medics said."
    )
    b = sketched("b", "2025-03-12", "Tuesday's strike on Rafah killed {eight|killed|8|Unicef} children, Unicef said.")
    (found,) = group({"a": a, "b": b}, [Match("a", "b", 0.9)])
    figures = describe(found, {"a": a, "b": b}, relate(a, b)).figures
    assert (figures[Measure.KILLED].low, figures[Measure.KILLED].best, figures[Measure.KILLED].high) == (23, 23, None)
    assert figures[Measure.KILLED].claims == ("a1",)


def test_the_same_harm_in_two_towns_on_one_day_is_two_events() -> None:
    first = sketched(
        "a",
        "2025-03-04",
        "14 people were killed when a car bomb exploded at a market in Darrapol on Tuesday. According to police, "
        "14 people died and rescuers carried the wounded to the infirmary. Shopkeepers swept the pavement.",
        "Car bomb kills 14 in Darrapol",
    )
    second = sketched(
        "b",
        "2025-03-05",
        "A car bomb struck the bus station in Sannivik on Tuesday, leaving nine dead. Rescuers searched "
        "for the missing until dusk, and the hospital asked for blood.",
        "Nine dead after blast in Sannivik",
    )
    assert match(first, second) is None


def test_one_quake_may_strike_two_towns_of_a_country() -> None:
    told = "An earthquake in Nepal killed {n} people in {town} on Tuesday and brought down houses in the hills."
    first = sketched("a", "2025-03-04", told.format(n=14, town="Pokhara"), "Quake kills 14 in Pokhara")
    second = sketched("b", "2025-03-05", told.format(n=9, town="Butwal"), "Quake kills nine in Butwal")
    assert match(first, second) is not None


def test_two_attacks_on_one_town_in_one_week_are_two_events() -> None:
    first = sketched(
        "a",
        "2025-03-03",
        "A drone attack struck a school in Kervanour on Monday, killing 12 people. Police said 12 people died.",
        "Drone hits school in Kervanour",
    )
    second = sketched(
        "b",
        "2025-03-05",
        "Families gathered outside a bakery in Kervanour after a rocket killed 30 people there on Wednesday.",
        "Rocket attack on Kervanour bakery leaves 30 dead",
    )
    assert match(first, second) is None


BLAST = (
    "A car bomb went off at the vegetable market in Baidoa on {day} and killed {{12|killed|12}} people, police said."
)


def test_an_undated_article_is_dated_by_what_it_says() -> None:
    dated = sketched("a", "2026-03-10", BLAST.format(day="Monday"))
    undated = sketched("b", None, BLAST.format(day="9 March 2026").replace("police", "a hospital director"))
    assert grouped({"a": dated, "b": undated}) == [("a", "b")]


def test_an_article_that_tells_no_day_at_all_stays_apart() -> None:
    dated = sketched("a", "2026-03-10", BLAST.format(day="Monday"))
    timeless = sketched("b", None, "A car bomb killed {nine|killed|9} people at a market in Baidoa, residents said.")
    assert grouped({"a": dated, "b": timeless}) == [("a",), ("b",)]


def test_the_day_of_a_sentence_in_court_is_not_held_against_the_day_of_the_harm() -> None:
    harm = sketched(
        "a",
        "2026-03-10",
        "{Two|killed|2} clerks, Orla Fenwick and Tomas Brand, were shot dead in a pawn shop in Peoria on Monday. "
        "Quillon Marsh, 31, was arrested.",
        "Two clerks shot dead in Peoria pawn shop",
    )
    court = sketched(
        "b",
        "2026-05-20",
        "Quillon Marsh, 31, was found guilty on Tuesday of killing {two|killed|2} clerks, Orla Fenwick and "
        "Tomas Brand, in a pawn shop in Peoria.",
        "Man guilty of killing two clerks in Peoria pawn shop",
    )
    found = match(harm, court)
    assert found is not None
    assert any("a court's" in reason for reason in found.because)


def test_towns_of_one_name_may_be_one_where_an_article_does_not_say_which() -> None:
    told = (
        "{Three|killed|3} people, among them Orla Fenwick, 61, were shot dead at a filling station in Toledo{where} on "
    )
    named = sketched("a", "2026-03-10", told.replace("{where}", ", Ohio,") + "Monday.")
    unnamed = sketched("b", "2026-03-10", told.replace("{where}", "") + "Monday, police said.")
    assert named.places != unnamed.places
    assert likeness(named, unnamed) > 0.9


def test_a_place_that_no_table_knows_stands_before_the_country_of_the_event() -> None:
    told = "{Nine|killed|9} people died when a bus fell into a ravine near Quilmarca in Peru on Monday, {who} said."
    made = {
        name: sketched(name, "2026-03-10", told.replace("{who}", who))
        for name, who in (("a", "police"), ("b", "doctors"))
    }
    (found,) = group(made, matches(made))
    assert describe(found, made).places == ("Quilmarca", "Peru")


def test_reports_that_give_a_number_and_the_floor_of_that_number_are_compared() -> None:
    told = "Nine people died in Homs on Monday, {who} said. At least nine people were killed, {other} said."
    one, other = (
        Article(told.format(who=who, other=other), id=name, published=date(2025, 3, 5))
        for name, who, other in (("a", "a doctor", "police"), ("b", "a nurse", "the mayor"))
    )
    first, second = (sketches_of(Report(each, tuple(extract(each))), {})[0] for each in (one, other))
    assert match(first, second) is not None
