"""What counts as a figure, construction by construction."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from facttrack.extract.drafts import FigureDraft
from facttrack.extract.figures import find_figures
from facttrack.extract.layout import lay_out
from facttrack.model import Article

GOLD = Path(__file__).parent.parent / "gold"


def _cases() -> list[object]:
    files = sorted(GOLD.glob("figures*.toml"))
    return [
        pytest.param(text, tuple(figures), id=f"{group['construction']}: {text[:60]}")
        for file in files
        for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"]
        for text, *figures in group["cases"]
    ]


def _short(draft: FigureDraft) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (draft.low, draft.high))
    return f"{draft.measure} {low}" if low == high else f"{draft.measure} {low}-{high}"


def _found(text: str) -> list[FigureDraft]:
    return find_figures(lay_out(Article(text, "a")))


@pytest.mark.parametrize(("text", "figures"), _cases())
def test_finds_each_figure_of_the_sentence_and_no_other(text: str, figures: tuple[str, ...]) -> None:
    assert sorted(_short(draft) for draft in _found(text)) == sorted(figures)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two air strikes hit the port.", "air strikes"),
        ("The blast broke 30 windows and injured nine aid workers.", "aid workers"),
        ("Nine Drone strikes were counted.", "strikes"),
        ("A 17-year-old was arrested.", "17-year-old"),
        ("Three were killed.", None),
    ],
)
def test_who_names_the_head_and_the_noun_that_makes_a_compound_of_it(text: str, who: str | None) -> None:
    assert _found(text)[-1].who == who


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "At least 23 people lost their lives when the roof fell in, police said.",
            ["At least 23 people lost their lives"],
        ),
        ("The landslide left 27 people dead in Cebu.", ["The landslide left 27 people dead in Cebu"]),
        ("The blast killed 12 villagers and wounded 30 more.", ["The blast killed 12 villagers", "wounded 30 more"]),
        ("No deaths were reported, the mayor said.", ["No deaths were reported"]),
        ("Police seek a gunman who killed two men.", ["a gunman who killed two men"]),
        ("Flooding has claimed 23 lives since Sunday, he said.", ["Flooding has claimed 23 lives since Sunday"]),
        ("Eighteen bodies have been recovered, he said.", ["Eighteen bodies have been recovered"]),
        ("The fire, which destroyed 11 homes, was put out.", ["which destroyed 11 homes"]),
        ("Rebels shelled the clinic “dozens of times” last week.", ["Rebels shelled the clinic “dozens of times”"]),
        (
            "Four soldiers and two nurses were killed.",
            ["Four soldiers and two nurses were killed", "two nurses were killed"],
        ),
    ],
)
def test_the_quote_is_the_clause_that_states_the_figure(text: str, quotes: list[str]) -> None:
    assert [text[draft.start : draft.end] for draft in _found(text)] == quotes
