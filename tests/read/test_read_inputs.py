"""Files, folders and standard input: what is read, and what is refused in one line."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read import Limits, Overrides, count, read

Write = Callable[[str, str | bytes], Path]
Refusal = Callable[[str, str | bytes], str]


def shown(results: list[Article | ReadError], folder: Path) -> list[str]:
    lines = [result.text if isinstance(result, Article) else str(result) for result in results]
    return [line.replace(str(folder) + "/", "").replace(str(folder), "FOLDER") for line in lines]


# --- what is no article --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "holds no text"),
        ("a.bin", b"\x00\x01\x02", "is binary, not text"),
        ("a.txt", b"Four were hurt.\x00", "is binary, not text"),
        ("a.pdf", b"%PDF-1.7", "is a PDF document, not text — save its text as .txt and read that"),
        (
            "a.docx",
            b"PK\x03\x04",
            "is a packed file or an office document, not text — save its text as .txt and read that",
        ),
        ("a.png", b"\x89PNG\r\n", "is an image, not text"),
        ("a.csv", b"a,b\n1,2\n", "is a table, not an article — turn its rows into JSON Lines of articles"),
        ("a.xml", b"<?xml version='1.0'?><urlset></urlset>", "is XML, but neither a feed nor a page"),
        ("a.rtf", b"{\\rtf1 x}", "is a rich-text document, not text — save it as plain text"),
        ("a.txt.gz", b"\x1f\x8bnot gzip", "is a broken gzip file"),
        ("a.txt.gz", gzip.compress(b"Four were hurt.")[:-9], "is a broken gzip file"),
        ("a.gz", gzip.compress(gzip.compress(b"x")), "is packed twice — unpack it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_in_one_line(refusal: Refusal, name: str, content: bytes, line: str) -> None:
    assert refusal(name, content).startswith(line)


def test_a_nul_far_down_in_a_text_is_an_error(refusal: Refusal) -> None:
    assert refusal("a.txt", b"x" * 70_000 + b"\0") == (
        "“text” holds a NUL character — remove it and read the input again"
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert shown(list(read(str(tmp_path / "none.txt"))), tmp_path) == ["none.txt: there is no such file or folder"]


@pytest.mark.parametrize("where", ["\0", "x" * 5_000])
def test_what_cannot_be_a_path_is_an_error(where: str) -> None:
    (result,) = read(where)
    assert isinstance(result, ReadError)


def test_a_name_that_cannot_be_printed_stands_as_an_escape(tmp_path: Path) -> None:
    name = "a\x1b[31m\udcff.txt"
    (tmp_path / name).write_bytes(b"")
    assert shown(list(read(str(tmp_path / name))), tmp_path) == [r"a\x1b[31m\xff.txt: is empty"]


def test_a_document_over_the_limit_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"x" * 70_000)
        file.truncate(200_000_000)
    assert shown(list(read(str(path))), tmp_path) == [
        "a.txt: holds 200 MB, over the limit of 50 MB for one document — split it, or write it as JSON Lines"
    ]


def test_a_packed_document_over_the_limit_is_refused_when_it_gets_there(write: Write, tmp_path: Path) -> None:
    write("a.txt.gz", gzip.compress(b"x" * 1_000_000))
    lines = shown(list(read(str(tmp_path / "a.txt.gz"), limits=Limits(document=100_000))), tmp_path)
    assert lines == [
        "a.txt.gz: holds more than 100 KB, the limit for one document — split it, or write it as JSON Lines"
    ]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
def test_packed_files_are_read(write: Write, tmp_path: Path, name: str) -> None:
    content = b'{"text": "Four were hurt."}\n' if "jsonl" in name else b"Four were hurt."
    assert shown(list(read(str(write(name, gzip.compress(content))))), tmp_path) == ["Four were hurt."]


# --- folders -------------------------------------------------------------------------------------


def test_a_folder_is_read_with_everything_below_it_sorted_by_name(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt"):
        write(name, f"This is {name}.")
    assert shown(list(read(str(tmp_path))), tmp_path) == [
        "This is a/b/c.txt.",
        "This is a/z.txt.",
        "This is b.txt.",
        "This is c.txt.",
    ]


def test_a_bad_file_in_a_folder_costs_one_line_and_the_rest_is_read(write: Write, tmp_path: Path) -> None:
    for name, content in (("a.txt", b"One."), ("b.jpg", b"\xff\xd8\xff"), ("c.txt", b"Two.")):
        write(name, content)
    assert shown(list(read(str(tmp_path))), tmp_path) == ["One.", "b.jpg: is an image, not text", "Two."]


def test_hidden_files_and_what_browsers_save_beside_a_page_are_left_out(write: Write, tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "page_files/a.js", "a.txt", "notes_files/b.txt"):
        write(name, f"This is {name}.")
    write("page.html", b"")
    assert shown(list(read(str(tmp_path))), tmp_path) == [
        "This is a.txt.",
        "This is notes_files/b.txt.",
        "page.html: is empty",
    ]


def test_links_in_a_folder_never_go_round_in_circles(write: Write, tmp_path: Path) -> None:
    write("a/a.txt", "One.")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "b")
    (tmp_path / "c").symlink_to("nowhere")
    assert shown(list(read(str(tmp_path))), tmp_path) == [
        "One.",
        "b: too many levels of symbolic links",
        "c: is a link that leads nowhere",
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert shown(list(read(str(tmp_path))), tmp_path) == ["pipe: is no regular file"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert shown(list(read(str(tmp_path))), tmp_path) == ["FOLDER: is a folder without files to read"]


def test_a_folder_without_permission_costs_one_line(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("shut/a.txt", "One.")
    write("z.txt", "Two.")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert shown(list(read(str(tmp_path))), tmp_path) == ["shut: no permission to read it", "Two."]


def test_files_are_counted_for_the_progress_bar(write: Write, tmp_path: Path) -> None:
    write("a.txt", "One.")
    write("b.jsonl", b'{"text": "One."}\n' * 3)
    assert count(str(tmp_path)) == 4


@pytest.mark.parametrize("where", ["-", "https://post.example/"])
def test_streams_and_addresses_cannot_be_counted(where: str) -> None:
    assert count(where) is None


# --- standard input ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param("Four were hurt.", ["Four were hurt."], id="text"),
        pytest.param('{"text": "One."}\n{"text": "Two."}', ["One.", "Two."], id="lines"),
        pytest.param(
            '{"text": "One."}\n{"text": broken', ["One.", "standard input, line 2: broken"], id="a broken line"
        ),
        pytest.param("<rss><channel><item><description>One.</description></item></channel></rss>", ["One."], id="feed"),
        pytest.param(
            "<!DOCTYPE html><p>Four people were hurt when fire broke out on the quay.</p>",
            ["Four people were hurt when fire broke out on the quay."],
            id="page",
        ),
        pytest.param("", ["standard input: is empty"], id="nothing"),
    ],
)
def test_standard_input_is_known_by_its_first_characters(content: str, texts: list[str], tmp_path: Path) -> None:
    results = shown(list(read("-", stdin=io.BytesIO(content.encode()))), tmp_path)
    assert [line[: len(text)] for line, text in zip(results, texts, strict=True)] == texts


# --- options -------------------------------------------------------------------------------------


def test_an_option_that_is_true_of_one_article_only_is_refused_for_several(write: Write, tmp_path: Path) -> None:
    write("a.txt", "One.")
    write("b.txt", "Two.")
    results = shown(list(read(str(tmp_path), Overrides(url="https://post.example/a", title="x"))), tmp_path)
    assert results == ["FOLDER: holds more than one article, and --title and --url can be true of one only"]


def test_an_option_that_is_true_of_many_articles_holds_for_all_of_them(write: Write, tmp_path: Path) -> None:
    write("a.txt", "One.")
    write("b.txt", "Two.")
    found = read(str(tmp_path), Overrides(outlet="The Post"))
    assert [(a.outlet, a.provenance) for a in found if isinstance(a, Article)] == [
        ("The Post", {"outlet": "option"})
    ] * 2


def test_reading_twice_gives_equal_articles(write: Write, tmp_path: Path) -> None:
    write("a.md", "---\ntitle: x\n---\nOne.")
    write("b.jsonl", b'{"text": "One."}\n')
    write("c.html", "<p>Four people were hurt when fire broke out on the quay.</p>")
    assert list(read(str(tmp_path))) == list(read(str(tmp_path)))


def test_nothing_heavy_is_imported_before_it_is_needed(write: Write) -> None:
    path = write("a.txt", "Four were hurt.")
    script = (
        "import sys; from facttrack.read import read; list(read(sys.argv[1]));"
        "print([m for m in ('trafilatura', 'httpx', 'feedparser', 'yaml', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
