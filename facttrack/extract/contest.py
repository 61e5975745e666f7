"""Why claims are contested within their article: accusation, denial, distance, rival figures, counterclaims.

Statements and figures come in with their speakers resolved; reasons go out by claim id. An
accusation and its answer are tied both ways, in a sentence ("while Damascus alleges …") or across a
few sentences ("the army denied it").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facttrack.model import Contest, Figure, Statement
from facttrack.vocabulary import Because, Measure, Stance

_OF_STANCE = {
    Stance.ACCUSES: Because.ACCUSATION,
    Stance.ALLEGES: Because.ACCUSATION,
    Stance.DENIES: Because.DENIAL,
    Stance.CLAIMS: Because.DISTANCING,
}
_CHARGES = frozenset((Stance.ACCUSES, Stance.ALLEGES, Stance.CLAIMS))
_ANSWERS = frozenset((Stance.DENIES, Stance.ALLEGES, Stance.ACCUSES))
# An answer stands within this many characters after the end of what it answers.
_NEAR = 700
_IGNORED = frozenset("the a an of and for in his her its their".split())


def contests(
    statements: Sequence[Statement], figures: Sequence[Figure], inside: Mapping[str, Sequence[Statement]]
) -> dict[str, tuple[Contest, ...]]:
    """Claim id -> reasons, in a fixed order. `inside` maps a figure's id to all statements around its number."""
    reasons: dict[str, list[Contest]] = {}
    for statement in statements:
        if statement.stance in _OF_STANCE:
            reasons.setdefault(statement.id, []).append(Contest(_OF_STANCE[statement.stance]))
    for charge, answer in counterclaims(statements):
        reasons.setdefault(charge.id, []).append(Contest(Because.COUNTERCLAIM, answer.id))
        reasons.setdefault(answer.id, []).append(Contest(Because.COUNTERCLAIM, charge.id))
    for figure in figures:
        for statement in inside.get(figure.id, ()):
            reasons.setdefault(figure.id, []).extend(reasons.get(statement.id, ()))
    for one, other in rivals(figures):
        reasons.setdefault(one.id, []).append(Contest(Because.RIVAL_FIGURE, other.id))
        reasons.setdefault(other.id, []).append(Contest(Because.RIVAL_FIGURE, one.id))
    return {claim: tuple(dict.fromkeys(found)) for claim, found in reasons.items()}


def counterclaims(statements: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """(charge, answer) pairs: the accused answers, or another party denies or accuses back right after."""
    pairs = []
    disputing = [statement for statement in statements if statement.stance in _OF_STANCE]
    for i, charge in enumerate(disputing):
        if charge.stance not in _CHARGES:
            continue
        for answer in disputing[i + 1 :]:
            if answer.start - charge.end > _NEAR:
                break
            if answer.stance in _ANSWERS and _other_party(charge, answer) and _answers(charge, answer):
                pairs.append((charge, answer))
                break
    return pairs


def _other_party(charge: Statement, answer: Statement) -> bool:
    if charge.speaker is None or answer.speaker is None:
        return charge.speaker is not answer.speaker
    return not _same(charge.speaker.name, answer.speaker.name)


def _answers(charge: Statement, answer: Statement) -> bool:
    """A denial near a charge answers it; a charge answers one if it comes from, or goes against, the other side."""
    if answer.stance is Stance.DENIES:
        return answer.start >= charge.end
    if answer.start - charge.end <= 120:
        return True
    by_target = bool(charge.target and answer.speaker and _same(charge.target, answer.speaker.name))
    at_speaker = bool(answer.target and charge.speaker and _same(answer.target, charge.speaker.name))
    return by_target or at_speaker


def rivals(figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of one measure and population whose bounds exclude each other and whose speakers differ."""
    groups: dict[tuple[Measure, str], list[Figure]] = {}
    for figure in figures:
        if figure.speaker is not None and not figure.background and not _is_part(figure):
            groups.setdefault((figure.measure, figure.who or ""), []).append(figure)
    pairs = []
    for group in groups.values():
        # Each figure is held against the last one of another speaker: linear, and near in the text.
        last: dict[str, Figure] = {}
        for figure in group:
            name = figure.speaker.name if figure.speaker else ""
            for other_name, other in list(last.items())[-4:]:
                if not _same(other_name, name) and _exclude(figure, other):
                    pairs.append((other, figure))
            last.pop(name, None)
            last[name] = figure
    return pairs


def _is_part(figure: Figure) -> bool:
    """ "three of those victims" counts a part, which excludes no whole."""
    after = figure.quote[figure.number.end - figure.start :]
    return after.lstrip().lower().startswith("of ")


def _exclude(a: Figure, b: Figure) -> bool:
    if a.measure is Measure.OTHER or {a.low, a.high} & {1}:
        return False
    below = a.high is not None and b.low is not None and a.high < b.low
    above = b.high is not None and a.low is not None and b.high < a.low
    return below or above


def _same(a: str, b: str) -> bool:
    """Do the words of one name contain those of the other?"""
    one = {word for word in a.lower().replace("’s", "").replace("'s", "").split() if word not in _IGNORED}
    two = {word for word in b.lower().replace("’s", "").replace("'s", "").split() if word not in _IGNORED}
    return bool(one and two) and (one <= two or two <= one)
