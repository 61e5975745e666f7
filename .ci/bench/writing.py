"""Filling sentences so that the spans of every number, clause, speaker and place are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facttrack.model import Claim, Figure, Passage, Speaker, Statement, TimeSpan, stable_id
from facttrack.vocabulary import Form, Measure, Precision, Qualifier, SpeakerKind, Stance

_PIECE = re.compile(r"\{([\w.]+)\}|([<>\[\]])")
_WORDS = "no one two three four five six seven eight nine".split()


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: what stands in the text, and who it is."""

    mention: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Number:
    """A count as one article gives it; `event` is the event that it speaks of."""

    event: int
    measure: Measure
    count: int
    who: str
    hedge: str = ""
    background: bool = False

    @property
    def qualifier(self) -> Qualifier:
        return {"": Qualifier.EXACT, "at least ": Qualifier.AT_LEAST, "more than ": Qualifier.MORE_THAN}[self.hedge]

    @property
    def low(self) -> int:
        return self.count + (self.qualifier is Qualifier.MORE_THAN)

    @property
    def high(self) -> int | None:
        return None if self.hedge else self.count


def number_words(count: int) -> str:
    """As newspapers write it: words below ten, digits above."""
    return _WORDS[count] if count < 10 else f"{count:,}"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


class Writer:
    """Writes one article, sentence by sentence, and keeps the claims that it makes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.claims: list[Claim] = []
        self.events: dict[str, int] = {}

    def say(
        self,
        frame: str,
        words: Mapping[str, str],
        numbers: Mapping[str, Number],
        *,
        voice: Voice | None = None,
        day: date | None = None,
    ) -> None:
        """Add a sentence. `words` fill its slots, `numbers` those that are counts, `voice` that of the speaker."""
        sentence = _Sentence(self, words, numbers, voice, day)
        self.text += sentence.fill(frame) + " "
        for claim, event in sentence.claims():
            self.claims.append(claim)
            if event is not None:
                self.events[claim.id] = event


class _Sentence:
    def __init__(
        self,
        writer: Writer,
        words: Mapping[str, str],
        numbers: Mapping[str, Number],
        voice: Voice | None,
        day: date | None,
    ) -> None:
        self.writer, self.words, self.numbers, self.voice, self.day = writer, words, numbers, voice, day
        self.base, self.text = len(writer.text), ""
        self.found: list[tuple[Number, int, int]] = []
        self.clauses: list[tuple[int, int]] = []
        self.said: tuple[int, int] | None = None
        self.speaker: tuple[int, int] | None = None
        self.where: tuple[int, int] | None = None

    def fill(self, frame: str) -> str:
        """The sentence; what stands where is kept."""
        open_clause = open_content = done = 0
        for piece in _PIECE.finditer(frame):
            self._put(frame[done : piece.start()])
            done = piece.end()
            slot, mark = piece.groups()
            if slot:
                self._fill(slot)
            elif mark == "<":
                open_clause = len(self.text)
            elif mark == ">":
                self.clauses.append((open_clause, len(self.text)))
            elif mark == "[":
                open_content = len(self.text)
            else:
                self.said = (open_content, len(self.text))
        self._put(frame[done:])
        return self.text

    def _put(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words if self.text.strip("“") else capital(words)
        return start, len(self.text)

    def _fill(self, slot: str) -> None:
        name, _, field = slot.partition(".")
        if name in self.numbers:
            number = self.numbers[name]
            if field == "who":
                self._put(number.who)
                return
            self._put(number.hedge)
            self.found.append((number, *self._put(number_words(number.count))))
        elif name == "speaker" and self.voice:
            self.speaker = self._put(self.voice.mention)
        else:
            span = self._put(self.words[name])
            self.where = span if name == "town" else self.where

    # --- what was said -----------------------------------------------------------------------

    def claims(self) -> list[tuple[Claim, int | None]]:
        """The claims of the sentence, with the event that each figure speaks of."""
        made: list[tuple[Claim, int | None]] = [
            (self._figure(number, start, end), number.event) for number, start, end in self.found
        ]
        if self.said:
            made.append((self._statement(*self.said), None))
        return made

    def _figure(self, number: Number, start: int, end: int) -> Figure:
        clause = next((a, b) for a, b in self.clauses if a <= start < b)
        return Figure(
            id=self._id("f", start),
            article=self.writer.name,
            quote=self.text[slice(*clause)],
            start=self.base + clause[0],
            end=self.base + clause[1],
            number=self._passage(start, end),
            measure=number.measure,
            low=number.low,
            high=number.high,
            qualifier=number.qualifier,
            who=number.who,
            speaker=self._speaker(),
            where=(self._passage(*self.where),) if self.where else (),
            when=TimeSpan(self.day, self.day, self.words["day"], Precision.DAY) if self.day else None,
            background=number.background,
            rule="generated",
        )

    def _statement(self, start: int, end: int) -> Statement:
        return Statement(
            id=self._id("s", start),
            article=self.writer.name,
            quote=self.text[start:end],
            start=self.base + start,
            end=self.base + end,
            cue=None,
            stance=Stance.SAYS,
            form=Form.DIRECT if self.text[start - 1 : start] == "“" else Form.INDIRECT,
            speaker=self._speaker(),
            rule="generated",
        )

    def _speaker(self) -> Speaker | None:
        if self.speaker is None or self.voice is None:
            return None
        start, end = self.speaker
        mention = self.text[start:end]
        return Speaker(self.voice.mention, mention, self.base + start, self.base + end, self.voice.kind)

    def _passage(self, start: int, end: int) -> Passage:
        return Passage(self.text[start:end], self.base + start, self.base + end)

    def _id(self, prefix: str, start: int) -> str:
        return stable_id(prefix, self.writer.name, self.base + start)
