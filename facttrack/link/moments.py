"""When: the times that a text names, and what each is for.

A count has two times: when its people were harmed (`happened`, a span of days) and up to when it
was taken (`as_of`, a moment). "Nine people had been killed by Friday noon in Thursday's raid" has
both. Hours are 0 to 24 of the local day, so that "by midnight" ends the day it belongs to.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from facttrack.link.mentions import datelines
from facttrack.link.tables import table, whole


class Role(StrEnum):
    """What a time in the text is for."""

    HAPPENED = "happened"
    AS_OF = "as_of"
    SINCE = "since"
    SAID = "said"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time named at `start`–`end`: days `first`–`last` (None where only an hour is told), hour 0–24 or None."""

    start: int
    end: int
    first: date | None
    last: date | None
    hour: float | None
    role: Role


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
_NUMBER = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "a": 1, "an": 1, "several": 3, "few": 3}  # fmt: skip
_UNIT = {"day": 1, "week": 7, "month": 30, "year": 365, "fortnight": 14, "decade": 3650}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = (
    r"(?:before dawn|dawn|daybreak|sunrise|morning|midday|noon|afternoon|dusk|nightfall|sunset|evening|night|midnight)"
)

_RELATIVE = (
    r"[Yy]esterday|[Tt]oday|[Tt]onight|[Oo]vernight|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening)"
    r"|[Ee]arlier\s+in\s+the\s+day|[Tt]he\s+(?:previous\s+day|day\s+before)"
)
_CLOCK = (
    r"noon|midday|midnight|nightfall|dusk|dawn|sunset|(?:the\s+)?end\s+of\s+the\s+(?:day|night|week)"
    r"|(?:late\s+)?that\s+(?:night|evening)|in\s+the\s+(?:evening|afternoon|morning)"
)
_YEAR = r"(?:19|20)\d\d"

_DATE = r"(?:3[01]|[12]\d|0?[1-9])"
_COUNTED = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|One|Two|Three|Four|Five|Six)"
_UNITS = r"(?:day|week|month|year|decade|fortnight)"
# The words that a time begins with. Most words of a text are none: they need no look at the alternatives.
_FIRST = (
    rf"\d|{_MONTH}|{_WEEKDAY}|[Ll]ast\b|[Ll]ate\b|[Ee]arly\b|{_RELATIVE}|[Tt]his\b|[Tt]he\s(?:past|weekend)\b"
    rf"|{_COUNTED}\s+{_UNITS}|{_CLOCK}"
)

# Most places of a text are inside a word, where no time begins.
_TIME = re.compile(
    rf"""
    (?:(?<![^\W\d_])|(?=[A-Z\d]))(?={_FIRST})(?:
    (?P<span>(?:(?:{_MONTH}\s+)?\d{{1,2}})\s*(?:to|-|–|until|and)\s*(?P<span_day>\d{{1,2}})
        \s+(?P<span_month>{_MONTH})(?:,?\s+(?P<span_year>{_YEAR}))?)
  | (?P<mdy>(?P<m1>{_MONTH})\s+(?P<d1>{_DATE})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y1>{_YEAR}))?)
  | (?P<dmy>\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?)
  | (?P<my>(?:(?P<last3>[Ll]ast)\s+)?(?P<m3>{_MONTH})(?![^\W\d_])(?:’s|'s)?(?:,?\s+(?:of\s+)?(?P<y3>{_YEAR}))?)
  | (?P<weekday>(?:(?P<mod>[Ll]ast|[Ee]arly|[Ll]ate)\s+)?(?P<wd>{_WEEKDAY})s?(?:’s|'s)?(?:\s+(?P<wpart>{_PART}))?)
  | (?P<rel>\b(?:{_RELATIVE})\b)
  | (?P<ago>\b(?P<n>\d+|{_COUNTED})\s+(?P<unit>{_UNITS})s?\s+(?:ago|earlier|before|after|to\s+the\s+day))
  | (?P<past>\b(?:[Ll]ast|[Tt]his|[Tt]he\spast)\s+(?P<punit>week|month|year|spring|summer|autumn|fall|winter)\b)
  | (?P<weekend>\b(?:(?P<which>[Ll]ast|[Tt]his\spast|[Tt]his|[Tt]he\spast|[Tt]he)\s)weekend\b)
  | (?P<year>\b(?:(?<=in\s)|(?<=since\s)|(?<=of\s)|(?<=the\s)|(?<=from\s))(?P<y4>{_YEAR})\b)
  | (?P<clock>\b(?:(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?\s*(?P<ap>[ap]\.?\s?m\b\.?)|(?P<cpart>{_CLOCK})\b))
    )
""",
    re.X,
)


