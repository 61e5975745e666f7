"""The word tables of figures as the parser looks them up: what a word is, what it can count, what it states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from facttrack.extract.tables import table
from facttrack.vocabulary import Measure

#: Suffixes of nouns for one person that no table lists.
ONE_PERSON: Final = ("man", "er", "or", "ist", "ian", "ee", "ant", "crat", "kid")


class Counts:
    """Kinds of counted things, as bits."""

    NOTHING: Final = 0
    PEOPLE: Final = 1
    BUILDING: Final = 2
    VEHICLE: Final = 4
    AIRCRAFT: Final = 8
    MUNITION: Final = 16
    ANIMAL: Final = 32
    UNIT: Final = 64
    THINGS: Final = BUILDING | VEHICLE | AIRCRAFT


#: One character for each class of word; "w" is any other word.
TAGS: Final = {
    "be": "B",
    "have": "H",
    "modal": "M",
    "negation": "N",
    "get": "G",
    "relative": "R",
    "prepositions": "P",
    "conjunctions": "C",
    "subordinators": "c",
    "determiners": "D",
    "pronouns": "U",
    "adverbs": "J",
    "raising": "r",
    "verbs": "V",
}
# Where a word stands in several classes the later of these wins.
_RANK: Final = [
    "verbs",
    "raising",
    "adverbs",
    "prepositions",
    "determiners",
    "pronouns",
    "subordinators",
    "conjunctions",
    "get",
    "be",
    "have",
    "modal",
    "negation",
    "relative",
]


#: The words of a phrase and the measure that they state.
_Phrase = tuple[tuple[str, ...], Measure]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that states a measure. `frame` says which of its partners is counted."""

    measure: Measure
    frame: str
    of: str
    strict: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A verb in one of its forms: base, third, past, participle or ing ("past+participle" where they are alike)."""

    verb: Verb
    form: str

    @property
    def passive(self) -> bool:
        return "participle" in self.form


@dataclass(frozen=True, slots=True)
class Event:
    """A verb that states a measure together with words soon after it: one of each set of `near`.

    `negated`: it does so where it is denied: "had not been heard of since".
    """

    measure: Measure
    rule: str
    of: str
    passive: bool
    near: tuple[frozenset[str], ...]
    within: int
    negated: bool


@dataclass(frozen=True, slots=True)
class Phrasal:
    """A verb with a particle that states a measure of its object: "shot down 16 drones"."""

    particle: tuple[str, ...]
    verbs: frozenset[str]
    measure: Measure
    of: str
    strict: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    tags: dict[str, str]
    verbs: dict[str, tuple[Use, ...]]
    states: dict[str, tuple[_Phrase, ...]]  # by first word, longest first
    state_words: dict[str, dict[str, tuple[_Phrase, ...]]]  # and by the second, "" for none
    nouns: dict[str, Measure]
    collectives: dict[str, Measure]
    governors: dict[str, Measure]
    tolls: dict[str, tuple[_Phrase, ...]]
    phrasal: dict[str, tuple[Phrasal, ...]]  # by last word of the particle
    kinds: dict[str, int]
    plurals: frozenset[str]
    groups: frozenset[str]
    events: dict[tuple[str, str], tuple[Event, ...]]  # by role and verb
    sets: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Everything, loaded once."""
    grammar, people, measures = table("grammar"), table("people"), table("measures")
    constructions = table("constructions")
    tags: dict[str, str] = {}
    for name in _RANK:
        for word in grammar[name].split():
            tags[word] = TAGS[name]
    tags |= {"to": "t", "of": "o"}
    for word in measures["care"]["verbs"].split():
        tags.setdefault(word, "V")
    for entry in constructions["events"]:
        for word in entry["verbs"].split() if entry["role"] == "subject" else ():
            tags.setdefault(word, "w" if word.endswith("ing") else "V")
    kinds: dict[str, int] = {}
    plurals: set[str] = set()
    for name, kind in (
        ("people", Counts.PEOPLE),
        ("buildings", Counts.BUILDING),
        ("vehicles", Counts.VEHICLE),
        ("aircraft", Counts.AIRCRAFT),
        ("munitions", Counts.MUNITION),
        ("animals", Counts.ANIMAL),
        ("units", Counts.UNIT),
    ):
        for word in people[name].split():
            for form in {word, *_plural(word, people["plurals"])}:
                kinds[form] = kinds.get(form, Counts.NOTHING) | kind
            plurals.update(_plural(word, people["plurals"]))
    nouns: dict[str, Measure] = {}
    for name, words in measures["nouns"].items():
        for word in words.split():
            nouns[word] = Measure(name)
            for form in _plural(word, people["plurals"]):
                nouns[form] = Measure(name)
                plurals.add(form)
    governors = {
        form: Measure(name)
        for name, words in measures["governors"].items()
        for word in words.split()
        for form in (word, *_plural(word, {"life": "lives", **people["plurals"]}))
    }
    groups = frozenset(form for word in people["groups"].split() for form in (word, *_plural(word, people["plurals"])))
    texts = {name: words for name, words in grammar.items() if isinstance(words, str)}
    texts |= constructions["sets"] | {"modifiers": people["modifiers"]}
    for name in ("wounds", "care"):
        texts |= {f"{name}_{key}": words for key, words in measures[name].items()}
    sets = {name: frozenset(words.split()) for name, words in texts.items()}
    sets["impersonal"] |= {form for word in sets["impersonal"] for form in _plural(word, people["plurals"])}
    states = _phrases(measures["states"])
    return Lexicon(
        tags=tags,
        verbs=_verbs(measures["verbs"]),
        states=states,
        state_words={word: _by_second(found) for word, found in states.items()},
        nouns=nouns,
        collectives={word: Measure(name) for name, words in measures["collectives"].items() for word in words.split()},
        governors=governors,
        tolls=_phrases(measures["tolls"], last=True),
        phrasal=_phrasal(measures["phrasal"]),
        kinds=kinds,
        plurals=frozenset(plurals),
        groups=groups,
        events=_events(constructions["events"]),
        sets=sets,
    )


