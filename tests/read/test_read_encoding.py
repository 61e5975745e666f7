"""Bytes to text."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read.encoding import declared_in_page, decode

ReadOne = Callable[..., Article]
Refusal = Callable[[str, str | bytes], str]

TEXT = "Four people were hurt in the café, said Łukasz of the harbour police."


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="big-endian UTF-16 with a mark"),
        pytest.param(TEXT.encode("utf-32"), id="UTF-32 with a mark"),
    ],
)
def test_unicode_encodings_are_read_and_their_mark_is_no_text(read_one: ReadOne, data: bytes) -> None:
    assert read_one("a.txt", data).text == TEXT


def test_an_undeclared_encoding_is_not_guessed(refusal: Refusal) -> None:
    assert refusal("a.txt", "Four were hurt in the café".encode("cp1252")) == (
        "unknown encoding (byte 26 is not UTF-8) — save it as UTF-8 and read it again"
    )


def test_half_a_character_of_utf_16_is_an_error(refusal: Refusal) -> None:
    assert refusal("a.txt", TEXT.encode("utf-16") + b"x").startswith("is not the utf-16")


@pytest.mark.parametrize(
    ("declared", "data", "text"),
    [
        ("windows-1252", b"caf\xe9 \x93x\x94", "café “x”"),
        pytest.param("iso-8859-1", b"caf\xe9 \x93x\x94", "café “x”", id="Latin-1 means Windows-1252, as in browsers"),
        ("windows-1251", "Дамаск".encode("cp1251"), "Дамаск"),
        ("Shift_JIS", "港".encode("shift_jis"), "港"),
        ("utf-16-le", "ab".encode("utf-16-le"), "ab"),
        pytest.param("iso-8859-1", "café".encode(), "café", id="valid UTF-8 is UTF-8 whatever is declared"),
        pytest.param("no-such-charset", "café".encode(), "café", id="an unknown name is no declaration"),
    ],
)
def test_a_declared_encoding_is_used(declared: str, data: bytes, text: str) -> None:
    assert decode(data, "here", declared) == text


@pytest.mark.parametrize("declared", ["unicode_escape", "utf-7", "idna", "zlib", "rot13", "raw_unicode_escape", "\0"])
def test_encodings_that_are_not_for_text_cannot_be_declared(declared: str) -> None:
    with pytest.raises(ReadError, match="unknown encoding"):
        decode(b"caf\xe9", "here", declared)


def test_bytes_that_belie_their_declaration_are_an_error() -> None:
    with pytest.raises(ReadError, match="is not the shift_jis that it declares"):
        decode(b"caf\xe9", "here", "shift_jis")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<meta charset=windows-1251>", "windows-1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        (b"<p>no word of it</p>", None),
    ],
)
def test_a_page_declares_its_encoding_in_its_first_bytes(head: bytes, name: str | None) -> None:
    assert declared_in_page(head) == name


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_in_utf_8_is_decoded_exactly(text: str) -> None:
    data = text.encode()
    expected = text.removeprefix("\ufeff")
    assert decode(data, "here") == expected


@given(st.binary(max_size=100), st.sampled_from([None, "utf-8", "windows-1252", "utf-16", "gb18030", "iso-2022-jp"]))
def test_bytes_are_decoded_or_refused_and_nothing_else(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, "here", declared)
    except ReadError:
        found = ""
    assert "\ud800" not in found