def moments(text: str, published: date | None) -> list[Moment]:
    """The times that the text names, in order; neighbours that fix one time ("9 p.m. on Friday") are one.

    Weekdays are the last ones before publication. Days that need a date of publication stay None without one.
    """
    found: list[Moment] = []
    heads = datelines(text)
    year_of = published or _first_dated(text)
    for match in _TIME.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if match["ago"] and match["ago"].endswith("after") and not _of_event().match(text, match.end()):
            continue
        first, last, hour = _read(match, published, year_of)
        if first is None and hour is None and not match["weekday"]:
            continue
        start, end = match.span()
        # "Monday, 2 March" is that day, whichever Monday was the last one.
        dated = (
            bool(match["mdy"] or match["dmy"]) and found and _NAMED_DAY.fullmatch(text, found[-1].start, found[-1].end)
        )
        if found and _joined(text[found[-1].end : start]) and (dated or _complete(found[-1], first, hour)):
            before = found.pop()
            start, hour = before.start, hour if before.hour is None else before.hour
            first, last = first or before.first, last or before.last
            role = before.role
        else:
            role = Role.HAPPENED if match["span"] else _role(text, start, match.group())
            role = Role.SAID if any(begun <= start < ended for begun, ended in heads) else role
        if role is Role.SINCE:
            last = first  # "since January": the end is open
        if last and (ended := _ENDED.search(text[max(0, start - 40) : start])):
            days = (
                7
                if ended["week"]
                else _NUMBER.get(ended["n"].lower()) or int(ended["n"] if ended["n"].isdigit() else 1)
            )
            first, role = last - timedelta(days=days - 1), Role.SINCE
        if first and published and first > published:
            role = Role.AHEAD
        if (
            found
            and first
            and found[-1].first
            and re.fullmatch(r"\s+(?:and|to|through)\s+(?:on\s+)?", text[found[-1].end : start])
        ):
            before = found.pop()
            start, first, role = before.start, min(first, before.first or first), before.role
        found.append(Moment(start, end, first, last, hour, role))
        if first and (since := _DAY_AFTER.match(text, end)) and _of_event().match(text, since.end()):
            day = first - timedelta(days=_NUMBER.get(since["n"].lower(), 1))
            found[-1] = Moment(start, end, first, last, hour, Role.SAID)
            found.append(Moment(since.start("n"), since.end(), day, day, None, Role.HAPPENED))
    return found


_NAMED_DAY = re.compile(rf"{_WEEKDAY}(?:\s+{_PART})?")


def _joined(gap: str) -> bool:
    return len(gap) <= 6 and gap.strip().lower() in ("", "on", ",", "of")


def _complete(before: Moment, day: date | None, hour: float | None) -> bool:
    """Does the one give a day and the other an hour?"""
    return (before.first is None) != (day is None) and (before.hour is None or hour is None)


Reading = tuple[date | None, date | None, float | None]


def _first_dated(text: str) -> date | None:
    """The first day that the text gives with its year: where it is undated, other days are of that year."""
    dated = (_read(match, None, None)[1] for match in _TIME.finditer(text) if match["y1"] or match["y2"])
    return next((day for day in dated if day), None)


def _read(match: re.Match[str], published: date | None, year_of: date | None) -> Reading:
    kind = match.lastgroup if match.lastgroup in _READERS else next(k for k in _READERS if match[k])
    return _READERS[kind](match, year_of if kind in ("span", "mdy", "dmy") else published)


def _weekday(match: re.Match[str], published: date | None) -> Reading:
    hours = table("moments")["hours"]
    part = (match["wpart"] or "").lower().removeprefix("before ")
    hour = hours.get(part)
    if hour is None:
        hour = hours.get((match["mod"] or "").lower())
    if published is None:
        return None, None, hour
    back = (published.weekday() - _DAYS.index(match["wd"].lower())) % 7
    if back == 0 and (match["mod"] or "").lower() == "last":
        back = 7
    day = published - timedelta(days=back)
    return day, day, hour


def _month_number(name: str) -> int:
    name = name.lower().rstrip(".")
    return _SHORT.get(name) or _MONTHS.index(name) + 1


def _dated(day: int, month: str, year: str | None, published: date | None) -> Reading:
    number = _month_number(month)
    try:
        if year:
            found = date(int(year), number, day)
        elif published is None:
            return None, None, None
        else:
            found = date(published.year, number, day)
            if found > published + timedelta(days=_AHEAD):
                found = date(published.year - 1, number, day)
    except ValueError:
        return None, None, None
    return found, found, None


def _month_span(month: int, year: int) -> Reading:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1), None


# Before "March" or "May", which may be other words: it is the month.
_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom|[Bb]etween|{_MONTH}\s(?:to|and|through|until))[\s-]$"
)


