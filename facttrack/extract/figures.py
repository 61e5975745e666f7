"""Figures: numbers with the words that say what they count.

Sentence by sentence: a cheap look for a trigger, then numbers and their noun phrases (`counted`),
then what each phrase's clause says of it (`clauses`), then what phrases share with one another:
coordination, subsets, lists, counts kept of the dead. Each figure carries the name of its rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from facttrack.extract.clauses import Clauses, Hit
from facttrack.extract.counted import Phrase, Tagged, tag
from facttrack.extract.document import Document, Sentence
from facttrack.extract.drafts import FigureDraft
from facttrack.extract.lexicon import Counts, triggers
from facttrack.extract.numbers import Kind, number_words
from facttrack.extract.settings import place_and_time
from facttrack.model import Passage
from facttrack.vocabulary import Measure, Qualifier

_TARGETS = frozenset(
    "targets target positions sites site areas locations objectives places points villages towns cities settlements strongholds outposts hideouts compounds".split()
)
_ABSTRACT = ("tions", "ments", "ities", "isms", "ages", "ness", "ances", "ences", "ings", "sions", "ures", "ates")
_FRACTIONS = frozenset(
    "third thirds quarter quarters half most fifth fifths tenth majority part rest percent % cent".split()
)
_COUNTS = frozenset({"number", "figure", "total", "count", "tally"})
_DEGREES = frozenset("critically seriously gravely severely slightly lightly fatally".split())
_LINKS = frozenset({",", "and", "or", "&", "plus", "as", "well", "along", "with", "together", "also", "another"})
_SUBSET = frozenset({"including", "included"})


_ANY = number_words() | frozenset("0123456789")
_FIRM = _ANY - {"a", "an", "no"}


@dataclass(slots=True)
class Finding:
    """A phrase and what was found to be said of it."""

    phrase: Phrase
    hits: list[Hit] = field(default_factory=list)
    source: str = ""  # own, list, subset, …: how the hits came to it


def find_figures(document: Document) -> list[FigureDraft]:
    """Every figure of the document, in the order of the text."""
    drafts: list[FigureDraft] = []
    before: tuple[int, list[Finding]] = (-2, [])
    for sentence in document.sentences:
        if not _may_state(sentence.text):
            continue
        tagged = tag(sentence.tokens)
        if not tagged.phrases:
            continue
        earlier = before[1] if before[0] == sentence.index - 1 else []
        findings = _Sentence(tagged, earlier).findings()
        if findings:
            before = (sentence.index, findings)
            drafts += _drafts(document, sentence, tagged, findings)
    place_and_time(document, drafts)
    return drafts


_WORD = re.compile(r"[a-z]+|\d")


def _may_state(text: str) -> bool:
    """Does the sentence hold a number and a word that could say what it counts?"""
    words = set(_WORD.findall(text.lower()))
    strong, weak = triggers()
    if strong.isdisjoint(words):
        return not weak.isdisjoint(words) and not _FIRM.isdisjoint(words)
    return not _ANY.isdisjoint(words)


class _Sentence:
    """Finds what one sentence's phrases count."""

    def __init__(self, tagged: Tagged, earlier: list[Finding]) -> None:
        self.tagged = tagged
        self.clauses = Clauses(tagged)
        self.lower = tagged.lower
        self.earlier = earlier
        self.all = [Finding(phrase) for phrase in tagged.phrases]

    def findings(self) -> list[Finding]:
        for finding in self.all:
            self._own(finding)
        self._wholes()
        self._tolls()
        self._munitions()
        self._times()
        self._coordinate()
        self._subsets()
        self._lists()
        self._coordinate()
        return [finding for finding in self.all if finding.hits]

    # --- one phrase --------------------------------------------------------------------------

    def _own(self, finding: Finding) -> None:
        phrase = finding.phrase
        kind = phrase.number.kind
        if kind is Kind.FOLD:
            finding.hits = self._fold(phrase)
            return
        if self._is_rate(phrase) or self._is_conditional(phrase):
            return
        if (
            kind is Kind.ARTICLE
            and phrase.who in self.tagged.lex.groups
            and self.lower(phrase.end) == "of"
            and phrase.end + 1 in self.tagged.number_at
        ):
            return  # "a family of five": the five are counted
        if (
            kind is Kind.ARTICLE
            and (phrase.head is None or not phrase.kinds & Counts.PEOPLE or self._is_aside(phrase))
            and not (phrase.head is None and self.lower(phrase.number.first) == "another")
        ):
            return
        governed = self._fitting(phrase, self.clauses.governor(phrase))
        said = [] if self._is_part_of(phrase) else self._fitting(phrase, self.clauses.predicate(phrase))
        if not governed and not said and kind is not Kind.ZERO:
            governed = self._fitting(phrase, self.clauses.shared_governor(phrase))
        if kind is Kind.ZERO and said and said[0].rule in _DEGREES:
            said = []  # "none seriously"
        finding.hits = self._choose(phrase, governed, said)
        if finding.hits:
            finding.source = "object" if finding.hits is governed else "own"

    def _choose(self, phrase: Phrase, governed: list[Hit], said: list[Hit]) -> list[Hit]:
        strong = governed or said
        if (
            governed
            and said
            and governed[0].measure is Measure.CASUALTIES
            and said[0].measure in (Measure.KILLED, Measure.INJURED)
            and said[0].rule != "taken to hospital"
        ):
            strong = said
        if phrase.attribute is not None and not (phrase.number.kind is Kind.ARTICLE and not strong):
            measure, at = phrase.attribute
            if not strong or strong[0].measure not in (
                Measure.KILLED,
                Measure.DETAINED,
                Measure.RESCUED,
                Measure.ABDUCTED,
            ):
                hit = Hit(
                    measure,
                    f"{self.lower(at)} before its noun",
                    at,
                    "things" if measure in (Measure.DAMAGED, Measure.DESTROYED) else "people",
                )
                return self._fitting(phrase, [hit]) or strong
            return strong
        if phrase.noun is not None and phrase.head is not None:
            if strong and phrase.noun not in (Measure.ATTACKS, Measure.DETAINED, Measure.INJURED):
                if not (phrase.noun is Measure.KILLED and strong[0].measure is not Measure.KILLED):
                    return strong
            if phrase.noun is Measure.DETAINED and strong and phrase.kinds & Counts.PEOPLE:
                return strong
            return self._noun(phrase)
        return strong

    def _noun(self, phrase: Phrase) -> list[Hit]:
        head = phrase.head
        if head is None or phrase.noun is None:
            return []
        word, before = self.lower(head), self.lower(phrase.opens - 1)
        if phrase.number.kind is Kind.ARTICLE and word not in ("victim", "casualty", "body", "corpse", "hostage"):
            return []
        if phrase.number.kind is Kind.ZERO and (
            phrase.noun is Measure.ATTACKS or word in ("bodies", "body", "homicides", "murders", "murder", "killing")
        ):
            return []
        if self.lower(phrase.number.first) == "without" and phrase.noun not in (
            Measure.CASUALTIES,
            Measure.INJURED,
            Measure.KILLED,
        ):
            return []
        if word in ("injuries", "injury") and phrase.number.kind is not Kind.ZERO:
            if any(
                self.lower(at) in self.tagged.lex.sets["wound_verbs"]
                for at in range(max(0, phrase.opens - 3), phrase.opens)
            ):
                return []
        if word in ("strikes", "strike", "general") and self.lower(head - 1) in (
            "hunger",
            "general",
            "labor",
            "labour",
        ):
            return []
        if (
            self.lower(phrase.end) == "of"
            and phrase.noun is Measure.KILLED
            and word in ("murder", "homicide", "killing")
        ):
            pass
        near = {self.lower(at) for at in range(max(0, phrase.opens - 4), phrase.opens)}
        if near & {"counts", "count", "charges", "charge"} or before in (
            "planned",
            "planning",
            "plotting",
            "foiled",
            "thwarted",
            "prevented",
            "averted",
            "plan",
            "prevent",
            "avoid",
            "repelled",
        ):
            return []
        if near & self.tagged.lex.sets["unreal"] and "have" not in near:
            return []
        return [Hit(phrase.noun, f"the noun {word}", head, "any")]

    def _fold(self, phrase: Phrase) -> list[Hit]:
        at = phrase.number.last
        for place in range(at, min(at + 3, self.tagged.size)):
            word = self.lower(place)
            if word in ("murder", "homicide", "slaying", "killing", "murders", "killings"):
                return [Hit(Measure.KILLED, f"a {self.lower(phrase.number.first)} {word}", place)]
            if word in ("shooting", "stabbing", "shootings"):
                return [Hit(Measure.CASUALTIES, f"a {self.lower(phrase.number.first)} {word}", place)]
        return []

    def _is_rate(self, phrase: Phrase) -> bool:
        """ "one of the most", "a day", "12 of 14 rounds": numbers of units and superlatives."""
        if (
            phrase.who is not None
            and phrase.kinds & Counts.UNIT
            and not phrase.kinds & (Counts.PEOPLE | Counts.THINGS | Counts.MUNITION)
        ):
            return True
        if phrase.kinds & Counts.ANIMAL and not phrase.kinds & Counts.PEOPLE:
            return True
        at = phrase.number.last
        return (
            self.lower(at) == "of"
            and self.lower(at + 1) == "the"
            and (
                self.lower(at + 2) in ("most", "few", "least", "main", "leading", "largest", "first")
                or (
                    self.lower(at + 2).endswith("iest")
                    or (
                        self.lower(at + 2).endswith("est")
                        and len(self.lower(at + 2)) > 5
                        and self.lower(at + 2) not in ("arrest", "guest", "priest", "forest")
                    )
                )
            )
        )

    def _is_part_of(self, phrase: Phrase) -> bool:
        """ "a third of the 300 detainees were released": what follows is not said of all of them."""
        at = phrase.opens - 1
        return self.lower(at) == "of" and self.lower(at - 1) in _FRACTIONS

    def _is_conditional(self, phrase: Phrase) -> bool:
        """ "if ten more are killed": what is not said to have happened."""
        for at in range(phrase.opens - 1, max(-1, phrase.opens - 12), -1):
            if self.lower(at) in self.tagged.lex.sets["conditional"]:
                return True
            if self.tagged.tags[at] in ",;:":
                return False
        return False

    def _is_aside(self, phrase: Phrase) -> bool:
        """ "Ahmad Saleh, a soldier, was killed", "he was a soldier": says who a known person is."""
        before = phrase.opens - 1
        if before < 0:
            return False
        word = self.lower(before)
        if word in ("as", "like", "not", "such", "than"):
            return True
        if self.tagged.tags[before] == "B":
            return not self.clauses._copular(before)
        if word == "," and self._renames(phrase):
            return True
        if word == "," and before > 0:
            name = self.tagged.tokens[before - 1]
            if name.text[0].isdigit() and before > 2 and self.lower(before - 2) == ",":
                return True
            if (
                name.text[0].isupper()
                and before > 1
                and name.lower not in self.tagged.lex.kinds
                and name.lower not in self.tagged.lex.sets["time"]
                and not name.text.isupper()
            ):
                return not self._in_list(phrase)
        return False

    def _renames(self, phrase: Phrase) -> bool:
        """ "one of the victims, a 30-year-old man, died": the man is that one."""
        return any(
            other.phrase.single
            and other.phrase.end == phrase.opens - 1
            and self.lower(phrase.end) in (",", "of", "from", "who")
            for other in self.all
            if other.phrase.opens < phrase.opens
        )

    def _in_list(self, phrase: Phrase) -> bool:
        return (
            phrase.end < self.tagged.size
            and self.tagged.tags[phrase.end] in ("C",)
            and phrase.end + 1 in self.tagged.number_at
        )

    def _fitting(self, phrase: Phrase, hits: list[Hit]) -> list[Hit]:
        kept = [self._placed(phrase, hit) for hit in hits if self._fits(phrase, hit)]
        return kept if len(kept) != len(hits) or any(a is not b for a, b in zip(kept, hits, strict=True)) else hits

    def _placed(self, phrase: Phrase, hit: Hit) -> Hit:
        """Homes that "were hit" are damaged, positions that "were hit" were attacked."""
        if (
            hit.measure is Measure.ATTACKS
            and hit.of == "things"
            and phrase.who not in _TARGETS
            and "of its subject" in hit.rule
            and phrase.kinds & (Counts.BUILDING | Counts.VEHICLE)
            and hit.rule.split()[0] in ("hit", "struck")
        ):
            return Hit(Measure.DAMAGED, hit.rule, hit.at, hit.of)
        return hit

    def _fits(self, phrase: Phrase, hit: Hit) -> bool:
        kinds, kind = phrase.kinds, phrase.number.kind
        if kind is Kind.ARTICLE and hit.measure in (Measure.ATTACKS, Measure.DAMAGED, Measure.DESTROYED):
            return False
        if kind is Kind.ZERO and hit.measure is Measure.ATTACKS:
            return False
        who = phrase.who
        if hit.of == "munitions":
            return bool(kinds & Counts.MUNITION)
        if who is None:
            if hit.of == "things" and not self._things_before(phrase):
                return False
            if hit.strict and kind is Kind.ARTICLE:
                return False
            return hit.measure is not Measure.ATTACKS
        if hit.of == "people":
            if kinds & Counts.PEOPLE:
                return True
            if kinds or (phrase.noun is not None and phrase.noun is not hit.measure) or hit.strict or phrase.single:
                return False
            return not who.endswith(_ABSTRACT) and (who.endswith("s") or who == "others")
        if hit.measure is Measure.ATTACKS:
            return who in _TARGETS or bool(kinds & Counts.THINGS)
        if kinds & (Counts.THINGS | Counts.MUNITION):
            return True
        if kinds or hit.strict or phrase.noun is not None or phrase.single:
            return False
        return who.endswith("s") and not who.endswith(_ABSTRACT)

    def _things_before(self, phrase: Phrase) -> bool:
        """Is a headless number one of things: "destroyed 30 homes and damaged 12"?"""
        return any(
            one.phrase.kinds & Counts.THINGS and one.phrase.head is not None
            for one in self.all
            if one.phrase.opens < phrase.opens
        )

    def _wholes(self) -> None:
        """In "three of the 12 passengers were killed" the verb is said of the three alone."""
        for part in self.all:
            inner = part.phrase.inner
            if inner is None:
                continue
            whole = self.all[inner]
            if not part.hits or not whole.hits or part.hits[0].at != whole.hits[0].at:
                continue
            at = whole.hits[0].at
            finite = any(self.tagged.tags[place] in "BHM" for place in range(whole.phrase.end, at))
            if finite or self.clauses.always_finite(at):
                whole.hits = []

    # --- phrases among themselves -------------------------------------------------------------

    def _coordinate(self) -> None:
        """ "killed 12 soldiers and five civilians": what governs the first governs the next."""
        for first, second in zip(self.all, self.all[1:], strict=False):
            if second.hits or not first.hits or second.phrase.opens < first.phrase.end:
                continue
            if second.phrase.number.kind is Kind.ARTICLE and (
                second.phrase.head is None or not second.phrase.kinds & Counts.PEOPLE
            ):
                continue
            if first.source not in ("object", "list", "subset", "noun-list"):
                continue
            if self._linked(first.phrase.end, second.phrase.opens):
                hits = [Hit(hit.measure, f"with {hit.rule}", hit.at, hit.of, hit.strict) for hit in first.hits]
                second.hits = self._fitting(second.phrase, hits)
                second.source = first.source if second.hits else ""

    def _linked(self, start: int, end: int) -> bool:
        """Do only a comma, "and" or a short prepositional phrase with one of them stand between?"""
        if end - start > 12 or start >= end:
            return False
        words = [self.lower(at) for at in range(start, end)]
        if all(word in _LINKS for word in words):
            return True
        if words[-1] not in ("and", "or"):
            return False
        return (
            self.tagged.tags[start] in ("P", "o")
            and all(self.tagged.tags[at] in "PoDw#J" or self.lower(at) in _LINKS for at in range(start, end))
            and not any(word in self.tagged.lex.verbs and word not in self.tagged.lex.nouns for word in words)
        )

    def _subsets(self) -> None:
        """ "including five children", "among them two women", "five of them children"."""
        for index, finding in enumerate(self.all):
            phrase = finding.phrase
            at = phrase.opens - 1
            opener = self.lower(at)
            starts = opener in _SUBSET or (
                opener in ("them", "these", "those", "whom") and self.lower(at - 1) in ("among", "of", "amongst")
            )
            if (
                not starts
                and opener in ("were", "are", "was", "is")
                and self.lower(at - 1) in ("them", "these", "those")
                and self.lower(at - 2) in ("among", "of")
            ):
                starts = True
            if (
                not starts
                and self.lower(at) == ","
                and self.lower(at - 1) in ("them", "these", "those")
                and self.lower(at - 2) == "of"
            ):
                starts = True
            if (
                not starts
                and opener in ("includes", "include", "included", "including")
                and self.lower(at - 1)
                in ("that", "this", "they", "it", "which", "these", "those", "toll", "number", "total", "figure")
            ):
                starts = True
            inside = (
                phrase.partitive
                and phrase.who is None
                and self.lower(phrase.end - 1) in ("them", "whom", "these", "those")
            )
            if not starts and not inside:
                continue
            if finding.hits and (inside or finding.source != "own" or not self._beyond_aside(finding)):
                continue
            if phrase.number.kind is Kind.ARTICLE and (phrase.head is None or not phrase.kinds & Counts.PEOPLE):
                continue
            host = self._host(index)
            if host is None:
                continue
            hits = [
                Hit(hit.measure, f"part of those {hit.rule}", hit.at, hit.of if hit.of != "any" else "people")
                for hit in host
            ]
            finding.hits = self._fitting(phrase, hits)
            finding.source = "subset"

    def _beyond_aside(self, finding: Finding) -> bool:
        return (
            bool(finding.hits)
            and finding.hits[0].at > finding.phrase.end
            and any(self.lower(at) == "," for at in range(finding.phrase.end, finding.hits[0].at))
        )

    def _host(self, index: int) -> list[Hit] | None:
        """What is said of those of whom the phrase counts a part."""
        for finding in reversed(self.all[:index]):
            if finding.hits and finding.phrase.number.kind is not Kind.ZERO:
                return finding.hits
        opens = self.all[index].phrase.opens
        for at in range(opens - 2, max(-1, opens - 30), -1):
            measure = self.clauses.collective(at)
            if measure is not None and not (
                self.tagged.lex.verbs.get(self.lower(at)) and self.tagged.tags[at - 1 : at] == ["M"]
            ):
                return [Hit(measure, self.lower(at), at)]
            if self.lower(at) in (";", ":"):
                break
        if opens <= 6 and self.earlier:
            return self.earlier[-1].hits
        return None

    def _lists(self) -> None:
        """ "six people, three men and three women, were shot": parts that add up to the number before them."""
        for index, host in enumerate(self.all):
            total = host.phrase.number.low
            if not host.hits or total is None or total < 2 or host.phrase.number.kind is Kind.VAGUE:
                continue
            parts: list[Finding] = []
            end = host.phrase.end
            for part in self.all[index + 1 :]:
                if not self._continues(end, part.phrase.opens, first=not parts):
                    break
                if part.phrase.number.low is None or part.phrase.number.kind in (Kind.VAGUE, Kind.ZERO):
                    break
                parts.append(part)
                end = part.phrase.end
                if sum(one.phrase.number.low or 0 for one in parts) >= total:
                    break
            if len(parts) < 2 or sum(one.phrase.number.low or 0 for one in parts) != total:
                continue
            for part in parts:
                hits = [
                    Hit(hit.measure, f"part of those {hit.rule}", hit.at, "people" if hit.of == "any" else hit.of)
                    for hit in host.hits
                ]
                if part.phrase.head is not None and part.phrase.kinds & Counts.PEOPLE:
                    part.hits = self._fitting(part.phrase, hits)
                    part.source = "list"

    def _continues(self, start: int, end: int, *, first: bool) -> bool:
        """Can the words between two phrases join a total to its first part, or one part to the next?"""
        between = [self.lower(at) for at in range(start, end)]
        if not between or len(between) > 8:
            return False
        if first:
            return between[-1] in (",", "(", "—", "–", ":")
        if set(between) <= {",", "and", "or"}:
            return True
        return between[-1] == "and" and between[0] in ("aged", "ages", "of", "from")

    # --- counts kept ---------------------------------------------------------------------------

    def _tolls(self) -> None:
        """ "the death toll rose to 41 from 30", "the number of injured at 62"."""
        tolls = self.tagged.lex.tolls
        for at, word in enumerate(self.tagged.words):
            if word in _COUNTS and self._same_count(at):
                continue
            if word == "of" or word in tolls:
                measure = self._toll(at)
                if measure is not None:
                    self._count(at + 1, measure)

    def _toll(self, at: int) -> Measure | None:
        word = self.lower(at)
        if (
            word == "of"
            and self.lower(at - 1) in ("number", "numbers", "tally", "count", "total")
            and self.lower(at - 2) != "a"
        ):
            for place in range(at + 1, min(at + 7, self.tagged.size)):
                measure = self.clauses.collective(place)
                if measure is not None:
                    return measure
                if self.tagged.tags[place] not in "wDJR" and self.lower(place) not in ("who", "were"):
                    break
            return None
        for words, measure in self.tagged.lex.tolls.get(word, ()):
            begin = at - len(words) + 1
            if begin < 0 or any(self.lower(begin + k) != one for k, one in enumerate(words)):
                continue
            before = self.lower(begin - 1)
            if (
                word in ("dead", "injured", "wounded", "missing", "displaced")
                and len(words) == 1
                and (
                    before != "the"
                    or (
                        self.tagged.tags[at + 1 : at + 2] == ["w"]
                        and self.lower(at + 1) not in ("number", "numbers", "toll", "now")
                    )
                )
            ):
                continue
            if word == "death" or (word in ("toll",) and before in ("a", "heavy")):
                if word == "death":
                    continue
            return measure
        return None

    def _count(self, at: int, measure: Measure) -> None:
        stop = min(self.tagged.size, at + 26)
        unreal = False
        while at < stop:
            word = self.lower(at)
            if self.tagged.tags[at] in ";" or (word in ("said", "and") and self._new_toll(at)):
                return
            if word in ("could", "would", "expected", "likely", "might", "feared", "may", "will", "if"):
                unreal = True
            index = self.tagged.number_at.get(at)
            if index is not None and index < len(self.all):
                finding = self.all[index]
                before = self.lower(at - 1)
                phrase = finding.phrase
                if finding.hits and finding.source not in ("",) and phrase.head is not None and phrase.noun is None:
                    return
                fine = (
                    before
                    in (
                        "to",
                        "at",
                        "of",
                        "from",
                        "is",
                        "was",
                        "were",
                        "are",
                        "reached",
                        "reaching",
                        "hit",
                        "number",
                        "numbers",
                        "numbered",
                        "stands",
                        "stood",
                        "now",
                        "totaled",
                        "totalled",
                        "be",
                        "been",
                        "reach",
                        "reaches",
                        "wounded",
                        "injured",
                        "missing",
                        "dead",
                        "killed",
                        "had",
                        "as",
                        ":",
                        "toll",
                        "had",
                        "than",
                        "and",
                    )
                    or phrase.opens < phrase.number.first
                )
                if (
                    fine
                    and not unreal
                    and phrase.number.kind not in (Kind.ARTICLE, Kind.ZERO)
                    and (phrase.head is None or phrase.kinds & Counts.PEOPLE or phrase.noun is measure)
                ):
                    if not finding.hits:
                        finding.hits = [Hit(measure, "the count kept", at - 1)]
                        finding.source = "toll"
                        self._reached(phrase)
                elif (
                    phrase.head is not None
                    and not phrase.kinds & Counts.UNIT
                    and phrase.number.kind is not Kind.ARTICLE
                ):
                    return
                at = max(phrase.number.closes, at + 1)
                continue
            at += 1

    def _same_count(self, at: int) -> bool:
        """ "the rebels put the number at 40": a count of what was counted just before."""
        if self.lower(at - 1) not in ("the", "that", "this") or self.lower(at + 1) == "of":
            return False
        host = next((one.hits for one in reversed(self.all) if one.hits and one.phrase.opens < at), None)
        if host is None and self.earlier:
            host = self.earlier[-1].hits
        if host is None:
            return False
        self._count(at + 1, host[0].measure)
        return True

    def _reached(self, phrase: Phrase) -> None:
        """ "the count is up to seven" says how far it has come: exactly seven."""
        number = phrase.number
        if self.lower(number.opens) == "up" and self.tagged.tags[number.opens - 1 : number.opens] in (
            ["B"],
            ["J"],
            ["V"],
        ):
            number.low, number.qualifier = number.high, Qualifier.EXACT

    def _new_toll(self, at: int) -> bool:
        return any(self._toll(place) is not None for place in range(at + 1, min(at + 5, self.tagged.size)))

    def _munitions(self) -> None:
        """ "a barrage of 40 rockets", "the attack involved 380 drones"."""
        for finding in self.all:
            phrase = finding.phrase
            if finding.hits or not phrase.kinds & Counts.MUNITION or phrase.number.kind in (Kind.ARTICLE, Kind.ZERO):
                continue
            before, noun = self.lower(phrase.opens - 1), self.lower(phrase.opens - 2)
            if (
                before == "of" and noun in ("barrage", "salvo", "volley", "wave", "swarm", "salvos", "hail", "waves")
            ) or (before in ("involved", "involving", "using", "with", "used") and self._attack_before(phrase.opens)):
                finding.hits = [Hit(Measure.ATTACKS, "rockets or drones of an attack", phrase.opens - 1, "munitions")]
                finding.source = "object"

    def _attack_before(self, at: int) -> bool:
        return any(
            self.tagged.lex.nouns.get(self.lower(place)) is Measure.ATTACKS
            or any(use.verb.measure is Measure.ATTACKS for use in self.tagged.lex.verbs.get(self.lower(place), ()))
            for place in range(max(0, at - 12), at)
        )

    def _times(self) -> None:
        """ "struck the hospital dozens of times": how often something was attacked."""
        for finding in self.all:
            phrase = finding.phrase
            if phrase.who != "times" or finding.hits or phrase.number.kind in (Kind.ARTICLE, Kind.ZERO):
                continue
            for at in range(phrase.opens - 1, max(-1, phrase.opens - 10), -1):
                word = self.lower(at)
                if self.tagged.tags[at] in ";:,":
                    break
                uses = self.tagged.lex.verbs.get(word, ())
                if any(use.verb.measure is Measure.ATTACKS for use in uses):
                    things = any(
                        self.tagged.lex.kinds.get(self.lower(k), Counts.NOTHING) & Counts.THINGS
                        for k in range(max(0, at - 6), phrase.opens)
                    )
                    if things or word.rstrip("edings") in ("bomb", "attack", "shell", "raid", "target", "bombard"):
                        finding.hits = [Hit(Measure.ATTACKS, f"{word} so many times", at, "any")]
                        finding.source = "own"
                    break


# --- drafts ------------------------------------------------------------------------------------


def _drafts(document: Document, sentence: Sentence, tagged: Tagged, findings: list[Finding]) -> list[FigureDraft]:
    drafts: list[FigureDraft] = []
    for finding in findings:
        phrase, number = finding.phrase, finding.phrase.number
        start, end = tagged.tokens[number.first].start, tagged.tokens[number.last - 1].end
        for hit in finding.hits:
            left = min(tagged.tokens[phrase.opens].start, tagged.tokens[hit.at].start)
            right = max(tagged.tokens[phrase.end - 1].end, tagged.tokens[hit.at].end)
            drafts.append(
                FigureDraft(
                    sentence=sentence.index,
                    start=left,
                    end=right,
                    number=Passage(document.text[start:end], start, end),
                    measure=hit.measure,
                    low=number.low,
                    high=number.high,
                    qualifier=number.qualifier,
                    who=phrase.who,
                    rule=hit.rule,
                )
            )
    return drafts
