"""Extraction answers on whatever it is given: news in pieces, in any order, and text of no language."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facttrack.extract import extract
from facttrack.model import Article, Claim

PIECES = [
    *"""
    the charity|said|57 people|were wounded|eleven of them|were children|.|,|;|:|–|Ann Lee, a trader,|according to|“|”|"
    '|‘|’s|(|)|citing|the health ministry|denied|killing|accused|the army of|dozens|at least 12|up to 3,000|40|dead|the
    put the toll at|of whom|who|which|that|including|two women|no one|claimed responsibility for|it|they|he|she|while|or
    and|but|in Aleppo|on Monday|between 4 and|a|one of the|described|as false|was blamed for|by|told Reuters|quoted|#
    as saying|a figure|a claim|rejected|reported|counted|bodies|withdrew|the number|wrong|adding|Gen. Omar Said|-|…|?
    !|--|‑|1.2m|Ministry of Health (MoH)|İ|½
    """.strip()
    .replace("\n    ", "|")
    .split("|"),
    "\n\n",
    "\n",
]


def _assert_claims_stand_in_the_text(text: str, claims: list[Claim]) -> None:
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.integers(0, 12), st.sampled_from((" ", "")))
def test_shuffled_and_truncated_news_yields_claims_that_stand_in_it(pieces: list[str], cut: int, gap: str) -> None:
    text = gap.join(pieces)
    text = text[: max(0, len(text) - cut)]
    _assert_claims_stand_in_the_text(text, extract(Article(text, id="a")))


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_arbitrary_characters_yield_claims_that_stand_in_them(text: str) -> None:
    _assert_claims_stand_in_the_text(text, extract(Article(text, id="a")))


def test_a_part_counted_in_a_sentence_of_its_own_has_the_measure_of_the_sentence_before() -> None:
    claims = extract(Article("The charity said 57 people were wounded. Eleven of them were children.", id="a"))
    assert "Eleven of them were children" in [claim.quote for claim in claims]
