"""Whether a number stands for all whom an article counts, by how its sentence puts it."""

from __future__ import annotations

import pytest

from facttrack.link.phrases import Phrase, alike, listed, phrase, traits

CASES = [
    ("a bare number", "", "Nine", " people were wounded.", 9, Phrase.PLAIN),
    ("an article before one person", "", "A", " 20-year-old man was shot.", 1, Phrase.ONE),
    ("one out of several", "", "One", " of the men was shot.", 1, Phrase.ONE),
    ("a further person", "Police said ", "another", " man was hit.", 1, Phrase.ONE_MORE),
    ("people taken up again", "", "Both", " were taken to a clinic.", 2, Phrase.DEFINITE),
    ("all of those named before", "All ", "three", " were taken to a clinic.", 3, Phrase.DEFINITE),
    ("all of them, said which", "They mourned the ", "51", " people killed in the quake.", 51, Phrase.PLAIN),
    ("people besides others", "", "Two", " others were hurt.", 2, Phrase.OTHERS),
    ("a number or more", "The army put it at ", "14", " or more.", 14, Phrase.PLAIN),
    ("how some of the wounded are", "", "Two", " people were in critical condition.", 2, Phrase.CONDITION),
    ("those found first", "Officers found ", "four", " people with wounds.", 4, Phrase.FOUND),
    ("a caller's words", "A caller said ", "three", " people had been shot.", 3, Phrase.FIRST_REPORT),
    ("nobody else", "There were ", "no", " other injuries.", 0, Phrase.LIMITED),
    ("nobody", "", "Nobody", " was hurt.", 0, Phrase.PLAIN),
    ("all of them, summed up", "A total of ", "Five", " people died.", 5, Phrase.TOTALLED),
    (
        "people beside a woman told of first",
        "A woman, who was passing by, and ",
        "three",
        " men were hit.",
        3,
        Phrase.LISTED,
    ),
    ("one of those named before", "", "One", " person among those shot had died.", 1, Phrase.ONE),
    ("somebody with kin", "", "A", " father and his son died.", 1, Phrase.ONE),
]


@pytest.mark.parametrize(
    ("before", "number", "after", "size", "put"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_how_a_sentence_puts_a_number(before: str, number: str, after: str, size: int, put: Phrase) -> None:
    assert phrase(before, number, after, size, size) is put


def test_a_list_of_people_holds_no_verb() -> None:
    assert [listed(" women and "), listed(" people died and ")] == [True, False]


def test_one_person_is_told_again_by_age_and_sex() -> None:
    assert [alike("14 f", "14 f"), alike("14 f", "15 f"), alike("14 f", "14 m"), alike("f", "14 f")] == [
        True,
        False,
        False,
        None,
    ]


def test_age_and_sex_are_read_behind_the_number() -> None:
    assert [traits(" 14-year-old girl was shot"), traits(" man was shot"), traits(" person died")] == ["14 f", "m", ""]
