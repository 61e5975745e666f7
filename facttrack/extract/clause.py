"""The clause that states a figure: from its subject or verb to the clause's end, as it stands in the text."""

from __future__ import annotations

from typing import Final

from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import lexicon
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.tables import Told
from facttrack.extract.tagged import Tagged
from facttrack.extract.word import known_words

_SUBJECT: Final = 12  # words of a subject at most
_NEAR: Final = 12  # phrases before one that it may share its words with
_TAIL: Final = 24  # words after the predicate at most
_CLOSING: Final = {"“": "”", '"': '"', "‘": "’"}
_CLOSED_BY: Final = frozenset(_CLOSING.values())
_STOPS: Final = frozenset(';:.!?,()“”"—–…')


def clause(tagged: Tagged, phrase: Phrase, hit: Hit) -> tuple[int, int]:
    """First token and the one after the last of the words that state the hit of the phrase."""
    first = _first(tagged, min(phrase.opens, hit.at), phrase)
    last = max(phrase.end - 1, hit.at, hit.until)
    return first, _last(tagged, last)


def _first(tagged: Tagged, at: int, phrase: Phrase) -> int:
    """Where the clause begins: "[The landslide] left 27 people dead", "[which] killed six"."""
    if at == phrase.opens:
        verb = at - 1
        if not _leads(tagged, verb):
            return at
        at = verb
    if not tagged.is_verb(at):
        index = tagged.number_at[phrase.opens]
        host = next((one for one in tagged.phrases[max(0, index - _NEAR) : index] if one.end == at), None)
        if host is not None:
            return _first(tagged, host.opens, host)  # "left five dead in Cebu and [12] in Leyte"
        while at > 0 and tagged.tags[at - 1] in "DJw":
            at -= 1  # "the latest deaths bring the total to"
        return at
    if tagged.words[at].endswith("ing"):
        return at
    start = at
    while start > 0 and at - start < _SUBJECT and _of_subject(tagged, start - 1):
        start -= 1
    if start and tagged.tags[start - 1] == "R" and tagged.words[start - 1] != "that":
        return _antecedent(tagged, start - 1)
    while start < at and tagged.tags[start] in "J'’-":
        start += 1
    return start


def _antecedent(tagged: Tagged, at: int) -> int:
    """ "[a gunman] who killed two": the noun right before the pronoun."""
    start = at
    while start > 0 and at - start < _SUBJECT // 2 and tagged.tags[start - 1] in "wDJ-'’#":
        start -= 1
    return start


def _leads(tagged: Tagged, at: int) -> bool:
    """Is the verb at `at` the one that the number's phrase completes: "left 27 dead", "sent six to hospital"?"""
    if at < 0 or not tagged.is_verb(at) or tagged.tags[at] in "BM":
        return False
    return tagged.words[at] not in tagged.lex.sets["saying"]


def _of_subject(tagged: Tagged, at: int) -> bool:
    word, mark = tagged.words[at], tagged.tags[at]
    if word in tagged.lex.sets["saying"] or mark in _STOPS:
        return mark == "." and tagged.glued(at) and tagged.glued(at + 1)
    return mark in "wDJoPBHM#'’A-GN" or word == "since" or (mark == "V" and word.endswith("ing"))


def _last(tagged: Tagged, at: int) -> int:
    """The token after the clause's last: it goes on over phrases of place, time and manner."""
    end = at + 1
    limit = min(tagged.size, end + _TAIL)
    while end < limit and not (_may_end[tagged.words[end]] and _ends(tagged, end)):
        end += 1
    while end > at + 1 and tagged.tags[end - 1] in "PoDtCJB" and tagged.words[end - 1] not in tagged.lex.sets["time"]:
        end -= 1  # nothing is left hanging
    closed = end < tagged.size and tagged.words[end] in _CLOSED_BY
    if closed and tagged.words[end] == _CLOSING.get(_open_quote(tagged, end)):
        end += 1  # "“dozens of times”"
    return end


def _open_quote(tagged: Tagged, end: int) -> str:
    """The quotation mark that the words right before `end` stand behind, if it is not closed there."""
    for at in range(end - 1, max(-1, end - _NEAR), -1):
        if tagged.words[at] in _CLOSING or tagged.words[at] == "”":
            return tagged.words[at]
    return ""


def _can_end(word: str) -> bool:
    lex, mark = lexicon(), known_words[word].tag
    return mark in _STOPS or mark in "RcHMVUCD" or word in lex.sets["saying"] or word in lex.sets["clause_openers"]


#: Words that `_ends` has to look at.
_may_end: Final = Told(_can_end)


def _ends(tagged: Tagged, at: int) -> bool:
    """Does another clause begin at `at`, or somebody say so?"""
    mark, word = tagged.tags[at], tagged.words[at]
    if mark in _STOPS:
        return not (mark in ".,’'" and tagged.glued(at) and tagged.glued(at + 1))
    if word in tagged.lex.sets["saying"]:
        return tagged.tags[at - 1] != "B"  # "no deaths were reported" goes on
    if mark in "cP" and at + 1 < tagged.size and tagged.words[at + 1] in tagged.lex.sets["time"]:
        return False  # "since Sunday"
    if mark == "H" and tagged.tags[at + 1 : at + 2] == ["B"]:
        return False  # "18 bodies have been recovered"
    if mark == "V" and tagged.tags[max(0, at - 2) : at] == ["H", "B"]:
        return False  # its participle
    if mark == "C":
        return not _joins_names(tagged, at)
    if mark == "D" and word == "the":
        return tagged.tags[at - 1] not in "PoDtJV"  # "a triple shooting the day before"
    return mark in "RcHMVU" or word in tagged.lex.sets["clause_openers"]


def _joins_names(tagged: Tagged, at: int) -> bool:
    """ "in Aleppo and Homs" goes on; "and wounded 30", "and five civilians" is another clause."""
    after = at + 1
    return (
        after < tagged.size
        and tagged.tokens.words[after][0].isupper()
        and tagged.tokens.words[at - 1][0].isupper()
        and not tagged.is_verb(after + 1)
    )
