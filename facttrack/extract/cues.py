"""The table of cues, by form: which words attribute, in which frames, with which stance."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from facttrack.extract.tables import table
from facttrack.extract.verbs import inflect, irregular
from facttrack.vocabulary import Stance


class Cue(NamedTuple):
    """One cue: its head verb, the words that must follow the head, and what it does."""

    lemma: str
    rest: tuple[str, ...]
    stance: Stance
    frames: frozenset[str]
    kind: str = "verb"

    @property
    def name(self) -> str:
        return "-".join((self.lemma, *self.rest))


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Head lemma -> its cues, those of more words first."""
    return _table("verb")


@cache
def nominal_cues() -> dict[str, tuple[Cue, ...]]:
    """Adjectives and nouns that attribute, by the form that stands in the text."""
    adjectives, nouns = _table("adjective"), _table("noun")
    return {word: adjectives.get(word, ()) + nouns.get(word, ()) for word in (*adjectives, *nouns)}


def _table(kind: str) -> dict[str, tuple[Cue, ...]]:
    frames: dict[str, set[str]] = {}
    stances: dict[str, Stance] = {}
    for entry in table("cues")["class"]:
        if entry.get("kind", "verb") != kind:
            continue
        for name in entry["lemmas"].split():
            frames.setdefault(name, set()).update(entry["frames"])
            stance = Stance(entry["stance"])
            if stances.get(name, Stance.SAYS) is Stance.SAYS:  # the more telling of two classes decides
                stances[name] = stance
    found: dict[str, list[Cue]] = {}
    for name, shapes in frames.items():
        head, *rest = name.split("-")
        found.setdefault(head, []).append(Cue(head, tuple(rest), stances[name], frozenset(shapes), kind))
    return {head: tuple(sorted(group, key=lambda cue: -len(cue.rest))) for head, group in found.items()}


@cache
def cue_forms() -> dict[str, str]:
    """Inflected form -> head lemma of the cue."""
    return {form: lemma for lemma in cues() for form in inflect(lemma)}


@cache
def cue_heads() -> frozenset[str]:
    """Every form that a cue can have in the text, without the words that must follow it."""
    return frozenset((*cue_forms(), *nominal_cues()))


@cache
def speech_forms() -> frozenset[str]:
    """The finite past and third-person forms of verbs that introduce quotations."""
    groups = cues().items()
    lemmas = [lemma for lemma, group in groups if any("quote" in cue.frames and not cue.rest for cue in group)]
    return frozenset(form for lemma in lemmas for form, slots in inflect(lemma).items() if set(slots) & {"p", "s"})


@cache
def phrasal_forms() -> dict[str, frozenset[str]]:
    """The same for verbs of two words: form -> the words of which one must follow it, "went" -> "on"."""
    found: dict[str, set[str]] = {}
    for lemma, group in cues().items():
        particles = {cue.rest[0] for cue in group if len(cue.rest) == 1 and {"quote", "paren"} <= cue.frames}
        for form, slots in inflect(lemma).items() if particles else ():
            if set(slots) & {"p", "s"}:
                found.setdefault(form, set()).update(particles)
    return {form: frozenset(particles) for form, particles in found.items()}


@cache
def speaking_forms() -> frozenset[str]:
    """Present forms of verbs that are no nouns, chiefly of those by which somebody speaks: "say", "tells", "goes"."""
    lemmas = speech_cues() - set(table("verbs")["nouns"]["lemmas"].split()) | set(
        table("verbs")["never"]["lemmas"].split()
    )
    return frozenset(form for lemma in lemmas for form, slots in inflect(lemma).items() if set(slots) & {"b", "s"})


@cache
def speech_cues() -> frozenset[str]:
    """The names of the cues by which somebody speaks: they take both clauses and quotations."""
    return frozenset(cue.name for group in cues().values() for cue in group if {"that", "quote"} <= cue.frames)


@cache
def denying_cues() -> frozenset[str]:
    """The names of the verbs that deny, and of those that deny where what they introduce is negated."""
    names = {cue.name for group in cues().values() for cue in group if cue.stance is Stance.DENIES}
    return frozenset(names | INSISTING)


#: To insist that something is not so is to deny it.
INSISTING: Final = frozenset(("assert", "insist", "maintain", "contend"))


@cache
def disputing_forms() -> frozenset[str]:
    """Present forms of the verbs of dispute that are no nouns: "denies", "accuse", "rejects"."""
    nouns = set(table("verbs")["nouns"]["lemmas"].split()) | {"charge", "claim", "dispute", "fault", "question"}
    disputing = (Stance.ACCUSES, Stance.ALLEGES, Stance.DENIES)
    lemmas = [
        lemma
        for lemma, group in cues().items()
        if lemma not in nouns and any(cue.stance in disputing and not cue.rest for cue in group)
    ]
    return frozenset(form for lemma in lemmas for form, slots in inflect(lemma).items() if set(slots) & {"b", "s"})


@cache
def parenthetical_bases() -> frozenset[str]:
    """Verbs that end a sentence without an object: "…, records show." """
    nouns = table("verbs")["nouns"]["lemmas"].split()
    return frozenset(lemma for lemma, group in cues().items() if any("paren" in c.frames for c in group)) - set(nouns)


@cache
def counting_forms() -> frozenset[str]:
    """Forms of verbs that attribute nothing but numbers: "put", "gave", "lists"."""
    only = {lemma for lemma, group in cues().items() if all(cue.frames == {"figure"} for cue in group)}
    return frozenset(form for form, lemma in cue_forms().items() if lemma in only)


@cache
def noun_like_bases() -> frozenset[str]:
    """Base forms that are as often nouns and can end a sentence: "…, officials report." """
    nouns = table("verbs")["nouns"]["lemmas"].split()
    return frozenset(lemma for lemma in nouns if any("paren" in cue.frames for cue in cues().get(lemma, ())))


@cache
def verb_slots() -> dict[str, str]:
    """Every known verb form -> the slots it can fill (b, s, p, n, g)."""
    lemmas = [*table("verbs")["common"]["words"].split(), *irregular(), *cues()]
    slots: dict[str, str] = {}
    for lemma in dict.fromkeys(lemmas):
        for form, letters in inflect(lemma).items():
            slots[form] = "".join(sorted(set(slots.get(form, "") + letters)))
    return slots
