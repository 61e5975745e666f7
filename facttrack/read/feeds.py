"""RSS and Atom feeds: each entry is an article."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from facttrack.errors import ReadError
from facttrack.model import Article, stable_id
from facttrack.read.dates import stated_date
from facttrack.read.options import Limits, Overrides
from facttrack.read.pages import text_of
from facttrack.read.stated import Stated, is_address


def read_feed(
    data: bytes, where: str, options: Overrides, limits: Limits, *, charset: str | None
) -> Iterator[Article | ReadError]:
    """One article or error for every entry, in the order of the feed.

    Raises:
        ReadError: it is no feed, or a feed without entries.
    """
    feed = _parse(data, where, charset)
    entries = feed.get("entries") or []
    if not entries:
        raise ReadError(where, "is no feed, or a feed without entries", "check the address of the feed")
    outlet = _words(feed.feed.get("title"))
    for number, entry in enumerate(entries[: limits.entries], 1):
        try:
            yield _article(entry, f"{where}, entry {number}", outlet, feed.get("version") or "", Stated(options))
        except ReadError as error:
            yield error
    if len(entries) > limits.entries:
        yield ReadError(where, f"holds {len(entries)} entries; the first {limits.entries} were read")


def _parse(data: bytes, where: str, charset: str | None) -> Any:
    import feedparser

    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    try:
        # A stream is never mistaken for a path or an address to fetch.
        return feedparser.parse(io.BytesIO(data), response_headers=headers)
    except Exception as error:  # a feed can hold anything, and a fault in the parser must not end the batch
        raise ReadError(where, f"the feed could not be taken apart ({type(error).__name__})") from None


def _article(entry: Any, where: str, outlet: str | None, version: str, stated: Stated) -> Article:
    link = (entry.get("link") or "").strip()
    own = (entry.get("id") or "").strip()
    if own and not is_address(link) and not stated.url:
        stated.id = stable_id("a", "entry", outlet or "", own)
    authors = [_words(author.get("name")) for author in entry.get("authors") or [] if isinstance(author, dict)]
    stated.say(
        "feed entry",
        title=_words(entry.get("title")),
        url=link if is_address(link) else None,
        published=_published(entry, version),
        authors=tuple(dict.fromkeys(author for author in authors if author)),
    )
    stated.say("feed title", outlet=outlet)
    return stated.article(_text(entry), where)


def _published(entry: Any, version: str) -> date | datetime | None:
    """The day of publication. RSS states it as `pubDate` or `dc:date`; Atom's `updated` is something else."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        words = entry.get("published") or (entry.get("updated") if version.startswith("rss") else None)
    return stated_date(words) if isinstance(words, str) else None


def _text(entry: Any) -> str:
    """The longest of the contents that the entry holds, as text."""
    contents = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    texts = []
    for content in contents:
        value = content.get("value") or ""
        texts.append(value.strip() if content.get("type") == "text/plain" else text_of(value) if value else "")
    return max(texts, key=len)


def _words(value: Any) -> str | None:
    """A title or name in a feed, which may hold HTML."""
    if not isinstance(value, str):
        return None
    text = text_of(value) if "<" in value or "&" in value else value
    return " ".join(text.split()) or None