def _plural(word: str, irregular: dict[str, str]) -> list[str]:
    if word in irregular:
        return irregular[word].split()
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word[:-1] + "ies"]
    if word.endswith("man"):
        return [word[:-3] + "men"]
    if word.endswith("child"):
        return [word + "ren"]
    return [word + "s"]


def _verbs(entries: list[dict[str, Any]]) -> dict[str, tuple[Use, ...]]:
    uses: dict[str, list[Use]] = {}
    for entry in entries:
        verb = Verb(Measure(entry["measure"]), entry["frame"], entry["of"], entry.get("strict", False))
        for line in entry["forms"]:
            forms = line.split()
            names = (
                ["base", "third", "past+participle", "ing"]
                if len(forms) == 4
                else ["base", "third", "past", "participle", "ing"]
            )
            by_word: dict[str, list[str]] = {}
            for word, name in zip(forms, names, strict=True):
                by_word.setdefault(word, []).append(name)
            for word, parts in by_word.items():
                use = Use(verb, "+".join(parts))
                if use not in uses.setdefault(word, []):
                    uses[word].append(use)
    return {word: tuple(found) for word, found in uses.items()}


def _events(entries: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[Event, ...]]:
    index: dict[tuple[str, str], list[Event]] = {}
    for entry in entries:
        event = Event(
            Measure(entry["measure"]),
            entry["rule"],
            entry.get("of", "people"),
            entry.get("passive", False),
            tuple(frozenset(words.split()) for words in entry["near"]),
            entry["within"],
            entry.get("negated", False),
        )
        for word in entry["verbs"].split():
            index.setdefault((entry["role"], word), []).append(event)
    return {key: tuple(events) for key, events in index.items()}


def _phrases(entries: dict[str, list[str]], last: bool = False) -> dict[str, tuple[_Phrase, ...]]:
    index: dict[str, list[_Phrase]] = {}
    for name, phrases in entries.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            index.setdefault(words[-1 if last else 0], []).append((words, Measure(name)))
    return {word: tuple(sorted(found, key=lambda one: (-len(one[0]), one[0]))) for word, found in index.items()}


def _by_second(phrases: tuple[_Phrase, ...]) -> dict[str, tuple[_Phrase, ...]]:
    """Phrases that begin with one word by their second, in the same order."""
    index: dict[str, list[_Phrase]] = {}
    for words, measure in phrases:
        index.setdefault(words[1] if len(words) > 1 else "", []).append((words, measure))
    return {word: tuple(found) for word, found in index.items()}


def _phrasal(entries: list[dict[str, Any]]) -> dict[str, tuple[Phrasal, ...]]:
    index: dict[str, list[Phrasal]] = {}
    for entry in entries:
        for particle in entry["particles"]:
            words = tuple(particle.split())
            verbs = frozenset(entry["verbs"].split())
            index.setdefault(words[-1], []).append(
                Phrasal(words, verbs, Measure(entry["measure"]), entry["of"], entry.get("strict", False))
            )
    return {word: tuple(found) for word, found in index.items()}
