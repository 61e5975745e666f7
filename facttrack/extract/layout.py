"""Text -> Document: which lines are headline, paragraph, list item or boilerplate, and where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

import sentencex

from facttrack.extract.document import Block, BlockKind, Document, Sentence, Tokens
from facttrack.extract.tables import Phrases, alternatives, table
from facttrack.model import Article

_WORD: Final = re.compile(r"\w")
_BULLET: Final = re.compile(r"\s*(?:[•·▪◦‣*+–—-]|\d{1,2}[.)])\s+(?=\S)")
_TERMINAL: Final = (".", "!", "?", ":", ";", '."', ".”", '?"', "?”", '!"', "!”", ".)", ".'", ".’")
_DATE_LINE: Final = re.compile(
    r"\W*(?:published|posted|updated|last updated|created|date)?\W*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)"
    r",?\s+\d{4}(?:[\s,|/•·-]*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?\W*",
    re.IGNORECASE,
)
_ISO_DATE_LINE: Final = re.compile(
    r"\W*(?:published|posted|updated)?\W*\d{4}-\d\d-\d\d(?:[T\s]\d\d:\d\d\S*)?\W*", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\d{4}")
_WIDTH: Final = 110  # a line that was broken by hand is not wider than this
_LINK: Final = 160  # a line of a list of links is not longer
_PIECE: Final = 5_000  # the sentence splitter gets no more at a time
_MARKS: Final = 1_000  # more characters than these without a letter or digit are no sentence
_QUOTED: Final = 200  # nor more quotation marks: its time grows with their square
_ABBREVIATION: Final = 12  # characters of a word with its full stop that may be one
_WIDE_SPACE: Final = re.compile(r"[^\S ]")
# A mark that can end a sentence before the text does: ASCII knows no other.
_INNER_END: Final = re.compile(r"[.!?](?!\Z)")
_QUOTES: Final = re.compile(r"[\"“”„«»‘’]")
# A mark after a space opens the next sentence: … in 2012. "He is …
_OPENING_MARK: Final = re.compile(r"(?<=\s)(?:[\"“„«]|''|``)\Z")
# "…the complex.Investigators say": a full stop that lost its space. Not "www.Gawker.com", not "St.Louis".
_GLUED: Final = re.compile(
    r"[.!?X](?:(?<=[a-z]{3}[.!?])[\"”’]?(?=[A-Z][a-z])|(?<=\bon X)\.[\"”’]?\s+(?=[A-Z]))"
)  # "… wrote on X. Later"


def lay_out(article: Article) -> Document:
    """The article's blocks and sentences. Pure; time grows with the length of the text.

    Boilerplate becomes blocks without sentences, so that nothing is searched in it.
    """
    document = Document(article)
    for block in _blocks(article.text):
        document.blocks.append(block)
        if block.kind is not BlockKind.BOILERPLATE:
            for start, end in _sentences(article.text, block.start, block.end):
                if end - start > _MARKS and not _WORD.search(article.text, start, end):
                    continue
                words = article.text[start:end]
                index = len(document.sentences)
                document.sentences.append(Sentence(words, start, end, block, index, Tokens.of(words, start)))
    return document


# --- blocks ----------------------------------------------------------------------------------


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    gap: bool  # a blank line stands before it


def _lines(text: str) -> Iterator[_Line]:
    at = last = 0
    for line in text.replace("\r", "\n").split("\n"):
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            yield _Line(start, start + len(words), words, text.count("\n", last, start) > 1)
            last = start + len(words)
        at += len(line) + 1


class _Group:
    """Lines of one block so far."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self.widest = 0

    def add(self, line: _Line) -> None:
        self.lines.append(line)
        self.widest = max(self.widest, len(line.words))


def _blocks(text: str) -> Iterator[Block]:
    """Lines joined where a sentence runs over a line's end, each run with its kind."""
    group = _Group()
    marks = _Boilerplate()
    first = True
    for line in _lines(text):
        if group.lines and not _runs_on(group, line):
            yield _block(group.lines, marks, first)
            first = False
            group = _Group()
        group.add(line)
    if group.lines:
        yield _block(group.lines, marks, first)


def _runs_on(group: _Group, line: _Line) -> bool:
    """Is the line's start in the middle of the sentence that the group's last line began?"""
    if line.gap:
        return False
    before, several = group.lines[-1].words, len(group.lines) > 1
    if before.endswith(_TERMINAL) or len(before) > _WIDTH:
        # Text broken by hand has full stops at line ends too: the paragraph stays one block.
        return several and len(before) <= _WIDTH and not _BULLET.match(line.words)
    if _BULLET.match(line.words) or _is_note(line.words) or _is_note(before):
        return False
    if line.words[0].islower() or before.rsplit(None, 1)[-1].lower() in _unfinished():
        return True
    return several and group.widest > 45 and len(before) > 0.75 * group.widest


