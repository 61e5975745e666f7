"""Tolls as they stood before: "on Sunday the army had spoken of 40", "raised it from 40".

A toll that has grown since is no rival of the later one; one that was made smaller is set right by it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from facttrack.extract.counted_parts import is_in_care, sentence_before, size
from facttrack.extract.tables import alternatives, table
from facttrack.model import Figure

_REACH: Final = 220  # characters of a sentence to either side of its number


def is_outgrown(text: str, a: Figure, b: Figure) -> bool:
    """ "By Friday the council had put the toll at 40" beside 60: the smaller is the one as it stood before."""
    old, new = (a, b) if size(a) < size(b) else (b, a)
    if is_in_care(old) or is_former(text, old):
        return True
    return (
        _risen().search(text, *_sentence_of(text, new)) is not None
        and _when().search(text, *_sentence_of(text, old)) is not None
    )


def is_former(text: str, figure: Figure) -> bool:
    """Is it a count as it stood before: "had spoken of 40 on Sunday", "raised it from 40", "and not 40"?"""
    if text.endswith(_REFUSED, 0, figure.number.start) or _FROM.search(sentence_before(text, figure)):
        return True
    start, end = _sentence_of(text, figure)
    had = _had_put().search(text, start, figure.number.start) is not None
    return (had and _when().search(text, start, end) is not None) or _formerly().search(text, start, end) is not None


_REFUSED: Final = (", not ", " (not ", " and not ")
# "raised the toll from at least 40"
_FROM: Final = re.compile(
    r"\b(?:raised|rose|risen|up|climbed|increased|jumped|lowered|down)\b[^,;]{0,40}\bfrom (?:[a-z]+ ){0,3}$"
)


def _sentence_of(text: str, figure: Figure) -> tuple[int, int]:
    """From where to where the figure's sentence goes, as far as it stands near."""
    before = _BREAK.split(text[max(0, figure.number.start - _REACH) : figure.number.start])[-1]
    after = _BREAK.search(text, figure.number.end, figure.number.end + _REACH)
    return figure.number.start - len(before), after.start() if after else figure.number.end + _REACH


_BREAK: Final = re.compile(r"\n|[.!?;][”\"]?\s+(?=[“\"A-Z])")  # not in "by Oct. 20"


@cache
def _formerly() -> re.Pattern[str]:
    """ "In an earlier toll of 40"."""
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['formerly'])})\b", re.IGNORECASE)


@cache
def _risen() -> re.Pattern[str]:
    """ "The toll has risen to 60"."""
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['risen'])})\b", re.IGNORECASE)


@cache
def _had_put() -> re.Pattern[str]:
    """ "Had spoken of 40 on Sunday"."""
    return re.compile(rf"\bhad\s(?:\w+\s){{0,2}}(?:{alternatives(table('attribution')['disputing']['had_put'])})\b")


@cache
def _when() -> re.Pattern[str]:
    """ "On Sunday", "in May", "earlier"."""
    calendar = table("dates")
    days = (word.title() for word in (*calendar["weekdays"], *calendar["months"]))
    return re.compile(rf"\b(?:{alternatives((*days, *table('attribution')['disputing']['before']))})\b")
