"""The names of one article: persons, bodies, and the acronyms that it introduces in brackets. One pass."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Final

from facttrack.extract.document import Document
from facttrack.extract.persons import Person
from facttrack.extract.speakers import Mention, bare, first_names, is_person_name, small_words, take_apart, title_words
from facttrack.extract.tables import table

# A run of two capitalised words or more, or a word in capitals. It opens with one set of letters: all else is skipped.
_NAME: Final = re.compile(
    r"[A-Z](?<!\b[a-z]\.[A-Z])(?:(?:\.(?:[A-Z]\.)+|(?:[\w'’]++|[\-‑](?=\w))*+\.?)"
    r"(?:[ \t](?:(?:of|for|and|the|on|de|al|bin|ibn|van|von|el|la|del|der)[ \t]){0,2}(?:al-)?[A-Z][\w'’\-‑]*+\.?)+"
    r"|[A-Z\d.&\-]*[A-Z](?:['’]s)?(?![\w\-]))"
)
_BRACKET: Final = re.compile(r"[ \t]\(([A-Z][A-Za-z.&\-]{1,11})\)")
_SMALL: Final = frozenset("of for and the on in to at de al".split())
# A longer word with a full stop ends its sentence, or is a title.
_ABBREVIATED: Final = 4
# No person's name has more words.
_LONGEST: Final = 5
# Shorter surnames differ by a letter because they are others: "Lee" and "Ley".
_LONG_ENOUGH: Final = 4
# A surname may stand for so many persons.
_NAMESAKES: Final = 40


class Names:
    """The names of one article: acronyms introduced in brackets, persons by surname, bodies by their words."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.acronyms: dict[str, str] = {}
        self.persons: dict[str, Person] = {}
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first_name: dict[str, list[Person]] = {}
        self.bodies: list[tuple[int, str]] = []
        self._in_passing: dict[str, list[Person]] = {}
        for sentence in document.sentences:
            self._acronyms(sentence.text)
            self._names(sentence.text, sentence.start)

    def _acronyms(self, text: str) -> None:
        if "(" not in text:
            return
        for bracket in _BRACKET.finditer(text):
            full = _spelt_out(text[max(0, bracket.start() - 160) : bracket.start()], bracket.group(1))
            if full:
                self.acronyms.setdefault(bracket.group(1), full)

    def _names(self, text: str, base: int) -> None:
        for match in _NAME.finditer(text):
            found = match.group()
            words = found.split()
            if len(words[-1]) > 3:
                words[-1] = words[-1].rstrip(".")  # the sentence's full stop, not that of "Jr."
            start = base + match.start()
            if match.start() == 0 or text[match.start() - 1] in "“\"'‘(":
                while words and words[0].lower().strip(".") in _opening_words():
                    start += len(words[0]) + 1
                    words = words[1:]
            if words and words[0].lower().endswith("-year-old"):
                start += len(words[0]) + 1
                words = words[1:]
            article = "the " if self.text[max(0, start - 4) : start].lower() == "the " else ""
            if len(words) > 2 and (office := self._office(start, words)):
                article, start = office, start - len(office)
            several = "." in found or "and" in found
            for place, run in _each_of(words, start) if several else [(start, words)]:
                if len(run) > 1 or (run and _in_capitals(run[0])):
                    self._add(take_apart(article + " ".join(run)), place)

    def _office(self, start: int, words: list[str]) -> str:
        """ "[head of the] Regional Council Ivo Berg": the office before a body with a person's name behind it."""
        found = _OFFICE.search(self.text, max(0, start - _TIED), start)
        named = found and found[1] in title_words() and take_apart(found.group() + " ".join(words)).person
        return found.group() if found and named else ""

    def _add(self, mention: Mention, start: int) -> None:
        """A person is known by two names or more, a body by two words or one in capitals."""
        if mention.person and " " in mention.name:
            self._person(mention.name, mention.title, start + max(0, mention.phrase.find(mention.name)))
        elif mention.name and not mention.person and (" " in mention.name or mention.name.isupper()):
            self.bodies.append((start, mention.name))

    def _person(self, name: str, title: str, start: int) -> Person:
        person = self.persons.get(name)
        if person is None:
            person = self.persons[name] = Person(name)
            self.by_surname.setdefault(surname(name), []).append(person)
            self.by_first_name.setdefault(name.split()[0], []).append(person)
        person.places.append(start)
        if title and title not in person.titles:
            person.titles.append(title)
        return person

    def full_person(self, name: str, at: int) -> Person | None:
        """The person whose name ends with, or contains, this one; or begins with it, where it is nobody's surname."""
        words = name.split()
        candidates = self.by_surname.get(surname(name), [])[:_NAMESAKES]
        fitting = [person for person in candidates if len(words) == 1 or set(words) <= set(person.name.split())]
        if not fitting and len(words) == 1:
            fitting = (
                self.by_first_name.get(words[0], [])[:_NAMESAKES] or self._met(words[0]) or self._misspelt(words[0])
            )
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        before = [person for person in fitting if person.places[0] <= at]
        chosen = max(before or fitting, key=lambda person: (len(person.places), len(person.name)))
        parts = chosen.name.split()
        fuller = (one for one in fitting if set(parts) <= set(one.name.split()) and one.name.startswith(parts[0]))
        return max(fuller, key=lambda one: len(one.name))

    def _misspelt(self, last: str) -> list[Person]:
        """ "Hart" for Harte: the only person whose surname differs by one letter from this, where it is long enough."""
        if len(last) < _LONG_ENOUGH or not is_person_name(last, False):
            return []
        near = [name for name in self.by_surname if name[0] == last[0] and _is_misspelling(name, last)]
        return self.by_surname[near[0]] if len(near) == 1 and len(self.by_surname[near[0]]) == 1 else []

    def _met(self, last: str) -> list[Person]:
        """ "County's Mike Freeman's Full Interview": a first name before this surname, anywhere in the text."""
        if last not in self._in_passing:
            could_be = last[:1].isupper() and bare(last) not in _opening_words() and is_person_name(last, True)
            found = self._passing.get(last) if could_be else None
            self._in_passing[last] = [self._person(found[0], "", found[1])] if found else []
        return self._in_passing[last]

    @cached_property
    def _passing(self) -> dict[str, tuple[str, int]]:
        """Capitalised word -> the first name and itself, with their place, where these first stand together."""
        found: dict[str, tuple[str, int]] = {}
        for match in _CAPITALS.finditer(self.text):
            words = match.group().split(" ")
            if first_names().keys().isdisjoint(map(str.lower, words)):
                continue
            end = match.start() - 1
            for i, word in enumerate(words):
                last = _BASE.match(word)
                first = next((k for k in range(max(0, i - 2), i) if words[k].lower() in first_names()), None)
                if last and first is not None and last.group() not in found:
                    name = " ".join([*words[first:i], last.group()])
                    found[last.group()] = (name, end + 1 + last.end() - len(name))
                end += 1 + len(word)
        return found


