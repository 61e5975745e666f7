"""Phrases of a table, found in a text."""

from __future__ import annotations

import pytest

from facttrack.link.tables import whole

CASES = [
    ("a phrase", ["a series of", "killed"], "Police KILLED nobody.", "KILLED"),
    ("the longest of those that begin alike", ["in", "in all", "in total"], "That makes nine in all.", "in all"),
    ("a number", ["911", "called"], "Somebody rang 911.", "911"),
    ("whole words only", ["men", "killed"], "Women skilled in omens.", None),
    ("nothing", ["men"], "", None),
]


@pytest.mark.parametrize(("phrases", "text", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_phrases_are_found_as_whole_words_in_any_case(phrases: list[str], text: str, found: str | None) -> None:
    match = whole(phrases).search(text)
    assert (match and match.group()) == found


def test_a_phrase_is_found_with_what_stands_around_it() -> None:
    pattern = whole(["including", "counting"], r"\s(?:the )?gunman\b", lead="(?<!not )")
    assert [bool(pattern.search(text)) for text in ("four, Including the gunman", "four, not counting the gunman")] == [
        True,
        False,
    ]
