"""Addresses, against a server on this machine."""

from __future__ import annotations

import gzip
import json
import socket
from dataclasses import replace

import pytest
from local_site import Answer, Site

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read import Limits, Overrides, read
from facttrack.read.web import without_password

PARAGRAPH = "Four people were hurt when fire broke out on the quay of Northport on Sunday night."
PAGE = f"<!DOCTYPE html><html><head>%s</head><body><article><p>{PARAGRAPH}</p></article></body></html>"
FEED = "<rss><channel><item><description>One.</description></item></channel></rss>"
NO_ARTICLE = "no article was found in the page — copy its text into a file and read that"
PDF = "is a PDF document, not text — save its text as .txt and read that"
QUICK = Limits(answer=0.2, address=5, document=100_000, redirects=3)


def fetch(site: Site, path: str, limits: Limits = QUICK, **options: str) -> list[Article | ReadError]:
    return list(read(site.url + path, Overrides(**options), limits=limits))  # type: ignore[arg-type]


def shown(site: Site, results: list[Article | ReadError]) -> list[str]:
    return [r.text if isinstance(r, Article) else str(r).replace(site.url, "SITE") for r in results]


def answer(
    site: Site, path: str, body: str | bytes, content_type: str = "text/html; charset=utf-8", **more: object
) -> None:
    data = body if isinstance(body, bytes) else body.encode()
    site.answers[path] = replace(Answer(data, content_type), **more)


def test_a_page_is_fetched_and_its_address_stored(site: Site) -> None:
    answer(site, "/a", PAGE % "")
    (article,) = fetch(site, "/a")
    assert isinstance(article, Article)
    assert (article.text, article.url, article.provenance) == (PARAGRAPH, site.url + "/a", {"url": "address"})


