"""Time expressions, resolved against the day of publication: our own grammar on `datetime`.

Each mention covers a span of whole days with its precision; what cannot be known stays out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import compress
from typing import Final

from facttrack.extract.document import Sentence, Tokens
from facttrack.extract.tables import Told, table
from facttrack.model import TimeSpan
from facttrack.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression at `start`–`end` of the text that was searched."""

    start: int
    end: int
    span: TimeSpan
    since: bool = False


# One alternative a form; `{month}` and its like are filled in from the table.
_FORMS: Final = (
    r"(?P<d1>\d{{1,2}}){th}\s*(?:to|and|until|[-–])\s*(?P<d2>\d{{1,2}}){th}\s+(?P<dm>{month})\b\.?(?:,?\s+(?P<dy>{year}))?",
    r"(?P<m1>{month})\b\.?\s+(?P<e1>\d{{1,2}})\s*[-–]\s*(?P<e2>\d{{1,2}})\b(?:,?\s+(?P<ey>{year}))?",
    r"(?P<md>{month})\b\.?\s+(?P<mday>\d{{1,2}}){th}\b{uncounted}(?:,?\s+(?P<my>{year}))?",
    r"(?P<day>\d{{1,2}}){th}\s+(?:of\s+)?(?P<dmon>{month})\b\.?(?:,?\s+(?P<dyear>{year}|[89]\d\b))?",
    r"(?P<iso>{year}-\d\d-\d\d)",
    r"(?P<mon>{month})\b\.?,?\s+(?P<monyear>(?:of\s+)?(?:{year}|last\s+year|this\s+year))",
    r"(?P<past>last\s+|this\s+past\s+)?(?P<wd>{weekday})(?:['’]s)?\b{part}",
    r"(?P<rel>yesterday|today|tonight|overnight|last\s+night|last\s+evening)\b{part}",
    r"(?P<rel2>this\s+(?:morning|afternoon|evening))\b",
    r"(?P<which>last|this|past|the\s+(?:past|last|previous))\s+(?:(?P<count>{number})\s+)?(?P<unit>{unit})s?\b",
    r"(?:last|this\s+past)\s+(?P<lastmonth>{month})\b(?!\s*\.?\s*\d)",
    r"(?P<ago>{number})\s+(?P<agounit>day|week|month|year|hour|minute|decade)s?\s+(?:ago|earlier)\b",
    r"(?P<dur>{number})[\s-]days?(?=\s+of\b)",
    r"(?:between|from)\s+(?P<y1>{year})\s+(?:and|to|until)\s+(?P<y2>{year})\b",
    r"(?P<begin>(?:beginning|start)\s+of\s+(?:the|this)\s+year)",
    r"(?:the|an?)\s+(?:(?P<yearof>{year})|(?P<monthof>{month}))\s+(?:[a-z]+\s+)?(?={event})",
    r"(?:(?:early|mid|late)[\s-])?(?:in|since|until|by|of|during|early|late|mid|from|the)\s+(?P<year>{year})\b{uncounted}",
    r"(?:in|since|during|throughout|of)\s+(?:early\s+|late\s+|mid-)?(?P<monthalone>{month})\b(?!\s*\.?\s*\d)",
)


@cache
def _pattern() -> re.Pattern[str]:
    words = table("dates")
    parts = {
        "month": "(?:" + "|".join(sorted(words["months"], key=len, reverse=True)) + ")",
        "weekday": "|".join(words["weekdays"]),
        "number": r"\d{1,3}|" + "|".join(words["numbers"]),
        "unit": "weekend|week|month|year|day|hour|decade",
        "year": r"(?:19|20)\d\d",
        "event": "(?:" + "|".join(words["events"].split()) + r")\b",
        "th": "(?:st|nd|rd|th)?",
        "part": r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon))?",
        "uncounted": r"(?!\s*(?:people|soldiers|civilians|homes)\b)",
    }
    return re.compile(r"\b(?:" + "|".join(form.format(**parts) for form in _FORMS) + ")", re.IGNORECASE)


@cache
def _openers() -> frozenset[str]:
    """Words that a time expression can begin with."""
    words = table("dates")
    return frozenset((*words["months"], *words["weekdays"], *words["numbers"], *words["openers"].split()))


@cache
def _calendar() -> frozenset[str]:
    """Words one of which stands in every time expression without a year."""
    words = table("dates")
    return frozenset((*words["months"], *words["weekdays"], *words["calendar"].split()))


_CENTURY: Final = re.compile(r"(?:19|20)\d\d")
_PART: Final = re.compile(r"\w+")


#: What a word may be in a time expression: a word that opens it, one with which it goes on, or either.
_OPENS, _GOES_ON, _BOTH = "opens", "goes on", "both"


#: What may stand inside a time expression: "the previous week", "the 4th of June", "3 to 5 May".
_BETWEEN: Final = frozenset({"previous", "st", "nd", "rd", "th", "to", "and", "-", "–"})


