"""Passages marked in a text: every character stays, every mark sits on its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facttrack.model import Statement
from facttrack.show.marks import CONTENT, CUE, FIGURE, QUOTE, SPEAKER, marked, paragraph_around, spans_of
from facttrack.show.visible import visible
from facttrack.vocabulary import Form, Stance

TEXT = "The board accused the crane company of ignoring 12 warnings."

spans = st.lists(
    st.tuples(
        st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from([FIGURE, SPEAKER, CUE, CONTENT, QUOTE])
    ),
    max_size=8,
)


def test_marks_lie_one_in_another() -> None:
    placed = [(0, 9, SPEAKER), (10, 17, CUE), (39, 59, CONTENT), (48, 50, FIGURE)]
    assert marked(TEXT, 0, len(TEXT), placed, brackets=True).plain == (
        "‹The board› /accused/ the crane company of ⟨ignoring [12] warnings⟩."
    )


def test_every_piece_of_a_split_quotation_is_marked() -> None:
    split = Statement("s-1", "a", "", 0, 5, None, Stance.SAYS, Form.DIRECT, runs=((0, 5), (9, 12)))
    assert spans_of(split) == [(0, 5, CONTENT), (9, 12, CONTENT)]


def test_a_shorter_passage_shows_its_own_style() -> None:
    text = marked(TEXT, 0, len(TEXT), [(39, 59, CONTENT), (48, 50, FIGURE)], brackets=False)
    at = {text.plain[span.start : span.end]: span.style for span in text.spans}
    assert at == {"ignoring ": CONTENT.style, "12": FIGURE.style, " warnings": CONTENT.style}


def test_marks_that_reach_beyond_the_cut_end_at_it() -> None:
    assert marked(TEXT, 10, 30, [(0, 17, CUE), (22, 60, CONTENT)], brackets=True).plain == "/accused/ the ⟨crane co⟩"


@given(spans)
def test_without_brackets_the_words_are_the_words(placed: list[tuple[int, int, object]]) -> None:
    assert marked(TEXT, 0, len(TEXT), placed, brackets=False).plain == TEXT  # type: ignore[arg-type]


@given(spans, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_brackets_are_all_that_is_added_and_each_is_closed(
    placed: list[tuple[int, int, object]], start: int, end: int
) -> None:
    words = marked(TEXT, min(start, end), max(start, end), placed, brackets=True).plain  # type: ignore[arg-type]
    bare = words.translate(str.maketrans("", "", "[]‹›/⟨⟩⟦⟧"))
    assert bare == TEXT[min(start, end) : max(start, end)]
    assert [words.count(a) for a in "[‹⟨⟦"] == [words.count(b) for b in "]›⟩⟧"]


@given(st.text(), st.data())
def test_hostile_text_keeps_its_marks(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    words = marked(text, 0, len(text), [(0, at, QUOTE)], brackets=False).plain
    assert words == visible(text[:at]) + visible(text[at:])


def test_a_passage_is_shown_in_its_paragraph() -> None:
    text = "First.\nThe toll rose to 41 overnight.\nLast."
    start = text.index("41")
    assert text[slice(*paragraph_around(text, start, start + 2))] == "The toll rose to 41 overnight."


@given(st.integers(0, 5000), st.integers(1, 40), st.sampled_from(["a", "word ", "x\n"]))
def test_a_long_paragraph_is_cut_around_the_passage(at: int, length: int, piece: str) -> None:
    text = piece * 2000
    start, end = min(at, len(text) - 1), min(at + length, len(text))
    first, last = paragraph_around(text, start, max(start, end), reach=50)
    assert 0 <= first <= start <= max(start, end) <= last <= len(text)
    assert last - first <= max(start, end) - start + 100 + 2
