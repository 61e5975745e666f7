"""Quotations: every kind of mark, odd and missing ones too."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.extract.layout import lay_out
from facttrack.extract.quotes import find_quotations
from facttrack.model import Article


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(lay_out(Article(text, id="a")))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("He said “no” twice.", ["“no”"], id="curly"),
        pytest.param('He said "no" and "yes".', ['"no"', '"yes"'], id="straight"),
        pytest.param("He said ''no way'' then.", ["''no way''"], id="doubled apostrophes"),
        pytest.param("Er sagte „nein“ sofort und «ja».", ["„nein“", "«ja»"], id="angular"),
        pytest.param("She called it ‘a farce’, then left.", ["‘a farce’"], id="single"),
        pytest.param("The ’90s and rock ‘n roll", [], id="apostrophes are no quotation"),
        pytest.param("“He told me ‘go’ and I went,” she said.", ["“He told me ‘go’ and I went,”"], id="nested"),
        pytest.param("She stood 6'2\" tall.", [], id="an inch sign"),
        pytest.param("“It never closes, she said.", ["“It never closes, she said."], id="missing close"),
        pytest.param("It never opened,” she said.", [], id="missing open"),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


def test_a_quotation_over_two_paragraphs_says_that_it_continues() -> None:
    text = "“One.\n\n“Two.”"
    first, second = find_quotations(lay_out(Article(text, id="a")))
    assert (first.closed, second.continues) == (False, True)


@given(st.text(alphabet="ab .,“”\"'‘’«»`\n", max_size=200))
def test_any_mixture_of_marks_gives_quotations_in_order_without_overlap(text: str) -> None:
    found = find_quotations(lay_out(Article(text, id="a")))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) for q in found)


def test_a_paragraph_closes_what_the_one_before_left_open_without_a_mark_of_its_own() -> None:
    text = 'He said, "We rowed well.\n\nWe had a good wind." Then he slept.'
    first, second = find_quotations(lay_out(Article(text, id="a")))
    assert (first.closed, second.closed, second.continues) == (False, True, True)
    assert text[second.start : second.end] == 'We had a good wind."'
