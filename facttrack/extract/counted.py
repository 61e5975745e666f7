"""Counted noun phrases: a number, the words between, and the head that says who or what is counted."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind, numerals
from facttrack.extract.document import Tokens
from facttrack.extract.lexicon import Counts
from facttrack.extract.noun_phrase import Phrase, noun_phrase
from facttrack.extract.numbers import Number, find_numbers
from facttrack.extract.tagged import Tagged
from facttrack.extract.uncounted import is_no_count

_OWNER: Final = 4  # words of "the northern village's" at most


def head_words(tagged: Tagged, phrase: Phrase) -> str | None:
    """What is counted, with the noun that makes a compound of it: "air strikes", "shop windows", "17-year-old"."""
    head = phrase.head
    if head is None or phrase.who is None:
        return phrase.who or _renamed(tagged, phrase)
    before = tagged.tokens.words[head - 1]
    if head > phrase.number.first and before in tagged.lex.sets["modifiers"]:
        return f"{before} {phrase.who}"
    if phrase.who.endswith(("old", "olds")) and tagged.tags[head - 1] == "-" and tagged.tags[head - 2] == "#":
        return f"{tagged.words[head - 2]}-{phrase.who}"
    return phrase.who


def _renamed(tagged: Tagged, phrase: Phrase) -> str | None:
    """ "Two of them children": what those are called whom the number picks out."""
    after = tagged.lower(phrase.end)
    if not phrase.partitive or tagged.lower(phrase.end - 1) not in tagged.lex.sets["whole_pronouns"]:
        return None
    people = after in tagged.lex.plurals and tagged.lex.kinds.get(after, Counts.NOTHING) & Counts.PEOPLE
    return after if people and tagged.closes(phrase.end + 1) else None


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
    if tagged.lower(at) != "of" or at + 1 >= tagged.size:
        phrase = noun_phrase(tagged, number, at, plural=number.low != 1 or number.high != 1, starts=opens)
        if number.kind is Kind.ARTICLE and phrase.who in numerals().pairs:
            number.low = number.high = numerals().pairs[phrase.who]  # "an elderly couple"
        return phrase
    at = _past_determiners(tagged, at + 1, opens)
    if tagged.lower(at) in tagged.lex.sets["named_again"] and tagged.closes(at + 1) | tagged.is_verb(at + 1):
        return Phrase(number, at + 1, None, None, Counts.PEOPLE, partitive=True)
    if at in opens:
        inner = later[len(numbers) - 1 - opens[at]]
        if inner.number.kind is not Kind.ARTICLE:  # "two of the nine wounded"
            return Phrase(number, inner.end, inner.head, inner.who, inner.kinds, None, inner.noun, True, opens[at])
    return _part(tagged, number, at, opens)


def _part(tagged: Tagged, number: Number, at: int, opens: dict[int, int]) -> Phrase:
    """A part of what stands at `at`: "three of them", "many of those sailors"."""
    if tagged.lower(at) in tagged.lex.sets["whole_pronouns"]:
        if tagged.lower(at) not in tagged.lex.sets["pointing"] or tagged.tags[at + 1 : at + 2] not in (["w"], ["#"]):
            return Phrase(number, at + 1, None, None, Counts.PEOPLE, partitive=True)
        at += 1
    phrase = noun_phrase(tagged, number, at, plural=True, starts=opens)
    phrase.partitive = number.kind is not Kind.VAGUE
    return phrase


def _past_determiners(tagged: Tagged, at: int, opens: dict[int, int]) -> int:
    """ "Two of [their] nine": to the first word that is no determiner, over a possessive if a number follows it."""
    while tagged.tags[at : at + 1] == ["D"] and at not in opens:
        at += 1
    return _past_owner(tagged, at, opens)


def _past_owner(tagged: Tagged, at: int, opens: dict[int, int]) -> int:
    """ "150 of [the village's] 1,800 residents": to the number behind the possessive, if there is one."""
    for place in range(at, min(at + _OWNER, tagged.size - 1)):
        if tagged.tags[place] not in "w'’":
            break
        if tagged.words[place].endswith(("'s", "’s", "s'", "s’")) and place + 1 in opens:
            return place + 1
    return at
