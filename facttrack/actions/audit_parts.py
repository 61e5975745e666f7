"""Parts and wholes within one sentence: "nine people, three of them children", "nine: four in the port, five in …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from facttrack.extract.tables import alternatives, table
from facttrack.results import Sighting

# A full stop inside a number or before a small letter ends no sentence, nor does a single line break.
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+[^\sa-z]|\n\s*\n")


def sentences(sightings: Sequence[Sighting]) -> Iterator[list[Sighting]]:
    """The figures of one article, in the order of its text, by measure and sentence."""
    ordered = sorted(sightings, key=lambda s: (s.figure.measure.value, s.figure.number.start))
    for _, same_measure in groupby(ordered, key=lambda s: s.figure.measure):
        sentence: list[Sighting] = []
        for sighting in same_measure:
            if sentence and _SENTENCE_END.search(_between(sentence[-1], sighting)):
                yield sentence
                sentence = []
            sentence.append(sighting)
        yield sentence


def parts_of_first(sentence: Sequence[Sighting]) -> tuple[list[Sighting], list[Sighting]]:
    """The figures that the words make parts of the sentence's first one: singled out, and listed one by one.

    Only in the voice of the whole's speaker: "23 died, and the monitor says 29" speaks of no part.
    """
    whole, *others = sentence
    own = [other for other in others if other.speaker in (None, whole.speaker)]
    single = [other for other in own if _words_of_part(whole, other)]
    listed = own if not single and len(own) > 1 and _opens_list(_between(whole, own[0])) else []
    return single, listed


def _words_of_part(whole: Sighting, part: Sighting) -> bool:
    before, after = _patterns()
    end = part.figure.number.end
    return bool(before.search(_between(whole, part)) or after.match(part.article.text, end))


def _opens_list(between: str) -> bool:
    return between.rstrip().endswith(tuple(table("parts")["list"]))


def _between(one: Sighting, other: Sighting) -> str:
    return one.article.text[one.figure.number.end : other.figure.number.start]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before a part, at the end of a string, and right after its number."""
    words = table("parts")
    before = re.compile(rf"\b(?:{alternatives(words['before'])})\s*\Z", re.IGNORECASE)
    after = re.compile(rf"\s*(?:{alternatives(words['after'])})\b", re.IGNORECASE)
    return before, after
