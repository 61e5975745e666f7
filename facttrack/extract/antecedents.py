"""Whom a pronoun stands for: somebody named or speaking shortly before; never across gender or number.

Every sentence before the pronoun offers candidates. Who speaks in it counts most, then its subject, then whoever else
is named; each sentence further back counts less. Nobody is named within what he or she says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Final, NamedTuple

from facttrack.extract.document import Document
from facttrack.extract.kinds import kind_words
from facttrack.extract.lexicon import lexicon
from facttrack.extract.names import Names, persons_between
from facttrack.extract.persons import gender_of, is_dead, noun_gender, offices
from facttrack.extract.speakers import (
    bare,
    before_tie,
    body_words,
    first_names,
    is_person_name,
    people_words,
    pronouns,
    small_words,
    take_apart,
    title_words,
    told_as_body,
)
from facttrack.extract.standing import groups_in, is_plural
from facttrack.extract.tables import alternatives, table
from facttrack.gazetteer import lookup
from facttrack.model import Speaker
from facttrack.vocabulary import SpeakerKind

# A pronoun reaches back this many characters, and sentences, at most.
REACH: Final = 1500
_SENTENCES: Final = 8
# Of those who spoke before so many are looked at.
_VOICES: Final = 40

Span = tuple[int, int]

# How much a candidate counts, and how much less with each sentence.
_SPEAKS, _SUBJECT, _NAMED, _TIED, _OWNS, _STEP = 2.2, 1.8, 0.8, 0.7, 0.3, 0.55
# Less for whom somebody else speaks of, for the dead, for a gender that is not known.
_SPOKEN_OF, _DEAD, _UNSURE = 0.8, 1.5, 0.15
# Police speak of a suspect: they are not "he".
_SPOKEN_OF_BY_MANY: Final = 0.2


class Antecedent(NamedTuple):
    """What a pronoun may stand for: a name or description, its place, and how likely it is."""

    name: str
    place: int
    weight: float


class Antecedents:
    """What the pronouns of one article can stand for. It is told who speaks, in text order.

    `contents` are the stretches of the text that are somebody's words, in order.
    """

    def __init__(self, document: Document, names: Names, contents: Sequence[Span]) -> None:
        self.text = document.text
        self.names = names
        self._spoken: list[tuple[int, Speaker]] = []
        self._speakers: set[str] = set()
        self._document = document
        self._contents = sorted(contents)
        self._seen: dict[Span, list[tuple[int, str]]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._document.sentences]

    def speaks(self, speaker: Speaker) -> None:
        """Keep who spoke. To be told in the order of the text."""
        self._spoken.append((speaker.start, speaker))
        self._speakers.add(speaker.name)

    def recent(self, at: int, reach: int) -> Iterator[tuple[int, Speaker]]:
        """Where somebody spoke no further than `reach` characters before `at`, and who; the last first."""
        for place, speaker in islice(reversed(self._spoken), _VOICES):
            if at - place > reach:
                return
            if place < at:
                yield place, speaker

    def of(self, how: str, at: int, content: Sequence[Span]) -> Antecedent | None:
        """Whom a pronoun at `at`, who says `content`, stands for; `how` is how it refers (`Mention.pronoun`)."""
        finders: dict[str, Callable[[Span], Iterator[Antecedent]]] = {
            "male": lambda span: self._singles(span, "male"),
            "female": lambda span: self._singles(span, "female"),
            "many": self._groups,
            "body": self._bodies,
        }
        if how not in finders:
            return None
        best: Antecedent | None = None
        for distance, span in self._back(at, content, how):
            for one in finders[how](span):
                weight = one.weight - distance * _STEP
                if any(start <= one.place < end for start, end in content):
                    continue
                if best is None or weight > best.weight:
                    best = one._replace(weight=weight)
            if best is not None and best.weight >= _SPEAKS - (distance + 1) * _STEP:
                break
        return best if best and best.weight > _LEAST else None

    def _back(self, at: int, content: Sequence[Span], how: str) -> Iterator[tuple[int, Span]]:
        """The sentences before `at`, the nearest first, with how far each is: one that goes on with "he" is no step."""
        begin = min((start for start, _ in content), default=at)
        index = bisect_right(self._starts, min(begin, at)) - 1
        yield 0, (max(self._starts[index] if index >= 0 else 0, at - REACH), at)
        distance = 0
        for i in range(index - 1, max(-1, index - 1 - _SENTENCES), -1):
            sentence = self._document.sentences[i]
            if at - sentence.end > REACH:
                return
            first = sentence.text[:12].split(None, 1)
            going_on = bool(first) and pronouns().get(bare(first[0]).removesuffix("'s")) == how
            distance += not going_on and not self._is_words(sentence.start, sentence.end)
            yield max(1, distance), (max(sentence.start, sentence.end - REACH), sentence.end)

    def _is_words(self, start: int, end: int) -> bool:
        """Is this whole stretch what somebody says?"""
        index = bisect_right(self._contents, (start + 1, 0))
        return any(a <= start + 1 and end - 2 <= b for a, b in self._contents[max(0, index - 3) : index])

    def _told(self, place: int) -> bool:
        index = bisect_right(self._contents, (place, len(self.text)))
        return any(a <= place < b for a, b in self._contents[max(0, index - 3) : index])

    def _voices(self, span: Span) -> Iterator[tuple[int, Speaker]]:
        """Who speaks in this stretch."""
        for place, speaker in self.recent(span[1], REACH):
            if place < span[0]:
                return
            yield place, speaker

    def _singles(self, span: Span, gender: str) -> Iterator[Antecedent]:
        """Persons, named or not, whom "he" or "she" can stand for."""
        voices = list(self._voices(span))
        for place, speaker in voices:
            doubt = self._doubt_of_voice(speaker, gender)
            if doubt is not None:
                yield Antecedent(speaker.name, place, _SPEAKS - doubt)
        subject = True
        spoken_of = _SPOKEN_OF_BY_MANY if voices and all(self._is_many(one) for _, one in voices) else _SPOKEN_OF
        for place, name in self._persons(span):
            weight, subject = self._standing(name, place, span[0], subject, spoken_of)
            if weight == _NAMED and self._introduced(name, place):
                weight = _SUBJECT + _UNSURE
            doubt = self._doubt(name, gender)
            if doubt is not None:
                dead = not self._has_spoken(name) and is_dead(self.names.persons[name], self.text)
                yield Antecedent(name, place, weight - doubt - (_DEAD if dead else 0.0))
        yield from self._described(span, gender)

    def _persons(self, span: Span) -> list[tuple[int, str]]:
        if span not in self._seen:
            self._seen[span] = persons_between(self.names, *span)
        return self._seen[span]

    def _introduced(self, name: str, place: int) -> bool:
        """Is the person first named here, and told who that is: "… worries Ann Roe, a nurse"?"""
        person = self.names.persons[name]
        return 0 <= place - person.places[0] < len(name) and bool(offices(person, self.text))

    def _has_spoken(self, name: str) -> bool:
        return name in self._speakers

    def _standing(self, name: str, place: int, start: int, subject: bool, spoken_of: float) -> tuple[float, bool]:
        """How a name at `place` stands in its sentence, and whether a subject is still to come."""
        end = place + len(name) - 1 if self.text.startswith(name, place) else place
        tail = self.text[end : end + 40].split(None, 1)[0]
        told = spoken_of if self._told(place) else 0.0
        if tail.rstrip(",.;:").endswith(("'s", "’s", "s'", "s’")):
            return _OWNS - told, subject
        before = self.text[max(start, place - 70) : place].split()
        while before and ((before[-1][:1].isupper() and len(before) > 1) or bare(before[-1]) in title_words()):
            before.pop()
        if before and bare(before[-1]) in _prepositions():
            return _TIED - told, subject
        return (_SUBJECT if subject else _NAMED) - told, False

    def _doubt(self, name: str, gender: str) -> float | None:
        """How far a name or description is from fitting "he" or "she", None where it cannot."""
        person = self.names.persons.get(name)
        if person is not None:
            known = gender_of(person, self.text)
        elif _one_person(name):
            known = noun_gender(name)
        else:
            return None
        return None if known not in ("", gender) else (0.0 if known else _UNSURE)

    def _doubt_of_voice(self, speaker: Speaker, gender: str) -> float | None:
        """The same of who speaks, who may be known by one name alone: "Mr. Roe"."""
        name = bare(speaker.name)
        if not (speaker.name[:1].isupper() and speaker.kind is SpeakerKind.PERSON and is_person_name(name, False)):
            return self._doubt(speaker.name, gender)
        if speaker.name in self.names.persons or name in title_words() or name in people_words():
            return self._doubt(speaker.name, gender)
        known = noun_gender(speaker.mention) or first_names().get(name, "").replace("either", "")
        return None if known not in ("", gender) else (0.0 if known else _UNSURE)

    def _is_many(self, speaker: Speaker) -> bool:
        return speaker.name not in self.names.persons and (
            is_plural(speaker.name) or speaker.kind is SpeakerKind.POLICE
        )

    def _described(self, span: Span, gender: str) -> Iterator[Antecedent]:
        """ "Ann Roe's mother wept", "One man who …": descriptions of one person, kin or at the sentence's head."""
        text = self.text
        for match in _of_kin().finditer(text, *span) if _OWNER.search(text, *span) else ():
            if noun_gender(match.group()) == gender and not self._told(match.start()):
                yield Antecedent(" ".join(match.group().split()), match.start(), _SUBJECT)
        place, words = self._head(span)
        last = next((i for i, word in enumerate(words) if bare(word) in people_words()), 0)
        several = words and (
            is_plural(words[last]) or bare(words[last]) in lexicon().plurals
        )  # "The raid left dead and wounded"
        if last and words[0].lower() in small_words("articles") and not several:
            phrase = " ".join(words[: last + 1])
            known = noun_gender(phrase)
            if known in ("", gender):
                yield Antecedent(phrase, place, _SUBJECT - 0.3 - (0.0 if known else _UNSURE))

    def _head(self, span: Span) -> tuple[int, list[str]]:
        """Where a sentence begins after an introduction ("On Monday, …"), and its first words."""
        match = _HEAD.match(self.text, *span)
        return (match.start(1), match.group(1).split()) if match else (span[0], [])

    def _groups(self, span: Span) -> Iterator[Antecedent]:
        """Those whom "they" can stand for: speakers, else officials, residents, soldiers and the like."""
        for place, speaker in self._voices(span):
            if speaker.name not in self.names.persons and not _one_person(speaker.name):
                weight = _SPEAKS if is_plural(speaker.name) or speaker.kind is SpeakerKind.POLICE else _NAMED
                if speaker.kind is not SpeakerKind.DOCUMENT:
                    yield Antecedent(speaker.name, place, weight)
        opening = self._opening_body(span)
        if opening and kind_words().get(bare(opening.name.split()[-1])) is not SpeakerKind.DOCUMENT:
            yield opening._replace(weight=opening.weight - _UNSURE)
        for match in groups_in(self.text, *span):
            first = not self.text[span[0] : match.start()].strip("“\"‘' ")
            told = _SPOKEN_OF if self._told(match.start()) else 0.0
            before = self.text[max(span[0], match.start() - 12) : match.start()].split()
            tied = bool(before) and bare(before[-1]) in _prepositions()
            weight = _TIED if tied else _SUBJECT if first else (_SUBJECT + _NAMED) / 2
            yield Antecedent(" ".join(match.group().split()), match.start(), weight - told)

    def _bodies(self, span: Span) -> Iterator[Antecedent]:
        """What "it" can stand for: a body, document or government that speaks or that its sentence opens with."""
        for place, speaker in self._voices(span):
            last = speaker.name.split()[-1]
            group = is_plural(last.lower()) and not last[:1].isupper() and speaker.kind is not SpeakerKind.MILITARY
            named = speaker.name not in self.names.persons or told_as_body(speaker.mention)
            if named and not group and not _one_person(speaker.name):
                yield Antecedent(speaker.name, place, _SPEAKS)
        if opening := self._opening_body(span):
            yield opening

    def _opening_body(self, span: Span) -> Antecedent | None:
        """The body or the capital that a sentence opens with."""
        place, words = self._head(span)
        capitals = next((i for i, word in enumerate(words) if not word[:1].isupper()), len(words))
        article = bool(words) and words[0].lower() in small_words("articles")
        reach = range(1, 5) if article else range(capitals)
        last = next((i for i in reach if _is_body(words[i : i + 1]) and not _goes_on(words[i + 1 : i + 2])), -1)
        head = last
        if last < 0:
            head, last = _named_for(words, reach)
        if last < 0:
            last = capitals - 1
            seat = lookup(" ".join(words[:capitals])) if capitals else None
            if seat is None or seat.kind not in ("country", "city"):
                return None
        phrase = " ".join(words[: last + 1])
        mention = take_apart(phrase)
        several = is_plural(words[head] if head >= 0 else phrase)
        return None if mention.person or several else Antecedent(phrase, place, _SUBJECT)


