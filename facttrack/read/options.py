"""What a caller may set: words that override what an input states, and how much is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user says of an article; it stands before everything that the input states of itself.

    `title` and `url` belong to one article only: `read` refuses them for an input that holds several.
    """

    title: str | None = None
    outlet: str | None = None
    published: date | datetime | None = None
    url: str | None = None
    author: str | None = None

    @property
    def single(self) -> tuple[str, ...]:
        """The options in use that can only be true of one article, as they are called on the command line."""
        return tuple(option for option, value in (("--title", self.title), ("--url", self.url)) if value)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before an input is refused. Sizes are bytes, times seconds.

    JSON Lines are read line by line, so that only `line` bounds them, however large the file.
    `address` bounds a whole download, `answer` every wait for the next part of it.
    """

    document: int = 50_000_000
    line: int = 10_000_000
    entries: int = 10_000
    redirects: int = 5
    answer: float = 20.0
    address: float = 120.0


def in_words(size: int) -> str:
    """A size for a reader: `50 MB`, `64 KB`, `12 bytes`."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size} bytes"
