"""When and where a figure holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from facttrack.extract.dates import Mention, find_dates
from facttrack.extract.document import Document, Sentence
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.places import dateline, find_places
from facttrack.extract.tables import Phrases, alternatives, table
from facttrack.gazetteer import lookup
from facttrack.model import Passage, TimeSpan
from facttrack.vocabulary import Precision

_LOOK_BACK: Final = 3
# A day right after a verb of saying is when it was said, not when it happened: "the ministry said on Tuesday".
_SAID: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|added|confirmed|published|released|posted|warned|spokes\w+|statement|update|updated|tweeted|wrote|bulletin|report|summary|acknowledged|disclosed)"
    r"(?:\s+(?!killed|died)[\w.’'-]+){0,4}\s+(?:on\s+|late\s+|early\s+)*\Z",
    re.IGNORECASE,
)
_BEHIND: Final = 5  # characters by which a day before a number is farther than one after it
_NEAR: Final = 6  # days or places on either side of a figure that may be its own
_OPENING: Final = 6  # sentences in which an article says where it plays
_DATELINES: Final = 4  # sentences one of which may begin with a dateline
_HEAD: Final = 60  # characters in which a dateline has its date
_DATELINE: Final = re.compile(r"\)?\s*(?:\([^()]{2,36}\)\s*)?(?:[-–—]{1,2}|:|\[)\s")
_REACH: Final = 70  # characters in which a verb of saying before a day counts


class Setting:
    """The days and places of one article, each found when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.published = document.article.day or _own_date(document)
        self._dates: dict[int, list[Mention]] = {}
        self._places: dict[int, list[Passage]] = {}
        self._stage: tuple[Passage, ...] | None = None
        self._charges: dict[int, bool] = {}
        self._sayings: dict[tuple[int, int], bool] = {}
        self._days: dict[tuple[int, int, int], Mention | None] = {}
        self._borders: dict[int, list[re.Match[str]]] = {}

    def dates(self, index: int) -> list[Mention]:
        if index not in self._dates:
            self._dates[index] = find_dates(self.document.sentences[index], self.published)
        return self._dates[index]

    def places(self, index: int) -> list[Passage]:
        if index not in self._places:
            self._places[index] = find_places(self.document.sentences[index])
        return self._places[index]

    # --- when --------------------------------------------------------------------------------

    def when(self, draft: FigureDraft) -> TimeSpan | None:
        sentence = self.document.sentences[draft.sentence]
        mention = self.own_day(sentence, draft)
        if mention is not None:
            return self._with_onset(mention, draft.sentence)
        if self._is_charge(sentence):
            return None
        for index in range(draft.sentence - 1, max(-1, draft.sentence - 1 - _LOOK_BACK), -1):
            for earlier in reversed(self.dates(index)):
                if (
                    earlier.span.precision is Precision.DAY
                    and not earlier.since
                    and not self.is_saying(self.document.sentences[index], earlier)
                    and self._recent(earlier.span)
                ):
                    return self._with_onset(earlier, index)
        return None

    def own_day(self, sentence: Sentence, draft: FigureDraft) -> Mention | None:
        """The nearest day of the figure's clause; one of saying only if it is not."""
        key = draft.start, draft.number.start, draft.end
        if key not in self._days:
            self._days[key] = self._nearest_day(sentence, draft)
        return self._days[key]

    def _nearest_day(self, sentence: Sentence, draft: FigureDraft) -> Mention | None:
        best: tuple[tuple[int, int], Mention] | None = None
        mentions = self.dates(sentence.index)
        at = bisect_left(mentions, draft.number.start - sentence.start, key=lambda one: one.start)
        for mention in mentions[max(0, at - _NEAR) : at + _NEAR]:
            if self.is_saying(sentence, mention):
                continue
            start, end = sentence.start + mention.start, sentence.start + mention.end
            between = sentence.text[
                max(0, min(end, draft.end) - sentence.start) : max(0, max(start, draft.start) - sentence.start)
            ]
            if start >= draft.end and _EARLIER.search(between):
                continue  # "freed two men who had been kidnapped in May"
            distance = len(between) + (
                60 if ";" in between or " while " in between or (" and " in between and start > draft.end) else 0
            )
            # Of two days in the figure's clause, "41 on Monday from 30 on Saturday", the one right after the number.
            gap = start - draft.number.end if start >= draft.number.end else draft.number.start - end + _BEHIND
            if best is None or (distance, gap) < best[0]:
                best = (distance, gap), mention
        return best[1] if best else None

    def is_saying(self, sentence: Sentence, mention: Mention) -> bool:
        """Is the day one of saying or of a dateline, not of what happened?"""
        key = sentence.index, mention.start
        if key not in self._sayings:
            self._sayings[key] = _is_of_saying(sentence, mention)
        return self._sayings[key]

    def _recent(self, span: TimeSpan) -> bool:
        return self.published is None or span.end >= self.published - timedelta(days=table("background")["old"])

    def _with_onset(self, mention: Mention, index: int) -> TimeSpan:
        """ "five days of violence" begins where the article says that it broke out."""
        span = mention.span
        if (
            not span.text.lower().endswith(("days", "day"))
            or span.precision is not Precision.DAY
            or span.start == span.end
        ):
            return span
        for earlier in range(index, max(-1, index - 12), -1):
            for other in self.dates(earlier):
                near = abs((other.span.start - span.start).days) <= 2
                if other is not mention and near and other.span.start == other.span.end:
                    return replace(span, start=other.span.start)
        return span

    # --- where -------------------------------------------------------------------------------

    def where(self, draft: FigureDraft) -> tuple[Passage, ...]:
        """The places of the figure's own clause, else of its paragraph so far, else where the article plays."""
        sentence = self.document.sentences[draft.sentence]
        here = self.places(draft.sentence)
        if here and not self._is_aside(here, draft):
            at = bisect_left(here, draft.number.start, key=lambda place: place.start)
            close = here[max(0, at - _NEAR) : at + _NEAR]
            near = [place for place in close if self._same_clause(sentence, place, draft)]
            return tuple(self._own_places(near, draft) or near or close)
        if not self._is_charge(sentence):
            for index in range(draft.sentence - 1, max(-1, draft.sentence - 1 - _LOOK_BACK), -1):
                if self.document.sentences[index].block is not sentence.block and index < draft.sentence - 1:
                    break
                local = tuple(place for place in self.places(index) if not _is_country(place.text))
                if local:
                    return local
        return self._scene()

    def _own_places(self, near: list[Passage], draft: FigureDraft) -> list[Passage]:
        """Of several places the one whose preposition stands right after the number's words: "six in Aleppo"."""
        inside = [place for place in near if draft.number.end <= place.start and place.end <= draft.end]
        inside = inside or [place for place in near if 0 <= draft.number.start - place.end <= 2]  # "in Tyre, nine"
        return inside if len(inside) < len(near) else []

    def _is_aside(self, here: list[Passage], draft: FigureDraft) -> bool:
        """Is a country that the clause does not name less than is known: "…, adding to Syria's crisis"?"""
        if any(draft.start <= place.start < draft.end or not _is_country(place.text) for place in here):
            return False
        return any(not _is_country(place.text) for place in self._scene())

    def _scene(self) -> tuple[Passage, ...]:
        """Where the article plays: its dateline, else the first place that it names, a town before a country."""
        if self._stage is None:
            first = self.document.sentences[:_OPENING]
            lines = (dateline(sentence.text, sentence.start) for sentence in first[:_DATELINES])
            named = next(filter(None, lines), []) or self._first_place(first)
            self._stage = tuple(named[:1])
        return self._stage

    def _first_place(self, sentences: Sequence[Sentence]) -> list[Passage]:
        """The first place named that is no country, else the first."""
        countries: list[Passage] = []
        for sentence in sentences:
            for place in self.places(sentence.index):
                if not _is_country(place.text):
                    return [place]
                countries.append(place)
        return countries

    def _is_charge(self, sentence: Sentence) -> bool:
        """Does the sentence accuse or deny? Then what the sentences before it tell is another matter."""
        if sentence.index not in self._charges:
            self._charges[sentence.index] = bool(self.document.phrases_in(sentence.start, sentence.end, _charging()))
        return self._charges[sentence.index]

    def _same_clause(self, sentence: Sentence, place: Passage, draft: FigureDraft) -> bool:
        low, high = min(place.end, draft.end) - sentence.start, max(place.start, draft.start) - sentence.start
        if sentence.index not in self._borders:
            self._borders[sentence.index] = list(_OTHER_CLAUSE.finditer(sentence.text))
        borders = self._borders[sentence.index]
        at = bisect_left(borders, low, key=re.Match.start)
        return at == len(borders) or borders[at].end() > high