# Below this nobody is near enough.
_LEAST: Final = -1.2
_NO_BODIES: Final = (SpeakerKind.PERSON, SpeakerKind.WITNESS, SpeakerKind.OFFICIAL, SpeakerKind.ANONYMOUS)
_HEAD: Final = re.compile(r"[\"“‘']?(?:[A-Z][\w ]{2,30}, )?((?:[\w'’.&-]++\s){0,8}[\w'’.&-]++)")
_OWNER: Final = re.compile(r"['’]s?\s")


def _named_for(words: list[str], reach: range) -> tuple[int, int]:
    """Head and last word of the name of a body that goes on: "Organization for Migration", "Ministry of Works"."""
    for head in reach:
        if _is_body(words[head : head + 1]) and words[head][:1].isupper() and words[head + 1 : head + 2] in _TIES:
            last = head
            for at in range(head + 2, len(words)):
                if words[at][:1].isupper():
                    last = at
                elif words[at] not in _WITHIN_NAMES:
                    break
            return head, last
    return -1, -1


_TIES: Final = (["of"], ["for"])
_WITHIN_NAMES: Final = ("the", "of", "for", "and", "on")


def _goes_on(following: list[str]) -> bool:
    """Does the name of the body go on with this word: "of", or another capital?"""
    return bool(following) and (following[0] in ("of", "for") or following[0][:1].isupper())


