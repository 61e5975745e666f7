"""Figures of one article that speak against each other: rival counts, and counts that are taken back.

Two counts are rivals where different speakers give them for one measure and one population and they cannot both be
true. Counts of a part, of another place or time, or of very different size are not held against each other: an
article that sets 6 drones beside 64 tells of two things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from facttrack.extract.tables import alternatives, table
from facttrack.gazetteer import lookup
from facttrack.model import Figure
from facttrack.vocabulary import Measure

# The smaller of two rival counts is no less than this share of the larger.
_SHARE = 0.4
# Each figure is held against the last ones of so many other speakers: linear, and near in the text.
_OTHERS = 4
_WINDOW = 70
_IGNORED = frozenset("the a an of and for in his her its their".split())


def rivals(text: str, figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of one measure and population whose bounds exclude each other and whose speakers differ."""
    groups: dict[tuple[Measure, str], list[Figure]] = {}
    listed = _listed(figures)
    for figure in figures:
        if figure.speaker is None or figure.background or figure.id in listed or _is_part(text, figure):
            continue
        groups.setdefault((figure.measure, _population(figure)), []).append(figure)
    pairs = []
    for group in groups.values():
        last: dict[str, Figure] = {}
        for figure in group:
            name = figure.speaker.name if figure.speaker else ""
            for other_name, other in list(last.items())[-_OTHERS:]:
                if not same_name(other_name, name) and _exclude(figure, other) and _one_event(figure, other):
                    pairs.append((other, figure))
            last.pop(name, None)
            last[name] = figure
        pairs += _repeated(group, pairs)
    return pairs


def _repeated(group: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """The same count told again, by whomever, has the same rival."""
    rival: dict[int | None, Figure] = {}
    ids = {figure.id for figure in group}
    for one, other in pairs:
        if one.id in ids:
            rival.setdefault(one.low or one.high, other)
            rival.setdefault(other.low or other.high, one)
    done = {figure.id for pair in pairs for figure in pair}
    again = []
    for figure in group:
        against = rival.get(figure.low or figure.high)
        if against is not None and figure.id not in done and figure.speaker != against.speaker:
            again.append((figure, against))
    return again


def _population(figure: Figure) -> str:
    """Who is counted, with all words for people at large as one."""
    who = figure.who or ""
    return "" if who in table("attribution")["disputing"]["anybody"].split() else who


def _listed(figures: Sequence[Figure]) -> set[str]:
    """Figures of a breakdown: three or more of one measure within one statement."""
    counted: dict[tuple[str, Measure], list[str]] = {}
    for figure in figures:
        if figure.statement is not None:
            counted.setdefault((figure.statement, figure.measure), []).append(figure.id)
    return {one for ids in counted.values() if len(ids) > 2 for one in ids}


def _is_part(text: str, figure: Figure) -> bool:
    """ "three of those victims", "including five", "another two": a part or an addition, which excludes no whole."""
    after = text[figure.number.end : figure.end].lstrip().lower()
    before = text[max(0, figure.number.start - 30) : figure.number.start].lower()
    named = figure.number.text.lower() in ("both", "all") or before.endswith(("all ", "the "))
    # Bodies that somebody saw, and what was said earlier, are no last count.
    seen = (
        figure.who in ("bodies", "corpses") or "earlier" in text[max(0, figure.number.start - 60) : figure.number.start]
    )
    return seen or named or after.startswith("of ") or _parts().search(before) is not None


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('attribution')['disputing']['parts'])})\W+(?:at least )?$")


def _exclude(a: Figure, b: Figure) -> bool:
    if a.measure is Measure.OTHER:
        return False
    below = a.high is not None and b.low is not None and a.high < b.low
    above = b.high is not None and a.low is not None and b.high < a.low
    one, two = a.low or a.high or 0, b.low or b.high or 0
    return (below or above) and min(one, two) > 1 and min(one, two) >= _SHARE * max(one, two)


def _one_event(a: Figure, b: Figure) -> bool:
    """Do the days in their own clauses, and the towns, allow that both count the same?"""
    if a.when and b.when and a.when != b.when and a.when.text in a.quote and b.when.text in b.quote:
        return False
    here, there = _towns(a), _towns(b)
    return not here or not there or not here.isdisjoint(there)


def _towns(figure: Figure) -> set[str]:
    """The places that exclude one another: known towns, not the regions that they lie in."""
    known = ((place.text.lower(), lookup(place.text)) for place in figure.where)
    return {name for name, found in known if found is not None and found.kind == "city"}


def withdrawn(text: str, figure: Figure) -> bool:
    """Does the article, or the speaker, take this figure back: "That number was wrong", "lowering the toll from 17"?"""
    before = text[max(0, figure.number.start - _WINDOW) : figure.number.start]
    if "\n" in before:
        before = before[before.rindex("\n") :]
    after = text[figure.number.end : figure.number.end + 2 * _WINDOW].split("\n")[0]
    patterns = _withdrawals()
    own, rest = _sentence_split(before)[-1], _sentence_split(after)
    if patterns["from"].search(own) or patterns["taken back"].search(own):
        return True
    if patterns["at first"].search(own) and patterns["then"].search(rest[0]):
        return True
    return len(rest) > 1 and patterns["wrong"].match(rest[1]) is not None


def _sentence_split(text: str) -> list[str]:
    return re.split(r"[.!?][”\"’]?\s+[“\"‘]?(?=[A-Z])", text)


@cache
def _withdrawals() -> dict[str, re.Pattern[str]]:
    entry = table("attribution")["withdrawals"]
    revised, retracted = alternatives(entry["revised"]), alternatives(entry["retracted"])
    numbers = alternatives(entry["numbers"])
    return {
        "from": re.compile(rf"\b(?:{revised})\b[^.;]{{0,40}}\bfrom\s+(?:the\s+)?(?:\w+\s+){{0,2}}$", re.IGNORECASE),
        "taken back": re.compile(rf"\b(?:{retracted})\b[^.;]*$", re.IGNORECASE),
        "at first": re.compile(rf"\b(?:{alternatives(entry['first'])})\b[^.;]*$", re.IGNORECASE),
        "then": re.compile(rf"\b(?:{alternatives(entry['later'])})\b", re.IGNORECASE),
        "wrong": re.compile(
            rf"(?:that|this|the)\s+(?:\w+\s+)?(?:{numbers})\s+(?:was|is)\s+(?:{alternatives(entry['wrong'])})\b",
            re.IGNORECASE,
        ),
    }


def same_name(a: str, b: str) -> bool:
    """Do the words of one name contain those of the other?"""
    one = {word for word in a.lower().replace("’s", "").replace("'s", "").split() if word not in _IGNORED}
    two = {word for word in b.lower().replace("’s", "").replace("'s", "").split() if word not in _IGNORED}
    return bool(one and two) and (one <= two or two <= one)
