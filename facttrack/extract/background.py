"""Whether a figure belongs to another event than the article's own, or to a longer period.

The article's own day is that of its first dated figures. What is told of a war, a season, an earlier attack or a day
well before is background, and so is what the next sentence adds to it without a day of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from facttrack.extract.dates import Mention
from facttrack.extract.document import BlockKind, Sentence
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.settings import Setting
from facttrack.extract.tables import alternatives, table
from facttrack.model import TimeSpan
from facttrack.vocabulary import Precision

_HEAD: Final = 8  # figures among which the article's own event is told
_LATE: Final = 200  # days after a month's end in which an article may open with a report of it
_LISTS: Final = ("sentence", "since", "others")
_PERIOD: Final = re.compile(r"(?:last|this|past|the past|the last)\s+(?:week|month|year)\b", re.IGNORECASE)
_BORDER: Final = re.compile("[,;:]")
_PERFECT: Final = frozenset({"has", "have"})
_ALSO: Final = re.compile(r"\b(?:also|previous|previously)\b|(?<!day )(?<!days )(?<!hours )\bearlier\b", re.IGNORECASE)


def mark_background(setting: Setting, drafts: Sequence[FigureDraft]) -> None:
    """Fill `background` of the drafts, which are in the order of the text and have their days."""
    reader = _Reader(setting, drafts)
    told: dict[int, bool] = {}  # sentence -> whether all its figures so far are background
    openings = _openings(setting, drafts)
    for draft in drafts:
        first = draft.sentence in openings
        # "Ten bodies were found, which raised to 64 the toll of the fall of 24 June": the toll is of this event.
        kept = draft.rule == "the count kept" and told.get(draft.sentence) is False
        draft.background = not kept and (reader.is_background(draft, first=first) or reader.goes_on(draft, told))
        told[draft.sentence] = told.get(draft.sentence, True) and draft.background


def _openings(setting: Setting, drafts: Sequence[FigureDraft]) -> frozenset[int]:
    """The first sentence that has figures, and after a headline the first below it."""
    places = dict.fromkeys(draft.sentence for draft in drafts[:_HEAD])
    below = next((at for at in places if setting.document.sentences[at].block.kind is not BlockKind.HEADLINE), None)
    return frozenset(place for place in (drafts[0].sentence, below) if place is not None) if drafts else frozenset()


class _Reader:
    def __init__(self, setting: Setting, drafts: Sequence[FigureDraft]) -> None:
        self.setting = setting
        self.sentences = setting.document.sentences
        self.main = self._main_day(drafts)
        self.reported = self._reported_period(drafts)
        self._cues: dict[int, int] = {}
        self._also: dict[int, bool] = {}

    def _main_day(self, drafts: Sequence[FigureDraft]) -> date | None:
        """The day of the article's own event: of its first dated figures, not of totals over years."""
        period = table("background")["period"]
        for draft in drafts[:4]:
            span = draft.when
            if span is not None and (span.end - span.start).days < period and not _PERIOD.match(span.text):
                return span.end
        return None

    def _reported_period(self, drafts: Sequence[FigureDraft]) -> TimeSpan | None:
        """The month, quarter or year on which the article, a report of a period, opens."""
        words = table("background")
        span = drafts[0].when if drafts else None
        return span if span and words["period"] <= (span.end - span.start).days <= words["years"] else None

    def is_background(self, draft: FigureDraft, *, first: bool) -> bool:
        sentence = self.sentences[draft.sentence]
        own = self.setting.own_day(sentence, draft)
        if self._is_cued(sentence, draft, own, first=first):
            return True
        if not first and self._is_of_war(sentence):
            return True
        if not first and sentence.text[:_FRONT].lower().startswith(tuple(table("background")["openings"])):
            return True
        span, day = draft.when, self.main or self.setting.published
        if span is None or day is None or own is None or self._is_lead(span, own, first=first):
            return False
        if first and not _trial().isdisjoint(sentence.tokens.lower):
            return False  # "convicted of the 2009 killing of two neighbours"
        if span.precision is Precision.YEAR and self._is_total(sentence, draft, own, first=first):
            return True
        if (whole := self.reported) is not None and whole.start <= span.start and span.end <= whole.end:
            return False  # "the deadliest incident took place on 7 March", in a report of March
        words = table("background")
        length = (span.end - span.start).days
        if span.precision is Precision.MONTH and not own.since:
            if not first and not span.start <= day <= span.end + timedelta(days=1):
                return True  # "in February, a bus fell", in an article on a day of March
            # "Since July" is the article's own period where it tells of no shorter event.
            length = 0 if day <= span.end else length  # "in the first minutes of June": it has just begun
        if length > words["years"] or (self.main is not None and length > words["period"]):
            return True
        if own.since:
            return not first and length > words["weeks" if self.main is not None else "period"]
        if span.end < day - timedelta(days=words["old"]):
            return True
        if _PERIOD.match(span.text):
            return self._is_earlier_period(span, first=first)
        return not first and span.end < day and (self._says_also(sentence) or self._follows_one_of_several(sentence))

    def _is_total(self, sentence: Sentence, draft: FigureDraft, year: Mention, *, first: bool) -> bool:
        """ "More than 900 drowned there in 2026": a year's total beside an event.

        The year may not stand in another clause. The article's first figure is one where the sentence tells of a
        day's event before it.
        """
        number = draft.number.start - sentence.start
        if not first:
            return self.reported is None and not _BORDER.search(sentence.text, draft.end - sentence.start, year.start)
        return number < year.start and any(
            mention.span.precision is Precision.DAY
            and mention.end < number
            and not self.setting.is_saying(sentence, mention)
            for mention in self.setting.dates(sentence.index)
        )

    def _follows_one_of_several(self, sentence: Sentence) -> bool:
        """ "It was the second such raid in a week. On Monday, nine died": the one before the article's own."""
        if _one_of_several().search(sentence.text):
            return True
        before = self.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block is not sentence.block:
            return False
        return _one_of_several().search(before.text) is not None

    def _is_lead(self, span: TimeSpan, own: Mention, *, first: bool) -> bool:
        """Is it the figure with which the article opens, on a report of a month or on what has gone on since a day?"""
        if not first:
            return False
        day = self.setting.published
        return own.since or (span.precision is Precision.MONTH and day is not None and (day - span.end).days < _LATE)

    def goes_on(self, draft: FigureDraft, told: dict[int, bool]) -> bool:
        """Does an undated sentence add to the background that the one before it, in the same paragraph, tells?"""
        sentence = self.sentences[draft.sentence]
        if sentence.index == 0 or self.setting.own_day(sentence, draft) is not None:
            return False
        before = self.sentences[sentence.index - 1]
        if before.block is not sentence.block:
            return False
        if before.index in told:
            return told[before.index]
        return self._opens_long_ago(before, anywhere=sentence.text.startswith("Since then"))

    def _opens_long_ago(self, sentence: Sentence, *, anywhere: bool) -> bool:
        """ "In 2020, a hack stopped all trains.": what follows is of that time."""
        day = self.main or self.setting.published
        first = next(iter(self.setting.dates(sentence.index)), None)
        if first is None or day is None or first.since or (first.start > _FRONT and not anywhere):
            return False
        return first.span.end < day - timedelta(days=table("background")["old"])

    def _says_also(self, sentence: Sentence) -> bool:
        """Another event, told beside the article's own: "police also arrested …"."""
        if sentence.index not in self._also:
            self._also[sentence.index] = bool(_ALSO.search(sentence.text))
        return self._also[sentence.index]

    def _is_earlier_period(self, span: TimeSpan, *, first: bool) -> bool:
        """ "last week", "this month" in an article on another day; it is the article's own where it opens with it."""
        words = span.text.lower()
        if (
            words.startswith(("this week", "past week", "the past week"))
            or first
            or (self.main is None and not words.startswith("last"))
        ):
            return False
        day = self.main or self.setting.published
        return day is not None and span.start < day

    # --- cues --------------------------------------------------------------------------------

    def _is_cued(self, sentence: Sentence, draft: FigureDraft, own: Mention | None, *, first: bool) -> bool:
        if draft.number.start - sentence.start < self._cue(sentence):
            return False
        recent = own is not None and not own.since and own.span.precision is Precision.DAY and self._is_near(own.span)
        if recent or (first and " since " in sentence.text):
            return self._cue(sentence) > 0 or _holds_cue(sentence, sentence.text, ("others",))
        return True

    def _is_near(self, span: TimeSpan) -> bool:
        day = self.main or self.setting.published
        return day is None or abs((day - span.end).days) <= table("background")["old"]

    def _cue(self, sentence: Sentence) -> int:
        """From which character on a cue makes the sentence's figures background; beyond its end if there is none."""
        if sentence.index not in self._cues:
            text = _record().sub(" ", sentence.text) if "since" in sentence.text else sentence.text
            text = _told_before().sub(" ", text)
            cued = _holds_cue(sentence, text, _LISTS)
            start = 0 if cued or self._is_long(sentence) else len(sentence.text) + 1
            if cued and (compared := _compared().search(text)) is not None:
                start = compared.end()  # "1,020 have died, more than double the 447 of all last summer"
            elif start and not _record_words().isdisjoint(sentence.tokens.lower):
                record = _criminal_record().search(text)
                start = record.end() if record else start
            if start and not _after_words().isdisjoint(sentence.tokens.lower):
                after = _after().search(sentence.text)
                start = after.end() if after else start
            self._cues[sentence.index] = start
        return self._cues[sentence.index]

    def _is_long(self, sentence: Sentence) -> bool:
        """Does the sentence tell of a war, a quarter, or what was said weeks ago, and of no day of these days?"""
        if not sentence.holds(_long_words()) or not _long().search(sentence.text.lower()):
            return False
        return not any(
            mention.since or mention.span.precision is Precision.DAY for mention in self.setting.dates(sentence.index)
        )

    def _is_of_war(self, sentence: Sentence) -> bool:
        """ "11,000 people have been hurt in the war in Tarim": of no day."""
        if not sentence.holds(_PERFECT) or not _of_war().search(sentence.text.lower()):
            return False
        return not any(mention.span.precision is Precision.DAY for mention in self.setting.dates(sentence.index))


