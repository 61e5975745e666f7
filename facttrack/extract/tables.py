"""The word tables of a language: TOML files under `facttrack/words/`, read once when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from facttrack.shipped import words


@cache
def table(name: str, language: str = "en") -> Mapping[str, Any]:
    """The table `words/<language>/<name>.toml`. Cached and shared: callers do not change it."""
    with words(f"{language}/{name}.toml").open("rb") as file:
        return tomllib.load(file)


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern, without a group, that matches any of the phrases, the longest first.

    A space in a phrase stands for any run of white space, an apostrophe for a straight or a curly one.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
        groups.setdefault(_pattern(phrase[0]), []).append(_pattern(phrase[1:]))
    # What they begin with is written once: most text fails at the first letter.
    return "|".join(first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in groups.items())


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", r"\s+").replace("'", "['’]")
