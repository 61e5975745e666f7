"""Counted noun phrases: a number, the words between, and the head that says who or what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facttrack.extract.amounts import Kind, number_words
from facttrack.extract.document import Tokens
from facttrack.extract.lexicon import ONE_PERSON, Counts
from facttrack.extract.numbers import Number, find_numbers
from facttrack.extract.tagged import Tagged
from facttrack.extract.uncounted import AGE, is_no_count
from facttrack.vocabulary import Measure

_OLD = ("old", "olds")
_SPAN = ("-year", "-month", "-week")
#: Suffixes of nouns for people that no table lists.
_PERSON = re.compile(r"(?:men|women|ers|ors|ists|ians|ees|ants|crats|kids|ites|folk)$")


@dataclass(slots=True)
class Phrase:
    """A number with what it counts: `tokens[number.opens:end]`. `head` is a token's place, None if left out."""

    number: Number
    end: int
    head: int | None
    who: str | None
    kinds: int  # of `Counts`
    attribute: tuple[Measure, int] | None = None  # "12 wounded soldiers", and where the word stands
    noun: Measure | None = None  # the head itself is a measure: "four deaths"
    partitive: bool = False
    inner: int | None = None  # the phrase inside: "two of [the nine wounded]"

    @property
    def opens(self) -> int:
        return self.number.opens

    @property
    def single(self) -> bool:
        return self.number.low == 1 and self.number.high == 1


def head_words(tagged: Tagged, phrase: Phrase) -> str | None:
    """What is counted, with the noun that makes a compound of it: "air strikes", "shop windows", "17-year-old"."""
    head = phrase.head
    if head is None or phrase.who is None:
        return phrase.who
    before = tagged.tokens[head - 1]
    if head > phrase.number.first and before.text in tagged.lex.sets["modifiers"]:
        return f"{before.text} {phrase.who}"
    if phrase.who.endswith(_OLD) and tagged.tags[head - 1] == "-" and tagged.tags[head - 2] == "#":
        return f"{tagged.words[head - 2]}-{phrase.who}"
    return phrase.who


def tag(tokens: Tokens) -> Tagged:
    """The sentence with its counted phrases, from left to right."""
    tagged = Tagged(tokens)
    numbers: list[Number] = []
    for number in find_numbers(tokens):
        (tagged.uncounted if is_no_count(tagged, number) else numbers).append(number)
    phrases: list[Phrase] = []
    opens = {number.opens: index for index, number in enumerate(numbers)}
    for index in range(len(numbers) - 1, -1, -1):
        phrases.append(_phrase(tagged, numbers, opens, index, phrases))
    tagged.phrases = phrases[::-1]
    tagged.number_at = opens
    return tagged


def _phrase(tagged: Tagged, numbers: list[Number], opens: dict[int, int], index: int, later: list[Phrase]) -> Phrase:
    """The phrase of one number; `later` holds those after it, the last first."""
    number = numbers[index]
    at = number.closes
    if tagged.lower(at) == "of" and at + 1 < tagged.size:
        inner_at = at + 1
        while tagged.tags[inner_at : inner_at + 1] == ["D"] and inner_at not in opens:
            inner_at += 1
        inner_at = _past_owner(tagged, inner_at, opens)
        if inner_at in opens:
            inner = later[len(numbers) - 1 - opens[inner_at]]
            if inner.number.kind is not Kind.ARTICLE:
                return Phrase(
                    number, inner.end, inner.head, inner.who, inner.kinds, None, inner.noun, True, opens[inner_at]
                )
        if tagged.lower(inner_at) in tagged.lex.sets["whole_pronouns"]:
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


def _past_owner(tagged: Tagged, at: int, opens: dict[int, int]) -> int:
    """ "150 of [the village's] 1,800 residents": to the number behind the possessive, if there is one."""
    for place in range(at, min(at + _OWNER, tagged.size - 1)):
        if tagged.tags[place] not in "w'’":
            break
        if tagged.words[place].endswith(("'s", "’s", "s'", "s’")) and place + 1 in opens:
            return place + 1
    return at


