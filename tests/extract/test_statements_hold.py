"""What holds for statements and their speakers whatever the article says: time grows with its length."""

from __future__ import annotations

from functools import partial
from itertools import product

import pytest
from steps import steps

from facttrack.extract import extract
from facttrack.model import Article, Claim, Statement

#: No two of them alike, none of them known: "Babel", "Babem", …
NAMES = ["".join(("B", *letters)) for letters in product("aeiou", "blmrst", "aeiou", "lmnrst")]


def _read(text: str) -> list[Claim]:
    return extract(Article(text, "a"))


@pytest.mark.parametrize(
    "unit",
    [
        "he said ",
        '"a" he said "b" she said ',
        "said, ",
        "who said that ",
        "he accused him of ",
        "according to Roe, ",
        "“We go ",
        "“Go.”\n\n",
        "said: “a” ",
        "it was reported that ",
        "He said it was over. ",
        "The army denied killing 4. ",
        "The mayor said the army accused the group of lying. ",
        "ROE: we stay.\n\n",
    ],
)
def test_steps_grow_with_the_length_of_hostile_text(unit: str) -> None:
    _read(unit * 10)  # tables are loaded, patterns compiled
    short, long = (steps(partial(_read, (unit * size)[:size])) for size in (4_000, 16_000))
    assert long <= 6 * short + 2_000


@pytest.mark.parametrize(
    "unit",
    [
        "Mayor {name} {name} met Ann {name}. The mayor said it was over. He said so twice. ",
        "The {name} group said it was over. ",
        "The {name} Ministry closed. The ministry said it was over. ",
        "The {name}-led group said it was over. ",
        "{name} said it was over. Ann {name} was killed. She said so. ",
        "The {name} Front accused the army of killing 4. The army denied the report. ",
        "Residents of {name} said it was over. They said so twice. ",
    ],
)
def test_steps_grow_with_the_number_of_names(unit: str) -> None:
    units = [unit.format(name=name) for name in NAMES]
    _read("".join(units[:10]))
    short, long = (steps(partial(_read, "".join(units[:size]))) for size in (60, 240))
    assert long <= 6 * short + 2_000


def test_attributions_within_one_another_are_read_to_a_depth() -> None:
    found = _read("He said " * 100 + "it was over.")
    assert 0 < len([claim for claim in found if isinstance(claim, Statement)]) < 20
