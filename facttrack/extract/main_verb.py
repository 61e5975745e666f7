"""The main verb of a phrase's clause, beyond relative clauses and participles: "four men who fled [were caught]"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facttrack.extract.amounts import Kind
from facttrack.extract.counted_kinds import kinds_counted
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import lexicon
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.tables import Told
from facttrack.extract.tagged import VERBAL
from facttrack.extract.word import known_words

if TYPE_CHECKING:
    from facttrack.extract.predicates import Predicates

_WHOLE: Final = 12  # words of "everyone on board, 11 passengers and" at most
_REACH: Final = 45  # tokens that the walk crosses at most
_NOMINAL: Final = frozenset("wD#")
_FINITE: Final = ("undergoer", "flight")
#: What a word may be to the walk.
_END, _COMMA, _AND, _CLAUSE, _VERB, _PLAIN_VERB = "end", "comma", "and", "clause", "verb", "plain verb"
_MARKS: Final = dict.fromkeys(';:()?!“”".', _END) | {",": _COMMA, "C": _AND, "R": _CLAUSE, "c": _CLAUSE}
DASHES: Final = ("—", "–", "-", "--")


def is_finite(word: str) -> bool:
    """Is it a verb that states something of its subject in any form: "died", "fled"?"""
    return any(use.verb.frame in _FINITE for use in lexicon().verbs.get(word, ()))


def _turn(word: str) -> str:
    tag = known_words[word].tag
    if word in DASHES:
        return _END
    if word == "but":
        return _AND
    if tag in _MARKS:
        return _MARKS[tag]
    if (tag not in VERBAL and word not in lexicon().verbs) or (word.endswith("ing") and word != "being"):
        return ""
    plain = tag == "w" and not is_finite(word) and word not in lexicon().sets["saying"]
    return _PLAIN_VERB if plain else _VERB


_turns: Final = Told(_turn)


class MainVerb:
    """A walk from the end of a phrase, now at `at`. Each step answers with what is said, or None to go on."""

    def __init__(self, clause: Predicates, phrase: Phrase, at: int) -> None:
        self.clause = clause
        self.phrase = phrase
        self.at = at
        self.pending = 0  # relative clauses whose verb is still to come
        self.first = True  # no noun or verb was passed

    def find(self) -> list[Hit]:
        """What the main verb says of the phrase."""
        tags, limit = self.clause.tags, min(self.clause.size, self.at + _REACH)
        while (turn := self._next_turn(limit)) < limit:
            self.first = self.first and _NOMINAL.isdisjoint(tags[self.at : turn])
            self.at = turn
            said = self._step(_turns[self.clause.tagged.words[turn]], limit)
            if said is not None:
                return said
        return []

    def _next_turn(self, limit: int) -> int:
        """The next place to look at; a plain verb, as "shot" in "those shot", is one while a clause waits for its."""
        words, tags, starts = self.clause.tagged.words, self.clause.tags, self.clause.tagged.number_at
        at = self.at
        while at < limit:
            kind = _turns[words[at]]
            if kind and (kind is not _PLAIN_VERB or self.pending or tags[at - 1] == "t"):
                break
            if at in starts and words[at - 1] in self.clause.lex.sets["clause_openers"]:
                break
            at += 1
        return at

    def _step(self, kind: str, limit: int) -> list[Hit] | None:
        clause, at = self.clause, self.at
        if kind is _END and clause.ends_clause(at):
            return []
        if kind is _COMMA and at + 1 in clause.tagged.number_at:
            return self._nested()
        if at in clause.tagged.number_at and clause.lower(at - 1) in clause.lex.sets["clause_openers"]:
            return []  # "hundreds marched after 12 students were killed"
        if kind is _AND:
            return self._conjunction(limit)
        if kind is _CLAUSE:
            return self._other_clause()
        if clause.tagged.is_verb(at) and not clause.is_ing(at):
            return self._verb()
        self.first = self.first and clause.tags[at] not in _NOMINAL
        self.at += 1
        return None

    def _nested(self) -> list[Hit] | None:
        """ "one of the wounded, a policeman, died": past an aside that names a single person."""
        tagged = self.clause.tagged
        nested = tagged.phrases[tagged.number_at[self.at + 1]]
        single = self.phrase.single and nested.number.kind is Kind.ARTICLE
        beyond = self.clause.past_aside(self.at) if single else None
        if beyond is None:
            return []
        self.at = beyond
        return None

    def _conjunction(self, limit: int) -> list[Hit] | None:
        """ "and", "but": a second verb of the same subject, or another clause."""
        clause, after = self.clause, self.at + 1
        while after < limit and clause.tags[after] == "J":
            after += 1
        if after < limit and clause.tagged.is_verb(after) and not clause.is_ing(after):
            if self.first or clause.lower(after) in clause.lex.sets["saying"]:
                return []
            hits = [] if self.pending else clause.verb_group(after, self.phrase)
            self.at = clause.past_group(after)
            return hits or None
        if after in clause.tagged.number_at or (after < limit and clause.tags[after] in "DU"):
            return []
        if not self.first and not self.pending and self._new_clause(after):
            return []  # "one began firing and Wilson was hit"
        self.at += 1
        return None

    def _new_clause(self, at: int) -> bool:
        """Does a name or noun with a finite verb of its own begin at `at`?"""
        end = self.clause.past_noun(at)
        return end > at and self.clause.tags[end : end + 1] in (["B"], ["H"], ["M"])

    def _other_clause(self) -> list[Hit] | None:
        """A relative pronoun opens a clause inside this one, other words one beyond it. ("Had once led" opens none.)"""
        if self.clause.lower(self.at) == "once" and self.clause.tags[self.at - 1] in "HB":
            self.at += 1
            return None
        relative = self.clause.tags[self.at] == "R" or self.clause.lower(self.at) in ("where", "when")
        own = self._own_verb()
        self.pending += not own
        self.at = own or self.at + 1
        return None if relative else []

    def _own_verb(self) -> int:
        """ "a man who sells bread": past a verb that no table lists right after the pronoun; 0 where none stands."""
        clause, at = self.clause, self.at + 1
        if clause.lower(self.at) != "who":
            return 0
        while at < clause.size and clause.tags[at] in "JH":
            at += 1
        word = clause.lower(at)
        unknown = (
            clause.tags[at : at + 1] == ["w"] and word not in clause.lex.verbs and at not in clause.tagged.number_at
        )
        subject = kinds_counted(word, plural=True) or clause.tagged.tokens.words[at][:1].isupper() if unknown else True
        return 0 if subject else at + 1

    def _verb(self) -> list[Hit] | None:
        clause, at, first = self.clause, self.at, self.first
        word, mark = clause.lower(at), clause.tags[at]
        self.first = False
        if word == "being":
            self.at = clause.past_group(at)  # "eight people being held there were killed"
            return None
        if clause.tags[at - 1] == "t" and word != "flee":
            return []  # "nobody deserves to die"
        if self.pending:
            self.pending -= word not in clause.lex.sets["saying"]  # "where police say a woman was shot"
            self.at = clause.past_group(at)
            return None
        if word in clause.lex.sets["saying"]:
            return []
        if mark in "BHM" or is_finite(word):
            # A participle that belongs to the noun is none: "those shot".
            return clause.verb_group(at, self.phrase) if self._agrees(at) else []
        self.at = clause.past_group(at) if mark == "V" and not first else at + 1
        return None

    def _agrees(self, at: int) -> bool:
        """Not in "the car, which carried five men, was hit": the verb is not said of the five."""
        number = self.phrase.number
        several = number.kind is not Kind.ZERO and (number.low or 0) > 1
        before = self.clause.tagged.words[max(0, self.phrase.opens - _WHOLE) : self.phrase.opens]
        if not self.clause.lex.sets["whole_ones"].isdisjoint(before) and "," in before:
            return True  # "everyone on board, 11 passengers and two pilots, was killed"
        return not (several and self.clause.lower(at) in self.clause.lex.sets["singular_verbs"])
