"""Contested claims: accusation, denial, distance, rival figures, and charges tied to their answers."""

from __future__ import annotations

from facttrack.extract import extract
from facttrack.model import Article, Claim, Figure, Statement
from facttrack.vocabulary import Because


def claims(text: str) -> list[Claim]:
    return extract(Article(text, id="a"))


def reasons(claim: Claim) -> list[Because]:
    return [contest.because for contest in claim.contested]


def test_an_accusation_and_the_answer_to_it_name_each_other() -> None:
    text = "The militia accused the army of shelling the mill, while the army alleges the militia hid guns there."
    charge, answer = [claim for claim in claims(text) if isinstance(claim, Statement)]
    assert {contest.claim for contest in charge.contested if contest.because is Because.COUNTERCLAIM} == {answer.id}
    assert {contest.claim for contest in answer.contested if contest.because is Because.COUNTERCLAIM} == {charge.id}


def test_a_denial_in_the_next_sentence_answers_the_charge() -> None:
    text = "Aid workers accused the police of beating prisoners. The police denied the accusation."
    charge, denial = [claim for claim in claims(text) if isinstance(claim, Statement)]
    assert Because.COUNTERCLAIM in reasons(charge)
    assert reasons(denial) == [Because.DENIAL, Because.COUNTERCLAIM]


def test_a_figure_inside_an_allegation_is_contested() -> None:
    (figure,) = [c for c in claims("The rebels allege that 14 villagers were killed.") if isinstance(c, Figure)]
    assert Because.ACCUSATION in reasons(figure)


def test_a_figure_that_somebody_merely_says_is_not_contested() -> None:
    (figure,) = [c for c in claims("Doctors said 14 villagers were killed.") if isinstance(c, Figure)]
    assert figure.contested == ()


def test_two_speakers_with_figures_that_exclude_each_other_are_rivals() -> None:
    text = "Police said 12 people were killed. The hospital said 19 people were killed."
    first, second = [claim for claim in claims(text) if isinstance(claim, Figure)]
    assert (first.contested[0].because, first.contested[0].claim) == (Because.RIVAL_FIGURE, second.id)
