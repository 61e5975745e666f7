"""JSON Lines of articles, and JSON documents."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read import Limits, Overrides, count, read
from facttrack.read.jsonlines import read_json_lines
from facttrack.records import article_record

Write = Callable[[str, str | bytes], Path]
ReadOne = Callable[..., Article]
Refusal = Callable[[str, str | bytes], str]

STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
WORDS = STORABLE.filter(lambda text: text.strip() != "")


def from_lines(data: bytes, limits: Limits = Limits()) -> list[Article | ReadError]:  # noqa: B008 - frozen
    return list(read_json_lines(io.BytesIO(data), "lines", Overrides(), limits))


def shown(results: list[Article | ReadError]) -> list[str]:
    return [result.text if isinstance(result, Article) else str(result) for result in results]


@given(st.lists(WORDS, max_size=5), st.booleans())
def test_any_text_in_a_line_comes_back_exactly(texts: list[str], ascii_only: bool) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=ascii_only) for text in texts).encode()
    assert [article.text for article in from_lines(data) if isinstance(article, Article)] == texts


@given(st.builds(dict, text=WORDS, id=WORDS, title=WORDS, outlet=WORDS, url=WORDS, published=st.dates().map(str)))
def test_an_article_that_was_read_and_written_reads_back_the_same(record: dict[str, str]) -> None:
    (first,) = from_lines(json.dumps(record).encode())
    assert isinstance(first, Article)
    assert from_lines(json.dumps(article_record(first)).encode()) == [first]


@given(st.binary(max_size=200))
def test_no_bytes_upset_the_reading_of_lines(data: bytes) -> None:
    assert all(isinstance(result, Article | ReadError) for result in from_lines(data))


def test_a_record_states_every_field(read_one: ReadOne) -> None:
    record = {
        "id": "a1",
        "title": "Fire",
        "text": "Four were hurt.",
        "published": "2025-03-03T08:30:00Z",
        "outlet": "The Post",
        "url": "https://post.example/a",
        "authors": ["Nora Lind"],
        "section": "World",
    }
    assert read_one("a.jsonl", json.dumps(record)) == Article(
        text="Four were hurt.",
        id="a1",
        title="Fire",
        published=datetime(2025, 3, 3, 8, 30, tzinfo=UTC),
        outlet="The Post",
        url="https://post.example/a",
        authors=("Nora Lind",),
        provenance=dict.fromkeys(("authors", "outlet", "published", "title", "url"), "record"),
    )


def test_fields_that_are_null_or_empty_state_nothing(read_one: ReadOne) -> None:
    record = {"text": "Four were hurt.", "id": None, "title": None, "published": "", "outlet": "", "url": None}
    article = read_one("a.jsonl", json.dumps(record))
    assert (article.title, article.published, article.outlet, article.provenance) == (None, None, None, {})


def test_a_number_is_a_name_for_an_article(read_one: ReadOne) -> None:
    assert read_one("a.jsonl", '{"text": "Four were hurt.", "id": 7}').id == "7"


def test_pasted_text_in_a_record_states_its_day(read_one: ReadOne) -> None:
    article = read_one("a.jsonl", json.dumps({"text": "A fire\n • PublishedMarch 3, 2025\n\nFour were hurt."}))
    assert (article.published, article.provenance) == (date(2025, 3, 3), {"published": "line 2 of the text"})


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('{"text": broken}', "broken JSON at column 10: Expecting value"),
        ('{"text": "cut', "broken JSON at column 10: Unterminated string"),
        ("[1, 2]", 'is no article — an article is an object: {"text": "…"}'),
        ("5", 'is no article — an article is an object: {"text": "…"}'),
        ('{"title": "x"}', "has no field “text”"),
        ('{"text": 5}', "the field “text” is no text"),
        ('{"text": null}', "holds no text"),
        ('{"text": " \\n "}', "holds no text"),
        ('{"text": "a", "outlet": ["x"]}', "the field “outlet” is no text"),
        ('{"text": "a", "id": true}', "the field “id” is no text"),
        ('{"text": "a", "authors": {"name": "x"}}', "the field “authors” is no list of names"),
        (
            '{"text": "a", "published": "last week"}',
            "the field “published” is no date: 'last week' — write 2026-01-12 or 2026-01-12T08:30:00Z",
        ),
        ('{"text": "a\\u0000b"}', "“text” holds a NUL character — remove it and read the input again"),
        ('{"text": "\\ud800"}', "“text” holds half a character (a lone surrogate) — write the input again as UTF-8"),
        (
            '{"text": "a", "title": "\\ud800"}',
            "“title” holds half a character (a lone surrogate) — write the input again as UTF-8",
        ),
        ("[" * 100_000, "JSON nested too deeply"),
        ('{"text": "a", "n": ' + "9" * 5_000 + "}", "JSON with a number too long to read"),
    ],
    ids=lambda value: value[:40],
)
def test_a_broken_line_is_named_by_its_number_and_the_others_go_on(line: str, error: str) -> None:
    data = f'{{"text": "One."}}\n\n{line}\n{{"text": "Two."}}\n'.encode()
    assert shown(from_lines(data)) == ["One.", f"lines, line 3: {error}", "Two."]


def test_a_line_that_is_not_utf_8_costs_itself_only() -> None:
    data = b'{"text": "One."}\n{"text": "caf\xe9"}\n{"text": "Two."}'
    assert shown(from_lines(data))[1] == (
        "lines, line 2: unknown encoding (byte 14 is not UTF-8) — save it as UTF-8 and read it again"
    )


def test_a_line_over_the_limit_costs_itself_only() -> None:
    data = b'{"text": "One."}\n{"text": "' + b"x" * 300_000 + b'"}\n{"text": "Two."}\n'
    expected = ["One.", "lines, line 2: is longer than 100 KB, the limit for one line", "Two."]
    assert shown(from_lines(data, Limits(line=100_000))) == expected


def test_lines_are_read_one_at_a_time() -> None:
    def endless() -> io.BufferedReader:
        class Endless(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
                line = b'{"text": "Again."}\n' * 20
                buffer[: len(line)] = line
                return len(line)

        return io.BufferedReader(Endless(), 1_000)

    results = read_json_lines(endless(), "lines", Overrides(), Limits())
    assert shown(list(itertools.islice(results, 3))) == ["Again."] * 3


def test_a_large_file_of_lines_is_not_held_to_the_limit_for_documents(write: Write) -> None:
    path = write("a.jsonl", b'{"text": "Four were hurt."}\n' * 100)
    assert len(list(read(str(path), limits=Limits(document=50)))) == 100


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("one.json", '{\n  "text": "One."\n}', ["One."]),
        ("list.json", '[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ("lines.json", '{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ("lines", '{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ("lines.jsonl", '\ufeff{"text": "One."}\r\n{"text": "Two."}\r\n', ["One.", "Two."]),
        ("no-array.txt", "[Corrected] Four were hurt.", ["[Corrected] Four were hurt."]),
        ("no-object.txt", "{{quay}} Four were hurt.", ["{{quay}} Four were hurt."]),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and len(value) < 14 else "",
)
def test_json_is_known_by_its_name_and_its_first_characters(
    write: Write, name: str, content: str, texts: list[str]
) -> None:
    assert shown(list(read(str(write(name, content))))) == texts


def test_lines_in_utf_16_are_read(write: Write) -> None:
    path = write("a.jsonl", '{"text": "Daraʽa"}\n{"text": "Two."}\n'.encode("utf-16"))
    assert shown(list(read(str(path)))) == ["Daraʽa", "Two."]


def test_an_item_of_a_list_is_named_by_its_place(write: Write) -> None:
    path = write("a.json", '[{"text": "One."}, {"text": 5}]')
    assert shown(list(read(str(path)))) == ["One.", f"{path}, item 2: the field “text” is no text"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[]", "holds an empty list"),
        ('{\n "text": "x",\n}', "broken JSON at line 3, column 1: Expecting property name enclosed in double quotes"),
    ],
)
def test_a_broken_json_document_is_one_error(refusal: Refusal, content: str, line: str) -> None:
    assert refusal("a.json", content) == line


def test_lines_are_counted_for_the_progress_bar(write: Write) -> None:
    assert count(str(write("a.jsonl", b'{"text": "One."}\n{"text": "Two."}'))) == 2
