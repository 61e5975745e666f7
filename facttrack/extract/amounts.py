"""What a number in words or digits is worth, without the words that bound it: "1.2m", "140 000", "a few hundred"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from facttrack.extract.document import Tokens
from facttrack.extract.tables import table


class Kind(Enum):
    """How a number is written, which decides where it may count."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    ARTICLE = "article"  # a, an, another
    ZERO = "zero"  # no, none, no one
    FOLD = "fold"  # double, triple


class Amount(NamedTuple):
    """A number's bounds, the token after its last, and how it is written."""

    low: int
    high: int | None
    last: int
    kind: Kind


_Reader = Callable[[Tokens, int], Amount | None]
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d+|\d+\.\d+")
_LONGEST: Final = 16  # characters of a number in digits at most
_LARGEST: Final = 10**12
_DOZEN: Final = 12


@dataclass(frozen=True, slots=True)
class Numerals:
    """The tables of number words, ready for lookup."""

    small: dict[str, int]  # "seven", "twenty-three"
    magnitudes: dict[str, int]
    suffixes: dict[str, int]
    collective: dict[str, int]
    units: dict[str, int]  # collective and magnitudes
    vague: dict[str, int]
    vague_of: dict[str, int]
    fold: dict[str, int]
    pairs: dict[str, int]
    starts: frozenset[str]  # every word that a number can begin with
    opened: frozenset[str]  # words after "a" that make more of it than one
    sets: dict[str, frozenset[str]]


@cache
def numerals() -> Numerals:
    numbers = table("numbers")
    small = dict(numbers["ones"])
    small |= numbers["tens"]
    for ten, tens in numbers["tens"].items():
        for one, value in numbers["ones"].items():
            if 0 < value < 10:
                small |= {f"{ten}-{one}": tens + value, f"{ten}{one}": tens + value}
    sets = {name: frozenset(words.split()) for name, words in numbers["context"].items()}
    magnitudes, collective = dict(numbers["magnitudes"]), dict(numbers["collective"])
    vague, vague_of, fold, pairs = (dict(numbers[name]) for name in ("vague", "vague_of", "fold", "pairs"))
    units = collective | magnitudes
    starts = frozenset[str]().union(small, units, vague, vague_of, fold, pairs, sets["openers"], sets["zero"])
    opened = frozenset[str]().union(units, vague_of, sets["groups"], sets["totals"], sets["uncounted"])
    return Numerals(
        small=small,
        magnitudes=magnitudes,
        suffixes=dict(numbers["suffixes"]),
        collective=collective,
        units=units,
        vague=vague,
        vague_of=vague_of,
        fold=fold,
        pairs=pairs,
        starts=starts,
        opened=opened | {"half", "few", "good"},
        sets=sets,
    )


def number_words() -> frozenset[str]:
    """Every word that a number can begin with, in lower case."""
    return numerals().starts


def amount_at(tokens: Tokens, at: int) -> Amount | None:
    """The number that begins at `at`, without its qualifier."""
    word = tokens.lower[at]
    read = _readers().get(word)
    if read is not None:
        return read(tokens, at)
    return _digits(tokens, at) if word[0].isdigit() else None


@cache
def _readers() -> dict[str, _Reader]:
    """Who reads the number that a word begins. ("Dozen", "hundred", "couple" begin none by themselves.)"""
    words = numerals()
    readers: dict[str, _Reader] = dict.fromkeys(words.small, _spelled)
    readers |= dict.fromkeys(words.vague, _vague)
    readers |= dict.fromkeys(words.fold, _fold)
    readers |= dict.fromkeys(words.pairs.keys() - {"couple"}, _pair)
    readers |= dict.fromkeys(words.sets["zero"], _zero)
    return readers | {"a": _article, "an": _article, "another": _another, "not": _not_one, "half": _half}


@cache
def spelled() -> dict[str, int]:
    """What the words are worth that are numbers by themselves: "seven", "twenty-three"."""
    return {word: value for word, value in numerals().small.items() if _readers()[word] is _spelled}


def _word(tokens: Tokens, at: int) -> str:
    return tokens.lower[at] if 0 <= at < len(tokens.lower) else ""


def is_number(word: str) -> bool:
    """Is it digits, or a number word that is no unit: "12", "seven", "dozens"?"""
    words = numerals()
    return word[:1].isdigit() or word in words.small or word in words.vague


# --- digits ----------------------------------------------------------------------------------


