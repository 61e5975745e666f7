"""Which figures an article itself disputes: rival counts, denials of a report, counts taken back."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from facttrack.extract import extract
from facttrack.model import Article, Figure

GOLD = Path(__file__).parent.parent / "gold" / "contested.toml"


def _cases() -> list[object]:
    groups = tomllib.loads(GOLD.read_text(encoding="utf-8"))["group"]
    return [
        pytest.param(case, id=f"{group['construction']}: {case[:60]}") for group in groups for case in group["cases"]
    ]


@pytest.mark.parametrize("marked", _cases())
def test_an_article_disputes_its_own_figures(marked: str) -> None:
    text = re.sub(r"[\[\]{}]", "", marked)
    wanted = [(number, bracket == "{") for bracket, number in re.findall(r"([\[{])([^\]}]+)[\]}]", marked)]
    claims = extract(Article(text, id="a", published=date(2026, 1, 13)))
    figures = sorted((one for one in claims if isinstance(one, Figure)), key=lambda figure: figure.number.start)
    found = [(figure.number.text, bool(figure.contested)) for figure in figures]
    assert list(dict.fromkeys(pair for pair in found if pair[0] in dict(wanted))) == wanted
