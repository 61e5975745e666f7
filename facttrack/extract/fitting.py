"""May the phrase be counted under the measure? People die, houses are destroyed, positions are attacked."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.scene import Scene
from facttrack.vocabulary import Measure

#: "The drought hit 3 million people": so many are not struck one by one.
_WHOLE_REGIONS: Final = 1000
_SHORTEST: Final = 3  # letters of a noun; "10 AK-47s" ends in none


def fitting(scene: Scene, phrase: Phrase, hits: list[Hit]) -> list[Hit]:
    kept = [_placed(scene, phrase, hit) for hit in hits if _fits(scene, phrase, hit)]
    return kept if len(kept) != len(hits) or any(a is not b for a, b in zip(kept, hits, strict=True)) else hits


def _placed(scene: Scene, phrase: Phrase, hit: Hit) -> Hit:
    """Homes that are hit are damaged, positions attacked, and millions are affected."""
    if (
        hit.measure is Measure.ATTACKS
        and hit.of == "things"
        and phrase.who not in scene.sets["targets"]
        and phrase.kinds & Counts.THINGS
        and hit.rule.split()[0] in scene.sets["hitting"]
    ):
        return Hit(Measure.DAMAGED, hit.rule, hit.at, hit.of)
    if (
        hit.measure is Measure.CASUALTIES
        and (phrase.number.low or 0) >= _WHOLE_REGIONS
        and hit.rule.split()[0] in scene.sets["hitting"]
    ):
        return Hit(Measure.AFFECTED, hit.rule, hit.at, hit.of)
    return hit


def _fits(scene: Scene, phrase: Phrase, hit: Hit) -> bool:
    kinds, kind = phrase.kinds, phrase.number.kind
    if kind is Kind.ARTICLE and hit.measure in (Measure.ATTACKS, Measure.DAMAGED, Measure.DESTROYED):
        return False
    if kind is Kind.ZERO and hit.measure is Measure.ATTACKS:
        return False
    who = phrase.who
    if hit.of == "forces":
        return who in scene.sets["forces"]
    if hit.of == "munitions":
        return bool(kinds & Counts.MUNITION)
    if who is None:
        if hit.of == "things" and not _things_before(scene, phrase):
            return False
        if hit.strict and kind is Kind.ARTICLE:
            return False
        return hit.measure is not Measure.ATTACKS
    if who == "others" and hit.of == "things":
        return _things_before(scene, phrase)
    if hit.of == "any" and kinds & Counts.PEOPLE:
        return True
    if hit.of == "people":
        if kinds & Counts.PEOPLE:
            return True
        if kinds or (phrase.noun is not None and phrase.noun is not hit.measure) or hit.strict or phrase.single:
            return False
        return not who.endswith(tuple(scene.sets["abstract_endings"])) and (who.endswith("s") or who == "others")
    if hit.measure is Measure.ATTACKS:
        return who in scene.sets["targets"] or bool(kinds & Counts.THINGS)
    if kinds & (Counts.THINGS | Counts.MUNITION):
        return True
    if kinds or hit.strict or phrase.noun is not None or phrase.single or len(who) < _SHORTEST:
        return False
    return who.endswith("s") and not who.endswith(tuple(scene.sets["abstract_endings"]))


def _things_before(scene: Scene, phrase: Phrase) -> bool:
    """Is a headless number one of things: "destroyed 30 homes and damaged 12"?"""
    return any(one.phrase.kinds & Counts.THINGS and one.phrase.head is not None for one in scene.before(phrase))
