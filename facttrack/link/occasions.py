"""Which of the days that an article tells is the event's, and which are those of what came after it.

"Rescuers ended their search on Friday for victims of the landslide that hit the valley on Monday" is about Monday: a
day is the harm's where the words that go with it, from the time told before it on, say what did the harm.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from facttrack.link.counts import Days
from facttrack.link.moments import Moment, Role
from facttrack.link.tables import table, whole

#: An article tells what it is about in so many characters from its beginning.
_OPENING = 900
#: A time goes with the words of so many characters around it.
_REACH = 160
#: An event older than this, or one of more days, is not what an article reports.
_RECENT, _LONGEST = 60, 7
#: What follows an event is told so many days after it at most: funerals, charges, the end of a search.
_AFTERMATH = timedelta(days=10)
_MOST_DAYS = 12

_STOP = re.compile(r"[.!?]\s+(?=[“\"‘A-Z0-9])|\n")
# "On Monday a bus fell": the words that go with a time that opens its sentence stand behind it.
_OPENS = re.compile(r"\W*(?:(?:On|In|At|During|Late|Early|Overnight)\s+)?(?:on\s+|the\s+)*")
# "Nine died on Saturday after a landslide": what did it may stand behind the day.
_DEATHS = re.compile(r"\b(?:died|dead|deaths?|perished)\b")

# "Men walked into a bar on Sunday and fired": the clause goes on.
_GOES_ON = re.compile(r"\sand\s(?:(?!\b(?:after|following|for|since)\b)[^,;])*")


def event_days(text: str, times: Sequence[Moment], published: date | None) -> tuple[Days | None, bool]:
    """The days of the event that the article is about: the first recent day told, rather that of the harm than of
    what followed; else the day of publication. And whether they are told."""
    for role in (Role.HAPPENED, Role.SINCE, Role.AS_OF, Role.SAID):
        recent = [(time, days) for time in times if time.role is role and (days := _recent(time, published))]
        if recent:
            first, last = _first_of_harm(text, times, recent) if role is Role.HAPPENED else recent[0][1]
            ongoing = role is Role.SINCE and first == last
            return (first, max(last, published) if ongoing and published else last), role is not Role.SAID
    return ((published, published) if published else None), False


def days_told(times: Sequence[Moment], main: Days | None) -> tuple[date, ...]:
    """The single days told, the event's first, then by how often and how early."""
    counted: Counter[date] = Counter()
    for time in times:
        if time.role in (Role.HAPPENED, Role.AS_OF) and time.first and time.last and (time.last - time.first).days <= 1:
            counted[time.first] += 1
    ordered = sorted(counted, key=lambda day: (main is None or day != main[0], -counted[day], day))
    return tuple(ordered[:_MOST_DAYS])


def reckoned(text: str, times: Sequence[Moment]) -> bool:
    """Is no day told that words of harm go with: only those of counts and statements, or of what followed?"""
    return not any(
        time.first and time.role in (Role.HAPPENED, Role.SINCE) and of_harm(text, times, time) for time in times
    )


def hours_told(times: Sequence[Moment], main: Days | None) -> tuple[float, ...]:
    """The hours at which something happened on the event's day, where it is one day."""
    if main is None or main[0] != main[1]:
        return ()
    happened = (time for time in times if time.role is Role.HAPPENED and time.first == time.last == main[0])
    return tuple(sorted({float(time.hour) for time in happened if time.hour is not None}))


def _recent(time: Moment, published: date | None) -> Days | None:
    """The days of a time that an article may report on."""
    if time.first is None or time.last is None or (time.last - time.first).days > _LONGEST:
        return None
    recent = published is None or (published - time.last).days <= _RECENT
    return (time.first, time.last) if recent else None


def _first_of_harm(text: str, times: Sequence[Moment], recent: Sequence[tuple[Moment, Days]]) -> Days:
    """The first days; where their words tell of no harm, earlier ones told soon after them whose words do."""
    first, days = recent[0]
    if not of_harm(text, times, first):
        for time, others in recent[1:]:
            earlier = timedelta(0) < days[0] - others[1] <= _AFTERMATH
            if earlier and time.start <= _OPENING and of_harm(text, times, time):
                return others
    return days


def of_harm(text: str, times: Sequence[Moment], time: Moment) -> bool:
    """Do the words that go with a time say what did the harm?"""
    at = times.index(time)
    start = max(time.start - _REACH, times[at - 1].end if at else 0)
    stops = [stop.end() for stop in _STOP.finditer(text, start, time.start)]
    before = text[stops[-1] if stops else start : time.start]
    if _harm().search(before):
        return True
    end = min(time.end + _REACH, times[at + 1].start if at + 1 < len(times) else len(text))
    stop = _STOP.search(text, time.end, end)
    after = text[time.end : stop.start() if stop else end]
    if names_event(text, time) or _OPENS.fullmatch(before) or _DEATHS.search(before):
        return _harm().search(after) is not None
    goes_on = _GOES_ON.match(after)
    return goes_on is not None and not _aftermath().search(before) and _harm().search(goes_on.group()) is not None


def tells_harm(words: str) -> bool:
    """Do the words say what did the harm?"""
    return _harm().search(words) is not None


def names_event(text: str, time: Moment) -> bool:
    """Does the time stand before what happened: "Tuesday's missile strike"?"""
    return text[time.end - 2 : time.end] in ("'s", "’s") or text[time.end : time.end + 2] in ("'s", "’s")


@cache
def _aftermath() -> re.Pattern[str]:
    return whole(table("causes")["aftermath"]["words"])


@cache
def _harm() -> re.Pattern[str]:
    rows = table("causes")
    return whole([*rows["harm"]["words"], *(phrase for group in rows["causes"].values() for phrase in group)])
