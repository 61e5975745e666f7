"""What both walks over a clause need: states, wounds, objects, the ends of noun phrases.

A shallow parser over tagged tokens. Each walk stops at a clause's end and after a bounded number
of tokens, so that its time does not depend on the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.tagged import Tagged
from facttrack.vocabulary import Measure

_OF_THINGS: Final = (Measure.DAMAGED, Measure.DESTROYED)


class Clauses:
    """One tagged sentence, as the walks see it."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.tags = tagged.tags
        self.size = tagged.size
        self.lex = tagged.lex
        self.lower = tagged.lower
        self._steps = 0

    def state(self, at: int) -> tuple[Measure, int] | None:
        """The state phrase that begins at `at` ("dead", "in critical condition") and its end."""
        found = self.lex.state_words.get(self.lower(at))
        if found is None:
            return None
        for words, measure in found.get(self.lower(at + 1), ()):
            if tuple(self.tagged.words[at : at + len(words)]) == words:
                return measure, at + len(words)
        if (qualified := self._degree_of_state(at, found)) is not None:
            return qualified
        alone = found.get("")
        return (alone[0][1], at + 1) if alone else None

    def _degree_of_state(
        self, at: int, found: Mapping[str, Sequence[tuple[tuple[str, ...], Measure]]]
    ) -> tuple[Measure, int] | None:
        """ "In extremely serious condition", "in a very grave condition": with words that say how much."""
        place = start = at + 1 + (self.lower(at + 1) in ("a", "an"))
        while place < self.size and (self.tags[place] == "J" or self.lower(place) in self.lex.sets["very"]):
            place += 1
        if place == start or self.lower(at) != "in":
            return None
        for words, measure in found.get(self.lower(place), ()):
            if tuple(self.tagged.words[place : place + len(words) - 1]) == words[1:]:
                return measure, place + len(words) - 1
        return None

    def state_of_things(self, at: int, end: int) -> Measure | None:
        """What a state says of things that is said of people as well: "blown up"."""
        words = tuple(self.tagged.words[at:end])
        found = (measure for phrase, measure in self.lex.states.get(self.lower(at), ()) if phrase == words)
        return next((measure for measure in found if measure in _OF_THINGS), None)

    def always_finite(self, at: int) -> bool:
        """Is the verb at `at` one that has no passive participle: "died"?"""
        return any(
            use.verb.frame in ("undergoer", "flight") and "past" in use.form
            for use in self.lex.verbs.get(self.lower(at), ())
        )

    def event(self, role: str, verb: int, start: int, *, be: bool = True, negated: bool = False) -> list[Hit]:
        """The measure that the verb states together with the words from `start` on."""
        for event in self.lex.events.get((role, self.lower(verb)), ()):
            if (event.passive and not be) or event.negated is not negated:
                continue
            reach = range(start, start + event.within)
            found = [next((place for place in reach if self.lower(place) in near), -1) for near in event.near]
            if min(found) >= 0:
                return [Hit(event.measure, event.rule, verb, event.of, until=max(found))]
        return []

    def holder(self) -> Measure:
        """Are those who are held in this sentence hostages or prisoners?"""
        hostages = not self.lex.sets["captivity"].isdisjoint(self.tagged.words)
        return Measure.ABDUCTED if hostages else Measure.DETAINED

    def collective(self, at: int) -> Measure | None:
        """The measure of a word that names people by what befell them: "the dead", "those wounded", "the hostages"."""
        word = self.lower(at)
        for use in self.lex.verbs.get(word, ()):
            if use.passive and use.verb.of == "people" and use.verb.frame in ("patient", "assault"):
                return use.verb.measure
        if (named := self.lex.collectives.get(word)) is not None:
            return named
        return self.lex.nouns.get(word) if self.lex.kinds.get(word, Counts.NOTHING) & Counts.PEOPLE else None

    def both_fates(self, at: int) -> bool:
        """ "30 dead and wounded", "dozens of killed or injured", "14 dead or missing": do they share a number?"""
        sets = self.lex.sets
        if self.lower(at) in sets["named_dead"] and self.or_missing(at + 1) is not None:
            return True
        for first in (at, at - 2):
            joined = self.lower(first + 1) in ("and", "or", "&")
            words = self.lower(first), self.lower(first + 2)
            if joined and not (sets["named_dead"].isdisjoint(words) or sets["named_hurt"].isdisjoint(words)):
                # "30 dead and wounded relatives": the wounded may be others, as in "shot two dead and wounded four"
                return self.lower(first + 3) in sets["toll_verbs"] or not self._takes_object(first + 2)
        return False

    def or_missing(self, at: int) -> int | None:
        """Where "missing" stands of "or missing", ", or are still missing", "and unaccounted for".

        Not of ", and missing 12 nurses".
        """
        at += self.lower(at) == ","
        joined, at = self.lower(at), at + 1
        while at < self.size and joined == "or" and (self.tags[at] in "BHJ" or self.lower(at) in ("gone", "went")):
            at += 1
        if joined not in ("or", "and") or self.lower(at) not in ("missing", "unaccounted", "disappeared", "vanished"):
            return None
        return at if at + 1 not in self.tagged.number_at and not self._takes_object(at) else None

    def _care(self, at: int) -> int | None:
        """Is the verb at `at` one of carrying, with a place of care soon after it?"""
        word, sets = self.lower(at), self.lex.sets
        if word in sets["care_treated"] and word not in ("treatment",):
            return at
        if word not in sets["care_verbs"]:
            return None
        seen = False
        for place in range(at + 1, min(at + 14, self.size)):
            here = self.lower(place)
            if here in sets["care_places"] or here.endswith("hospital") or (here == "center" and seen):
                return at
            if here in ("to", "into", "at", "in"):
                seen = True
            if self.tags[place] in ";:,.BHM" and place > at + 1 and not self.tagged.glued(place + 1):
                break
        return None

    def _wounds(self, at: int) -> list[Hit]:
        """ "suffered minor injuries", "with gunshot wounds"."""
        sets = self.lex.sets
        if self.lower(at) not in sets["wounds_verbs"]:
            return []
        for place in range(at + 1, min(at + 9, self.size)):
            here = self.lower(place)
            if here in sets["wounds_nouns"]:
                return [Hit(Measure.INJURED, "suffered injuries", at)]
            if self._counted_people(place) or (
                here.endswith("ing") and any("ing" in use.form for use in self.lex.verbs.get(here, ()))
            ):
                break  # "with two more succumbing to wounds": theirs
            if (self.tags[place] in ";:.BHMVcR" and here != "shot") or (
                self.tags[place] in "P" and here not in ("from", "of", "with")
            ):
                break
        return []

    def _counted_people(self, at: int) -> bool:
        index = self.tagged.number_at.get(at)
        return index is not None and bool(self.tagged.phrases[index].kinds & Counts.PEOPLE)

    def _takes_object(self, at: int) -> bool:
        """Does an object follow the verb at `at`, so that it is active?"""
        place = at + 1
        while place < self.size and self.tags[place] == "J" and self.lower(place) not in self.lex.sets["time"]:
            place += 1
        if place >= self.size:
            return False
        mark, word = self.tags[place], self.lower(place)
        if word in self.lex.sets["time"]:
            return False
        if word == "to" and self.lower(place + 1) == "death":
            return self._takes_object(place + 1)  # "stabbed to death her husband"
        if state := self.state(place):
            return word == "dead" and state[1] == place + 1 and self._takes_object(place)  # "shot dead his wife"
        if mark == "C" and self.lower(place + 1) in self.lex.verbs:
            return self._takes_object(place + 1)  # "stabbed and killed his wife"
        if word in self.lex.sets["reflexives"]:
            return False  # "shot himself": the subject is the one harmed
        if place in self.tagged.number_at:
            phrase = self.tagged.phrases[self.tagged.number_at[place]]
            if phrase.number.kind is Kind.ARTICLE and not phrase.kinds & (Counts.PEOPLE | Counts.THINGS):
                return phrase.who not in self.lex.sets["spans"]
            return not phrase.kinds & Counts.UNIT or bool(phrase.kinds & (Counts.PEOPLE | Counts.THINGS))
        if mark == "D" and self.lower(place + 1) in self.lex.sets["time"] | self.lex.sets["hours"]:
            return False
        if mark in "DU#A":
            return True
        if mark == "w":
            for k in range(place, min(place + 5, self.size)):
                if self.tags[k] != "w" and self.lower(k) not in self.lex.nouns:
                    break
                if self.lex.kinds.get(self.lower(k), Counts.NOTHING) & Counts.PEOPLE:
                    return True
            return self.tagged.tokens.words[place][0].isupper() and self.tagged.tokens.words[at][0].islower()
        return False

    def past_noun(self, at: int) -> int:
        """Past the words of a noun phrase (determiners, numbers, nouns, names)."""
        began = at
        while at < self.size and at - began < 16:
            mark, word = self.tags[at], self.lower(at)
            if at > began and word == "shot" and self.lower(at - 1) == "a":
                at += 1  # "without firing a shot"
            elif mark in "wD#A" or mark in "'’‘-" or (mark == "." and self.tagged.glued(at + 1)):
                if at > began and word in self.lex.verbs and not self._nominal(at):
                    break
                if at > began and word in ("dead", "missing", "homeless", "hostage"):
                    if self.tags[at - 1] == "D" and self.tags[at + 1 : at + 2] == ["w"]:
                        at += 1  # "the dead man's family"
                        continue
                    break
                at += 1
            elif (mark == "V" and word.endswith("ing") and at == began) or (
                mark == "." and len(self.lower(at - 1)) <= 4 and at + 1 < self.size
            ):
                at += 1
            else:
                break
        return at

    def list_goes_on(self, at: int) -> bool:
        """Is the comma of "two women, a man and three children were" one of a list? Then "and" follows, not a verb."""
        for place in range(at, min(at + 14, self.size)):
            if self.tags[place] == "C":
                return True
            if self.tags[place] in "BHMG;:." or self.lower(place) in self.lex.verbs or self.state(place):
                return False
        return False

    def _nominal(self, at: int) -> bool:
        """Is a trigger inside a prepositional phrase the noun: "in the attack", "during the shooting"?"""
        word = self.lower(at)
        return word in self.lex.nouns and not word.endswith("ed") and word not in self.lex.sets["toll_adjectives"]

    def _find(self, words: tuple[str, ...], at: int, reach: int) -> int | None:
        for place in range(at, min(at + reach, self.size)):
            if self.lower(place) in words:
                return place
        return None

    def _infinitive(self, at: int) -> bool:
        word = self.lower(at + 1)
        return (
            any("base" in use.form for use in self.lex.verbs.get(word, ())) and word not in self.lex.nouns
        ) or self.tags[at + 1 : at + 2] in (["B"], ["H"], ["V"])

    def past_group(self, at: int) -> int:
        """Past one verb group: auxiliaries and adverbs, then a verb."""
        while at < self.size and self.tags[at] in "BHMGNJ":
            at += 1
        return at + 1 if at < self.size and self.tagged.is_verb(at) else at

    def _main_verb(self, relative: int) -> int:
        """Where a plural main verb follows a relative clause; the pronoun's place where none does."""
        for place in range(relative + 1, min(relative + 14, self.size)):
            if self.tags[place] in ",;:":
                break
            if self.lower(place) in ("were", "are"):
                return place
        return relative
