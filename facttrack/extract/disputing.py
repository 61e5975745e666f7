"""Disputes whose object stands before them: "an allegation both sides denied", "which he accused of theft"."""

from __future__ import annotations

from functools import cache

from facttrack.extract.borders import clause_end
from facttrack.extract.cues import Cue
from facttrack.extract.phrases import Subject
from facttrack.extract.speakers import people_words, title_words
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.vocabulary import Stance

# A number that is disputed stands no further than this before "a figure the ministry rejected".
_NEAR = 12


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
