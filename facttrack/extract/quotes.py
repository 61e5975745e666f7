"""Quotations: where the words of others stand between marks.

Marks come curly, straight, doubled apostrophes (''), low („) and angular («»), single (‘…’), odd, missing
and nested. Finding them never fails: a mark that closes nothing is ignored, and a quotation that
does not close ends with its paragraph, unless the next paragraph reopens it (the convention for
quotations of several paragraphs). One pass over the text, linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from facttrack.extract.cues import speech_forms
from facttrack.extract.document import Block, BlockKind, Document

# Each alternative opens with a mark of its own, so that all other characters are skipped at once.
_MARK: Final = re.compile("\"\"?|“|”|„|«|»|''|``|’’|‘‘?")
_ALWAYS_OPENS: Final = frozenset("“„«") | {"``", "‘‘"}
_ALWAYS_CLOSES: Final = frozenset("”»") | {"’’"}
_SINGLE_CLOSE: Final = re.compile(r"[.,!?;:…]’(?!\w)|(?<=\w)’(?=[\s,.;:!?)—–\-]|$)")
_BEFORE_COMMA: Final = re.compile(r"([A-Za-z]+)[,:]\Z")
_LONGEST_VERB: Final = 20
# A single-quoted run longer than this is an apostrophe that lost its way.
_LONGEST_SINGLE: Final = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks; `inner` is what stands between them.

    `closed` is false where the paragraph ends first; `continues` where the paragraph before
    left its quotation open and this one opens with a mark.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool = True
    continues: bool = False


def find_quotations(document: Document) -> list[Quotation]:
    """Every outermost quotation of the document's searchable blocks, in the order of the text."""
    found: list[Quotation] = []
    left_open = False
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        mark = _MARK.search(document.text, block.start, block.end)
        here = _in_block(document.text, block, mark, left_open) if mark else []
        if here and left_open and not document.text[block.start : here[0].start].strip():
            first = here[0]
            here[0] = Quotation(first.start, first.end, first.inner, first.closed, continues=True)
        if here:
            found.extend(here)
        left_open = bool(here) and not here[-1].closed
    return found


def _in_block(text: str, block: Block, mark: re.Match[str] | None, left_open: bool) -> list[Quotation]:
    """The quotations of a block from its first mark on."""
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    singles = _SingleCloses(text, block.end)
    while mark:
        position = mark.end()
        kind = mark.group()
        if kind == "‘":
            if opened is None and not (mark.start() > block.start and text[mark.start() - 1].isalnum()):
                end = singles.after(mark.end())
                if end is not None and end - mark.start() <= _LONGEST_SINGLE:
                    found.append(Quotation(mark.start(), end, (mark.end(), end - 1)))
                    position = end
        elif opened is None:
            if _opens(text, mark, block) or _stands_apart(text, mark):
                opened = mark
            elif left_open and not found:  # the paragraph before left it open, and this one closes it
                found.append(Quotation(block.start, mark.end(), (block.start, mark.start())))
        elif _closes(text, opened, mark, block):
            found.append(Quotation(opened.start(), mark.end(), (opened.end(), mark.start())))
            opened = None
        mark = _MARK.search(text, position, block.end)
    if opened is not None:
        end = block.start + len(text[block.start : block.end].rstrip())
        if end > opened.end():
            found.append(Quotation(opened.start(), end, (opened.end(), end), closed=False))
    return found


class _SingleCloses:
    """Where the next closing single mark ends; asked with rising positions, so the text is read once."""

    def __init__(self, text: str, limit: int) -> None:
        self._text, self._limit = text, limit
        self._next: re.Match[str] | None = None
        self._exhausted = False

    def after(self, position: int) -> int | None:
        if not self._exhausted and (self._next is None or self._next.start() < position):
            self._next = _SINGLE_CLOSE.search(self._text, position, self._limit)
            self._exhausted = self._next is None
        return self._next.end() if self._next else None


def _opens(text: str, mark: re.Match[str], block: Block) -> bool:
    kind = mark.group()
    return kind in _ALWAYS_OPENS or (kind not in _ALWAYS_CLOSES and _may_open(text, mark, block))


def _may_open(text: str, mark: re.Match[str], block: Block) -> bool:
    """A straight mark opens before a word; an inch sign (6'2") or a stray closing mark does not."""
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() > block.start else ""
    return bool(after) and not after.isspace() and not (before.isalnum() or before in ("’", "'"))


def _stands_apart(text: str, mark: re.Match[str]) -> bool:
    """'Roe said," We stay."': after a verb of saying and its comma a mark opens, though a space follows."""
    said = _BEFORE_COMMA.search(text, max(0, mark.start() - _LONGEST_VERB), mark.start())
    return said is not None and said.group(1).lower() in speech_forms()


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], block: Block) -> bool:
    kind, opener = mark.group(), opened.group()
    if opener == "„":
        return kind in ("“", "”")
    if kind in _ALWAYS_OPENS:
        # A second opening mark restarts nothing: nested or forgotten, the outer one decides.
        return False
    if kind in _ALWAYS_CLOSES or opener in _ALWAYS_OPENS:
        return True
    if kind != opener and not {kind, opener} <= {'"', '""', "''"}:
        return False
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()]
    # An inner straight quotation opens after a space and before a word; that is no close.
    return mark.end() >= block.end or not (before.isspace() and after.isalnum())
