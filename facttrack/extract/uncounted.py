"""Numbers that count nothing: ages, dates, years, clock times, money, percentages, labels, rates."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from facttrack.extract.amounts import Kind, number_words
from facttrack.extract.lexicon import Counts, lexicon
from facttrack.extract.numbers import Number
from facttrack.extract.tables import Told
from facttrack.extract.tagged import Tagged
from facttrack.vocabulary import Qualifier

AGE: Final = re.compile(r"(?:\w+-)?(?:year|month|week|day|hour)s?-old", re.IGNORECASE)
_LAST_DAY: Final = 31
_OLDEST: Final = 115
_GROWN_UP: Final = 21
_MONEY: Final = frozenset("$€£¥")
_NUMBER_SIGNS: Final = frozenset("#№")
_HYPHENS: Final = frozenset("-‑")
_DASHES: Final = frozenset("-‑–")
_YEAR: Final = 4  # digits of a year
#: What counts one person: "a man was killed".
LONE: Final = frozenset({"a", "an"})
_AFTER_BOTH: Final = frozenset(",-–—).")


class _Check(NamedTuple):
    """A way not to count, asked for where one of these words stands right before the number or right after it."""

    asks: Callable[[Tagged, Number], bool]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


def is_no_count(tagged: Tagged, number: Number) -> bool:
    """Ages, dates, years, clock times, money, percentages, labels and compounds."""
    if number.kind in (Kind.ARTICLE, Kind.ZERO, Kind.FOLD):
        return False
    lower = tagged.lower
    clues = (
        _before[lower(number.first - 1)]
        | _before[lower(number.opens - 1)]
        | _after[lower(number.last)]
        | _after[lower(number.closes)]
        | _alone[lower(number.first)]
    )
    if number.qualifier in (Qualifier.FEWER_THAN, Qualifier.MORE_THAN):
        clues |= _bit(_is_said_age)
    if any(asks(tagged, number) for asks in _asked(clues)) or lower(number.opens - 2) == "population":
        return True
    return tagged.glued(number.first) and tagged.words[number.first - 1][-1].isalpha()  # "told ABC15"


@cache
def _checks() -> tuple[_Check, ...]:
    sets = lexicon().sets
    return (
        _Check(_is_rate, _MONEY | {"/", "population"}, sets["rates"]),
        _Check(_is_name, _NUMBER_SIGNS | sets["labels"] | {"of", "and", "number"}, sets["stations"]),
        _Check(_is_service, sets["services"]),
        _Check(_is_meant_as_ordinal, LONE),
        _Check(_is_year),
        _Check(_is_years_old, after=sets["age_words"] | sets["before_old"] | {"and", "or", "s"}),
        _Check(_is_listed_age, sets["ages"] | {"both", "and", ",", "to", "of"}),
        _Check(_is_said_age, sets["turning"] | sets["be"] | {","}),
        _Check(_is_age_of_name, frozenset(",("), frozenset(",")),
        _Check(_is_date, sets["months"] | {"."}, sets["months"] | {"of"}),
        _Check(_is_compound, _DASHES, _HYPHENS),
        _Check(_is_time, frozenset(":"), sets["clock"] | {":"}),
        _Check(_is_relative, frozenset({"as", "of", "but"})),
        _Check(_is_ratio, frozenset({"in"}), sets["denominators"] | {"in"}),
        _Check(_is_shot, after=frozenset({"shot"})),
        _Check(_is_pronoun, frozenset({"one"})),
        _Check(_is_footnote, frozenset("[")),
    )


@cache
def _bit(asks: Callable[[Tagged, Number], bool]) -> int:
    """The bit that stands for a check among the clues."""
    return 1 << [check.asks for check in _checks()].index(asks)


@cache
def _asked(clues: int) -> tuple[Callable[[Tagged, Number], bool], ...]:
    """The checks that the clues call for."""
    return tuple(check.asks for check in _checks() if clues & _bit(check.asks))


def _alone_clues(word: str) -> int:
    """What the number's own first word may make of it: "1998", "007", "911", "one"."""
    clues = _bit(_is_year) if len(word) == _YEAR else 0
    if word.startswith("0") or word in lexicon().sets["emergency"]:
        clues |= _bit(_is_name)
    return clues | _bit(_is_pronoun) if word == "one" else clues


def _after_clues(word: str) -> int:
    clues = sum(_bit(check.asks) for check in _checks() if word in check.after)
    return clues | _bit(_is_years_old) if word.endswith("-old") else clues


_before: Final = Told(lambda word: sum(_bit(check.asks) for check in _checks() if word in check.before))
_after: Final = Told(_after_clues)
_alone: Final = Told(_alone_clues)


