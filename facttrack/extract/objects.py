"""What stands before a counted phrase and governs it: an active verb, a noun with "of", "the dead include"."""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.amounts import Kind, is_number
from facttrack.extract.clauses import Clauses
from facttrack.extract.hits import Hit, settle
from facttrack.extract.lexicon import Counts, Use, lexicon
from facttrack.extract.noun_phrase import Phrase
from facttrack.vocabulary import Measure

#: Frames of the verbs whose objects are counted.
_GOVERNING: Final = ("patient", "assault")
_HARMED: Final = (Measure.INJURED, Measure.CASUALTIES)


_LIST: Final = 12  # words of "13 rifles, a mortar and" at most
_EVERYONE: Final = 8  # words of "everyone on board the old ferry" at most
_STATED: Final = 7  # words of "put their own losses in the battle at" at most


class Objects(Clauses):
    """Finds the word whose object or complement a phrase is."""

    def governor(self, phrase: Phrase) -> list[Hit]:
        """The active verb whose object the phrase is ("killed 12"), or the noun before "of" ("the deaths of 12")."""
        at = phrase.opens - 1
        while at >= 0 and (
            self.tags[at] == "J"
            or (self.lower(at) in (":", "about", "as", "the", "“", '"') and self.tags[at] != "P")
            or self.lower(at) in ("some", "about", "another")
        ):
            at -= 1
        if at < 0 or self.lower(at) not in _governing():
            return []
        if phrasal := self._phrasal(at):
            return [] if self._unreal(at - 1) else phrasal
        if self.lower(at) == "up" and self.lower(at - 1) in self.lex.sets["picking"]:
            return self._verb_governor(at - 1, phrase)
        if preposition := _PREPOSITIONS.get(self.lower(at)):
            return preposition(self, at, phrase)
        if self.lower(at) in self.lex.sets["copulas"]:
            return self.copular(at)
        return self._verb_governor(at, phrase)

    def _after_of(self, at: int, _: Phrase) -> list[Hit]:
        """ "the deaths of 12", "a family of four"."""
        group = self._group(at)
        return self.governor(group) if group else self._noun_governor(at)

    def _after_by(self, at: int, _: Phrase) -> list[Hit]:
        """ "the losses suffered by 12 families"."""
        return self._noun_governor(at - 1) if self.lower(at - 1) in self.lex.sets["suffering"] else []

    def _after_for(self, at: int, phrase: Phrase) -> list[Hit]:
        """ "searched for two boys", "fatal for 12"."""
        if self._is_search(at, phrase):
            return [Hit(Measure.MISSING, "searched for", at - 1, strict=True)]
        return self._after_fatal(at)

    def _after_to(self, at: int, _: Phrase) -> list[Hit]:
        """ "cut power to 12,000 homes", "fatal to 12", "injuries to three men"."""
        before = self.lower(at - 1)
        if before in self.lex.sets["supplies"]:
            return [Hit(Measure.AFFECTED, "power to", at - 1, "any")]
        if before in ("injuries", "harm"):
            return [Hit(Measure.INJURED, "injuries to", at - 1)]
        return self._after_fatal(at)

    def _after_at(self, at: int, phrase: Phrase) -> list[Hit]:
        """ "put their own losses at 35 men": the losses of forces are their dead."""
        sets, before = self.lex.sets, self.tagged.words[max(0, at - _STATED) : at]
        if "losses" not in before or sets["stating_losses"].isdisjoint(before):
            return []
        headless = phrase.head is None and self.tagged.closes(phrase.end)
        theirs = headless and not (sets["forces"] | sets["authorities"]).isdisjoint(self.tagged.words[:at])
        return [Hit(Measure.KILLED, "losses at", at - 1)] if phrase.who in sets["forces"] or theirs else []

    def _after_with(self, at: int, phrase: Phrase) -> list[Hit]:
        """ "was rescued along with eight others", "was held with two aides": they share what is said of the one."""
        if self.lower(at - 1) not in ("along", "together"):
            beside = phrase.kinds & Counts.PEOPLE and "B" in self.tags[max(0, at - 3) : at - 1]
            return [hit._replace(rule=f"with {hit.rule}", strict=True) for hit in self._told(at - 1) if beside]
        if at == 1:
            return self._told_beyond(phrase.end)
        place = at - 2
        while place > max(0, at - _LIST) and (self.tags[place] in "wDPo,'’#-J") and not self._told(place):
            place -= 1
        if place < 1 or self._unreal(place):
            return []
        return [Hit(hit.measure, f"along with {hit.rule}", place, "people", strict=True) for hit in self._told(place)]

    def _told_beyond(self, comma: int) -> list[Hit]:
        """ "Along with 40 others, she was arrested": the passive of the clause after the comma."""
        if self.tags[comma : comma + 1] != [","]:
            return []
        for place in range(comma + 1, min(comma + _LIST, self.size)):
            told = self._told(place)
            if told or self.tags[place] not in "wDPo'’#-JBU":
                passive = "B" in self.tags[max(0, place - 2) : place]
                return [hit._replace(rule=f"along with {hit.rule}", strict=True) for hit in told if passive]
        return []

    def _told(self, at: int) -> list[Hit]:
        """What the verb at `at` states of its subject or object who is a person."""
        passive = any(tag == "B" for tag in self.tags[max(0, at - 3) : at])
        if passive and (state := self.state(at)) is not None:
            return [Hit(state[0], self.lower(at), at, "people")]
        return [
            Hit(self._measure_of(at, use), self.lower(at), at)
            for use in self._verb_uses(at)
            if use.verb.of == "people"
            and (use.verb.frame == "undergoer" or (use.verb.frame == "patient" and (use.passive or not passive)))
        ][:1]

    def _after_fatal(self, at: int) -> list[Hit]:
        before = self.lower(at - 1)
        fatal = before in self.lex.sets["fatal"]
        return [Hit(Measure.KILLED, f"{before} {self.lower(at)}", at)] if fatal else []

    def _verb_governor(self, at: int, phrase: Phrase) -> list[Hit]:
        """ "killed 12", "lost 35 men", "claimed 12 lives"."""
        word = self.lower(at)
        if self.both_fates(at):
            return []  # "the toll of dead and wounded exceeded 200"
        if event := self.event("object", at, phrase.end):
            return [] if self._unreal(at) else event
        if word in self.lex.sets["losing"] and phrase.who in self.lex.sets["forces"]:
            return [Hit(Measure.KILLED, "lost its men", at)]
        headless = (
            phrase.head is None and self.lower(at - 1) in self.lex.sets["forces"] and self.tagged.closes(phrase.end)
        )
        if word in self.lex.sets["losing"] and headless:
            return [Hit(Measure.KILLED, "lost its men", at)]  # "the insurgents lost a dozen"
        if word in self.lex.sets["picking"] and self._is_sea_rescue(at, phrase):
            return [Hit(Measure.RESCUED, "picked up at sea", at, strict=True)]
        if word in self.lex.sets["treating"] and self._are_cared_for(at, phrase):
            return [Hit(Measure.INJURED, "treated by medics", at, strict=True)]
        if word in self.lex.sets["losing"] and self._are_kin(phrase):
            return [Hit(Measure.KILLED, "lost kin", at)]
        if word in self.lex.sets["losing"] and phrase.kinds & (Counts.AIRCRAFT | Counts.VEHICLE):
            return [Hit(Measure.DESTROYED, "lost its machines", at, "things")]
        if word in self.lex.sets["taking_lives"] and {
            self.lower(phrase.end - 1),
            self.lower(phrase.end),
        } & {"lives", "life"}:
            return [Hit(Measure.KILLED, "claimed lives", at, until=phrase.end - (self.lower(phrase.end) != "lives"))]
        if word in self.lex.sets["holding"] and self.lower(phrase.end) not in ("hostage", "captive"):
            if self._is_room(at) or self._has_room(at):
                return []
            return [Hit(self.holder(), "held", at, strict=True)] if phrase.noun is not Measure.ABDUCTED else []
        if word in self.lex.sets["headings"] and (at == 0 or self.tags[at - 1] in (",", ";", ".", ":")):
            return [Hit(states[0], f"{word} as a heading", at)] if (states := self.state(at)) else []
        if self.lower(at - 1) in self.lex.sets["totals"] or self.lower(at - 1) == "toll":
            return []  # "the toll hit 12"
        found: list[Hit] = []
        for use in self.lex.verbs.get(word, ()):
            if use.verb.frame not in _GOVERNING or not self._active(at, use):
                continue
            measure = self._measure_of(at, use)
            found.append(Hit(measure, f"{word} its object", at, use.verb.of, use.verb.strict))
        if not found or self._unreal(at):
            return []
        return settle(found, *self._verbs_before(at))

    def _are_kin(self, phrase: Phrase) -> bool:
        """ "lost six members of his family", "lost two sons"."""
        family = phrase.who == "members" and "family" in self.tagged.words[phrase.end : phrase.end + 3]
        return family or phrase.who in self.lex.sets["kin"]

    def _are_cared_for(self, at: int, phrase: Phrase) -> bool:
        """ "medics treated 15 people": not the patients that a clinic has, nor whom "a doctor who treated" had."""
        healers = self.lex.sets["healers"]
        return (
            self.tags[at - 1] != "R"
            and phrase.who != "patients"
            and not healers.isdisjoint(self.tagged.words[max(0, at - 8) : at])
        )

    def _is_sea_rescue(self, at: int, phrase: Phrase) -> bool:
        """ "The trawler picked up 40 people", "crews recovered 11 survivors"; police pick up suspects."""
        if phrase.who in self.lex.sets["survivors"]:
            return True
        return self.lower(at + 1) == "up" and not self.lex.sets["at_sea"].isdisjoint(
            self.tagged.words[max(0, at - 8) : at]
        )

    def _is_room(self, at: int) -> bool:
        """ "the prison, built for 400, held 1,224": so many were in it, and it detained nobody."""
        rooms = self.lex.sets["rooms"]
        if self.lower(at - 1) == ",":
            return not rooms.isdisjoint(self.tagged.words[max(0, at - 10) : at - 1])
        return self.lower(at - 1) in rooms

    def _has_room(self, at: int) -> bool:
        """ "steps that hold 15,000 people", "a hall which can hold 900": so many have room there."""
        before = self.lower(at - 1)
        holds = self.lower(at) in ("hold", "holds")
        return holds and (self.tags[at - 1 : at] == ["M"] or before in ("that", "which", "to"))

    def _is_search(self, at: int, phrase: Phrase) -> bool:
        """ "divers searched for five fishermen", "the search goes on for two": whom rescuers look for is missing."""
        before = self.tagged.words[max(0, at - 12) : at]
        sets = self.lex.sets
        if "search" in before[-4:-1] and not sets["going_on"].isdisjoint(before[-3:]):
            return phrase.who not in sets["fugitives"]
        return (
            self.lower(at - 1) in sets["searching"]
            and not sets["rescuers"].isdisjoint(before)
            and phrase.who not in sets["fugitives"]
        )

    def _measure_of(self, at: int, use: Use) -> Measure:
        """What the verb states of its object, which turns on its subject: who seizes, who buries."""
        if self._by_authority(at, use):
            return Measure.DETAINED
        if use.verb.measure in _HARMED and self.lower(at - 1) in self.lex.sets["fatally"]:
            return Measure.KILLED
        return Measure.KILLED if self._lays_to_rest(at) else use.verb.measure

    def _lays_to_rest(self, at: int) -> bool:
        """ "we have buried more than 150": people bury the dead, mud buries the living."""
        if self.lower(at) not in self.lex.sets["laying_to_rest"]:
            return False
        place = at - 1
        while place >= 0 and self.tags[place] in "JHM":
            place -= 1
        people = self.lex.kinds.get(self.lower(place), Counts.NOTHING) & Counts.PEOPLE
        return place >= 0 and (bool(people) or self.lower(place) in self.lex.sets["persons"])

    def _by_authority(self, at: int, use: Use) -> bool:
        """ "marines seized 14 men": who is seized by soldiers or police is detained."""
        seized = use.verb.measure is Measure.ABDUCTED and self.lower(at) in self.lex.sets["seizing"]
        return seized and not self.lex.sets["authorities"].isdisjoint(self.tagged.words[max(0, at - 8) : at])

    def copular(self, at: int) -> list[Hit]:
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
                or word in self.lex.sets["named_groups"]
                or is_number(before)
            ):
                one = self.lower(place - 2) == "of" and place - 3 in self.tagged.number_at
                return [] if one else [Hit(measure, "is among them", place)]  # "one of those killed was a nurse"
            place -= 1
        return []

    def shared_governor(self, phrase: Phrase) -> list[Hit]:
        """ "kidnapped the mayor and two councilmen": the verb before the noun that "and" joins to the phrase."""
        if everyone := self._of_everyone(phrase.opens - 1, phrase):
            return everyone
        at = phrase.opens - 1
        while at > 1 and self.tags[at] == "D":
            at -= 1  # "murdered the mayor, his two guards and a clerk"
        if at < 2 or not (self.tags[at] == "C" or (self.tags[at] == "," and self.list_goes_on(phrase.end))):
            return []
        place = at - 1
        while place > at - _LIST and place > 0 and self._is_listed(place) and not self._verb_uses(place):
            place -= 1
        first = self.tagged.tokens.words[place + 1]
        named = self.tags[place + 1] in "D#U" or first[0].isupper() or first in self.lex.sets["reflexives"]
        if place == at - 1 or not named:
            return []
        if self.lower(place) == "with":
            return self._after_with(place, phrase)  # "was arrested along with his wife and two guards"
        if self._unreal(place):
            return []
        if self.lower(place) in self.lex.sets["losing"] and self._are_kin(phrase):
            return [Hit(Measure.KILLED, "lost kin", place)]  # "lost her husband and two sons"
        return [
            Hit(self._measure_of(place, use), f"{self.lower(place)} its object", place, use.verb.of, use.verb.strict)
            for use in self._verb_uses(place)
            if use.verb.frame in _GOVERNING and self._active(place, use)
        ]

    def _of_everyone(self, comma: int, phrase: Phrase) -> list[Hit]:
        """ "Killing all on board, | three crew and nine soldiers": the verb before those told apart."""
        if self.lower(comma) != "," or phrase.number.kind is Kind.ZERO:
            return []
        sets = self.lex.sets
        for place in range(comma - 1, max(0, comma - _EVERYONE), -1):
            if self.lower(place) in sets["everyone"] and self.lower(place + 1) in sets["aboard"]:
                return [hit for hit in self._verb_governor(place - 1, phrase) if hit.of == "people"]
            if self.tags[place] not in "wDPUJ":
                break
        return []

    def _is_listed(self, at: int) -> bool:
        """Can the word stand between a verb and the last of its objects: "killed him and three others"?"""
        word = self.lower(at)
        return self.tags[at] in "wDo,'’#-" or word in self.lex.sets["reflexives"] or word in self.lex.sets["objects"]

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
                if use.verb.frame in _GOVERNING
            ], self.lower(at - 1)
        return [], ""

    def _active(self, at: int, use: Use) -> bool:
        """Is the verb at `at` active, that is, does no form of "be" make its past a passive?"""
        if use.form in ("ing", "third"):
            return True
        place = at - 1
        while place >= 0 and self.tags[place] in "JN":
            place -= 1
        if place > 0 and self.tags[place] == "C" and self.lower(place - 1) in self.lex.verbs:
            place -= 2  # "were shot and wounded": the passive covers both
            while place >= 0 and self.tags[place] == "J":
                place -= 1
        return place < 0 or self.tags[place] not in "BG"

    def _unreal(self, at: int) -> bool:
        """Has what the verb at `at` says not happened: planned, feared, possible, denied by "not"?"""
        sets = self.lex.sets
        word = self.lower(at)
        if word.endswith("ing") or at < 1:
            near = [self.lower(place) for place in range(max(0, at - 4), at)]
            return bool(set(near) & sets["unreal_doing"]) and "," not in near[-1:]
        if self.lower(at - 1) in sets["almost"]:
            return True
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
        return self.tags[place] in "MN"

    def _phrasal(self, at: int) -> list[Hit]:
        found: list[Hit] = []
        for phrasal in self.lex.phrasal.get(self.lower(at), ()):
            begin = at - len(phrasal.particle) + 1
            if begin < 1 or tuple(self.tagged.words[begin : at + 1]) != phrasal.particle:
                continue
            verb = self.lower(begin - 1)
            if verb not in phrasal.verbs:
                continue
            if self.tags[begin - 2 : begin - 1] == ["B"]:
                return []
            rule = f"{verb} {' '.join(phrasal.particle)} its object"
            found.append(Hit(phrasal.measure, rule, at, phrasal.of, phrasal.strict))
        return found

    def _noun_governor(self, of: int) -> list[Hit]:
        word = self.lower(of - 1)
        if word in ("lives", "life"):
            verbs = {self.lower(place) for place in range(max(0, of - 5), of - 1)}
            if verbs & self.lex.sets["taking_lives"]:
                return [Hit(Measure.KILLED, "the lives of", of - 1)]
            return []
        measure = self.lex.governors.get(word)
        if measure is None or (self._unreal_noun(of - 1, measure)):
            return []
        thing = measure in (Measure.DAMAGED, Measure.DESTROYED)
        if measure is Measure.CASUALTIES and self.lower(of - 2) in self.lex.sets["fatal"]:
            measure = Measure.KILLED  # "the fatal shooting of two guards"
        return [
            Hit(
                measure,
                f"{word} of",
                of - 1,
                "things" if thing else "people",
                strict=word in self.lex.sets["loose_governors"],
            )
        ]

    def _group(self, of: int) -> Phrase | None:
        """ "a family of four": the phrase of the group, whose verb is that of its members."""
        opens = of - 2
        if self.lower(of - 1) not in self.lex.groups or opens not in self.tagged.number_at:
            return None
        group = self.tagged.phrases[self.tagged.number_at[opens]]
        return group if group.number.kind is Kind.ARTICLE else None

    def _unreal_noun(self, at: int, measure: Measure) -> bool:
        near = set(self.tagged.words[max(0, at - 3) : at])
        # "a reward for information leading to the arrest of a suspect"
        sought = measure is Measure.DETAINED and {"information", "leading"} <= set(
            self.tagged.words[max(0, at - 8) : at]
        )
        return sought or bool(near & self.lex.sets["unreal_nouns"])


#: What governs a phrase after a preposition.
_PREPOSITIONS: Final = {
    "of": Objects._after_of,
    "by": Objects._after_by,
    "for": Objects._after_for,
    "to": Objects._after_to,
    "at": Objects._after_at,
    "with": Objects._after_with,
}


@cache
def _governing() -> frozenset[str]:
    """Words one of which stands before a phrase that has a governor: verbs, particles, prepositions."""
    lex = lexicon()
    names = ("copulas", "losing", "taking_lives", "holding", "headings", "treating", "picking")
    objects = (word for word, uses in lex.verbs.items() if any(use.verb.frame in _GOVERNING for use in uses))
    events = (verb for role, verb in lex.events if role == "object")
    return frozenset({"up", *_PREPOSITIONS}).union(lex.phrasal, events, objects, *(lex.sets[name] for name in names))