def _month_year(match: re.Match[str], published: date | None) -> Reading:
    opening = match.string[max(0, match.start() - 24) : match.start()]
    if match["m3"].lower() in ("may", "march") and not match["y3"] and not _IN_MONTH.search(opening):
        return None, None, None
    month = _month_number(match["m3"])
    if match["y3"]:
        return _month_span(month, int(match["y3"]))
    if published is None:
        return None, None, None
    return _month_span(month, published.year - (month > published.month))


def _spanned(match: re.Match[str], published: date | None) -> Reading:
    _, last, _ = _dated(int(match["span_day"]), match["span_month"], match["span_year"], published)
    opening = re.search(r"\d{1,2}", match["span"])
    if last is None or opening is None:
        return None, None, None
    try:
        first = last.replace(day=int(opening.group()))
    except ValueError:
        return None, None, None
    return (first, last, None) if first <= last else (last, last, None)


def _relative(match: re.Match[str], published: date | None) -> Reading:
    words = match["rel"].lower()
    hours = table("moments")["hours"]
    hour = next((hours[part] for part in ("morning", "afternoon", "evening", "night") if words.endswith(part)), None)
    if published is None:
        return None, None, hour
    back = 1 if words.startswith(("yesterday", "last", "the")) else 0
    if words == "overnight":
        return published - timedelta(days=1), published, None
    day = published - timedelta(days=back)
    return day, day, hour


def _ago(match: re.Match[str], published: date | None) -> Reading:
    if published is None:
        return None, None, None
    count = int(match["n"]) if match["n"].isdigit() else _NUMBER[match["n"].lower()]
    unit = _UNIT[match["unit"]]
    if count * unit > 36500:
        return None, None, None
    middle = published - timedelta(days=count * unit)
    slack = timedelta(days=0 if unit == 1 else unit // 2)
    return middle - slack, middle + slack, None


def _past(match: re.Match[str], published: date | None) -> Reading:
    if published is None:
        return None, None, None
    unit = match["punit"]
    this = match["past"].lower().startswith("this")
    if match["past"].lower().startswith("the"):
        return published - timedelta(days=_UNIT.get(unit, 90)), published, None
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + (0 if this else 7))
        return monday, min(monday + timedelta(days=6), published), None
    if unit == "month":
        first, last, _ = _month_span(published.month, published.year)
        if not this and first:
            ended = first - timedelta(days=1)
            return ended.replace(day=1), ended, None
        return first, min(last or published, published), None
    if unit == "year":
        year = published.year - (not this)
        return date(year, 1, 1), min(date(year, 12, 31), published), None
    return published - timedelta(days=365 if not this else 180), published, None


def _weekend(match: re.Match[str], published: date | None) -> Reading:
    """The Saturday and Sunday before publication, or about it; one that is still to come is none."""
    if published is None or (match["which"].lower() == "this" and published.weekday() in (2, 3, 4)):
        return None, None, None
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    if match["which"].lower() == "last" and published.weekday() >= 5:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1), None


def _year(match: re.Match[str], _: date | None) -> Reading:
    year = int(match["y4"])
    return date(year, 1, 1), date(year, 12, 31), None


def _clock(match: re.Match[str], _: date | None) -> Reading:
    if match["h"]:
        hour = int(match["h"]) % 12 + int(match["min"] or 0) / 60
        return None, None, hour + (12 if match["ap"].lower().startswith("p") else 0)
    part = match["cpart"].lower()
    if part.endswith("week"):
        return None, None, None
    hours = table("moments")["hours"]
    return None, None, 24 if part.startswith(("the end", "end")) else hours[part.split()[-1]]


_READERS = {
    "span": _spanned,
    "mdy": lambda m, p: _dated(int(m["d1"]), m["m1"], m["y1"], p),
    "dmy": lambda m, p: _dated(int(m["d2"]), m["m2"], m["y2"], p),
    "my": _month_year,
    "weekday": _weekday,
    "rel": _relative,
    "ago": _ago,
    "past": _past,
    "weekend": _weekend,
    "year": _year,
    "clock": _clock,
}

# A day and month without a year lies in the past unless it comes within so many days.
_AHEAD = 60
_FILLER = r"(?:\s+(?:on|the|early|late|noon|in|of|around|about|end|then))*\s*$"


@cache
def _leads() -> dict[Role, re.Pattern[str]]:
    leads = table("moments")["leads"]
    return {role: whole(leads[role.value], _FILLER) for role in (Role.AHEAD, Role.AS_OF, Role.SINCE, Role.SAID)}