def _is_body(noun: list[str]) -> bool:
    """Is this noun, if there is one, one for a body, an outlet or a document?"""
    word = bare(noun[0]) if noun else ""
    kind = kind_words().get(word)
    return word in body_words() or (kind is not None and kind not in _NO_BODIES)


def _one_person(description: str) -> bool:
    """Does this description, no name, mean one person: "a spokesman for the brigade", "the teen"?"""
    head = before_tie(description.lower())
    if head.endswith(_corps()):
        return False
    last = bare(head.split()[-1]).rsplit("-", 1)[-1] if head.split() else ""
    return (last in people_words() or last in title_words() or last == "source") and not is_plural(last)


@cache
def _corps() -> tuple[str, ...]:
    """ "The coast guard": bodies named like one of their men."""
    return tuple(table("sources")["groups"]["corps"])


@cache
def _of_kin() -> re.Pattern[str]:
    """ "Ann Roe's older brother"."""
    kin = table("sources")["kin"]
    return re.compile(
        rf"\b(?:[A-Z][\w.-]*\s){{0,2}}[A-Z][\w.-]*(?:['’]s?)\s(?:(?:{alternatives(kin['which'].split())})[ -])?"
        rf"(?:{alternatives(kin['nouns'].split())})\b(?!['’])"
    )


@cache
def _prepositions() -> frozenset[str]:
    words = table("function_words")
    return frozenset((*words["preposition"]["words"].split(), *words["of"]["words"].split(), "to"))