_FRONT: Final = 30  # characters in which a sentence says when it plays


@cache
def _trial() -> frozenset[str]:
    return frozenset(table("background")["trial"].split())


@cache
def _one_of_several() -> re.Pattern[str]:
    """ "It was the second such raid in a week", "the latest of three attacks this month"."""
    ranks, spans = (alternatives(table("background")[key]) for key in ("ranks", "spans"))
    span = rf"(?:{spans})\b|in\s+\w+\s+(?:days|weeks|months|years)\b"
    return re.compile(rf"\b(?:{ranks})\b[^.;]{{1,60}}\b(?:{span})", re.IGNORECASE)


@cache
def _after_words() -> frozenset[str]:
    """Words one of which stands in every match of `_after`."""
    phrases = table("background")["after"]
    return frozenset(table("background")["verbs"].split()) | {max(phrase.split(), key=len) for phrase in phrases}


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('background')['comparing'])})\b", re.IGNORECASE)


@cache
def _long() -> re.Pattern[str]:
    words = table("background")
    events, spells = (alternatives(words[key]) for key in ("long_events", "spells"))
    habits, acts, begun, short = (alternatives(words[key]) for key in ("habits", "acts", "begun", "short"))
    return re.compile(
        rf"\b(?:{events})\s+(?:has|have)\s+(?:since\s+|also\s+|already\s+|so\s+far\s+)?\w+(?:ed|en|ft|ost)\b"
        rf"|\b(?:during|in|for)\s+the\s+(?:first|second|third|fourth|last)\s+(?:{spells})\b"
        rf"|\b(?:which|who|that|group|militia|network)\s+(?:has|have)\s+(?:{habits})\s+(?:dozens|hundreds|scores|many|numerous|several|countless|thousands|a\s+(?:string|series|number))\b"
        rf"|\bsince\s+(?!(?:the\s+)?(?:{short})\b)(?:the\s+|its\s+|their\s+|his\s+)?(?:[\w’'-]+\s+){{1,3}}(?:{begun})\b"
        rf"|\b(?:has|have)\s+(?:{acts})\s+(?:dozens|hundreds|scores|many|numerous|several|countless|thousands)\s+of\b"
        rf"|\b(?:has|have)\s+(?:itself|themselves|long|repeatedly)\s+(?:{habits})\s+(?:dozens|hundreds|scores|many|thousands)\b"
        rf"|\b(?:{events})\s+(?:was|were)\s+(?:triggered|sparked|ignited|set\s+off|touched\s+off)\s+by\b"
        r"|\bsaid\s+(?:last|earlier\s+this)\s+(?:week|month|year)\b"
    )


