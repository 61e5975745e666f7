"""From a path, `-` or an address to the articles behind it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.read.encoding import bom_encoding, declared_in_page, decode, decode_page
from facttrack.read.inputs import Input, explained, find_files, is_address, peek, stream_input, unpacked, whole
from facttrack.read.kinds import HEAD, Kind, kind_of
from facttrack.read.options import Limits, Overrides
from facttrack.read.stated import Stated

STDIN = "-"
#: Lines of larger files are not counted beforehand.
COUNTED = 512_000_000

Result = Article | ReadError


def read(
    where: str,
    options: Overrides = Overrides(),  # noqa: B008 - frozen
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
) -> Iterator[Result]:
    """The articles that `where` names, one after the other as they are read.

    `where` is a file, a folder (read with everything below it, sorted by name), an http(s) address,
    or `-` for standard input. What can not be read comes as a ReadError in its place, and the rest
    goes on. The same input gives the same articles, byte for byte.
    """
    results = _read_all(where, options, limits, stdin)
    if options.single:
        # These options would make every article the same one, so there may not be two.
        first = list(islice(results, 2))
        if len(first) > 1:
            named = " and ".join(options.single)
            yield ReadError(where, f"holds more than one article, and {named} can be true of one only")
            return
        results = iter(first)
    yield from results


def count(where: str) -> int | None:
    """About how many articles `read` will give, for a progress bar; None where only reading would tell."""
    if where == STDIN or is_address(where):
        return None
    total = 0
    for item in find_files(where):
        if isinstance(item, ReadError) or item.suffix not in (".jsonl", ".ndjson"):
            total += 1
            continue
        if item.size is None or item.size > COUNTED or item.where.endswith(".gz"):
            return None
        total += _lines(item)
    return total


def _lines(item: Input) -> int:
    lines, last = 0, b"\n"
    try:
        with item.open() as stream:
            while part := stream.read(1 << 20):
                lines += part.count(b"\n")
                last = part[-1:]
    except OSError:
        return 1
    return lines + (last != b"\n")


def _read_all(where: str, options: Overrides, limits: Limits, stdin: BinaryIO | None) -> Iterator[Result]:
    try:
        for item in _inputs(where, limits, stdin):
            if isinstance(item, ReadError):
                yield item
            else:
                yield from _read_input(item, options, limits)
    except ReadError as error:
        yield error


def _inputs(where: str, limits: Limits, stdin: BinaryIO | None) -> Iterator[Input | ReadError]:
    if where == STDIN:
        yield stream_input(stdin if stdin is not None else sys.stdin.buffer, "standard input")
    elif is_address(where):
        from facttrack.read.web import fetch

        yield fetch(where, limits)
    else:
        yield from find_files(where)


def _read_input(item: Input, options: Overrides, limits: Limits) -> Iterator[Result]:
    try:
        with explained(item.where):
            stream = item.open()
            try:
                yield from _read_stream(stream, item, options, limits)
            finally:
                if stream is not sys.stdin.buffer:
                    stream.close()
    except ReadError as error:
        yield error


def _read_stream(stream: BinaryIO, item: Input, options: Overrides, limits: Limits) -> Iterator[Result]:
    where, size = item.where, item.size
    head, stream = peek(stream, HEAD)
    kind = kind_of(head, where, suffix=item.suffix, content_type=item.content_type)
    if kind is Kind.GZIP:
        size = None
        head, stream = peek(unpacked(stream), HEAD)
        kind = kind_of(head, where, suffix=item.suffix)
        if kind is Kind.GZIP:
            raise ReadError(where, "is packed twice", "unpack it")
    if kind is Kind.JSON_LINES and bom_encoding(head) in (None, "utf-8-sig"):
        from facttrack.read.jsonlines import read_json_lines

        yield from read_json_lines(stream, where, options, limits)
        return
    data = whole(stream, size, where, limits)
    yield from _read_document(kind, data, item, options, limits)


def _read_document(kind: Kind, data: bytes, item: Input, options: Overrides, limits: Limits) -> Iterator[Result]:
    where = item.where
    match kind:
        case Kind.PAGE:
            from facttrack.read.pages import read_page

            html, damaged = decode_page(data, where, item.charset or declared_in_page(data))
            yield read_page(html, where, item.address, Stated(options), damaged=damaged)
        case Kind.FEED:
            from facttrack.read.feeds import read_feed

            yield from read_feed(data, where, options, limits, charset=item.charset)
        case Kind.JSON | Kind.JSON_LINES:
            from facttrack.read.jsonlines import read_json_text

            yield from read_json_text(decode(data, where, item.charset), where, options, lines=kind is Kind.JSON_LINES)
        case _:
            from facttrack.read.plain import read_text

            stated = Stated(options)
            article_text = decode(data, where, item.charset)
            yield read_text(article_text, where, stated, address=item.address)
