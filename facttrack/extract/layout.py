"""Text -> Document: which lines are headline, paragraph, list item or boilerplate, and where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import sentencex

from facttrack.extract.document import Block, BlockKind, Document, Sentence
from facttrack.extract.tables import alternatives, table
from facttrack.model import Article

_LINE = re.compile(r"[^\n\r]+")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣*+–—-]|\d{1,2}[.)])\s+(?=\S)")
_TERMINAL = (".", "!", "?", ":", ";", '."', ".”", '?"', "?”", '!"', "!”", ".)", ".'", ".’")
_DATE_LINE = re.compile(
    r"\W*(?:published|posted|updated|last updated|created|date)?\W*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)"
    r",?\s+\d{4}(?:[\s,|/•·-]*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?\W*",
    re.IGNORECASE,
)
_ISO_DATE_LINE = re.compile(
    r"\W*(?:published|posted|updated)?\W*\d{4}-\d\d-\d\d(?:[T\s]\d\d:\d\d\S*)?\W*", re.IGNORECASE
)
_WIDTH = 110  # a line that was broken by hand is not wider than this
_LINK = 160  # a line of a list of links is not longer
_PIECE = 5_000  # the sentence splitter gets no more at a time
_QUOTES = re.compile(r"[\"“”„«»‘’]")
# "…the complex.Investigators say": a full stop that lost its space. Not "www.Gawker.com", not "St.Louis".
_GLUED = re.compile(r"[a-z]{3}[.!?][\"”’]?(?=[A-Z][a-z])")


def lay_out(article: Article) -> Document:
    """The article's blocks and sentences. Pure; time grows with the length of the text.

    Boilerplate becomes blocks without sentences, so that nothing is searched in it.
    """
    document = Document(article)
    for block in _blocks(article.text):
        document.blocks.append(block)
        if block.kind is not BlockKind.BOILERPLATE:
            for start, end in _sentences(article.text, block.start, block.end):
                document.sentences.append(Sentence(article.text[start:end], start, end, block, len(document.sentences)))
    return document


# --- blocks ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    gap: bool  # a blank line stands before it


def _lines(text: str) -> Iterator[_Line]:
    last = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            yield _Line(start, start + len(words), words, "\n" in text[last:start].replace("\n", "", 1))
            last = start + len(words)


def _blocks(text: str) -> Iterator[Block]:
    """Lines joined where a sentence runs over a line's end, each run with its kind."""
    group: list[_Line] = []
    marks = _Boilerplate()
    first = True
    for line in _lines(text):
        if group and not _runs_on(group, line):
            yield _block(group, marks, first)
            first = False
            group = []
        group.append(line)
    if group:
        yield _block(group, marks, first)


def _runs_on(group: list[_Line], line: _Line) -> bool:
    """Is the line's start in the middle of the sentence that the group's last line began?"""
    before = group[-1]
    if line.gap or before.words.endswith(_TERMINAL) or len(before.words) > _WIDTH:
        # Text broken by hand has full stops at line ends too: the paragraph stays one block.
        return not line.gap and len(group) > 1 and len(before.words) <= _WIDTH and not _BULLET.match(line.words)
    if _BULLET.match(line.words) or _is_note(line.words) or _is_note(before.words):
        return False
    if line.words[0].islower():
        return True
    widest = max(len(one.words) for one in group)
    return widest > 45 and len(before.words) > 0.75 * widest and len(group) > 1


def _is_note(words: str) -> bool:
    """A line that holds nothing but a date."""
    return len(words) < 80 and bool(_DATE_LINE.fullmatch(words) or _ISO_DATE_LINE.fullmatch(words))


def _block(group: list[_Line], marks: _Boilerplate, first: bool) -> Block:
    words = group[0].words
    if len(group) == 1 and marks.drops(words):
        kind = BlockKind.BOILERPLATE
    elif bullet := _BULLET.match(words):
        return Block(BlockKind.ITEM, group[0].start + bullet.end(), group[-1].end)
    elif len(words) < 300 and _caption().search(words):
        kind = BlockKind.CAPTION
    elif len(group) == 1 and (first or len(words) < 120) and not words.endswith((".", "!", "?", "”", '"', ",", ":")):
        kind = BlockKind.HEADLINE
    else:
        kind = BlockKind.PARAGRAPH
    return Block(kind, group[0].start, group[-1].end)


class _Boilerplate:
    """Goes down the lines of an article and says which of them are the page's, not the article's."""

    def __init__(self) -> None:
        self._over = False
        self._links = False

    def drops(self, words: str) -> bool:
        if self._over:
            return True
        if len(words) >= _LINK:
            self._links = False
            return False
        if _marks("endings").match(words):
            self._over = True
        elif _marks("link_lists").match(words):
            self._links = True
        elif self._links and words.endswith((".", "”", '"')):
            self._links = False
        dropped = self._over or self._links or _is_note(words)
        return dropped or bool(_marks("openings").match(words) or _inside().search(words))


@cache
def _marks(key: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(table('boilerplate')[key])})(?!\w)", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('boilerplate')['inside'])})\b", re.IGNORECASE)


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(alternatives(table("boilerplate")["captions"]), re.IGNORECASE)


# --- sentences -------------------------------------------------------------------------------


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places of the sentences of one block, without the white space around them."""
    left = start
    for cut in _cuts(text, start, end):
        if cut > left and text[left:cut].strip():
            if _goes_on(text, left, cut, end):
                continue
            yield _trimmed(text, left, cut)
            left = cut
    if text[left:end].strip():
        yield _trimmed(text, left, end)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences may end, in order; the last is the block's end."""
    for piece, stop in _pieces(text, start, end):
        words = text[piece:stop].replace("\n", " ").replace("\r", " ")
        if len(_QUOTES.findall(words)) > 200:  # the splitter's time grows with the square of the quotes
            words = _QUOTES.sub(" ", words)
        glued = [match.end() for match in _GLUED.finditer(words)]
        ends = [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries("en", words)]
        yield from (piece + cut for cut in (sorted({*glued, *ends}) if glued else ends))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _PIECE:
        stop = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        stop = start + _PIECE if stop < 0 else stop + 1
        yield start, stop
        start = stop
    yield start, end


_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.]{0,8}\w)?)\.[\"”’)]?\s*\Z")


def _goes_on(text: str, left: int, cut: int, end: int) -> bool:
    """Did the splitter cut after an abbreviation, as in "approx. 300" or "Lt. Gen."?"""
    if cut >= end:
        return False
    last = _LAST_WORD.search(text, max(left, cut - 16), cut)
    if last is None:
        return False
    word, after = last.group(1), text[cut : cut + 2].lstrip()[:1]
    kinds = _abbreviations().get(word)
    if kinds is None:
        return False
    return (kinds != "sometimes" and (kinds != "measures" or after.isdigit())) or (
        kinds == "sometimes" and after.islower()
    )


@cache
def _abbreviations() -> dict[str, str]:
    return {word: kind for kind, words in table("abbreviations").items() for word in words}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
