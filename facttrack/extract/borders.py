"""Where the content of an attribution ends: clause and phrase borders to the right of a cue."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from facttrack.extract.phrases import is_adjunct
from facttrack.extract.tags import Stretch


def clause_end(stretch: Stretch, first: int, breaks: AbstractSet[int]) -> int:
    """The token after the clause that begins at `first`. `breaks` are tokens where another attribution begins."""
    tags, tokens = stretch.tags, stretch.tokens
    n = len(tags)
    i = first
    while i < n:
        mark = tags[i]
        if mark in ".;":
            return i
        if i > first:
            if i in breaks:
                return i - 1 if tags[i - 1] in ",-" else i
            if (
                mark == "Q"
                and tags[i - 1] not in ",:"
                and i + 1 < n
                and _closes_sentence(stretch, i)
                and tags[i + 1] in "PDNU"
            ):
                return i + 1
            if mark == "-" and i + 1 < n:
                return i
            if mark == ",":
                after = tags[i + 1] if i + 1 < n else "."
                word = tokens[i + 1].lower if i + 1 < n else ""
                if (
                    i + 1 in breaks
                    or after == "G"
                    or word in ("but", "according", "while", "although", "though", "whereas", "citing")
                ):
                    return i
        i += 1
    return n


def phrase_end(stretch: Stretch, first: int, breaks: AbstractSet[int]) -> int:
    """The token after the object that begins at `first`: shorter than a clause, it ends at commas and occasions."""
    tags, tokens = stretch.tags, stretch.tokens
    n = len(tags)
    i = first
    while i < n:
        mark = tags[i]
        if mark in ".;-:":
            return i
        if i > first:
            if i in breaks:
                return i
            if mark == ",":
                if not _list_goes_on(stretch, i):
                    return i
            elif (
                (mark == "S" and tokens[i].lower not in ("so", "even"))
                or (
                    mark == "I"
                    and is_adjunct(stretch, i)
                    and tokens[i].lower in ("in", "on", "at", "during", "during", "via", "after", "before")
                )
                or (mark == "K" and tags[i - 1] not in "DIZKM")
                or (mark == "C" and i + 1 < n and (tags[i + 1] in "VX" or (tags[i + 1] == "E" and tags[i - 1] != "E")))
            ):
                return i
        i += 1
    return n


def _list_goes_on(stretch: Stretch, comma: int) -> bool:
    """ "A, B and C" and "Mr X, the mayor, as …": a comma inside a noun phrase."""
    tags = stretch.tags
    for i in range(comma + 1, min(len(tags), comma + 8)):
        if tags[i] == "C":
            return i + 1 < len(tags) and tags[i + 1] in "DNPMZJQ" and stretch.tokens[i].lower != "but"
        if tags[i] not in "DNPMZJFQp":
            return False
    return False


def _closes_sentence(stretch: Stretch, i: int) -> bool:
    quotation = stretch.quotations[i]
    return quotation.inner[1] > quotation.inner[0] and stretch.last_inner(i) in ".!?"
