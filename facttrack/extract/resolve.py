"""Who a speaker is, within one article: every mention gets the fullest name that the article gives.

Finding names comes first (one pass over the text), resolving each mention second. A mention that nobody
in the article fits stays as it stands and is marked unresolved; it never takes a name across gender,
number or kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from facttrack.extract.document import Document
from facttrack.extract.speakers import (
    Mention,
    body_words,
    gender_of,
    is_person_name,
    kind_of,
    take_apart,
    title_words,
)
from facttrack.extract.tables import table
from facttrack.gazetteer import lookup
from facttrack.model import Passage, Speaker
from facttrack.vocabulary import SpeakerKind

_NAME = re.compile(
    r"[A-Z](?:[\w'’]|[\-‑](?=\w))*\.?"
    r"(?:[ \t](?:(?:of|for|and|the|on|de|al|bin|ibn|van|von|el|la|del|der)[ \t]){0,2}(?:al-)?[A-Z][\w'’\-‑]*\.?)*"
)
_BRACKET = re.compile(r"[ \t]\(([A-Z][A-Za-z.&\-]{1,11})\)")
_SMALL = frozenset("of for and the on in to at de al".split())
# A pronoun reaches back this many characters at most.
_REACH = 1500
# "the ministry" may be one of so many bodies named before; a surname may stand for so many persons.
_BODIES = 200
_NAMESAKES = 40
# A plural description is looked for this far back.
_NEAR = 300


@dataclass(slots=True)
class Person:
    """A person named in the article: the fullest name, gender if known, where it is mentioned."""

    name: str
    gender: str
    places: list[int]
    title: str = ""


class Names:
    """The names of one article: acronyms introduced in brackets, persons by surname, bodies by their words."""

    def __init__(self, document: Document) -> None:
        self.acronyms: dict[str, str] = {}
        self.persons: dict[str, Person] = {}
        self.by_surname: dict[str, list[Person]] = {}
        self.bodies: list[tuple[int, str]] = []
        for sentence in document.sentences:
            self._acronyms(sentence.text)
            self._names(sentence.text, sentence.start)

    def _acronyms(self, text: str) -> None:
        for bracket in _BRACKET.finditer(text):
            full = _spelt_out(text[max(0, bracket.start() - 160) : bracket.start()], bracket.group(1))
            if full:
                self.acronyms.setdefault(bracket.group(1), full)

    def _names(self, text: str, base: int) -> None:
        for match in _NAME.finditer(text):
            words = match.group().split()
            if len(words[-1]) > 3:
                words[-1] = words[-1].rstrip(".")  # the sentence's full stop, not that of "Jr."
            start = base + match.start()
            if match.start() == 0 or text[match.start() - 1] in "“\"'‘(":
                while words and words[0].lower().strip(".") in _opening_words():
                    start += len(words[0]) + 1
                    words = words[1:]
            if not words:
                continue
            mention = take_apart(" ".join(words))
            if mention.person and " " in mention.name:
                self._person(mention, start)
            elif mention.name and not mention.person and (" " in mention.name or mention.name.isupper()):
                self.bodies.append((start, mention.name))

    def _person(self, mention: Mention, start: int) -> None:
        name = mention.name
        person = self.persons.get(name)
        if person is None:
            person = self.persons[name] = Person(name, "", [])
            self.by_surname.setdefault(name.split()[-1], []).append(person)
        person.places.append(start)
        person.gender = person.gender or gender_of(mention)
        person.title = person.title or mention.title

    def full_person(self, name: str, at: int) -> Person | None:
        """The person whose fullest name ends with, or contains, this one."""
        words = name.split()
        candidates = self.by_surname.get(words[-1], [])[:_NAMESAKES]
        fitting = [person for person in candidates if len(words) == 1 or set(words) <= set(person.name.split())]
        if not fitting:
            return None
        longest = max(fitting, key=lambda person: (len(person.places), len(person.name)))
        before = [person for person in fitting if person.places[0] <= at]
        return max(before, key=lambda person: (len(person.places), len(person.name))) if before else longest


def _spelt_out(before: str, acronym: str) -> str | None:
    """ "… the Syrian Democratic Forces" for SDF: the words whose initials spell the acronym, from the right."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    words = before.split()
    for count in range(len(letters), len(letters) + 4):
        tail = words[-count:]
        if len(tail) < count or not tail or not tail[0][:1].isupper():
            continue
        initials = [part[0].upper() for word in tail if word.lower() not in _SMALL for part in word.split("-") if part]
        loose = [word[0].upper() for word in tail if word]
        if (
            initials == letters
            or loose == letters
            or [w[0].upper() for w in tail if w.lower() not in _SMALL] == letters
        ):
            return " ".join(tail).strip(",")
    run: list[str] = []
    for word in reversed(words[-8:]):
        if word[:1].isupper() or (run and word.lower() in _SMALL | {"-"}) or (run and word.lower().startswith("al-")):
            run.append(word)
        else:
            break
    while run and not run[-1][:1].isupper():
        run.pop()
    full = " ".join(reversed(run)).strip(",")
    return full if len(run) >= 2 and letters and full[:1].upper() == letters[0] else None


