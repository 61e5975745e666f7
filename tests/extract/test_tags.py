"""Word classes: one letter for each token, whatever the token is made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facttrack.extract.document import Tokens
from facttrack.extract.tags import tag


@settings(deadline=None)
@given(st.text(max_size=60))
def test_every_token_gets_one_letter(text: str) -> None:
    tokens = Tokens.of(text)
    assert len(tag(tokens, {})) == len(tokens)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The 3½-year wait ended.", "DMMNE."),
        ("Mr. Roe left this week.", "PpPEDK."),
        ("A U.K.-backed force left", "DPpJNE"),
        ("One soldier lost her brother.", "DNEDN."),
        ("Both sides deny it — twice!", "DNVU-R."),
        ("The Wednesday Club met on Wednesday", "DPPEIK"),
    ],
)
def test_a_word_is_classed_by_itself_or_by_its_neighbours(text: str, tags: str) -> None:
    assert tag(Tokens.of(text), {}) == tags
