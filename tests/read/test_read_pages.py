"""HTML pages: the main text, and what the page states of its article."""

from __future__ import annotations

import json as plain_json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.model import Article
from facttrack.read.metadata import tolerant_json
from facttrack.read.pages import parse, text_of

ReadOne = Callable[..., Article]
Refusal = Callable[[str, str | bytes], str]

PARAGRAPHS = (
    "At least four people were hurt when fire broke out on the quay of Northport on Sunday night, hospital staff said.",
    "“We carried two of them out ourselves,” said Nora Lind, who runs the ferry kiosk at the end of the pier.",
    "The harbour company denied that its store of nets had been left open, and said it was looking into the matter.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MOMENT = datetime(2025, 3, 3, 8, 30, tzinfo=timezone(timedelta(hours=2)))
LD_DAY = '"datePublished": "2025-03-03T08:30:00+02:00"'


def page(head: str = "", body: str = BODY, before: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"{before}<article>{body}</article><footer>All rights reserved.</footer></body></html>"
    )


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_the_text_is_the_main_text_with_paragraphs_on_lines(read_one: ReadOne) -> None:
    assert read_one("a.html", page()).text == "\n".join(PARAGRAPHS)


def test_a_piece_of_a_page_is_enough(read_one: ReadOne) -> None:
    assert read_one("a.html", f"<p>{PARAGRAPHS[0]}</p>").text == PARAGRAPHS[0]


def test_a_page_is_known_by_its_first_characters_whatever_its_name(read_one: ReadOne) -> None:
    assert read_one("saved", page()).text == "\n".join(PARAGRAPHS)


def test_xhtml_with_a_declaration_is_read(read_one: ReadOne) -> None:
    xhtml = (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html>'
    )
    assert read_one("a.xhtml", xhtml).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("head", "title", "source"),
    [
        pytest.param(
            ld('{"@type": "NewsArticle", "headline": "Fire &amp; smoke"}')
            + '<meta property="og:title" content="Other">',
            "Fire & smoke",
            "JSON-LD",
            id="JSON-LD goes first",
        ),
        pytest.param(
            '<meta property="og:title" content="Fire"><title>Other</title>', "Fire", "og:title", id="OpenGraph"
        ),
        pytest.param(
            '<meta property="og:site_name" content="The Post"><title>Fire on the quay | The Post</title>',
            "Fire on the quay",
            "title element",
            id="the outlet's name goes",
        ),
        pytest.param("<title>Fire\n  on the quay</title>", "Fire on the quay", "title element", id="white space goes"),
    ],
)
def test_the_title_is_taken_from_where_the_page_states_it(
    read_one: ReadOne, head: str, title: str, source: str
) -> None:
    article = read_one("a.html", page(head))
    assert (article.title, article.provenance["title"]) == (title, source)


def test_one_heading_of_the_first_order_is_a_title(read_one: ReadOne) -> None:
    article = read_one("a.html", page("<title>Home</title>", before="<h1>Fire on the quay</h1>"))
    assert (article.title, article.provenance["title"]) == ("Fire on the quay", "h1")


@pytest.mark.parametrize(
    ("head", "before", "published", "source"),
    [
        pytest.param(ld(f'{{"@type": "NewsArticle", {LD_DAY}}}'), "", MOMENT, "JSON-LD", id="JSON-LD"),
        pytest.param(
            '<meta property="article:published_time" content="2025-03-03T08:30:00+02:00">'
            '<meta property="article:modified_time" content="2025-03-04T08:30:00+02:00">',
            "",
            MOMENT,
            "meta article:published_time",
            id="OpenGraph",
        ),
        pytest.param(
            '<meta name="DC.date.issued" content="2025-03-03">', "", MOMENT.date(), "meta dc.date.issued", id="DC"
        ),
        pytest.param(
            "",
            "<time class='updated' datetime='2025-03-04'></time>"
            "<time itemprop='datePublished' datetime='2025-03-03'></time>",
            MOMENT.date(),
            "time element marked as published",
            id="microdata",
        ),
        pytest.param(
            "",
            "<span class='entry-date published'>March 3, 2025</span>",
            MOMENT.date(),
            "span element marked as published",
            id="an element whose class says so",
        ),
        pytest.param(
            "", "<time datetime='2025-03-03'>Monday</time>", MOMENT.date(), "time element", id="the only time"
        ),
    ],
)
def test_the_day_is_taken_from_where_the_page_states_it(
    read_one: ReadOne, head: str, before: str, published: date, source: str
) -> None:
    article = read_one("a.html", page(head, before=before))
    assert (article.published, article.provenance["published"]) == (published, source)


