"""Whether a toll counts the attacker in."""

from __future__ import annotations

import pytest

from facttrack.link.counts import Culprit
from facttrack.link.culprits import beside, by_his_hand, died
from facttrack.link.phrases import replaced_number

CASES = [
    ("included by name", "", " died, including the gunman.", Culprit.IN),
    ("included by what he did", "", " are dead, among them a clerk who shot himself.", Culprit.IN),
    ("one of the dead", "The attacker was among the ", " dead.", Culprit.IN),
    ("set beside the dead", "A man killed ", " people and then himself.", Culprit.OUT),
    ("not counted", "", " people were killed, not counting the bomber.", Culprit.OUT),
    ("killed after them", "He killed ", " people before he was shot by guards.", Culprit.OUT),
    ("named with others", "The gunman and ", " others died.", Culprit.OUT),
    ("not spoken of", "", " people died in the fire.", Culprit.UNSAID),
]


@pytest.mark.parametrize(("before", "after", "culprit"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_sentence_says_whether_the_attacker_is_counted(before: str, after: str, culprit: Culprit) -> None:
    assert beside(before, after) is culprit


def test_whoever_kills_others_does_not_count_himself() -> None:
    assert [by_his_hand("A man shot and killed at least "), by_his_hand("The blaze left ")] == [True, False]


def test_an_article_tells_that_the_attacker_died() -> None:
    assert [died("The shooter was shot dead by guards."), died("A guard was shot dead.")] == [True, False]


@pytest.mark.parametrize(
    ("after", "number"),
    [
        (" people were hurt, not five as first reported.", 5),
        (" on Thursday, up from 1,030 a day earlier.", 1030),
        (" people, down from the earlier twenty-three.", 23),
        (" people were hurt, not as first reported.", None),
        (" people were hurt. It was not five as first reported.", None),
    ],
    ids=["as first reported", "up from", "down from", "no number", "another sentence"],
)
def test_a_sentence_names_the_number_that_its_own_replaces(after: str, number: int | None) -> None:
    assert replaced_number(after) == number
