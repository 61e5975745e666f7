"""The times that a text names, and what each is for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.link.moments import Role, moments

#: A Wednesday.
PUBLISHED = date(2025, 10, 15)

CASES = [
    ("Monday's raid killed nine.", "Monday's", "2025-10-13", "2025-10-13", None, Role.HAPPENED),
    ("Nine had died by 9 p.m. on Tuesday.", "9 p.m. on Tuesday", "2025-10-14", "2025-10-14", 21, Role.AS_OF),
    ("as of Tuesday noon", "Tuesday noon", "2025-10-14", "2025-10-14", 12, Role.AS_OF),
    ("The mayor said on Tuesday morning that", "Tuesday morning", "2025-10-14", "2025-10-14", 9, Role.SAID),
    ("in its Tuesday evening bulletin", "Tuesday evening", "2025-10-14", "2025-10-14", 20, Role.SAID),
    ("displaced since Sunday", "Sunday", "2025-10-12", "2025-10-12", None, Role.SINCE),
    ("between 1 and 12 October", "1 and 12 October", "2025-10-01", "2025-10-12", None, Role.HAPPENED),
    ("in the week that ended on Sunday", "Sunday", "2025-10-06", "2025-10-12", None, Role.SINCE),
    ("on 9 October 2024", "9 October 2024", "2024-10-09", "2024-10-09", None, Role.HAPPENED),
    ("the December 20 blast", "December 20", "2024-12-20", "2024-12-20", None, Role.HAPPENED),
    ("the flood of January 2016", "January 2016", "2016-01-01", "2016-01-31", None, Role.HAPPENED),
    ("in March, before the rains", "March", "2025-03-01", "2025-03-31", None, Role.HAPPENED),
    ("on Sunday and Monday", "Sunday and Monday", "2025-10-12", "2025-10-13", None, Role.HAPPENED),
    ("from January to March", "January to March", "2025-01-01", "2025-03-31", None, Role.SINCE),
    ("between March and May", "March and May", "2025-03-01", "2025-05-31", None, Role.HAPPENED),
    ("since January 57 died", "January", "2025-01-01", "2025-01-01", None, Role.SINCE),
    ("shot early Sunday", "early Sunday", "2025-10-12", "2025-10-12", 4, Role.HAPPENED),
    ("BUKAVU, Oct 14 (Agency) - A mine fell in.", "Oct 14", "2025-10-14", "2025-10-14", None, Role.SAID),
    ("He was shot at about 2 a.m. Sunday.", "2 a.m. Sunday", "2025-10-12", "2025-10-12", 2, Role.HAPPENED),
    ("Nine were dead at 2 a.m. Sunday.", "2 a.m. Sunday", "2025-10-12", "2025-10-12", 2, Role.AS_OF),
    ("The losses from the 11 March blaze are high.", "11 March", "2025-03-11", "2025-03-11", None, Role.HAPPENED),
    ("They will meet again on Tuesday.", "Tuesday", "2025-10-14", "2025-10-14", None, Role.AHEAD),
    ("On Tuesday, the agency said that nine had died.", "Tuesday", "2025-10-14", "2025-10-14", None, Role.SAID),
    ("On Tuesday, two men were shot, police said.", "Tuesday", "2025-10-14", "2025-10-14", None, Role.HAPPENED),
    ("Tuesday's toll was nine", "Tuesday's", "2025-10-14", "2025-10-14", None, Role.AS_OF),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "hour", "role"), CASES, ids=[case[0] for case in CASES])
def test_a_time_is_read(text: str, words: str, first: str, last: str, hour: float | None, role: Role) -> None:
    (found,) = moments(text, PUBLISHED)
    assert text[found.start : found.end] == words
    assert (str(found.first), str(found.last), found.hour, found.role) == (first, last, hour, role)


@pytest.mark.parametrize("text", ["It may rain.", "They march on.", "He is 23.", "Sgt. Sunder said", "May said so"])
def test_other_words_are_no_times(text: str) -> None:
    assert moments(text, PUBLISHED) == []


def test_a_day_after_names_the_day_before() -> None:
    told = moments("The market stood empty on Tuesday, a day after the blast.", PUBLISHED)
    assert [(str(each.first), each.role) for each in told] == [("2025-10-14", Role.SAID), ("2025-10-13", Role.HAPPENED)]


def test_without_a_publication_date_only_full_dates_are_known() -> None:
    assert [each.first for each in moments("on Monday, 9 October and 9 October 2024", None)][-1] == date(2024, 10, 9)


@given(
    st.text(alphabet=st.sampled_from("on Monday by 9 pm May 12 to 20 March last week 2016's, year ago.\n"), max_size=80)
)
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for each in moments(text, PUBLISHED):
        assert 0 <= each.start < each.end <= len(text)
        assert each.first is None or each.last is None or each.first <= each.last


def test_a_month_inside_a_name_is_none() -> None:
    assert not moments("The minister, Omar Junejo, met Marchenko.", date(2025, 9, 12))
