"""What a person decided about events holds, whatever the matches say and in whatever order articles were read."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from facttrack.link import Match, Sketch, group, settle
from facttrack.model import Ruling
from tests.link.newsdesk import sketched

NAMES = tuple("abcdef")


def together(*articles: str) -> Ruling:
    return Ruling(True, articles[:1], articles[1:])


def apart(off: str, rest: str) -> Ruling:
    return Ruling(False, tuple(off), tuple(rest))


def alike(names: str) -> dict[str, Sketch]:
    text = "On Saturday {30|killed|30} people were killed by shelling in Rafah."
    return {name: sketched(name, "2025-05-04", text) for name in names}


def strange(names: str) -> dict[str, Sketch]:
    towns = ("Rafah", "Goma", "Kharkiv", "Mocoa", "Nagano", "Perth")
    return {
        name: sketched(name, f"202{i}-0{i + 1}-04", f"{{{i + 4}|killed|{i + 4}}} people died in {town}.")
        for i, (name, town) in enumerate(zip(names, towns, strict=False))
    }


def all_match(names: str, score: float = 0.95) -> list[Match]:
    return [Match(a, b, score) for a, b in combinations(names, 2)]


def grouped(made: dict[str, Sketch], matches: list[Match], *rulings: Ruling) -> list[str]:
    return ["".join(each.articles) for each in group(made, matches, rulings)]


def test_articles_that_match_nothing_can_be_put_together() -> None:
    assert grouped(strange("abc"), []) == ["a", "b", "c"]
    assert grouped(strange("abc"), [], together("a", "c")) == ["ac", "b"]


def test_articles_that_match_can_be_held_apart() -> None:
    assert grouped(alike("abc"), all_match("abc")) == ["abc"]
    assert grouped(alike("abc"), all_match("abc"), apart("b", "ac")) == ["ac", "b"]


def test_articles_that_are_split_off_stay_one_event() -> None:
    assert grouped(strange("abcd"), all_match("abcd"), apart("bd", "ac")) == ["ac", "bd"]


def test_a_new_article_joins_one_side_only() -> None:
    sides = grouped(alike("abc"), all_match("abc"), apart("a", "b"))
    assert sorted(map(len, sides)) == [1, 2]


def test_of_two_rulings_the_newer_stands() -> None:
    split, merged = apart("b", "ac"), together("a", "b", "c")
    assert grouped(alike("abc"), all_match("abc"), merged, split) == ["abc"]
    assert grouped(alike("abc"), all_match("abc"), split, merged) == ["ac", "b"]


def test_a_merge_keeps_to_a_newer_split_for_the_rest() -> None:
    assert grouped(strange("abc"), [], apart("b", "a"), together("a", "b", "c")) == ["ac", "b"]


def test_rulings_on_articles_that_are_not_there_say_nothing() -> None:
    assert grouped(alike("ab"), all_match("ab"), apart("x", "y"), together("a", "z")) == ["ab"]


def test_rulings_hold_in_a_large_component_too() -> None:
    made = {f"{number:03}": sketched(f"{number:03}", "2025-05-04", "Nothing.") for number in range(90)}
    names = sorted(made)
    made["zz"] = sketched("zz", "2020-01-04", "{Nine|killed|9} people died in Goma.")
    matches = [Match(a, b, 0.9) for a, b in combinations(names, 2)]
    groups = [
        each.articles for each in group(made, matches, [together("001", "zz"), Ruling(False, ("000",), ("001",))])
    ]
    assert any("zz" in articles and "001" in articles and "000" not in articles for articles in groups)


sides = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple)
rulings = st.lists(st.builds(Ruling, st.booleans(), sides, sides), max_size=4)
pairs = st.lists(st.sampled_from(list(combinations(NAMES, 2))), unique=True)


@given(rulings, pairs, st.integers(0, 99))
def test_rulings_are_kept_and_the_order_of_matches_does_not_matter(
    ruled: list[Ruling], matched: list[tuple[str, str]], seed: int
) -> None:
    made = STRANGE
    matches = [Match(a, b, 0.5 + 0.01 * i) for i, (a, b) in enumerate(sorted(matched))]
    groups = [each.articles for each in group(made, matches, ruled)]
    shuffled = Random(seed).sample(matches, len(matches))
    assert [each.articles for each in group(made, shuffled, ruled)] == groups
    held = settle(ruled, NAMES)
    event = {article: number for number, articles in enumerate(groups) for article in articles}
    assert all(event[a] != event[b] for a, b in held.apart)
    assert all(len({event[article] for article in articles}) == 1 for articles in held.together)


STRANGE = strange("abcdef")
