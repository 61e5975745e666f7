"""Why claims are contested within their article: accusation, denial, distance, rival figures, counterclaims.

Statements and figures come in with their speakers resolved; reasons go out by claim id. An
accusation and its answer are tied both ways, in a sentence ("while Damascus alleges …") or across a
few sentences ("the army denied it").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from facttrack.extract.counted_parts import size
from facttrack.extract.denials import denied, recast
from facttrack.extract.document import Document
from facttrack.extract.earlier_tolls import is_former
from facttrack.extract.rivals import corrects, rivals, same_name
from facttrack.extract.withdrawals import corrected, withdrawn
from facttrack.model import Contest, Figure, Statement
from facttrack.vocabulary import Because, Stance

_OF_STANCE: Final = {
    Stance.ACCUSES: Because.ACCUSATION,
    Stance.ALLEGES: Because.ACCUSATION,
    Stance.DENIES: Because.DENIAL,
    Stance.CLAIMS: Because.DISTANCING,
}
_CHARGES: Final = frozenset((Stance.ACCUSES, Stance.ALLEGES, Stance.CLAIMS))
_ANSWERS: Final = frozenset((Stance.DENIES, Stance.ALLEGES, Stance.ACCUSES))
# An answer stands within this many characters after the end of what it answers.
_NEAR: Final = 700


def contests(
    document: Document,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    inside: Mapping[str, Sequence[Statement]],
) -> dict[str, tuple[Contest, ...]]:
    """Claim id -> reasons, in a fixed order. `inside` maps a figure's id to all statements around its number."""
    text = document.text
    reasons: dict[str, list[Contest]] = {}
    for statement in statements:
        if statement.stance in _OF_STANCE:
            reasons.setdefault(statement.id, []).append(Contest(_OF_STANCE[statement.stance]))
    answered = counterclaims(statements)
    for charge, answer in answered:
        reasons.setdefault(charge.id, []).append(Contest(Because.COUNTERCLAIM, answer.id))
        reasons.setdefault(answer.id, []).append(Contest(Because.COUNTERCLAIM, charge.id))
    for figure in figures:
        for statement in inside.get(figure.id, ()):
            reasons.setdefault(figure.id, []).extend(reasons.get(statement.id, ()))
    against = denied(text, statements, figures, (answer.id for _, answer in answered))
    for figure, statement in against + recast(statements, figures):
        reasons.setdefault(figure.id, []).append(Contest(Because.COUNTERCLAIM, statement.id))
    for figure in [*filter(partial(withdrawn, document), figures), *corrected(text, figures)]:
        reasons.setdefault(figure.id, []).append(Contest(Because.DENIAL))
    for one, other in rivals(text, figures):
        # The count that sets an earlier one right is not contested by it.
        if not (size(one) < size(other) and is_former(text, other)):
            reasons.setdefault(one.id, []).append(Contest(Because.RIVAL_FIGURE, other.id))
        if not corrects(text, other) and not (size(other) < size(one) and is_former(text, one)):
            reasons.setdefault(other.id, []).append(Contest(Because.RIVAL_FIGURE, one.id))
    return {claim: tuple(dict.fromkeys(found)) for claim, found in reasons.items()}


def counterclaims(statements: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """(charge, answer) pairs: the accused answers, or another party denies or accuses back right after."""
    pairs = []
    disputing = [statement for statement in statements if statement.stance in _OF_STANCE]
    for i, charge in enumerate(disputing):
        if charge.stance not in _CHARGES:
            continue
        for j in range(i + 1, len(disputing)):  # no slice, which would copy all that follows for every charge
            answer = disputing[j]
            if answer.start - charge.end > _NEAR:
                break
            if answer.stance in _ANSWERS and _other_party(charge, answer) and _answers(charge, answer):
                pairs.append((charge, answer))
                break
    return pairs


def _other_party(charge: Statement, answer: Statement) -> bool:
    if charge.speaker is None or answer.speaker is None:
        return charge.speaker is not answer.speaker
    return not same_name(charge.speaker.name, answer.speaker.name)


def _answers(charge: Statement, answer: Statement) -> bool:
    """A denial near a charge answers it; a charge answers one if it comes from, or goes against, the other side."""
    if answer.stance is Stance.DENIES:
        return answer.start >= charge.end
    if answer.start - charge.end <= 120:
        return True
    by_target = bool(charge.target and answer.speaker and same_name(charge.target, answer.speaker.name))
    at_speaker = bool(answer.target and charge.speaker and same_name(answer.target, charge.speaker.name))
    return by_target or at_speaker
