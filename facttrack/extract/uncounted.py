"""Numbers that count nothing: ages, dates, years, clock times, money, percentages, labels, rates."""

from __future__ import annotations

import re

from facttrack.extract.amounts import Kind, number_words
from facttrack.extract.lexicon import Counts
from facttrack.extract.numbers import Number
from facttrack.extract.tagged import Tagged
from facttrack.vocabulary import Qualifier

AGE = re.compile(r"(?:\w+-)?years?-old", re.IGNORECASE)
_AS_MUCH = frozenset({"many", "few", "much", "well", "high"})
_OLDEST = 115
_GROWN_UP = 21
_MONEY = frozenset("$€£¥")
_AFTER_AGE = frozenset({",", ")", ".", "", ";", "and", "—", "–", "-", "of", "from", "is", "was"})


def is_no_count(tagged: Tagged, number: Number) -> bool:
    """Ages, dates, years, clock times, money, percentages, labels and compounds."""
    first, last = number.first, number.last
    before, after = tagged.lower(number.first - 1), tagged.lower(last)
    if number.kind in (Kind.ARTICLE, Kind.ZERO, Kind.FOLD):
        return False
    if after in tagged.lex.sets["rates"] or before in _MONEY or before == "/":
        return True
    if (
        before in ("-", "‑", "–")
        and tagged.glued(first)
        and tagged.glued(first - 1)
        and tagged.tokens.words[first - 2][-1].isalnum()
    ):
        return True  # "RPG-7", "COVID-19"
    if after in ("-", "‑") and tagged.glued(last) and tagged.glued(last + 1) and number.closes == last:
        return True  # "12-member", "19-year-old"
    if after == ":" and tagged.glued(last) and tagged.glued(last + 1) and tagged.lower(last + 1)[:1].isdigit():
        return True
    if before == ":" and tagged.glued(first) and tagged.tokens.words[first - 2][-1].isdigit():
        return True
    if after in tagged.lex.sets["stations"] and tagged.tokens.words[last][0].isupper():
        return True  # "told Wave 3 News"
    if after in tagged.lex.sets["clock"]:
        return True
    if before in ("#", "№") or (number.kind is Kind.DIGITS and number.opens == first and _is_labelled(tagged, number)):
        return True
    if before == "of" and tagged.lower(first - 3) in tagged.lex.sets["firm_labels"]:
        return True  # "image 2 of 8"
    if before == "as" and tagged.lower(first - 2) not in _AS_MUCH and tagged.lower(first - 3) == "as":
        return True  # "as young as eight"
    if (
        before == "of"
        and tagged.lower(first - 2) in tagged.lex.sets["parents"]
        and tagged.tags[last : last + 1] != ["w"]
    ):
        return True  # "a mother of 12"
    if "population" in (tagged.lower(number.opens - 2), tagged.lower(number.opens - 1)):
        return True  # "a population of 30,000"
    if after in tagged.lex.sets["denominators"]:
        return True
    if before == "but" and tagged.lower(first - 2) == "all":
        return True  # "all but two of the 30"
    if after == "in" and tagged.lower(first) == "one" and tagged.lower(last + 1) in number_words():
        return True  # "one in five people"
    if before == "in" and tagged.lower(first - 2) == "one":
        return True
    if before == "in" and after == "of" and tagged.lower(first - 2) in number_words():
        return True  # "nine in ten of them"
    if after == "in" and tagged.lower(last + 1) in number_words() and tagged.lower(last + 2) == "of":
        return True
    if _is_date(tagged, number) or _is_year(tagged, number) or _is_age(tagged, number):
        return True
    if number.kind is Kind.DIGITS and tagged.tokens.words[first].startswith("0"):
        return True
    if tagged.lower(first) in tagged.lex.sets["emergency"] and not tagged.lex.kinds.get(after, Counts.NOTHING):
        return True  # "she called 911"
    return before == "one" or (tagged.lower(first) == "one" and after in tagged.lex.sets["after_one"])


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
    months = tagged.lex.sets["months"]
    before, after = tagged.tokens[number.first - 1] if number.first else None, tagged.lower(number.last)
    if number.kind is not Kind.DIGITS or (number.low or 0) > 31:
        return False
    if after == "of" and tagged.lower(number.last + 1) in months:
        return True
    if after in months and (after not in ("may", "march") or tagged.tokens.words[number.last][0].isupper()):
        return True
    if before is None or (
        before.lower.rstrip(".") not in months and not (before.text == "." and tagged.lower(number.first - 2) in months)
    ):
        return False
    word = before if before.text != "." else tagged.tokens[number.first - 2]
    return word.text[0].isupper()


