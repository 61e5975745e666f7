"""What kind of input some bytes are, by their name, their content type and their first characters."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from facttrack.errors import ReadError
from facttrack.read.encoding import bom_encoding

#: How much of an input is looked at.
HEAD = 65_536


class Kind(StrEnum):
    """The ways of reading an input."""

    TEXT = "text"
    PAGE = "page"
    FEED = "feed"
    XML = "xml"
    JSON = "json"
    JSON_LINES = "JSON Lines"
    GZIP = "gzip"


BY_SUFFIX = {
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.XML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
}

BY_CONTENT_TYPE = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/xml": Kind.XML,
    "text/xml": Kind.XML,
    "application/json": Kind.JSON,
    "application/jsonl": Kind.JSON_LINES,
    "application/x-ndjson": Kind.JSON_LINES,
    "application/ndjson": Kind.JSON_LINES,
    "text/markdown": Kind.TEXT,
}

#: Files of text that are no articles: what they are, and what to do.
NO_ARTICLES = {
    ".csv": ("a table", "turn its rows into JSON Lines of articles"),
    ".tsv": ("a table", "turn its rows into JSON Lines of articles"),
    ".css": ("a style sheet", ""),
    ".js": ("a script", ""),
    ".mjs": ("a script", ""),
    ".py": ("a script", ""),
    ".svg": ("an image", ""),
    ".rtf": ("a rich-text document", "save it as plain text"),
}

#: First bytes of files that are no text.
SIGNATURES = (
    (b"%PDF-", "a PDF document", "save its text as .txt and read that"),
    (b"PK\x03\x04", "a packed file or an office document", "save its text as .txt and read that"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save its text as .txt and read that"),
    (b"{\\rtf", "a rich-text document", "save it as plain text"),
    (b"SQLite format 3", "a database", "name it with --db"),
    (b"\x89PNG", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"GIF8", "an image", ""),
    (b"RIFF", "an image, a sound or a film", ""),
    (b"BZh", "a packed file", "unpack it"),
    (b"\xfd7zXZ", "a packed file", "unpack it"),
    (b"7z\xbc\xaf", "a packed file", "unpack it"),
)

GZIP = b"\x1f\x8b"
FEED_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|atom:feed)[\s>]")
PAGE_START = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1)[\s>]", re.IGNORECASE)
#: Where a JSON document is spread over lines, its first line ends in the middle of something.
SPREAD = re.compile(r"[\[{,:]\s*$")
OBJECT = re.compile(r"\{\s*[\"}]")
ARRAY = re.compile(r"\[\s*(?:\]|\{\s*[\"}])")


def kind_of(head: bytes, where: str, *, suffix: str = "", content_type: str | None = None) -> Kind:
    """How to read an input that begins with `head`.

    Raises:
        ReadError: it is empty, or no text, or text that is no article.
    """
    if not head:
        raise ReadError(where, "is empty")
    if head.startswith(GZIP):
        return Kind.GZIP
    _refuse_what_is_no_text(head, where, suffix, content_type)
    beginning = head.decode(bom_encoding(head) or "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    hint = BY_SUFFIX.get(suffix.lower()) or BY_CONTENT_TYPE.get(content_type or "")
    match hint:
        case Kind.TEXT | Kind.FEED | Kind.JSON_LINES:
            return hint
        case Kind.PAGE | Kind.XML:
            return _markup(beginning, where, hint)
        case Kind.JSON:
            return _json(beginning) or hint
    if beginning.startswith("<"):
        return _markup(beginning, where, Kind.TEXT)
    return _json(beginning) or Kind.TEXT


def suffix_of(path: str) -> str:
    """The suffix that says what a file or an address holds; `.gz` is looked through."""
    name = PurePath(path.lower())
    return PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix


def _refuse_what_is_no_text(head: bytes, where: str, suffix: str, content_type: str | None) -> None:
    for signature, what, todo in SIGNATURES:
        if head.startswith(signature):
            raise ReadError(where, f"is {what}, not text", todo)
    if suffix.lower() in NO_ARTICLES:
        what, todo = NO_ARTICLES[suffix.lower()]
        raise ReadError(where, f"is {what}, not an article", todo)
    family, _, _ = (content_type or "").partition("/")
    if family in ("image", "audio", "video", "font"):
        raise ReadError(where, f"is {content_type}, not text")
    if b"\0" in head and bom_encoding(head) is None:
        raise ReadError(where, "is binary, not text")


def _markup(beginning: str, where: str, otherwise: Kind) -> Kind:
    """A feed or a page, by the first element that tells."""
    feed = FEED_ROOT.search(beginning[:4096])
    page = PAGE_START.search(beginning[:4096])
    if feed and (page is None or feed.start() < page.start()):
        return Kind.FEED
    if page or otherwise is Kind.PAGE:
        return Kind.PAGE
    if otherwise is Kind.XML:
        raise ReadError(where, "is XML, but neither a feed nor a page")
    return otherwise


def _json(beginning: str) -> Kind | None:
    """JSON Lines or one JSON document, where the first characters look like either."""
    if OBJECT.match(beginning):
        first, newline, _ = beginning.partition("\n")
        return Kind.JSON if newline and SPREAD.search(first) else Kind.JSON_LINES
    return Kind.JSON if ARRAY.match(beginning) else None
