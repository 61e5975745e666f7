"""HTML pages to articles, and pieces of HTML to text."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read.lead import describe
from facttrack.read.metadata import describe_page
from facttrack.read.stated import Stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Without at least one sentence of this length the page is a notice or a list of links.
SENTENCE = re.compile(r"^.{40,}[.!?…。؟۔][\"'”’»)\]]{0,3}[ \t]*$", re.MULTILINE)
NO_ARTICLE = "copy its text into a file and read that"

BLOCKS = frozenset(
    """address article aside blockquote br center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr li main ol p pre section summary table td th tr ul""".split()
)
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "svg"})
SPACES = re.compile(r"[^\S\n]+")
LINE_ENDS = re.compile(r" ?\n[ \n]*")


def read_page(html: str, where: str, address: str | None, stated: Stated, *, damaged: bool) -> Article:
    """The article of a page. Its text is the main text, paragraphs separated by line ends.

    `damaged` says that bytes were replaced when the page was decoded: they may not be in the article.

    Raises:
        ReadError: there is no article in the page, or it came out damaged.
    """
    tree = parse(html)
    if tree is None:
        raise ReadError(where, "no article was found in the page", NO_ARTICLE)
    describe_page(tree, address, stated)
    text = _main_text(tree, where)
    if SENTENCE.search(text) is None:
        raise ReadError(where, "no article was found in the page", NO_ARTICLE)
    if damaged and "\ufffd" in text:
        raise ReadError(where, "the article holds bytes that are not in the page's encoding", "save the page as UTF-8")
    describe(text, stated, titled=False)
    return stated.article(text, where)


def parse(html: str) -> HtmlElement | None:
    """The tree of a page or a piece of one; None where there is nothing in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def text_of(html: str) -> str:
    """The words of a piece of HTML, every block on a line of its own."""
    from lxml import etree

    tree = parse(html)
    parts: list[str] = []
    unseen = 0
    for happening, element in etree.iterwalk(tree, events=("start", "end")) if tree is not None else ():
        starts = happening == "start"
        if element.tag in UNSEEN:
            unseen += 1 if starts else -1
        if element.tag in BLOCKS:
            parts.append("\n")
        words = element.text if starts else element.tail
        if words and not unseen:
            parts.append(words.replace("\n", " "))
    return LINE_ENDS.sub("\n", SPACES.sub(" ", "".join(parts))).strip()


def _main_text(tree: HtmlElement, where: str) -> str:
    import trafilatura

    # Without a handler of ours its warnings would reach the reader's terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        return trafilatura.extract(tree, include_comments=False) or ""
    except Exception as error:  # a page can hold anything, and a fault in the parser must not end the batch
        raise ReadError(where, f"the page could not be taken apart ({type(error).__name__})", NO_ARTICLE) from None
