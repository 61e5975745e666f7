"""The paragraphs, list items and headings of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_BLANK = re.compile(r"\n[ \t\r]*\n")
_BULLET = re.compile(r"[ \t]{0,8}(?:[-*•·▪◦‣]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_MARKED = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ENDED = re.compile(r"[.!?:;…][”\"’')\]*]*$")
_FRESH = re.compile(r"[ \t]*[\"“‘'(]?[A-Z0-9]")
#: A heading is no longer than this.
_SHORT = 80


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start`–`end` of a text, less the mark before an item or a heading."""

    kind: Kind
    start: int
    end: int


def passages(text: str) -> list[Passage]:
    """The text in pieces, in order. Lines of one paragraph may be wrapped; an empty line ends it, and where the text
    has none, a line that ends a sentence does."""
    wrapped = bool(_BLANK.search(text.strip()))
    lines = text.splitlines(keepends=True)
    found: list[Passage] = []
    at, opens = 0, True
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        words = line.strip()
        start = at + len(line) - len(line.lstrip())
        end, at = start + len(words), at + len(line)
        if not words:
            opens = True
            continue
        mark = _MARKED.match(words) or _BULLET.match(words)
        alone = not following.strip() if wrapped else bool(_FRESH.match(following) or not following)
        heads = opens and alone and len(words) <= _SHORT and not _ENDED.search(words.rstrip(":"))
        if mark:
            kind = Kind.HEADING if words.startswith("#") else Kind.ITEM
            found.append(Passage(kind, start + mark.end(), end))
        elif opens or not found:
            found.append(Passage(Kind.HEADING if heads else Kind.PARAGRAPH, start, end))
        else:
            found[-1] = Passage(found[-1].kind, found[-1].start, end)
        opens = found[-1].kind is Kind.HEADING or (not wrapped and bool(_ENDED.search(words)))
    return found
