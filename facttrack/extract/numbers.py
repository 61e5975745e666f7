"""Numbers in words and digits, with the bounds that the words around them assert.

A grammar of its own over the tokens of one sentence: "at least two dozen", "1.2m", "140 000",
"between 20 and 30", "several hundred", "no one", "a". It says what a number is worth and how it
is bounded; whether it counts anything is for `figures` to find out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from facttrack.extract.document import Tokens
from facttrack.extract.tables import table
from facttrack.vocabulary import Qualifier


class Kind(Enum):
    """How a number is written, which decides where it may count."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    ARTICLE = "article"  # a, an, another
    ZERO = "zero"  # no, none, no one
    FOLD = "fold"  # double, triple


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


class _Value(NamedTuple):
    low: int
    high: int | None
    last: int
    kind: Kind


_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d+|\d+\.\d+")
_RANGE_MARKS = frozenset({"-", "–", "—", "‑"})
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables, ready for lookup."""

    small: dict[str, int]
    magnitudes: dict[str, int]
    suffixes: dict[str, int]
    collective: dict[str, int]
    vague: dict[str, int]
    vague_of: dict[str, int]
    fold: dict[str, int]
    pairs: dict[str, int]
    starts: frozenset[str]
    totals: frozenset[str]
    changes: frozenset[str]
    before: dict[str, list[tuple[tuple[str, ...], Qualifier]]]  # by last word, longest first
    after: dict[str, list[tuple[tuple[str, ...], Qualifier]]]  # by first word, longest first


@cache
def _words() -> _Words:
    numbers, qualifiers = table("numbers"), table("qualifiers")
    small = dict(numbers["ones"])
    small |= numbers["tens"]
    for ten, tens in numbers["tens"].items():
        small |= {f"{ten}-{one}": tens + value for one, value in numbers["ones"].items() if 0 < value < 10}
        small |= {f"{ten}{one}": tens + value for one, value in numbers["ones"].items() if 0 < value < 10}
    before: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for side, index, where in (("before", -1, before), ("after", 0, after)):
        for name, phrases in qualifiers[side].items():
            for phrase in phrases:
                parts = tuple(_split_phrase(phrase))
                where.setdefault(parts[index], []).append((parts, Qualifier(name)))
        for entries in where.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    starts = frozenset(small) | frozenset(numbers["magnitudes"]) | frozenset(numbers["collective"])
    starts |= frozenset(numbers["vague"]) | frozenset(numbers["vague_of"]) | frozenset(numbers["fold"])
    starts |= frozenset(numbers["pairs"]) | frozenset(numbers["openers"].split())
    return _Words(
        small,
        dict(numbers["magnitudes"]),
        dict(numbers["suffixes"]),
        dict(numbers["collective"]),
        dict(numbers["vague"]),
        dict(numbers["vague_of"]),
        dict(numbers["fold"]),
        dict(numbers["pairs"]),
        starts,
        frozenset(numbers["totals"].split()),
        frozenset(numbers["changes"].split()),
        before,
        after,
    )


def _split_phrase(phrase: str) -> list[str]:
    return re.findall(r"\w+(?:-\w+)*|\S", phrase)


def number_words() -> frozenset[str]:
    """Every word that a number can begin with, in lower case."""
    return _words().starts


def find_numbers(tokens: Tokens) -> list[Number]:
    """Every number phrase of a sentence, in order, none overlapping another."""
    starts = _words().starts
    found: list[Number] = []
    end = 0
    for at in [at for at, word in enumerate(tokens.lower) if word in starts or word[0].isdigit()]:
        if at >= end and (number := _number(tokens, at)) is not None:
            found.append(number)
            end = max(number.closes, at + 1)
    return found


def _number(tokens: Tokens, at: int) -> Number | None:
    low, high, last, kind = 0, 0, 0, Kind.DIGITS  # type: int, int | None, int, Kind
    spread = _between(tokens, at)
    if spread is not None:
        low, high, last = spread
        return Number(at + 1, last, at, last, low, high, Qualifier.RANGE, Kind.WORDS)
    value = _value(tokens, at)
    if value is None:
        return None
    low, high, last, kind = value
    qualifier = Qualifier.VAGUE if kind is Kind.VAGUE else Qualifier.EXACT
    if kind in (Kind.DIGITS, Kind.WORDS) and not _changes(tokens, at):
        second = _range_end(tokens, last, low)
        if second is not None:
            opens, _ = _before(tokens, at)
            return Number(at, second.last, opens, second.last, low, second.low, Qualifier.RANGE, kind)
    if kind in (Kind.ARTICLE, Kind.ZERO, Kind.FOLD):
        return Number(at, last, at, last, low, high, qualifier, kind)
    opens, ahead = _before(tokens, at)
    closes, behind = _after(tokens, last)
    bound = behind or ahead
    if bound is None:
        return Number(at, last, opens, closes, low, high, qualifier, kind)
    if kind is Kind.VAGUE:
        if bound in (Qualifier.AT_MOST, Qualifier.FEWER_THAN):
            return Number(at, last, opens, closes, None, None, Qualifier.VAGUE, kind)
        return Number(at, last, opens, closes, low, None, Qualifier.VAGUE, kind)
    low_bound, high_bound = _bounds(low, bound)
    return Number(at, last, opens, closes, low_bound, high_bound, bound, kind)


def _changes(tokens: Tokens, at: int) -> bool:
    """ "rose from 31 to 36": two counts, no range."""
    return tokens.lower[at - 1 : at] == ["from"] and not _words().changes.isdisjoint(tokens.lower[max(0, at - 4) : at])


def _bounds(value: int, qualifier: Qualifier) -> tuple[int | None, int | None]:
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return value, None
    if qualifier in (Qualifier.AT_MOST, Qualifier.FEWER_THAN):
        return None, value
    return value, value


# --- values ----------------------------------------------------------------------------------


def _value(tokens: Tokens, at: int) -> _Value | None:
    """The value of the number that begins at `at`, without its qualifier."""
    token = tokens[at]
    if token.text[0].isdigit():
        return _digits(tokens, at)
    word = token.lower
    if word in ("a", "an", "another"):
        return _after_article(tokens, at)
    if word in ("no", "none", "nobody", "noone", "no-one", "neither", "without"):
        return _zero(tokens, at)
    if word == "not":
        return _not_one(tokens, at)
    words = _words()
    if word == "half":
        return _half(tokens, at)
    if word in words.pairs:
        if word == "couple":
            return None  # "a couple" starts at its article; "the couple" counts nobody
        return _Value(words.pairs[word], words.pairs[word], at + 1, Kind.WORDS)
    if word in words.fold:
        return _Value(words.fold[word], words.fold[word], at + 1, Kind.FOLD)
    if word in words.vague:
        return _vague(tokens, at)
    if word in words.small:
        return _spelled(tokens, at)
    return None


def _digits(tokens: Tokens, at: int) -> _Value | None:
    text = tokens.words[at]
    last = at + 1
    if not _DIGITS.fullmatch(text) or len(text) > 16:
        return None
    if "." in text and text.count(".") == 1:
        factor, last = _factor(tokens, last)
        if factor == 1:
            return None  # 5.4 is a magnitude, a score, a distance
        return _Value(min(round(float(text) * factor), _LARGEST), round(float(text) * factor), last, Kind.DIGITS)
    value = int(text.replace(",", "").replace(".", ""))
    # "140 000": groups of three set off by a space.
    if len(text) <= 3 and value:
        while (
            last < len(tokens)
            and len(tokens.words[last]) == 3
            and tokens.words[last].isdigit()
            and tokens.starts[last] == tokens.ends[last - 1] + 1
        ):
            value = value * 1000 + int(tokens.words[last])
            last += 1
            if last - at > 4:
                return None
    factor, last = _factor(tokens, last)
    value = min(value * factor, _LARGEST)
    if last < len(tokens) and tokens.lower[last] in _words().collective and factor == 1:
        value, last = value * _words().collective[tokens.lower[last]], last + 1
    return _Value(value, value, last, Kind.DIGITS)


def _factor(tokens: Tokens, last: int) -> tuple[int, int]:
    """A magnitude after digits: "1.2 million", "1.2m", "380 thousand"."""
    words, factor = _words(), 1
    while last < len(tokens):
        token = tokens[last]
        glued = token.start == tokens.ends[last - 1]
        if token.lower in words.magnitudes:
            factor *= words.magnitudes[token.lower]
        elif glued and token.lower in words.suffixes and factor == 1:
            factor *= words.suffixes[token.lower]
        elif (
            factor == 1
            and token.text == "-"
            and glued
            and last + 1 < len(tokens)
            and tokens.lower[last + 1] in words.magnitudes
        ):
            factor *= words.magnitudes[tokens.lower[last + 1]]
            last += 1
        else:
            break
        last += 1
    return min(factor, _LARGEST), last


def _spelled(tokens: Tokens, at: int) -> _Value | None:
    """ "twenty-three", "one hundred and five", "twelve hundred", "two dozen"."""
    words = _words()
    total, group, last, step = 0, 0, at, _LARGEST
    while last < len(tokens):
        word = tokens.lower[last]
        if word in words.small:
            value = words.small[word]
            if value >= step or (last > at and group % 100 and not (group % 100 >= 20 and value < 10)):
                break
            group, step = group + value, 10 if value >= 20 else 1
        elif word in words.magnitudes and last > at:
            magnitude = words.magnitudes[word]
            if magnitude == 100:
                group, step = group * 100, 100
            else:
                total, group, step = total + group * magnitude, 0, magnitude
            if total + group > _LARGEST:
                return None
        elif word in words.collective and last > at:
            return _Value(group * words.collective[word], group * words.collective[word], last + 1, Kind.WORDS)
        elif (
            word == "and"
            and last > at
            and tokens.lower[last - 1] in words.magnitudes
            and _small_next(tokens, last, step)
        ):
            pass
        else:
            break
        last += 1
    value = total + group
    return _Value(value, value, last, Kind.WORDS)


def _small_next(tokens: Tokens, at: int, step: int) -> bool:
    """Does "and" at `at` go on inside a number, as in "one hundred and five"? ("Two hundred and five" does,
    "two hundred and five soldiers" too: in news it is rather read so.)"""
    value = _words().small.get(tokens.lower[at + 1]) if at + 1 < len(tokens) else None
    return value is not None and value < step


def _after_article(tokens: Tokens, at: int) -> _Value | None:
    """ "a", "an", "another", and what they open: "a dozen", "a hundred", "a few", "another 30", "a couple of"."""
    words = _words()
    if at + 1 < len(tokens):
        after = tokens[at + 1]
        word = after.lower
        if word in ("lot", "bit", "little", "while") or (word == "more" and tokens.lower[at] == "another"):
            return None
        if tokens.lower[at] == "another" and _years_old(tokens, at + 2):
            return _Value(1, 1, at + 1, Kind.ARTICLE)  # "another 20-year-old"
        if tokens.lower[at] == "another" and (
            after.text[0].isdigit() or word in words.small or word in words.vague or word in words.collective
        ):
            if word in words.collective:
                return _Value(12, 12, at + 2, Kind.WORDS)
            return None  # "another" is the qualifier of the number after it
        if word in words.totals and at + 2 < len(tokens):
            beyond = tokens[at + 2]
            if (
                beyond.lower == "of"
                or beyond.text[0].isdigit()
                or beyond.lower in words.small
                or beyond.lower in words.vague
            ):
                return None
        if word in words.collective or word in words.magnitudes:
            value = words.collective.get(word) or words.magnitudes[word]
            last = at + 2
            if last < len(tokens) and tokens.lower[last] in words.magnitudes and word in words.magnitudes:
                value, last = value * words.magnitudes[tokens.lower[last]], last + 1
            return _Value(value, value, last, Kind.WORDS)
        if word == "half" and at + 2 < len(tokens) and tokens.lower[at + 2] in ("dozen", "million"):
            return _half(tokens, at + 1)
        if word in ("couple", "pair", "trio", "duo"):
            return _Value(words.pairs[word], words.pairs[word], at + 2, Kind.WORDS)
        if word == "few" or (word == "good" and at + 2 < len(tokens) and tokens.lower[at + 2] == "many"):
            return _vague(tokens, at + 1, opens=at)
        for skip in (1, 2):  # "a number of", "a large number of", "a whole series of"
            if (
                at + skip + 1 < len(tokens)
                and tokens.lower[at + skip] in words.vague_of
                and tokens.lower[at + skip + 1] == "of"
            ):
                place = at + skip + 2
                if place < len(tokens) and (
                    tokens.words[place][0].isdigit() or tokens.lower[place] in words.small or _amount(tokens, place)
                ):
                    return None  # "a barrage of 40 rockets": the number follows
                return _Value(words.vague_of[tokens.lower[at + skip]], None, at + skip + 1, Kind.VAGUE)
    return _Value(1, 1, at + 1, Kind.ARTICLE)


def _years_old(tokens: Tokens, at: int) -> bool:
    """Does what makes an age of a number stand at `at`: "-year-old", " year old"?"""
    after = tokens.lower[at : at + 2]
    return any(word.startswith(("year", "month")) for word in (after if after[:1] in (["-"], ["‑"]) else after[:1]))


def _amount(tokens: Tokens, at: int) -> bool:
    """Do qualifier and number begin at `at`: "more than 100", "about 40"?"""
    return any(
        word[0].isdigit() or word in _words().small or word in _words().vague
        for word in tokens.lower[at : at + 4]
        if word not in ("the", "a")
    ) and tokens.lower[at] in ("more", "about", "around", "at", "some", "up", "over", "nearly", "almost", "as")


def _zero(tokens: Tokens, at: int) -> _Value | None:
    word = tokens.lower[at]
    following = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    if word == "no" and following in ("one", "body"):
        return _Value(0, 0, at + 2, Kind.ZERO)
    if word == "no" and following in ("fewer", "less", "more", "longer", "doubt", "matter", "sooner", ".", ",", "such"):
        return None
    if word == "without" and following in ("a", "the", "any", "further"):
        return None if following != "any" else _Value(0, 0, at + 1, Kind.ZERO)
    return _Value(0, 0, at + 1, Kind.ZERO)


def _not_one(tokens: Tokens, at: int) -> _Value | None:
    """ "not one civilian", "not a single soldier"."""
    after = tuple(tokens.lower[at + 1 : at + 4])
    if after[:1] == ("one",) and after[1:2] not in (("but",), ("or",)):
        return _Value(0, 0, at + 2, Kind.ZERO)
    return _Value(0, 0, at + 3, Kind.ZERO) if after[:2] == ("a", "single") else None


def _half(tokens: Tokens, at: int) -> _Value | None:
    """ "half a dozen", "half a million", "a half dozen"."""
    last = at + 1
    if last < len(tokens) and tokens.lower[last] in ("a", "an"):
        last += 1
    if last < len(tokens):
        word, words = tokens.lower[last], _words()
        unit = words.collective.get(word) or words.magnitudes.get(word)
        if unit:
            return _Value(unit // 2, unit // 2, last + 1, Kind.WORDS)
    return None


def _vague(tokens: Tokens, at: int, opens: int | None = None) -> _Value | None:
    """ "dozens", "tens of thousands", "several hundred", "a few dozen", "many"."""
    words = _words()
    word = tokens.lower[at]
    low, last = words.vague[word], at + 1
    if word == "few" and opens is None:
        before = tokens.lower[at - 1] if at else ""
        if before not in ("the", "these", "those", "past", "last", "first", "another"):
            return None  # "few" without "a" is hardly any
    if word in ("many", "much") and at and tokens.lower[at - 1] in ("as", "how", "so", "too", "not"):
        return None
    if word == "handful" and not (last < len(tokens) and tokens.lower[last] == "of"):
        return None
    if (
        word in ("tens", "hundreds", "dozens", "scores", "thousands")
        and last + 1 < len(tokens)
        and tokens.lower[last] == "of"
    ):
        larger = tokens.lower[last + 1]
        if larger in words.vague and words.vague[larger] >= 2000:
            return _Value(words.vague[word] * words.vague[larger] // 2, None, last + 2, Kind.VAGUE)
    if word in ("several", "few", "many"):
        while last < len(tokens) and (tokens.lower[last] in words.magnitudes or tokens.lower[last] in words.collective):
            low *= words.magnitudes.get(tokens.lower[last]) or words.collective[tokens.lower[last]]
            last += 1
        if last < len(tokens) and tokens.lower[last] in ("dozens", "hundreds", "thousands"):
            low, last = words.vague[tokens.lower[last]], last + 1
    return _Value(low, None, last, Kind.VAGUE)


# --- bounds ----------------------------------------------------------------------------------


def _between(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    if tokens.lower[at] != "between" or at + 3 >= len(tokens):
        return None
    first = _value(tokens, at + 1)
    if first is None or first.last + 1 >= len(tokens) or tokens.lower[first.last] not in ("and", "to", "-", "–"):
        return None
    second = _value(tokens, first.last + 1)
    if second is None or second.low <= first.low or first.kind is Kind.ARTICLE:
        return None
    low = _scaled(first.low, second.low, tokens, first.last, second.last)
    return low, second.low, second.last


def _range_end(tokens: Tokens, last: int, low: int) -> _Value | None:
    """The second half of "20 to 30", "20-30", "20–30", "one or two", after its first half."""
    if last + 1 >= len(tokens):
        return None
    mark, after = tokens[last], tokens[last + 1]
    if not (after.text[0].isdigit() or after.lower in _words().small or after.lower in _words().magnitudes):
        return None
    if mark.text in _RANGE_MARKS:
        if not after.text[0].isdigit():
            return None
    elif mark.lower not in ("to", "or"):
        return None
    second = _value(tokens, last + 1)
    if second is None or second.kind not in (Kind.DIGITS, Kind.WORDS):
        return None
    if mark.lower == "or" and not low < second.low <= low + max(5, low // 2):
        return None
    return second if second.low > low else None


def _scaled(low: int, high: int, tokens: Tokens, low_end: int, high_end: int) -> int:
    """ "between 2 and 3 million": the magnitude belongs to both."""
    magnitude = _words().magnitudes.get(tokens.lower[high_end - 1])
    if magnitude and tokens.lower[low_end - 1] not in _words().magnitudes and low * magnitude <= high:
        return low * magnitude
    return low


def _before(tokens: Tokens, at: int) -> tuple[int, Qualifier | None]:
    """Where the qualifiers before a number begin, and the one that bounds it."""
    bound: Qualifier | None = None
    index, steps = _words().before, 0
    while at > 0 and steps < 4:
        steps += 1
        for phrase, qualifier in index.get(tokens.lower[at - 1], ()):
            begin = at - len(phrase)
            if begin >= 0 and all(tokens.lower[begin + k] == word for k, word in enumerate(phrase)):
                at = begin
                if qualifier is not Qualifier.EXACT and bound is None:
                    bound = qualifier
                break
        else:
            break
    return at, bound


def _after(tokens: Tokens, last: int) -> tuple[int, Qualifier | None]:
    """Where the qualifiers after a number end, and the one that bounds it."""
    if last < len(tokens):
        token = tokens[last]
        if token.text == "+" and token.start == tokens.ends[last - 1]:
            return last + 1, Qualifier.AT_LEAST
        if token.text in ("-", "‑") and last + 1 < len(tokens) and tokens.lower[last + 1] in ("odd", "plus"):
            return last + 2, Qualifier.ABOUT if tokens.lower[last + 1] == "odd" else Qualifier.AT_LEAST
        for phrase, qualifier in _words().after.get(token.lower, ()):
            if all(last + k < len(tokens) and tokens.lower[last + k] == word for k, word in enumerate(phrase)):
                return last + len(phrase), qualifier
    return last, None
