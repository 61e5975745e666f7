"""Values of options: days, moments, terms."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click
import pytest

from facttrack.cli import options
from facttrack.cli.options import Day, Moment, Term
from facttrack.vocabulary import Relation


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "now", lambda: datetime(2026, 3, 4, 9, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-01-12", date(2026, 1, 12), date(2026, 1, 12)),
        ("2026-2", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("Today", date(2026, 3, 4), date(2026, 3, 4)),
        ("yesterday", date(2026, 3, 3), date(2026, 3, 3)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("7d", date(2026, 2, 25), date(2026, 2, 25)),
    ],
)
def test_a_month_or_a_year_stands_for_its_first_or_last_day(words: str, first: date, last: date) -> None:
    assert (Day().convert(words, None, None), Day(last=True).convert(words, None, None)) == (first, last)


@pytest.mark.parametrize("words", ["2026-13", "2026-02-30", "last week", "", "12 January", "999999d", "2026-00-05"])
def test_what_is_no_day_is_refused_with_what_would_be(words: str) -> None:
    with pytest.raises(click.BadParameter, match="2026-01-12"):
        Day().convert(words, None, None)


def test_a_moment_is_a_day_or_a_time() -> None:
    assert Moment().convert("2026-01-12", None, None) == date(2026, 1, 12)
    assert Moment().convert("2026-01-12T14:30+03:00", None, None).isoformat() == "2026-01-12T14:30:00+03:00"


def test_what_is_no_moment_is_refused() -> None:
    with pytest.raises(click.BadParameter, match="2026-01-12T14:30"):
        Moment().convert("noon", None, None)


@pytest.mark.parametrize("words", ["part_of", "part-of", "PART_OF"])
def test_a_term_may_be_written_with_hyphens_and_capitals(words: str) -> None:
    assert Term(Relation).convert(words, None, None) is Relation.PART_OF


def test_decisions_are_filed_under_the_name_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTTRACK_USER", "R. Haddad")
    assert options.who() == "R. Haddad"
    monkeypatch.delenv("FACTTRACK_USER")
    monkeypatch.setenv("LOGNAME", "rima")
    assert options.who() == "rima"