def _is_rate(tagged: Tagged, number: Number) -> bool:
    """ "12%", "$300", "1/5", "a population of 30,000"."""
    before = tagged.lower(number.first - 1)
    if tagged.lower(number.last) in tagged.lex.sets["rates"] or before in _MONEY or before == "/":
        return True
    return tagged.lower(number.opens - 1) == "population"


def _is_shot(tagged: Tagged, number: Number) -> bool:
    """ "The officer fired one shot": what was fired, not who was shot."""
    return tagged.lower(number.opens - 1) in tagged.lex.sets["firing"]


def _is_compound(tagged: Tagged, number: Number) -> bool:
    """ "RPG-7", "COVID-19"; "12-member", "19-year-old"."""
    first, last = number.first, number.last
    if tagged.lower(last) in _HYPHENS and tagged.glued(last) and tagged.glued(last + 1) and number.closes == last:
        return True
    dashed = tagged.lower(first - 1) in _DASHES and tagged.glued(first) and tagged.glued(first - 1)
    return dashed and tagged.tokens.words[first - 2][-1].isalnum()


def _is_time(tagged: Tagged, number: Number) -> bool:
    """ "10:45", both its halves; "10 a.m.", "9 o'clock"."""
    first, last = number.first, number.last
    after = tagged.lower(last)
    if after in tagged.lex.sets["clock"]:
        return True
    if after == ":" and tagged.glued(last) and tagged.glued(last + 1) and tagged.lower(last + 1)[:1].isdigit():
        return True
    return tagged.lower(first - 1) == ":" and tagged.glued(first) and tagged.tokens.words[first - 2][-1].isdigit()


def _is_name(tagged: Tagged, number: Number) -> bool:
    """ "#4", "page 4", "image 2 of 8", "told Wave 3 News", "she called 911", "007"."""
    first, last, sets = number.first, number.last, tagged.lex.sets
    before, after, word = tagged.lower(first - 1), tagged.lower(last), tagged.lower(first)
    if before in _NUMBER_SIGNS or (before == "of" and tagged.lower(first - 3) in sets["firm_labels"]):
        return True
    if number.kind is Kind.DIGITS and (
        word.startswith("0") or (number.opens == first and _is_labelled(tagged, number))
    ):
        return True
    if after in sets["stations"] and tagged.tokens.words[last][0].isupper():
        return True
    return word in sets["emergency"] and not tagged.lex.kinds.get(after, Counts.NOTHING)


def _is_service(tagged: Tagged, number: Number) -> bool:
    """ "Rescue 1122", "the helpline 108": a service by the number that people dial; "Rescue 112 miners" counts."""
    sets, first, after = tagged.lex.sets, number.first, tagged.lower(number.last)
    if tagged.lower(first) not in sets["service_numbers"] or number.opens != first:
        return False
    named = tagged.tokens.words[first - 1][0].isupper() or tagged.lower(first - 1) not in tagged.lex.verbs
    return named and (after in sets["service_staff"] or not tagged.lex.kinds.get(after, Counts.NOTHING))


def _is_meant_as_ordinal(tagged: Tagged, number: Number) -> bool:
    """ "An eight victim", where "eighth" was meant. In "a two man crew" the two are counted."""
    after, beyond, kinds = tagged.lower(number.last), tagged.lower(number.last + 1), tagged.lex.kinds
    one = bool(kinds.get(after, Counts.NOTHING) & Counts.PEOPLE) and after not in tagged.lex.plurals
    first = number.kind is Kind.WORDS and number.opens == number.first
    return first and one and not kinds.get(beyond, Counts.NOTHING) and beyond not in tagged.lex.groups


def _is_relative(tagged: Tagged, number: Number) -> bool:
    """ "As young as eight", "a mother of 12", "all but two of the 30"."""
    first, sets = number.first, tagged.lex.sets
    before, beyond = tagged.lower(first - 1), tagged.lower(first - 2)
    if before == "as":
        return tagged.lower(first - 3) == "as" and beyond not in sets["as_much"]
    if before == "of":
        if beyond in sets["firm_labels"] and number.kind is Kind.DIGITS:
            return True  # "a magnitude of 6"
        return beyond in sets["parents"] and tagged.tags[number.last : number.last + 1] != ["w"]
    return before == "but" and beyond == "all"


def _is_ratio(tagged: Tagged, number: Number) -> bool:
    """ "Two thirds", "one in five people", "nine in ten of them": both numbers of the ratio."""
    first, last = number.first, number.last
    after = tagged.lower(last)
    if after in tagged.lex.sets["denominators"]:
        return True
    if after == "in" and tagged.lower(last + 1) in number_words():
        return tagged.lower(first) == "one" or tagged.lower(last + 2) == "of" or _ends_ratio(tagged, number)
    return _ends_ratio(tagged, number)


def _ends_ratio(tagged: Tagged, number: Number) -> bool:
    """ "One in [five] people", "nine in [ten] of them"."""
    if tagged.lower(number.first - 1) != "in":
        return False
    share = tagged.lower(number.first - 2)
    return share == "one" or (tagged.lower(number.last) == "of" and share in number_words())


