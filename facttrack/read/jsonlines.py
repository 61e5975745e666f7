"""JSON Lines of articles, and JSON documents that hold one article or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read.dates import iso_date
from facttrack.read.encoding import decode
from facttrack.read.lead import describe
from facttrack.read.options import Limits, Overrides, in_words
from facttrack.read.stated import Stated

SOURCE = "record"


def read_json_lines(stream: BinaryIO, where: str, options: Overrides, limits: Limits) -> Iterator[Article | ReadError]:
    """One article or error for every line that is not blank; a broken line costs itself only."""
    number = 0
    while line := stream.readline(limits.line + 1):
        number += 1
        here = f"{where}, line {number}"
        try:
            if len(line) > limits.line:
                _skip_line(stream, line)
                raise ReadError(here, f"is longer than {in_words(limits.line)}, the limit for one line")
            text = decode(line, here)
        except ReadError as error:
            yield error
            continue
        if not text.isspace():
            yield from _tried(text.rstrip("\r\n"), here, options)


def read_json_text(text: str, where: str, options: Overrides, *, lines: bool) -> Iterator[Article | ReadError]:
    """As `read_json_lines`, for text that is already there: lines, or one document."""
    if lines:
        for number, line in enumerate(text.split("\n"), 1):
            if line and not line.isspace():
                yield from _tried(line, f"{where}, line {number}", options)
        return
    document = _parse(text, where)
    if not isinstance(document, list):
        yield _article(document, where, options)
        return
    if not document:
        raise ReadError(where, "holds an empty list")
    for number, record in enumerate(document, 1):
        try:
            yield _article(record, f"{where}, item {number}", options)
        except ReadError as error:
            yield error


def _tried(line: str, where: str, options: Overrides) -> Iterator[Article | ReadError]:
    try:
        yield _article(_parse(line, where), where, options)
    except ReadError as error:
        yield error


def _skip_line(stream: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(65_536)


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise ReadError(
            where, f"broken JSON at {place}: {error.msg.removesuffix(' at').removesuffix(' starting')}"
        ) from None
    except RecursionError:
        raise ReadError(where, "JSON nested too deeply") from None
    except ValueError:
        raise ReadError(where, "JSON with a number too long to read") from None


def _article(record: Any, where: str, options: Overrides) -> Article:
    """The article of one record. Only `text` must be there; a field of the wrong kind is an error that names it."""
    if not isinstance(record, dict):
        raise ReadError(where, "is no article", 'an article is an object: {"text": "…"}')
    if "text" not in record:
        raise ReadError(where, "has no field “text”")
    stated = Stated(options)
    text = _word(record, "text", where)
    own = record.get("id")
    if isinstance(own, int) and not isinstance(own, bool):
        stated.id = str(own)
    else:
        stated.id = _word(record, "id", where) or None
    stated.say(
        SOURCE,
        title=_word(record, "title", where),
        outlet=_word(record, "outlet", where),
        url=_word(record, "url", where),
        published=_published(record, where),
        authors=_authors(record, where),
    )
    stated.provenance.update(_provenance(record, stated))
    describe(text or "", stated, titled=False)
    return stated.article(text or "", where)


def _word(record: dict[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    raise ReadError(where, f"the field “{name}” is no text")


def _published(record: dict[str, Any], where: str) -> Any:
    value = _word(record, "published", where)
    if not value:
        return None
    try:
        return iso_date(value)
    except ValueError:
        raise ReadError(
            where, f"the field “published” is no date: {value[:60]!r}", "write 2026-01-12 or 2026-01-12T08:30:00Z"
        ) from None


def _authors(record: dict[str, Any], where: str) -> tuple[str, ...]:
    value = record.get("authors") or record.get("author") or []
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ReadError(where, "the field “authors” is no list of names")
    return tuple(name for name in names if name.strip())


def _provenance(record: dict[str, Any], stated: Stated) -> dict[str, str]:
    """Where an earlier reading found the fields, for records that facttrack wrote itself."""
    earlier = record.get("provenance")
    if not isinstance(earlier, dict):
        return {}
    return {
        name: source
        for name, source in earlier.items()
        if stated.provenance.get(name) == SOURCE and isinstance(source, str)
    }
