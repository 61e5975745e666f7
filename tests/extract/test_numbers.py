"""What a number is worth, and how the words around it bound it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.extract.document import Tokens
from facttrack.extract.numbers import Number, find_numbers
from facttrack.vocabulary import Qualifier


def _numbers(text: str) -> tuple[Tokens, list[Number]]:
    tokens = Tokens.of(text)
    return tokens, find_numbers(tokens)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "qualifier"),
    [
        ("23 people", "23", 23, 23, "exact"),
        ("twenty-three people", "twenty-three", 23, 23, "exact"),
        ("one hundred and five people", "one hundred and five", 105, 105, "exact"),
        ("twelve hundred people", "twelve hundred", 1200, 1200, "exact"),
        ("two hundred thousand people", "two hundred thousand", 200_000, 200_000, "exact"),
        ("140,000 people", "140,000", 140_000, 140_000, "exact"),
        ("140 000 people", "140 000", 140_000, 140_000, "exact"),
        ("1.2 million people", "1.2 million", 1_200_000, 1_200_000, "exact"),
        ("1.2m people", "1.2m", 1_200_000, 1_200_000, "exact"),
        ("380 thousand people", "380 thousand", 380_000, 380_000, "exact"),
        ("half a million people", "half a million", 500_000, 500_000, "exact"),
        ("half a dozen men", "half a dozen", 6, 6, "exact"),
        ("a dozen men", "a dozen", 12, 12, "exact"),
        ("two dozen men", "two dozen", 24, 24, "exact"),
        ("a couple of men", "a couple", 2, 2, "exact"),
        ("both men", "both", 2, 2, "exact"),
        ("a soldier", "a", 1, 1, "exact"),
        ("another man", "another", 1, 1, "exact"),
        ("another 30 men", "30", 30, 30, "exact"),
        ("a total of 12 men", "12", 12, 12, "exact"),
        ("no one", "no one", 0, 0, "exact"),
        ("at least 23 people", "23", 23, None, "at_least"),
        ("23 or more people", "23", 23, None, "at_least"),
        ("no fewer than 23 people", "23", 23, None, "at_least"),
        ("100+ people", "100", 100, None, "at_least"),
        ("more than 85,000 people", "85,000", 85_000, None, "more_than"),
        ("upwards of 50 people", "50", 50, None, "more_than"),
        ("in excess of 50 people", "50", 50, None, "more_than"),
        ("more than a dozen people", "a dozen", 12, None, "more_than"),
        ("up to 30 people", "30", None, 30, "at_most"),
        ("as many as 30 people", "30", None, 30, "at_most"),
        ("no more than 30 people", "30", None, 30, "at_most"),
        ("fewer than 10 people", "10", None, 10, "fewer_than"),
        ("just under 300 people", "300", None, 300, "fewer_than"),
        ("almost 300 people", "300", 300, 300, "about"),
        ("nearly 300 people", "300", 300, 300, "about"),
        ("some 50 people", "50", 50, 50, "about"),
        ("50 or so people", "50", 50, 50, "about"),
        ("50-odd people", "50", 50, 50, "about"),
        ("an estimated 50 people", "50", 50, 50, "about"),
        ("between 20 and 30 people", "20 and 30", 20, 30, "range"),
        ("between 2 and 3 million people", "2 and 3 million", 2_000_000, 3_000_000, "range"),
        ("20 to 30 people", "20 to 30", 20, 30, "range"),
        ("20-30 people", "20-30", 20, 30, "range"),
        ("20–30 people", "20–30", 20, 30, "range"),
        ("one or two planes", "one or two", 1, 2, "range"),
        ("dozens of people", "dozens", 24, None, "vague"),
        ("scores of people", "scores", 40, None, "vague"),
        ("hundreds of people", "hundreds", 200, None, "vague"),
        ("tens of thousands of people", "tens of thousands", 20_000, None, "vague"),
        ("hundreds of thousands of people", "hundreds of thousands", 200_000, None, "vague"),
        ("millions of people", "millions", 2_000_000, None, "vague"),
        ("several people", "several", 3, None, "vague"),
        ("a few people", "a few", 3, None, "vague"),
        ("a good many people", "a good many", 3, None, "vague"),
        ("a number of people", "a number", 2, None, "vague"),
        ("several hundred people", "several hundred", 300, None, "vague"),
        ("a series of raids", "a series", 2, None, "vague"),
    ],
)
def test_reads_words_and_bounds(text: str, words: str, low: int | None, high: int | None, qualifier: str) -> None:
    tokens, numbers = _numbers(text)
    (number,) = numbers
    said = text[tokens.starts[number.first] : tokens.ends[number.last - 1]]
    assert (said, number.low, number.high, number.qualifier) == (words, low, high, Qualifier(qualifier))


@pytest.mark.parametrize("text", ["few survived", "no longer", "a lot of noise", "magnitude 5.4", "no doubt"])
def test_reads_no_number(text: str) -> None:
    assert _numbers(text)[1] == []


def test_a_qualifier_covers_only_the_number_next_to_it() -> None:
    _, (first, second) = _numbers("at least 33 dead and 17 injured")
    assert (first.qualifier, second.qualifier) == (Qualifier.AT_LEAST, Qualifier.EXACT)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_separators_do_not_change_a_number(value: int) -> None:
    _, (number,) = _numbers(f"{value:,} people")
    assert number.low == value


@given(st.text(alphabet="0123456789 ,.-–anot dozemilhrfv+m", max_size=120))
def test_numbers_stay_in_order_and_apart(text: str) -> None:
    tokens, numbers = _numbers(text)
    edges = [edge for number in numbers for edge in (number.opens, number.closes)]
    assert edges == sorted(edges)
    assert all(0 <= number.first < number.last <= len(tokens) for number in numbers)
