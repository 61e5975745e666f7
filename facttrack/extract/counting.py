"""Verbs by which a source gives a number: "put the toll at 30", "has recorded 14 deaths", "gave a figure of 60".

A figure after such a verb is its subject's. The subject must be one that gives figures (a body, an office,
a named person, a paper): a storm that claims 30 lives attributes nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.borders import clause_end
from facttrack.extract.cues import Cue
from facttrack.extract.phrases import Subject
from facttrack.extract.speakers import is_source
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch

# The number stands no further than this from the verb.
_NEAR: Final = 14


def counted_object(
    stretch: Stretch, cue: Cue, begin: int, subject: Subject | None, breaks: set[int]
) -> tuple[int, int] | None:
    """The object of a counting verb, as a run of tokens, if it holds a number and the subject can give one."""
    if (
        subject is None
        or stretch.tags[subject.first : subject.last + 1] == "M"
        # "two more workers died, raising the toll": those counted tell nothing
        or (stretch.tags[subject.first] == "M" and stretch.tags[begin - 1] in "GE")
        or begin >= len(stretch.tags)
        or stretch.tags[begin] not in "DNPZMJRI"
    ):
        return None
    end = clause_end(stretch, begin, breaks)
    near = range(begin, min(end, begin + _NEAR))
    number = next((i for i in near if stretch.tags[i] in "MQ"), None)
    if number is None or not _is_object(stretch, cue, range(begin, number)):
        return None
    words = [stretch.tokens.lower[i] for i in near]
    speaker = set(stretch.tokens.lower[subject.first : subject.last + 1])
    if not _words("not").isdisjoint(words):
        return None
    before = words[: number - begin]
    if cue.lemma in _words("at"):
        return (begin, end) if not {"at", "as"}.isdisjoint(before[1:]) else None
    if cue.lemma in _words("to"):
        return (begin, end) if "to" in before[1:] and not _words("nouns").isdisjoint(before) else None
    if cue.lemma in _words("noun"):
        return (begin, end) if not _words("nouns").isdisjoint(before) else None
    if cue.lemma in _words("seen"):
        return (begin, end) if not _words("observers").isdisjoint(speaker) else None
    if cue.lemma in _words("found"):
        document = set(stretch.tokens.lower[max(0, subject.first - 4) : subject.first])
        return (begin, end) if not _words("inquiries").isdisjoint(speaker | document) else None
    if cue.lemma in _words("spoken"):
        return begin, end  # whoever speaks of five dead
    start, stop = stretch.tokens.starts[subject.first], stretch.tokens.ends[subject.last]
    return (begin, end) if is_source(stretch.text[start:stop]) else None


def _is_object(stretch: Stretch, cue: Cue, before: range) -> bool:
    """Do the words before the number still belong to the verb's object, and to no clause of its own?"""
    if cue.lemma in _words("at") and stretch.tokens.lower[before.stop - 1 : before.stop] == ["at"]:
        return True  # "put the number of houses burned down at 200"
    if stretch.tags[before.stop] == "Q" and cue.lemma not in _words("at"):
        return False
    return not any(stretch.tags[i] in "VX" and stretch.tokens.lower[i] not in _words("nouns") for i in before)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["counting"][name].split())
