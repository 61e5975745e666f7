"""When and where a figure holds, and what is background."""

from __future__ import annotations

from datetime import date

import pytest

from facttrack.extract.dates import find_dates
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.figures import find_figures
from facttrack.extract.layout import lay_out
from facttrack.model import Article

MONDAY = date(2026, 1, 12)


def _figures(text: str, published: date | None = MONDAY) -> list[FigureDraft]:
    return find_figures(lay_out(Article(text, "a", published=published)))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on Friday", "2026-01-09", "2026-01-09", "day"),
        ("on Monday", "2026-01-12", "2026-01-12", "day"),
        ("last Monday", "2026-01-05", "2026-01-05", "day"),
        ("Saturday night", "2026-01-10", "2026-01-10", "day"),
        ("yesterday", "2026-01-11", "2026-01-11", "day"),
        ("overnight", "2026-01-11", "2026-01-12", "day"),
        ("on 5 January", "2026-01-05", "2026-01-05", "day"),
        ("on Dec. 20", "2025-12-20", "2025-12-20", "day"),
        ("on March 3, 2019", "2019-03-03", "2019-03-03", "day"),
        ("on 28 Nov 89", "1989-11-28", "1989-11-28", "day"),
        ("from 3 to 9 January", "2026-01-03", "2026-01-09", "day"),
        ("in January 2016", "2016-01-01", "2016-01-31", "month"),
        ("last week", "2026-01-05", "2026-01-11", "week"),
        ("last month", "2025-12-01", "2025-12-31", "month"),
        ("last year", "2025-01-01", "2025-12-31", "year"),
        ("this year", "2026-01-01", "2026-01-12", "year"),
        ("in 2011", "2011-01-01", "2011-12-31", "year"),
        ("since 2011", "2011-01-01", "2026-01-12", "year"),
        ("since Tuesday", "2026-01-06", "2026-01-12", "day"),
        ("over the past 24 hours", "2026-01-11", "2026-01-12", "day"),
        ("two days ago", "2026-01-10", "2026-01-10", "day"),
        ("during the three days of unrest", "2026-01-08", "2026-01-11", "day"),
    ],
)
def test_resolves_time_expressions_against_the_day_of_publication(
    text: str, start: str, end: str, precision: str
) -> None:
    (mention,) = find_dates(f"It happened {text}.", MONDAY)
    assert (str(mention.span.start), str(mention.span.end), mention.span.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["They may have left", "He will march home", "the second floor", "31 people sat down"])
def test_sees_no_date_where_there_is_none(text: str) -> None:
    assert find_dates(text, MONDAY) == []


def test_a_weekday_says_nothing_without_a_day_of_publication() -> None:
    assert find_dates("It happened on Friday.", None) == []


def test_an_impossible_day_is_no_date() -> None:
    assert find_dates("on 31 June", MONDAY) == []


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    (figure,) = _figures("Six people were killed in Tarim, the ministry said on Sunday.")
    assert figure.when is None


def test_the_day_of_the_clause_is_the_figures() -> None:
    first, second = _figures("Six people were killed on Friday and four were wounded on Saturday.")
    assert (first.when and first.when.text, second.when and second.when.text) == ("Friday", "Saturday")


def test_a_figure_takes_the_day_that_was_named_just_before() -> None:
    (figure,) = _figures("A bomb went off in Tarim on Friday. Six people were killed.")
    assert figure.when is not None
    assert figure.when.start == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Six people were killed in Aleppo.", ["Aleppo"]),
        ("Six people were killed in the village of Tal Rifaat.", ["Tal Rifaat"]),
        ("Raids killed six people in Homs and Hama provinces.", ["Homs", "Hama"]),
        ("Six people were killed in Ras al-Ayn on Tuesday.", ["Ras al-Ayn"]),
        ("Six people were killed in June.", []),
        ("KABUL — Six people were killed.", ["KABUL"]),
        ("A bus crashed near Homs. Six people were killed.", ["Homs"]),
    ],
)
def test_names_the_places_of_a_figure(text: str, names: list[str]) -> None:
    (figure,) = _figures(text)
    assert [place.text for place in figure.where] == names


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Six people were killed in Tarim on Sunday.", [False]),
        ("Six people were killed in Tarim on Sunday. The war has killed 200,000 people since 2011.", [False, True]),
        ("Six people were killed on Sunday. In 2019 a flood killed 40 people.", [False, True]),
        ("Six people were killed on Sunday. Two people were killed there last month.", [False, True]),
        ("Six people were killed on Sunday, and four have died since Friday.", [False, False]),
        ("The floods have affected 40,000 people since November.", [False]),
        ("Six people were killed in this week's landslide.", [False]),
        ("Tarim was silent on Sunday, a day after a blast that left six people dead.", [False]),
        ("Six people died on Sunday. The fire comes after two deadly blazes that killed 12.", [False, True]),
    ],
)
def test_other_events_and_longer_periods_are_background(text: str, background: list[bool]) -> None:
    assert [figure.background for figure in _figures(text)] == background
