"""Which figures are parts or additions, and so exclude no whole: "including five", "nine died at the scene"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from facttrack.extract.tables import alternatives, table
from facttrack.model import Figure
from facttrack.vocabulary import Measure

WINDOW: Final = 70  # characters in which a part says what it is a part of
_NEAR: Final = 220  # characters between parts that make up one whole
_PART_RULE: Final = "part of those"


def is_part(text: str, figure: Figure) -> bool:
    """ "three of those victims", "including five", "another two": a part or an addition, which excludes no whole."""
    rest = text[figure.number.end : figure.end].lstrip().lower()
    own = sentence_before(text, figure)
    before = text[max(0, figure.number.start - 40) : figure.number.start].lower()
    named = figure.number.text.lower() in ("both", "all") or (
        before.endswith(("all ", "the ", "those ", "these ")) and not BESIDE.search(before)
    )
    # Bodies that somebody saw, and what was said earlier, are no last count.
    bodies = figure.who in ("bodies", "corpses") or figure.rule.startswith(("bodies of", "body of"))
    seen = bodies or "earlier" in own.lower()
    return (
        seen
        or before.endswith((" up from ", " down from "))
        or named
        or _PART_RULE in figure.rule
        or rest.startswith(("of ", "more ", "other ", "others", "additional ", "further "))
        or own.lstrip().startswith("Of the ")
        or _WORST_HIT.search(own.lower()) is not None
        or _SHARE_OF_PLACE.match(text, figure.number.end, figure.number.end + WINDOW) is not None
        or _died_there().match(text, figure.number.end, figure.number.end + 2 * WINDOW) is not None
        or _parts().search(before) is not None
        or _AMONG.search(own) is not None
    )


# "In Sena, the worst affected state, 1,020 people have died"
_WORST_HIT: Final = re.compile(r"\b(?:worst|hardest)[ -](?:hit|affected)\b")
# "Among the dead were 14 pupils"
_AMONG: Final = re.compile(r"\b[Aa]mong (?:the|those) (?:dead|killed|injured|wounded|victims|missing)\b")
# "15 in Kolva alone", "ten in our coach": what one place or one witness saw.
_SHARE_OF_PLACE: Final = re.compile(r"[^.;,]*\b(?:alone|our|my)\b")


def is_in_care(figure: Figure) -> bool:
    """ "Six are in a stable condition", "107 remain in hospital": as a rule some of the wounded."""
    return figure.measure is Measure.INJURED and _IN_CARE.search(f"{figure.rule} {figure.quote}") is not None


_IN_CARE: Final = re.compile(r"\b(?:hospitals?|condition|critical|critically|stable|seriously|gravely|severely)\b")


@cache
def _died_there() -> re.Pattern[str]:
    """ "Nine died on the spot", "31 bodies had been brought to the morgue": those of one place."""
    words = table("attribution")["disputing"]
    there, brought = alternatives(words["there"]), alternatives(words["brought"])
    return re.compile(
        rf"[^.;,]{{0,40}}?\b(?:(?:died|dead|killed|succumbed)\b[^.;,]{{0,20}}?\b(?:{there})|(?:been|were|was)\s+(?:{brought}))\b"
    )


@cache
def _parts() -> re.Pattern[str]:
    words = table("attribution")["disputing"]
    parts, took_in = alternatives(words["parts"]), alternatives(words["took_in"])
    return re.compile(rf"\b(?:(?:{parts})\W+(?:at least )?|(?:{took_in})\s+(?:(?!that\b)\w+\s+){{0,2}})$")


def adding_up(group: Sequence[Figure]) -> set[str]:
    """ "Eleven died" … "nine died at the scene and two on the way": figures that make up one told before them."""
    told: set[int] = set()
    parts: set[str] = set()
    for one, other in pairwise(group):
        near = other.number.start - one.number.end < _NEAR
        if near and size(one) and size(other) and (size(one) + size(other)) in told:
            parts |= {one.id, other.id}
        told.add(size(one))
    return parts


def listed(figures: Sequence[Figure]) -> set[str]:
    """Figures of a breakdown: three or more of one measure within one statement, parts of a whole apart."""
    counted: dict[tuple[str, Measure], list[str]] = {}
    for figure in figures:
        if figure.statement is not None and _PART_RULE not in figure.rule:
            counted.setdefault((figure.statement, figure.measure), []).append(figure.id)
    return {one for ids in counted.values() if len(ids) > 2 for one in ids}


def sentence_before(text: str, figure: Figure, reach: int = 2 * WINDOW) -> str:
    """The words of the figure's sentence before its number, as far as they stand near."""
    return _ENDS.split(text[max(0, figure.number.start - reach) : figure.number.start])[-1]


_ENDS: Final = re.compile(r"[.!?;\n]\s")


def size(figure: Figure) -> int:
    return figure.low or figure.high or 0


# "…, fewer than the ", "…, not the ", "… rather than the "
BESIDE: Final = re.compile(r"^[^.;]*\b(?:than|not|against|contrary to|unlike)\s+the\s+(?:\w+\s+){0,2}$")
