"""Hedges: words by which a text keeps its distance from what it reports."""

from __future__ import annotations

import re
from functools import cache

from facttrack.extract.document import Document
from facttrack.extract.tables import Phrases, alternatives, table


@cache
def _hedges() -> Phrases:
    entries = table("hedges")
    return Phrases([*entries["phrases"], *entries["words"].split()], after=r"(?!\s+\d)")


@cache
def _retraction() -> re.Pattern[str]:
    entry = table("hedges")["retractions"]
    return re.compile(
        rf"(?:{alternatives(entry['openings'])})\s+(?:[a-z]+ly\s+)?({alternatives(entry['words'])})\b", re.IGNORECASE
    )


def hedges_in(document: Document, start: int, end: int) -> tuple[str, ...]:
    """The hedges of a passage, lower case, in order, each once."""
    found = document.phrases_in(start, end, _hedges())
    return tuple(dict.fromkeys(" ".join(words.split()) for words in found)) if found else ()


def retraction_in(sentence: str) -> tuple[int, int] | None:
    """Where the word stands that takes back the sentence before ("That is totally false"), if this one does so."""
    match = _retraction().match(sentence.lstrip())
    if match is None:
        return None
    shift = len(sentence) - len(sentence.lstrip())
    return match.start(1) + shift, match.end(1) + shift


@cache
def retraction_openings() -> frozenset[str]:
    """The words that a sentence opens with which takes something back."""
    openings = (phrase.split()[0] for phrase in table("hedges")["retractions"]["openings"])
    return frozenset(form for word in openings for form in (word, word.replace("'", "’")))


@cache
def retraction_words() -> frozenset[str]:
    """The last words of the retractions: a sentence without one takes nothing back."""
    return frozenset(phrase.split()[-1] for phrase in table("hedges")["retractions"]["words"])
