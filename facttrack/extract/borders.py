"""Where the content of an attribution ends: clause and phrase borders to the right of a cue."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from facttrack.extract.cues import cue_forms, speech_forms
from facttrack.extract.phrases import is_adjunct
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import has_finite_verb

# Content of more tokens is a runaway, not a clause.
LONGEST: Final = 250


def clause_end(stretch: Stretch, first: int, breaks: AbstractSet[int]) -> int:
    """The token after the clause that begins at `first`. `breaks` are tokens where another attribution begins."""
    tags = stretch.tags
    n = min(len(tags), first + LONGEST)
    i = first
    while i < n:
        mark = tags[i]
        if mark == "." or (mark == ";" and not _count_follows(stretch, i + 1)):
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
            if mark == "-" and tags[i + 1 : i + 2] != "Q":
                closing = _closing_dash(stretch, i)
                if closing is None:
                    return i
                i = closing
            if mark == "Q" and stretch.last_inner(i) == "," and _reporter_follows(stretch, i, breaks):
                return i + 1
            comma = mark == "," and _leaves_clause(stretch, i, breaks, first)
            if comma or (mark == "C" and tags[i - 1] != "," and _other_cue(stretch, i + 1)):
                return i
        i += 1
    return n


def sentence_end(stretch: Stretch, begin: int) -> int:
    end = min(len(stretch.tags), begin + LONGEST)
    while end > begin and stretch.tags[end - 1] == ".":
        end -= 1
    return end


def _reporter_follows(stretch: Stretch, quotation: int, breaks: AbstractSet[int]) -> bool:
    """“…,” adding that … · “…,” but she did not: a comma inside the marks is a border like one outside."""
    tags = stretch.tags
    if tags[quotation + 1 : quotation + 2] == "G":
        return _leaves_clause(stretch, quotation, breaks, quotation)
    return stretch.tokens.lower[quotation + 1 : quotation + 2] == ["but"] and tags[quotation + 2 : quotation + 3] != "Q"


def _leaves_clause(stretch: Stretch, comma: int, breaks: AbstractSet[int], first: int) -> bool:
    """Does the reporter speak again after this comma: a participle, another cue, a contrast, a comment?

    The clause begins at token `first`: "the driver, a man from Azul, fell asleep" has no verb yet at the comma.
    """
    tags, tokens = stretch.tags, stretch.tokens
    i = comma + 1
    if i >= len(tags) or i in breaks:
        return True
    word = tokens.lower[i]
    if tags[i] == "G":
        # ", adding that" is the reporter's; ", killing 30" is a part of what is said.
        if _brings_count(stretch, i):
            return False
        return word in cue_forms() or "M" not in tags[i + 1 : i + 5]
    if word == "while" and _count_follows(stretch, i + 1):
        return False
    if tags[i] in "CS" and tags[i + 1 : i + 2] in ("Q", "H"):
        return False  # "…, but “the sums were small”", "…, and that …": the speaker's words go on
    if word in _LEAVING:
        return word in _CITING or not _words_follow(stretch, i)
    while i + 1 < len(tags) and tags[i] == "R":
        i += 1
    if tags[i] == "V":
        return has_finite_verb(stretch, first, comma)  # ", a man from Azul, appears"
    i = comma + 1
    if tags[comma - 1] == "Q" or (word in ("and", "or", "but") and _other_cue(stretch, i + 1)):
        return tags[i] in "CS"
    if word == "a" and tokens.lower[i + 2 : i + 3] == ["that"] and tokens.lower[i + 3 : i + 4] in _INCLUDING:
        return False  # "killed 41 people, a toll that includes three nurses"
    described = word in ("a", "an") and not _list_goes_on(stretch, comma)
    return described and (not _verb_follows(stretch, comma) or has_finite_verb(stretch, first, comma))


def _brings_count(stretch: Stretch, i: int) -> bool:
    """ "said that two had died, taking the toll to 11": what the number just given makes of the count."""
    words = table("attribution")["counting"]
    counted = not set(words["nouns"].split()).isdisjoint(stretch.tokens.lower[i + 1 : i + 6])
    return counted and stretch.tokens.lower[i] in words["bringing"].split() and "M" in stretch.tags[i + 1 : i + 10]


def _verb_follows(stretch: Stretch, comma: int) -> bool:
    """ ", a man from Azul, fell asleep": is the insertion after this comma closed by another, before a verb?"""
    closing = stretch.tags.find(",", comma + 1, comma + _CLAUSE)
    return closing > 0 and stretch.tags[closing + 1 : closing + 2] in tuple("VXE")


def _words_follow(stretch: Stretch, i: int) -> bool:
    """Are there quoted words in the rest of the sentence, and no other cue before them?"""
    quoted = stretch.tags.find("Q", i, i + _CLAUSE)
    if quoted < 0 or "." in stretch.tags[i:quoted] or ";" in stretch.tags[i:quoted]:
        return False
    return all(word not in cue_forms() for word in stretch.tokens.lower[i:quoted])


def _count_follows(stretch: Stretch, i: int) -> bool:
    """ "…; of these, 11 drowned", "while at least 11 fled": a number opens a clause in which nobody else speaks."""
    bounded = not _before_counts().isdisjoint(stretch.tokens.lower[i : i + 1])
    if "M" not in stretch.tags[i : i + (4 if bounded else 2)]:
        return False
    return all(word not in speech_forms() and word != "according" for word in stretch.tokens.lower[i : i + _CLAUSE])


@cache
def _before_counts() -> frozenset[str]:
    """Words with which a clause opens that counts: "of these, 11", "at least 11"."""
    return frozenset(("of", "at", *table("attribution")["counting"]["bounds"].split()))


def _part_follows(stretch: Stretch, i: int) -> bool:
    """ "15 bodies, two of them toddlers", "15 bodies, including two toddlers": a part of those just counted."""
    words = stretch.tokens.lower[i : i + 3]
    return words[:1] == ["including"] or (stretch.tags[i : i + 2] == "MF" and words[-1] in _wholes())


@cache
def _wholes() -> frozenset[str]:
    return frozenset(table("constructions")["sets"]["whole_pronouns"].split())


# A clause that is asked about is read no further than this.
_CLAUSE: Final = 40
_INCLUDING: Final = (["includes"], ["included"])
_CITING: Final = frozenset(("according", "citing"))
_LEAVING: Final = frozenset(("according", "while", "although", "though", "whereas", "citing", "which"))


def _other_cue(stretch: Stretch, i: int) -> bool:
    """Is the next verb another cue of the same speaker: "… and called for calm"?"""
    tags, tokens = stretch.tags, stretch.tokens
    while i < len(tags) and tags[i] == "R":
        i += 1
    return i < len(tags) and tags[i] in "VE" and tokens.lower[i] in speech_forms()


def _closing_dash(stretch: Stretch, dash: int) -> int | None:
    """The dash that closes an insertion, where there is one soon."""
    tags = stretch.tags
    closing = tags.find("-", dash + 1, min(len(tags), dash + 25))
    return closing if closing > 0 and closing + 1 < len(tags) and ";" not in tags[dash:closing] else None


def phrase_end(stretch: Stretch, first: int, breaks: AbstractSet[int]) -> int:
    """The token after the object that begins at `first`: shorter than a clause, it ends at commas and occasions."""
    tags, tokens = stretch.tags, stretch.tokens
    n = len(tags)
    i = first
    if (
        tags[first] in "OU"
        and (first + 1 >= n or tags[first + 1] != "T")
        and not _predicate_follows(stretch, first + 1)
    ):
        return first + 1
    while i < n:
        mark = tags[i]
        if mark in ".;-:":
            return i
        if i > first:
            if i in breaks:
                return i
            if mark == "Q" and stretch.last_inner(i) == "," and "Q" not in tags[i + 1 : i + 3]:
                return i + 1
            if mark == ",":
                if not (_list_goes_on(stretch, i) or _part_follows(stretch, i + 1)):
                    return i
            elif (
                (mark == "S" and tokens.lower[i] not in ("so", "even"))
                or (
                    mark == "I"
                    and is_adjunct(stretch, i)
                    and tokens.lower[i] in ("in", "on", "at", "during", "during", "via", "after", "before")
                )
                or (mark == "K" and tags[i - 1] not in "DIZKM")
                or (mark == "C" and i + 1 < n and (tags[i + 1] in "VX" or (tags[i + 1] == "E" and tags[i - 1] != "E")))
                or (mark == "C" and _other_cue(stretch, i + 1))
            ):
                return i
        i += 1
    return n


def _predicate_follows(stretch: Stretch, i: int) -> bool:
    """After "called him": what he was called."""
    return i < len(stretch.tags) and (
        stretch.tags[i] in "DQNPGJZ" or stretch.tokens.lower[i] in ("as", "of", "for", "over", "on", "about")
    )


def _list_goes_on(stretch: Stretch, comma: int) -> bool:
    """ "A, B and C" and "Mr X, the mayor, as …": a comma inside a noun phrase."""
    tags = stretch.tags
    for i in range(comma + 1, min(len(tags), comma + 8)):
        if tags[i] == "C":
            return i + 1 < len(tags) and tags[i + 1] in "DNPMZJQ" and stretch.tokens.lower[i] != "but"
        if tags[i] not in "DNPMZJFQp":
            return False
    return False


def _closes_sentence(stretch: Stretch, i: int) -> bool:
    quotation = stretch.quotations[i]
    return quotation.inner[1] > quotation.inner[0] and stretch.last_inner(i) in ".!?"
