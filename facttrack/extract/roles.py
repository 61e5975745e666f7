"""Bodies and offices that stand for a name: "the ministry", "police", "the prosecutor", "his father"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property

from facttrack.extract.kinds import kind_of_words
from facttrack.extract.names import Names
from facttrack.extract.persons import offices
from facttrack.extract.speakers import bare, body_words, title_words
from facttrack.extract.standing import is_descriptor
from facttrack.extract.tables import table
from facttrack.vocabulary import SpeakerKind

# "the ministry" may be one of so many bodies named before.
_BODIES = 200
# The capitalised words before the noun of a body, found this far before it.
_CAPITALS = re.compile(r"\b(?:[A-Z][\w.&'’-]*\s(?:(?:of|for|and|&)\s)?){1,5}\Z")
_DESCRIPTION = 120
# No abbreviation before the noun of a body is longer than this.
_ABBREVIATED = 4


class Roles:
    """Which name of the article a common noun stands for."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self._fuller: dict[str, list[tuple[int, str]]] = {}

    def holder(self, words: list[str], at: int) -> str | None:
        """ "the county prosecutor", "his father": the last person before `at`, else the next, who is called so."""
        wanted = frozenset(_title(word) for word in words)
        if not words or _title(words[-1]) not in title_words():
            return None
        before: tuple[int, str] | None = None
        after: tuple[int, str] | None = None
        for name, held in self._holders:
            if not any(wanted <= office for office in held):
                continue
            places = self.names.persons[name].places
            index = bisect_left(places, at)
            if index:
                before = max(before or (0, ""), (places[index - 1], name))
            elif after is None or places[0] < after[0]:
                after = (places[0], name)
        if before and self._another(words[-1], before[0], at):
            return None
        found = before or after
        return found[1] if found else None

    def _another(self, noun: str, start: int, at: int) -> bool:
        """Is somebody else called so in between: "neighbor Ann Roe … another neighbor … the neighbor"?"""
        pattern = rf"\b(?i:an?|another|one)\s(?:[\w-]+\s){{0,2}}{re.escape(noun)}\b(?!,? [A-Z])"
        return re.search(pattern, self.text[start:at]) is not None

    @cached_property
    def _holders(self) -> list[tuple[str, list[frozenset[str]]]]:
        """Every person with the words of each office."""
        return [
            (person.name, [frozenset(_title(bare(word)) for word in office.split()) for office in held])
            for person in list(self.names.persons.values())
            if (held := offices(person, self.text))
        ]

    def body(self, phrase: str, at: int) -> str | None:
        """ "the sheriff's office", "the ministry": the last body before `at`, else the next, with this in its name."""
        words = phrase.lower().split()
        head = words[-1]
        if (head not in body_words() and not is_descriptor(head)) or len(words) > 3:
            return None
        if found := _nearest([one for one in self._fullest(phrase.lower()) if _can_be(head, one[1])], at):
            return found
        index = bisect_left(self.names.bodies, (at, ""))
        for _, name in reversed(self.names.bodies[max(0, index - _BODIES) : index]):
            if head in name.lower().split() and len(words) == 1 and _can_be(head, name):
                return self.names.acronyms.get(name, name)
        return None

    def described(self, modifier: str, at: int) -> str | None:
        """ "the Roe-led group": the name that the same description stands before elsewhere."""
        pattern = rf"\b{re.escape(modifier)}\s((?:[A-Z][\w'’-]*)(?:\s(?:(?:of|for|and)\s)?[A-Z][\w'’-]*){{0,5}})"
        found = [(match.start(1), " ".join(match.group(1).split())) for match in re.finditer(pattern, self.text)]
        name = _nearest(found, at)
        return self.names.acronyms.get(name, name) if name else None

    def force(self) -> str | None:
        """The police that the article names, where one force is named most often."""
        special = table("sources")["force"]["special"].split()
        found = [one for one in self._fullest("police") if one[1].lower().split()[-2] not in special]
        count = Counter(name.lower() for _, name in found)
        ranked = count.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return next(name for _, name in found if name.lower() == ranked[0][0])

    def _fullest(self, phrase: str) -> list[tuple[int, str]]:
        """The names that end in this phrase, "Roe County Sheriff's Office", or that it opens, "Ministry of Health"."""
        if phrase not in self._fuller:
            self._fuller[phrase] = sorted([*self._ending_in(phrase), *self._opening_with(phrase)])
        return self._fuller[phrase]

    def _ending_in(self, phrase: str) -> list[tuple[int, str]]:
        words = r"\s".join(re.escape(word).replace("'", "['’]") for word in phrase.replace("’", "'").split())
        found = []
        for match in re.finditer(rf"(?<=\s){words}(?![\w-])", self.text, re.IGNORECASE):
            run = _CAPITALS.search(self.text, max(0, match.start() - _DESCRIPTION), match.start())
            before = run.group().split() if run else []
            last = max((i for i, word in enumerate(before) if bare(word) in _no_part() or _ends(word)), default=-1)
            before = before[last + 1 :]
            if before and before[0][:1].isupper() and len(before) < 5 and before[-1][:1].isupper():
                found.append((match.start(), " ".join([*before, *match.group().split()])))
        return found

    def _opening_with(self, phrase: str) -> list[tuple[int, str]]:
        if " " in phrase:
            return []
        name = r"[A-Z][\w'’-]*(?:\s(?:and\s)?[A-Z][\w'’-]*){0,4}"
        pattern = rf"\b({re.escape(phrase.title())}\s(?:of|for)\s(?:the\s)?{name})"
        return [(match.start(), " ".join(match.group(1).split())) for match in re.finditer(pattern, self.text)]


def _nearest(found: list[tuple[int, str]], at: int) -> str | None:
    """The last that stands before `at`, else the first after it."""
    before = [name for place, name in found if place < at]
    return before[-1] if before else (found[0][1] if found else None)


def _can_be(noun: str, name: str) -> bool:
    """Can the noun be said of the body of that name? An army is not a Liberation Army of rebels."""
    return {kind_of_words(noun), kind_of_words(name)} != {SpeakerKind.MILITARY, SpeakerKind.ARMED_GROUP}


def _ends(word: str) -> bool:
    """Does a sentence end with this word: "Drive.", but not "St."?"""
    return word.endswith(".") and len(word) > _ABBREVIATED


def _title(word: str) -> str:
    """The full word for an abbreviated title: "sen" is a senator."""
    return _in_full().get(word, word)


@cache
def _in_full() -> dict[str, str]:
    entries = table("sources")["titles"]["short"]
    return {short: full for full, shorts in entries.items() for short in shorts.split()}


@cache
def _no_part() -> frozenset[str]:
    """Words with the capital of their sentence or headline only: no part of the name of a body."""
    names = table("sources")["names"]["openings"].split()
    classes = [entry["words"] for entry in table("function_words").values() if entry["letter"] in "DUOXISHWRKM"]
    return frozenset(" ".join(classes).split()) | frozenset(names)
