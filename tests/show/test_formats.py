"""Lists as data: exact for programs, harmless for spreadsheets and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.model import stable_id
from facttrack.records import Record
from facttrack.show.formats import Column, Format, Listing, as_data, csv_cell, json_line, md_text, shortener


def _columns(short: Callable[[str], str]) -> Sequence[Column[Record]]:
    return (Column("ID", lambda one: short(str(one["id"]))), Column("WORDS", lambda one: str(one["words"]), right=True))


THINGS: Listing[Record] = Listing(lambda one: one, lambda one: one, lambda one: [str(one["id"])], _columns)


def printed(items: list[Record], form: Format) -> str:
    return "".join(as_data(items, THINGS, form))


records = st.lists(st.fixed_dictionaries({"id": st.text(max_size=5), "words": st.text()}), max_size=4)


@given(records)
def test_jsonl_and_json_come_back_as_they_were(items: list[Record]) -> None:
    assert [json.loads(line) for line in printed(items, Format.JSONL).split("\n")[:-1]] == items
    assert json.loads(printed(items, Format.JSON)) == items


def test_json_holds_no_character_that_a_terminal_obeys() -> None:
    record = {"words": "\x1b[2J \x9b \u202e \u2028 \x7f"}
    line = json_line(record)
    assert json.loads(line) == record
    assert line.removesuffix("\n").isprintable()


@given(records)
def test_csv_has_a_row_for_each_item_and_no_formula(items: list[Record]) -> None:
    rows = list(csv.reader(io.StringIO(printed(items, Format.CSV), newline="")))
    assert len(rows) == (len(items) + 1 if items else 0)
    assert not [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+4930", "'+4930"),
        ("-", "'-"),
        ("@here", "'@here"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'␍=1"),
        ("a\nb", "a\nb"),
        ("\x1b]0;x\x07", "␛]0;x␇"),
        (["=a", "b"], "'=a; b"),
        ((), ""),
        (-3, "-3"),
        (None, ""),
        (True, "yes"),
    ],
)
def test_a_cell_is_safe_in_a_spreadsheet(value: object, cell: str) -> None:
    assert csv_cell(value) == cell


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("<img src=x>", r"\<img src=x\>"),
        ("two\nlines", "two lines"),
        ("*bold* _it_ `c`", r"\*bold\* \_it\_ \`c\`"),
        ("&amp;", "&amp;amp;"),
    ],
)
def test_markdown_shows_words_as_they_are(words: str, escaped: str) -> None:
    assert md_text(words) == escaped


def test_a_markdown_table_has_one_line_for_each_item() -> None:
    words = printed([{"id": "x", "words": "a|b\nc"}], Format.MD)
    assert words == "| ID | WORDS |\n|---|---:|\n| x | a\\|b c |\n"


def test_nothing_is_printed_for_nothing_except_an_empty_array() -> None:
    assert [printed([], form) for form in (Format.JSON, Format.JSONL, Format.CSV, Format.MD)] == ["[]\n", "", "", ""]


# --- short ids -------------------------------------------------------------------------------


@given(st.lists(st.integers(), unique=True, max_size=200))
def test_short_ids_stay_distinct_and_begin_their_ids(numbers: list[int]) -> None:
    whole = [stable_id("f", number) for number in numbers] + [stable_id("src", number) for number in numbers]
    short = shortener(whole)
    cut = [short(identifier) for identifier in whole]
    assert len(set(cut)) == len(set(whole))
    assert all(identifier.startswith(beginning) for identifier, beginning in zip(whole, cut, strict=True))


def test_short_ids_grow_where_beginnings_meet() -> None:
    short = shortener(["f-aaaaaaaaaaaa", "f-aaaaaaabaaaa"])
    assert short("f-aaaaaaaaaaaa") == "f-aaaaaaaa"


def test_ids_of_the_caller_are_left_alone() -> None:
    assert shortener([])("reuters-2026-01-12-aleppo") == "reuters-2026-01-12-aleppo"
