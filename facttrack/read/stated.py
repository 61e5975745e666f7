"""What an input states of its article, field by field, each with where it was said."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from facttrack.errors import ReadError
from facttrack.model import Article, stable_id
from facttrack.read.options import Overrides

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


class Stated:
    """Collects what is said of an article. The first word on a field stands, so ask the best witness first.

    The user's options speak before anybody else.
    """

    def __init__(self, options: Overrides) -> None:
        self.id: str | None = None
        self.title: str | None = None
        self.published: date | datetime | None = None
        self.outlet: str | None = None
        self.url: str | None = None
        self.authors: tuple[str, ...] = ()
        self.provenance: dict[str, str] = {}
        self.say("option", title=options.title, outlet=options.outlet, url=options.url, published=options.published)
        self.say("option", authors=(options.author,) if options.author else ())

    def say(
        self,
        source: str,
        *,
        title: str | None = None,
        published: date | datetime | None = None,
        outlet: str | None = None,
        url: str | None = None,
        authors: tuple[str, ...] = (),
    ) -> None:
        """Takes what `source` says on every field that nobody has spoken on yet; empty words say nothing."""
        if title and not self.title:
            self.title, self.provenance["title"] = title, source
        if published and not self.published:
            self.published, self.provenance["published"] = published, source
        if outlet and not self.outlet:
            self.outlet, self.provenance["outlet"] = outlet, source
        if url and not self.url:
            self.url, self.provenance["url"] = url, source
        if authors and not self.authors:
            self.authors, self.provenance["authors"] = authors, source

    def article(self, text: str, where: str) -> Article:
        """The article with everything that was said of it.

        Raises:
            ReadError: the text is empty, or the text or a field cannot be stored as it came.
        """
        if not text or text.isspace():
            raise ReadError(where, "holds no text")
        fields = {"text": text, "id": self.id, "title": self.title, "outlet": self.outlet, "url": self.url}
        for name, value in fields.items():
            if value:
                check_storable(value, name, where)
        for word in (*self.authors, *self.provenance.values()):
            check_storable(word, "authors", where)
        return Article(
            text=text,
            id=self.id or self._derived_id(text),
            title=self.title,
            published=self.published,
            outlet=self.outlet,
            url=self.url,
            authors=self.authors,
            provenance=dict(sorted(self.provenance.items())),
        )

    def _derived_id(self, text: str) -> str:
        """From the address, so that a changed page is a revision; else from outlet and text.

        Without an address the place of the file plays no part: a file that was moved or copied is
        the same article, and one that was edited is another, unless it states an id or an address.
        The outlet counts, as two outlets that print the same wire copy are two articles.
        """
        if self.url:
            return stable_id("a", "url", canonical(self.url))
        return stable_id("a", "text", (self.outlet or "").strip().casefold(), text)


def is_address(text: str) -> bool:
    """Whether `text` is a whole http(s) address."""
    return text.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in text)


def canonical(url: str) -> str:
    """What stays of an address when it is only written differently: no scheme, fragment, tracking or last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    if parts.scheme.lower() not in ("http", "https"):
        return url
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(":80" if parts.scheme.lower() == "http" else ":443")
    kept = [(key, value) for key, value in parse_qsl(parts.query, True) if not key.lower().startswith(TRACKING)]
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(kept), ""))


def check_storable(value: str, name: str, where: str) -> None:
    """Raises ReadError if no database could keep `value` as it came."""
    if "\0" in value:
        raise ReadError(where, f"“{name}” holds a NUL character", "remove it and read the input again")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ReadError(
                where, f"“{name}” holds half a character (a lone surrogate)", "write the input again as UTF-8"
            ) from None