@pytest.mark.parametrize(
    ("path", "content_type", "body", "texts"),
    [
        (
            "/feed",
            "application/rss+xml",
            FEED,
            ["One."],
        ),
        ("/feed", "text/xml", FEED, ["One."]),
        ("/feed", "text/html", FEED, ["One."]),
        ("/a.jsonl", "text/plain", '{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        ("/a", "application/x-ndjson", '{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        ("/a", "application/json", '[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ("/a.txt", "text/plain; charset=utf-8", "One.", ["One."]),
        ("/a.txt", "text/plain; charset=windows-1252", b"Caf\xe9.", ["Café."]),
        ("/a.md", "text/plain", "---\ntitle: x\n---\nOne.", ["One."]),
        ("/a", "application/octet-stream", "One.", ["One."]),
        (
            "/a",
            "application/pdf",
            b"%PDF-1.7",
            [f"SITE/a: {PDF}"],
        ),
        ("/a", "image/webp", b"xx", ["SITE/a: is image/webp, not text"]),
        ("/a", "text/html", "", ["SITE/a: is empty"]),
        (
            "/a",
            "text/html",
            "<p>Gone</p>",
            [f"SITE/a: {NO_ARTICLE}"],
        ),
    ],
)
def test_what_is_answered_is_known_by_its_type_and_its_first_characters(
    site: Site, path: str, content_type: str, body: str | bytes, texts: list[str]
) -> None:
    answer(site, path, body, content_type)
    assert shown(site, fetch(site, path)) == texts


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (404, "answers 404 (not found) — check the address"),
        (403, "answers 403 (forbidden) — save the page and read the file"),
        (410, "answers 410 (gone)"),
        (503, "answers 503 (service unavailable) — try again later"),
        (299, "answers 299 (no usual answer)"),
    ],
)
def test_a_status_of_failure_is_one_line(site: Site, status: int, line: str) -> None:
    answer(site, "/a", PAGE % "", status=status)
    assert shown(site, fetch(site, "/a")) == [f"SITE/a: {line}"]


def test_an_address_that_never_answers_is_given_up(site: Site) -> None:
    answer(site, "/a", "", held=True)
    assert shown(site, fetch(site, "/a")) == ["SITE/a: does not answer within 0.2 seconds — try again later"]


def test_an_address_where_nobody_listens_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        where = f"http://127.0.0.1:{taken.getsockname()[1]}/a"
        (result,) = read(where, limits=QUICK)
    assert str(result) == f"{where}: cannot be reached — check the address"


def test_an_answer_that_breaks_off_is_one_line(site: Site) -> None:
    answer(site, "/a", PAGE % "", announced=90_000)
    assert shown(site, fetch(site, "/a")) == ["SITE/a: breaks off while it answers — try again later"]


@pytest.mark.parametrize(
    ("body", "announced", "headers"),
    [
        pytest.param(b"x" * 10, 200_000_000, {}, id="announced"),
        pytest.param(b"x" * 200_000, None, {}, id="sent"),
        pytest.param(gzip.compress(b"x" * 10_000_000), None, {"Content-Encoding": "gzip"}, id="unpacked"),
    ],
)
def test_an_answer_over_the_limit_is_refused(
    site: Site, body: bytes, announced: int | None, headers: dict[str, str]
) -> None:
    answer(site, "/a", body, announced=announced, headers=headers)
    assert shown(site, fetch(site, "/a")) == ["SITE/a: answers with more than 100 KB, the limit for one document"]


def test_a_slow_answer_is_given_up_when_its_time_is_over(site: Site) -> None:
    answer(site, "/a", PAGE % "")
    assert shown(site, fetch(site, "/a", replace(QUICK, address=0.0))) == [
        "SITE/a: was not finished after 0 seconds — try again later"
    ]


def test_redirects_are_followed_and_the_last_address_stored(site: Site) -> None:
    answer(site, "/a", "", status=302, headers={"Location": "/b#top"})
    answer(site, "/b", PAGE % "")
    (article,) = fetch(site, "/a")
    assert isinstance(article, Article)
    assert article.url == site.url + "/b"


def test_redirects_without_end_are_given_up(site: Site) -> None:
    answer(site, "/a", "", status=302, headers={"Location": "/a"})
    assert shown(site, fetch(site, "/a")) == ["SITE/a: leads on and on (more than 3 redirects)"]


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/a", "gopher://127.0.0.1/"])
def test_redirects_to_other_schemes_are_not_followed(site: Site, target: str) -> None:
    answer(site, "/a", "", status=302, headers={"Location": target})
    assert shown(site, fetch(site, "/a")) == ["SITE/a: leads to an address that is neither http nor https"]


@pytest.mark.parametrize("where", ["file:///etc/hostname", "ftp://post.example/a", "data://x"])
def test_other_schemes_are_not_read(where: str) -> None:
    (result,) = read(where)
    scheme = where.partition(":")[0]
    assert str(result) == f"{where}: {scheme} addresses are not read — only http and https are"


@pytest.mark.parametrize("where", ["http://", "http://[", "https://a b/", "http://x:port/"])
def test_what_is_no_address_is_one_line(where: str) -> None:
    (result,) = read(where, limits=QUICK)
    assert isinstance(result, ReadError)


@pytest.mark.parametrize(
    ("own", "stored"),
    [
        pytest.param("SITE/b", "SITE/b", id="the page's own address"),
        pytest.param("/b", "SITE/b", id="the page's own address, in short"),
        pytest.param("https://elsewhere.example/b", "SITE/a", id="another site's address"),
        pytest.param("SITE/", "SITE/a", id="the front page"),
    ],
)
def test_a_page_may_state_another_address_of_the_same_site(site: Site, own: str, stored: str) -> None:
    answer(site, "/a", PAGE % f'<link rel="canonical" href="{own.replace("SITE", site.url)}">')
    (article,) = fetch(site, "/a")
    assert isinstance(article, Article)
    assert article.url == stored.replace("SITE", site.url)


def test_records_from_an_address_keep_their_own_addresses(site: Site) -> None:
    lines = "\n".join(
        json.dumps({"text": "One.", "url": url}) for url in ("https://post.example/1", "https://post.example/2")
    )
    answer(site, "/a.jsonl", lines, "application/jsonl")
    found = [article.url for article in fetch(site, "/a.jsonl") if isinstance(article, Article)]
    assert found == ["https://post.example/1", "https://post.example/2"]


def test_the_same_address_with_another_text_is_the_same_article(site: Site) -> None:
    answer(site, "/a", PAGE % "")
    (first,) = fetch(site, "/a")
    answer(site, "/a", (PAGE % "").replace("Four", "Five"))
    (second,) = fetch(site, "/a")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.text == second.text) == (second.id, False)


def test_a_password_in_an_address_is_neither_printed_nor_stored(site: Site) -> None:
    answer(site, "/a", PAGE % "")
    (article,) = read(site.url.replace("//", "//me:secret@") + "/a", limits=QUICK)
    (error,) = read(site.url.replace("//", "//me:secret@") + "/none", limits=QUICK)
    assert isinstance(article, Article)
    assert "secret" not in f"{article.url}{error}"


@pytest.mark.parametrize("address", ["http://post.example/a@b", "http://[", "https://post.example/?q=@"])
def test_an_address_without_a_password_stays_as_it_is(address: str) -> None:
    assert without_password(address) == address
