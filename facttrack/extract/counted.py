"""Counted noun phrases: a number, the words between, and the head that says who or what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facttrack.extract.document import Token
from facttrack.extract.lexicon import Counts, Lexicon, lexicon
from facttrack.extract.numbers import Kind, Number, find_numbers, number_words
from facttrack.vocabulary import Measure, Qualifier

#: Suffixes of nouns for people that no table lists.
_PERSON = re.compile(r"(?:men|women|ers|ors|ists|ians|ees|ants|crats|kids|ites|folk)$")
_ONE_PERSON = re.compile(r"(?:man|woman|er|or|ist|ian|ee|ant|crat|kid)$")
_AGE = re.compile(r"(?:\w+-)?years?-old", re.IGNORECASE)
_MONEY = frozenset("$€£¥")
# A number after one of these is a name's or a unit's, not a count.
_LABELS = frozenset(
    "no no. nos number page chapter article section route highway interstate channel flight room apartment apt unit km kilometer "
    "kilometre day phase stage level grade act resolution paragraph line exit mile age aged version vol volume part class figure "
    "group-of type mark model block district precinct ward zone area bus train tram terminal gate pier hangar building "
    "increased increase by magnitude category year".split()
)


_PARENTS = frozenset("mother father grandmother grandfather parent parents mom dad mum stepfather stepmother".split())


@dataclass(slots=True)
class Phrase:
    """A number with what it counts. `tokens[number.opens:end]`; `head` is a token's place, None where it is left out."""

    number: Number
    end: int
    head: int | None
    who: str | None
    kinds: int  # of `Counts`
    attribute: tuple[Measure, int] | None = None  # "12 wounded soldiers", and where the word stands
    noun: Measure | None = None  # the head itself is a measure: "four deaths"
    partitive: bool = False
    inner: int | None = None  # the phrase inside: "one of [the four wounded]"

    @property
    def opens(self) -> int:
        return self.number.opens

    @property
    def single(self) -> bool:
        return self.number.low == 1 and self.number.high == 1


