"""Numbers in words and digits, with the bounds that the words around them assert.

A grammar of its own over the tokens of one sentence: "at least two dozen", "1.2m", "140 000",
"between 20 and 30", "several hundred", "no one", "a". It says what a number is worth and how it
is bounded; whether it counts anything is for `figures` to find out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import Final

from facttrack.extract.amounts import Amount, Kind, amount_at, is_number, number_words, numerals, spelled, unit_at
from facttrack.extract.document import Tokens
from facttrack.extract.tables import Told, table
from facttrack.vocabulary import Qualifier

_RANGE_MARKS: Final = frozenset({"-", "–", "—", "‑"})
_HYPHENS: Final = frozenset({"-", "‑"})
_ARTICLES: Final = ("a", "an")
_SHORT: Final = 9  # digits of a number that needs no look at its size
_LOWER: Final = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_CHANGED: Final = 6  # words of "raised the death toll from" at most
_QUALIFIERS: Final = 4  # before a number at most: "a total of at least some 50"


@dataclass(slots=True)
class Number:
    """`tokens[first:last]` are the number's own words, `tokens[opens:closes]` those with its qualifier."""

    first: int
    last: int
    opens: int
    closes: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    kind: Kind


def find_numbers(tokens: Tokens) -> list[Number]:
    """Every number phrase of a sentence, in order, none overlapping another."""
    found: list[Number] = []
    end = 0
    for at in compress(range(len(tokens)), map(_begins.__getitem__, tokens.lower)):
        if at >= end and (number := _number(tokens, at)) is not None:
            found.append(number)
            end = max(number.closes, at + 1)
    return found


#: Can a number begin with the word?
_begins: Final = Told(lambda word: word in number_words() or word[0].isdigit())


def _number(tokens: Tokens, at: int) -> Number | None:
    lone = _lone(tokens, at)
    if lone is not None:
        value, kind = lone
        return Number(at, at + 1, at, at + 1, value, value, Qualifier.EXACT, kind)
    if tokens.lower[at] == "between":
        return _between(tokens, at)
    amount = amount_at(tokens, at) or _bare_unit(tokens, at)
    if amount is None:
        return None
    low, high, last, kind = amount
    if kind in (Kind.ARTICLE, Kind.ZERO, Kind.FOLD):
        return Number(at, last, at, last, low, high, Qualifier.EXACT, kind)
    opens, ahead = _before(tokens, at)
    if kind is not Kind.VAGUE and (second := _range_end(tokens, at, last, low)) is not None:
        return Number(at, second.last, opens, second.last, low, second.low, Qualifier.RANGE, kind)
    if ahead in _LOWER and (second := _upper_end(tokens, last, low)) is not None:
        return Number(at, second.last, opens, second.last, low, second.low, Qualifier.RANGE, kind)
    closes, behind = _after(tokens, last)
    bound = behind or ahead or Qualifier.EXACT
    if kind is Kind.VAGUE:
        below = bound in (Qualifier.AT_MOST, Qualifier.FEWER_THAN)
        return Number(at, last, opens, closes, None if below else low, None, Qualifier.VAGUE, kind)
    return Number(at, last, opens, closes, *_bounds(low, high, bound), bound, kind)


def _lone(tokens: Tokens, at: int) -> tuple[int, Kind] | None:
    """What a number of one word is worth that nothing beside it may belong to, as with most: "a", "two", "14"."""
    lower = tokens.lower
    word, after = lower[at], lower[at + 1] if at + 1 < len(lower) else ""
    if word in _ARTICLES:
        opened = after in numerals().opened or (at + 2 < len(lower) and lower[at + 2] in numerals().vague_of)
        return None if opened else (1, Kind.ARTICLE)
    if after in _joined() or after[:1].isdigit() or (at and lower[at - 1] in _qualifiers("before", -1)):
        return None
    value = spelled().get(word)
    if value is not None:
        return value, Kind.WORDS
    return (int(word), Kind.DIGITS) if word.isdecimal() and len(word) <= _SHORT else None


@cache
def _joined() -> frozenset[str]:
    """Words and marks after a number that may belong to it."""
    words = numerals()
    return frozenset({"to", "or", "+"}).union(
        _RANGE_MARKS, words.small, words.units, words.suffixes, _qualifiers("after", 0)
    )


def _bounds(low: int, high: int | None, bound: Qualifier) -> tuple[int | None, int | None]:
    if bound is Qualifier.EXACT:
        return low, high
    if bound in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return low, None
    return (None, low) if bound in (Qualifier.AT_MOST, Qualifier.FEWER_THAN) else (low, low)


def _bare_unit(tokens: Tokens, at: int) -> Amount | None:
    """ "more than hundred", "around thousand": a unit without "a" is a number after words that bound it."""
    return unit_at(tokens, at) if tokens.lower[at] in numerals().units and _before(tokens, at)[1] is not None else None


# --- ranges ----------------------------------------------------------------------------------


