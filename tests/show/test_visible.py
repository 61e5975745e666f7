"""Nothing in an article's text may move the cursor, turn the line round or hide."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.show.visible import one_line, shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\rb", "a␍b"),
        ("a\r\nb", "a\nb"),
        ("a\x00b\x07", "a␀b␇"),
        ("\x9b2J", "‹U+009B›2J"),
        ("\x7f", "␡"),
        ("live\u202eevil", "live‹U+202E›evil"),
        ("\u2066x\u2069", "‹U+2066›x‹U+2069›"),
        ("\ufeffTitle", "‹U+FEFF›Title"),
        ("a\U000e0041", "a‹U+E0041›"),
        ("half \ud83d pair", "half ‹U+D83D› pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("[sic] [/ap] [bold]", "[sic] [/ap] [bold]"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    left = {char for char in visible(text) if unicodedata.category(char) in {"Cc", "Cs"}}
    assert left <= {"\n", "\t"}


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert not re.search(r"\s\s", line)


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_shortened_words_fit(text: str, width: int) -> None:
    assert len(shortened(text, width)) <= width


def test_words_are_shortened_between_words() -> None:
    assert shortened("At least 23 people were killed, police said", 24) == "At least 23 people…"
    assert shortened("short", 24) == "short"