@cache
def _opening_words() -> frozenset[str]:
    """Words that have their capital only from opening a sentence."""
    classes = [entry["words"] for entry in table("function_words").values() if entry["letter"] != "K"]
    return frozenset(" ".join(classes).split()) | frozenset(table("sources")["names"]["openings"].split())


class Resolver:
    """Resolves the speakers of one article, asked in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.names = Names(document)
        self._titled = _by_title(self.names)
        self._starts = sorted((place, name) for name, person in self.names.persons.items() for place in person.places)
        self._surnames = _surname_places(document, self.names)
        self._spoken: list[tuple[int, Speaker]] = []
        self._roles: list[tuple[int, str, str]] = []

    def resolve(self, passage: Passage, antecedent: Passage | None = None) -> Speaker:
        """The speaker that the words at `passage` stand for."""
        mention = take_apart(passage.text)
        if mention.pronoun == "relative":
            inner = take_apart(antecedent.text) if antecedent else None
            name, resolved = self._named(inner, antecedent.start) if inner and antecedent else (mention.phrase, False)
            person = bool(inner and inner.person) or name in self.names.persons
            kind = kind_of(inner, name, person) if inner else SpeakerKind.OTHER
        elif mention.pronoun:
            found = self._pronoun(mention.pronoun, passage.start)
            name, resolved = (found.name, True) if found else (mention.text, False)
            kind = found.kind if found else SpeakerKind.OTHER
        else:
            name, resolved = self._named(mention, passage.start)
            person = mention.person or name in self.names.persons
            kind = kind_of(mention, name, person)
        speaker = Speaker(name, passage.text, passage.start, passage.end, kind, resolved)
        if resolved or not mention.pronoun:
            self._spoken.append((passage.start, speaker))
        return speaker

    def name_of(self, text: str, at: int) -> str:
        """The fullest name for a phrase that is no speaker: a target, a medium."""
        mention = take_apart(text)
        if mention.pronoun:
            found = self._pronoun(mention.pronoun, at)
            return found.name if found else text
        return self._named(mention, at)[0]

    def _named(self, mention: Mention, at: int) -> tuple[str, bool]:
        acronyms = self.names.acronyms
        issuer = _issuer(mention.phrase)
        if issuer:
            return acronyms.get(issuer, issuer), True
        if mention.phrase in acronyms:
            return acronyms[mention.phrase], True
        if mention.name in acronyms:
            return acronyms[mention.name], True
        if mention.name:
            person = self.names.full_person(mention.name, at) if mention.person or " " not in mention.name else None
            if person is not None:
                return person.name, True
            if mention.person or mention.title == "" or mention.title.split()[0].lower() in ("the", "a", "an"):
                return mention.name if mention.person else mention.phrase, True
            return mention.phrase, True
        if mention.definite:
            found = self._role(mention, at) or self._body(mention, at) or self._same_many(mention, at)
            if found:
                return found, True
            words = mention.phrase.lower().split()
            return mention.phrase, not (len(words) == 1 and words[0] in body_words() | title_words())
        return mention.phrase, True

    def _role(self, mention: Mention, at: int) -> str | None:
        """ "the mayor": the last person before whom, or after whom, this title stands."""
        words = mention.phrase.lower().split()
        head = words[-1] if words else ""
        if head not in title_words():
            return None
        titled = self._titled.get(head, [])
        index = bisect_left(titled, (at, ""))
        if index:
            return titled[index - 1][1]
        pattern = re.compile(
            r",?\s(?:who is\s)?(?:the|a|an)\s(?:[\w'’-]+\s){0,3}" + re.escape(head) + r"\b", re.IGNORECASE
        )
        for place, name in reversed(self._starts[: bisect_right(self._starts, (at, ""))]):
            if at - place > 4 * _REACH:
                break
            tail = place + len(name)
            if self.text[tail : tail + 1] == "," and pattern.match(self.text, tail, tail + 80):
                return name
        return None

    def _body(self, mention: Mention, at: int) -> str | None:
        """ "the ministry", "the group": the last body named before whose name or kind has that word."""
        words = mention.phrase.lower().split()
        head = words[-1] if words else ""
        if (head not in body_words() and head not in _descriptors()) or len(words) > 3:
            return None
        index = bisect_left(self.names.bodies, (at, ""))
        for _, name in reversed(self.names.bodies[max(0, index - _BODIES) : index]):
            if head in name.lower().split():
                return self.names.acronyms.get(name, name)
        if any(word not in _modifiers() and not word.endswith("-based") for word in words[:-1]):
            return None
        if len(words) == 1 and (described := self._described_before(head, at)):
            return described
        fitting = _descriptors().get(head) or _STANDS_FOR.get(head, _ANY_BODY)
        for place, speaker in reversed(self._spoken):
            if at - place > 2 * _REACH:
                break
            if speaker.kind in fitting and speaker.name[:1].isupper():
                return speaker.name
        return None

    def _described_before(self, head: str, at: int) -> str | None:
        """ "the Roe-led coalition … The coalition said": the fuller description that stands before."""
        last = None
        for match in re.finditer(
            rf"\b(?:[A-Z][\w.'’-]*\s){{1,3}}{re.escape(head)}\b", self.text[max(0, at - _REACH) : at]
        ):
            last = match.group()
        return " ".join(last.removeprefix("The ").split()) if last and last != f"The {head}" else None

    def _same_many(self, mention: Mention, at: int) -> str | None:
        """ "the same residents": those of whom more was said before."""
        words = mention.phrase.lower().split()
        if not words or not _plural(words[-1]) or len(words) > 2 or (len(words) == 2 and words[0] != "same"):
            return None
        for place, speaker in reversed(self._spoken):
            if at - place > 2 * _REACH:
                break
            others = speaker.name.lower().split()
            if len(others) > len(words) and words[-1] in others and place < at:
                return speaker.name
        return None

    def _pronoun(self, how: str, at: int) -> Speaker | None:
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
            if self._spoken and self._spoken[-1][0] >= place:
                return None
            between = self.text[place:at]
            if len(between) > _NEAR or "\n" in between:
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
        if not self._spoken:
            return None
        place, speaker = self._spoken[-1]
        words = speaker.name.lower().split()
        if at - place > _REACH or place >= at or len(words) < 2 or words[0] not in ("a", "an", "another", "one"):
            return None
        named = any(found > place for found, _ in self._surnames[bisect_left(self._surnames, (place, "")) :][:1])
        is_one = words[-1].strip(",") in title_words() or words[-1].strip(",") in ("source", "man", "woman")
        inside = named and self._surnames[bisect_left(self._surnames, (place, ""))][0] < at
        return speaker if is_one and not inside and speaker.kind is not SpeakerKind.PERSON else None

    def _last_many(self, at: int) -> Speaker | None:
        """ "they": whoever spoke last, unless officials, residents or the like were named since."""
        spoken = self._last_spoken(at, "many")
        since = max(spoken.start if spoken else 0, at - _NEAR)
        mentions = list(_many().finditer(self.text, since, at))
        named = mentions[-1] if mentions else None
        if named is None or "\n" in self.text[named.end() : at]:
            return spoken
        phrase = " ".join(named.group().split())
        return Speaker(phrase, phrase, named.start(), named.end(), kind_of(take_apart(phrase), phrase, False))

    def _last_spoken(self, at: int, how: str) -> Speaker | None:
        for place, speaker in reversed(self._spoken):
            if place >= at:
                continue
            if at - place > _REACH:
                return None
            single = speaker.kind is SpeakerKind.PERSON
            if how == "many":
                fits = not single and (
                    _plural(speaker.name) or speaker.kind not in (SpeakerKind.OTHER, SpeakerKind.DOCUMENT)
                )
            elif how == "body":
                last = speaker.name.split()[-1]
                fits = not single and (last[:1].isupper() or not _plural(last.lower()))
            else:
                fits = not _plural(speaker.name) and self._gender(speaker.name) in ("", how)
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
        for place, name in reversed(self._surnames[max(0, index - 40) : index]):
            if at - place > _REACH:
                break
            weight = 1.0 - (at - place) / _REACH * 2 + (0.25 if self._opens_sentence(place) else 0.0)
            scores[name] = max(scores.get(name, 0.0), weight)
            latest.setdefault(name, place)
        for place, speaker in reversed(self._spoken):
            if at - place > _REACH:
                break
            if speaker.name in self.names.persons and place < at:
                scores[speaker.name] = max(scores.get(speaker.name, 0.0), 1.3 - (at - place) / _REACH * 2)
                latest.setdefault(speaker.name, place)
        return [
            (self.names.persons[name], latest[name]) for name, _ in sorted(scores.items(), key=lambda x: (-x[1], x[0]))
        ]

    def _opens_sentence(self, place: int) -> bool:
        before = self.text[max(0, place - 25) : place].rstrip()
        return not before or before[-1] in '.!?”"\n' or before.split()[-1].lower().strip(".") in title_words()


def _by_title(names: Names) -> dict[str, list[tuple[int, str]]]:
    """Title word -> where the persons who bear it are mentioned, in order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for person in names.persons.values():
        for word in dict.fromkeys(person.title.lower().replace(".", "").split()):
            found.setdefault(word, []).extend((place, person.name) for place in person.places)
    return {word: sorted(places) for word, places in found.items()}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(table("sources")["standing"]["modifiers"].split())


