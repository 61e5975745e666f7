"""An article laid out for extraction: blocks, sentences, tokens, each with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from facttrack.extract.tables import Phrases
from facttrack.extract.word import Word, known_words
from facttrack.model import Article


class BlockKind(StrEnum):
    """What a run of lines is. Boilerplate is never searched for claims."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class Token(NamedTuple):
    """A word, a number or a punctuation mark; `lower` is its text in lower case."""

    text: str
    lower: str
    start: int
    end: int


# Numbers keep their separators ("140,000", "1.2"), words their apostrophes and hyphens, initials their stops ("U.S.").
# The first character tells which it is. Most words are plain letters before a space or a comma: they are tried first.
_CUT: Final = re.compile(
    r"(\S(?:(?<=[a-zA-Z])[a-zA-Z]*+(?=[ ,])"
    r"|(?<=[^\W\d_])(?:\.[^\W\d_]\.(?:[^\W\d_]\.)*+|[^\W\d_]*+(?:['’\-‑][^\W\d_]++)*+)"
    r"|(?<=\d)[\d,.]*\d|))"
)
_PHRASE: Final = 100  # characters of a phrase, with what follows it, at most
_JOINT: Final = re.compile("[-‑'’]")
_PART: Final = re.compile(r"\w+")


class Tokens:
    """The tokens of a run of text, a list for each of their fields: reading a column costs no object a token.

    Offsets are the article's.
    """

    def __init__(
        self, words: list[str], known: list[Word], lower: list[str], starts: list[int], ends: list[int]
    ) -> None:
        self.words = words
        self.known = known
        self.lower = lower
        self.starts = starts
        self.ends = ends

    @classmethod
    def of(cls, text: str, base: int = 0) -> Tokens:
        """The tokens of `text`, which stands at `base` of the article."""
        pieces = _CUT.split(text)  # what lies between tokens and the tokens, in turn
        places = list(accumulate(map(len, pieces), initial=base))
        words = pieces[1::2]
        known = list(map(known_words.__getitem__, words))
        return cls(words, known, [word.lower for word in known], places[1:-1:2], places[2::2])

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, at: int) -> Token:
        return Token(self.words[at], self.lower[at], self.starts[at], self.ends[at])

    def extend(self, other: Tokens, first: int, end: int) -> None:
        """Append the tokens `other[first:end]`."""
        self.words += other.words[first:end]
        self.known += other.known[first:end]
        self.lower += other.lower[first:end]
        self.starts += other.starts[first:end]
        self.ends += other.ends[first:end]

    def append(self, text: str, start: int, end: int) -> None:
        self.words.append(text)
        self.known.append(known_words[text])
        self.lower.append(known_words[text].lower)
        self.starts.append(start)
        self.ends.append(end)


class Block:
    """A headline, paragraph or list item: `text[start:end]`."""

    def __init__(self, kind: BlockKind, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end


class Sentence:
    """One sentence of a block. Offsets are the article's."""

    def __init__(self, text: str, start: int, end: int, block: Block, index: int, tokens: Tokens) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.block = block
        self.index = index
        self.tokens = tokens
        self._parts: list[str] | None = None

    @property
    def parts(self) -> list[str]:
        """What its compounds are made of, in lower case: "missile-hit", "mid-May", "Homs’s"."""
        if self._parts is None:
            joined = _JOINT.search(self.text) is not None
            self._parts = [part for word in self.tokens.known for part in word.parts] if joined else []
        return self._parts

    def holds(self, words: Set[str]) -> bool:
        """Does it hold one of the words, by itself or in a compound? A look before any work."""
        return not words.isdisjoint(self.tokens.lower) or not words.isdisjoint(self.parts)

    def places_of(self, words: Set[str], first: int = 0, end: int | None = None) -> list[int]:
        """Where in its text these words begin, by themselves or in a compound, among the tokens `first:end`."""
        tokens, places = self.tokens, list[int]()
        for at, word in enumerate(tokens.known[first:end], first):
            if word.lower in words:
                places.append(tokens.starts[at] - self.start)
            elif word.parts and not words.isdisjoint(word.parts):
                begin = tokens.starts[at] - self.start
                inside = _PART.finditer(tokens.words[at])
                places += [begin + part.start() for part in inside if part.group().lower() in words]
        return places


class Document:
    """An article with its layout."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def phrases_in(self, start: int, end: int, phrases: Phrases) -> list[str]:
        """The phrases that stand in `text[start:end]`, in lower case, in order."""
        found: list[str] = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            sentence = self.sentences[index]
            tokens = sentence.tokens
            first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
            if phrases.words.isdisjoint(tokens.lower[first:last]) and phrases.words.isdisjoint(sentence.parts):
                continue
            for place in sentence.places_of(phrases.openings, first, last):
                at = sentence.start + place
                words = self.text[at : min(end, at + _PHRASE)].lower()
                if start <= at < end and (match := phrases.pattern.match(words)) is not None:
                    found.append(match.group())
                    start = at + match.end()
        return found

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)
