"""Percentages of people and things: "30 percent of the victims", kept as `other`, since no number is counted."""

from __future__ import annotations

from typing import Final

from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.scene import Finding
from facttrack.extract.tagged import Tagged
from facttrack.vocabulary import Measure

_REACH: Final = 8  # words from "of" to the noun whose share is told


def shares(tagged: Tagged) -> list[Finding]:
    """The shares of a sentence that holds words of harm, in order."""
    found = []
    for number in tagged.uncounted:
        at = number.closes
        last = at + 1 if tagged.lower(at) == "per" and tagged.lower(at + 1) == "cent" else at
        if tagged.lower(last) not in tagged.lex.sets["percent"] or not _is_of_counted(tagged, last + 1):
            continue
        phrase = Phrase(number, last + 1, last, "percent", Counts.UNIT)
        found.append(Finding(phrase, [Hit(Measure.OTHER, "a share", last, "any")], "own"))
    return found


def _is_of_counted(tagged: Tagged, at: int) -> bool:
    """ "of the victims", "of the town's homes"."""
    if tagged.lower(at) != "of":
        return False
    for place in range(at + 1, min(at + 1 + _REACH, tagged.size)):
        if tagged.lex.kinds.get(tagged.lower(place), Counts.NOTHING) & (Counts.PEOPLE | Counts.THINGS):
            return True
        if tagged.tags[place] not in "wDJ#'’":
            return False
    return False
