"""One noun phrase after a number, read word by word to its head: who or what is counted."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from facttrack.extract.amounts import Kind, number_words
from facttrack.extract.counted_kinds import SPANS, kinds_counted, says_age
from facttrack.extract.lexicon import Counts, Use, lexicon
from facttrack.extract.numbers import Number
from facttrack.extract.tagged import Tagged
from facttrack.vocabulary import Measure

REACH: Final = 12  # tokens of a phrase at most
_HYPHENS: Final = ("-", "‑")
_QUOTATION_MARKS: Final = frozenset("'\"“”‘’")
#: Classes of words and marks that end a phrase.
_STOPS: Final = frozenset('DPotCcRBHMNGU,;:.()[]!?"“”—–/…')
ENDS: Final = _STOPS - _QUOTATION_MARKS
#: Endings of words in -s that are no plurals.
_NO_PLURAL: Final = ("ss", "us", "'s", "’s")
_BASE_FORMS: Final = ("base", "base+past", "base+past+participle")


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
    opens: int = field(init=False)

    def __post_init__(self) -> None:
        self.opens = self.number.opens

    @property
    def single(self) -> bool:
        return self.number.low == 1 and self.number.high == 1


def noun_phrase(tagged: Tagged, number: Number, at: int, *, plural: bool, starts: Container[int]) -> Phrase:
    """The phrase of `number` whose first noun may stand at `at`; `starts` are the places where numbers open."""
    if number.kind in (Kind.ARTICLE, Kind.ZERO) and (headless := _headless(tagged, number, at)) is not None:
        return headless
    if at + 1 < tagged.size and _is_one_noun(tagged, at) and at not in starts and at + 1 not in starts:
        word = tagged.words[at]
        return Phrase(number, at + 1, at, word, kinds_counted(word, plural), None, tagged.lex.nouns.get(word))
    limit = min(tagged.size, at + REACH)
    if number.kind is Kind.ARTICLE and tagged.lower(at) in tagged.lex.sets["ordinals"]:
        at += 1  # "a second soldier"
    return _Reader(tagged, number, at, limit, plural, starts).read()


def _headless(tagged: Tagged, number: Number, at: int) -> Phrase | None:
    """A phrase that names no noun: "nobody", "another critical", "a third of the workers", "a second was wounded"."""
    sets, word = tagged.lex.sets, tagged.lower(at)
    first = tagged.lower(number.first)
    if number.kind is Kind.ZERO and first != "not" and tagged.lower(number.last - 1) in sets["no_persons"]:
        return Phrase(number, at, None, None, Counts.PEOPLE)
    if first == "another" and word == "critical":
        return Phrase(number, at, None, None, Counts.PEOPLE)
    if number.kind is Kind.ARTICLE and word in sets["ordinals"]:
        if tagged.lower(at + 1) == "of":
            return Phrase(number, at + 1, at, None, Counts.UNIT)
        if _age_end(tagged, at + 1) is None and not _noun_like(tagged, at + 1, plural=False):
            return Phrase(number, at + 1, at, None, Counts.PEOPLE)
    return None


def _is_one_noun(tagged: Tagged, at: int) -> bool:
    """Is the word a noun or an unknown word before one that ends the phrase, as most are: "two people were"?"""
    mark, word, after = tagged.tags[at], tagged.words[at], tagged.words[at + 1]
    if mark != "w" or tagged.tags[at + 1] not in ENDS or after in number_words():
        return False
    return _kinds_of(mark, word) == (_Reader._after_head,) and not _is_said(word, after)


def _is_said(word: str, after: str) -> bool:
    """ "A toll of 25 circulated by the union": a participle, whatever the verb."""
    return after == "by" and word.endswith("ed")


class _Reader:
    """The phrase as far as it is read, up to the word at `at`.

    The methods that read a word answer True where the phrase goes on after it, False where the phrase ends, and None
    where the word is none of their kind.
    """

    def __init__(
        self, tagged: Tagged, number: Number, at: int, limit: int, plural: bool, starts: Container[int]
    ) -> None:
        self.tagged = tagged
        self.number = number
        self.at = at
        self.limit = limit
        self.plural = plural
        self.starts = starts
        self.mark = ""  # class and text of the word at `at`
        self.word = ""
        self.head: int | None = None
        self.known = False  # the head is sure to be one: a noun of the tables, a plural
        self.aged = False  # "two 15-year-old boys"
        self.quoted = False  # 'five "terrorists"'
        self.attribute: tuple[Measure, int] | None = None

    def read(self) -> Phrase:
        """Read to the end of the phrase."""
        while self.at < self.limit and self._goes_on():
            pass
        return self._phrase()

    def _goes_on(self) -> bool:
        self.mark, self.word = self.tagged.tags[self.at], self.tagged.words[self.at]
        if self.at in self.starts:
            return self._digits() or False
        for kind in _kinds_of(self.mark, self.word):
            answer = kind(self)
            if answer is not None:
                return answer
        return self._noun()

    def _pass(self) -> bool:
        """Leave the word at `at` behind."""
        self.at += 1
        return True

    def _take(self, *, known: bool) -> bool:
        """Take the word at `at` as the head."""
        self.head, self.known = self.at, known
        return self._pass()

    def _close(self) -> bool:
        """Take the word at `at` as the head, and as the last word."""
        self._take(known=True)
        return False

    def _digits(self) -> bool | None:
        """A further number ends the phrase, if it is no age ("two 15-year-olds") nor a name's ("one Su-25 jet")."""
        end = _age_end(self.tagged, self.at)
        if end is not None:
            self.aged = True
            if not self.known:
                self.head = end - 1
            self.at = end
            return True
        if self.mark != "#":
            return None
        named = self.tagged.glued(self.at) and self.tagged.tags[self.at - 1] in _HYPHENS
        return self._pass() if named and self.at + 1 < self.limit else False

    def _age(self) -> bool | None:
        """An age in words: "a two-year old", "three year-olds"."""
        if self.word.endswith(SPANS) and self.tagged.lower(self.at + 1) == "old":
            self._pass()
        elif not says_age(self.word):
            return None
        self.aged = True
        return self._take(known=False)

    def _punctuation(self) -> bool | None:
        """Quotation marks around the noun and hyphens inside it go on; any other mark or function word ends it."""
        if self.mark in _QUOTATION_MARKS:
            if self.head is None and self._word_follows():
                self.quoted = True
                return self._pass()
            if self.quoted and self.head is not None:
                self.head, self.known = self.at - 1, True
                self._pass()
                return False
        if self.mark in _HYPHENS and self.tagged.glued(self.at) and self.tagged.glued(self.at + 1):
            return self._pass()
        return False if self.mark in _STOPS else None

    def _before_noun(self) -> bool | None:
        """ "A minor wound", "a senior guard": nouns for people that are adjectives before another noun."""
        following = self.tagged.lower(self.at + 1)
        lex = self.tagged.lex
        ends = following in lex.sets["time"] or (following in lex.verbs and following not in lex.sets["wounds_nouns"])
        return self._pass() if self._word_follows() and not ends else None

    def _more(self) -> bool:
        """ "Four more soldiers", "six others"."""
        return self._close() if self.word == "others" else self._pass()

    def _after_head(self) -> bool | None:
        """After a noun that is sure only another may follow: "car bombs", "a police spokesman"."""
        if not self.known:
            return None
        if self._countable() and (self.word in self.tagged.lex.nouns or not self._uses()):
            fits = not self.plural or self.word in self.tagged.lex.plurals or self.word.endswith("s")
            return None if fits else False
        return self._take(known=False) if self._compounds() else False

    def _compounds(self) -> bool:
        """Does an unknown word make a compound of the head, one person's: "a security contractor"?"""
        lex = self.tagged.lex
        head = self.tagged.lower(self.head or 0)
        return (
            not self.plural
            and self.mark == "w"
            and not self._uses()
            and not _verbal(self.word)
            and not self._capital()
            and bool(lex.kinds.get(head, Counts.NOTHING) & Counts.PEOPLE)
            and self.word not in lex.sets["time"]
            and head in lex.sets["compounding"]
        )

    def _verb_or_adjective(self) -> bool | None:
        """Verbs of the tables unless they are nouns here ("attacks"), other verbs, adverbs and adjectives."""
        uses = self._uses()
        if uses and not (self.word in self.tagged.lex.nouns and not self.known and self._is_noun_form()):
            return self._participle(uses)
        if self.mark == "V" and not (self._countable() and self.plural and self.head is None):
            return self._plain_participle()
        return self._adjective() if self.mark in ("J", "r") else None

    def _participle(self, uses: tuple[Use, ...]) -> bool | None:
        """A verb of the tables before a noun is its attribute, "12 wounded soldiers", or part of it: "bomb attacks"."""
        if self._noun_follows():
            participle = any(use.passive or "ing" in use.form for use in uses)
            if participle and self.attribute is None and (self.plural or self.number.kind is not Kind.ZERO):
                measure = next((use.verb.measure for use in uses if use.passive), None)
                if measure is not None and self.word not in self.tagged.lex.sets["no_attributes"]:
                    self.attribute = (measure, self.at)
                return self._pass()
            if all(use.form in _BASE_FORMS for use in uses) and self.tagged.tokens.words[self.at] != "hurt":
                return self._pass()
        return None if self.word in self.tagged.lex.nouns and self.head is None else False

    def _plain_participle(self) -> bool:
        """ "Nine armed men"; any other verb ends the phrase."""
        before_noun = self.word in self.tagged.lex.sets["participles"] and self._word_follows() and self.head is None
        return self._pass() if before_noun else False

    def _adjective(self) -> bool:
        """ "Two badly burned bodies"; not the first word of a state: "two seriously hurt"."""
        if self.head is not None or not self._word_follows():
            return False
        follows = self.tagged.lower(self.at + 1)
        states = self.tagged.lex.states.get(self.word, ())
        return self._pass() if not any(follows in words for words, _ in states) else False

    def _state(self) -> bool | None:
        """ "26 missing villagers", "three civilian dead"; after its noun a state ends the phrase: "five men dead"."""
        sets = self.tagged.lex.sets
        if self.word in sets["states_before"] and self.head is None:
            if not self._noun_follows():
                return False
            self.attribute = (self.tagged.lex.states[self.word][-1][1], self.at)
            return self._pass()
        if self.word not in sets["states_after"]:
            return None
        if self.word == "dead" and self.head is not None and self.tagged.lower(self.head) in sets["before_dead"]:
            return self._close()
        return False

    def _time(self) -> bool | None:
        """ "Six soldiers Tuesday": a day or time after the noun, or a name of one, ends the phrase."""
        return False if self.head is not None or self._capital() else None

    def _noun(self) -> bool:
        """A noun of the tables or a word that may be one: "nine shepherds", "a boatman"."""
        countable = self._countable()
        if self.plural:
            if self._is_plural_noun():
                return self._take(known=True)
            if self.head is None and _is_said(self.word, self.tagged.lower(self.at + 1)):
                return False
            return self._pass() if self.known else self._take(known=False)
        if self.head is not None and not countable and _verbal(self.word) and self.mark == "w":
            return False
        return self._take(known=countable)

    def _is_plural_noun(self) -> bool:
        """ "Soldiers" as the tables have it, "shepherds" by its ending."""
        lex, word = self.tagged.lex, self.word
        if self._countable() and (word in lex.plurals or word in lex.nouns or word == "people"):
            return True
        if self.known or not word.endswith("s") or word.endswith((*_NO_PLURAL, "is")):
            return False
        return not self.tagged.tokens.words[self.at].isupper()

    def _uses(self) -> tuple[Use, ...]:
        """The word as a verb of the tables; not where it is what a plural counts: "100 shells", "40 rockets"."""
        lex, word = self.tagged.lex, self.word
        uses = lex.verbs.get(word, ())
        if uses and self.plural and not self.known and word in lex.kinds and word in lex.plurals:
            return uses if word.endswith("ed") else ()
        return uses

    def _is_noun_form(self) -> bool:
        """Is a word that may be noun or verb ("attacks", "raid", "wounded") the noun here?"""
        lex, word = self.tagged.lex, self.word
        number_fits = not self.plural or word in lex.plurals
        if word.endswith(("ed", "ing")) or word in lex.sets["same_participles"]:
            return word in lex.nouns and not word.endswith("ed") and number_fits
        return number_fits

    def _countable(self) -> bool:
        return self.word in self.tagged.lex.kinds or self.word in self.tagged.lex.nouns

    def _capital(self) -> bool:
        return self.tagged.tokens.words[self.at][0].isupper()

    def _word_follows(self) -> bool:
        return self.at + 1 < self.limit and self.tagged.tags[self.at + 1] == "w"

    def _noun_follows(self) -> bool:
        return self._word_follows() and _noun_like(self.tagged, self.at + 1, self.plural)

    def _phrase(self) -> Phrase:
        """What was read."""
        if self.head is None:
            end = self.number.closes if self.attribute is None else self.at
            return Phrase(self.number, end, None, None, Counts.PEOPLE | Counts.THINGS)
        end = max(self.at, self.head + 1) if self.known or not self.plural else self.at
        word = self.tagged.lower(self.head)
        noun = self.tagged.lex.nouns.get(word)
        return Phrase(self.number, end, self.head, word, self._kinds(word), self.attribute, noun)

    def _kinds(self, head: str) -> int:
        aged = self.aged and not self.tagged.lex.kinds.get(head, Counts.NOTHING)
        return Counts.PEOPLE if aged else kinds_counted(head, self.plural)


