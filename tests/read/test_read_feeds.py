"""RSS and Atom feeds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from facttrack.errors import ReadError
from facttrack.model import Article, stable_id
from facttrack.read import Limits, read

Write = Callable[[str, str | bytes], Path]
Refusal = Callable[[str, str | bytes], str]
ReadOne = Callable[..., Article]

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Post</title><link>https://post.example/</link>{items}</channel></rss>"""
FULL = """<item><title>Fire &amp;amp; smoke</title><link>https://post.example/a</link><guid>post-a</guid>
<pubDate>Mon, 03 Mar 2025 08:30:00 +0200</pubDate><dc:creator>Nora Lind</dc:creator><description>Teaser.</description>
<content:encoded><![CDATA[<p>Four people were <b>hurt</b>.</p><p>One later died.</p><script>x()</script>]]>
</content:encoded>
</item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Star</title><entry><id>tag:star.example,2025:a</id>
<title type="html">Fire &lt;b&gt;again&lt;/b&gt;</title>{dates}<author><name>Omar Haddad</name></author>
<content type="{kind}">{content}</content></entry></feed>"""


def test_an_entry_is_an_article_with_everything_it_states(read_one: ReadOne) -> None:
    assert read_one("feed.xml", RSS.format(items=FULL)) == Article(
        text="Four people were hurt.\nOne later died.",
        id=stable_id("a", "url", "//post.example/a"),
        title="Fire & smoke",
        published=datetime(2025, 3, 3, 8, 30, tzinfo=timezone(timedelta(hours=2))),
        outlet="The Harbour Post",
        url="https://post.example/a",
        authors=("Nora Lind",),
        provenance={
            "authors": "feed entry",
            "outlet": "feed title",
            "published": "feed entry",
            "title": "feed entry",
            "url": "feed entry",
        },
    )


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<published>2025-03-03T08:30:00Z</published>", datetime(2025, 3, 3, 8, 30, tzinfo=UTC)),
        pytest.param("<updated>2025-03-04T08:30:00Z</updated>", None, id="an update is no publication"),
    ],
)
def test_atom_states_publication_apart_from_change(read_one: ReadOne, dates: str, published: date | None) -> None:
    feed = ATOM.format(dates=dates, kind="html", content="&lt;p&gt;Four were hurt.&lt;/p&gt;")
    assert read_one("feed.atom", feed).published == published


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("html", "&lt;p&gt;5 &amp;lt; 6&lt;/p&gt;&lt;p&gt;so&lt;/p&gt;", "5 < 6\nso"),
        ("text", "5 &lt; 6", "5 < 6"),
        ("xhtml", '<div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div>', "One.\nTwo."),
    ],
)
def test_the_content_of_an_entry_becomes_text(read_one: ReadOne, kind: str, content: str, text: str) -> None:
    article = read_one("feed.atom", ATOM.format(dates="", kind=kind, content=content))
    assert (article.title, article.text) == ("Fire again", text)


def test_an_entry_without_an_address_goes_by_its_own_id(read_one: ReadOne) -> None:
    first = read_one("feed.atom", ATOM.format(dates="", kind="text", content="Four were hurt."))
    second = read_one("feed.atom", ATOM.format(dates="", kind="text", content="Five were hurt."))
    assert (first.id, first.url) == (second.id, None)


def test_an_entry_without_text_costs_one_line_and_the_others_are_read(write: Write) -> None:
    items = "<item><title>One</title></item><item><description>Two.</description></item>"
    path = write("feed.xml", RSS.format(items=items))
    results = list(read(str(path)))
    assert [r.text if isinstance(r, Article) else str(r) for r in results] == [
        f"{path}, entry 1: holds no text",
        "Two.",
    ]


def test_a_feed_in_an_older_encoding_is_read_by_its_declaration(read_one: ReadOne) -> None:
    feed = RSS.format(items="<item><description>A fire in the café.</description></item>")
    assert read_one("feed.xml", feed.replace("utf-8", "iso-8859-1").encode("iso-8859-1")).text == "A fire in the café."


def test_a_feed_that_breaks_off_gives_the_entries_before_the_break(read_one: ReadOne) -> None:
    feed = RSS.format(items="<item><description>Four were hurt.</description></item>")
    assert read_one("feed.xml", feed[: feed.index("</channel>")]).text == "Four were hurt."


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(RSS.format(items=""), id="no entries"),
        pytest.param("http://127.0.0.1:9/", id="an address"),
        pytest.param("/etc/hostname", id="a path"),
        pytest.param("<html><body>Hello</body></html>", id="a page"),
    ],
)
def test_zero_entries_are_an_error(refusal: Refusal, content: str) -> None:
    assert refusal("a.rss", content) == "is no feed, or a feed without entries — check the address of the feed"


def test_entities_of_a_feed_reach_neither_files_nor_all_memory(write: Write) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol" * 10}">' for n in range(10))
    declaration = f'<!DOCTYPE rss [{bomb}<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    items = "<item><description>Four &file; were hurt. &e9;</description></item>"
    (result,) = read(str(write("feed.xml", RSS.format(items=items).replace("<rss", declaration + "<rss"))))
    assert isinstance(result, ReadError) or len(result.text) < 100


def test_a_feed_over_the_limit_says_how_many_entries_were_left(write: Write) -> None:
    path = write("feed.xml", RSS.format(items="<item><description>Again.</description></item>" * 3))
    results = list(read(str(path), limits=Limits(entries=2)))
    assert str(results[-1]) == f"{path}: holds 3 entries; the first 2 were read"
    assert len(results) == 3