@cache
def _of_war() -> re.Pattern[str]:
    wars = alternatives(table("background")["wars"])
    return re.compile(
        rf"\b(?:has|have)\s+(?:been\s+)?\w+\s+(?:so\s+far\s+)?in\s+the\s+(?:[\w’'-]+\s+)?(?:{wars})\b"
        rf"|\b(?:{wars})\s+in\s+(?:the\s+)?\w+\s+(?:has|have)\b"
    )


@cache
def _long_words() -> frozenset[str]:
    """Words one of which stands in every match of `_long`."""
    words = table("background")
    begun = (max(phrase.split(), key=len) for phrase in words["begun"])
    perfect, caused, said = {"has", "have"}, {"triggered", "sparked", "ignited", "off"}, {"week", "month", "year"}
    return frozenset().union(perfect, caused, said, words["spells"], begun)


@cache
def _record_words() -> frozenset[str]:
    """Words one of which stands in every phrase of `_criminal_record`."""
    return frozenset(word for phrase in table("background")["deeds"] for word in phrase.split()) & {
        "wanted",
        "responsible",
    }


@cache
def _criminal_record() -> re.Pattern[str]:
    """ "four men wanted for 12 killings": what those who are told of did before."""
    return re.compile(rf"\b(?:{alternatives(table('background')['deeds'])})\b", re.IGNORECASE)