# "Wednesday, a day after the bombing".
_DAY_AFTER = re.compile(r",\s(?P<n>a|one|two|three|four|five|the) days? after\b", re.I)
# "In the week that ended on Sunday", "in the eight days to Sunday".
_ENDED = re.compile(
    r"\b(?:(?P<week>week)|(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) days)(?: that)?"
    r" (?:ended|ending|to|through|until|up to)(?: on)?(?: the)?\s*$",
    re.I,
)
# "Accused the army on Thursday of".
_ACCUSED = re.compile(
    r"\b(?:accused|denied|told|blamed|urged|warned|asked)\s(?:[\w’'-]+\s){0,4}(?:on|late|early)\s(?:on\s)?$"
)
# "Partners will meet again on Thursday".
_TO_COME = re.compile(r"\bwill\s(?:[\w’'-]+\s){1,3}(?:on\s|late\s|early\s)*$")
# "Since the offensive began on 5 May".
_SINCE_THEN = re.compile(
    r"\b[Ss]ince\s(?:[\w’'-]+\s){0,5}(?:began|started|broke out|erupted|resumed|opened|declared|launched)\s"
    r"(?:(?:in|at|near|across)\s(?:[A-Z][\w’'-]+\s){1,3})?(?:on\s|in\s)?$"
)
# "In its Wednesday evening bulletin".
_BULLETIN = re.compile(r"\s(?:\w+\s)?(?:bulletin|statement|report|summary|briefing|update|address)\b")
# "Monday's toll": the day up to which was counted, not that of the harm.
_COUNT = re.compile(r"\s(?:\w+\s)?(?:toll|count|figure|tally|total|estimate)\b")


_AT = re.compile(r"\bat\s(?:about\s|around\s)?$")


@cache
def _of_event() -> re.Pattern[str]:
    """ "The bombing", "a missile hit": what a day is told after, but not "the end of the holidays"."""
    rows = table("causes")
    return whole((*rows["harm"]["words"], *itertools.chain(*rows["causes"].values())), lead=r"\s(?:[\w’'-]+\s){0,4}?")


# "On Monday [police said that] nine had died", "on 20 October [the government put the toll at] 358".
_SAYING = re.compile(
    r"(?P<comma>,?)\s(?:[\w’'-]+\s){1,5}?(?:had\s)?(?:(?:said|reported|announced|confirmed|estimated)(?=\s)(?!\sto\b)|(?:spoken|spoke)\sof"
    r"|(?:put|raised)\s(?:the\s)?(?:\w+\s)?(?:toll|number|count|figure|dead|tally)\b)"
)


@cache
def _event_follows() -> re.Pattern[str]:
    """ "The toll from the weekend [strike]": the time is that of an event."""
    rows = table("causes")
    return whole((*rows["harm"]["words"], *itertools.chain(*rows["causes"].values())), lead=r"\s(?:[\w’'-]+\s){0,2}?")


@cache
def _harmed() -> re.Pattern[str]:
    """ "Was shot at about 2 a.m. Sunday": the hour of the harm."""
    rows = table("moments")
    told = "|".join(map(re.escape, rows["leads"]["said"]))
    return whole(table("causes")["harm"]["words"], rf"(?:(?!\b(?:{told})\b)[^.;\n])*$")


@cache
def _risen() -> re.Pattern[str]:
    """ "Rose to nine on Sunday": the day of a count."""
    verbs = "|".join(map(re.escape, table("moments")["counting"]["verbs"]))
    return re.compile(rf"\b(?:{verbs})\s(?:[\w,.-]+\s){{1,3}}?(?:on\s|late\s|early\s)*$")


def _role(text: str, start: int, words: str) -> Role:
    if re.search(r"that\s+(?:night|evening)$", words):
        return Role.SAID
    if words.endswith(("'s", "’s")):
        following = text[start + len(words) : start + len(words) + 24]
        return Role.AS_OF if _COUNT.match(following) else Role.HAPPENED
    if _BULLETIN.match(text, start + len(words)):
        return Role.SAID
    if _ACCUSED.search(text[max(0, start - 48) : start]):
        return Role.SAID
    if _SINCE_THEN.search(text[max(0, start - 64) : start]):
        return Role.SINCE
    if _risen().search(text[max(0, start - 48) : start]):
        return Role.AS_OF
    if saying := _SAYING.match(text, start + len(words)):
        before = text[max(0, start - 4) : start].strip()
        if before == "On" or (before in ("By", "on", "") and not saying["comma"]):
            return Role.SAID
    lead = text[max(0, start - 32) : start]
    if _TO_COME.search(lead):
        return Role.AHEAD
    for role, pattern in _leads().items():
        if pattern.search(lead):
            if role is Role.AS_OF and _AT.search(lead) and _harmed().search(text[max(0, start - 128) : start]):
                return Role.HAPPENED
            if re.search(r"\bfrom(?:\sthe)?\s*$", lead, re.I) and _event_follows().match(text, start + len(words)):
                return Role.HAPPENED
            return Role.SINCE if role is Role.AHEAD and re.search(r"\bfrom\s*$", lead, re.I) else role
    return Role.HAPPENED
