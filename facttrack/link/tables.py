"""The word tables that linking reads, each once, when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from facttrack.shipped import words


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table `words/en/<name>.toml`. Cached and shared: callers do not change it."""
    with words(f"en/{name}.toml").open("rb") as file:
        return tomllib.load(file)


def whole(phrases: Iterable[str], then: str = "", *, lead: str = "") -> re.Pattern[str]:
    """A pattern that finds any of these phrases, in any case, as whole words, the longest first.

    `lead` stands before them, `then` behind them. What they begin with is written in front: of most words of a text
    only the first letter is looked at.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
        groups.setdefault(phrase[0].lower(), []).append(re.escape(phrase[1:]))
    letters = {letter: letter + letter.upper() for letter in groups}
    begun = "|".join(f"[{letters[letter]}](?i:{'|'.join(rest)})" for letter, rest in groups.items())
    return re.compile(rf"{lead}(?<!\w)(?=[{''.join(letters.values())}])(?:{begun})\b(?i:{then})")
