"""Pages are made of elements: whatever goes in as text comes out as text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.show.html import element, html_document
from facttrack.show.visible import visible

WORDS = st.text(st.characters(blacklist_categories=()) | st.sampled_from(list("<>&\"'-]!/")), max_size=40)


class Read(HTMLParser):
    """What a browser makes of a page: its tags, the text of its paragraphs, the address of its link."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.title: str | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "p":
            self.words.append("")
            self.title = dict(attrs).get("title")

    def handle_data(self, data: str) -> None:
        if self.words:
            self.words[-1] += data


@given(WORDS, WORDS)
def test_any_text_reads_back_as_it_was_made_visible(before: str, after: str) -> None:
    body = element("body", element("p", "[", before, element("b", "x"), after, "]", title=visible(after)))
    page = Read(html_document("report", "p { color: red }", body))
    assert page.tags == ["html", "head", "meta", "meta", "meta", "meta", "title", "style", "body", "p", "b"]
    assert page.words[0].strip() == f"[{visible(before)}x{visible(after)}]"
    assert page.title == visible(after)


@pytest.mark.parametrize(
    ("attributes", "written"),
    [({"class_": "wide"}, 'class="wide"'), ({"aria_label": "x"}, 'aria-label="x"'), ({"width": 2.5}, 'width="2.5"')],
)
def test_attributes_are_named_as_html_names_them(attributes: dict[str, str | float], written: str) -> None:
    assert f"<p {written}>" in html_document("", "", element("body", element("p", "x", **attributes)))


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert "<p>x</p>" in html_document("", "", element("body", element("p", "x", title=None)))


def test_a_page_forbids_scripts_and_everything_from_elsewhere() -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in html_document("", "", element("body"))
