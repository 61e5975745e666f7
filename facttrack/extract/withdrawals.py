"""Figures that the article, or their own speaker, takes back: "That number was wrong", "lowering the toll from 17"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

from facttrack.extract.document import Document
from facttrack.extract.tables import Phrases, alternatives, table
from facttrack.model import Figure
from facttrack.vocabulary import Measure

_BEFORE: Final = 70  # characters before a number in which it is taken back
_REFUSING: Final = (", not ", " (not ", " and not ")  # "26 people, not 62"
_AFTER: Final = 200
#: Counts that only a correction brings down; those without power or still missing become fewer.
_LASTING: Final = (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)


def withdrawn(document: Document, figure: Figure) -> bool:
    """Is this figure taken back, in its own sentence or at the head of the next?"""
    text = document.text
    if text.endswith(_REFUSING, 0, figure.number.start):
        return True
    start, end = max(0, figure.number.start - _BEFORE), figure.number.end + _AFTER
    if not document.phrases_in(start, end, _telling()):
        return False
    before = text[max(0, figure.number.start - _BEFORE) : figure.number.start]
    if "\n" in before:
        before = before[before.rindex("\n") :]
    after, _, below = text[figure.number.end : end].partition("\n")
    patterns = _patterns()
    own, rest = _sentences(before)[-1], _sentences(after)
    if len(rest) == 1:
        rest.append(below.lstrip())  # the paragraph ends with the figure's sentence
    if patterns["from"].search(own) or patterns["taken back"].search(own):
        return True
    if patterns["down from"].search(own) and figure.measure in _LASTING and not patterns["another time"].match(rest[0]):
        return True
    if patterns["at first"].search(own) and patterns["then"].search(rest[0]):
        return True
    if patterns["count"].search(own) and patterns["was wrong"].search(rest[0]):
        return True
    if patterns["outdone"].match(rest[0]) and ", but " in rest[0]:
        return True
    if patterns["later taken back"].search(rest[0]) or patterns["disputed"].match(rest[0]):
        return True
    following = (patterns[name] for name in ("wrong", "withdrew", "unsupported", "refused", "outdone"))
    return any(pattern.match(rest[1]) for pattern in following)


def corrected(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The article's own figures that stand before its notice of a correction and do not come again after it."""
    own = [figure for figure in figures if figure.speaker is None and not figure.background]
    lower = text.lower()
    if not own or not any(word in lower for word in _correcting()):
        return []
    notice = _patterns()["notice"].search(text, own[0].number.end)
    if notice is None:
        return []
    kept = {(figure.measure, figure.low, figure.high) for figure in figures if figure.number.start > notice.start()}
    return [
        figure
        for figure in own
        if figure.number.start < notice.start() and (figure.measure, figure.low, figure.high) not in kept
    ]


def _sentences(text: str) -> list[str]:
    return _ends().split(text)


@cache
def _ends() -> re.Pattern[str]:
    """The end of a sentence, no title's full stop: "that Gov. Ann Lee gave"."""
    titles = "".join(rf"(?<!\b{re.escape(title)}\.)" for title in table("abbreviations")["titles"])
    return re.compile(rf"[.!?]{titles}[”\"’]?\s+(?=[“\"‘]?(?:[A-Z]|th(?:at|is)\b))")


@cache
def _correcting() -> frozenset[str]:
    """Words without one of which nothing is a notice of a correction."""
    return frozenset(phrase.split()[0] for phrase in table("attribution")["withdrawals"]["correcting"])


