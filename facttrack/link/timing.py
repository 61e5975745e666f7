"""When: the days of the harm that two figures count, and the moments up to which they count."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from facttrack.link import bounds, speakers
from facttrack.link.bounds import in_words, interval, size
from facttrack.link.counts import Count, Days
from facttrack.link.evidence import Evidence
from facttrack.link.populations import Extent
from facttrack.link.sketch import Sketch
from facttrack.vocabulary import Measure

#: Moments closer than so many hours are taken for one.
_ONE_MOMENT = 2.0
#: What rises within a day as more people are found.
_TOLLS = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES})
_HOURS = 24
#: What was counted so many days before an article is not its own count.
LONG_BEFORE = 2
#: Stretches that begin so many days apart at most are one, told up to different days.
_ONE_START = 7
#: Numbers from here on tell of an event by themselves; two that fit each other are so near.
_TELLING, _NEARLY = 20, 1.2
_WEEK, _MONTH = (date(2000, 1, 1), date(2000, 1, 7)), (date(2000, 1, 1), date(2000, 1, 27))
_MONTHS = tuple("January February March April May June July August September October November December".split())


def period(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> Extent:
    """Is one day of a week counted against the whole week, or another day?"""
    if a.measure == Measure.RESCUED and not (a.period or b.period):
        return Extent.UNKNOWN
    left, right = _days(a, of_a, b, of_b), _days(b, of_b, a, of_a)
    if left is None or right is None:
        return Extent.UNKNOWN
    if left[1] < right[0] or right[1] < left[0]:
        gap = max((right[0] - left[1]).days, (left[0] - right[1]).days)
        alike = a.period == b.period or (_longer(left, _WEEK) and _longer(right, _WEEK))
        two_days = a.happened and b.happened and alike and not _one_night(a, b)
        return Extent.APART if gap > 1 or two_days else Extent.UNKNOWN
    if a.period == b.period and not (a.period and abs((left[0] - right[0]).days) > _ONE_START):
        return Extent.SAME
    if a.period and left[0] <= right[0] and right[1] <= left[1] and _longer(left, right):
        return Extent.AROUND
    if b.period and right[0] <= left[0] and left[1] <= right[1] and _longer(right, left):
        return Extent.INSIDE
    return Extent.SAME


def _one_night(a: Count, b: Count) -> bool:
    """Can one say "late on Sunday" where the other says "in the night to Monday"? So many are not twice as many."""
    few, many = sorted((size(a), size(b)))
    return not (a.period or b.period) and few >= _TELLING and bounds.compare(a, b) != "apart" and many <= _NEARLY * few


def _days(count: Count, sketch: Sketch, other: Count, its: Sketch) -> Days | None:
    """The days of the harm; against a larger count of a stretch, which its own article tells beside its event, also
    those that the article is about, unless the count is one up to a moment; so against one of a month or more before
    them."""
    if count.happened or count.as_of or not (sketch.told and sketch.main and other.period and other.happened):
        return count.happened
    running = count.revised or count.high is None or count.hour is not None
    if (count.told and running) or other.happened == its.main:
        return None
    if _longer(other.happened, _MONTH) and (sketch.main[0] - other.happened[1]).days > 1:
        return sketch.main
    inside = other.happened[0] <= sketch.main[0] and sketch.main[1] <= other.happened[1]
    return sketch.main if inside and size(count) < size(other) else None


def _longer(a: Days, b: Days) -> bool:
    return (a[1] - a[0]).days > (b[1] - b[0]).days


@lru_cache(maxsize=4096)
def span(days: Days | None) -> str:
    """Days as a reader writes them: "5 May 2025", "5 May 2025 to 9 May 2025"."""
    if days is None:
        return ""
    return _date(days[0]) if days[0] == days[1] else f"{_date(days[0])} to {_date(days[1])}"


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moments(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> tuple[int, Evidence]:
    """Which count is as of the later moment?"""
    order = _order(a, of_a, b, of_b)
    replaced = False
    if a.former != b.former:
        order = _former(a, of_a, b, of_b)
    elif not a.former and size(a) != size(b):
        named = _replaced(a, of_a, b), _replaced(b, of_b, a)
        if named[0] != named[1]:
            order, replaced = (1 if named[0] else -1), True
    if order == 0 and (order := _risen(a, b)):
        more, less = (in_words(interval(each)) for each in ((b, a) if order < 0 else (a, b)))
        return order, Evidence("moment", _level(order), f"{less} of the same day has risen to {more}")
    if order == 0:
        return 0, Evidence("moment", "same", "counted up to the same time, as far as the articles say")
    if replaced:
        outdated = in_words(interval(b if order > 0 else a))
        return order, Evidence("moment", "replaced", f"one of them calls {outdated} outdated")
    texts = _moment(a, of_a), _moment(b, of_b)
    return order, Evidence("moment", _level(order), f"counted up to {texts[0]} and up to {texts[1]}")


def _level(order: int) -> str:
    return "earlier" if order < 0 else "later"


def _risen(a: Count, b: Count) -> int:
    """Of two tolls of one day, not of one hour, is the larger one said to have risen, or by the same speaker?"""
    if (
        a.measure not in _TOLLS
        or of_one_hour(a, b)
        or a.period
        or b.period
        or a.former
        or b.former
        or 0 in (a.high, b.high)
    ):
        return 0
    small, large = (a, b) if size(a) < size(b) else (b, a)
    if small.high is None or small.high >= size(large) or small.lowered:
        return 0
    same = speakers.compare(a.speaker, b.speaker) == speakers.SAME
    risen = (large.revised and not large.lowered) or (same and small.low == small.high)
    return (-1 if small is a else 1) if risen else 0


def of_one_hour(a: Count, b: Count) -> bool:
    """Do both say up to which hour of one day they count, and is it the same?"""
    if not (a.told and b.told and a.day == b.day) or a.hour is None or b.hour is None:
        return False
    return abs(a.hour - b.hour) < _ONE_MOMENT


def _replaced(a: Count, of_a: Sketch, b: Count) -> bool:
    """Does the sentence, or the article, of `a` name `b`'s number as an outdated one?"""
    return a.instead == size(b) or any(
        other.former and other.measure == a.measure and not other.recalled and size(other) == size(b)
        for other in of_a.figures
    )