def _is_pronoun(tagged: Tagged, number: Number) -> bool:
    """ "One another", "one day", "one at a time"; "the one 12 …"; "a remark about one of them"."""
    first, last = number.first, number.last
    after_one = tagged.lower(first) == "one" and (
        tagged.lower(last) in tagged.lex.sets["after_one"]
        or tuple(tagged.words[last : last + 3]) == ("at", "a", "time")
        or tuple(tagged.words[last : last + 2]) == ("by", "one")
    )
    spoken_of = number.opens < number.first and tagged.lower(number.opens) == "about" and tagged.lower(last) == "of"
    return after_one or spoken_of or tagged.lower(number.first - 1) == "one"


def _is_footnote(tagged: Tagged, number: Number) -> bool:
    """ "Two died.[7]": the mark of a note."""
    return tagged.lower(number.last) == "]" and tagged.glued(number.first)


def _is_labelled(tagged: Tagged, number: Number) -> bool:
    """ "page 4", "km 10": the number names something. "In the district 90 barns" counts."""
    at = number.first - 1
    if tagged.lower(at) == "and" and tagged.lower(at - 1).isdigit():
        at -= 2  # "homicides number 10 and 11"
    if tagged.lower(at) == "number" and tagged.lower(at - 1) in tagged.lex.plurals:
        return True
    if tagged.lower(number.first - 1) not in tagged.lex.sets["labels"]:
        return False
    after = tagged.tags[number.last] if number.last < tagged.size else "."
    return after != "w" or tagged.lower(number.first - 1) in tagged.lex.sets["firm_labels"]


def _is_date(tagged: Tagged, number: Number) -> bool:
    """ "4 June", "the 4th of June", "June 4", "Jan. 4"; not "she may 4"."""
    if number.kind is not Kind.DIGITS or (number.low or 0) > _LAST_DAY:
        return False
    sets, words, first = tagged.lex.sets, tagged.tokens.words, number.first
    before, after = tagged.lower(first - 1), tagged.lower(number.last)
    if after == "of" and tagged.lower(number.last + 1) in sets["months"]:
        return True
    if after in sets["months"] and (after not in sets["months_or_verbs"] or words[number.last][0].isupper()):
        return True
    if before == ".":
        return tagged.lower(first - 2) in sets["months"] and words[first - 2][0].isupper()
    return before.rstrip(".") in sets["months"] and words[first - 1][0].isupper()


def _is_year(tagged: Tagged, number: Number) -> bool:
    """Four digits that name a year, unless a counted word follows."""
    text = tagged.tokens.words[number.first]
    if number.qualifier is Qualifier.RANGE and _year(number.low) and _year(number.high) and text.isdigit():
        return True  # "between 1975 and 1990"
    if len(text) != 4 or not text.isdigit() or not _year(int(text)) or number.last - number.first != 1:
        return False
    after = tagged.lower(number.last)
    counted = tagged.lex.kinds.get(after, Counts.NOTHING) & (Counts.PEOPLE | Counts.THINGS)
    return not (counted and after in tagged.lex.plurals) and number.qualifier is Qualifier.EXACT


def _year(value: int | None) -> bool:
    return value is not None and 1900 <= value <= 2100


def _is_years_old(tagged: Tagged, number: Number) -> bool:
    """By what follows: "19 year-olds", "23 - year - old", "a 16 and 17-year-old", "16 or younger", "in her 20s"."""
    sets, last = tagged.lex.sets, number.last
    after, beyond = tagged.lower(last), tagged.lower(last + 1)
    if after in sets["age_words"] or (after.endswith("-old") and AGE.fullmatch(after)):
        return True
    if after in sets["before_old"] and any(tagged.lower(place) == "old" for place in range(last + 1, last + 5)):
        return True
    if after == "and" and beyond.isdigit() and tagged.lower(last + 2) in sets["second_age"]:
        return True
    if after in ("or", "and") and beyond in sets["and_older"]:
        return True
    return after == "s" and tagged.glued(last)


def _is_listed_age(tagged: Tagged, number: Number) -> bool:
    """By what stands before: "aged 12", "ages 15, 16 and 17", "both 19,"."""
    before = tagged.lower(number.first - 1)
    if before in tagged.lex.sets["ages"]:
        return True
    if before == "both":
        return tagged.lower(number.last) in _AFTER_BOTH
    return before in ("and", ",", "to", "of") and _in_ages(tagged, number.first - 1)


