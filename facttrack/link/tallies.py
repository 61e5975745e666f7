"""The figures of one article, each read in its sentence and then set against the others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from facttrack.link.bounds import size
from facttrack.link.counts import Count, Culprit, Told, changed
from facttrack.link.culprits import by_his_hand, died
from facttrack.link.phrases import Phrase, goes_on_listing, listed, phrase, sums_up
from facttrack.link.populations import Extent, compare
from facttrack.link.reading import AFTERWARDS, Reading
from facttrack.link.shares import shared
from facttrack.link.standing import Put, settle
from facttrack.link.timing import LONG_BEFORE
from facttrack.model import Figure

#: A run of text without an end of sentence is read so far either side of a number.
_FAR = 800
#: Where a report says first what it is about: in so many characters from its beginning.
_OPENING = 600
#: A toll is not lowered so many times.
_FOLD = 4
#: Headlines are no longer.
_TITLE = 160

_STOP = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘']?[A-Z0-9])|\n+")
_SHORT = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Sgt|Capt|Cpl|Det|Rev|St|No|Sen|Rep|Gov|vs|approx|Jan|Feb|Aug|Sept"
    r"|Oct|Nov|Dec)\.$"
)


# "At 9 p.m. Monday", "at 5 a.m. Eastern".
_CLOCK_GOES_ON = re.compile(
    r"(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec"
    r"|[A-Z]{2,4}\b|Eastern|Central|Mountain|Pacific|Moscow|Kyiv|Beijing|local)"
)


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Where sentences stand, roughly: good enough to say which times and places belong to a number."""
    bounds, start = [], 0
    for match in _STOP.finditer(text):
        if "\n" not in match.group() and _goes_on(text, max(start, match.start() - 9), match.start(), match.end()):
            continue
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return bounds


def read_counts(told: Told, figures: Sequence[Figure], known: Mapping[str, str]) -> tuple[Count, ...]:
    """The figures of one article, each with the facts of its sentence. `known`: other names of sources."""
    bounds = sentence_bounds(told.text)
    ends = [end for _, end in bounds]
    found: list[Count] = []
    sentences: list[int] = []
    phrases: list[Phrase] = []
    starts: list[int] = []
    culprit_died = died(told.text)
    headline = _headline(told.text)
    several = sums_up(told.text[:_OPENING])
    previous, last = -2, 0
    for figure in figures:
        at = figure.number.start
        index = min(bisect_right(ends, at), len(bounds) - 1)
        start, end = bounds[index]
        reading = Reading(told, figure, max(start, at - _FAR), min(end, at + _FAR), figures)
        count = reading.count(known)
        if found and index == previous and found[-1].measure == count.measure and listed(told.text[last:at]):
            phrases[-1] = put = Phrase.LISTED
        else:
            put = phrase(reading.before, figure.number.text, reading.after, figure.low, figure.high)
        if found and index == previous and found[-1].part and found[-1].measure == count.measure:
            count = changed(count, part=count.part or goes_on_listing(told.text[last:at], reading.after))
        phrases.append(put)
        last = figure.number.end
        if found and index - previous <= 1:
            count = _inherit(_recalled_on(count, found[-1], at), found[-1])
            if index == previous and found[-1].facility and count.speaker in ("", found[-1].speaker):
                count = replace(count, facility=True)
        if count.told and count.day is None:
            earlier = next((c.day for c in reversed(found) if c.day), None)
            count = replace(count, day=earlier or (told.main[1] if told.main else None) or told.published)
        if culprit_died and count.culprit == Culprit.UNSAID:
            count = replace(count, culprit=(Culprit.OUT if by_his_hand(reading.before) else Culprit.DIED).value)
        if several and at < _OPENING and put in (Phrase.PLAIN, Phrase.TOTALLED):
            count = changed(count, wide=True)
        found.append(changed(count, headline=figure.number.end <= headline))
        sentences.append(index)
        starts.append(at)
        previous = index
    settled = _increments(_superseding(_outgrown(_split_up(found, sentences), told.published)))
    read = zip(settled, phrases, starts, sentences, strict=True)
    stood = settle([Put(*each, opening=each[2] < _OPENING) for each in read], several=several)
    return tuple(shared(stood, told.inside))


def _goes_on(text: str, start: int, stop: int, after: int) -> bool:
    """Is the full stop at `stop` that of a short form, with which no sentence ends?"""
    short = _SHORT.search(text[start:stop])
    return short is not None and (short.group()[1:] != ".m." or _CLOCK_GOES_ON.match(text, after) is not None)


def _headline(text: str) -> int:
    """Where the headline ends, if the text begins with one: a short first line without a full stop."""
    first = text.lstrip("# \n").partition("\n")[0].rstrip()
    return text.find(first) + len(first) if 0 < len(first) <= _TITLE and not first.endswith(".") else 0