def _is_misspelling(one: str, other: str) -> bool:
    """Is one letter more, less or another in one of these names? "Kirilenko" and "Kyrylenko" are the same anyway."""
    short, long = sorted((name.lower().replace("y", "i") for name in (one, other)), key=len)
    if short == long:
        return True
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def surname(name: str) -> str:
    words = name.split()
    return words[-2] if len(words) > 1 and bare(words[-1]) in small_words("generations") else words[-1]


def _each_of(words: list[str], start: int) -> list[tuple[int, list[str]]]:
    """The names in a run of capitals, each with its place: cut where a sentence ends, and between two persons."""
    runs: list[tuple[int, list[str]]] = []
    begin, place = 0, start
    for i, word in enumerate(words):
        ends = word.endswith(".") and len(word) > _ABBREVIATED and bare(word) not in title_words()
        joins = word == "and" and _names_person(words[begin:i]) and _names_person(_up_to_and(words, i + 1))
        if ends or joins or i + 1 == len(words):
            run = words[begin : i + (not joins)]
            runs.append((place, [*run[:-1], run[-1].rstrip(".")] if ends else run))
            place += sum(len(one) + 1 for one in words[begin : i + 1])
            begin = i + 1
    return runs


def _up_to_and(words: list[str], first: int) -> list[str]:
    """The words from `first` to the next "and", as many as a name can have and one."""
    following = words[first : first + _LONGEST + 1]
    return following[: following.index("and")] if "and" in following else following


def _names_person(words: list[str]) -> bool:
    return 1 < len(words) <= _LONGEST and is_person_name(" ".join(words), False)


def _in_capitals(word: str) -> bool:
    return word.replace("’s", "").replace("'s", "").isupper()


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
    while run and run[-1].lower() in _SMALL | {"the"}:
        run.pop()
    full = " ".join(reversed(run)).strip(",")
    return full if len(run) >= 2 and letters and full[:1].upper() == letters[0] else None


@cache
def _opening_words() -> frozenset[str]:
    """Words that have their capital only from opening a sentence."""
    classes = [entry["words"] for entry in table("function_words").values() if entry["letter"] != "K"]
    return frozenset(" ".join(classes).split()) | frozenset(table("sources")["names"]["openings"].split())


_TIED: Final = 30  # characters of "spokesman for the " at most
_OFFICE: Final = re.compile(r"\b([a-z]+) (?:of|for) (?:the )?\Z")
_CAPITALS: Final = re.compile(r"(?:[A-Z][\w.'’-]+ )+[A-Z][\w.'’-]*")
_BASE: Final = re.compile(r"\w[\w.'’-]*?(?=(?:['’]s)?[.'’-]*\Z)")
_CAPITAL: Final = re.compile(r"(?<![\w])[A-Z][\w'’\-‑]*")


def persons_between(names: Names, start: int, end: int) -> list[tuple[int, str]]:
    """(place, person) for every mention of a person in this stretch, by the full name, the surname or the first."""
    if not names.by_surname:
        return []
    found = []
    for match in _CAPITAL.finditer(names.text, start, end):
        word = match.group().removesuffix("'s").removesuffix("’s")
        if word in names.by_surname or len(names.by_first_name.get(word, ())) == 1:
            person = names.full_person(word, match.start())
            if person is not None:
                found.append((match.start(), person.name))
    return found
