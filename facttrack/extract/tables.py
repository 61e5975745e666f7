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
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_pattern(phrase) for phrase in ordered)


def _pattern(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split()).replace("'", "['’]")
