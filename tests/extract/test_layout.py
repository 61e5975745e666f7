"""Which lines are the article's, and where its sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.extract.document import BlockKind, Document, Tokens
from facttrack.extract.layout import lay_out
from facttrack.model import Article


def _laid_out(text: str) -> Document:
    return lay_out(Article(text, "a"))


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in _laid_out(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Lt. Gen. Omar Adan spoke. Nobody listened.", ["Lt. Gen. Omar Adan spoke.", "Nobody listened."]),
        ("They found approx. 300 tents. All were wet.", ["They found approx. 300 tents.", "All were wet."]),
        ("The road at Rte. 9 is shut. Go by No. 12 instead.", ["The road at Rte. 9 is shut.", "Go by No. 12 instead."]),
        ("The house fell.Investigators came.", ["The house fell.", "Investigators came."]),
        ("The soldiers crossed the river\nbefore dawn.", ["The soldiers crossed the river\nbefore dawn."]),
        ("Floods hit the coast\nThe rain began on Friday.", ["Floods hit the coast", "The rain began on Friday."]),
        ("• two bridges\n• one mill", ["two bridges", "one mill"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


@pytest.mark.parametrize(
    "line",
    [
        "Published January 12, 2026",
        "  • PublishedJanuary 12, 2026",
        "Thursday, 3 March 2022",
        "Updated: Nov 7, 2019 - 6:20 PM",
        "Follow us on Telegram",
        "© 2024 The Daily Ledger",
        "All rights reserved.",
        "FOR IMMEDIATE RELEASE",
        "Share this",
    ],
)
def test_lines_of_the_page_are_boilerplate(line: str) -> None:
    document = _laid_out(f"A bridge fell in Tarim.\n\n{line}\n\nThe bridge was old.")
    assert [sentence.text for sentence in document] == ["A bridge fell in Tarim.", "The bridge was old."]


def test_links_to_other_articles_are_boilerplate_until_the_text_goes_on() -> None:
    text = "A bridge fell.\n\nAlso Read:\n\nMayor kills 12 hopes\n\nTen dead in mine\n\nThe bridge was old."
    assert _sentences(text) == ["A bridge fell.", "The bridge was old."]


def test_nothing_follows_the_comments() -> None:
    assert _sentences("A bridge fell.\n\nLeave a Reply\n\nBob says: 12 people died here.") == ["A bridge fell."]


def test_a_repeated_headline_counts_as_text() -> None:
    assert (
        _sentences("Bridge falls, 3 dead\n\nBridge falls, 3 dead\n\nIt fell at noon.")[:2]
        == ["Bridge falls, 3 dead"] * 2
    )


def test_a_first_line_without_a_full_stop_is_a_headline() -> None:
    document = _laid_out("Bridge falls in Tarim\n\nIt fell at noon.")
    assert [block.kind for block in document.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


@given(st.text(alphabet="aB1 .\n\"“”•-,!?'’", max_size=300))
def test_sentences_are_verbatim_and_in_order(text: str) -> None:
    document = _laid_out(text)
    end = 0
    for index, sentence in enumerate(document):
        assert sentence.index == index
        assert sentence.start >= end
        assert text[sentence.start : sentence.end] == sentence.text
        end = sentence.end


@pytest.mark.parametrize("space", ["\u202f", "\u2009", "\u3000", "\xa0"], ids=["narrow", "thin", "wide", "fixed"])
def test_white_space_of_any_width_may_stand_before_a_full_stop(space: str) -> None:
    assert _sentences(f"They saw J{space}. B left.") == [f"They saw J{space}. B left."]


def test_a_block_without_an_end_is_laid_out_in_pieces() -> None:
    sentences = _sentences("“we " * 10_000)
    assert "".join(sentences).count("“") == 10_000
    assert all(len(sentence) <= 5_000 for sentence in sentences)


def test_a_long_run_of_marks_is_no_sentence() -> None:
    assert _sentences("“" * 20_000) == []


@given(st.text(max_size=80))
def test_tokens_in_lower_case_stand_beside_their_words(text: str) -> None:
    tokens = Tokens.of(text)
    assert tokens.lower == [word.lower() for word in tokens.words]
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