_OWNER = 4  # words of "the northern village's" at most
_STOPS = frozenset('PotCcRBHMNGU,;:.()[]!?"“”—–/…')


def _noun_phrase(tagged: Tagged, number: Number, at: int, *, plural: bool, starts: dict[int, int]) -> Phrase:
    lex, tokens, tags = tagged.lex, tagged.tokens, tagged.tags
    head: int | None = None
    attribute: tuple[Measure, int] | None = None
    known = aged = quoted = False
    limit = min(tagged.size, at + 12)
    if (
        number.kind is Kind.ZERO
        and tagged.lower(number.first) != "not"
        and tagged.lower(number.last - 1)
        in (
            "one",
            "none",
            "nobody",
            "noone",
            "body",
            "no-one",
            "neither",
        )
    ):
        return Phrase(number, at, None, None, Counts.PEOPLE)
    if tagged.lower(number.first) == "another" and tagged.lower(at) == "critical":
        return Phrase(number, at, None, None, Counts.PEOPLE)  # "one dead, another critical"
    if number.kind is Kind.ARTICLE and tagged.lower(at) in lex.sets["ordinals"]:
        if tagged.lower(at + 1) == "of":
            return Phrase(number, at + 1, at, None, Counts.UNIT)  # "a third of the workers"
        if _age_end(tagged, at + 1) is None and not _noun_like(tagged, at + 1, plural=False):
            return Phrase(number, at + 1, at, None, Counts.PEOPLE)  # "a second was wounded"
        at += 1
    while at < limit:
        text, word, mark = tokens.words[at], tokens.lower[at], tags[at]
        skip = _age_end(tagged, at) if mark == "#" or word in number_words() else None
        if mark == "#" or at in starts or skip is not None:
            if skip is None and mark == "#" and tagged.glued(at) and tags[at - 1] in ("-", "‑") and at + 1 < limit:
                at += 1  # "one Su-25 jet"
                continue
            if skip is None:
                break
            aged = True
            if head is None or not known:
                head, known = skip - 1, False
            at = skip
            continue
        if word.endswith(_SPAN) and tagged.lower(at + 1) == "old":
            aged = True  # "a two-year old"
            head, known = at + 1, False
            at += 2
            continue
        if word.endswith(_OLD) and AGE.search(word):
            aged = True
            head, known = at, False
            at += 1
            continue
        if mark in ("'", '"', "“", "”", "‘", "’"):
            if head is None and at + 1 < limit and tags[at + 1] == "w":
                quoted = True  # 'five "terrorists"'
                at += 1
                continue
            if quoted and head is not None:
                head, known = at - 1, True
                at += 1
                break
        if mark in ("-", "‑") and tagged.glued(at) and tagged.glued(at + 1):
            at += 1
            continue
        if mark in _STOPS or mark == "D":
            break
        if word in tagged.lex.sets["more"]:
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
                and not _verbal(word)
                and not text[0].isupper()
                and lex.kinds.get(tokens.lower[head], Counts.NOTHING) & Counts.PEOPLE
                and word not in lex.sets["time"]
                and tokens.lower[head] in tagged.lex.sets["compounding"]
            ):
                head, known = at, False
                at += 1
                continue
            break
        if head is not None and known and plural and not (word in lex.plurals or word.endswith("s")):
            break
        if uses and not (word in lex.nouns and (head is None or not known) and _is_noun_form(word, plural, tagged)):
            participle = any(use.passive or "ing" in use.form for use in uses)
            follows = at + 1 < limit and tags[at + 1] == "w" and _noun_like(tagged, at + 1, plural)
            if participle and follows and attribute is None and (plural or number.kind is not Kind.ZERO):
                measure = next((use.verb.measure for use in uses if use.passive), None)
                if measure is not None and word not in tagged.lex.sets["no_attributes"]:
                    attribute = (measure, at)
                at += 1
                continue
            bare = all(use.form in ("base", "base+past", "base+past+participle") for use in uses)
            if bare and follows and text != "hurt":
                at += 1  # "two suicide bomb attacks"
                continue
            if not (word in lex.nouns and head is None):
                break
        elif mark in "V" and not (countable and plural and head is None):
            if not (word in tagged.lex.sets["participles"] and at + 1 < limit and tags[at + 1] == "w" and head is None):
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
        if word in tagged.lex.sets["states_before"] and head is None:
            if at + 1 < limit and tags[at + 1] == "w" and _noun_like(tagged, at + 1, plural):
                attribute = (lex.states[word][-1][1], at)
                at += 1
                continue
            break
        if word in tagged.lex.sets["states_after"]:
            if word == "dead" and head is not None and tokens.lower[head] in tagged.lex.sets["before_dead"]:
                head, known = at, True
                at += 1
            break
        if word in lex.sets["time"] and (head is not None or text[0].isupper()):
            break
        if plural:
            if (countable and (word in lex.plurals or word in lex.nouns or word == "people")) or (
                not known
                and word.endswith("s")
                and not word.endswith(("ss", "us", "is", "'s", "’s"))
                and not text.isupper()
            ):
                head, known = at, True
            elif (not known and head is None and word in lex.kinds) or not known:
                head = at
        else:
            if head is not None and known and not countable:
                break
            if head is not None and not countable and _verbal(word) and mark == "w":
                break
            head, known = at, countable
        at += 1
    if head is None:
        return Phrase(number, number.closes if attribute is None else at, None, None, Counts.PEOPLE | Counts.THINGS)
    end = max(at, head + 1) if known or not plural else at
    word = tokens.lower[head]
    kinds = lex.kinds.get(word, Counts.NOTHING)
    if word == "others" or (word.endswith(_OLD) and AGE.search(word)) or (not kinds and aged):
        kinds = Counts.PEOPLE
    elif "-" in word and not kinds:
        kinds = lex.kinds.get(word.rpartition("-")[2], Counts.NOTHING)
    if (
        not kinds
        and word not in lex.nouns
        and word not in lex.sets["impersonal"]
        and (_PERSON.search(word) if plural else word.endswith(ONE_PERSON))
    ):
        kinds = Counts.PEOPLE
    return Phrase(number, end, head, word, kinds, attribute, lex.nouns.get(word))


