"""Claims, times and reasons in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from newsroom import article, because, figure, filed, statement

from facttrack.model import Estimate, TimeSpan
from facttrack.show.claims import contested_flag, place_and_time
from facttrack.show.wording import (
    amount,
    claim_words,
    contest_words,
    counted,
    days_words,
    estimate_words,
    moment_words,
    origin_words,
    span,
    when_words,
)
from facttrack.vocabulary import Because, Measure, Precision, Qualifier, Stance, Status

PAGE = article("Dozens of people fled, officials said, denying any strike.")


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (23, 23, Qualifier.EXACT, "23"),
        (140000, None, Qualifier.MORE_THAN, "more than 140,000"),
        (23, None, Qualifier.AT_LEAST, "at least 23"),
        (None, 30, Qualifier.AT_MOST, "at most 30"),
        (None, 10, Qualifier.FEWER_THAN, "fewer than 10"),
        (50, 50, Qualifier.ABOUT, "about 50"),
        (20, 30, Qualifier.RANGE, "20–30"),
        (24, None, Qualifier.VAGUE, "Dozens (24 or more)"),
        (0, 0, Qualifier.EXACT, "0"),
        (None, None, Qualifier.VAGUE, "Dozens"),
        (None, None, Qualifier.AT_LEAST, "no number"),
    ],
)
def test_a_number_is_told_with_its_bounds(low: int | None, high: int | None, qualifier: Qualifier, words: str) -> None:
    assert amount(figure(PAGE, "Dozens of people", "Dozens", low, high, qualifier=qualifier)) == words


def test_a_claim_is_told_as_a_label() -> None:
    fled = figure(PAGE, "Dozens of people fled", "Dozens", 24, None, measure=Measure.DISPLACED, who="people")
    assert claim_words(fled) == "displaced: at least 24 people"
    assert claim_words(statement(PAGE, "any strike", Stance.DENIES, "officials")) == "denies"
    assert claim_words(statement(PAGE, "any strike", Stance.ACCUSES, None, target="the army")) == "accuses the army"


@pytest.mark.parametrize(
    ("estimate", "words"),
    [
        (Estimate(23, 23, 23, ()), "23"),
        (Estimate(23, 27, 41, ()), "23–41, best 27"),
        (Estimate(23, None, None, ()), "23 or more"),
        (Estimate(None, 30, 30, ()), "up to 30, best 30"),
        (Estimate(None, None, None, ()), "no number"),
    ],
)
def test_an_estimate_is_told_with_its_best_value(estimate: Estimate, words: str) -> None:
    assert estimate_words(estimate) == words


def test_bounds_that_are_open_say_so() -> None:
    assert [span(1, 1), span(2, None), span(None, 3)] == ["1", "2 or more", "up to 3"]


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (date(2026, 1, 6), date(2026, 1, 6), Precision.DAY, "2026-01-06"),
        (date(2026, 1, 6), date(2026, 1, 11), Precision.DAY, "2026-01-06 to 2026-01-11"),
        (date(2026, 1, 1), date(2026, 1, 31), Precision.MONTH, "2026-01"),
        (date(2025, 11, 1), date(2026, 1, 31), Precision.MONTH, "2025-11-01 to 2026-01-31"),
        (date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR, "2016"),
    ],
)
def test_a_time_is_told_no_more_exactly_than_it_is_known(
    start: date, end: date, precision: Precision, words: str
) -> None:
    assert when_words(TimeSpan(start, end, "then", precision)) == words


def test_what_is_not_said_is_a_dash() -> None:
    nameless = article("x", day=None, outlet=None)
    assert [when_words(None), days_words(None, None), moment_words(None), origin_words(nameless)] == ["–"] * 4


def test_a_time_of_day_is_told_where_it_is_known() -> None:
    assert moment_words(datetime(2026, 1, 12, 9, 5, tzinfo=UTC)) == "2026-01-12 09:05 UTC"
    assert moment_words(date(2026, 1, 12)) == "2026-01-12"


def test_each_reason_is_told_once() -> None:
    reasons = because(Because.CONFLICT, "f-a") + because(Because.CONFLICT, "f-b") + because(Because.RIVAL_FIGURE)
    assert contest_words(reasons) == "conflict, rival"


@pytest.mark.parametrize(
    ("status", "reasons", "flag"),
    [
        (None, (), ""),
        (Status.RETRACTED, (), "retracted"),
        (Status.CONTESTED, because(Because.MARKED), "marked"),
        (Status.RESOLVED, (), "resolved"),
    ],
)
def test_a_flag_tells_disputes_and_decisions(status: Status | None, reasons, flag: str) -> None:
    (one,) = filed(PAGE, figure(PAGE, "Dozens of people", "Dozens", 24, contested=reasons), status=status)
    assert contested_flag(one) == flag


def test_background_is_told() -> None:
    assert place_and_time(figure(PAGE, "Dozens of people", "Dozens", 24, background=True)) == "background"


@pytest.mark.parametrize(("number", "words"), [(0, "0 links"), (1, "1 link"), (2300, "2,300 links")])
def test_nouns_agree_with_their_number(number: int, words: str) -> None:
    assert counted(number, "link") == words
