"""Which sentences can state a figure: a cheap look at their words before any work is done on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from facttrack.extract.amounts import number_words
from facttrack.extract.counted_kinds import may_be_person
from facttrack.extract.document import Sentence, Tokens
from facttrack.extract.lexicon import lexicon
from facttrack.extract.noun_phrase import ENDS, REACH
from facttrack.extract.tables import Told, table
from facttrack.extract.uncounted import LONE
from facttrack.vocabulary import Measure

# A digit that begins no year, no money and no clock time.
_DIGIT: Final = re.compile(
    r"\d(?<![\d$€£:].)(?!(?<=1)9\d\d\b(?!\s+[A-Za-z]))(?!(?<=2)0\d\d\b(?!\s+[A-Za-z]))(?!\d?:\d)"
)
_ANY_DIGIT: Final = re.compile(r"\d")
_OPENING: Final = frozenset('“"‘')
#: What "a" never counts: "a car bomb", "a house burned down".
_MANY: Final = frozenset({Measure.ATTACKS, Measure.DAMAGED, Measure.DESTROYED})


def may_state(sentence: Sentence) -> bool:
    """Does the sentence hold a number and a word that could say what it counts?"""
    words, known = sentence.tokens.lower, triggers()
    if not known.firm.isdisjoint(words) or _holds_digits(sentence):
        return sentence.holds(known.any)
    if known.loose.isdisjoint(words):
        return False
    if "no" in words:
        return sentence.holds(known.strong)
    if LONE.isdisjoint(words) or not sentence.holds(known.lone):
        return False
    return "not" in words or _ANY_DIGIT.search(sentence.text) is not None or _counts_person(sentence.tokens)


def _holds_digits(sentence: Sentence) -> bool:
    return any(word.tag == "#" for word in sentence.tokens.known) and _DIGIT.search(sentence.text) is not None


def _counts_person(tokens: Tokens) -> bool:
    """Does "a" stand before a word for a person, with no word between that ends a noun phrase?"""
    for at in [at for at, word in enumerate(tokens.lower) if word in LONE]:
        for word in tokens.known[at + 1 : at + 1 + REACH]:
            if _persons[word.lower]:
                return True
            if word.tag in ENDS and word.tag != "M":
                break
    return False


_persons: Final = Told(may_be_person)


def tells_apart(sentence: Sentence) -> bool:
    """ "Two were sisters", "Of the 40, two were sisters": does it tell some apart of those whom the last one counts?"""
    words = sentence.tokens.known
    if len(words) > 3 and words[0].lower == "of" and words[1].lower in ("the", "those"):
        return words[2].lower.isdecimal() or words[2].lower in triggers().firm
    if words[0].lower in _OPENING and len(words) > 2:
        words = words[1:3]
    first = words[0].lower
    return (first in triggers().firm or first.isdecimal()) and len(words) > 1 and words[1].tag == "B"


@dataclass(frozen=True, slots=True)
class Triggers:
    """Words without which a sentence states no figure.

    `strong` go with any number, `weak` with those that are more than "a" or "no", `lone` with "a" alone.
    """

    firm: frozenset[str]  # numbers that are more than "a" or "no"
    loose: frozenset[str]  # "a", "an", "no"
    strong: frozenset[str]
    any: frozenset[str]  # strong and weak
    lone: frozenset[str]


@cache
def triggers() -> Triggers:
    """All triggers. A phrase that opens with a common word is known by its last."""
    words = lexicon()
    common = frozenset(table("grammar")["openers"].split())
    states = [
        (phrase[-1] if word in common else word, measure)
        for index in (words.states, words.tolls)
        for word, found in index.items()
        for phrase, measure in found
    ]
    uses = [(word, use.verb.measure) for word, found in words.verbs.items() for use in found]
    named = [pair for index in (words.nouns, words.governors, words.collectives) for pair in index.items()]
    weak = frozenset(table("grammar")["weak"].split()) | {verb for _, verb in words.events if verb not in words.verbs}
    strong, lone = (
        frozenset(part for word, _ in pairs for part in word.split("-") if part.isalpha()) - common - weak
        for pairs in ((*states, *uses, *named), [one for one in (*states, *uses, *named) if one[1] not in _MANY])
    )
    loose = LONE | {"no"}
    firm = number_words() - loose - {"not"}
    return Triggers(firm, loose, strong, strong | weak, lone)
