"""The table of cues, by form: which words attribute, in which frames, with which stance."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from facttrack.extract.tables import table
from facttrack.extract.verbs import inflect, irregular
from facttrack.vocabulary import Stance


class Cue(NamedTuple):
    """One cue: its head verb, the words that must follow the head, and what it does."""

    lemma: str
    rest: tuple[str, ...]
    stance: Stance
    frames: frozenset[str]


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Head lemma -> its cues, those of more words first."""
    frames: dict[str, set[str]] = {}
    stances: dict[str, Stance] = {}
    for entry in table("cues")["class"]:
        for name in entry["lemmas"].split():
            frames.setdefault(name, set()).update(entry["frames"])
            stances.setdefault(name, Stance(entry["stance"]))
    found: dict[str, list[Cue]] = {}
    for name, shapes in frames.items():
        head, *rest = name.split("-")
        found.setdefault(head, []).append(Cue(head, tuple(rest), stances[name], frozenset(shapes)))
    return {head: tuple(sorted(group, key=lambda cue: -len(cue.rest))) for head, group in found.items()}


@cache
def cue_forms() -> dict[str, str]:
    """Inflected form -> head lemma of the cue."""
    return {form: lemma for lemma in cues() for form in inflect(lemma)}


@cache
def verb_slots() -> dict[str, str]:
    """Every known verb form -> the slots it can fill (b, s, p, n, g)."""
    lemmas = [*table("verbs")["common"]["words"].split(), *irregular(), *cues()]
    slots: dict[str, str] = {}
    for lemma in dict.fromkeys(lemmas):
        for form, letters in inflect(lemma).items():
            slots[form] = "".join(sorted(set(slots.get(form, "") + letters)))
    return slots