def _is_of_saying(sentence: Sentence, mention: Mention) -> bool:
    if mention.start < _HEAD and _DATELINE.search(sentence.text, max(0, mention.end - 1), mention.end + 40):
        return True
    if sentence.text[: mention.start].endswith("born "):
        return True  # "a woman born in 1951"
    if mention.since or "'s" in mention.span.text or "’s" in mention.span.text:
        return False
    return bool(_SAID.search(sentence.text[max(0, mention.start - _REACH) : mention.start]))


@cache
def _charging() -> Phrases:
    return Phrases(table("background")["charges"])


@lru_cache(maxsize=8192)
def _is_country(name: str) -> bool:
    found = lookup(name)
    return found is not None and found.kind == "country"


_EARLIER: Final = re.compile(
    r"\b(?:who|which|that|whom)\s+(?:had|have|has|was|were|took\s+part|joined|led|planned|carried)\b|\bwhose\b",
    re.IGNORECASE,
)
_OTHER_CLAUSE: Final = re.compile(rf";|:|(?:{alternatives('while but said according'.split(), opens_word=True)})\b")


_DATED: Final = 160  # characters of a sentence in which the date of a dateline stands
_FULL_DATE: Final = re.compile(r"19\d\d|20\d\d|8\d|9\d")  # a day without a year is not known by itself


def _own_date(document: Document) -> date | None:
    """The date that an article without one carries in its dateline."""
    for sentence in document.sentences[:6]:
        if not _FULL_DATE.search(sentence.text, 0, _DATED):
            continue
        for mention in find_dates(sentence, None, _DATED):
            if mention.span.precision is Precision.DAY:
                return mention.span.start
    return None
