"""Bodies and offices that stand for a name: "the ministry", "police", "the prosecutor", "his father"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

from facttrack.extract.kinds import kind_of_words
from facttrack.extract.names import Names
from facttrack.extract.persons import Person, offices
from facttrack.extract.speakers import bare, body_words, furniture_words, people_words, title_words
from facttrack.extract.standing import is_descriptor
from facttrack.extract.tables import alternatives, table
from facttrack.vocabulary import SpeakerKind

#: Where a name stands, and the name.
Named = tuple[int, str]
# The capitalised words before the noun of a body, found this far before it.
_CAPITAL: Final = r"[A-Z]{}[\w.&'’-]*\s(?:(?:of|for|and|&)\s)?"
_CAPITALS: Final = re.compile(_CAPITAL.format(r"(?<!\w.)(?<!\b[a-z]\..)") + f"(?:{_CAPITAL.format('')}){{0,4}}\\Z")
_DESCRIPTION: Final = 120
_MODIFIED: Final = re.compile(r"([\w'’.&-]+)\s(?=([A-Z][\w'’-]*(?:\s(?:(?:of|for|and)\s)?[A-Z][\w'’-]*){0,5}))")
# No abbreviation before the noun of a body is longer than this.
_ABBREVIATED: Final = 4


# Where an age is told shortly before a place in the text.
_SHORTLY: Final = 600
_AGED: Final = re.compile(
    r"\b(?P<aged>(?P<age>\d|1\d)-year-old)(?: (?P<noun>[a-z]+)| (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}))?"
)
# "the Kurdish-led group": no name, however it begins.
_DESCRIBED: Final = re.compile(r"[\w.]+-[a-z]")
_ANOTHER: Final = alternatives("a an another one A An Another One".split(), opens_word=True)


class Roles:
    """Which name of the article a common noun stands for. Each question is answered from an index made once."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self._held: dict[frozenset[str], list[Named]] = {}
        self._fuller: dict[str, list[Named]] = {}
        self._called_so: dict[str, list[Named]] = {}
        self._so_named: dict[str, list[Named]] = {}
        self._others: dict[str, list[tuple[int, int]]] = {}
        self._nouns: dict[str, list[int]] = {}
        self._endings: dict[str, dict[str, list[int]]] = {}

    def holder(self, words: list[str], at: int) -> str | None:
        """ "the county prosecutor", "his father": the last person before `at`, else the next, who is called so."""
        if not words or _title(words[-1]) not in title_words():
            return None
        wanted = frozenset(map(_title, words))
        if wanted not in self._held:
            self._held[wanted] = sorted(self._holding(wanted))
        held = self._held[wanted]
        index = bisect_left(held, (at, ""))
        if index and self._another(words[-1], held[index - 1][0], at):
            return None
        return _nearest(held, at)

    def _holding(self, wanted: frozenset[str]) -> Iterator[Named]:
        rarest = min((self._holders.get(word, []) for word in wanted), key=len)
        for person, office in rarest:
            if wanted <= office:
                yield from ((place, person.name) for place in person.places)

    def _another(self, noun: str, start: int, at: int) -> bool:
        """Is somebody else called so in between: "neighbor Ann Roe … another neighbor … the neighbor"?"""
        if noun not in self._others:
            pattern = rf"(?:{_ANOTHER})\s(?:[\w-]+\s){{0,2}}{re.escape(noun)}\b(?!,? [A-Z])"
            self._others[noun] = [match.span() for match in re.finditer(pattern, self.text)]
        spans = self._others[noun]
        index = bisect_left(spans, (start, 0))
        return index < len(spans) and spans[index][1] <= at

    @cached_property
    def _holders(self) -> dict[str, list[tuple[Person, frozenset[str]]]]:
        """Word of an office -> the persons who hold it, each with all its words."""
        holders: dict[str, list[tuple[Person, frozenset[str]]]] = {}
        for person in self.names.persons.values():
            for office in offices(person, self.text):
                words = frozenset(_title(bare(word)) for word in office.split())
                for word in words:
                    holders.setdefault(word, []).append((person, words))
        return holders

    def body(self, phrase: str, at: int) -> str | None:
        """ "the sheriff's office", "the ministry": the last body before `at`, else the next, with this in its name."""
        words = phrase.lower().split()
        head = words[-1]
        if (head not in body_words() and not is_descriptor(head)) or len(words) > 3:
            return None
        if found := _nearest(self._called(head, phrase.lower()), at):
            return found
        if len(words) == 1 and head in _introducing() and (found := _last(self._introduced, at)):
            return self.names.acronyms.get(found, found)
        named = self._with_word(head) if len(words) == 1 else []
        index = bisect_left(named, (at, ""))
        return self.names.acronyms.get(named[index - 1][1], named[index - 1][1]) if index else None

    def well_known(self, phrase: str) -> str | None:
        """ "the alliance", "the world body": the name that the article gives a body that is known as such."""
        names = table("sources")["standing_by"].get(phrase.lower(), "").split("|")
        return next((name for name in names if name and re.search(rf"\b{re.escape(name)}(?!\w)", self.text)), None)

    def of_one_age(self, at: int) -> str | None:
        """ "the teen": the one young person whose age was told shortly before, by name or as "16-year-old boy"."""
        told = list(_AGED.finditer(self.text, max(0, at - _SHORTLY), at))
        if len({match["age"] for match in told}) != 1:
            return None
        if named := next((match["name"] for match in told if match["name"]), None):
            person = self.names.full_person(named, at)
            return person.name if person else named
        nouns = (match["noun"] for match in told if match["noun"] in people_words())
        return " ".join(filter(None, (told[0]["aged"], next(nouns, None))))

    def in_full(self, name: str) -> str | None:
        """ "the Observatory": the one longer name of a body in the article that ends with this one."""
        head = name.lower().split()[-1]
        if head not in body_words() and "-" not in name:
            return None
        longer = {full for _, full in self._bodies.get(head, ()) if full.endswith(f" {name}") and " and " not in full}
        return longer.pop() if len(longer) == 1 else None

    @cached_property
    def _introduced(self) -> list[Named]:
        """The groups whose names, all in capitals, stand after a noun for one: "the rebel group MRN"."""
        pattern = rf"\b(?:{'|'.join(sorted(_introducing()))}) ([A-Z][A-Z-]{{1,7}})\b"
        return [(match.start(1), match[1]) for match in re.finditer(pattern, self.text)]

    def _called(self, head: str, phrase: str) -> list[Named]:
        """The names in which this phrase stands, of bodies that its noun can be said of."""
        if phrase not in self._called_so:
            self._called_so[phrase] = [
                one for one in self._fullest(phrase) if _can_be(head, one[1]) and not _DESCRIBED.match(one[1])
            ]
        return self._called_so[phrase]

    def _with_word(self, head: str) -> list[Named]:
        """The names of bodies that have this noun in them, and that it can be said of."""
        if head not in self._so_named:
            self._so_named[head] = [one for one in self._bodies.get(head, ()) if _can_be(head, one[1])]
        return self._so_named[head]

    @cached_property
    def _bodies(self) -> dict[str, list[Named]]:
        """Word in lower case -> the bodies with it in their names."""
        found: dict[str, list[Named]] = {}
        for place, name in self.names.bodies:
            for word in dict.fromkeys(name.lower().split()):
                found.setdefault(word, []).append((place, name))
        return found

    def described(self, modifier: str, at: int) -> str | None:
        """ "the Roe-led group": the name that the same description stands before elsewhere."""
        name = _nearest(self._modified.get(modifier, []), at)
        return self.names.acronyms.get(name, name) if name else None

    @cached_property
    def _modified(self) -> dict[str, list[Named]]:
        """Word -> the names that it stands before."""
        found: dict[str, list[Named]] = {}
        for match in _MODIFIED.finditer(self.text):
            found.setdefault(match.group(1), []).append((match.start(2), " ".join(match.group(2).split())))
        return found

    def armed(self, noun: str) -> str | None:
        """ "the rebels": the one group that the article names with this noun, "the N5 rebel group", "N5 rebels"."""
        one = rf"\b([A-Z][\w-]*(?: [A-Z][\w-]*){{0,4}}) {re.escape(noun[:-1])}(?:s| group| movement)\b"
        found = [name for name in re.findall(one, self.text) if bare(name) not in _no_part()]
        names = list(dict.fromkeys(self.names.acronyms.get(name, name) for name in found))
        return names[0] if len(names) == 1 else None

    @cached_property
    def force(self) -> str | None:
        """The police that the article names, where one force is named most often."""
        special = table("sources")["force"]["special"].split()
        found = [one for one in self._fullest("police") if one[1].lower().split()[-2] not in special]
        counts: dict[str, int] = {}
        for _, name in found:
            counts[name.lower()] = counts.get(name.lower(), 0) + 1
        most = max(counts.values(), default=0)
        leading = [name for name, count in counts.items() if count == most]
        return next(name for _, name in found if name.lower() == leading[0]) if len(leading) == 1 else None

    def _fullest(self, phrase: str) -> list[Named]:
        """The names that end in this phrase, "Roe County Sheriff's Office", or that it opens, "Ministry of Health"."""
        if phrase not in self._fuller:
            self._fuller[phrase] = sorted([*self._ending_in(phrase), *self._opening_with(phrase)])
        return self._fuller[phrase]

    def _ending_in(self, phrase: str) -> Iterator[Named]:
        for start in self._places_of(phrase.replace("’", "'")):
            floor = max(0, start - _DESCRIPTION)
            if not any(map(str.isupper, (self.text[floor:start].rsplit(None, 1) or [""])[-1])):
                continue  # a word in small letters before it: most are described, not named
            run = _CAPITALS.search(self.text, floor, start)
            before = run.group().split() if run else []
            last = max((i for i, word in enumerate(before) if bare(word) in _no_part() or _ends(word)), default=-1)
            before = before[last + 1 :]
            if before and before[0][:1].isupper() and len(before) < 5 and before[-1][:1].isupper():
                yield start, " ".join([*before, *self.text[start : start + len(phrase)].split()])

    def _places_of(self, phrase: str) -> list[int]:
        """Where a phrase of up to three words begins."""
        head = phrase.split()[-1]
        if head not in self._nouns:
            noun = re.escape(head)
            nouns = re.finditer(rf"{noun}(?<=\s{noun})(?![\w-])", self._folded)
            self._nouns[head] = [match.start() for match in nouns]
        if phrase == head:
            return self._nouns[head]
        if head not in self._endings:
            self._endings[head] = self._phrases(head)
        return self._endings[head].get(phrase, [])

    def _phrases(self, head: str) -> dict[str, list[int]]:
        """The phrases of two and three words that end in this noun, each with where it begins."""
        places: dict[str, list[int]] = {}
        for noun in self._nouns[head]:
            start, phrase = noun, head
            before = self._folded[max(0, start - _DESCRIPTION) : start - 1]
            for word in reversed(before.rsplit(None, 2)[1:]):  # the first of all may be cut
                if not before.endswith(word):
                    break  # more space than one between the words
                before = before[: -len(word) - 1]
                start, phrase = start - len(word) - 1, f"{word} {phrase}"
                places.setdefault(phrase, []).append(start)
        return places

    @cached_property
    def _folded(self) -> str:
        """The text in lower case, character for character, with straight apostrophes."""
        lowered = self.text.lower()
        if len(lowered) != len(self.text):  # "İ" becomes two characters
            lowered = "".join(one.lower() if len(one.lower()) == 1 else one for one in self.text)
        return lowered.replace("’", "'")

    def _opening_with(self, phrase: str) -> list[Named]:
        opening = phrase.title()
        if " " in phrase or opening not in self.text:
            return []
        name = r"[A-Z][\w'’-]*(?:\s(?:and\s)?[A-Z][\w'’-]*){0,4}"
        pattern = rf"({re.escape(opening)}(?<!\w{re.escape(opening)})\s(?:of|for)\s(?:the\s)?{name})"
        return [(match.start(), " ".join(match.group(1).split())) for match in re.finditer(pattern, self.text)]


def _nearest(found: list[Named], at: int) -> str | None:
    """The last that stands before `at`, else the first after it."""
    index = bisect_left(found, (at, ""))
    return found[max(0, index - 1)][1] if found else None


def _last(found: list[Named], at: int) -> str | None:
    """The last that stands before `at`."""
    index = bisect_left(found, (at, ""))
    return found[index - 1][1] if index else None


@cache
def _introducing() -> frozenset[str]:
    return frozenset(table("sources")["groups"]["introducing"].split())


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
    return frozenset(" ".join(classes).split()) | frozenset(names) | furniture_words()
