"""What a word is by itself, whatever stands around it: looked up once, and kept for the next time that it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from facttrack.extract.cues import cue_heads, verb_slots
from facttrack.extract.lexicon import lexicon
from facttrack.extract.tables import Told, table

DASHES: Final = frozenset("-–—―")
_MARKS: Final = {
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys("!?…", "!"),
    **dict.fromkeys("$£€", "M"),
    **dict.fromkeys("@#", "P"),
    "[": "(",
    "]": ")",
    "’": "'",
}
_PART: Final = re.compile(r"\w+")


@dataclass(slots=True)
class Word:
    """A word, number or mark.

    `letter` is its class for the grammar of statements (`tags`), or the key of the rule that settles it among its
    neighbours; `glance` the same where nobody looks around; `tag` its class for the parser of figures
    (`lexicon.TAGS`); `slots` those that it can fill as a form of a verb (`verbs.inflect`), "" where it is none;
    `cue` whether a cue can have this form; `parts` the words of a compound in lower case, empty where it is none.
    """

    lower: str
    letter: str
    glance: str
    tag: str
    slots: str
    cue: bool
    parts: tuple[str, ...]


def _word(text: str) -> Word:
    lower = text.lower()
    plain = lower.replace("’", "'")
    known, slots = function_letters().get(plain), verb_slots().get(plain, "")
    return Word(
        lower,
        _letter(text, plain, known, verb=slots != ""),
        _glance(text, known),
        _tag(lower),
        slots,
        lower in cue_heads(),
        tuple(_PART.findall(lower)) if not lower.isalpha() and len(lower) > 1 else (),
    )


#: Text of a token -> what it is.
known_words: Final = Told(_word)


@cache
def function_letters() -> dict[str, str]:
    """Function word -> its letter."""
    return {
        word: entry["letter"] for entry in table("function_words").values() for word in reversed(entry["words"].split())
    }


def _is_spelled_number(word: str) -> bool:
    """ "thirty-five", "twenty-one"."""
    tens, _, ones = word.partition("-")
    letters = function_letters()
    return letters.get(tens) == "M" and (ones == "one" or letters.get(ones) == "M")


def _letter(text: str, word: str, known: str | None, *, verb: bool) -> str:
    """The class of a word as far as the word alone tells; a key of `tags.RULES` where its neighbours decide.

    `word` is the text in lower case with straight apostrophes, `known` its letter as a function word.
    """
    capital = text[0].isupper()
    if known is not None and text not in _acronyms():
        if known == "K" and text[0].islower() and word in _periods():
            return "k"
        if word in ("one", "her"):
            return "o" if word == "one" else "h"
        return "d" if capital and known in "DKI" else known
    if word[0].isnumeric() or ("-" in word and _is_spelled_number(word)):
        return "M"
    if not word[0].isalpha():
        return _MARKS.get(text, text[0])
    if word.endswith("'s"):
        return "Z"
    if verb:
        return "c" if capital else "v"
    if capital:
        return "P"
    if word.endswith("ly"):
        return "R"
    if word.endswith("ed") and len(word) > 4:
        return "e"
    return "g" if word.endswith("ing") and len(word) > 5 else "N"


def _glance(text: str, known: str | None) -> str:
    """The class of the next token, as far as the word alone tells."""
    if text[0] in "“\"‘'”":
        return "Q"
    if known:
        return known
    if text[0].isupper():
        return "P"
    return text if not text[0].isalnum() else ("M" if text[0].isdigit() else "N")


def _tag(word: str) -> str:
    """The class of a word in lower case for the parser of figures."""
    lex = lexicon()
    known = lex.tags.get(word)
    if known is not None:
        return known
    if word[0].isdigit():
        return "#"
    if not word[0].isalpha():
        return word
    return "J" if word.endswith("ly") and len(word) > 4 and word not in lex.kinds else "w"


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(table("attribution")["phrases"]["acronyms"].split())


@cache
def _periods() -> frozenset[str]:
    """Nouns of time that name a moment only after "this", "last" and the like."""
    return frozenset(table("function_words")["time"]["periods"].split())