def _split_up(counts: Sequence[Count], sentences: Sequence[int]) -> list[Count]:
    """Where one sentence gives several counts of one measure, each is of the place next to it ("eleven in Homs, nine
    in Hama"); one that is about their sum is their whole."""
    together: dict[tuple[str, int], list[int]] = {}
    for i, (count, sentence) in enumerate(zip(counts, sentences, strict=True)):
        together.setdefault((count.measure, sentence), []).append(i)
    found = list(counts)
    for members in together.values():
        if len(members) < 2 or not any(len(counts[i].places) > 1 for i in members):
            continue
        largest = max(members, key=lambda i: counts[i].low or 0)
        rest = sum(counts[i].low or 0 for i in members if i != largest)
        whole = len(members) > 2 and abs(rest - (counts[largest].low or 0)) <= 0.25 * rest
        for i in members:
            own = counts[i].places[:1] if not counts[i].wide else counts[i].places
            found[i] = replace(counts[i], places=own, joint=False, part=counts[i].part or whole)
        if whole:
            found[largest] = replace(counts[largest], places=(), part=counts[largest].part)
    return found


def _inherit(count: Count, before: Count) -> Count:
    """A figure without a time or a place of its own has those of the figure just before it."""
    if not count.told and before.told and not before.former and count.recalled == before.recalled:
        count = replace(count, day=before.day, hour=before.hour, told=True, as_of=before.as_of)
    if count.happened is None and before.happened and count.recalled == before.recalled:
        if before.period and _rival(count, before):
            count = replace(count, happened=before.happened, period=True)
        elif not (before.period or before.increment) and (
            before.measure not in AFTERWARDS or count.measure in AFTERWARDS
        ):
            count = replace(count, happened=before.happened)
    if not count.places and before.wide and not count.wide and count.measure == before.measure:
        count = replace(count, wide=True)
    return count


def _rival(count: Count, before: Count) -> bool:
    """Is it another source's count, or a larger one, of what was counted just before?"""
    rival = bool(count.speaker) and count.speaker != before.speaker
    return count.measure == before.measure and (rival or size(count) > size(before))


def _recalled_on(count: Count, before: Count, at: int) -> Count:
    """What follows an earlier event, told in passing and without a time or a source of its own, is still of it."""
    own = count.happened or count.told or count.speaker or count.recalled or at < _OPENING
    if own or not before.recalled or before.another != count.another or (before.happened is None):
        return count
    return replace(count, recalled=True, happened=before.happened, period=before.period)


def _superseding(counts: list[Count]) -> list[Count]:
    """A first count is outdated only where the article also gives a later one; one that follows a higher first count
    lowers it."""
    last = {(c.measure, c.recalled) for c in counts if not c.former and not c.increment and not c.part and c.low != 0}
    found = [changed(c, former=c.former and (c.measure, c.recalled) in last) for c in counts]
    return [changed(c, lowered=c.lowered or any(_lowers(c, other) for other in found)) for c in found]


def _outgrown(counts: Sequence[Count], published: date | None) -> list[Count]:
    """What an article gives as of days before, and a larger number as of later, is outdated: "on 3 May it was 40"."""
    return [
        replace(c, former=True, told=False, as_of=False)
        if published and any(_outgrows(o, c, published) for o in counts)
        else c
        for c in counts
    ]


def _outgrows(count: Count, other: Count, published: date) -> bool:
    if not (other.told and other.day) or (published - other.day).days < LONG_BEFORE or not size(other):
        return False
    if count.measure != other.measure or count.part or other.part or count.former or size(count) <= size(other):
        return False
    later = (count.day if count.told and count.day else published) > other.day
    same = compare(count.population, other.population, count.measure) in (Extent.SAME, Extent.UNKNOWN)
    return later and same and not (other.places and set(other.places) != set(count.places or (count.near,)))


def _lowers(count: Count, other: Count) -> bool:
    """Does it stand where a higher count of the same people stood before?"""
    if count.former or count.share or not other.former or count.measure != other.measure:
        return False
    same = compare(count.population, other.population, count.measure) in (Extent.SAME, Extent.UNKNOWN)
    return (
        same and _FOLD * size(count) > size(other) > size(count) and (count.recalled, count.low) != (other.recalled, 0)
    )


def _increments(counts: list[Count]) -> list[Count]:
    """An increment is one only where the article also gives a larger count of the same measure."""
    largest: dict[str, int] = {}
    for count in counts:
        if not count.recalled and not count.former:
            largest[count.measure] = max(largest.get(count.measure, 0), count.low or count.high or 0)
    return [
        replace(c, increment=False) if c.increment and (c.low or 0) >= largest.get(c.measure, 0) else c for c in counts
    ]
