"""The word tables of a language: TOML files under `facttrack/words/`, read once when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeVar

from facttrack.shipped import words


@cache
def table(name: str, language: str = "en") -> Mapping[str, Any]:
    """The table `words/<language>/<name>.toml`. Cached and shared: callers do not change it."""
    with words(f"{language}/{name}.toml").open("rb") as file:
        return tomllib.load(file)


# More words than these are not kept: a text of nothing but new words fills no memory.
_KEPT: Final = 1 << 16


_T = TypeVar("_T")


class Told(dict[str, _T]):
    """Word -> what a function of the word alone tells of it, worked out once: asking again costs no call."""

    def __init__(self, tell: Callable[[str], _T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> _T:
        if len(self) >= _KEPT:
            self.clear()
        told = self[word] = self._tell(word)
        return told


def alternatives(phrases: Iterable[str], *, opens_word: bool = False) -> str:
    r"""A pattern, without a group, that matches any of the phrases, the longest first.

    A space in a phrase stands for any run of white space, an apostrophe for a straight or a curly one. With
    `opens_word` no letter may stand before the phrase. A `\b` in front says so too, but a pattern that opens with
    letters skips all text without them at once.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
        first = _pattern(phrase[0])
        groups.setdefault(rf"{first}(?<!\w{first})" if opens_word else first, []).append(_pattern(phrase[1:]))
    # What they begin with is written once: most text fails at the first letter.
    return "|".join(first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in groups.items())


_WORD: Final = re.compile(r"\w+")


class Phrases:
    """A few phrases to be found in lower-case text, as whole words unless `whole` is false.

    `pattern` matches any of them; `openings` holds the first word of each, `words` the longest.
    """

    def __init__(self, phrases: Iterable[str], *, whole: bool = True, after: str = "") -> None:
        """`after` is a pattern of what follows them."""
        phrases = list(phrases)
        words = frozenset(max(phrase.replace("'", " ").split(), key=len) for phrase in phrases)
        end = r"\b" if whole else ""
        self.pattern = re.compile(rf"(?:{alternatives(phrases, opens_word=whole)}){end}{after}")
        self.words = words
        self.openings = frozenset(_WORD.findall(phrase)[0] for phrase in phrases)
        self._signs = sorted(word for word in words if not any(other in word for other in words - {word}))

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the phrases in this text. Most holds none of their longest words, and no more is looked for."""
        return self.pattern.search(text) if any(sign in text for sign in self._signs) else None


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", r"\s+").replace("'", "['’]")