@lru_cache(maxsize=1 << 14)
def _kinds_of(mark: str, word: str) -> tuple[Callable[[_Reader], bool | None], ...]:
    """What a word of this class may be read as before it is taken for a plain noun, in the order of trying."""
    lex = lexicon()
    kinds = (
        (_Reader._digits, mark == "#" or word in number_words()),
        (_Reader._age, word.endswith(SPANS) or says_age(word)),
        (_Reader._punctuation, mark in _QUOTATION_MARKS or mark in _HYPHENS or mark in _STOPS),
        (_Reader._more, word in lex.sets["more"]),
        (_Reader._before_noun, word in lex.sets["adjectival"]),
        (_Reader._after_head, True),
        (_Reader._verb_or_adjective, word in lex.verbs or mark in ("V", "J", "r")),
        (_Reader._state, word in lex.sets["states_before"] or word in lex.sets["states_after"]),
        (_Reader._time, word in lex.sets["time"]),
    )
    return tuple(kind for kind, possible in kinds if possible)


def _age_end(tagged: Tagged, at: int) -> int | None:
    """Where "15-year-old" or "20 - year - old", which begins at `at`, ends."""
    if at >= tagged.size or not (tagged.tags[at] == "#" or tagged.lower(at) in number_words()):
        return None
    sets = tagged.lex.sets
    for end in range(at + 1, min(at + 6, tagged.size)):
        word = tagged.lower(end)
        if word in sets["age_words"]:
            return end + 1
        if word not in sets["age_units"]:
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
        if plural and word.endswith("s") and not word.endswith(_NO_PLURAL) and not text[0].isupper():
            return True
    return False
