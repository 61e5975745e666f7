"""Who says each figure: the nearest speaker, also without a verb of saying, and nobody who denies it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from facttrack.extract import extract
from facttrack.model import Article, Figure

GOLD = Path(__file__).parent.parent / "gold" / "figure_speakers.toml"


def _cases() -> list[object]:
    groups = tomllib.loads(GOLD.read_text(encoding="utf-8"))["group"]
    return [
        pytest.param(text, said, id=f"{group['construction']}: {text[:60]}")
        for group in groups
        for text, *said in group["cases"]
    ]


@pytest.mark.parametrize(("text", "said"), _cases())
def test_a_figure_has_the_speaker_who_gives_it(text: str, said: list[str]) -> None:
    claims = extract(Article(text, id="a", published=date(2026, 1, 13)))
    figures = sorted((one for one in claims if isinstance(one, Figure)), key=lambda figure: figure.number.start)
    assert [f"{one.number.text} = {one.speaker.name if one.speaker else '-'}" for one in figures] == said