def _role(word: str) -> str:
    compound = len(word) > 1 and not word.isalpha() and not word.isdecimal()
    opens, dates = word in _openers() or word.isdecimal(), word in _calendar()
    if compound or (opens and dates):
        return _BOTH
    return _OPENS if opens else _GOES_ON if dates or word in _BETWEEN else ""


_roles: Final = Told(_role)


def _openings(tokens: Tokens) -> Iterator[int]:
    """Where a time expression may begin: at days, digits, compounds ("mid-May"), and at "last" or "in" before one."""
    openers = _openers()
    roles = [*map(_roles.__getitem__, tokens.lower), ""]
    for at in compress(range(len(tokens)), roles):
        if roles[at] is _GOES_ON or (roles[at] is _OPENS and not roles[at + 1]):
            continue
        if tokens.lower[at].isalpha():
            yield tokens.starts[at]
        else:
            for part in _PART.finditer(tokens.words[at]):
                if part[0].lower() in openers or part[0][0].isdecimal():
                    yield tokens.starts[at] + part.start()


def _matches(sentence: Sentence, limit: int) -> Iterator[re.Match[str]]:
    """The time expressions' matches in the sentence's first characters, as many as `limit` says."""
    tokens, text = sentence.tokens, sentence.text
    if not sentence.holds(_calendar()) and not _CENTURY.search(text):
        return
    match_at, end = _pattern().match, 0
    for place in _openings(tokens):
        at = place - sentence.start
        if at >= end and (match := match_at(text, at, limit)) is not None:
            end = match.end()
            yield match


# "since the beginning of the full-scale war in" February 2022.
_SINCE: Final = re.compile(
    r"\bsince\s+(?:the\s+(?:start|beginning|outbreak|onset)\b|[\w’']+\s+began\b)[^.,;]*\Z", re.IGNORECASE
)


def find_dates(sentence: Sentence, published: date | None, limit: int | None = None) -> list[Mention]:
    """Every time expression of a sentence, or of its first `limit` characters, whose days can be known."""
    text = sentence.text
    found: list[Mention] = []
    for match in _matches(sentence, len(text) if limit is None else limit):
        days = _days(match, published)
        if days is None:
            continue
        start, end, precision = days
        since = _opens_with_since(text, match)
        if since and published is not None and start <= published:
            end = published
        if start <= end:
            words = match.group().strip()
            found.append(Mention(match.start(), match.end(), TimeSpan(start, end, words, precision), since))
    return found


def _opens_with_since(text: str, match: re.Match[str]) -> bool:
    """ "since Monday", "since the 5th of May", "since the outbreak of the war in 2019"."""
    ahead = text[max(0, match.start() - 90) : match.start()].lower()
    if match.group()[:5].lower() == "since":
        return True
    if "since" not in ahead:
        return False
    before = ahead[-12:].split()
    return (
        before[-1:] == ["since"] or before[-2:] in (["since", "the"], ["since", "last"]) or bool(_SINCE.search(ahead))
    )


_Days = tuple[date, date, Precision]


def _days(match: re.Match[str], published: date | None) -> _Days | None:
    try:
        return _resolvers()[str(match.lastgroup)](match, published)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None


def _month(word: str) -> int:
    return int(table("dates")["months"][word.lower()])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else int(table("dates")["numbers"][word.lower()])


def _dated(day: int, month: int, year: str | None, published: date | None) -> date | None:
    """The day of a month; without a year, the one nearest before publication."""
    if year is not None:
        number = int(year)
        return date(number if number > 99 else 1900 + number, month, day)
    if published is None:
        return None
    for candidate in (published.year, published.year - 1):
        if day <= monthrange(candidate, month)[1]:
            found = date(candidate, month, day)
            if found <= published + timedelta(days=3):
                return found
    return None


def _one(day: date | None) -> _Days | None:
    return None if day is None else (day, day, Precision.DAY)


def _two(first: date | None, last: date | None) -> _Days | None:
    return None if first is None or last is None else (first, last, Precision.DAY)


def _month_span(year: int, month: int) -> _Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH


def _month_year(match: re.Match[str], published: date | None) -> _Days | None:
    words, month = match["monyear"].lower(), _month(match["mon"])
    digits = re.search(r"\d{4}", words)
    if digits:
        return _month_span(int(digits.group()), month)
    return None if published is None else _month_span(published.year - ("last" in words), month)


def _month_alone(word: str, published: date | None) -> _Days | None:
    if published is None or word in ("may", "march"):  # in small letters rather a verb
        return None
    month = _month(word)
    begins = published.day > 24 and month == published.month + 1  # the night on which a month begins
    return _month_span(published.year - (month > published.month and not begins), month)


def _last_month_named(match: re.Match[str], published: date | None) -> _Days | None:
    """ "last November": the latest one that was over before the month of publication."""
    if published is None:
        return None
    month = _month(match["lastmonth"])
    return _month_span(published.year - (month >= published.month), month)


def _weekday(match: re.Match[str], published: date | None) -> _Days | None:
    if published is None:
        return None
    back = (published.weekday() - int(table("dates")["weekdays"][match["wd"].lower()])) % 7
    if back == 0 and match["past"]:
        back = 7
    return _one(published - timedelta(days=back))


