"""A figure as linking compares it: what its sentence says of time, place and people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from facttrack import gazetteer
from facttrack.link import locations, speakers
from facttrack.link.credits import wording
from facttrack.link.mentions import Name
from facttrack.link.moments import Moment, Role
from facttrack.link.names import plain_words
from facttrack.link.populations import Extent, population
from facttrack.link.standing import Phrase, Standing, listed, phrase, settle, traits
from facttrack.link.tables import table
from facttrack.model import Figure, Speaker
from facttrack.vocabulary import Because, Measure

Days = tuple[date, date]

#: Counts over more days than this belong to no single event.
_LONG = 100
#: A place before the number is as near as one so many characters further behind it.
_BEHIND = 15
#: A run of text without an end of sentence is read so far either side of a number.
_FAR = 800
#: Places named within so many characters are read together.
_NEARBY = 120

_STOP = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘']?[A-Z0-9])|\n+")
_SHORT = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Sgt|Capt|Cpl|Det|Rev|St|No|Sen|Rep|Gov|vs|approx|Jan|Feb|Aug|Sept"
    r"|Oct|Nov|Dec)\.$"
)


@dataclass(frozen=True, slots=True)
class Count:
    """One figure as linking compares it.

    `population` is a class of the table of populations ("" unknown), `noun` the word counted, `nation` the
    countries whose people they are. `speaker` is the known source's main name, "" for the article's own voice,
    `also` the words that the article explains its acronym by. `places` are keys of the places in the figure's own
    sentence, nearest first, `near` that of the last place named before it, `joint` says that it covers several
    places together ("in Homs and Hama"); `wide` says that it covers a whole
    country or province, `facility` that it counts what one hospital or camp took in. `happened` are the days of
    the harm where the sentence tells them, `period` says that they are a stretch counted as a whole; `day` and
    `hour` are the moment up to which was counted, `told` says that the article gives it. `former` marks a count
    that the article itself calls outdated, `recalled` one of another event or a longer time, `increment` one that
    the same article adds to a larger one, `part` one that its sentence takes from a larger one ("9 of the 14"),
    `denied` one that somebody denies there. `wording` holds the longer words of the clause, by which a reprint shows.
    `standing` says whether the number is the article's total, counts some of its people or one of them
    (`facttrack.link.standing`); of one person, `traits` are age and sex, and `sole` says that the article tells of no
    other of whom they could be. `rival` marks a number that the article itself sets against another.
    """

    id: str
    measure: str
    low: int | None
    high: int | None
    qualifier: str
    population: str = ""
    noun: str = ""
    nation: tuple[str, ...] = ()
    speaker: str = ""
    also: str = ""
    places: tuple[str, ...] = ()
    near: str = ""
    joint: bool = False
    wide: bool = False
    facility: bool = False
    happened: Days | None = None
    period: bool = False
    day: date | None = None
    hour: float | None = None
    told: bool = False
    former: bool = False
    recalled: bool = False
    increment: bool = False
    part: bool = False
    denied: bool = False
    wording: str = ""
    standing: str = Standing.TOTAL.value
    sole: bool = True
    traits: str = ""
    rival: bool = False


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    rows = table("counts")

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(rows[name], key=lambda p: (-len(p), p))))})\b", re.I)

    names = ("wide", "took_in", "period", "increment", "former", "rise")
    return {name: pattern(name) for name in names}


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Where sentences stand, roughly: good enough to say which times and places belong to a number."""
    bounds, start = [], 0
    for match in _STOP.finditer(text):
        if "\n" not in match.group() and _SHORT.search(text[max(start, match.start() - 9) : match.start()]):
            continue
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return bounds


_NUMBER_OF = re.compile(
    r"\b(?:number of|count of|toll of|tally of|put)\s(?:the\s)?(\w+(?:\s\w+)?)"
    r"|\b((?:\w+\s)?(?:dead|deaths|bodies|arrests|wounded))\b"
)
_YEARLY = re.compile(
    r"\b(?:this|last|the past|whole) year\b|\bsince (?:19|20)\d\d\b|\bof the year\b|^(?:Before|Prior to)\b"
)
# "31 homicides in 2016", "46 killings this year".
_YEARS_COUNT = re.compile(
    r"^\s(?:\w+\s)?(?:homicides?|murders?|killings?|deaths?|shootings?|slayings?)\s(?:(?:so far|in|of|for|during)\s)?"
    r"(?:this year|the year|last year|(?:19|20)\d\d)\b"
)
_SEIZED = re.compile(
    r"\b(?:kidnapped|abducted|seized|taken|captured|detained|arrested|held|trapped)\W+(?:\w+\W+){0,2}$"
)
_OF_MORE = re.compile(r"\s*of\s(?:the|those|them|these|whom|its|their)\b", re.I)
_AMONG = re.compile(
    r"\b(?:including|among (?:them|the dead|the victims|the injured|those(?: \w+)?)(?: (?:are|were))?"
    r"|of (?:these|those|them|whom)(?: \w+)?|\b(?:that|this|which|total) includes?|\bincluded),?\s*"
    r"(?:at least\s|some\s|about\s)?$",
    re.I,
)


