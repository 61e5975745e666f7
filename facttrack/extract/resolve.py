"""Who a speaker is, within one article: every mention gets the fullest name that the article gives.

Finding names comes first (one pass over the text), resolving each mention second. A mention that nobody
in the article fits stays as it stands and is marked unresolved; it never takes a name across gender,
number or kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from facttrack.extract.antecedents import REACH, Antecedents
from facttrack.extract.document import Document
from facttrack.extract.names import Names
from facttrack.extract.speakers import Mention, body_words, kind_of, take_apart, title_words
from facttrack.extract.standing import is_descriptor, is_plural, issuer, modifiers, stands_for
from facttrack.model import Passage, Speaker
from facttrack.vocabulary import SpeakerKind

# "the ministry" may be one of so many bodies named before; its noun is looked for at so many places.
_BODIES = 200
_PLACES = 40
_CAPITALS = re.compile(r"\b(?:[A-Z][\w.'’-]*\s){1,3}\Z")
# The words before the noun of a body are found this far before it.
_DESCRIPTION = 120


class Resolver:
    """Resolves the speakers of one article, asked in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.names = Names(document)
        self._antecedents = Antecedents(document, self.names)

    @cached_property
    def _titled(self) -> dict[str, list[tuple[int, str]]]:
        return _by_title(self.names)

    @cached_property
    def _starts(self) -> list[tuple[int, str]]:
        return sorted((place, name) for name, person in self.names.persons.items() for place in person.places)

    def resolve(self, passage: Passage, antecedent: Passage | None = None) -> Speaker:
        """The speaker that the words at `passage` stand for."""
        mention = take_apart(passage.text)
        if mention.pronoun == "relative":
            inner = take_apart(antecedent.text) if antecedent else None
            name, resolved = self._named(inner, antecedent.start) if inner and antecedent else (mention.phrase, False)
            person = bool(inner and inner.person) or name in self.names.persons
            kind = kind_of(inner, name, person) if inner else SpeakerKind.OTHER
        elif mention.pronoun:
            found = self._antecedents.of(mention.pronoun, passage.start)
            name, resolved = (found.name, True) if found else (mention.text, False)
            kind = found.kind if found else SpeakerKind.OTHER
        else:
            name, resolved = self._named(mention, passage.start)
            person = mention.person or name in self.names.persons
            kind = kind_of(mention, name, person)
        speaker = Speaker(name, passage.text, passage.start, passage.end, kind, resolved)
        if resolved or not mention.pronoun:
            self._antecedents.spoken.append((passage.start, speaker))
        return speaker

    def name_of(self, text: str, at: int) -> str:
        """The fullest name for a phrase that is no speaker: a target, a medium."""
        mention = take_apart(text)
        if mention.pronoun:
            found = self._antecedents.of(mention.pronoun, at)
            return found.name if found else text
        return self._named(mention, at)[0]

    def _named(self, mention: Mention, at: int) -> tuple[str, bool]:
        acronyms = self.names.acronyms
        maker = issuer(mention.phrase)
        if maker:
            return acronyms.get(maker, maker), True
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
            return mention.phrase, len(words) != 1 or not (words[0] in body_words() or words[0] in title_words())
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
        for i in range(bisect_right(self._starts, (at, "")) - 1, -1, -1):
            place, name = self._starts[i]
            if at - place > 4 * REACH:
                break
            tail = place + len(name)
            if self.text[tail : tail + 1] == "," and pattern.match(self.text, tail, tail + 80):
                return name
        return None

    def _body(self, mention: Mention, at: int) -> str | None:
        """ "the ministry", "the group": the last body named before whose name or kind has that word."""
        words = mention.phrase.lower().split()
        head = words[-1] if words else ""
        if (head not in body_words() and not is_descriptor(head)) or len(words) > 3:
            return None
        index = bisect_left(self.names.bodies, (at, ""))
        for _, name in reversed(self.names.bodies[max(0, index - _BODIES) : index]):
            if head in name.lower().split():
                return self.names.acronyms.get(name, name)
        if any(word not in modifiers() and not word.endswith("-based") for word in words[:-1]):
            return None
        if len(words) == 1 and (described := self._described_before(head, at)):
            return described
        fitting = stands_for(head)
        for _, speaker in self._antecedents.recent(at, 2 * REACH):
            if speaker.kind in fitting and speaker.name[:1].isupper():
                return speaker.name
        return None

    def _described_before(self, head: str, at: int) -> str | None:
        """ "the Roe-led coalition … The coalition said": the fuller description that stands before."""
        floor = max(0, at - REACH)
        place = at
        for _ in range(_PLACES):
            place = self.text.rfind(head, floor, place)
            if place < 0:
                return None
            end = place + len(head)
            words = _CAPITALS.search(self.text, max(floor, place - _DESCRIPTION), place)
            if words and not (end < at and self.text[end].isalnum()):
                described = f"{words.group()}{head}"
                return " ".join(described.removeprefix("The ").split()) if described != f"The {head}" else None
        return None

    def _same_many(self, mention: Mention, at: int) -> str | None:
        """ "the same residents": those of whom more was said before."""
        words = mention.phrase.lower().split()
        if not words or not is_plural(words[-1]) or len(words) > 2 or (len(words) == 2 and words[0] != "same"):
            return None
        for place, speaker in self._antecedents.recent(at, 2 * REACH):
            others = speaker.name.lower().split()
            if len(others) > len(words) and words[-1] in others and place < at:
                return speaker.name
        return None


def _by_title(names: Names) -> dict[str, list[tuple[int, str]]]:
    """Title word -> where the persons who bear it are mentioned, in order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for person in names.persons.values():
        for word in dict.fromkeys(person.title.lower().replace(".", "").split()):
            found.setdefault(word, []).extend((place, person.name) for place in person.places)
    return {word: sorted(places) for word, places in found.items()}
