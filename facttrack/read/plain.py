"""Plain text and Markdown, with or without YAML front matter, to an article."""

from __future__ import annotations

import re
from typing import Any

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read.dates import iso_date, stated_date
from facttrack.read.lead import describe
from facttrack.read.stated import Stated, is_address

#: Front matter is a few lines; what goes on longer is text between two rules.
FRONT_MATTER = 65_536
OPENING = re.compile(r"---[ \t]*\r?\n(?=[ \t]*(?:#|[\w\"'][^\n]{0,200}?:|---))")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)

#: The names under which writers and site generators state the fields.
NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "site", "site_name", "source"),
    "published": ("published", "date", "datepublished", "date_published", "pubdate", "publication_date"),
    "url": ("url", "link", "address", "permalink", "canonical", "canonical_url", "source_url"),
    "authors": ("authors", "author", "byline", "by"),
}


def read_text(text: str, where: str, stated: Stated, *, address: str | None = None) -> Article:
    """The article that a text is. Its text is the whole body, character for character, without front matter.

    Raises:
        ReadError: the front matter is broken or states a date that is none, or there is no text.
    """
    body = _take_front_matter(text, where, stated)
    stated.say("address", url=address)
    describe(body, stated)
    return stated.article(body, where)


def _take_front_matter(text: str, where: str, stated: Stated) -> str:
    """Lets the front matter speak and gives back what follows it."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end(), opening.end() + FRONT_MATTER) if opening else None
    if opening is None or closing is None:
        return text
    fields = _yaml(text[opening.end() : closing.start()], where)
    if fields is None:
        return text
    _say_fields(fields, where, stated)
    return text[closing.end() :]


def _yaml(block: str, where: str) -> dict[str, Any] | None:
    """The mapping that a block of YAML is, every scalar as it is written; None where it is something else."""
    import yaml

    try:
        fields = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings only
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        raise ReadError(
            where,
            f"broken front matter{line}",
            "put a value that holds a colon or begins with a sign in quotation marks",
        ) from None
    if fields == "" or fields is None:
        return {}
    if not isinstance(fields, dict):
        return None
    return {str(key).strip().lower().replace("-", "_"): value for key, value in fields.items()}


def _say_fields(fields: dict[str, Any], where: str, stated: Stated) -> None:
    def word(field: str) -> str | None:
        for name in NAMES[field]:
            value = fields.get(name)
            if isinstance(value, str) and value.strip() not in ("", "~", "null"):
                return value.strip()
        return None

    if (own := word("id")) is not None:
        stated.id = own
    published = word("published")
    day = stated_date(published) if published else None
    if published and day is None:
        try:
            day = iso_date(published)
        except ValueError:
            raise ReadError(
                where, f"the front matter's date is none: {published[:60]!r}", "write it as 2026-01-12"
            ) from None
    url, outlet = word("url"), word("outlet")
    stated.say(
        "front matter",
        title=word("title"),
        outlet=None if outlet and is_address(outlet) else outlet,
        url=url if url and is_address(url) else None,
        published=day,
        authors=_authors(next((fields[name] for name in NAMES["authors"] if fields.get(name)), None)),
    )


def _authors(value: object) -> tuple[str, ...]:
    """Names from a string, a list of strings, or a list of mappings with a `name`."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, dict):
        return _authors(value.get("name"))
    if isinstance(value, list):
        return tuple(name for item in value[:50] if not isinstance(item, list) for name in _authors(item))
    return ()