def _digits(tokens: Tokens, at: int) -> Amount | None:
    text = tokens.words[at]
    if len(text) > _LONGEST or not _DIGITS.fullmatch(text):
        return None
    if text.count(".") == 1:
        factor, last = _factor(tokens, at + 1)
        if factor == 1:
            return None  # 5.4 is a magnitude, a score, a distance
        value = min(round(float(text) * factor), _LARGEST)
        return Amount(value, value, last, Kind.DIGITS)
    value, last = int(text.replace(",", "").replace(".", "")), at + 1
    if len(text) <= 3 and value:
        while _is_group(tokens, last):
            value, last = value * 1000 + int(tokens.words[last]), last + 1
            if last - at > 4:
                return None
    factor, last = _factor(tokens, last)
    value = min(value * factor, _LARGEST)
    unit = numerals().collective.get(_word(tokens, last)) if factor == 1 else None
    if unit is not None:
        value, last = value * unit, last + 1
    return Amount(value, value, last, Kind.DIGITS)


def _is_group(tokens: Tokens, at: int) -> bool:
    """ "140 000": groups of three set off by a space."""
    return (
        at < len(tokens.words)
        and len(tokens.words[at]) == 3
        and tokens.words[at].isdigit()
        and tokens.starts[at] == tokens.ends[at - 1] + 1
    )


def _factor(tokens: Tokens, last: int) -> tuple[int, int]:
    """A magnitude after digits, and where it ends: "1.2 million", "1.2m", "380 thousand", "5-million"."""
    words, factor = numerals(), 1
    while last < len(tokens.lower):
        word = tokens.lower[last]
        if word not in words.magnitudes:
            if factor != 1 or tokens.starts[last] != tokens.ends[last - 1]:
                break
            if word == "-" and _word(tokens, last + 1) in words.magnitudes:
                last += 1
                word = tokens.lower[last]
            elif word not in words.suffixes:
                break
        factor = min(factor * (words.magnitudes.get(word) or words.suffixes[word]), _LARGEST)
        last += 1
    return factor, last


# --- words -----------------------------------------------------------------------------------


def _spelled(tokens: Tokens, at: int) -> Amount | None:
    """ "twenty-three", "one hundred and five", "twelve hundred", "two dozen"."""
    words = numerals()
    total, group, last, step = 0, 0, at, _LARGEST
    while last < len(tokens.lower):
        word = tokens.lower[last]
        if word in words.small:
            value = words.small[word]
            if value >= step or (last > at and group % 100 and not (group % 100 >= 20 and value < 10)):
                break
            group, step = group + value, 10 if value >= 20 else 1
        elif word in words.magnitudes:
            magnitude = words.magnitudes[word]
            if magnitude == 100:
                group, step = group * 100, 100
            else:
                total, group, step = total + group * magnitude, 0, magnitude
            if total + group > _LARGEST:
                return None
        elif word in words.collective:
            value = group * words.collective[word]
            return Amount(value, value, last + 1, Kind.WORDS)
        elif not (word == "and" and tokens.lower[last - 1] in words.magnitudes and _goes_on(tokens, last, step)):
            break
        last += 1
    return Amount(total + group, total + group, last, Kind.WORDS)


def _goes_on(tokens: Tokens, at: int, step: int) -> bool:
    """Does "and" at `at` go on inside a number, as in "one hundred and five"? ("Two hundred and five" does,
    "two hundred and five soldiers" too: in news it is rather read so.)"""
    value = numerals().small.get(_word(tokens, at + 1))
    return value is not None and value < step


def _article(tokens: Tokens, at: int) -> Amount | None:
    """ "a", "an", and what they open: "a dozen", "a hundred", "a few", "a couple of", "a large number of"."""
    words = numerals()
    after, beyond = _word(tokens, at + 1), _word(tokens, at + 2)
    if after not in words.opened and beyond not in words.vague_of:
        return Amount(1, 1, at + 1, Kind.ARTICLE)
    if after in words.sets["uncounted"]:
        return None
    if after in words.sets["totals"] and (beyond == "of" or is_number(beyond)):
        return None  # "a total of 12": the number follows
    if after in words.units:
        return unit_at(tokens, at + 1)
    if after == "half" and beyond in words.units:
        return _half(tokens, at + 1)
    if after in words.sets["groups"]:
        return _pair(tokens, at + 1)
    if after == "few":
        return _several(tokens, at + 1)
    if after == "good" and beyond == "many":
        return _several(tokens, at + 2)
    for noun in (at + 1, at + 2):
        if _word(tokens, noun) in words.vague_of and _word(tokens, noun + 1) == "of":
            return None if after in words.sets["unspecified"] else _series(tokens, noun)
    return Amount(1, 1, at + 1, Kind.ARTICLE)


