"""Attacks counted by what was fired, or by how often: "a barrage of 40 rockets", "bombed dozens of times"."""

from __future__ import annotations

from facttrack.extract.amounts import Kind
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.scene import Scene
from facttrack.vocabulary import Measure


def munitions(scene: Scene) -> None:
    """ "a barrage of 40 rockets", "the attack involved 380 drones"."""
    for finding in scene.all:
        phrase = finding.phrase
        if finding.hits or not phrase.kinds & Counts.MUNITION or phrase.number.kind in (Kind.ARTICLE, Kind.ZERO):
            continue
        before, noun = scene.lower(phrase.opens - 1), scene.lower(phrase.opens - 2)
        if (before == "of" and noun in scene.sets["salvos"]) or (
            before in scene.sets["attack_with"] and _attack_before(scene, phrase.opens)
        ):
            finding.hits = [Hit(Measure.ATTACKS, "rockets or drones of an attack", phrase.opens - 1, "munitions")]
            finding.source = "object"


def _attack_before(scene: Scene, at: int) -> bool:
    return any(
        scene.tagged.lex.nouns.get(scene.lower(place)) is Measure.ATTACKS
        or any(use.verb.measure is Measure.ATTACKS for use in scene.tagged.lex.verbs.get(scene.lower(place), ()))
        for place in range(max(0, at - 12), at)
    )


def times(scene: Scene) -> None:
    """ "bombed the bridge dozens of times": how often something was attacked."""
    for finding in scene.all:
        phrase = finding.phrase
        if phrase.who != "times" or finding.hits or phrase.number.kind in (Kind.ARTICLE, Kind.ZERO):
            continue
        for at in range(phrase.opens - 1, max(-1, phrase.opens - 10), -1):
            word = scene.lower(at)
            if scene.tagged.tags[at] in ";:,":
                break
            uses = scene.tagged.lex.verbs.get(word, ())
            if any(use.verb.measure is Measure.ATTACKS and use.verb.of == "things" for use in uses):
                things = any(
                    scene.tagged.lex.kinds.get(scene.lower(k), Counts.NOTHING) & Counts.THINGS
                    for k in range(max(0, at - 6), phrase.opens)
                )
                if things or word in scene.sets["bombing"]:
                    finding.hits = [Hit(Measure.ATTACKS, f"{word} so many times", at, "any")]
                    finding.source = "own"
                break