def _relative(match: re.Match[str], published: date | None) -> _Days | None:
    if published is None:
        return None
    word = " ".join((match["rel"] or match["rel2"]).lower().split())
    if word == "overnight":
        return published - timedelta(days=1), published, Precision.DAY
    return _one(published - timedelta(days=1 if word in ("yesterday", "last night", "last evening") else 0))


def _period(match: re.Match[str], published: date | None) -> _Days | None:
    """ "last week", "this year", "the past three months"."""
    if published is None:
        return None
    unit, which = match["unit"].lower(), " ".join(match["which"].lower().split())
    if match["count"] or (which in ("the past", "past", "the last") and unit != "weekend"):
        count = _count(match["count"]) if match["count"] else 1
        days = (count + 23) // 24 if unit == "hour" else _length(unit) * count
        return published - timedelta(days=days), published, _unit_precision(unit)
    back = 0 if which == "this" else 1
    if unit == "year":
        year = published.year - back
        return date(year, 1, 1), date(year, 12, 31) if back else published, Precision.YEAR
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 - back, 12)
        start, end, precision = _month_span(year, month + 1)
        return start, end if back else published, precision
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        return monday, monday + timedelta(days=6) if back else published, Precision.WEEK
    if unit == "weekend":
        sunday = published - timedelta(days=(published.weekday() + 1) % 7)
        return sunday - timedelta(days=1), sunday, Precision.DAY
    return None


def _ago(match: re.Match[str], published: date | None) -> _Days | None:
    if published is None:
        return None
    unit, count = match["agounit"].lower(), _count(match["ago"])
    if unit in ("hour", "minute"):
        return published - timedelta(days=1), published, Precision.DAY
    middle = published - timedelta(days=_length(unit) * count)
    if unit == "year":
        return date(published.year - count, 1, 1), date(published.year - count, 12, 31), Precision.YEAR
    if unit == "month":
        return _month_span(middle.year, middle.month)
    if unit == "week":
        return middle - timedelta(days=3), middle + timedelta(days=3), Precision.WEEK
    return (
        _one(middle) if unit == "day" else (date(middle.year - 5, 1, 1), date(middle.year + 5, 12, 31), Precision.YEAR)
    )


def _duration(match: re.Match[str], published: date | None) -> _Days | None:
    """ "the three days of unrest": the days before publication."""
    if published is None:
        return None
    end = published - timedelta(days=1)
    return end - timedelta(days=_count(match["dur"])), end, Precision.DAY


def _year(digits: str, published: date | None) -> _Days | None:
    year = int(digits)
    if published is not None and year > published.year:
        return None
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _beginning(_: re.Match[str], published: date | None) -> _Days | None:
    return None if published is None else (date(published.year, 1, 1), published, Precision.YEAR)


def _length(unit: str) -> int:
    return {"day": 1, "hour": 1, "week": 7, "weekend": 2, "month": 30, "year": 365, "decade": 3652}[unit]


def _unit_precision(unit: str) -> Precision:
    return {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.YEAR}.get(
        unit, Precision.DAY
    )


_Resolver = Callable[[re.Match[str], date | None], _Days | None]
# By a part that its form always has.
_RESOLVERS: Final[tuple[tuple[str, _Resolver], ...]] = (
    (
        "d1",
        lambda m, p: _two(
            _dated(int(m["d1"]), _month(m["dm"]), m["dy"], p), _dated(int(m["d2"]), _month(m["dm"]), m["dy"], p)
        ),
    ),
    (
        "m1",
        lambda m, p: _two(
            _dated(int(m["e1"]), _month(m["m1"]), m["ey"], p), _dated(int(m["e2"]), _month(m["m1"]), m["ey"], p)
        ),
    ),
    ("md", lambda m, p: _one(_dated(int(m["mday"]), _month(m["md"]), m["my"], p))),
    ("day", lambda m, p: _one(_dated(int(m["day"]), _month(m["dmon"]), m["dyear"], p))),
    ("iso", lambda m, _: _one(date.fromisoformat(m["iso"]))),
    ("mon", _month_year),
    ("wd", _weekday),
    ("rel", _relative),
    ("rel2", _relative),
    ("which", _period),
    ("lastmonth", _last_month_named),
    ("ago", _ago),
    ("dur", _duration),
    ("begin", _beginning),
    ("y1", lambda m, _: (date(int(m["y1"]), 1, 1), date(int(m["y2"]), 12, 31), Precision.YEAR)),
    ("year", lambda m, p: _year(m["year"], p)),
    ("monthalone", lambda m, p: _month_alone(m["monthalone"], p)),
    ("yearof", lambda m, p: _year(m["yearof"], p)),
    ("monthof", lambda m, p: _month_alone(m["monthof"], p)),
)


@cache
def _resolvers() -> dict[str, _Resolver]:
    """By every part that a form names: the last one that matched tells the form."""
    forms = [set(re.findall(r"\(\?P<(\w+)>", form)) for form in _FORMS]
    shared = {part: resolve for name, resolve in _RESOLVERS for form in forms if name in form for part in form}
    return shared | dict(_RESOLVERS)
