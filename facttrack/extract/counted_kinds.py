"""What a word counts as the head of a phrase: people, buildings, vehicles …, by the tables or by its form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facttrack.extract.lexicon import ONE_PERSON, Counts, lexicon
from facttrack.extract.uncounted import AGE

#: Ends of the first word of "a two-year old".
SPANS: Final = ("-year", "-month", "-week", "-day", "-hour")
_OLD: Final = ("old", "olds")
#: Suffixes of nouns for people that no table lists.
_PERSON: Final = re.compile(r"(?:men|women|ers|ors|ists|ians|ees|ants|crats|kids|ites|folk)$")


def says_age(word: str) -> bool:
    """Is the word an age in one: "17-year-old", "year-olds"?"""
    return word.endswith(_OLD) and AGE.search(word) is not None


@lru_cache(maxsize=1 << 14)
def kinds_counted(head: str, plural: bool) -> int:
    """What the head counts, by the tables or its form: "others", "17-year-old", "bomb-makers", "trawlermen"."""
    lex = lexicon()
    kinds = lex.kinds.get(head, Counts.NOTHING)
    if head == "others" or says_age(head):
        return Counts.PEOPLE
    if "-" in head and not kinds:
        kinds = lex.kinds.get(head.rpartition("-")[2], Counts.NOTHING)
    if kinds or head in lex.nouns or head in lex.sets["impersonal"]:
        return kinds
    person = _PERSON.search(head) if plural else head.endswith(ONE_PERSON)
    return Counts.PEOPLE if person else Counts.NOTHING


def may_be_person(word: str) -> bool:
    """Can "a" count one person by this word: "policeman", "17-year-old", "two-year" before "old", "third"?"""
    aged = word.endswith(SPANS) or word in lexicon().sets["ordinals"]
    return aged or bool(kinds_counted(word, plural=False) & Counts.PEOPLE)
