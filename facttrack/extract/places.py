"""Names of places that a sentence holds: by preposition and capitals, and by the table of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import Final

from facttrack.extract.document import Sentence
from facttrack.extract.tables import Told, alternatives, table
from facttrack.gazetteer import lookup, nation
from facttrack.model import Passage

_ARTICLE: Final = "(?:al|el|as|ash|an|ar|at|az|ad|ez|es|er)-"
_INSIDE: Final = (
    "(?:al|el|de|del|la|las|los|da|do|wa|e|i|of|the)"  # "Deir ez-Zor", "Rio de Janeiro", "Tarnek wa Jaldak"
)
_WORD: Final = rf"(?:[A-Z]|{_ARTICLE}[A-Z])[\w’'\-]*"
_GAP: Final = rf"(?:\s+{_INSIDE}\s+(?=[A-Z])|\s+(?=[A-Z])|\s+(?={_ARTICLE}[A-Z]))"


def _name(most: int) -> str:
    """A pattern for a name of at most so many words with capitals."""
    return rf"{_WORD}(?:{_GAP}{_WORD}){{0,{most - 1}}}"


@cache
def _after_preposition() -> re.Pattern[str]:
    words = table("places")
    kinds, before = (alternatives(words[name].split()) for name in ("kinds", "before"))
    prepositions = alternatives(form for word in words["prepositions"].split() for form in (word, word.capitalize()))
    return re.compile(
        rf"\b(?:(?:{prepositions})\s+(?:(?:{before}|[a-z]+-held)\s+){{0,3}}(?:(?:[A-Z][a-z]+\s+)?(?:{kinds})\s+of\s+)?"
        rf"|(?:{kinds})\s+of\s+)(?P<name>{_name(5)})"
    )


# "KABUL, Afghanistan (Aug. 22) – ", "La Paz, 2 Jun 88 (EFE) -- "
_DATELINE: Final = re.compile(
    r"\s*(?:UPDATE:\s*)?(?P<name>[A-Z][A-Za-z’'\-]+(?:[ ,]+[A-Z][A-Za-z.’'\-]+){0,4}),?\s*"
    r"(?:\([^)]{2,40}\)\s*)?(?:\d{1,2} \w{3} \d\d\s*)?(?:\([^)]{2,60}\)\s*)?(?:[-–—]{1,2}|:)\s"
)


def find_places(sentence: Sentence) -> list[Passage]:
    """Place names of a sentence, in order."""
    text, offset = sentence.text, sentence.start
    found: list[Passage] = []
    for match in _matches(_after_preposition(), text, sentence.places_of(_leading())):
        start, name = match.start("name"), match["name"].rstrip()
        for part_start, part in _parts(name, start):
            if _is_place(part, match.group()) and (part == name or _known(part)):
                found.append(Passage(part, offset + part_start, offset + part_start + len(part)))
        # "in Homs and Hama provinces"
        at = start + len(name)
        while more := _MORE.match(text, at):
            word = more["name"].rstrip()
            if not _known(word):
                break
            found.append(Passage(word, offset + more.start("name"), offset + more.start("name") + len(word)))
            at = more.start("name") + len(word)
    found += [
        place
        for place in (_named(sentence) if _may_name(sentence) else ())
        if all(place.end <= one.start or one.end <= place.start for one in found)
    ]
    if text.isupper():
        found = list(_in_capitals(text, offset))
    return sorted(found, key=lambda place: place.start)


def _matches(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of these places, none overlapping another. Elsewhere the pattern need not look."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)) is not None:
            end = match.end()
            yield match


def _in_capitals(text: str, offset: int) -> Iterator[Passage]:
    """Known places after a preposition in a text that is all capitals: "A MINE EXPLODED NEAR HOMS ON SATURDAY"."""
    words = list(re.finditer(r"[\w’'-]+", text))
    prepositions = _prepositions()
    for at, word in enumerate(words):
        if word.group().lower() not in prepositions:
            continue
        for last in range(min(at + _LONGEST, len(words) - 1), at, -1):
            start, end = words[at + 1].start(), words[last].end()
            if _known(text[start:end].title()):
                yield Passage(text[start:end], offset + start, offset + end)
                break


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(table("places")["prepositions"].split())


@cache
def _leading() -> frozenset[str]:
    """The words with which a match of `_after_preposition` begins."""
    return _prepositions() | frozenset(table("places")["kinds"].split())


_LONGEST: Final = 3  # words of a place's name in a text of capitals


def _may_name(sentence: Sentence) -> bool:
    """Does a capital stand beside what strikes a place, happens there or belongs to it?"""
    tokens = sentence.tokens
    for at in compress(range(len(tokens)), map(_strikes.__getitem__, tokens.lower)):
        near = range(max(0, at - _BEFORE_SCENE), min(at + 2, len(tokens)))
        if any(tokens.words[place] != tokens.lower[place] for place in near) or tokens.lower[at + 1 : at + 2] == [
            "the"
        ]:
            return True
    return False


_BEFORE_SCENE: Final = 3  # tokens from a name to what happens there: "Kabul car bombing"


def _can_strike(word: str) -> bool:
    """Is the word, or what it is made of, one that `_struck` asks for: "quake-hit", "attack", "Homs’s"?"""
    return "’s" in word or "'s" in word or not _striking().isdisjoint(_WORD_PARTS.findall(word))


@cache
def _striking() -> frozenset[str]:
    return _hitting() | frozenset(table("places")["scenes"].split())


@cache
def _hitting() -> frozenset[str]:
    return frozenset(table("places")["hitting"].split())


_strikes: Final = Told(_can_strike)
_WORD_PARTS: Final = re.compile(r"\w+")


def _named(sentence: Sentence) -> Iterator[Passage]:
    """Known places that no preposition opens: "shelling hit Aleppo", "Kabul blast kills 12", "Homs’s hospitals"."""
    tokens, offset = sentence.tokens, sentence.start
    names = (
        start - offset
        for word, lower, start in zip(tokens.words, tokens.lower, tokens.starts, strict=True)
        if word != lower
    )
    places = sorted({*sentence.places_of(_hitting()), *names})
    for match in _matches(_struck(), sentence.text, places):
        name = (match["hit"] or match["scene"]).rstrip()
        if name.split()[0].lower() not in _not_places() and _known(name):
            start = match.start("hit" if match["hit"] else "scene")
            yield Passage(name, offset + start, offset + start + len(name))


@cache
def _struck() -> re.Pattern[str]:
    words = table("places")
    verbs, scenes, kinds = (alternatives(words[name].split()) for name in ("hitting", "scenes", "kinds"))
    return re.compile(
        rf"\b(?:{verbs})\s+(?:the\s+(?:[a-z]+\s+)?(?:{kinds})\s+of\s+)?(?P<hit>{_name(4)})"
        rf"|(?<![\w’'-])(?P<scene>{_name(3)})(?:['’]s\b|(?:\s+[a-z]+)?\s+(?:{scenes})\b)"
    )


_MORE: Final = re.compile(rf"(?:,?\s+and\s+|,\s+)(?P<name>{_name(4)})")


def dateline(text: str, offset: int) -> list[Passage]:
    """The place at the head of an article's first sentence: "KABUL, Afghanistan (Aug. 22) – …"."""
    match = _DATELINE.match(text[:200])
    if match is None:
        return []
    name = match["name"].split(",")[0].strip()
    if not _known(name) and not name.isupper():
        return []
    start = offset + match.start("name")
    return [Passage(name, start, start + len(name))]