@pytest.mark.parametrize(
    ("head", "before"),
    [
        pytest.param('<meta property="article:modified_time" content="2025-03-04">', "", id="a change"),
        pytest.param(ld('{"@type": "NewsArticle", "dateModified": "2025-03-04"}'), "", id="a change in JSON-LD"),
        pytest.param('<meta name="date" content="1970-01-01T00:00:00Z">', "", id="the zero of a clock"),
        pytest.param('<meta name="date" content="today">', "", id="no date"),
        pytest.param("", "<time datetime='2025-03-03'></time><time datetime='2025-03-04'></time>", id="two days"),
        pytest.param("", "<p>Copyright 2025</p>", id="a year"),
        pytest.param(ld(f'{{"@type": "WebPage", {LD_DAY}}}'), "", id="the day of something else"),
    ],
)
def test_a_day_that_the_page_does_not_state_is_not_invented(read_one: ReadOne, head: str, before: str) -> None:
    assert read_one("a.html", page(head, before=before)).published is None


@pytest.mark.parametrize(
    "json",
    [
        pytest.param(f'{{"@type": "NewsArticle", {LD_DAY}}}', id="one object"),
        pytest.param(
            f'[{{"@type": "WebSite"}}, {{"@type": ["Thing", "ReportageNewsArticle"], {LD_DAY}}}]', id="a list"
        ),
        pytest.param(f'{{"@graph": [{{"@type": "WebSite"}}, {{"@type": "Article", {LD_DAY}}}]}}', id="a graph"),
        pytest.param(
            f'{{"@type": "WebPage", "mainEntity": {{"@type": "BlogPosting", {LD_DAY}}}}}', id="the main entity"
        ),
        pytest.param(f'/* by the site */ {{"@type": "NewsArticle", // here\n {LD_DAY}, }}', id="comments and a comma"),
        pytest.param(f'<!-- {{"@type": "NewsArticle", {LD_DAY}}} -->', id="hidden in a comment"),
        pytest.param(f'//<![CDATA[\n{{"@type": "NewsArticle", {LD_DAY}}}\n//]]>', id="CDATA"),
        pytest.param(f'{{"@type": "NewsArticle", "description": "two\nlines", {LD_DAY}}}', id="a line end in a string"),
        pytest.param(f'{{"@type": "NewsArticle", {LD_DAY}}};', id="words behind"),
        pytest.param(
            f'{{"@type": "NewsArticle", "url": "https://post.example//a", "x": ",]", {LD_DAY},}}',
            id="strings that look like comments",
        ),
    ],
)
def test_json_ld_is_read_in_every_shape_that_pages_use(read_one: ReadOne, json: str) -> None:
    assert read_one("a.html", page(ld(json))).published == MOMENT


@pytest.mark.parametrize(
    "json", ["", "{", "[" * 50_000, '{"@type": {"a": 1}, "headline": 5}', '{"@graph": "x"}', "null"]
)
def test_broken_json_ld_says_nothing(read_one: ReadOne, json: str) -> None:
    assert read_one("a.html", page(ld(json))).provenance == {}


