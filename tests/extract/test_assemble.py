"""What holds for every claim, whatever the text: places are exact, ids are stable, figures follow their speakers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.extract import extract
from facttrack.model import Article, Figure, Statement

WORDS = [
    "said", "told", "police", "The mayor", "Lidia Costa", "he", "she", "who", "that", "according to", "killed", "12",
    "people", "“", "”", '"', "''", ",", ".", ":", "—", "(", ")", "accused", "of", "denied", "claims", "and", "but",
    "\n\n", "the ministry", "was blamed on", "İ", "3", "wounded", "in", "a statement", "to", "Monday", "which", "?",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_every_claim_stands_in_the_text_where_it_says(text: str) -> None:
    for claim in extract(Article(text, id="a")):
        assert text[claim.start : claim.end] == claim.quote
        if claim.cue:
            assert text[claim.cue.start : claim.cue.end] == claim.cue.text
        if claim.speaker and isinstance(claim, Statement):
            assert text[claim.speaker.start : claim.speaker.end] == claim.speaker.mention
        if isinstance(claim, Figure):
            assert text[claim.number.start : claim.number.end] == claim.number.text


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_reading_twice_gives_the_same_claims_and_no_id_twice(text: str) -> None:
    first, second = extract(Article(text, id="a")), extract(Article(text, id="b"))
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert len({claim.id for claim in first}) == len(first)


def figures(text: str) -> list[Figure]:
    return [claim for claim in extract(Article(text, id="a")) if isinstance(claim, Figure)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Police said 12 people were killed.", "Police", id="before"),
        pytest.param("Twelve people were killed, police said.", "police", id="after"),
        pytest.param("According to the clinic 12 people were killed.", "clinic", id="according to"),
        pytest.param("Police said autopsies showed that 12 people were killed.", "Police", id="who cites it"),
        pytest.param("Police said it was late. Twelve people were killed.", None, id="the next sentence is free"),
        pytest.param("The mayor condemned an attack that killed 12 people.", None, id="a judgement states no figure"),
        pytest.param("We have learned that 12 people were killed.", None, id="the reporter's own voice"),
    ],
)
def test_a_figure_has_the_speaker_of_what_is_said_around_it(text: str, speaker: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.speaker.name if figure.speaker else None) == speaker


def test_a_figure_points_back_to_its_statement() -> None:
    claims = extract(Article("Police said 12 people were killed.", id="a"))
    (statement,) = [claim for claim in claims if isinstance(claim, Statement)]
    (figure,) = [claim for claim in claims if isinstance(claim, Figure)]
    assert figure.statement == statement.id


def test_hostile_repetition_is_read_to_its_end() -> None:
    text = "Roe alleges “Smith lied. Smith (S) denies it, he said, " * 2000
    assert all(text[claim.start : claim.end] == claim.quote for claim in extract(Article(text, id="a")))


def test_nobody_is_the_target_of_their_own_accusation() -> None:
    text = "The Harbour Defence Forces (HDF) accused the army on Thursday of shelling the ferry terminal."
    accusation = next(claim for claim in extract(Article(text, id="a")) if isinstance(claim, Statement))
    assert accusation.speaker is not None
    assert (accusation.speaker.name, accusation.target) == ("Harbour Defence Forces", "army")


def test_a_number_that_somebody_boasts_of_is_his() -> None:
    claims = extract(Article("The Dawn Front boasted of killing 14 soldiers.", id="a"))
    speakers = [one.speaker for one in claims if isinstance(one, Figure)]
    assert [one.name for one in speakers if one] == ["Dawn Front"]
