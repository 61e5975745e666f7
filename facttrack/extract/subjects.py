"""What a verb says of its subject: its measure, what it needs around it, and the verbs joined to it."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.clauses import Clauses
from facttrack.extract.hits import Hit, settle
from facttrack.extract.lexicon import Counts
from facttrack.extract.noun_phrase import Phrase
from facttrack.vocabulary import Measure

_MOVES: Final = ("crossed the border", "abandoned the area", "streamed out")
_MANY: Final = 24  # people who leave a place are refugees
_PASSIVE: Final = 10  # words of "caught in the crossfire and" at most
_HARMED: Final = (Measure.INJURED, Measure.CASUALTIES)


class Subjects(Clauses):
    """The measure that the verb at a place states of its subject."""

    def _second_verb(self, at: int) -> list[Hit]:
        """ "were caught in the crossfire and killed": the second verb of one passive."""
        for place in range(at + 1, min(at + _PASSIVE, self.size)):
            if self.tags[place] in "BHMGURc,;:" or self._counted_people(place):
                break
            if self.tags[place] == "C":
                verb = place + 1 + (self.tags[place + 1 : place + 2] == ["J"])
                return [
                    Hit(use.verb.measure, f"{self.lower(verb)} of its subject", verb, use.verb.of, use.verb.strict)
                    for use in self.lex.verbs.get(self.lower(verb), ())
                    if use.passive and not self._takes_object(verb)
                ]
        return []

    def _with_wounds(self, at: int) -> list[Hit]:
        """ "were found lying in the road with gunshot wounds", "was taken to UMC with minor injuries"."""
        for place in range(at, min(at + 12, self.size)):
            if self.lower(place) in ("with", "suffering") and (wounds := self._wounds(place)):
                return wounds
            if self.tags[place] in ";:BHMcRC,":
                break
        return []

    def _event(self, at: int, phrase: Phrase, *, be: bool, have: bool) -> list[Hit]:
        """The measure that the verb at `at` states of its subject."""
        word = self.lower(at)
        care = self._care(at)
        if care is not None and (be or not self._takes_object(at)):
            return [Hit(Measure.INJURED, "taken to hospital", care, strict=True)]
        wounds = self._wounds(at)
        if wounds:
            return wounds
        follows = self.tags[at + 1 : at + 2] in (["P"], ["t"]) or self.lower(at + 1) == "homeless"
        reduced = not have and follows and not word.endswith("ing")
        if events := self.event("subject", at, at + 1, be=be or reduced):
            return self.moved(events, phrase)  # "11,000 forced from their homes"
        if word == "included" and self.lower(at + 1) in ("among", "in"):
            return self._among(at + 2)
        if word == "held" and phrase.noun is not Measure.ABDUCTED and self._is_custody(at, be=be, have=have):
            return [Hit(self.holder(), "held", at, strict=True)]
        if (
            word == "taken"
            and be
            and not (self.tags[at + 1 : at + 2] and self.lower(at + 1) in self.lex.sets["taken_on"])
        ):
            return [Hit(Measure.ABDUCTED, "taken", at, strict=True)]
        if word in self.lex.sets["letting_go"] and self._leaves_care(at):
            return []
        found: list[Hit] = []
        for use in self.lex.verbs.get(word, ()):
            if use.verb.frame in ("undergoer", "flight"):
                if use.verb.frame == "flight" and not self._flight(at, phrase):
                    continue
                if use.verb.of == "things" and self._takes_object(at):
                    continue
                if use.verb.of == "forces" and self.lower(at + 1) in self.lex.sets["fallen_elsewhere"]:
                    continue
                if use.form == "participle" and not have:
                    continue
                if use.form == "base" and self.lower(phrase.number.first) == "many":
                    continue  # "many people die at home": at all times
                found.append(Hit(use.verb.measure, f"{word} after its subject", at, use.verb.of, use.verb.strict))
            elif use.passive and (be or (not have and not self._takes_object(at))):
                if use.verb.frame == "assault" and not be and self._is_attacker(at, phrase):
                    continue
                found.append(Hit(use.verb.measure, f"{word} of its subject", at, use.verb.of, use.verb.strict))
        return found

    def moved(self, events: list[Hit], phrase: Phrase) -> list[Hit]:
        """Who leaves an area or crosses a border is displaced only with many others, and if no soldier.

        Doctors who come for treatment give it.
        """
        if events and events[0].rule == "came for treatment":
            return [] if phrase.who in self.lex.sets["healers"] else events
        moves = bool(events) and events[0].rule in _MOVES
        return [] if moves and not _are_many(phrase, self.lex.sets["forces"]) else events

    def _leaves_care(self, at: int) -> bool:
        """ "released from Mercy Hospital": nobody was held there."""
        near = self.tagged.words[at + 1 : at + 8]
        return near[:1] == ["from"] and not self.lex.sets["care_places"].isdisjoint(near)

    def _is_attacker(self, at: int, phrase: Phrase) -> bool:
        """ "A bomber struck near the gate", "two men shot at them": who does it, not who is hit."""
        if phrase.who in self.lex.sets["attackers"]:
            return True
        if self.lower(at + 1) != "at":
            return False
        target = at + 3 if self.tags[at + 2 : at + 3] == ["D"] or self.lower(at + 2) in ("a", "an") else at + 2
        people = self.lex.kinds.get(self.lower(target), Counts.NOTHING) & Counts.PEOPLE
        return (
            self.tags[target : target + 1] == ["U"]
            or self.lower(target) == "her"
            or bool(people)
            or (self.lower(at + 2) == "her")
        )

    def _is_custody(self, at: int, *, be: bool, have: bool) -> bool:
        """ "three are being held", "three held over murder"; not "a rally was held in the park"."""
        after = self.lower(at + 1)
        if not be:
            raided = after == "in" and not self.lex.sets["inquiries"].isdisjoint(self.tagged.words[at + 2 : at + 6])
            return not have and (raided or after in self.lex.sets["held_over"] or (at + 1 >= self.size or after == "."))
        return after not in self.lex.sets["held_events"] or (after != "up" and self.lower(at + 2) != "the")

    def _flight(self, at: int, phrase: Phrase) -> bool:
        """Fled home, not the scene: people in numbers, or with a place they left."""
        if phrase.single or phrase.number.kind is Kind.ZERO:
            return False
        words = [self.lower(place) for place in range(at + 1, min(at + 8, self.size))]
        if set(words) & self.lex.sets["escaped"] and not set(words) & {"homes", "villages"}:
            return (phrase.number.low or phrase.number.high or 0) >= 500
        if phrase.who in self.lex.sets["fugitives"]:
            return False
        return (phrase.number.low or phrase.number.high or 0) >= _MANY or bool(
            set(words) & self.lex.sets["left_behind"]
        )

    def _chain(self, at: int, hits: list[Hit]) -> list[Hit]:
        """More verbs of the same subject: "shot and killed", "shot … and in stable condition"."""
        limit = min(self.size, at + 40)
        more: list[Hit] = []
        join = ""
        place = at + 1
        while place < limit:
            mark, word = self.tags[place], self.lower(place)
            if mark in ";:" or mark in ("!", "?") or (mark == "c" and word not in ("where", "before")):
                break
            if place in self.tagged.number_at:
                nested = self.tagged.phrases[self.tagged.number_at[place]]
                if nested.number.kind is not Kind.ARTICLE or self.tags[place - 1] in (",", "C", "c"):
                    break
            if mark == "U" and self.tags[place - 1] in (",", "C", ";"):
                break
            if mark == "," and self._ends_age(place):
                break  # "All five were shot, Lee and Roe, 20, died": said of those named
            joined = mark in (",", "C") or word == "where"
            if joined:
                join = word if mark == "C" else join or word
                after = place + 1
                while after < limit and (
                    self.tags[after] in "JBHCUG" or self.lower(after) in self.lex.sets["chain_words"]
                ):
                    after += 1
                state = self.state(after)
                if (
                    state
                    and state[0] in (Measure.KILLED, Measure.INJURED)
                    and (word != "where" or state[0] is Measure.KILLED)
                ):
                    more.append(Hit(state[0], self.lower(after), after))
                elif after < self.size:
                    freed = self.lower(after) in ("released", "freed")
                    for use in self.lex.verbs.get(self.lower(after), ()):
                        if use.verb.measure is Measure.DISPLACED and hits[0].measure in _HARMED:
                            continue  # "wounded and evacuated", to a place of care
                        if freed and hits[0].measure in (Measure.INJURED, Measure.DETAINED, Measure.CASUALTIES):
                            continue  # from hospital, from custody
                        if use.verb.frame in ("undergoer",) or (use.passive and not self._takes_object(after)):
                            more.append(
                                Hit(
                                    use.verb.measure,
                                    f"{self.lower(after)} of its subject",
                                    after,
                                    use.verb.of,
                                    use.verb.strict,
                                )
                            )
                    if (care := self._care(after)) is not None:
                        more.append(Hit(Measure.INJURED, "taken to hospital", care))
                    if wounds := self._wounds(after):
                        more += wounds
            elif self.lower(place) in ("in", "with") and hits[0].measure is Measure.CASUALTIES:
                ends = [self.lower(k) for k in range(place + 1, min(place + 7, self.size))]
                if (self.lower(place) == "in" and "condition" in ends) or (
                    self.lower(place) == "with" and any("life-threatening" in one for one in ends)
                ):
                    more.append(Hit(Measure.INJURED, "condition", place))
            place += 1
        return settle(hits, more, join)

    def _ends_age(self, comma: int) -> bool:
        """Does the comma close the age of somebody named: "Pia Roe, 20,"?"""
        aged = self.tags[comma - 2 : comma] == [",", "#"]
        return aged and self.tagged.tokens.words[comma - 3][0].isupper()

    def _among(self, at: int) -> list[Hit]:
        """ "were among the dead", "among those killed"."""
        while at < self.size and self.tags[at] in "D":
            at += 1
        for place in range(at, min(at + 5, self.size)):
            if found := self.collective(place):
                return [Hit(found, "among them", place)]
            if events := self.event("subject", place, place + 1):
                return [events[0]._replace(rule="among them")]  # "among the 40,000 people made homeless"
            if self.tags[place] not in "w#J":
                break
        return []

    def _found_before(self, at: int) -> bool:
        return any(self.lower(place) in self.lex.sets["finding_alive"] for place in range(max(0, at - 8), at))


def _are_many(phrase: Phrase, forces: frozenset[str]) -> bool:
    """ "8,000 people crossed into Chad": so many, and no soldiers."""
    return (phrase.number.low or phrase.number.high or 0) >= _MANY and phrase.who not in forces
