"""Figures drawn as intervals with characters, and the scale that they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article, figure

from facttrack.model import Figure
from facttrack.show.timeline_chart import ASCII, UNICODE, axis, bar, glyphs_for
from facttrack.show.timeline_scale import Scale, scale_of, short_number
from facttrack.vocabulary import Qualifier

PAGE = article("23 died.")
TEN = Scale(0, 10, (0, 5, 10))


def counted(low: int | None, high: int | None, qualifier: Qualifier = Qualifier.EXACT) -> Figure:
    return figure(PAGE, "23 died", "23", low, high, qualifier=qualifier)


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "drawn", "plain"),
    [
        (5, 5, Qualifier.EXACT, "     ●", "     *"),
        (5, 5, Qualifier.ABOUT, "     ≈", "     ~"),
        (5, None, Qualifier.AT_LEAST, "     ●────▶", "     *---->"),
        (5, None, Qualifier.MORE_THAN, "     ○────▶", "     o---->"),
        (5, None, Qualifier.VAGUE, "     ●┄┄┄┄▶", "     *....>"),
        (None, 5, Qualifier.AT_MOST, "◀────●", "<----*"),
        (None, 5, Qualifier.FEWER_THAN, "◀────○", "<----o"),
        (2, 8, Qualifier.RANGE, "  ├─────┤", "  |-----|"),
        (0, 0, Qualifier.EXACT, "●", "*"),
        (None, None, Qualifier.EXACT, "", ""),
    ],
)
def test_each_kind_of_bounds_has_its_own_shape(
    low: int | None, high: int | None, qualifier: Qualifier, drawn: str, plain: str
) -> None:
    assert bar(counted(low, high, qualifier), TEN, 11, UNICODE) == drawn
    assert bar(counted(low, high, qualifier), TEN, 11, ASCII) == plain


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([23, 27], (0, 10, 20, 30)),
        ([1], (0, 1)),
        ([9], (0, 2, 4, 6, 8, 10)),
        ([120_000, 140_000], (0, 50_000, 100_000, 150_000)),
        ([3, 9_000], (1, 10, 100, 1_000, 10_000)),
        ([0], (0, 1)),
    ],
)
def test_a_scale_has_round_numbers_and_is_logarithmic_where_figures_lie_far_apart(
    numbers: list[int], ticks: tuple[int, ...]
) -> None:
    assert scale_of(counted(number, number) for number in numbers).ticks == ticks


def test_an_axis_prints_its_numbers_above_their_columns() -> None:
    assert axis(TEN, 21) == "0         5        10"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (9_500, "9500"), (20_000, "20k"), (1_500_000, "1.5m"), (2 * 10**9, "2bn")]
)
def test_numbers_of_an_axis_are_short(number: int, words: str) -> None:
    assert short_number(number) == words


@pytest.mark.parametrize(
    ("encoding", "glyphs"), [("utf-8", UNICODE), ("ascii", ASCII), ("latin-1", ASCII), (None, UNICODE)]
)
def test_a_chart_is_ascii_where_the_encoding_knows_no_better(encoding: str | None, glyphs: object) -> None:
    assert glyphs_for(encoding) is glyphs


BOUND = st.none() | st.integers(0, 10**12)


@given(st.lists(st.tuples(BOUND, BOUND, st.sampled_from(Qualifier)), min_size=1, max_size=8), st.integers(12, 80))
def test_whatever_the_figures_no_line_is_longer_than_the_chart(
    bounds: list[tuple[int | None, int | None, Qualifier]], width: int
) -> None:
    figures = []
    for low, high, qualifier in bounds:
        ordered = (min(low, high), max(low, high)) if low is not None and high is not None else (low, high)
        figures.append(counted(*ordered, qualifier))
    scale = scale_of(figures)
    assert len(axis(scale, width)) <= width
    assert all(len(bar(each, scale, width, UNICODE)) <= width for each in figures)


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=8))
def test_the_larger_number_never_stands_left_of_the_smaller(numbers: list[int]) -> None:
    scale = scale_of(counted(number, number) for number in numbers)
    places = [scale.at(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 1
