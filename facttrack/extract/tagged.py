"""A sentence's tokens with the class of each word, for the parser of figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from facttrack.extract.document import Tokens
from facttrack.extract.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from facttrack.extract.noun_phrase import Phrase
    from facttrack.extract.numbers import Number


#: Nobody looks further beyond a sentence's ends: as a negative place counts from the end, these are before it too.
_BEYOND: Final = [""] * 64
VERBAL: Final = frozenset("BHMVGr")
_CLOSES: Final = frozenset({".", ",", ";", "and", ")", "—", "–", "”", '"', "!", "?"})


class Tagged:
    """A sentence's tokens with a class for each (`lexicon.TAGS`); "#" begins a number, marks stand for themselves."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.lex: Lexicon = lexicon()
        self.words = tokens.lower
        self.size = len(self.words)
        #: The word at a place in lower case; "" for places shortly before the sentence's first and after its last.
        self.lower: Callable[[int], str] = (self.words + _BEYOND).__getitem__
        self.tags: list[str] = [word.tag for word in tokens.known]
        if "M" in self.tags:
            self._settle_modals()
        self.number_at: dict[int, int] = {}  # where a phrase opens -> which
        self.phrases: list[Phrase] = []
        self.uncounted: list[Number] = []  # numbers that count nothing: percentages among them

    def _settle_modals(self) -> None:
        """ "against their will", "in May": nouns."""
        tags = self.tags
        for at in [at for at, mark in enumerate(tags) if mark == "M"]:
            before = tags[at - 1] if at else ""
            if before == "D" or (before == "P" and self.tokens.words[at] == "May"):
                tags[at] = "w"

    def glued(self, at: int) -> bool:
        """Does the token stand against the one before it?"""
        return 0 < at < self.size and self.tokens.starts[at] == self.tokens.ends[at - 1]

    def closes(self, at: int) -> bool:
        """Does a clause end before the token at `at`?"""
        return at >= self.size or self.words[at] in _CLOSES

    def is_verb(self, at: int) -> bool:
        return at < self.size and (self.tags[at] in VERBAL or self.lower(at) in self.lex.verbs)
