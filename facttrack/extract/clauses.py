"""What a clause says of a counted phrase: the predicate after it, the verb or noun that governs it.

A shallow parser over tagged tokens. Each walk goes one way and stops at a clause's end, so that
its time is bounded by a small constant; nothing here looks at a whole sentence for each number.
"""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.extract.counted import Phrase, Tagged
from facttrack.extract.lexicon import Counts, Use
from facttrack.extract.numbers import Kind
from facttrack.vocabulary import Measure

_REACH = 45  # tokens that a walk crosses at most
_DASHES = ("—", "–", "-", "--")


@dataclass(frozen=True, slots=True)
class Hit:
    """A measure said of a phrase: by which rule, and where the words stand that say it."""

    measure: Measure
    rule: str
    at: int
    of: str = "people"
    strict: bool = False


class Clauses:
    """The walks over one tagged sentence."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.tags = tagged.tags
        self.size = tagged.size
        self.lex = tagged.lex
        self.lower = tagged.lower
        self._steps = 0

    def state(self, at: int) -> tuple[Measure, int] | None:
        """The state phrase that begins at `at` ("dead", "in critical condition") and its end."""
        for words, measure in self.lex.states.get(self.lower(at), ()):
            if all(self.lower(at + k) == word for k, word in enumerate(words)):
                return measure, at + len(words)
        return None

    def always_finite(self, at: int) -> bool:
        """Is the verb at `at` one that has no passive participle: "died"?"""
        return any(
            use.verb.frame in ("undergoer", "flight") and "past" in use.form
            for use in self.lex.verbs.get(self.lower(at), ())
        )

    # --- after the phrase --------------------------------------------------------------------

    def predicate(self, phrase: Phrase) -> list[Hit]:
        """What the clause says of the phrase as its subject, or as one left, found, sent … in a state."""
        self._steps = 0
        near = self._near(phrase.end, phrase)
        if phrase.partitive or not near:
            return self._far(phrase.end, phrase) or near
        return near

    def _near(self, at: int, phrase: Phrase, depth: int = 0) -> list[Hit]:
        """From the end of a phrase over what may stand between it and its predicate."""
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
            if mark in ("J", "\u00ad") or word in ("more", "others", "other") or (word == "as" and self.state(at + 1)):
                at += 1
            elif mark == "(":
                close = self._find((")",), at, 14)
                if close is None:
                    return []
                at = close + 1
            elif mark == "," or word in _DASHES:
                if mark == "," and phrase.opens and self.tags[phrase.opens - 1] == "," and self._finite_at(at + 1):
                    at += 1  # the end of an aside that the phrase began: "the victims, two nurses, were"
                    continue
                beyond = self._past_aside(at)
                if beyond is not None:
                    at = beyond
                    continue
                return self._coordinated(at, phrase, depth)
            elif mark == "C":
                found = self._coordinated(at, phrase, depth)
                if found or not inside or at + 1 in self.tagged.number_at or self.tagged.is_verb(at + 1):
                    return found
                at = self._past_noun(at + 1)
            elif mark == "R":
                at += 1
                if at < self.size and not self.tagged.is_verb(at) and self.tags[at] != "J":
                    return []  # "whom police wanted"
            elif (
                mark == "o"
                or (mark == "P" and word not in ("as", "than", "until"))
                or (mark == "t" and not self._infinitive(at))
            ):
                at = self._past_noun(at + 1)
                inside = True
            elif self.tagged.is_verb(at) or mark == "V":
                return self._verb_group(at, phrase)
            else:
                return []
        return []

    def _finite_at(self, at: int) -> bool:
        while at < self.size and self.tags[at] == "J":
            at += 1
        return at < self.size and (self.tags[at] in "BH" or self.always_finite(at))

    def _coordinated(self, at: int, phrase: Phrase, depth: int) -> list[Hit]:
        """ "12 soldiers and five civilians were killed": what is said of the last is said of all."""
        after = at + 1
        if self.tags[at] == "," and after < self.size and self.tags[after] == "C":
            after += 1
        if self.lower(after) == "as" and self.lower(after + 1) == "well":
            after += 3
        if after >= self.size or depth > 6:
            return []
        index = self.tagged.number_at.get(after)
        if index is not None:
            other = self.tagged.phrases[index]
            if self.tags[at] == "," and after == at + 1 and not self._list_goes_on(other.end):
                return []
            return self._near(other.end, phrase, depth + 1)
        if self.tags[at] == "," and self.tags[after] not in "wD":
            return []
        if self.tags[after] in "wD" and not self.tagged.is_verb(after):
            end = self._past_noun(after)
            if (
                end < self.size
                and self.tagged.is_verb(end)
                and (self.lower(end) in ("were", "are", "have") or self.tags[end] not in "BHVM")
            ):
                return self._verb_group(end, phrase)
        return []

    def _list_goes_on(self, at: int) -> bool:
        """In "two women, a man and three children were …", is the comma one of a list? Then "and" follows, not a verb."""
        for place in range(at, min(at + 14, self.size)):
            if self.tags[place] == "C":
                return True
            if self.tags[place] in "BHMG;:." or self.lower(place) in self.lex.verbs or self.state(place):
                return False
        return False

    def _far(self, at: int, phrase: Phrase) -> list[Hit]:
        """The main verb of the phrase's clause, beyond relative clauses and participles."""
        pending, limit = 0, min(self.size, at + _REACH)
        first = True
        while at < limit:
            mark, word = self.tags[at], self.lower(at)
            if mark in ";:()" or mark in ("“", "”", '"') or (word in _DASHES and not self.tagged.glued(at)):
                return []
            if mark == "," and at + 1 in self.tagged.number_at:
                return []
            if mark == "C" or (mark == "c" and word == "but"):
                after = at + 1
                while after < limit and self.tags[after] == "J":
                    after += 1
                if after < limit and self.tagged.is_verb(after) and not self._ing(after):
                    if first or self.lower(after) in self.lex.sets["saying"]:
                        return []
                    at = after
                    mark = self.tags[at]
                    if pending == 0:
                        hits = self._verb_group(at, phrase)
                        if hits:
                            return hits
                    at = self._past_group(at)
                    continue
                if after in self.tagged.number_at or (after < limit and self.tags[after] in "DU"):
                    return []
                at += 1
                continue
            if mark == "R" or (mark == "c" and word != "but"):
                if mark == "c" and word not in ("where", "when"):
                    return []
                pending += 1
                at += 1
                continue
            if self.tagged.is_verb(at) and not self._ing(at):
                finite = self.tags[at] in "BHM" or any(
                    use.verb.frame in ("undergoer", "flight") for use in self.lex.verbs.get(word, ())
                )
                if pending:
                    pending -= 1
                    at = self._past_group(at)
                elif word in self.lex.sets["saying"]:
                    return []
                elif first and not finite:
                    at += 1  # a participle that belongs to the noun
                elif finite:
                    return self._verb_group(at, phrase)
                elif self.tags[at] == "V" and not first:
                    at = self._past_group(at)
                else:
                    at += 1
                first = False
                continue
            if mark != "J":
                first = first and mark not in "wD#"
            at += 1
        return []

    def _ing(self, at: int) -> bool:
        word = self.lower(at)
        return word.endswith("ing") and word != "being"

    def _past_group(self, at: int) -> int:
        """Past one verb group: auxiliaries and adverbs, then a verb."""
        while at < self.size and self.tags[at] in "BHMGNJ":
            at += 1
        return at + 1 if at < self.size and self.tagged.is_verb(at) else at

    def _past_noun(self, at: int) -> int:
        """Past the words of a noun phrase (determiners, numbers, nouns, names)."""
        began = at
        while at < self.size and at - began < 16:
            mark, word = self.tags[at], self.lower(at)
            if mark in "wD#A" or mark in "'’‘-" or (mark == "." and self.tagged.glued(at + 1)):
                if at > began and word in self.lex.verbs and not self._nominal(at):
                    break
                if at > began and word in ("dead", "missing", "homeless", "hostage"):
                    break
                at += 1
            elif (mark == "V" and word.endswith("ing") and at == began) or (
                mark == "." and len(self.lower(at - 1)) <= 4 and at + 1 < self.size
            ):
                at += 1
            else:
                break
        return at

    def _nominal(self, at: int) -> bool:
        """Is a trigger inside a prepositional phrase the noun: "in the attack", "during the shooting"?"""
        word = self.lower(at)
        return word in self.lex.nouns and not word.endswith("ed") and word not in ("dead", "wounded", "injured")

    def _past_aside(self, at: int) -> int | None:
        """From a comma or dash that opens an aside to the verb after its end: ", 34, of Homs, were"."""
        mark = self.tags[at] if self.tags[at] == "," else self.lower(at)
        limit = min(self.size, at + 28)
        for place in range(at + 1, limit):
            here = self.tags[place] if self.tags[place] == "," else self.lower(place)
            if self.tags[place] in ";:" or self.tags[place] in ("“", "”", '"'):
                return None
            if here == mark or (mark == "," and here in _DASHES and False):
                after = place + 1
                while after < self.size and self.tags[after] == "J":
                    after += 1
                if (
                    after < self.size
                    and (
                        self.tags[after] in "BHMG"
                        or self.lower(after) in self.lex.verbs
                        or (self.state(after) and after > place)
                    )
                    and not self._ing(after)
                ):
                    if (
                        self.lower(after) in self.lex.verbs
                        and self.tags[after] not in "BHMG"
                        and self._takes_object(after)
                    ):
                        return None
                    if self._own_subject(at + 1, place):
                        return None
                    return place + 1
                if place + 1 in self.tagged.number_at and mark == ",":
                    nested = self.tagged.phrases[self.tagged.number_at[place + 1]]
                    if nested.number.kind is not Kind.ARTICLE and not self._list_goes_on(nested.end):
                        return None
        return None

    def _own_subject(self, start: int, end: int) -> bool:
        """Does a clause with a finite verb of its own stand between? ("police said" may.)"""
        for place in range(start, end):
            if self.tags[place] in "BH" and self.tags[place - 1] not in "RJ":
                return True
        return False

    # --- verb groups -------------------------------------------------------------------------

    def _verb_group(self, at: int, phrase: Phrase) -> list[Hit]:
        be = have = negated = unreal = False
        start = at
        while at < self.size and at - start < 12:
            mark, word = self.tags[at], self.lower(at)
            hit = self._state_hit(at, phrase)
            if hit and not (have and not be and word in self.lex.verbs and self._takes_object(at)):
                return [] if negated or unreal else self._chain(at, hit, phrase)
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
            elif mark == "J" and word not in self.lex.verbs:
                pass
            elif mark == "t":
                if self.lower(at + 1) not in ("have", "be", "remain"):
                    return []
            elif mark == "P" and word in ("among", "amongst"):
                return [] if negated else self._among(at + 1)
            elif mark == "r":
                if not be and not have and at == start and self._takes_object(at):
                    return []
                if word in ("found", "left", "discovered") or mark == "r":
                    be = True
            else:
                break
            at += 1
        if at >= self.size:
            return []
        hits = self._event(at, phrase, be=be, have=have)
        if not hits and be:
            hits = self._with_wounds(at)
        if not hits or negated or unreal:
            return []
        return self._chain(at, hits, phrase)

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
        if (
            word in ("lost", "losing", "lose")
            and self.lower(at + 1) in ("their", "his", "her", "its")
            and self.lower(at + 2) in ("lives", "life")
        ):
            return [Hit(Measure.KILLED, "lost their lives", at)]
        if word in ("forced", "driven", "made", "chased", "expelled", "ordered", "sent", "told") and be:
            limit = min(at + 9, self.size)
            words = {self.lower(place) for place in range(at + 1, limit)}
            if (
                words & {"homes", "home", "villages", "houses"}
                and words & {"from", "out", "leave", "flee", "evacuate", "abandon"}
            ) or words & {"homeless", "flee", "evacuate"}:
                if word not in ("ordered", "told"):
                    return [Hit(Measure.DISPLACED, "driven from home", at)]
        if word in ("moved", "brought", "taken", "sent", "transferred", "led") and be and self._to_safety(at + 1):
            return [Hit(Measure.DISPLACED, "moved to safety", at)]
        if word in ("suffered", "sustained") and "damage" in [self.lower(at + step) for step in (1, 2, 3)]:
            return [Hit(Measure.DAMAGED, "suffered damage", at, "things")]
        if word in ("taken", "sought", "found", "took", "seeking", "taking") and self.lower(at + 1) in (
            "refuge",
            "shelter",
        ):
            return [Hit(Measure.DISPLACED, "took refuge", at)]
        if word in ("lost", "lose", "losing") and self.lower(at + 1) in ("power", "electricity", "heating", "water"):
            return [Hit(Measure.AFFECTED, "lost power", at, "any")]
        if word in ("face", "facing", "faces", "faced", "experiencing", "suffering") and {
            self.lower(at + step) for step in (1, 2, 3, 4)
        } & {"hunger", "starvation", "famine", "insecurity", "malnutrition"}:
            return [Hit(Measure.AFFECTED, "faced hunger", at)]
        if word in ("brought", "pulled", "dug", "found", "plucked", "lifted", "taken") and "alive" in [
            self.lower(at + step) for step in (1, 2, 3)
        ]:
            return [Hit(Measure.RESCUED, "brought out alive", at)]
        if word == "included" and self.lower(at + 1) in ("among", "in"):
            return self._among(at + 2)
        if (word == "held" and be and self.lower(at + 1) not in ("up", "in", "on", "at")) or (
            word == "held" and be and self.lower(at + 1) in ("in", "at", "on") and self.lower(at + 2) not in ("the",)
        ):
            return [Hit(Measure.DETAINED, "held", at, strict=True)]
        if word == "pulled" and be:
            limit = min(at + 7, self.size)
            words = {self.lower(place) for place in range(at + 1, limit)}
            if words & {"alive", "rubble", "debris", "wreckage", "water", "ruins"}:
                return [Hit(Measure.RESCUED, "pulled out", at)]
        if (
            word == "taken"
            and be
            and not (
                self.tags[at + 1 : at + 2]
                and self.lower(at + 1)
                in (
                    "to",
                    "into",
                    "by",
                    "over",
                    "up",
                    "off",
                    "down",
                    "away",
                    "back",
                    "out",
                    "aback",
                    "in",
                    "from",
                    "for",
                    "on",
                )
            )
        ):
            return [Hit(Measure.ABDUCTED, "taken", at, strict=True)]
        found: list[Hit] = []
        for use in self.lex.verbs.get(word, ()):
            if use.verb.frame in ("undergoer", "flight"):
                if use.verb.frame == "flight" and not self._flight(at, phrase):
                    continue
                if use.verb.of == "things" and self._takes_object(at):
                    continue
                if use.form == "participle" and not have:
                    continue
                found.append(Hit(use.verb.measure, f"{word} after its subject", at, use.verb.of, use.verb.strict))
            elif use.passive and (be or (not have and not self._takes_object(at))):
                found.append(Hit(use.verb.measure, f"{word} of its subject", at, use.verb.of, use.verb.strict))
        return found

    def _chain(self, at: int, hits: list[Hit], phrase: Phrase) -> list[Hit]:
        """More verbs of the same subject: "shot and killed", "shot … and listed in stable condition"."""
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
            joined = mark in (",", "C") or word == "where"
            if joined:
                join = word if mark == "C" else join or word
                after = place + 1
                while after < limit and (
                    self.tags[after] in "JBHCUG"
                    or self.lower(after) in ("then", "later", "listed", "pronounced", "declared", "remained", "is")
                ):
                    after += 1
                state = self.state(after)
                if (
                    state
                    and state[0] in (Measure.KILLED, Measure.INJURED)
                    and (word != "where" or state[0] is Measure.KILLED)
                ):
                    more.append(Hit(state[0], "state", after))
                elif after < self.size:
                    freed = self.lower(after) in ("released", "freed")
                    for use in self.lex.verbs.get(self.lower(after), ()):
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

    def _among(self, at: int) -> list[Hit]:
        """ "were among the dead", "among those killed"."""
        while at < self.size and self.tags[at] in "D":
            at += 1
        for place in range(at, min(at + 5, self.size)):
            if found := self.collective(place):
                return [Hit(found, "among them", place)]
            if self.tags[place] not in "w#J":
                break
        return []

    def collective(self, at: int) -> Measure | None:
        """The measure of a word that names people by what befell them: "the dead", "those wounded", "the hostages"."""
        word = self.lower(at)
        for uses in (self.lex.verbs.get(word, ()),):
            for use in uses:
                if use.passive and use.verb.of == "people" and use.verb.frame in ("patient", "assault"):
                    return use.verb.measure
        if word in ("dead", "missing", "homeless", "taken"):
            return {"dead": Measure.KILLED, "missing": Measure.MISSING, "homeless": Measure.DISPLACED}.get(
                word, Measure.ABDUCTED
            )
        return self.lex.nouns.get(word) if self.lex.kinds.get(word, Counts.NOTHING) & Counts.PEOPLE else None

    def _state_hit(self, at: int, phrase: Phrase) -> list[Hit]:
        state = self.state(at)
        if state is None:
            return []
        measure, end = state
        word = self.lower(at)
        single = end - at == 1
        if single and word in self.lex.verbs and self._takes_object(at):
            return []
        if single and word in ("critical", "alive") and not (word == "alive" and self._found_before(at)):
            return []
        if (
            word in ("critically", "seriously", "badly", "gravely", "severely", "slightly", "lightly", "fatally")
            and single
        ):
            nearby = self.lower(end)
            if nearby in self.lex.verbs or nearby in (
                "ill",
                "sick",
                "damaged",
                "burned",
                "burnt",
                "weakened",
                "affected",
            ):
                return []
            if phrase.kinds & Counts.THINGS and not phrase.kinds & Counts.PEOPLE:
                return []
        of = "things" if measure in (Measure.DAMAGED, Measure.DESTROYED) else "people"
        return [Hit(measure, f"{' '.join(self.lower(k) for k in range(at, end))}", at, of)]

    def _found_before(self, at: int) -> bool:
        return any(
            self.lower(place) in ("pulled", "found", "rescued", "brought", "dug") for place in range(max(0, at - 8), at)
        )

    def _care(self, at: int) -> int | None:
        """Is the verb at `at` one of carrying, with a place of care soon after it?"""
        word, sets = self.lower(at), self.lex.sets
        if word in sets["treated"] and word not in ("treatment",):
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
        if self.lower(at) not in sets["wound_verbs"]:
            return []
        for place in range(at + 1, min(at + 9, self.size)):
            here = self.lower(place)
            if here in sets["wound_nouns"]:
                return [Hit(Measure.INJURED, "suffered injuries", at)]
            if (self.tags[place] in ";:.BHMVcR" and here != "shot") or (
                self.tags[place] in "P" and here not in ("from", "of", "with")
            ):
                break
        return []

    def _to_safety(self, at: int) -> bool:
        """ "to shelters", "from their homes": after a verb of moving."""
        words = [self.lower(place) for place in range(at, min(at + 8, self.size))]
        if "homes" in words and "from" in words:
            return True
        return words[:1] in (["to"], ["into"]) and bool(
            set(words[1:5])
            & {
                "shelter",
                "shelters",
                "gymnasium",
                "gymnasiums",
                "camps",
                "camp",
                "safety",
                "ground",
                "safer",
                "gym",
                "schools",
                "tents",
            }
        )

    def _flight(self, at: int, phrase: Phrase) -> bool:
        """Fled home, not the scene: people in numbers, or with a place they left."""
        if phrase.single or phrase.number.kind is Kind.ZERO:
            return False
        words = [self.lower(place) for place in range(at + 1, min(at + 8, self.size))]
        if set(words) & {
            "scene",
            "foot",
            "car",
            "vehicle",
            "police",
            "officers",
            "custody",
            "prison",
            "jail",
            "apartment",
            "store",
            "park",
            "area",
            "inside",
            "building",
        } and not set(words) & {"homes", "villages"}:
            return (phrase.number.low or phrase.number.high or 0) >= 500
        if phrase.who in (
            "suspects",
            "gunmen",
            "attackers",
            "assailants",
            "robbers",
            "men",
            "shooters",
            "inmates",
            "prisoners",
        ):
            return False
        return (phrase.number.low or phrase.number.high or 0) >= 24 or bool(
            set(words)
            & {
                "home",
                "homes",
                "villages",
                "village",
                "town",
                "city",
                "country",
                "district",
                "province",
                "region",
                "fighting",
                "violence",
                "houses",
                "neighbourhood",
                "neighborhood",
                "camp",
            }
        )

    def _takes_object(self, at: int) -> bool:
        """Does an object follow the verb at `at`, so that it is active?"""
        place = at + 1
        while place < self.size and self.tags[place] == "J" and self.lower(place) not in self.lex.sets["time"]:
            place += 1
        if place >= self.size:
            return False
        mark, word = self.tags[place], self.lower(place)
        if word in self.lex.sets["time"] or self.state(place):
            return False
        if place in self.tagged.number_at:
            phrase = self.tagged.phrases[self.tagged.number_at[place]]
            if phrase.number.kind is Kind.ARTICLE and not phrase.kinds & (Counts.PEOPLE | Counts.THINGS):
                return phrase.who not in ("day", "week", "month", "year", "hour", "few")
            return not phrase.kinds & Counts.UNIT
        if mark == "D" and self.lower(place + 1) in self.lex.sets["time"] | {
            "morning",
            "afternoon",
            "evening",
            "night",
            "week",
            "month",
            "year",
            "same",
            "weekend",
            "day",
            "past",
        }:
            return False
        if mark in "DU#A":
            return True
        if mark == "w":
            for k in range(place, min(place + 5, self.size)):
                if self.tags[k] != "w" and self.lower(k) not in self.lex.nouns:
                    break
                if self.lex.kinds.get(self.lower(k), Counts.NOTHING) & Counts.PEOPLE:
                    return True
            return self.tagged.tokens[place].text[0].isupper() and self.tagged.tokens[at].text[0].islower()
        return False

    def _infinitive(self, at: int) -> bool:
        word = self.lower(at + 1)
        return (
            any("base" in use.form for use in self.lex.verbs.get(word, ())) and word not in self.lex.nouns
        ) or self.tags[at + 1 : at + 2] in (["B"], ["H"], ["V"])

    def _find(self, words: tuple[str, ...], at: int, reach: int) -> int | None:
        for place in range(at, min(at + reach, self.size)):
            if self.lower(place) in words:
                return place
        return None

    # --- before the phrase -------------------------------------------------------------------

    def governor(self, phrase: Phrase) -> list[Hit]:
        """The active verb whose object the phrase is ("killed 12"), or the noun before "of" ("the deaths of 12")."""
        at = phrase.opens - 1
        while at >= 0 and (
            self.tags[at] == "J"
            or (self.lower(at) in (":", "about", "as", "the", "“", '"') and self.tags[at] != "P")
            or self.lower(at) in ("some", "about", "another")
        ):
            at -= 1
        if at < 0:
            return []
        word = self.lower(at)
        if phrasal := self._phrasal(at):
            return [] if self._unreal(at - 1) else phrasal
        if word == "of":
            return self._noun_governor(at)
        if word == "by" and self.lower(at - 1) in ("suffered", "endured", "experienced"):
            return self._noun_governor(at - 1)
        if word == "to" and self.lower(at - 1) in ("power", "electricity", "water", "gas", "supply"):
            return [Hit(Measure.AFFECTED, "power to", at - 1, "any")]
        if word == "to" and self.lower(at - 1) in ("injuries", "harm"):
            return [Hit(Measure.INJURED, "injuries to", at - 1)]
        if word in ("include", "includes", "included", "were", "was", "are", "is", "including", "numbered", "being"):
            return self._copular(at)
        care = word in ("sent", "sending", "sends", "put", "putting") and self._care_after(phrase)
        if care and not self._unreal(at):
            return [Hit(Measure.INJURED, "sent to hospital", at)]
        if word in (
            "forced",
            "forcing",
            "forces",
            "drove",
            "driven",
            "driving",
            "drives",
            "made",
            "making",
            "left",
            "leaving",
            "prompted",
            "prompting",
            "caused",
            "causing",
        ):
            words = {self.lower(place) for place in range(phrase.end, min(phrase.end + 8, self.size))}
            if words & {"flee", "homeless", "evacuate"} or (
                words & {"homes", "home", "villages"} and words & {"from", "leave", "abandon"}
            ):
                return [] if self._unreal(at) else [Hit(Measure.DISPLACED, "forced out", at)]
        if word in ("lost", "losing", "loses") and phrase.who in self.lex.sets["forces"]:
            return [Hit(Measure.KILLED, "lost its men", at)]
        if word in ("lost", "losing", "loses") and phrase.kinds & (Counts.AIRCRAFT | Counts.VEHICLE):
            return [Hit(Measure.DESTROYED, "lost its machines", at, "things")]
        if word in ("moved", "moving", "move", "moves", "brought", "took", "relocated") and self._to_safety(phrase.end):
            return [] if self._unreal(at) else [Hit(Measure.DISPLACED, "moved to safety", at)]
        if word in ("claimed", "claiming", "claims", "took", "taken", "taking", "cost", "costing") and {
            self.lower(phrase.end - 1),
            self.lower(phrase.end),
        } & {"lives", "life"}:
            return [Hit(Measure.KILLED, "claimed lives", at)]
        if word in ("holding", "hold", "holds", "held") and self.lower(phrase.end) not in ("hostage", "captive"):
            return [Hit(Measure.DETAINED, "held", at, strict=True)] if phrase.noun is not Measure.ABDUCTED else []
        found: list[Hit] = []
        for use in self.lex.verbs.get(word, ()):
            if use.verb.frame not in ("patient", "assault") or not self._active(at, use):
                continue
            found.append(Hit(use.verb.measure, f"{word} its object", at, use.verb.of, use.verb.strict))
        if not found or self._unreal(at):
            return []
        return settle(found, *self._verbs_before(at))

    def shared_governor(self, phrase: Phrase) -> list[Hit]:
        """ "kidnapped the mayor and two councilmen": the verb before the noun that "and" joins to the phrase."""
        at = phrase.opens - 1
        if at < 2 or self.tags[at] != "C":
            return []
        place = at - 1
        while (
            place > at - 9
            and place > 0
            and (self.tags[place] in "wDo" or self.tags[place] in "'’")
            and not self._verb_uses(place)
        ):
            place -= 1
        if place == at - 1 or not (self.tags[place + 1] == "D" or self.tagged.tokens[place + 1].text[0].isupper()):
            return []
        if self._unreal(place):
            return []
        return [
            Hit(use.verb.measure, f"{self.lower(place)} its object", place, use.verb.of, use.verb.strict)
            for use in self._verb_uses(place)
            if use.verb.frame == "patient" and self._active(place, use)
        ]

    def _verb_uses(self, at: int) -> tuple[Use, ...]:
        word = self.lower(at)
        return () if word in self.lex.nouns and not word.endswith(("ed", "ing")) else self.lex.verbs.get(word, ())

    def _verbs_before(self, at: int) -> tuple[list[Hit], str]:
        """ "killed and wounded 12", "killing or injuring 12": the verbs joined to the one at `at`."""
        if at >= 2 and self.tags[at - 1] == "C":
            uses = self.lex.verbs.get(self.lower(at - 2), ())
            return [
                Hit(use.verb.measure, f"{self.lower(at - 2)} its object", at - 2, use.verb.of)
                for use in uses
                if use.verb.frame in ("patient", "assault")
            ], self.lower(at - 1)
        return [], ""

    def _active(self, at: int, use: Use) -> bool:
        """Is the verb at `at` active: no form of "be" makes its past a passive, no number before it its subject."""
        if use.form in ("ing", "third"):
            return True
        place, have = at - 1, False
        while place >= 0 and self.tags[place] in "JN":
            place -= 1
        if self.tags[place] == "C" and place > 0 and self.lower(place - 1) in self.lex.verbs:
            place -= 2  # "were shot and wounded": the passive covers both
            while place >= 0 and self.tags[place] in "J":
                place -= 1
        if place >= 0 and self.tags[place] in "H":
            have = True
        if place >= 0 and (self.tags[place] in "BG"):
            return False
        return True or have

    def _unreal(self, at: int) -> bool:
        """Has what the verb at `at` says not happened: planned, feared, possible, denied by "not"?"""
        sets = self.lex.sets
        word = self.lower(at)
        if word.endswith("ing") or at < 1:
            near = [self.lower(place) for place in range(max(0, at - 4), at)]
            return bool(set(near) & sets["unreal_doing"]) and "," not in near[-1:]
        place = at - 1
        while place >= 0 and self.tags[place] in "J":
            place -= 1
        if place < 0:
            return False
        here = self.lower(place)
        if here == "to":
            back = place - 1
            while back >= 0 and self.tags[back] in "JU":
                back -= 1
            # "used a rifle to shoot two men" happened, "bought a rifle to shoot two men" may not have
            tool = any(self.lower(k) in ("used", "using") for k in range(max(0, back - 8), back))
            return self.lower(back) not in sets["implicative"] and not tool
        if here in ("have", "had", "has"):
            return self.lower(place - 1) in sets["unreal"] or self.lower(place - 1) == "not"
        if self.tags[place] == "M":
            return True
        if self.tags[place] == "N":
            return True
        return False

    def _phrasal(self, at: int) -> list[Hit]:
        found: list[Hit] = []
        for words, verbs, measure, of in self.lex.phrasal.get(self.lower(at), ()):
            begin = at - len(words) + 1
            if (
                begin > 0
                and all(self.lower(begin + k) == word for k, word in enumerate(words))
                and self.lower(begin - 1) in verbs
            ):
                if self.tags[begin - 2 : begin - 1] == ["B"]:
                    return []
                rule = f"{self.lower(begin - 1)} {' '.join(words)} its object"
                found.append(Hit(measure, rule, at, of, strict=words == ("up",)))
        return found

    def _noun_governor(self, of: int) -> list[Hit]:
        word = self.lower(of - 1)
        if word in ("lives", "life"):
            verbs = {self.lower(place) for place in range(max(0, of - 5), of - 1)}
            if verbs & {
                "claimed",
                "claim",
                "claims",
                "claiming",
                "took",
                "taken",
                "taking",
                "takes",
                "cost",
                "costing",
                "loss",
                "ended",
            }:
                return [Hit(Measure.KILLED, "the lives of", of - 1)]
            return []
        measure = self.lex.governors.get(word)
        if measure is None or (self._unreal_noun(of - 1)):
            return []
        thing = measure in (Measure.DAMAGED, Measure.DESTROYED)
        return [
            Hit(
                measure,
                f"{word} of",
                of - 1,
                "things" if thing else "people",
                strict=word in ("capture", "release", "loss", "seizure"),
            )
        ]

    def _unreal_noun(self, at: int) -> bool:
        near = {self.lower(place) for place in range(max(0, at - 3), at)}
        return bool(
            near
            & {
                "planned",
                "possible",
                "attempted",
                "threatened",
                "prevent",
                "prevented",
                "avoid",
                "demanded",
                "demand",
                "demanding",
                "seek",
                "seeking",
                "sought",
                "call",
                "calls",
                "calling",
            }
        )

    def _care_after(self, phrase: Phrase) -> bool:
        return any(
            self.lower(place) in self.lex.sets["care_places"]
            for place in range(phrase.end, min(phrase.end + 6, self.size))
        )

    def _copular(self, at: int) -> list[Hit]:
        """ "the dead include three children", "among the wounded were two nurses"."""
        if self.lower(at) == "including":
            return []
        place = at - 1
        while place >= 0 and self.tags[place] in "J":
            place -= 1
        # back over the subject's other words: "among those killed in the blast were"
        limit, name = max(-1, place - 10), place
        while place > limit:
            if self.tags[place] in ",;:VBHM" and place != name:
                break
            word = self.lower(place)
            measure = self.collective(place)
            before = self.lower(place - 1)
            if measure is not None and (
                before in ("the", "those", "these", "all", "other", "")
                or word in ("victims", "casualties", "fatalities", "hostages", "killed", "dead")
            ):
                return [Hit(measure, "is among them", place)]
            place -= 1
        return []