def _is_age_of_name(tagged: Tagged, number: Number) -> bool:
    """ "Maria Lopez, 41, said", "Robert Atkins 21, was killed"."""
    if number.kind is not Kind.DIGITS or (number.low or 0) > _OLDEST or number.opens != number.first:
        return False
    before, after = tagged.lower(number.first - 1), tagged.lower(number.last)
    if after == "," and number.first > 1:
        name = tagged.tokens.words[number.first - 2 : number.first]
        if all(word[0].isupper() and not word.isupper() for word in name):
            return before not in tagged.lex.sets["time"]
    return before in (",", "(") and (not after or after in tagged.lex.sets["after_age"]) and _is_named(tagged, number)


def _in_ages(tagged: Tagged, at: int) -> bool:
    """Is the mark at `at` one of a list: "ages 15, 16 and 17"?"""
    for place in range(at, max(-1, at - 9), -1):
        word = tagged.lower(place)
        if word in tagged.lex.sets["ages"]:
            return True
        if tagged.tags[place] == "B" and _tells_ages(tagged, place - 1):
            return True  # "the ages of the dead were 17, 18 and 21"
        if word not in tagged.lex.sets["between_ages"] and not word.isdigit():
            return False
    return False


def _is_said_age(tagged: Tagged, number: Number) -> bool:
    """ "who was 46", "she turned 40", "their ages were 6 and 11", "a man, believed to be 50, was"."""
    before, beyond = tagged.lower(number.opens - 1), tagged.lower(number.opens - 2)
    if before in tagged.lex.sets["turning"] and (
        tagged.tags[number.closes : number.closes + 1] != ["w"] or tagged.lower(number.closes) in ("a", "an")
    ):
        return True
    young = number.qualifier is Qualifier.FEWER_THAN and (number.high or 0) <= _GROWN_UP
    under = young and tagged.lower(number.opens) in ("under", "below", "just")
    if under and tagged.lex.kinds.get(before, Counts.NOTHING) & Counts.PEOPLE:
        return True  # "children under 15 who were hurt"
    grown = number.qualifier is Qualifier.MORE_THAN and (number.low or 0) <= _OLDEST and tagged.closes(number.closes)
    if grown and tagged.lower(number.opens) in ("over", "above") and before in tagged.lex.plurals:
        return bool(tagged.lex.kinds.get(before, Counts.NOTHING) & Counts.PEOPLE)  # "most of them people over 65"
    if (number.high or number.low or 0) > _OLDEST or not tagged.closes(number.closes):
        return False
    if tagged.tags[number.opens - 1] == "B" and (
        beyond in ("who", "he", "she") or _tells_ages(tagged, number.opens - 2) or _is_pair_of_ages(tagged, number)
    ):
        return True
    if number.qualifier is Qualifier.FEWER_THAN and (number.high or 0) <= _GROWN_UP:
        return tagged.tags[number.opens - 1 : number.opens] == ["B"]  # "all were under 18"
    if number.qualifier is Qualifier.RANGE:
        return before == "," and tagged.lower(number.closes) in (",", ".")
    if before == "be" and beyond == "to" and tagged.lower(number.opens - 4) == ",":
        noun = tagged.lower(number.opens - 5)
        return bool(tagged.lex.kinds.get(noun, Counts.NOTHING) & Counts.PEOPLE) and noun not in tagged.lex.plurals
    return False


def _tells_ages(tagged: Tagged, at: int) -> bool:
    """Are ages the subject that ends at `at`: "their ages", "the ages of the three victims"?"""
    while at > 0 and tagged.tags[at] in "wDPo#" and tagged.lower(at) not in tagged.lex.sets["ages"]:
        at -= 1
    return tagged.lower(at) in tagged.lex.sets["ages"]


def _is_pair_of_ages(tagged: Tagged, number: Number) -> bool:
    """ "The victims are 17 and 18": two bare numbers."""
    joined = tagged.lower(number.last) == "and" and tagged.lower(number.last + 1).isdigit()
    return joined and number.kind is Kind.DIGITS and tagged.closes(number.last + 2)


def _is_named(tagged: Tagged, number: Number) -> bool:
    """Does a name or a single person stand before the comma: "Maria Lopez, 41,", "her daughter, 9,"?"""
    at = number.first - 2
    if at >= 0 and tagged.lower(at) == "." and tagged.glued(at):
        at -= 1  # "Webb Jr., 47"
    if at < 0:
        return False
    name = tagged.tokens[at]
    if not name.text[0].isalpha():
        return tagged.lower(at).isdigit() and tagged.lower(number.last) in (",", "and", ".")
    if tagged.lower(number.last) == "of" and tagged.lower(number.last + 1) in tagged.lex.sets["wholes"]:
        return False
    if tagged.lex.kinds.get(name.lower, Counts.NOTHING) & Counts.PEOPLE or (
        name.lower in tagged.lex.kinds and name.text[0].islower()
    ):
        return name.lower not in tagged.lex.plurals
    return name.text[0].isupper() and not (name.text.isupper() and tagged.lower(number.last) != ",")
