"""A sentence's tokens with the class of each word, for the parser of figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facttrack.extract.document import Token
from facttrack.extract.lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from facttrack.extract.counted import Phrase


class Tagged:
    """A sentence's tokens with a class for each (`lexicon.TAGS`); "#" begins a number, marks stand for themselves."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lex: Lexicon = lexicon()
        known = self.lex.tags
        self.tags: list[str] = [
            known.get(token.lower)
            or ("w" if token.text[0].isalpha() else "#" if token.text[0].isdigit() else token.text)
            for token in tokens
        ]
        for at, token in enumerate(tokens):
            if (
                self.tags[at] == "w"
                and token.lower.endswith("ly")
                and len(token.lower) > 4
                and token.lower not in self.lex.kinds
            ):
                self.tags[at] = "J"
            elif self.tags[at] == "M" and at and self.tags[at - 1] == "D":
                self.tags[at] = "w"  # "against their will"
        self.words = [token.lower for token in tokens]
        self.size = len(tokens)
        self.number_at: dict[int, int] = {}  # where a phrase opens -> which
        self.phrases: list[Phrase] = []

    def lower(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.size else ""

    def glued(self, at: int) -> bool:
        """Does the token stand against the one before it?"""
        return 0 < at < self.size and self.tokens[at].start == self.tokens[at - 1].end

    def is_verb(self, at: int) -> bool:
        return at < self.size and (self.tags[at] in "BHMVGr" or self.lower(at) in self.lex.verbs)
