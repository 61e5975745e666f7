"""What counts as a figure, construction by construction."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from facttrack.extract.drafts import FigureDraft
from facttrack.extract.figures import find_figures
from facttrack.extract.layout import lay_out
from facttrack.model import Article

GOLD = Path(__file__).parent.parent / "gold" / "figures.toml"


def _cases() -> list[object]:
    groups = tomllib.loads(GOLD.read_text(encoding="utf-8"))["group"]
    return [
        pytest.param(text, tuple(figures), id=f"{group['construction']}: {text[:60]}")
        for group in groups
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