@cache
def _descriptors() -> dict[str, frozenset[SpeakerKind]]:
    """Common noun for a body -> the kinds of source it can stand for."""
    standing: dict[str, set[SpeakerKind]] = {}
    for name, words in table("sources")["standing"].items():
        if name != "modifiers":
            for word in words.split():
                standing.setdefault(word, set()).add(SpeakerKind(name))
    for word in ("agency", "mission", "office", "group"):
        standing[word] |= _ANY_BODY - {SpeakerKind.MILITARY, SpeakerKind.POLICE, SpeakerKind.DOCUMENT}
    return {word: frozenset(kinds) for word, kinds in standing.items()}


_OF_BODY = re.compile(r"^(?:\w+[ -]){0,3}?(\w+) (?:of|by|from) (?:the )?([A-Z][\w.&'’-]*(?: [\w.&'’-]+){0,8})$")


def _issuer(phrase: str) -> str | None:
    """ "a report by the Grain Board": a document speaks for the body that made it."""
    match = _OF_BODY.match(phrase)
    if match is None or match.group(1).lower() not in _documents():
        return None
    return match.group(2)


@cache
def _documents() -> frozenset[str]:
    return frozenset(table("attribution")["counting"]["inquiries"].split()) | frozenset(
        table("sources")["standing"]["document"].split()
    )