def _is_year(tagged: Tagged, number: Number) -> bool:
    """Four digits that name a year, unless a counted word follows."""
    text = tagged.tokens.words[number.first]
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100 or number.last - number.first != 1:
        return False
    after = tagged.lower(number.last)
    counted = tagged.lex.kinds.get(after, Counts.NOTHING) & (Counts.PEOPLE | Counts.THINGS)
    return not (counted and after in tagged.lex.plurals) and number.qualifier is Qualifier.EXACT


def _is_age(tagged: Tagged, number: Number) -> bool:
    """ "Temur Lomidze, 51, was killed"; "aged 12"; "19-year-old"; "a 23 year-old"; "two women, both 19"."""
    after, beyond = tagged.lower(number.last), tagged.lower(number.last + 1)
    if AGE.fullmatch(after) or after in tagged.lex.sets["age_words"]:
        return True
    if after in ("-", "–", "‑", "year", "years", "month", "months") and "old" in (
        beyond,
        tagged.lower(number.last + 2),
        tagged.lower(number.last + 3),
        tagged.lower(number.last + 4),
    ):
        return True
    if after == "and" and beyond.isdigit() and tagged.lower(number.last + 2) in ("-", "‑", "year-old", "year", "years"):
        return True  # "a 16 and 17-year-old"
    before = tagged.lower(number.first - 1)
    if before in tagged.lex.sets["ages"] or (before in ("and", ",", "to", "of") and _in_ages(tagged, number.first - 1)):
        return True
    if before == "both" and after in (",", "-", "–", "—", ")", "."):
        return True
    if after in ("or", "and") and beyond in tagged.lex.sets["and_older"]:
        return True  # "all 16 or younger"
    if after == "s" and tagged.glued(number.last):
        return True  # "in her 20s"
    if _is_said_age(tagged, number):
        return True
    if number.kind is not Kind.DIGITS or (number.low or 0) > _OLDEST or number.opens != number.first:
        return False
    if (
        after == ","
        and number.first > 1
        and all(
            word[0].isupper() and not word.isupper() for word in tagged.tokens.words[number.first - 2 : number.first]
        )
    ):
        return before not in tagged.lex.sets["time"]  # "Robert Atkins 21, was killed"
    return before in (",", "(") and after in _AFTER_AGE and _is_named(tagged, number)


def _in_ages(tagged: Tagged, at: int) -> bool:
    """Is the mark at `at` one of a list: "ages 15, 16 and 17"?"""
    for place in range(at, max(-1, at - 9), -1):
        word = tagged.lower(place)
        if word in tagged.lex.sets["ages"]:
            return True
        if word not in (",", "and", "to", "-", "–", "of") and not word.isdigit():
            return False
    return False


def _is_said_age(tagged: Tagged, number: Number) -> bool:
    """ "who was 46", "she turned 40", "a man, believed to be 50, was", "suspects, between 18 and 24, were"."""
    before, beyond = tagged.lower(number.opens - 1), tagged.lower(number.opens - 2)
    if before in tagged.lex.sets["turning"] and (
        tagged.tags[number.closes : number.closes + 1] != ["w"] or tagged.lower(number.closes) in ("a", "an")
    ):
        return True
    young = number.qualifier is Qualifier.FEWER_THAN and (number.high or 0) <= _GROWN_UP
    if young and tagged.lex.kinds.get(before, Counts.NOTHING) & Counts.PEOPLE:
        return True  # "children under 15 who were hurt"
    if (number.high or number.low or 0) > _OLDEST or not tagged.closes(number.closes):
        return False
    if tagged.tags[number.opens - 1] == "B" and beyond in ("who", "he", "she"):
        return True
    if number.qualifier is Qualifier.FEWER_THAN and (number.high or 0) <= _GROWN_UP:
        return tagged.tags[number.opens - 1 : number.opens] == ["B"]  # "all were under 18"
    if number.qualifier is Qualifier.RANGE:
        return before == "," and tagged.lower(number.closes) in (",", ".")
    if before == "be" and beyond == "to" and tagged.lower(number.opens - 4) == ",":
        noun = tagged.lower(number.opens - 5)
        return bool(tagged.lex.kinds.get(noun, Counts.NOTHING) & Counts.PEOPLE) and noun not in tagged.lex.plurals
    return False


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
    if tagged.lower(number.last) == "of" and tagged.lower(number.last + 1) in ("them", "whom", "the", "those"):
        return False
    if tagged.lex.kinds.get(name.lower, Counts.NOTHING) & Counts.PEOPLE or (
        name.lower in tagged.lex.kinds and name.text[0].islower()
    ):
        return name.lower not in tagged.lex.plurals
    return name.text[0].isupper() and not (name.text.isupper() and tagged.lower(number.last) != ",")