@cache
def _record() -> re.Pattern[str]:
    """ "the deadliest attack since the war began": says how grave the article's own event is."""
    return re.compile(
        rf"\b(?:{alternatives(table('background')['records'])})\b[^.;,]{{0,60}}\bsince\b[^.;,]*", re.IGNORECASE
    )


@cache
def _told_before() -> re.Pattern[str]:
    """ "In an earlier toll": of the same event."""
    words = table("background")
    when, counts = (alternatives(words[key].split()) for key in ("former", "counts"))
    return re.compile(rf"\bin (?:an?|the|its|his|her|their) (?:{when}) (?:death )?(?:{counts})\b", re.IGNORECASE)


@cache
def _cues(names: tuple[str, ...]) -> dict[str, list[str]]:
    """The cues of some lists by their longest word."""
    index: dict[str, list[str]] = {}
    for name in names:
        for cue in table("background")[name]:
            index.setdefault(max(cue.split(), key=len), []).append(cue)
    return index


def _holds_cue(sentence: Sentence, text: str, names: tuple[str, ...]) -> bool:
    """Does the text of the sentence, or what is left of it, hold a cue of the lists?"""
    cues = _cues(names)
    if not sentence.holds(cues.keys()):
        return False
    lower = text.lower()
    return any(cue in lower for word in cues.keys() & {*sentence.tokens.lower, *sentence.parts} for cue in cues[word])


@cache
def _after() -> re.Pattern[str]:
    """ "came two days after", "follows a": what comes next happened before."""
    verbs = "|".join(table("background")["verbs"].split())
    phrases = "|".join(re.escape(phrase) for phrase in table("background")["after"])
    return re.compile(rf"\b(?:(?:{verbs})\b[^.;,]{{0,30}}\bafter\b|(?:{phrases})\b)", re.IGNORECASE)