class Tagged:
    """A sentence's tokens with a class for each (see `lexicon.TAGS`); "#" begins a number, other marks stand for themselves."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lex: Lexicon = lexicon()
        known = self.lex.tags
        self.tags: list[str] = [
            known.get(token.lower)
            or ("w" if token.text[0].isalpha() else "#" if token.text[0].isdigit() else token.text)
            for token in tokens
        ]
        for at, token in enumerate(tokens):
            if (
                self.tags[at] == "w"
                and token.lower.endswith("ly")
                and len(token.lower) > 4
                and token.lower not in self.lex.kinds
            ):
                self.tags[at] = "J"
            elif self.tags[at] == "M" and at and self.tags[at - 1] == "D":
                self.tags[at] = "w"  # "against their will"
        self.words = [token.lower for token in tokens]
        self.size = len(tokens)
        self.number_at: dict[int, int] = {}  # where a phrase opens -> which
        self.phrases: list[Phrase] = []

    def lower(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.size else ""

    def glued(self, at: int) -> bool:
        """Does the token stand against the one before it?"""
        return 0 < at < self.size and self.tokens[at].start == self.tokens[at - 1].end

    def is_verb(self, at: int) -> bool:
        return at < self.size and (self.tags[at] in "BHMVGr" or self.lower(at) in self.lex.verbs)


def tag(tokens: Sequence[Token]) -> Tagged:
    """The sentence with its counted phrases, from left to right."""
    tagged = Tagged(tokens)
    numbers = [number for number in find_numbers(tokens) if not _is_no_count(tagged, number)]
    phrases: list[Phrase] = []
    opens = {number.opens: index for index, number in enumerate(numbers)}
    for index in range(len(numbers) - 1, -1, -1):
        phrases.append(_phrase(tagged, numbers, opens, index, phrases))
    tagged.phrases = phrases[::-1]
    tagged.number_at = opens
    return tagged


# --- what is no count ------------------------------------------------------------------------


def _is_no_count(tagged: Tagged, number: Number) -> bool:
    """Ages, dates, years, clock times, money, percentages, labels and compounds."""
    first, last = number.first, number.last
    before, after = tagged.lower(number.first - 1), tagged.lower(last)
    if number.kind in (Kind.ARTICLE, Kind.ZERO, Kind.FOLD):
        return False
    if after in ("%", "percent", "per", "°", "/", "pct") or before in _MONEY or before == "/":
        return True
    if (
        before in ("-", "‑", "–")
        and tagged.glued(first)
        and tagged.glued(first - 1)
        and tagged.tokens[first - 2].text[-1].isalnum()
    ):
        return True  # "RPG-7", "COVID-19"
    if after in ("-", "‑") and tagged.glued(last) and tagged.glued(last + 1) and number.closes == last:
        return True  # "12-member", "19-year-old"
    if after == ":" and tagged.glued(last) and tagged.glued(last + 1) and tagged.lower(last + 1)[:1].isdigit():
        return True
    if before == ":" and tagged.glued(first) and tagged.tokens[first - 2].text[-1].isdigit():
        return True
    if after in (
        "a.m",
        "p.m",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "o'clock",
        "o’clock",
        "gmt",
        "th",
        "st",
        "nd",
        "rd",
        "mm",
        "hours",
        "x",
    ):
        return True
    if before in ("#", "№") or (number.kind is Kind.DIGITS and number.opens == first and _is_labelled(tagged, number)):
        return True
    if before == "as" and tagged.lower(first - 2) not in ("many", "few", "much") and tagged.lower(first - 3) == "as":
        return True  # "as young as eight"
    if before == "of" and tagged.lower(first - 2) in _PARENTS and tagged.tags[last : last + 1] != ["w"]:
        return True  # "a mother of 12"
    if after == "in" and tagged.lower(first) == "one" and tagged.lower(last + 1) in number_words():
        return True  # "one in five people"
    if before == "in" and tagged.lower(first - 2) == "one":
        return True
    if _is_date(tagged, number) or _is_year(tagged, number) or _is_age(tagged, number):
        return True
    if number.kind is Kind.DIGITS and tagged.tokens[first].text.startswith("0"):
        return True
    return before == "one" or (
        tagged.lower(first) == "one" and after in ("another", "day", "night", "morning", "can", "time")
    )


def _is_labelled(tagged: Tagged, number: Number) -> bool:
    """ "page 4", "km 10": the number names something. "In the district 140 houses" counts."""
    if tagged.lower(number.first - 1) not in _LABELS:
        return False
    after = tagged.tags[number.last] if number.last < tagged.size else "."
    return after != "w" or tagged.lower(number.first - 1) in ("no", "no.", "age", "aged", "magnitude", "nos")


def _is_date(tagged: Tagged, number: Number) -> bool:
    months = tagged.lex.sets["months"]
    before, after = tagged.tokens[number.first - 1] if number.first else None, tagged.lower(number.last)
    if number.kind is not Kind.DIGITS or (number.low or 0) > 31:
        return False
    if after == "of" and tagged.lower(number.last + 1) in months:
        return True
    if after in months and (after not in ("may", "march") or tagged.tokens[number.last].text[0].isupper()):
        return True
    if before is None or (
        before.lower.rstrip(".") not in months and not (before.text == "." and tagged.lower(number.first - 2) in months)
    ):
        return False
    word = before if before.text != "." else tagged.tokens[number.first - 2]
    return word.text[0].isupper()


def _is_year(tagged: Tagged, number: Number) -> bool:
    """Four digits that name a year, unless a counted word follows."""
    text = tagged.tokens[number.first].text
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100 or number.last - number.first != 1:
        return False
    after = tagged.lower(number.last)
    counted = tagged.lex.kinds.get(after, Counts.NOTHING) & (Counts.PEOPLE | Counts.THINGS)
    return not (counted and after in tagged.lex.plurals) and number.qualifier is Qualifier.EXACT


def _is_age(tagged: Tagged, number: Number) -> bool:
    """ "Ahmad Saleh, 34, was killed"; "aged 12"; "19-year-old"; "a 23 year-old"; "two women, both 19"."""
    after, beyond = tagged.lower(number.last), tagged.lower(number.last + 1)
    if _AGE.fullmatch(after) or after in ("year-old", "years-old", "year-olds", "month-old"):
        return True
    if after in ("-", "–", "‑", "year", "years", "month", "months") and "old" in (
        beyond,
        tagged.lower(number.last + 2),
        tagged.lower(number.last + 3),
        tagged.lower(number.last + 4),
    ):
        return True
    before = tagged.lower(number.first - 1)
    if before in ("aged", "age", "ages") or (before in ("and", ",", "to") and _in_ages(tagged, number.first - 1)):
        return True
    if before == "both" and after in (",", "-", "–", "—", ")", "."):
        return True
    if number.kind is not Kind.DIGITS or (number.low or 0) > 115 or number.opens != number.first:
        return False
    return before in (",", "(") and after in _AFTER_AGE and _is_named(tagged, number)


_AFTER_AGE = frozenset({",", ")", ".", "", ";", "and", "—", "–", "-", "of", "from", "is", "was"})


def _in_ages(tagged: Tagged, at: int) -> bool:
    """Is the mark at `at` one of a list: "ages 15, 16 and 17"?"""
    for place in range(at, max(-1, at - 9), -1):
        word = tagged.lower(place)
        if word in ("ages", "aged"):
            return True
        if word not in (",", "and", "to", "-", "–") and not word.isdigit():
            return False
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
    if name.lower in tagged.lex.kinds:
        return name.lower not in tagged.lex.plurals
    return name.text[0].isupper() and not (name.text.isupper() and tagged.lower(number.last) != ",")


# --- noun phrases ----------------------------------------------------------------------------


def _phrase(tagged: Tagged, numbers: list[Number], opens: dict[int, int], index: int, later: list[Phrase]) -> Phrase:
    """The phrase of one number; `later` holds those after it, the last first."""
    number = numbers[index]
    at = number.closes
    if tagged.lower(at) == "of" and at + 1 < tagged.size:
        inner_at = at + 1
        while tagged.tags[inner_at : inner_at + 1] == ["D"] and inner_at not in opens:
            inner_at += 1
        if inner_at in opens:
            inner = later[len(numbers) - 1 - opens[inner_at]]
            if inner.number.kind is not Kind.ARTICLE:
                return Phrase(
                    number, inner.end, inner.head, inner.who, inner.kinds, None, inner.noun, True, opens[inner_at]
                )
        if tagged.lower(inner_at) in ("them", "whom", "us", "these", "those", "which"):
            if (
                tagged.lower(inner_at) in ("these", "those")
                and inner_at + 1 < tagged.size
                and tagged.tags[inner_at + 1] in "w#"
            ):
                inner_at += 1
            else:
                return Phrase(number, inner_at + 1, None, None, Counts.PEOPLE, partitive=True)
        phrase = _noun_phrase(tagged, number, inner_at, plural=True, starts=opens)
        phrase.partitive = number.kind is not Kind.VAGUE
        return phrase
    return _noun_phrase(tagged, number, at, plural=number.low != 1 or number.high != 1, starts=opens)


_STOPS = frozenset('PotCcRBHMNGU,;:.()[]!?"“”—–/…')


def _noun_phrase(tagged: Tagged, number: Number, at: int, *, plural: bool, starts: dict[int, int]) -> Phrase:
    lex, tokens, tags = tagged.lex, tagged.tokens, tagged.tags
    head: int | None = None
    attribute: tuple[Measure, int] | None = None
    known = False
    limit = min(tagged.size, at + 12)
    if number.kind is Kind.ZERO and tagged.lower(number.last - 1) in (
        "one",
        "none",
        "nobody",
        "noone",
        "body",
        "no-one",
        "neither",
    ):
        return Phrase(number, at, None, None, Counts.PEOPLE)
    if number.kind is Kind.ARTICLE and tagged.lower(at) in lex.sets["ordinals"]:
        if tagged.lower(at + 1) == "of":
            return Phrase(number, at + 1, at, None, Counts.UNIT)  # "a third of the workers"
        if at + 1 >= tagged.size or tags[at + 1] != "w" or not _noun_like(tagged, at + 1, plural=False):
            return Phrase(number, at + 1, at, None, Counts.PEOPLE)  # "a second was wounded"
        at += 1
    while at < limit:
        token, mark = tokens[at], tags[at]
        word = token.lower
        skip = _age_end(tagged, at) if mark == "#" or word in number_words() else None
        if mark == "#" or at in starts or skip is not None:
            if skip is None:
                break
            if head is None or not known:
                head, known = skip - 1, False
            at = skip
            continue
        if _AGE.search(word):
            head, known = at, False
            at += 1
            continue
        if mark in ("'", '"', "“", "”", "‘", "’") and head is None and at + 1 < limit and tags[at + 1] == "w":
            at += 1
            continue
        if mark in ("-", "‑") and tagged.glued(at) and tagged.glued(at + 1):
            at += 1
            continue
        if mark in _STOPS or mark == "D":
            break
        if word in ("more", "other", "others", "additional", "further", "such", "separate", "different"):
            if word == "others":
                head, known = at, True
                at += 1
                break
            at += 1
            continue
        uses = lex.verbs.get(word)
        countable = word in lex.kinds or word in lex.nouns
        if uses and plural and word in lex.kinds and word in lex.plurals and not known and not word.endswith("ed"):
            uses = ()  # "100 shells", "40 rockets"
        if head is not None and known and not (countable and not (uses and word not in lex.nouns)):
            if (
                not plural
                and mark == "w"
                and not uses
                and not _verbal(token)
                and not token.text[0].isupper()
                and lex.kinds.get(tokens[head].lower, Counts.NOTHING) & Counts.PEOPLE
                and word not in lex.sets["time"]
                and tokens[head].lower
                in (
                    "police",
                    "army",
                    "security",
                    "child",
                    "family",
                    "student",
                    "military",
                    "team",
                    "guard",
                    "home",
                    "car",
                )
            ):
                head, known = at, False
                at += 1
                continue
            break
        if head is not None and known and plural and not (word in lex.plurals or word.endswith("s")):
            break
        if uses and not (word in lex.nouns and (head is None or not known) and _is_noun_form(word, plural, tagged, at)):
            participle = any(use.passive or "ing" in use.form for use in uses)
            follows = at + 1 < limit and tags[at + 1] == "w" and _noun_like(tagged, at + 1, plural)
            if participle and follows and attribute is None and (plural or number.kind is not Kind.ZERO):
                measure = next((use.verb.measure for use in uses if use.passive), None)
                if measure is not None and word not in ("shot", "hit", "targeted", "captured"):
                    attribute = (measure, at)
                at += 1
                continue
            bare = all(use.form in ("base", "base+past", "base+past+participle") for use in uses)
            if bare and follows and token.text != "hurt":
                at += 1  # "two suicide bomb attacks"
                continue
            if not (word in lex.nouns and head is None):
                break
        elif mark in "V" and not (countable and plural and head is None):
            if not (
                word in ("armed", "suspected", "accused", "convicted", "known", "wanted", "identified")
                and at + 1 < limit
                and tags[at + 1] == "w"
                and head is None
            ):
                break
            at += 1
            continue
        elif mark in "Jr":
            if (
                at + 1 < limit
                and tags[at + 1] == "w"
                and head is None
                and not any(tagged.lower(at + 1) in words for words, _ in lex.states.get(word, ()))
            ):
                at += 1
                continue
            break
        if word in ("dead", "missing", "homeless", "trapped", "stranded", "displaced", "besieged") and head is None:
            if at + 1 < limit and tags[at + 1] == "w" and _noun_like(tagged, at + 1, plural):
                attribute = (lex.states[word][-1][1], at)
                at += 1
                continue
            break
        if word in (
            "dead",
            "missing",
            "homeless",
            "trapped",
            "stranded",
            "displaced",
            "alive",
            "hostage",
            "captive",
            "prisoner",
            "critically",
            "wounded",
            "injured",
            "hurt",
        ):
            if word == "dead" and head is not None and tokens[head].lower in ("civilian", "confirmed", "known"):
                head, known = at, True
                at += 1
            break
        if word in lex.sets["time"] and (head is not None or token.text[0].isupper()):
            break
        if plural:
            if (countable and (word in lex.plurals or word in lex.nouns or word == "people")) or (
                not known
                and word.endswith("s")
                and not word.endswith(("ss", "us", "is", "'s", "’s"))
                and not token.text.isupper()
            ):
                head, known = at, True
            elif (not known and head is None and word in lex.kinds) or not known:
                head = at
        else:
            if head is not None and known and not countable:
                break
            if head is not None and not countable and _verbal(token) and mark == "w":
                break
            head, known = at, countable
        at += 1
    if head is None:
        return Phrase(number, number.closes if attribute is None else at, None, None, Counts.PEOPLE | Counts.THINGS)
    end = max(at, head + 1) if known or not plural else at
    word = tokens[head].lower
    kinds = lex.kinds.get(word, Counts.NOTHING)
    if word == "others" or _AGE.search(word):
        kinds = Counts.PEOPLE
    elif "-" in word and not kinds:
        kinds = lex.kinds.get(word.rpartition("-")[2], Counts.NOTHING)
    if not kinds and word not in lex.nouns and (_PERSON if plural else _ONE_PERSON).search(word):
        kinds = Counts.PEOPLE
    return Phrase(number, end, head, word, kinds, attribute, lex.nouns.get(word))


def _age_end(tagged: Tagged, at: int) -> int | None:
    """Where "15-year-old" or "20 - year - old", which begins at `at`, ends."""
    for end in range(at + 1, min(at + 6, tagged.size)):
        word = tagged.lower(end)
        if word in ("year-old", "years-old", "old", "year-olds", "month-old", "olds"):
            return end + 1
        if word not in ("-", "‑", "–", "year", "years", "month", "months", "week", "weeks"):
            return None
    return None


def _verbal(token: Token) -> bool:
    return token.lower.endswith(("ed", "ing", "ly")) and len(token.lower) > 4


def _noun_like(tagged: Tagged, at: int, plural: bool) -> bool:
    """Can the word at `at` go on with a noun phrase, as "soldiers" in "12 wounded soldiers"?"""
    for place in range(at, min(at + 4, tagged.size)):
        token, word = tagged.tokens[place], tagged.lower(place)
        if tagged.tags[place] != "w" or word in tagged.lex.sets["time"]:
            return False
        if word in tagged.lex.kinds or word in tagged.lex.nouns:
            return not plural or word in tagged.lex.plurals or _noun_like(tagged, place + 1, plural)
        if word in tagged.lex.verbs:
            return False
        if (
            plural
            and word.endswith("s")
            and not word.endswith(("ss", "us", "'s", "’s"))
            and not token.text[0].isupper()
        ):
            return True
    return False


def _is_noun_form(word: str, plural: bool, tagged: Tagged, at: int) -> bool:
    """Is a word that may be noun or verb ("attacks", "raid", "wounded") the noun here?"""
    if word.endswith(("ed", "ing")) or word in ("shot", "hurt"):
        return word in tagged.lex.nouns and not word.endswith("ed") and (word in tagged.lex.plurals or not plural)
    return not plural or word in tagged.lex.plurals