def _order(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> int:
    if a.period and b.period and a.happened == b.happened:
        return 0
    if a.told and b.told and a.day and b.day:
        if a.day != b.day:
            return _sign((a.day - b.day).days)
        if a.hour is not None and b.hour is not None:
            return _sign(a.hour - b.hour) if abs(a.hour - b.hour) >= _ONE_MOMENT else 0
    if of_a.day is None or of_b.day is None:
        return 0
    if of_a.day != of_b.day:
        return _sign((of_a.day - of_b.day).days)
    if of_a.hour is not None and of_b.hour is not None and abs(of_a.hour - of_b.hour) >= _ONE_MOMENT:
        return _sign(of_a.hour - of_b.hour)
    return 0


def long_before(count: Count, sketch: Sketch) -> bool:
    """Is it a count up to days before its article: "on 3 May the toll stood at 40"?"""
    return bool(count.told and count.day and sketch.day and (sketch.day - count.day).days >= LONG_BEFORE)


def days_apart(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> int:
    """How many days lie between the two counts, as far as the articles say."""
    return abs(_days_between(a, of_a, b, of_b))


def _days_between(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> int:
    days = [count.day if count.told and count.day else sketch.day for count, sketch in ((a, of_a), (b, of_b))]
    return (days[0] - days[1]).days if days[0] and days[1] else 0


def _former(a: Count, of_a: Sketch, b: Count, of_b: Sketch) -> int:
    """An outdated count is older than whatever an article of its own time or later says."""
    outdated, other, mine, theirs = (a, b, of_a, of_b) if a.former else (b, a, of_b, of_a)
    later = mine.day is None or theirs.day is None or theirs.day >= mine.day
    if not later and size(other) != size(outdated) and not _replaced(other, theirs, outdated):
        return _since(outdated, other, theirs) * (1 if a.former else -1)
    return -1 if a.former else 1


def _since(outdated: Count, other: Count, of_other: Sketch) -> int:
    """1 where an outdated count of a later article is still of a later day than the other, -1 of an earlier one, 0
    where it does not say."""
    day = other.day if other.told and other.day else of_other.day
    return _sign((outdated.day - day).days) if outdated.day and day else 0


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _moment(count: Count, sketch: Sketch) -> str:
    day: date | None = count.day if count.told and count.day else sketch.day
    hour = count.hour if count.told else sketch.hour
    if day is None:
        return "an unknown day"
    words = _date(day)
    if hour is not None:
        words += ", midnight" if hour >= _HOURS else f", {int(hour):02d}:{round(hour % 1 * 60):02d}"
    return words + (" (called outdated)" if count.former else "")
