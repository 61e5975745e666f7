"""Whom a pronoun stands for: a person or body named before, or who spoke last; never across gender or number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from facttrack.extract.document import Document
from facttrack.extract.names import Names, Person, surname_places
from facttrack.extract.speakers import kind_of, take_apart, title_words
from facttrack.extract.standing import is_plural, many
from facttrack.gazetteer import lookup
from facttrack.model import Speaker
from facttrack.vocabulary import SpeakerKind

# A pronoun reaches back this many characters at most.
REACH = 1500
# Of those who spoke before, and of the surnames named before, so many are looked at.
_VOICES = 40
# A plural description is looked for this far back.
_NEAR = 300


class Antecedents:
    """What the pronouns of one article can stand for. `spoken` grows as its speakers are resolved, in text order."""

    def __init__(self, document: Document, names: Names) -> None:
        self.text = document.text
        self.names = names
        self.spoken: list[tuple[int, Speaker]] = []
        self._document = document

    @cached_property
    def _surnames(self) -> list[tuple[int, str]]:
        return surname_places(self._document, self.names)

    def recent(self, at: int, reach: int) -> Iterator[tuple[int, Speaker]]:
        """Where somebody spoke no further than `reach` characters before `at`, and who; the last first."""
        for place, speaker in islice(reversed(self.spoken), _VOICES):
            if at - place > reach:
                return
            yield place, speaker

    def of(self, how: str, at: int) -> Speaker | None:
        """Whom a pronoun at place `at` stands for; `how` is how it refers (`Mention.pronoun`)."""
        if how == "self":
            return None
        if how == "many":
            return self._last_many(at)
        if how == "body":
            return self._opening_body(at) or self._last_spoken(at, how)
        described = self._last_described(at)
        if described is not None:
            return described
        candidates = self._near_persons(at)
        for person, place in candidates:
            if person.gender in ("", how):
                person.gender = person.gender or how
                return Speaker(person.name, person.name, place, place + len(person.name), SpeakerKind.PERSON)
        spoken = self._last_spoken(at, how)
        return (
            spoken
            if spoken
            and spoken.kind in (SpeakerKind.PERSON, SpeakerKind.OTHER, SpeakerKind.WITNESS, SpeakerKind.OFFICIAL)
            else None
        )

    def _opening_body(self, at: int) -> Speaker | None:
        """ "The Grain Board withdrew a statement in which it said": the body that the sentence opens with."""
        index = bisect_left(self.names.bodies, (at, ""))
        for place, name in reversed(self.names.bodies[max(0, index - 6) : index]):
            if self.spoken and self.spoken[-1][0] >= place:
                return None
            if at - place > _NEAR or "\n" in self.text[place:at]:
                return None
            opening = self.text[max(0, place - 4) : place].lower().endswith("the ")
            if self._opens_sentence(place - 4 if opening else place):
                full = self.names.acronyms.get(name, name)
                kind = kind_of(take_apart(name), full, False)
                if kind in (SpeakerKind.OTHER, SpeakerKind.GOVERNMENT) and lookup(name) is not None:
                    return None
                return Speaker(full, name, place, place + len(name), kind)
        return None

    def _last_described(self, at: int) -> Speaker | None:
        """ "A senior officer said … He said": whoever spoke last, where that is one unnamed person."""
        if not self.spoken:
            return None
        place, speaker = self.spoken[-1]
        words = speaker.name.lower().split()
        if at - place > REACH or place >= at or len(words) < 2 or words[0] not in ("a", "an", "another", "one"):
            return None
        if speaker.kind is SpeakerKind.PERSON:
            return None
        last = words[-1].strip(",")
        is_one = last in title_words() or last in ("source", "man", "woman")
        index = bisect_left(self._surnames, (place, ""))
        named_since = index < len(self._surnames) and place < self._surnames[index][0] < at
        return speaker if is_one and not named_since else None

    def _last_many(self, at: int) -> Speaker | None:
        """ "they": whoever spoke last, unless officials, residents or the like were named since."""
        spoken = self._last_spoken(at, "many")
        since = max(spoken.start if spoken else 0, at - _NEAR)
        mentions = list(many().finditer(self.text, since, at))
        named = mentions[-1] if mentions else None
        if named is None or "\n" in self.text[named.end() : at]:
            return spoken
        phrase = " ".join(named.group().split())
        return Speaker(phrase, phrase, named.start(), named.end(), kind_of(take_apart(phrase), phrase, False))

    def _last_spoken(self, at: int, how: str) -> Speaker | None:
        for place, speaker in self.recent(at, REACH):
            if place >= at:
                continue
            single = speaker.kind is SpeakerKind.PERSON
            if how == "many":
                fits = not single and (
                    is_plural(speaker.name) or speaker.kind not in (SpeakerKind.OTHER, SpeakerKind.DOCUMENT)
                )
            elif how == "body":
                last = speaker.name.split()[-1]
                fits = not single and (last[:1].isupper() or not is_plural(last.lower()))
            else:
                fits = not is_plural(speaker.name) and self._gender(speaker.name) in ("", how)
            if fits:
                return speaker
        return None

    def _gender(self, name: str) -> str:
        person = self.names.persons.get(name)
        return person.gender if person else ""

    def _near_persons(self, at: int) -> list[tuple[Person, int]]:
        """Persons mentioned shortly before, the likeliest first: who spoke last and who stands as a subject."""
        scores: dict[str, float] = {}
        latest: dict[str, int] = {}
        index = bisect_right(self._surnames, (at - 1, "\uffff"))
        for place, name in reversed(self._surnames[max(0, index - _VOICES) : index]):
            if at - place > REACH:
                break
            weight = 1.0 - (at - place) / REACH * 2 + (0.25 if self._opens_sentence(place) else 0.0)
            scores[name] = max(scores.get(name, 0.0), weight)
            latest.setdefault(name, place)
        for place, speaker in self.recent(at, REACH):
            if speaker.name in self.names.persons and place < at:
                scores[speaker.name] = max(scores.get(speaker.name, 0.0), 1.3 - (at - place) / REACH * 2)
                latest.setdefault(speaker.name, place)
        return [
            (self.names.persons[name], latest[name]) for name, _ in sorted(scores.items(), key=lambda x: (-x[1], x[0]))
        ]

    def _opens_sentence(self, place: int) -> bool:
        before = self.text[max(0, place - 25) : place].rstrip()
        return not before or before[-1] in '.!?”"\n' or before.split()[-1].lower().strip(".") in title_words()
