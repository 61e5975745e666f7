"""Extract the claims of articles without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facttrack.errors import ReadError
from facttrack.extract import extract
from facttrack.model import Article, FiledClaim


def extracted(items: Iterable[Article | ReadError]) -> Iterator[FiledClaim | ReadError]:
    """The claims of each article in the order of reading; an article that cannot be read or searched costs itself."""
    for item in items:
        if isinstance(item, ReadError):
            yield item
            continue
        try:
            claims = extract(item)
        except Exception as error:
            what = f"its claims could not be extracted ({type(error).__name__}: {error})"
            yield ReadError(item.id, what, "this is a fault of facttrack: please report it")
            continue
        for claim in claims:
            yield FiledClaim(claim, item)
