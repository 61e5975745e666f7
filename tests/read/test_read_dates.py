"""Days and times as inputs state them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.read.dates import date_line, is_update_label, iso_date, stated_date

PLUS_TWO = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-01-12", date(2026, 1, 12)),
        ("2026-01-12T08:30:00Z", datetime(2026, 1, 12, 8, 30, tzinfo=UTC)),
        ("2026-01-12t08:30:00z", datetime(2026, 1, 12, 8, 30, tzinfo=UTC)),
        ("2026-01-12T08:30:00.250+02:00", datetime(2026, 1, 12, 8, 30, 0, 250_000, tzinfo=PLUS_TWO)),
        ("2026-01-12 08:30:00 +0200", datetime(2026, 1, 12, 8, 30, tzinfo=PLUS_TWO)),
        pytest.param("2026-01-12T08:30:00", date(2026, 1, 12), id="a time without its offset gives the day"),
    ],
)
def test_a_date_or_an_rfc_3339_time_is_read(words: str, expected: date) -> None:
    found = iso_date(words)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2026", "2026-01", "20260112", "2026-13-01", "2026-02-30", "2026-01-12T25:00:00Z", "12/01/2026"],
)
def test_what_is_no_iso_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        iso_date(words)


@given(st.datetimes(timezones=st.timezones() | st.just(UTC)))
def test_every_time_that_python_writes_in_whole_minutes_of_offset_is_read_back(moment: datetime) -> None:
    offset = moment.utcoffset() or timedelta()
    moment = moment.replace(tzinfo=timezone(timedelta(minutes=offset // timedelta(minutes=1))))
    assert iso_date(moment.isoformat()) == moment


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mon, 12 Jan 2026 08:30:00 +0200", datetime(2026, 1, 12, 8, 30, tzinfo=PLUS_TWO)),
        ("Mon, 12 Jan 2026 08:30:00 GMT", datetime(2026, 1, 12, 8, 30, tzinfo=UTC)),
        pytest.param("Mon, 12 Jan 2026 08:30:00 -0000", date(2026, 1, 12), id="an unknown offset gives the day"),
        ("January 12, 2026", date(2026, 1, 12)),
        ("12 January 2026", date(2026, 1, 12)),
        ("Jan. 12, 2026 4:15 p.m.", date(2026, 1, 12)),
        ("28/6/2025", date(2025, 6, 28)),
        pytest.param("7/6/2025", None, id="a numeric date with two readings is none"),
        pytest.param("Saturday, 7/6/2025", date(2025, 6, 7), id="the weekday decides between two readings"),
        pytest.param("January 2026", None, id="a month is no day"),
        pytest.param("1970-01-01T00:00:00Z", None, id="the zero of a clock is no date"),
        pytest.param("0001-01-01", None, id="the first day of the calendar is no date"),
        pytest.param("3 hours ago", None, id="a date relative to now is none"),
        pytest.param("February 30, 2026", None, id="a day that does not exist"),
    ],
)
def test_pages_and_feeds_state_dates_in_many_ways(words: str, expected: date | None) -> None:
    found = stated_date(words)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("  • PublishedMarch 3, 2025", date(2025, 3, 3), id="the label runs into the month"),
        ("• Published March 3, 2025", date(2025, 3, 3)),
        ("March 3, 2025", date(2025, 3, 3)),
        ("Monday 3rd March 2025", date(2025, 3, 3)),
        ("3 March 2025, 14:05 GMT", date(2025, 3, 3)),
        ("2025-03-03", date(2025, 3, 3)),
        ("First published on 3 March 2025", date(2025, 3, 3)),
        ("Posted 3:57 AM, March 3, 2025, by Nora Lind", date(2025, 3, 3)),
        ("Published: 15:41 GMT, 3 March 2025 | Updated: 16:01 GMT, 4 March 2025", date(2025, 3, 3)),
        ("March 3, 2025, 11:11 AM Last updated: Tuesday, March 4, 2025", date(2025, 3, 3)),
        ("Two Hurt in Ferry Fire Posted: Monday, March 3, 2025 3:13 PM EST", date(2025, 3, 3)),
        ("By Nora Lind - March 3, 2025", date(2025, 3, 3)),
        ("The Harbour Post | March 3, 2025 | 4 min read", date(2025, 3, 3)),
        pytest.param("Last updated: March 4, 2025", None, id="an update is no publication"),
        pytest.param("A report published March 3, 2025 says so", None, id="a date inside a sentence"),
        pytest.param("Published March 3, 2025, the report names nine units.", None, id="a sentence that begins so"),
        pytest.param("Nora Lind speaks. (Published Monday, March 3, 2025)", None, id="the date of a film or picture"),
        pytest.param("The quay on March 3, 2025, after the fire", None, id="a caption"),
        pytest.param("— Harbour Police (@harbour) March 3, 2025", None, id="a message quoted from elsewhere"),
        pytest.param("Court Date: March 3, 2025 | Bond: none", None, id="another kind of date"),
        pytest.param("March 2025", None, id="no day"),
        pytest.param("Republished March 3, 2025", None, id="a label inside another word"),
        pytest.param("June 31, 2025", None, id="a day that does not exist"),
    ],
)
def test_a_line_of_its_own_states_the_day_of_publication(line: str, expected: date | None) -> None:
    found = date_line(line)
    assert (found.day if found else None) == expected


def test_a_line_that_announces_an_update_is_known_as_one() -> None:
    assert is_update_label("Last updated:")


@given(st.text(max_size=300))
def test_no_line_upsets_the_search_for_a_date(line: str) -> None:
    found = date_line(line)
    assert found is None or 0 <= found.start < len(line)


@given(
    st.dates(date(1800, 1, 1), date(2200, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%A, %B %d, %Y", "%Y-%m-%d"]),
)
def test_every_day_written_out_is_read_back(day: date, form: str) -> None:
    found = date_line(f"Published {day.strftime(form)}")
    assert found is not None
    assert found.day == day