_THAT_TIME = re.compile(r"\b[Tt]hat (?:night|day|morning|evening|week|month|year)\b")
_ALL_OF_THEM = re.compile(r",\s(?:all|most|mostly)(?: of (?:them|whom))?(?: were)? ((?:\w+\s)?\w+)")
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|dismiss(?:es|ed)|disputed|disputes (?:the|that|a|it))\b[^.;]*$", re.I
)
_LISTED = re.compile(r"\s(?:and|to|through|until)\s|\d\s?[-–]\s?\d")
_ACROSS = re.compile(r"\b(?:across|throughout|all over|the whole of|all of|the entire)\s(?:the\s)?$", re.I)
# "Monday's toll was 11", said on a later day.
_DAYS_COUNT = re.compile(
    r"^\W*(?:\w+day|[Yy]esterday)['’]s (?:\w+ )?(?:toll|count|figure|tally) (?:was|stood|had been|of)\b"
)
_AND = re.compile(r"(?:’s|'s)?(?:,| and|, and)(?: in)?(?: the)? ")
#: What happens days after the harm that an article is about.
_AFTERWARDS = frozenset({Measure.RESCUED, Measure.DETAINED})
_CLAUSE_END = re.compile(r"\b(?:in|at|on|when|after|as|by|from|near|who|which|while)\b|[,;:.]")


def _is_part(before: str, after: str) -> bool:
    """Does the sentence itself take the number from a larger one: "9 of the 14", "including 5", "of these, 49"?"""
    return bool(_OF_MORE.match(after) or _AMONG.search(before[-40:]) or re.search(r"\balone\b", before[-40:]))


def _noun(words: str) -> str:
    found = [w.lower() for w in re.findall(r"[^\W\d_]+", words)]
    return found[-1] if found and len(found) <= 3 else (found[0] if found else "")


