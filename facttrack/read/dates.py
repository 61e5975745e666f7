"""Days and times of publication as inputs state them: machine-readable, or on a line of the text.

Nothing is completed: a date with no day is no date, and a time without its offset from UTC gives the day alone.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from facttrack.shipped import words

ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt ]\s?(\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(Z|z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
YEAR = re.compile(r"[12]\d{3}")
#: Systems write these where they know no date.
UNSET = frozenset({date(1, 1, 1), date(1899, 12, 30), date(1900, 1, 1), date(1970, 1, 1)})


def iso_date(text: str) -> date | datetime:
    """A date or an RFC 3339 time. A time that has no offset gives its day.

    Raises:
        ValueError: `text` is neither.
    """
    match = ISO.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"neither a date nor an RFC 3339 time: {text}")
    day, time, offset = match.groups()
    if time is None or offset is None:
        if time:
            datetime.fromisoformat(f"{day}T{time.replace(',', '.')}")
        return date.fromisoformat(day)
    offset = "+00:00" if offset in ("Z", "z", "UTC", "GMT") else offset
    return datetime.fromisoformat(f"{day}T{time.replace(',', '.')}{offset}")


def stated_date(text: str) -> date | datetime | None:
    """The date that a page's metadata or a feed states, in any of the usual ways of writing one.

    None where it cannot be read for certain, or is what systems write when they know none.
    """
    text = " ".join(text.split())
    if not text or len(text) > 100:
        return None
    try:
        found: date | datetime | None = iso_date(text)
    except ValueError:
        found = _rfc_2822(text) or _whole_date(text)
    day = found.date() if isinstance(found, datetime) else found
    return None if day in UNSET else found


class DateLine(NamedTuple):
    """A day of publication in a line of text, and where in the line its label or date begins."""

    day: date
    start: int
    labelled: bool


def date_line(line: str) -> DateLine | None:
    """The day of publication that a line of its own states, or that is labelled so at a headline's end.

    Sentences that mention a date, captions, and days of an update are none.
    """
    if len(line) > 250 or YEAR.search(line) is None:
        return None
    patterns = _patterns()
    for match in patterns.labelled.finditer(line):
        before, after = line[: match.start()].strip(" \t•·*|–—-"), line[match.end() :]
        caption = before.endswith("(") and len(before) > 1
        run_on = bool(before) and (match["label"][0].islower() or match["label"].lower() in table()["published_first"])
        if not caption and not run_on and patterns.after.match(after) and (day := _day(match)):
            return DateLine(day, match.start(), True)
    if len(line) > 120:
        return None
    at = 0
    for part in patterns.separator.split(line):
        match_part = patterns.whole.fullmatch(part)
        if match_part and (day := _day(match_part)):
            return DateLine(day, line.index(part, at), False)
        at += len(part)
    return None


def is_update_label(line: str) -> bool:
    """Whether a line announces when the article was changed: `Last updated:`."""
    return _patterns().updated.match(line) is not None


@cache
def table() -> dict[str, list[str] | list[list[str]]]:
    """The words of first lines, as `words/en/lead.toml` has them."""
    return tomllib.loads(words("en/lead.toml").read_text("utf-8"))


class _Patterns(NamedTuple):
    labelled: re.Pattern[str]
    whole: re.Pattern[str]
    after: re.Pattern[str]
    updated: re.Pattern[str]
    separator: re.Pattern[str]


@cache
def _numbers(kind: str) -> dict[str, int]:
    """`months` or `weekdays`: their names, long and short, to their number in the year or week (from 1)."""
    return {name: number for number, names in enumerate(table()[kind], 1) for name in names}


@cache
def _patterns() -> _Patterns:
    month = rf"(?P<month{{n}}>{_any(list(_numbers('months')))})\b\.?"
    day = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
    year = r"(?P<year{n}>\d{{4}})(?![\d])"
    forms = (
        rf"{month}[ \t]{{{{0,3}}}}{day},?[ \t]{{{{1,3}}}}{year}",
        rf"{day}[ \t-](?:of[ \t])?{month}[ \t,-]{{{{1,3}}}}{year}",
        r"(?P<year{n}>\d{{4}})[-/](?P<number{n}>\d\d)[-/](?P<day{n}>\d\d)(?!\d)",
        rf"(?P<first{{n}}>\d{{{{1,2}}}})[/.](?P<second{{n}}>\d{{{{1,2}}}})[/.]{year}",
    )
    written = "|".join(form.format(n=n) for n, form in enumerate(forms))
    clock = r"\d{1,2}(?:[:.]\d\d){0,2}[ \t]?(?:[ap]\.?m\.?)?[ \t]?(?:\(?(?-i:[A-Z]{2,4})\)?(?:[+-]\d{1,2})?)?"
    weekday = rf"(?:(?P<weekday>{_any(list(_numbers('weekdays')))})\b\.?,?[ \t]{{0,3}})?"
    stamp = (
        rf"(?:{clock},?[ \t]{{1,3}}(?:on[ \t])?)?{weekday}(?:{written})(?:,?[ \t]{{0,3}}(?:at[ \t]|@[ \t]?)?{clock})?"
    )
    published, updated = _any(_names("published") + _names("published_first")), _any(_names("updated"))
    # A label may run into its date ("PublishedJanuary 12, 2026"), but may not end another word.
    labelled = rf"(?<![^\W_])(?P<label>{published})(?:[ \t]+(?:on|at))?[ \t]{{0,3}}[:\-–—]?[ \t]{{0,3}}{stamp}"
    after = rf"[ \t]*(?:$|[)|•·–—/\[\]-]|[,.;]?[ \t]*(?:{updated}|by|in)\b|,?[ \t]*{clock}[ \t]*(?:$|[|•·–—/-])|\.$)"
    return _Patterns(
        re.compile(labelled, re.IGNORECASE),
        re.compile(rf"[\s•·*|(\[–—-]{{0,9}}{stamp}[\s•·|)\].,–—-]{{0,9}}", re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
        re.compile(rf"[\s•·*|(–—-]{{0,9}}(?:{updated})\b", re.IGNORECASE),
        re.compile(rf"[ \t][|•·–—-]+[ \t]|[|•·]|[ \t](?=(?:{updated})\b)", re.IGNORECASE),
    )


def _names(kind: str) -> list[str]:
    return [name for name in table()[kind] if isinstance(name, str)]


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"[ \t]+") for name in sorted(names, key=lambda n: (-len(n), n)))


def _day(match: re.Match[str]) -> date | None:
    """The day that the groups of a stamp give, if there is such a day and only one reading of it."""
    found = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    year = int(found["year"])
    if not 1800 <= year <= 2200:
        return None
    if "month" in found:
        return _date(year, _numbers("months")[found["month"].lower()], int(found["day"]))
    if "number" in found:
        return _date(year, int(found["number"]), int(found["day"]))
    first, second = int(found["first"]), int(found["second"])
    readings = {_date(year, first, second), _date(year, second, first)} - {None}
    if len(readings) > 1 and "weekday" in found:
        weekday = _numbers("weekdays")[found["weekday"].lower()]
        readings = {reading for reading in readings if reading and reading.isoweekday() == weekday}
    return readings.pop() if len(readings) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rfc_2822(text: str) -> date | datetime | None:
    """The form of e-mail and RSS: `Mon, 12 Jan 2026 10:00:00 +0000`; `-0000` says that the offset is unknown."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.date()


def _whole_date(text: str) -> date | None:
    match = _patterns().whole.fullmatch(text)
    return _day(match) if match else None
