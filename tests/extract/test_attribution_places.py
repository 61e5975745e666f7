"""Who says it is found wherever the attribution stands, and whatever is told of when, where and how it was said."""

from __future__ import annotations

from itertools import product

import pytest

from facttrack.extract import extract
from facttrack.model import Article, Figure

CONTENTS = (
    "nine people were killed",
    "at least nine people died and 12 were hurt",
    "a bus fell into a ravine, killing nine people",
    "nine people, including two children, were killed",
)
OPENINGS = ("", "In Homs, ", "Late on Sunday, ", "In the village of Oro, near Sena, ", "Elsewhere in the region, ")
OCCASIONS = (
    "",
    " on Monday",
    " late on Sunday",
    " today",
    " in a statement",
    " in a post on X",
    " by telephone",
    " on condition of anonymity",
    " after visiting the site",
    " at a news conference in Homs",
    " as rescuers searched the rubble",
    ", adding that the toll could rise",
    ", without giving details",
)


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("the governor said", "governor"),
        ("said the governor", "governor"),
        ("according to the governor", "governor"),
        ("the governor told reporters", "governor"),
        ("governor Ann Roe said", "Ann Roe"),
        ("said Ann Roe, the governor", "Ann Roe"),
        ("Ann Roe, a spokeswoman for the army, said", "Ann Roe"),
        ("police spokesman Ivo Berg told AFP", "Ivo Berg"),
        ("state media reported", "state media"),
        ("the Red Crescent announced", "Red Crescent"),
    ],
)
def test_an_attribution_after_its_content_is_found(attribution: str, speaker: str) -> None:
    for content, opening, occasion in product(CONTENTS, OPENINGS, OCCASIONS):
        sentence = f"{opening}{content}, {attribution}{occasion}."
        text = sentence[0].upper() + sentence[1:]
        figures = [claim for claim in extract(Article(text, "a")) if isinstance(claim, Figure)]

        assert figures, text
        assert {figure.speaker.name if figure.speaker else None for figure in figures} == {speaker}, text