def _nations(words: str) -> tuple[str, ...]:
    found = (gazetteer.nation(word) for word in re.findall(r"[A-Z]\w+", words))
    return tuple(dict.fromkeys(place.id for place in found if place))


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells besides its figures: its text, times, names, which of them are places and their keys,
    the days of its event, its publication, which places it puts inside which, what its acronyms stand for."""

    text: str
    times: Sequence[Moment]
    names: Sequence[Name]
    places: Mapping[str, str]
    main: Days | None
    published: date | None
    inside: frozenset[tuple[str, str]] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)


def read_counts(told: Told, figures: Sequence[Figure], known: Mapping[str, str]) -> tuple[Count, ...]:
    """The figures of one article, each with the facts of its sentence. `known`: other names of sources."""
    bounds = sentence_bounds(told.text)
    ends = [end for _, end in bounds]
    found: list[Count] = []
    sentences: list[int] = []
    phrases: list[Phrase] = []
    previous, last = -2, 0
    for figure in figures:
        at = figure.number.start
        index = min(bisect_right(ends, at), len(bounds) - 1)
        start, end = bounds[index]
        reading = _Reading(told, figure, max(start, at - _FAR), min(end, at + _FAR))
        count = reading.count(known)
        if found and index == previous and found[-1].measure == count.measure and listed(told.text[last:at]):
            phrases[-1] = put = Phrase.LISTED
        else:
            put = phrase(reading.before, figure.number.text, reading.after, figure.low, figure.high)
        phrases.append(put)
        last = figure.number.end
        if found and index - previous <= 1:
            count = _inherit(count, found[-1])
        if count.told and count.day is None:
            earlier = next((c.day for c in reversed(found) if c.day), None)
            count = replace(count, day=earlier or (told.main[1] if told.main else None) or told.published)
        found.append(count)
        sentences.append(index)
        previous = index
    return tuple(settle(_increments(_split_up(found, sentences)), phrases))


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
        count = replace(count, day=before.day, hour=before.hour, told=True)
    if count.happened is None and before.happened and not before.period and count.recalled == before.recalled:
        count = replace(count, happened=before.happened)
    if not count.places and before.wide and not count.wide and count.measure == before.measure:
        count = replace(count, wide=True)
    return count


def _increments(counts: list[Count]) -> list[Count]:
    """An increment is one only where the article also gives a larger count of the same measure."""
    largest: dict[str, int] = {}
    for count in counts:
        if not count.recalled and not count.former:
            largest[count.measure] = max(largest.get(count.measure, 0), count.low or count.high or 0)
    return [
        replace(c, increment=False) if c.increment and (c.low or 0) >= largest.get(c.measure, 0) else c for c in counts
    ]


class _Reading:
    """One figure in its sentence, `start`–`end` of the text."""

    def __init__(self, told: Told, figure: Figure, start: int, end: int) -> None:
        self.told, self.figure, self.start, self.end = told, figure, start, end
        text, number = told.text, figure.number
        self.at = number.start
        self.sentence = text[start:end]
        self.before, self.after = text[start : self.at], text[number.end : end]
        self.around = text[max(start, self.at - 24) : number.end + 24]
        self.clause = text[max(start, figure.start - 24) : min(end, max(figure.end, number.end + 60))]
        self.times = [self._risen(time) for time in told.times if start <= time.start < end]
        self.earlier = [time for time in told.times if time.start < start]
        self.patterns = _patterns()

    def count(self, known: Mapping[str, str]) -> Count:
        figure, patterns, measure = self.figure, self.patterns, self.figure.measure.value
        counted = self._counted()
        happened, period = self._happened()
        as_of, said = self._nearest(Role.AS_OF), self._nearest(Role.SAID)
        moment = as_of or said
        day = moment.last if moment else None
        if as_of and said and as_of.last is None:
            day = said.last
        former = self._former()
        places, near, joint = self._places()
        return Count(
            id=figure.id,
            measure=measure,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier.value,
            population=population(counted, measure),
            noun=_noun(figure.who or counted),
            nation=_nations(counted + " " + self.before[-24:]),
            speaker=main_name(figure.speaker, known),
            also=self.told.aliases.get(figure.speaker.name.split()[-1], "") if figure.speaker else "",
            places=places,
            near=near,
            joint=joint,
            wide=bool(patterns["wide"].search(self.clause)),
            facility=bool(patterns["took_in"].search(self.sentence)),
            happened=happened,
            period=period,
            day=day,
            hour=moment.hour if moment else None,
            told=moment is not None and not former,
            former=former,
            recalled=self._recalled(happened, period, as_of),
            increment=bool(patterns["increment"].search(self.around)),
            part=figure.measure is not Measure.RESCUED and _is_part(self.before, self.after),
            denied=bool(_DENIED.search(self.before)) or any(c.because.value == "denial" for c in figure.contested),
            wording=wording(figure.quote),
            traits=traits(self.after) if figure.low == figure.high == 1 else "",
            rival=any(c.because in (Because.RIVAL_FIGURE, Because.COUNTERCLAIM) for c in figure.contested),
        )

    def _counted(self) -> str:
        """The words that name what is counted: `who`, and what stands next to the number."""
        measure = self.figure.measure.value
        found = _ALL_OF_THEM.search(self.after)
        if found and population(found[1], measure):
            return found[1]
        near = _CLAUSE_END.split(self.after, maxsplit=1)[0]
        own = (self.figure.who or "") + " " + " ".join(near.split()[:5])
        if population(own, measure):
            return own
        leads = _NUMBER_OF.findall(re.split(r"[,;:.]", self.before)[-1])
        return f"{own} {leads[-1][0] or leads[-1][1]}" if leads else own

    def _nearest(self, role: Role) -> Moment | None:
        chosen = [t for t in self.times if t.role is role and (t.last is not None or t.hour is not None)]
        return min(chosen, key=lambda t: (abs(t.start - self.at), t.start), default=None)

    def _risen(self, moment: Moment) -> Moment:
        """ "Rose to nine on Thursday": the day after the new number is that of the count, not of the harm."""
        if moment.role is Role.HAPPENED and moment.start > self.at and moment.first == moment.last:
            owner = self.told.text[moment.end - 2 : moment.end] in ("'s", "’s")
            if not owner and self._rises():
                return replace(moment, role=Role.AS_OF)
        return moment

    def _rises(self) -> bool:
        return bool(_patterns()["rise"].search(self.before))

    def _former(self) -> bool:
        """Does the article itself call the number outdated?"""
        if self.patterns["former"].search(self.before[-48:]) or _DAYS_COUNT.search(self.before):
            return True
        return self.before.rstrip().endswith("from") and bool(self.patterns["rise"].search(self.sentence))

    def _happened(self) -> tuple[Days | None, bool]:
        """The days of the harm that the sentence tells nearest to the number, and whether they are a stretch."""
        text = self.told.text
        chosen = [t for t in self.times if t.role in (Role.HAPPENED, Role.SINCE) and t.first and t.last]
        if self.figure.measure is Measure.RESCUED:
            chosen = [t for t in chosen if not _SEIZED.search(text[max(self.start, t.start - 32) : t.start])]
        if not chosen:
            if _THAT_TIME.search(self.sentence):
                return self._last_told(), False
            return None, False
        if len({t.first for t in chosen}) > 1 and self.patterns["wide"].search(self.sentence):
            return (min(t.first for t in chosen if t.first), max(t.last for t in chosen if t.last)), True
        best = min(chosen, key=lambda t: (abs(t.start - self.at) + (40 if t.start > self.at + 120 else 0), t.start))
        if best.first is None or best.last is None:
            return None, False
        if best.role is Role.SINCE:
            open_end = best.last == best.first
            return (best.first, max(best.last, self.told.published or best.last) if open_end else best.last), True
        lead = text[max(self.start, best.start - 40) : best.end]
        owner = text[best.end : best.end + 2] in ("'s", "’s") or text[best.end - 2 : best.end] in ("'s", "’s")
        words = text[best.start : best.end]
        listed = bool(_LISTED.search(words))
        stretch = best.first < best.last and not owner and (listed or bool(self.patterns["period"].search(lead)))
        return (best.first, best.last), stretch

    def _last_told(self) -> Days | None:
        """The days of harm that the text before the sentence told last."""
        happened = (t for t in reversed(self.earlier) if t.role in (Role.HAPPENED, Role.SINCE))
        return next(((t.first, t.last) for t in happened if t.first and t.last), None)

    def _recalled(self, happened: Days | None, period: bool, as_of: Moment | None) -> bool:
        """Does the figure belong to another event than the article's, or to a long time?"""
        main = self.told.main
        if self.figure.background or _YEARS_COUNT.search(self.after[:48]):
            return True
        if happened is not None:
            if period:
                return (happened[1] - happened[0]).days > _LONG or bool(_YEARLY.search(self.sentence))
            before = main is not None and (main[0] - happened[1]).days > 1
            after = main is not None and (happened[0] - main[1]).days > 1
            if before or (after and self.figure.measure not in _AFTERWARDS):
                return True
        return bool(as_of and as_of.last and main and as_of.last < main[0])

    def _places(self) -> tuple[tuple[str, ...], str, bool]:
        """The places of the sentence, nearest first, without those inside the speaker's name; and the innermost
        place of the last sentence before it that names one; and whether several are named together."""
        speaker = self.figure.speaker
        skip = range(speaker.start, speaker.end) if speaker else range(0)
        own: list[tuple[int, str]] = []
        before: list[tuple[int, str]] = []
        joint, ended = False, 0
        for name in self.told.names:
            if name.start >= self.end:
                break
            key = self.told.places.get(name.label)
            if name.start in skip or name.away or key is None:
                continue
            if name.start < self.start:
                before.append((name.start, key))
                continue
            if _ACROSS.search(self.told.text[max(0, name.start - 24) : name.start]):
                return (key,), "", False
            joint = joint or (bool(own) and _AND.fullmatch(self.told.text, ended, name.start) is not None)
            ended = name.end
            after = name.start > self.at
            own.append((name.start - self.figure.number.end if after else self.at - name.end + _BEHIND, key))
        last = [key for start, key in before if before[-1][0] - start < _NEARBY]
        return self._innermost([key for _, key in sorted(own)]), next(iter(self._innermost(last[::-1])), ""), joint

    def _innermost(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Without the places that only say where another of them lies."""
        distinct = tuple(dict.fromkeys(keys))
        held = {
            key
            for key in distinct
            for other in distinct
            if other != key and locations.compare(other, key, self.told.inside) is Extent.INSIDE
        }
        nearer = [key for key in distinct if not locations.is_country(key)]
        return tuple(key for key in nearer or distinct if key not in held)


def main_name(speaker: Speaker | None, names: Mapping[str, str]) -> str:
    """The name that a speaker goes by: a known source's main name, else the fullest name without articles."""
    if speaker is None:
        return ""
    for known in (speaker.name, speaker.mention):
        folded = " ".join(known.casefold().split())
        for form in (gazetteer.key(known), folded, " ".join(plain_words(known))):
            if form in names:
                return names[form]
    return speakers.described(speaker.name) if speaker.resolved else ""