def _parts(name: str, start: int) -> list[tuple[int, str]]:
    """The names in a run of capitals: "Afghanistan's Herat" holds two."""
    for stop in (" of the ", " in "):
        name = name.split(stop)[0]
    parts: list[tuple[int, str]] = []
    at = 0
    for piece in _POSSESSIVE.split(name):
        words = piece.strip("’'- ")
        while " " in words and words.rpartition(" ")[2].lower() in _not_places():
            words = words.rpartition(" ")[0]  # "in Shelby Thursday"
        if words:
            parts.append((start + name.index(words, at), words))
        at += len(piece)
    return parts


_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s(?:\s+|$)")


def _is_place(name: str, context: str) -> bool:
    first = name.split()[0].lower()
    if first in _not_places() or len(name) < 3:
        return False
    if first.endswith(("'s", "’s")) and first[:-2] in _not_places():
        return False
    if _known(name):
        return True
    if nation(name) is not None:
        return False  # "across the Georgian capital"
    return context.split()[0].lower() in ("in", "near", "outside", "around", "across", "at") or " of " in context


@cache
def _not_places() -> frozenset[str]:
    return frozenset(table("places")["not"].split())


@lru_cache(maxsize=8192)
def _known(name: str) -> bool:
    return lookup(name) is not None