def test_of_several_articles_the_one_with_the_pages_address_speaks(read_one: ReadOne) -> None:
    json = '[{"@type": "Article", "headline": "Other", "url": "https://post.example/b"},'
    json += '{"@type": "Article", "headline": "Own", "url": "https://post.example/a"}]'
    head = '<link rel="canonical" href="https://post.example/a">' + ld(json)
    assert read_one("a.html", page(head)).title == "Own"


def test_outlet_and_authors_are_stated_by_json_ld(read_one: ReadOne) -> None:
    json = (
        '{"@type": "NewsArticle", "publisher": {"name": "The Post"}, "author": [{"name": "Nora Lind"}, "Omar Haddad"]}'
    )
    article = read_one("a.html", page(ld(json)))
    assert (article.outlet, article.authors) == ("The Post", ("Nora Lind", "Omar Haddad"))


def test_an_author_that_is_an_address_is_no_name(read_one: ReadOne) -> None:
    head = '<meta property="article:author" content="https://social.example/post"><meta name="byl" content="Nora Lind">'
    assert read_one("a.html", page(head)).authors == ("Nora Lind",)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://post.example/a">', "https://post.example/a"),
        ('<meta property="og:url" content="https://post.example/a">', "https://post.example/a"),
        pytest.param('<link rel="canonical" href="https://post.example/">', None, id="the front page"),
        pytest.param('<link rel="canonical" href="/a">', None, id="half an address"),
        pytest.param('<link rel="canonical" href="http://[">', None, id="no address"),
        pytest.param('<link rel="canonical" href="javascript:x">', None, id="another scheme"),
    ],
)
def test_a_saved_page_states_its_own_address(read_one: ReadOne, head: str, url: str | None) -> None:
    assert read_one("a.html", page(head)).url == url


def test_options_go_before_what_the_page_states(read_one: ReadOne) -> None:
    article = read_one("a.html", page(ld(f'{{"@type": "Article", {LD_DAY}}}')), published=date(2024, 1, 1))
    assert (article.published, article.provenance["published"]) == (date(2024, 1, 1), "option")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html></html>", id="an empty page"),
        pytest.param("<html><body><p>Not found</p></body></html>", id="a notice"),
        pytest.param("<!-- nothing -->", id="a comment"),
        pytest.param("<html><body>" + "<a href='/x'>A link</a> " * 200 + "</body></html>", id="links"),
        pytest.param("<div>" * 20_000, id="nothing but nesting"),
    ],
)
def test_a_page_without_an_article_is_an_error(refusal: Refusal, html: str) -> None:
    line = "no article was found in the page — copy its text into a file and read that"
    assert refusal("a.html", html) == line


def test_a_stray_byte_outside_the_article_does_no_harm(read_one: ReadOne) -> None:
    html = page(before="<div class='ad'>\xff</div>").encode().replace("\xff".encode(), b"\xff")
    assert read_one("a.html", html).text == "\n".join(PARAGRAPHS)


def test_a_stray_byte_inside_the_article_is_an_error(refusal: Refusal) -> None:
    html = page().encode().replace(b"quay", b"qu\xffy")
    assert refusal("a.html", html).startswith("the article holds bytes that are not in the page's encoding")


def test_a_page_in_an_older_encoding_is_read_by_its_declaration(read_one: ReadOne) -> None:
    html = page().replace("utf-8", "windows-1252").encode("windows-1252")
    assert read_one("a.html", html).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<p>Four\n  were <b>hurt</b>.</p>", "Four were hurt."),
        ("a &amp; b &lt; c", "a & b < c"),
        ("<script>x</script>One<style>y</style> two<!-- z --> three", "One two three"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("", ""),
    ],
)
def test_a_piece_of_html_becomes_text_with_blocks_on_lines(html: str, text: str) -> None:
    assert text_of(html) == text


@given(st.text())
def test_no_html_upsets_the_parser(html: str) -> None:
    assert parse(html) is None or isinstance(text_of(html), str)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_without_faults_is_read_as_it_is(value: object) -> None:
    assert tolerant_json(plain_json.dumps(value)) == value