@cache
def _telling() -> Phrases:
    """Words, in lower case, without one of which no other pattern finds a number taken back."""
    entry = table("attribution")["withdrawals"]
    names = (
        "revised",
        "retracted",
        "contradicting",
        "misstated",
        "refused",
        "outdoing",
        "disputed",
        "first",
        "wrong",
        "errors",
        "support",
    )
    return Phrases(chain(["down from"], *(entry[name] for name in names)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    entry = table("attribution")["withdrawals"]
    words = {name: alternatives(phrases) for name, phrases in entry.items()}
    forms = {
        "from": r"\b(?:{revised})\b[^.;]{{0,60}}\bfrom\s+(?:the\s+)?(?:(?!where\b|which\b)\w+\s+){{0,2}}$",
        "down from": r"\bdown\s+from\s+(?:\w+\s+){{0,2}}$",
        # "36 homicides, down from 42 a year earlier"
        "another time": r"[^.;,]{{0,40}}(?:\b(?:in|for)\s+\d{{4}}|\b(?:{spans})\b)",
        "taken back": r"\b(?:{retracted}|{contradicting}|{misstated})\b[^.;]*$",
        "at first": r"\b(?:{first})\b[^.;]*$",
        "then": r"\b(?:{later})\b",
        # "An earlier count of 23 dead was incorrect"
        "count": r"\b(?:{numbers})\s+(?:of|that)\b[^.;]*$",
        "was wrong": r"\b(?:was|were|is|are|had been|proved)\s+(?:{wrong})\b",
        # "34 people died, a figure that it later retracted"
        "later taken back": r"\b(?:a\s+(?:{numbers})\s+(?:that\s+|which\s+)?(?:\w+\s+){{0,3}}(?:{retracted})"
        r"|but\b[^.;]{{0,60}}\b(?:{errors})\b"
        r"|but\s+(?:\w+\s+){{0,2}}(?:{retracted})\s+(?:the|that|its|it|this)\b)",
        # "400, which officials dispute"
        "disputed": r"[^.;,]{{0,40}},\s+(?:which|an?\s+(?:{numbers}|{allegations})(?:\s+that|\s+which)?)\b"
        r"[^.;]{{0,70}}\b(?:{disputed})\b",
        # "He withdrew that on Thursday"
        "withdrew": r"(?:he|she|it|they|the\s+\w+)\s+(?:later\s+|has\s+since\s+|then\s+)?(?:{retracted})\s+"
        r"(?:that|this|it|the\s+(?:{numbers}))\b",
        # "The force knows of the allegation but says there is no evidence to support it"
        "unsupported": r"[^.;]{{0,60}}\b(?:{allegations})\b[^.;]{{0,60}}\b(?:{support})\b",
        # "We correct our report on the raid", "Correction: …", "An earlier version of this story misstated the toll"
        # "…, but doctors say the true number is twice as high", "Organisers say the number is four times that"
        "outdone": r"(?:[^.;]{{0,90}},\s+but\s+)?(?!(?:it|he|she|they)\b)[^.;,]{{3,60}}\s(?:{holding})\s(?:that\s)?"
        r"(?:the|its|their)\s(?:\w+\s){{0,2}}(?:{numbers})s?\s(?:is|was)\s(?:\w+\s){{0,4}}(?:{outdoing})\b",
        # "The state has never accepted that number"
        "refused": r"[^.;]{{0,60}}\b(?:{refused})\s+(?:that|this|the|those)\s+(?:\w+\s+)?(?:{numbers})s?\b",
        "notice": r"\b(?:we|{publications})\s(?:[^\W\d_]+\s){{0,4}}(?:{correcting})\s(?:[^\W\d_]+\s){{0,5}}"
        r"(?:{tallies}|{publications})\b|\bcorrection:",
        # "That number was wrong", "This is absolutely false"
        "wrong": r"[“\"‘]?(?:(?:that|this|the)\s+(?:\w+\s+)?(?:{numbers})|that|this|it|those\s+(?:{numbers}))\s*"
        r"(?:was|is|were|are|['’]s)\s+(?:{quite}\s+)?(?:{wrong})\b",
    }
    words["quite"] = f"(?:{words['quite']})"
    return {name: re.compile(form.format(**words), re.IGNORECASE) for name, form in forms.items()}