def _between(tokens: Tokens, at: int) -> Number | None:
    """ "between 20 and 30", "between 2 and 3 million"."""
    first = amount_at(tokens, at + 1) if at + 3 < len(tokens) else None
    if first is None or first.kind is Kind.ARTICLE or first.last + 1 >= len(tokens):
        return None
    second = amount_at(tokens, first.last + 1) if tokens.lower[first.last] in ("and", "to", "-", "–") else None
    if second is None or second.low <= first.low:
        return None
    low = _scaled(first.low, second.low, tokens, first.last, second.last)
    return Number(at + 1, second.last, at, second.last, low, second.low, Qualifier.RANGE, Kind.WORDS)


def _range_end(tokens: Tokens, at: int, last: int, low: int) -> Amount | None:
    """The second half of "20 to 30", "20-30", "20–30", "one or two", after its first half."""
    if last + 1 >= len(tokens.lower):
        return None
    mark, after = tokens.lower[last], tokens.lower[last + 1]
    digits = after[0].isdigit()
    if mark not in (_RANGE_MARKS if digits else ()) and mark not in ("to", "or"):
        return None
    if not (digits or after in numerals().small or after in numerals().magnitudes) or _changes(tokens, at):
        return None
    second = amount_at(tokens, last + 1)
    if second is None or second.kind not in (Kind.DIGITS, Kind.WORDS) or second.low <= low:
        return None
    return None if mark == "or" and second.low > low + max(5, low // 2) else second


def _upper_end(tokens: Tokens, last: int, low: int) -> Amount | None:
    """The second half of "at least 13 and as many as 46", "at least nine, possibly up to 14", after its first half."""
    lower, begins = tokens.lower, last
    while lower[begins : begins + 1] and lower[begins] in numerals().sets["between_bounds"]:
        begins += 1
    for at in range(begins + 1, min(begins + _QUALIFIERS, len(lower))) if begins > last else ():
        if _begins[lower[at]] and (second := amount_at(tokens, at)) is not None:
            opens, bound = _before(tokens, at)
            fits = last <= opens <= begins and bound is Qualifier.AT_MOST and second.kind in (Kind.DIGITS, Kind.WORDS)
            return second if fits and second.low > low else None
    return None


def _changes(tokens: Tokens, at: int) -> bool:
    """ "rose from 31 to 36", "raised the death toll by four to 36": two counts, no range."""
    if not at or tokens.lower[at - 1] not in ("from", "by"):
        return False
    return not numerals().sets["changes"].isdisjoint(tokens.lower[max(0, at - _CHANGED) : at])


def _scaled(low: int, high: int, tokens: Tokens, low_end: int, high_end: int) -> int:
    """ "between 2 and 3 million": the magnitude belongs to both."""
    magnitudes = numerals().magnitudes
    magnitude = magnitudes.get(tokens.lower[high_end - 1])
    if magnitude and tokens.lower[low_end - 1] not in magnitudes and low * magnitude <= high:
        return low * magnitude
    return low


# --- qualifiers ------------------------------------------------------------------------------

# The words of a qualifier and what it says; by its word next to the number, the longest first.
_Index = dict[str, list[tuple[list[str], Qualifier]]]


@cache
def _qualifiers(side: str, nearest: int) -> _Index:
    index: _Index = {}
    for name, phrases in table("qualifiers")[side].items():
        for phrase in phrases:
            words = re.findall(r"\w+(?:-\w+)*|\S", phrase)
            index.setdefault(words[nearest], []).append((words, Qualifier(name)))
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return index


def _before(tokens: Tokens, at: int) -> tuple[int, Qualifier | None]:
    """Where the qualifiers before a number begin, and the one that bounds it."""
    bound: Qualifier | None = None
    index, lower = _qualifiers("before", -1), tokens.lower
    for _ in range(_QUALIFIERS):
        if at and lower[at - 1] == "than" and lower[at] == "the":
            break  # "fewer than the 40 who died last year": the 40 are no bound
        for words, qualifier in index.get(lower[at - 1], ()) if at else ():
            begin = at - len(words)
            if begin >= 0 and lower[begin:at] == words and not _is_perfect(lower, begin):
                at = begin
                if qualifier is not Qualifier.EXACT and bound is None:
                    bound = qualifier
                break
        else:
            break
    return at, bound


def _is_perfect(lower: list[str], at: int) -> bool:
    """ "Have estimated at least 140 died": a verb, no qualifier."""
    return lower[at] == "estimated" and at > 0 and lower[at - 1] in numerals().sets["perfect"]


def _after(tokens: Tokens, last: int) -> tuple[int, Qualifier | None]:
    """Where the qualifiers after a number end, and the one that bounds it."""
    lower = tokens.lower
    if last >= len(lower):
        return last, None
    word = lower[last]
    if word == "+" and tokens.starts[last] == tokens.ends[last - 1]:
        return last + 1, Qualifier.AT_LEAST
    if word in _HYPHENS and last + 1 < len(lower) and lower[last + 1] in ("odd", "plus"):
        return last + 2, Qualifier.ABOUT if lower[last + 1] == "odd" else Qualifier.AT_LEAST
    for words, qualifier in _qualifiers("after", 0).get(word, ()):
        closes = last + len(words)
        beyond = lower[closes] if closes < len(lower) else ""
        if lower[last:closes] == words and beyond != "than" and not is_number(beyond):
            return closes, qualifier  # not in "in 2021 at least 19 died", "to 40 and more than 60 are hurt"
    return last, None
