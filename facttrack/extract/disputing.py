"""Disputes whose object stands before them: "an allegation both sides denied", "which he accused of theft"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from facttrack.extract.borders import clause_end
from facttrack.extract.cues import Cue
from facttrack.extract.phrases import Subject, noun_phrase_ending
from facttrack.extract.speakers import people_words, title_words
from facttrack.extract.tables import alternatives, table
from facttrack.extract.tags import Stretch
from facttrack.vocabulary import Stance

# A number that is disputed stands no further than this before "a figure the ministry rejected".
_NEAR: Final = 12


def fronted(
    stretch: Stretch, cue: Cue, first: int, after: int, subject: Subject, breaks: set[int]
) -> tuple[int, int] | None:
    """The run of tokens that holds what is disputed before its denier, or charged after "which he accused of"."""
    tags, tokens = stretch.tags, stretch.tokens
    if subject.relative is not None or subject.first < 2 or subject.last >= first:
        return None
    before = subject.first - 1
    if cue.stance is Stance.ACCUSES and tags[before] == "W":
        if after + 1 < len(tags) and tokens.lower[after] in ("of", "for"):
            return after + 1, max(after + 2, clause_end(stretch, after + 1, breaks))
        return None
    if cue.stance is not Stance.DENIES:
        return None
    if tags[before] == "W" and tags[before - 1] == ",":
        said = noun_phrase_ending(stretch, before - 2)
        return (said.first, max(after, first + 1)) if said else None  # ", which the alliance rejected"
    if tags[before] in "HW":
        before -= 1
    if tokens.lower[before] not in _words("fronted") or before == 0 or tags[before - 1] not in "DJ":
        return None
    opens = before - 1
    while opens and tags[opens] in "JN":
        opens -= 1
    if opens == 0 or tags[opens - 1] not in ",-":
        return None
    numbers = (i for i in range(opens - 2, max(-1, opens - _NEAR), -1) if tags[i] == "M")
    return next(numbers, opens), max(after, first + 1)


def calls_false(cue: Cue, content: str) -> bool:
    """ "described the report as false": does this naming deny what it names?"""
    if cue.lemma not in _words("naming"):
        return False
    return not _words("false").isdisjoint(word.strip("“”\"',.;:").lower() for word in content.split())


def disowns(content: str) -> bool:
    """ "said the reports were false", "said it had not fired at the camp": is this content a denial by its words?"""
    content = content.lower()
    return _untrue().search(content) is not None or _not_done().match(content) is not None


@cache
def _untrue() -> re.Pattern[str]:
    """ "the claim was “fake”", "there is no truth in it", "no evidence to support it"."""
    entries = table("attribution")["disputing"]
    told, false = alternatives(entries["told"].split(), opens_word=True), "|".join(entries["false"].split())
    return re.compile(
        rf"(?:{told})\b[^.;,]{{0,60}}?\b(?:is|are|was|were|be)\s(?:[a-z]+ly\s)?(?:an?\s)?[\"“‘']?(?:{false})\b"
        rf"|n(?<!\wn)o\s(?:truth\s(?:in|to)|evidence\s(?:to\ssupport|for\s(?:the|this|that)\s(?:{told})))\b",
    )


@cache
def _not_done() -> re.Pattern[str]:
    """ "it had not fired", "they had nothing to do with", "its planes were not involved in", at the beginning."""
    deeds = alternatives(table("attribution")["disputing"]["deeds"])
    return re.compile(
        r"(?:that\s)?(?:it|they|he|she|we|(?:its|their|his|her|our)\s[a-z]+(?:\s[a-z]+)?)\s"
        rf"(?:(?:had|has|have|did|was|were)\s(?:not|never)\s(?:[a-z]+ly\s|been\s)?(?:{deeds})"
        r"|(?:had|has|have)\s(?:nothing\sto\sdo\swith|(?:had\s)?no\s(?:part|role|hand|involvement)\b))",
    )


def withholds(cue: Cue, words: list[str]) -> bool:
    """ "The judge denied bail", "Officers questioned two men": is nothing said of the object that these words name?"""
    if cue.lemma == "question":
        return words[-1:] != [] and (words[-1] in people_words() or words[-1] in title_words())
    return cue.stance is Stance.DENIES and not _words("withheld").isdisjoint(words)


def nobody_words() -> frozenset[str]:
    return _words("nobody")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["disputing"][name].split())