def settle(hits: list[Hit], more: list[Hit], join: str = "") -> list[Hit]:
    """One measure for one number out of several verbs, or two where each is true of it.

    "killed or wounded" covers both and is `casualties`; "shot" and "hit" give way to what the clause
    adds, but a hospital alone does not say that those shot lived.
    """
    hits = [
        hit
        for index, hit in enumerate(hits)
        if all(hit.measure is not one.measure or hit.of != one.of for one in hits[:index])
    ]
    every = hits + more
    measures = [hit.measure for hit in every]
    if Measure.CASUALTIES in measures and len(set(measures)) > 1:
        if (
            Measure.KILLED in measures
            and Measure.INJURED in measures
            and any(hit.rule == "taken to hospital" for hit in every)
        ):
            return [next(hit for hit in every if hit.measure is Measure.KILLED)]
        for measure in (Measure.KILLED, Measure.INJURED):
            for hit in every:
                if hit.measure is measure and hit.rule != "taken to hospital":
                    return [hit]
        return [hit for hit in hits if hit.measure in (Measure.CASUALTIES, Measure.ATTACKS)]
    if Measure.DAMAGED in measures and Measure.DESTROYED in measures and join in ("or", "and"):
        return [next(hit for hit in every if hit.measure is Measure.DAMAGED)]  # "damaged or destroyed" covers both
    if Measure.KILLED in measures and Measure.INJURED in measures:
        if any(hit.rule == "taken to hospital" or hit.rule == "suffered injuries" for hit in every):
            return [next(hit for hit in every if hit.measure is Measure.KILLED)]
        if any(hit.measure is Measure.KILLED and (hit.of != "people" or "killed" not in hit.rule) for hit in every):
            return [next(hit for hit in every if hit.measure is Measure.KILLED)]
        if join in ("or", "and", "&"):
            return [Hit(Measure.CASUALTIES, f"{join} between killed and wounded", hits[0].at)]
        return hits[:1]
    if join in ("and", "or", "") and more:
        kept = list(hits)
        for hit in more:
            if (
                hit.measure not in {one.measure for one in kept}
                and hit.measure not in (Measure.ATTACKS, Measure.AFFECTED)
                and hits[0].measure not in (Measure.AFFECTED,)
            ):
                kept.append(hit)
        return kept
    return hits