@cache
def _many() -> re.Pattern[str]:
    """A plural description of people who speak: "Roe County deputies", "residents"."""
    kinds = table("sources")["kinds"]["words"]
    words = [
        word
        for kind in ("police", "military", "armed_group", "medical", "witness", "official", "media")
        for word in kinds[kind].split()
        if _plural(word) and word.isalpha()
    ]
    return re.compile(rf"\b(?-i:[A-Z][\w'’]+ ){{0,3}}(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


_ANY_BODY = frozenset(SpeakerKind) - {
    SpeakerKind.PERSON,
    SpeakerKind.WITNESS,
    SpeakerKind.ANONYMOUS,
    SpeakerKind.OFFICIAL,
}
_STANDS_FOR = {
    "ministry": frozenset({SpeakerKind.GOVERNMENT}),
    "department": frozenset({SpeakerKind.GOVERNMENT, SpeakerKind.POLICE}),
    "government": frozenset({SpeakerKind.GOVERNMENT}),
    "militia": frozenset({SpeakerKind.ARMED_GROUP}),
    "newspaper": frozenset({SpeakerKind.MEDIA}),
    "paper": frozenset({SpeakerKind.MEDIA}),
    "network": frozenset({SpeakerKind.MEDIA}),
    "watchdog": frozenset({SpeakerKind.MONITOR, SpeakerKind.NGO}),
    "monitor": frozenset({SpeakerKind.MONITOR}),
    "hospital": frozenset({SpeakerKind.MEDICAL}),
    "army": frozenset({SpeakerKind.MILITARY}),
}


def _plural(name: str) -> bool:
    last = name.split()[-1].lower()
    return (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last in (
        "people",
        "police",
        "men",
        "women",
    )


def _surname_places(document: Document, names: Names) -> list[tuple[int, str]]:
    """(place, person) for every mention of a person, by the full name or the surname alone."""
    if not names.by_surname:
        return []
    pattern = re.compile(r"(?<![\w])([A-Z][\w'’\-‑]*)")
    found = []
    for sentence in document.sentences:
        for match in pattern.finditer(sentence.text):
            word = match.group(1).removesuffix("'s").removesuffix("’s")
            if word in names.by_surname:
                place = sentence.start + match.start()
                person = names.full_person(word, place)
                if person is not None:
                    found.append((place, person.name))
    return found


def speakers(document: Document, mentions: Sequence[tuple[Passage, Passage | None]]) -> list[Speaker]:
    """Resolve mentions (with the antecedents of relative pronouns), which stand in the order of the text."""
    resolver = Resolver(document)
    return [resolver.resolve(passage, antecedent) for passage, antecedent in mentions]


__all__ = ["Names", "Resolver", "is_person_name", "speakers"]
