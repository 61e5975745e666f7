"""What holds for figures whatever the article says: places, order, repetition, time."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import steps

from facttrack.extract.drafts import FigureDraft
from facttrack.extract.figures import find_figures
from facttrack.extract.layout import lay_out
from facttrack.model import Article
from facttrack.vocabulary import Qualifier

WORDS = (
    "12 two a no at least more than between and , . killed were was dead people soldiers houses destroyed of the in "
    "who including Aleppo Friday , 34 , “ ” ( ) — missing wounded shot hospital taken to another others one them"
).split()


def _found(text: str) -> list[FigureDraft]:
    return find_figures(lay_out(Article(text, "a", published=date(2026, 1, 12))))


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=200)
def test_every_figure_points_into_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for figure in _found(text):
        number = figure.number
        assert text[number.start : number.end] == number.text
        assert figure.start <= number.start < number.end <= figure.end <= len(text)
        assert all(text[place.start : place.end] == place.text for place in figure.where)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=100)
def test_bounds_agree_with_the_qualifier(words: list[str]) -> None:
    for figure in _found(" ".join(words)):
        if figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
            assert figure.low == figure.high
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert _found(text) == _found(text)


def test_no_number_counts_twice_under_one_measure() -> None:
    figures = _found("At least 12 people, including five children, drowned and 49 people drowned in the sea on Sunday.")
    keys = [(figure.number.start, figure.measure) for figure in figures]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "12 ",
        "“",
        "A",
        "A. ",
        "killed 12 and ",
        "12 killed ",
        "killed 1, 1, 1, ",
        "one of the two ",
        "12 people who ",
        "the number of ",
        "killed 12 on Monday in Homs ",
        "( ",
        "23 people were killed and ",
        "killed12",
        "killed one in Homs, ",
        "killed twelve\n",
        "Ann left\n",
        "Lt. ",
        "approx. 3 ",
        "1 million million ",
        "At least 23 people were killed and 14 wounded in Aleppo on Monday, police said.\n",
    ],
)
def test_steps_grow_with_the_length_of_hostile_text(unit: str) -> None:
    _found(unit * 10)  # tables are loaded, patterns compiled
    short, long = (steps(partial(_found, (unit * size)[:size])) for size in (6_000, 24_000))
    assert long <= 6 * short + 2_000
