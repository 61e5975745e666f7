"""Verb groups, and what makes a clause of some words: a finite verb after its subject."""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch

# Auxiliaries that open no clause: "denied having burned the mill".
PARTICIPLES: Final = ("being", "having")


@cache
def _be() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["be"].split())


def group_start(stretch: Stretch, verb: int) -> int:
    """Where the verb group begins: auxiliaries and adverbs before the verb."""
    tags = stretch.tags
    first = verb
    for i in range(verb - 1, max(-1, verb - 9), -1):
        if tags[i] == "X":
            first = i
        elif tags[i] != "R" and stretch.tokens.lower[i] not in ("both", "all", "each"):
            break
    while first and (tags[first - 1] == "R" or (stretch.tokens.lower[first - 1] == "both" and first > 1)):
        first -= 1
    return first


def is_passive(stretch: Stretch, first: int, verb: int) -> bool:
    """A form of "be" right before a participle, adverbs apart."""
    for i in range(verb - 1, first - 1, -1):
        if stretch.tags[i] == "X":
            return stretch.tokens.lower[i] in _be()
        if stretch.tags[i] != "R":
            return False
    return first > 0 and stretch.tokens.lower[first - 1].endswith(("'re", "’re", "'m", "’m"))  # "We're told"


def is_clause_at(stretch: Stretch, first: int, end: int) -> bool:
    """Does a clause, and not a noun phrase with something after it, begin at `first`?

    Between the subject and its verb there may be attachments, insertions and adverbs, but no relative pronoun.
    """
    tags = stretch.tags
    i = first
    nominal = False
    opened = False
    while i < end:
        mark = tags[i]
        if mark in ",C" and nominal:
            opened = mark == "," and not opened
        if opened and mark in "VXE":
            return False  # "announcing the deal, the union called …"
        if mark in "VX" or (mark == "Q" and nominal and stretch.is_predicate(i)):
            return nominal
        if mark == "E" and nominal and tags[i - 1] in "NPURKMZp)D":
            return i + 1 >= end or tags[i + 1] not in "I" or tags[i - 1] in "UK"
        if mark in "WSHC;:-" and nominal and mark != "C":
            return False
        if mark == "," and not nominal and i == first:
            return False
        if mark == "U" and nominal and tags[i - 1] not in "ICF,":
            return True
        if mark in "NPUDMKZQ":
            nominal = True
            if mark == "U" and "'" in stretch.tokens.lower[i].replace("’", "'"):
                return True
        i += 1
    return False


def has_finite_verb(stretch: Stretch, first: int, end: int) -> bool:
    """Does a finite clause stand in tokens[first:end]: a verb or auxiliary after something that can be its subject?"""
    tags = stretch.tags
    seen_subject = False
    for i in range(first, min(end, len(tags))):
        mark = tags[i]
        if mark == "Q" and seen_subject and stretch.is_predicate(i):
            return True
        if mark in "NPUQDMWKO" or mark == "Z":
            seen_subject = True
        elif seen_subject and (mark in "VX" or (mark == "E" and tags[i - 1] in "NPURKM)p,")):
            return True
    return bool(seen_subject) and any(
        "'" in word or "’" in word
        for word in stretch.tokens.lower[first:end]
        if word[:2] in ("it", "he", "th", "we", "i'", "yo", "sh")
    )