def _another(tokens: Tokens, at: int) -> Amount | None:
    """ "another man", "another dozen"; in "another 30" it is the qualifier of the number after it."""
    after = _word(tokens, at + 1)
    if after == "more":
        return None
    if _years_old(tokens, at + 2) and after not in numerals().sets["uncounted"]:
        return Amount(1, 1, at + 1, Kind.ARTICLE)  # "another 20-year-old"
    if after in numerals().collective:
        return Amount(_DOZEN, _DOZEN, at + 2, Kind.WORDS)
    return None if is_number(after) else _article(tokens, at)


def _years_old(tokens: Tokens, at: int) -> bool:
    """Does what makes an age of a number stand at `at`: "-year-old", " year old"?"""
    after = tokens.lower[at : at + 2]
    return any(word.startswith(("year", "month")) for word in (after if after[:1] in (["-"], ["‑"]) else after[:1]))


def unit_at(tokens: Tokens, at: int) -> Amount:
    """ "[a] dozen", "[a] hundred thousand"."""
    words = numerals()
    value, last = words.units[tokens.lower[at]], at + 1
    if tokens.lower[at] in words.magnitudes and (more := words.magnitudes.get(_word(tokens, last))) is not None:
        value, last = value * more, last + 1
    return Amount(value, value, last, Kind.WORDS)


def _series(tokens: Tokens, noun: int) -> Amount | None:
    """ "[a] number of", "[a whole] series of"; in "a barrage of 40 rockets" the number follows."""
    words, begin = numerals(), noun + 2
    word = _word(tokens, begin)
    if word[:1].isdigit() or word in words.small:
        return None
    if word in words.sets["amounts"] and any(map(is_number, set(tokens.lower[begin : begin + 4]))):
        return None  # "a series of more than 100 raids"
    return Amount(words.vague_of[tokens.lower[noun]], None, noun + 1, Kind.VAGUE)


def _zero(tokens: Tokens, at: int) -> Amount | None:
    word, after, sets = tokens.lower[at], _word(tokens, at + 1), numerals().sets
    if word == "no" and after in sets["nobody"]:
        return Amount(0, 0, at + 2, Kind.ZERO)
    if (word == "no" and after in sets["not_none"]) or (word == "without" and after in sets["not_without"]):
        return None
    return Amount(0, 0, at + 1, Kind.ZERO)


def _not_one(tokens: Tokens, at: int) -> Amount | None:
    """ "not one civilian", "not a single soldier"."""
    after, beyond = _word(tokens, at + 1), _word(tokens, at + 2)
    if after == "one" and beyond not in ("but", "or"):
        return Amount(0, 0, at + 2, Kind.ZERO)
    return Amount(0, 0, at + 3, Kind.ZERO) if (after, beyond) == ("a", "single") else None


def _half(tokens: Tokens, at: int) -> Amount | None:
    """ "half a dozen", "half a million", "[a] half dozen"."""
    last = at + 2 if _word(tokens, at + 1) in ("a", "an") else at + 1
    unit = numerals().units.get(_word(tokens, last))
    return Amount(unit // 2, unit // 2, last + 1, Kind.WORDS) if unit else None


def _pair(tokens: Tokens, at: int) -> Amount:
    value = numerals().pairs[tokens.lower[at]]
    return Amount(value, value, at + 1, Kind.WORDS)


def _fold(tokens: Tokens, at: int) -> Amount:
    value = numerals().fold[tokens.lower[at]]
    return Amount(value, value, at + 1, Kind.FOLD)


# --- vague -----------------------------------------------------------------------------------


def _vague(tokens: Tokens, at: int) -> Amount | None:
    """ "dozens", "tens of thousands", "several hundred", "many"; "few" without "a" is hardly any."""
    word, before, sets = tokens.lower[at], _word(tokens, at - 1), numerals().sets
    if word == "few" and before not in sets["before_few"]:
        return None
    return None if word == "many" and before in sets["before_no_many"] else _several(tokens, at)


def _several(tokens: Tokens, at: int) -> Amount | None:
    words = numerals()
    word, after = tokens.lower[at], _word(tokens, at + 1)
    low, last = words.vague[word], at + 1
    if word == "handful" and after != "of":
        return None
    if after == "of" and word in words.sets["of_thousands"]:
        larger = words.vague.get(_word(tokens, at + 2), 0)
        if larger >= 2000:
            return Amount(low * larger // 2, None, at + 3, Kind.VAGUE)
    if word in words.sets["multiplied"]:
        while (unit := words.units.get(_word(tokens, last))) is not None:
            low, last = min(low * unit, _LARGEST), last + 1
        if _word(tokens, last) in words.sets["multiples"]:
            low, last = words.vague[tokens.lower[last]], last + 1
    return Amount(low, None, last, Kind.VAGUE)
