"""What follows a counted phrase: its predicate, over asides, relative clauses and coordination."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.hits import Hit, settle
from facttrack.extract.lexicon import Counts
from facttrack.extract.main_verb import DASHES, MainVerb
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.subjects import Subjects
from facttrack.vocabulary import Measure

_REACH: Final = 45  # steps of a walk at most
_TITLE: Final = 3  # letters of a shortened title at most: "Lt."
_HEADLINE: Final = 14  # tokens of a headline at most: its commas join without "and"
_CLOSING: Final = frozenset(".;:?!)")
_AUXILIARY: Final = 3  # words of "were later found" before a participle at most
_PASSIVE: Final = frozenset("BGr")
_OF_CAPTIVES: Final = (Measure.KILLED, Measure.RESCUED)
_QUOTES: Final = ("“", "‘", '"')


class Predicates(Subjects):
    """Finds what is said of a phrase as the subject of its clause, or as one left, found, sent … in a state."""

    _steps = 0

    def predicate(self, phrase: Phrase) -> list[Hit]:
        """What the clause says of the phrase as its subject, or as one left, found, sent … in a state."""
        if self._closes_sentence(phrase.end) or self.lower(phrase.opens - 1) == "numbering":
            return []  # "gunmen numbering 20 stormed": said of the gunmen
        self._steps = 0
        near = self._near(phrase.end, phrase)
        if phrase.partitive or not near:
            return MainVerb(self, phrase, phrase.end).find() or near
        part = "of" in (self.lower(phrase.opens - 1), self.lower(phrase.opens - 2))  # "two of the nine wounded"
        close = all(word == "being" for word in self.tagged.words[phrase.end : near[0].at])  # "being held there"
        reduced = not part and close and not self.always_finite(near[0].at)
        if reduced or self.tags[phrase.end] == "R":
            later = self._later_fate(near, phrase)
            # "those shot have died", "migrants fleeing the war drowned": the last word on them
            return later if later and near[0].measure in (Measure.CASUALTIES, Measure.DISPLACED) else near + later
        return near

    def _closes_sentence(self, at: int) -> bool:
        """Does a mark stand there beyond which nothing is said of what is before it?"""
        return at >= self.size or (self.tags[at] in _CLOSING and self.ends_clause(at))

    def aside(self, phrase: Phrase) -> list[Hit]:
        """What a relative clause after a comma says: "three others, who had minor injuries"."""
        self._steps = 0
        return self._near(phrase.end + 1, phrase)

    def _later_fate(self, near: list[Hit], phrase: Phrase) -> list[Hit]:
        """ "Four men who were hurt in the raid have died": the main clause after the relative one or a participle.

        Of those who were kidnapped it may tell that they were freed.
        """
        if near[0].measure is Measure.KILLED or phrase.number.kind is Kind.ZERO:
            return []
        main = MainVerb(self, phrase, phrase.end).find()
        fates = _OF_CAPTIVES if near[0].measure is Measure.ABDUCTED else (Measure.KILLED,)
        return [hit for hit in main if hit.measure in fates and hit.at > near[0].until]

    def _near(self, at: int, phrase: Phrase, depth: int = 0) -> list[Hit]:
        """From the end of a phrase over what may stand between it and its predicate."""
        if self.lower(phrase.number.first) == "both" and at == phrase.number.closes and self.tags[at : at + 1] == ["D"]:
            at = self.past_noun(at)  # "both the driver and a passenger were"
        inside = False  # a prepositional phrase: "and" may join its nouns
        while at < self.size and self._steps < _REACH:
            self._steps += 1
            mark, word = self.tags[at], self.lower(at)
            hit = self._state_hit(at, phrase)
            if hit:
                return hit
            wounds = self._wounds(at)
            if wounds:
                return wounds
            if self._is_escape(at, phrase):
                return []
            if mark in ("J", "\u00ad") or word in ("more", "others", "other") or (word == "as" and self.state(at + 1)):
                at += 1
            elif mark in ("”", '"', "’") and self.tags[phrase.opens - 1 : phrase.opens] in (["“"], ['"'], ["‘"]):
                at += 1  # the number alone was quoted
            elif word in ("among", "amongst"):
                return self._among(at + 1)
            elif mark == "(":
                close = self._find((")",), at, 14)
                if close is None:
                    return []
                at = close + 1
            elif mark == "," or word in DASHES:
                if mark == "," and phrase.opens and self.tags[phrase.opens - 1] == "," and self._finite_at(at + 1):
                    at += 1  # the end of an aside that the phrase began: "the victims, two nurses, were"
                    continue
                beyond = self.past_aside(at)
                if beyond is not None:
                    at = beyond
                    continue
                if mark == "," and (rest := self._past_relative(at)) is not None:
                    at = rest
                return self._coordinated(at, phrase, depth)
            elif mark == "C":
                found = self._coordinated(at, phrase, depth)
                if found or not inside or at + 1 in self.tagged.number_at or self.tagged.is_verb(at + 1):
                    return found
                at = self.past_noun(at + 1)
            elif mark == "R":
                at += 1
                if at < self.size and not self.tagged.is_verb(at) and self.tags[at] != "J":
                    return []  # "whom police wanted"
            elif (
                mark == "o"
                or (mark == "P" and word not in ("as", "than", "until"))
                or (mark == "t" and not self._infinitive(at))
            ):
                if at + 1 in self.tagged.number_at and word in self.lex.sets["clause_openers"]:
                    return []  # "looked for one gunman after four people were shot"
                if self.lower(at + 1) == "being":
                    return []  # "killing a guard before being arrested"
                at = self.past_noun(at + 1)
                inside = True
            elif self.tagged.is_verb(at) or mark == "V":
                return self.verb_group(at, phrase)
            else:
                return []
        return []

    def _finite_at(self, at: int) -> bool:
        while at < self.size and self.tags[at] == "J":
            at += 1
        return at < self.size and (self.tags[at] in "BH" or self.always_finite(at))

    def _coordinated(self, at: int, phrase: Phrase, depth: int) -> list[Hit]:
        """ "11 sailors and six stowaways were killed": what is said of the last is said of all."""
        after = at + 1
        if self.tags[at] == "," and after < self.size and self.tags[after] == "C":
            after += 1
        if self.lower(after) == "as" and self.lower(after + 1) == "well":
            after += 3
        placed = self.tags[phrase.end : phrase.end + 1] == ["P"]  # "…, 14 of them in the past day, and 230 are hurt"
        aside = placed and phrase.partitive and self.lower(phrase.opens - 1) == ","
        if after >= self.size or depth > 6 or aside or phrase.noun is Measure.CASUALTIES:
            return []  # "1,500 casualties, 500 of them dead and 1,000 injured"
        after += self.tags[after] in _QUOTES and after + 1 in self.tagged.number_at  # "two guards and “many” rebels"
        index = self.tagged.number_at.get(after)
        if index is not None:
            other = self.tagged.phrases[index]
            if other.number.kind is Kind.ZERO:
                return []  # "300 people came and nobody was shot"
            labelled = phrase.opens == 2 and self.lower(1) == ":"  # "KOLVA: 12 soldiers, 30 rebels killed"
            headline = (phrase.opens == 0 or labelled) and self.size <= _HEADLINE and bool(other.kinds & Counts.PEOPLE)
            if self.tags[at] == "," and after == at + 1 and not headline and not self.list_goes_on(other.end):
                return []
            found = self._near(other.end, phrase, depth + 1)
            # "Four men and a girl waiting at the stop were shot"
            return found if found or phrase.opens else MainVerb(self, phrase, other.end).find()
        if self.tags[at] == "," and self.tags[after] not in "wD":
            return []
        if self.tags[after] in "wD" and not self.tagged.is_verb(after):
            end = self.past_noun(after)
            if self.tags[end : end + 1] == ["R"]:
                end = self._main_verb(end)  # "eight tourists and the man who had seized their bus were"
            if end < self.size and self.tags[end] == "," and self.tags[end + 1 : end + 2] in (["C"], ["D"]):
                return self._coordinated(end, phrase, depth + 1)  # "six priests, their cook and her daughter were"
            if self.state(end):
                return self._state_hit(end, phrase)  # "31 women and children dead"
            if self.tags[end : end + 1] == ["C"] and end + 1 in self.tagged.number_at:
                return self._coordinated(end, phrase, depth + 1)  # "45 women and children and two men were"
            if (
                end < self.size
                and self.tagged.is_verb(end)
                and (self.lower(end) in ("were", "are", "have") or self.tags[end] not in "BHVM" or self._tells(end))
            ):
                return self.verb_group(end, phrase)
        return []

    def _tells(self, at: int) -> bool:
        """ "Nine women and children | lost their lives": a verb that states a measure with the words after it."""
        return bool(self.event("subject", at, at + 1, be=False)) or bool(self._wounds(at))

    def ends_clause(self, at: int) -> bool:
        mark, word = self.tags[at], self.lower(at)
        if mark == ".":
            return not self.tagged.glued(at + 1) and len(self.lower(at - 1)) > _TITLE
        return mark in ';:()?!“”"' or (word in DASHES and not self.tagged.glued(at))

    def is_ing(self, at: int) -> bool:
        word = self.lower(at)
        return word.endswith("ing") and word != "being"

    def past_aside(self, at: int) -> int | None:
        """From a comma or dash that opens an aside to the verb after its end: ", 34, of Homs, were"."""
        mark = self.tags[at] if self.tags[at] == "," else self.lower(at)
        limit = min(self.size, at + 28)
        for place in range(at + 1, limit):
            here = self.tags[place] if self.tags[place] == "," else self.lower(place)
            if self.tags[place] in ";:" or self.tags[place] in ("“", "”", '"'):
                return None
            if here == mark:
                after = place + 1
                while after < self.size and self.tags[after] == "J":
                    after += 1
                if (
                    after < self.size
                    and (
                        self.tags[after] in "BHMG"
                        or self.lower(after) in self.lex.verbs
                        or ("subject", self.lower(after)) in self.lex.events
                        or (self.state(after) and after > place)
                    )
                    and not self.is_ing(after)
                ):
                    if (
                        self.lower(after) in self.lex.verbs
                        and self.tags[after] not in "BHMG"
                        and self._takes_object(after)
                    ):
                        return None
                    if mark == "," and self._own_subject(at + 1, place):
                        return None
                    return place + 1
                if place + 1 in self.tagged.number_at and mark == ",":
                    nested = self.tagged.phrases[self.tagged.number_at[place + 1]]
                    if nested.number.kind is not Kind.ARTICLE and not self.list_goes_on(nested.end):
                        return None
        return None

    def _past_relative(self, at: int) -> int | None:
        """From a comma to the one after its relative clause, where "and" follows: ", whose name …, and two others".

        The ages of those named are passed like one: ", both 19, and another man".
        """
        if self.tags[at + 1 : at + 2] not in (["R"], ["#"]) and self.lower(at + 1) not in self.lex.sets["telling_age"]:
            return None
        for place in range(at + 2, min(self.size - 1, at + 20)):
            if self.tags[place] in ";:" or place in self.tagged.number_at:
                return None
            if self.tags[place] == ",":
                return place if self.tags[place + 1] == "C" else None
        return None

    def _own_subject(self, start: int, end: int) -> bool:
        """Does a clause with a finite verb of its own stand between? ("police said" may.)"""
        return any(self.tags[place] in "BH" and self.tags[place - 1] not in "RJtC" for place in range(start, end))

    def verb_group(self, at: int, phrase: Phrase) -> list[Hit]:
        be = have = negated = unreal = False
        start = at
        while at < self.size and at - start < 12:
            mark, word = self.tags[at], self.lower(at)
            hit = self._state_hit(at, phrase)
            if hit and not (have and not be and word in self.lex.verbs and self._takes_object(at)):
                return [] if negated or unreal else self._chain(at, hit)
            if mark == "B":
                be = True
            elif mark == "H":
                have = True
            elif mark == "M":
                # "may have been killed" is a hedge, "could have been killed" is not what happened
                unreal = word in self.lex.sets["unreal"] or self.lower(at + 1) != "have"
            elif mark == "N":
                negated = True
            elif mark == "G":
                be = True
            elif self._is_escape(at, phrase):
                return []
            elif (mark == "J" and word not in self.lex.verbs) or (have and word == "since"):
                pass
            elif mark in ("“", '"', "‘") and be and self.lower(at + 1) in self.lex.verbs:
                pass  # "only two were “martyred”"
            elif mark == "t":
                infinitive = at + 1 + (self.tags[at + 1 : at + 2] == ["J"])  # "to still be missing"
                if self.lower(infinitive) not in ("have", "be", "remain") and self.lower(at - 1) != "had":
                    return []
            elif mark == "P" and word in ("among", "amongst"):
                return [] if negated else self._among(at + 1)
            elif mark == "P" and be and word == "in" and self._in_hospital(at):
                return [Hit(Measure.INJURED, "in hospital", at, strict=True)]
            elif mark == "r" and (listed := self.event("subject", at, at + 1, be=be, negated=negated)):
                return [] if unreal else self._chain(at, self.moved(listed, phrase))
            elif mark == "r":
                if not be and not have and at == start and self._takes_object(at):
                    return []
                be = True
            else:
                break
            at += 1
        if at >= self.size:
            return []
        if negated:
            return self.event("subject", at, at + 1, be=be, negated=True)
        hits = self._event(at, phrase, be=be, have=have)
        if not hits and be:
            hits = self._with_wounds(at) or self._second_verb(at)
        if not hits or unreal:
            return []
        if any(self.lower(place) in self.lex.sets["fearing"] for place in range(start, at)):
            return settle([_feared(hit) for hit in hits], [])
        return self._chain(at, hits)

    def _is_escape(self, at: int, phrase: Phrase) -> bool:
        """ "A boy was almost hit", "two were nearly killed": nothing befell them. (Houses may be harmed then.)"""
        things = phrase.kinds & Counts.THINGS and not phrase.kinds & Counts.PEOPLE
        verb = self.lower(at + 1) in self.lex.verbs or self.state(at + 1) is not None
        return self.lower(at) in self.lex.sets["almost"] and verb and not things

    def _in_hospital(self, at: int) -> bool:
        """ "were in Minsk hospitals": a name may stand between."""
        end = at + 1
        while end < at + 4 and end < self.size and self.tagged.tokens.words[end][0].isupper():
            end += 1
        return self.lower(end) in ("hospital", "hospitals")

    def _is_deed(self, at: int, end: int) -> bool:
        """ "A man who fatally shot two people", "a guard shot dead a thief": of the one who does it."""
        words = self.tagged.words[at:end]
        done = not self.lex.sets["deeds"].isdisjoint(words)
        return done and self._takes_object(end - 1) and _PASSIVE.isdisjoint(self.tags[max(0, at - _AUXILIARY) : at])

    def _state_hit(self, at: int, phrase: Phrase) -> list[Hit]:
        state = self.state(at)
        if state is None:
            return []
        measure, end = state
        word = self.lower(at)
        single = end - at == 1
        if phrase.kinds & Counts.THINGS and not phrase.kinds & Counts.PEOPLE:
            measure = self.state_of_things(at, end) or measure
        if single and word in self.lex.verbs and self._takes_object(at):
            return []
        if not single and self._is_deed(at, end):
            return []
        if single and word in self.lex.sets["lone_states"] and phrase.head is not None:
            return []
        if single and word == "alive" and not self._found_before(at):
            return []
        if measure is Measure.MISSING and self.lower(at - 1) in self.lex.sets["finding_alive"]:
            return []  # "found under the rubble"
        if word == "in" and measure is Measure.INJURED and self.tags[end : end + 1] == ["t"]:
            return []  # "stayed in the hospital to guard the wounded"
        if word in self.lex.sets["degrees"] and single:
            nearby = self.lower(end)
            if nearby in self.lex.verbs or nearby in self.lex.sets["ailing"]:
                return []
            if self.tags[end : end + 1] in (["w"], ["V"]) and self._takes_object(end):
                return []  # "two men fatally beat a guard"
            if phrase.kinds & Counts.THINGS and not phrase.kinds & Counts.PEOPLE:
                return []
        if measure is Measure.KILLED and self.lower(at - 1) in self.lex.sets["fearing"]:
            measure = Measure.MISSING  # "feared buried alive"
        things = measure in (Measure.DAMAGED, Measure.DESTROYED)
        supplied = phrase.head is not None and bool(phrase.kinds & Counts.THINGS)  # homes without power
        things = things or (measure is Measure.AFFECTED and supplied)
        of = "things" if things else "people"
        return [Hit(measure, " ".join(self.lower(place) for place in range(at, end)), at, of, until=end - 1)]


def _feared(hit: Hit) -> Hit:
    """ "Feared drowned", "feared to have died": those who are missing, until somebody says that they are dead."""
    return hit._replace(measure=Measure.MISSING, rule=f"feared {hit.rule}") if hit.measure is Measure.KILLED else hit