def _age_end(tagged: Tagged, at: int) -> int | None:
    """Where "15-year-old" or "20 - year - old", which begins at `at`, ends."""
    if at >= tagged.size or not (tagged.tags[at] == "#" or tagged.lower(at) in number_words()):
        return None
    for end in range(at + 1, min(at + 6, tagged.size)):
        word = tagged.lower(end)
        if word in tagged.lex.sets["age_words"]:
            return end + 1
        if word not in ("-", "‑", "–", "year", "years", "month", "months", "week", "weeks"):
            return None
    return None


def _verbal(word: str) -> bool:
    return word.endswith(("ed", "ing", "ly")) and len(word) > 4


def _noun_like(tagged: Tagged, at: int, plural: bool) -> bool:
    """Can the word at `at` go on with a noun phrase, as "soldiers" in "12 wounded soldiers"?"""
    for place in range(at, min(at + 4, tagged.size)):
        text, word = tagged.tokens.words[place], tagged.lower(place)
        if tagged.tags[place] != "w" or word in tagged.lex.sets["time"]:
            return False
        if word in tagged.lex.kinds or word in tagged.lex.nouns:
            return not plural or word in tagged.lex.plurals or _noun_like(tagged, place + 1, plural)
        if word in tagged.lex.verbs:
            return False
        if plural and word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s")) and not text[0].isupper():
            return True
    return False


def _is_noun_form(word: str, plural: bool, tagged: Tagged) -> bool:
    """Is a word that may be noun or verb ("attacks", "raid", "wounded") the noun here?"""
    if word.endswith(("ed", "ing")) or word in ("shot", "hurt"):
        return word in tagged.lex.nouns and not word.endswith("ed") and (word in tagged.lex.plurals or not plural)
    return not plural or word in tagged.lex.plurals
