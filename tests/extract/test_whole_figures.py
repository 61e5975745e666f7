"""All fields of a figure, in articles as they come: wire copy, capitals, lists, tables, bulletins."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from facttrack.extract import extract
from facttrack.model import Article, Figure

GOLD = Path(__file__).parent.parent / "gold" / "whole_figures.toml"


def _cases() -> list[object]:
    cases = tomllib.loads(GOLD.read_text(encoding="utf-8"))["case"]
    return [pytest.param(case["text"], case["figures"], id=case["layout"]) for case in cases]


def _line(figure: Figure) -> str:
    """The figure as the table writes it."""
    low, high = ("" if bound is None else str(bound) for bound in (figure.low, figure.high))
    fields = [
        figure.number.text,
        f"{figure.measure} {low}" if low == high else f"{figure.measure} {low}-{high}",
        figure.who,
        ", ".join(place.text for place in figure.where),
        figure.when.text if figure.when else None,
        figure.speaker.name if figure.speaker else None,
    ]
    flags = ["background"] * figure.background + ["contested"] * bool(figure.contested)
    return " | ".join([field or "-" for field in fields] + flags)


@pytest.mark.parametrize(("text", "figures"), _cases())
def test_each_figure_has_its_bounds_people_place_day_and_speaker(text: str, figures: list[str]) -> None:
    claims = extract(Article(text, "a", published=date(2026, 1, 12)))
    found = sorted((claim for claim in claims if isinstance(claim, Figure)), key=lambda figure: figure.number.start)
    assert [_line(figure) for figure in found] == figures