@cache
def _unfinished() -> frozenset[str]:
    """Words with which no line ends, unless it is broken by hand: "… KILLED 14 PEOPLE AND"."""
    classes = table("function_words")
    return frozenset(" ".join(classes[name]["words"] for name in ("conjunction", "determiner", "of", "to")).split())


def _is_note(words: str) -> bool:
    """A line that holds nothing but a date."""
    return (
        len(words) < 80
        and _YEAR.search(words) is not None
        and bool(_DATE_LINE.fullmatch(words) or _ISO_DATE_LINE.fullmatch(words))
    )


def _block(group: list[_Line], marks: _Boilerplate, first: bool) -> Block:
    words = group[0].words
    if len(group) == 1 and marks.drops(words):
        kind = BlockKind.BOILERPLATE
    elif bullet := _BULLET.match(words):
        return Block(BlockKind.ITEM, group[0].start + bullet.end(), group[-1].end)
    elif len(words) < 300 and _caption().search(words.lower()):
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
        words = words.lower()
        mark = _mark().match(words)
        opens = mark.lastgroup if mark else None
        if opens == "endings":
            self._over = True
        elif opens == "link_lists":
            self._links = True
        elif self._links and words.endswith((".", "”", '"')):
            self._links = False
        return self._over or self._links or opens is not None or _is_note(words) or bool(_inside().search(words))


# The patterns run over lines in lower case: without a flag for it they are many times faster.


@cache
def _mark() -> re.Pattern[str]:
    """What a line of the page begins with; the group is the kind of mark."""
    kinds = "|".join(
        rf"(?P<{key}>{alternatives(table('boilerplate')[key])})(?!\w)" for key in ("endings", "link_lists", "openings")
    )
    return re.compile(rf"\W*(?:{kinds})")


@cache
def _inside() -> Phrases:
    return Phrases(table("boilerplate")["inside"])


@cache
def _button() -> re.Pattern[str]:
    """Words of the page in the midst of a line."""
    return re.compile(rf"\b(?:{alternatives(table('boilerplate')['buttons'])})\b")


@cache
def _caption() -> Phrases:
    return Phrases(table("boilerplate")["captions"], whole=False)


# --- sentences -------------------------------------------------------------------------------


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places of the sentences of one block, without the white space around them."""
    left = start
    for splitter_cut in _cuts(text, start, end):
        cut = last = _before_opening_mark(text, left, splitter_cut, end)
        while last > left and text[last - 1].isspace():
            last -= 1
        if last == left or (cut < end and _goes_on(text, left, last, cut)):
            continue
        while text[left].isspace():
            left += 1
        yield left, last
        left = cut


def _before_opening_mark(text: str, left: int, cut: int, end: int) -> int:
    if cut == end or text[cut].isspace():
        return cut
    opening = _OPENING_MARK.search(text, max(left, cut - 2), cut)
    return opening.start() if opening else cut


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences may end, in order; the last is the block's end."""
    for piece, stop in _pieces(text, start, end):
        words = text[piece:stop]
        buttons = [piece + match.end() for match in _button().finditer(words)]
        if words.isascii() and not buttons and not _INNER_END.search(words):
            yield stop  # so it is with half of all blocks
            continue
        words = words.replace("\n", " ").replace("\r", " ")
        if not words.isprintable():  # a plain space is the only white space that is
            words = _WIDE_SPACE.sub(" ", words)  # the splitter fails on some of them
        if len(words) > _QUOTED and len(_QUOTES.findall(words)) > _QUOTED:
            words = _QUOTES.sub(" ", words)
        ends = list(accumulate(map(len, sentencex.segment("en", words)), initial=piece))[1:]
        glued = [*buttons, *(piece + match.end() for match in _GLUED.finditer(words))]
        yield from sorted({*glued, *ends}) if glued else ends


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _PIECE:
        stop = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        stop = start + _PIECE if stop < 0 else stop + 1
        yield start, stop
        start = stop
    yield start, end


_LAST_WORD: Final = re.compile(r"([^\W\d_](?:[\w.]{0,8}\w)?)\.[\"”’)]?\Z")


def _goes_on(text: str, first: int, last: int, cut: int) -> bool:
    """Did the splitter cut after an abbreviation, as in "approx. 300" or "Lt. Gen.", or into "a .32 revolver"?"""
    if text[last - 2 : last] == " ." and text[last : last + 1].isdigit():
        return True
    near = max(first, last - _ABBREVIATION)
    word = _LAST_WORD.search(text, max(near, text.rfind(" ", near, last)), last)
    kind = _abbreviations().get(word[1]) if word else None
    if kind is None:
        return False
    following = text[cut : cut + _ABBREVIATION].split(maxsplit=1)
    after = following[0][0] if following else ""
    if kind == "sometimes":
        return after.islower() or (after.isupper() and following[0].rstrip(".,;").lower() in _calendar())
    return kind != "measures" or after.isdigit()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(table("function_words")["time"]["calendar"].split())


@cache
def _abbreviations() -> dict[str, str]:
    return {word: kind for kind, words in table("abbreviations").items() for word in words}
