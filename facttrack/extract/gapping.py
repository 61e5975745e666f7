"""Numbers whose verb stands with an earlier one: "six died in Goma and seven others in Bukavu"."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.fitting import fitting
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.scene import NEAR, Finding, Scene
from facttrack.vocabulary import Measure

_PLACE: Final = 8  # words of a place at most: "in the eastern suburbs of the old town"
_OPENING: Final = 9  # words of "of the 16 wounded in the blast," at most
_LOCATIVE: Final = frozenset({"in", "at", "near", "outside", "from", "around"})


def gapping(scene: Scene) -> None:
    """ "Eleven were killed, six in Aleppo and five in Homs": a number with its own place takes the verb over."""
    for index, finding in enumerate(scene.all):
        if finding.hits or not _can_stand_for(finding):
            continue
        host = next((one for one in reversed(scene.all[max(0, index - NEAR) : index]) if one.hits), None)
        if host is None or not _is_near(scene, host, finding):
            continue
        if not (
            _before_place(scene, finding)
            or _after_place(scene, finding)
            or _parallel(scene, host, finding)
            or _by_cause(scene, host, finding)
        ):
            continue
        hits = [
            Hit(hit.measure, f"as before, {hit.rule.removeprefix('as before, ')}", hit.at, hit.of, hit.strict)
            for hit in host.hits
        ]
        finding.hits = fitting(scene, finding.phrase, hits)
        finding.source = "gap" if finding.hits else ""


def _can_stand_for(finding: Finding) -> bool:
    phrase = finding.phrase
    people = phrase.head is not None and bool(phrase.kinds & Counts.PEOPLE) and phrase.noun is None
    return phrase.number.kind in (Kind.DIGITS, Kind.WORDS) and (phrase.who in (None, "others", "more") or people)


def _is_near(scene: Scene, host: Finding, finding: Finding) -> bool:
    """Does no other clause with a verb of its own stand between?"""
    start = max(host.phrase.end, max(hit.at for hit in host.hits) + 1)
    return not any(
        scene.tagged.tags[at] in "BHMVRUc" and not scene.tagged.lower(at).endswith("ing")
        for at in range(start, finding.phrase.opens)
    )


def _before_place(scene: Scene, finding: Finding) -> bool:
    """ ", six in Aleppo" and the clause ends or goes on with the next."""
    phrase = finding.phrase
    if scene.lower(phrase.opens - 1) not in (",", "and", ";", ":", "—", "–", "--", "-", "("):
        return False
    at = phrase.end
    return scene.lower(at) in _LOCATIVE and _names_place(scene, at + 1) and _ends(scene, at + 1)


def _parallel(scene: Scene, host: Finding, finding: Finding) -> bool:
    """ "Two were killed by shrapnel and one by a collapsing roof", "three on Friday and five on Saturday"."""
    phrase = finding.phrase
    if scene.lower(phrase.opens - 1) not in (",", "and", ";") or scene.tagged.tags[phrase.end : phrase.end + 1] != [
        "P"
    ]:
        return False
    start = max(host.phrase.end, host.hits[0].at)
    return scene.lower(phrase.end) in scene.tagged.words[start : phrase.opens] and _ends(scene, phrase.end + 1)


def _by_cause(scene: Scene, host: Finding, finding: Finding) -> bool:
    """ "Sixteen were injured, two by acid": what did it to some of them, and the clause ends."""
    phrase = finding.phrase
    if scene.lower(phrase.opens - 1) != "," or scene.lower(phrase.end) not in ("by", "with", "from"):
        return False
    people = host.hits[0].measure in (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)
    fewer = (phrase.number.low or 0) < (host.phrase.number.low or 0)
    return people and fewer and _ends(scene, phrase.end + 1)


def _after_place(scene: Scene, finding: Finding) -> bool:
    """ "; in Homs, five." """
    phrase = finding.phrase
    at = phrase.opens - 1
    if scene.lower(at) != "," or not scene.closes(phrase.end):
        return False
    for place in range(at - 1, max(0, at - _PLACE), -1):
        if scene.lower(place) in _LOCATIVE:
            return scene.lower(place - 1) in (";", "and", ",") and _names_place(scene, place + 1)
        if scene.tagged.tags[place] not in "wD-'’":
            return False
    return False


def _names_place(scene: Scene, at: int) -> bool:
    if scene.tagged.tags[at : at + 1] == ["D"]:
        at += 1
    return at < scene.tagged.size and (
        scene.tagged.tokens.words[at][0].isupper() and scene.lower(at) not in scene.sets["time"]
    )


def _ends(scene: Scene, at: int) -> bool:
    """Does the place's phrase end the clause, with at most a day after it?"""
    for place in range(at, min(at + _PLACE, scene.tagged.size)):
        if scene.closes(place):
            return True
        if scene.tagged.tags[place] not in "wDPo-'’J" or (
            scene.tagged.is_verb(place) and not scene.lower(place).endswith("ing")
        ):
            return False
    return at + _PLACE > scene.tagged.size


def breakdowns(scene: Scene) -> None:
    """ "Of the dead, eight were women and one a boy": every number of the sentence is a part of those it opens with."""
    if scene.lower(0) != "of" or scene.lower(1) not in ("the", "those", "these"):
        return
    comma = next((at for at in range(2, min(_OPENING, scene.tagged.size)) if scene.lower(at) == ","), None)
    if comma is None:
        return
    measure = _opening_measure(scene, comma) or _told_before(scene, comma)
    if measure is None:
        return
    for finding in scene.all:
        phrase = finding.phrase
        if phrase.opens <= comma or not _is_member(scene, finding):
            continue
        if not finding.hits or finding.source == "toll":
            finding.hits = [Hit(measure[0], "part of those it opens with", measure[1])]
            finding.source = "subset"


def _opening_measure(scene: Scene, comma: int) -> tuple[Measure, int] | None:
    for at in range(comma - 1, 1, -1):
        measure = scene.predicates.collective(at) or scene.tagged.lex.nouns.get(scene.lower(at))
        if measure is not None:
            return measure, at
    return None


def _told_before(scene: Scene, comma: int) -> tuple[Measure, int] | None:
    """ "Of the 26, ten were children": what was said of the 26 before."""
    whole = next((one.phrase for one in scene.all if one.phrase.end == comma and one.phrase.head is None), None)
    told = whole and next(
        (one.hits for one in scene.recent if one.hits and one.phrase.number.low == whole.number.low), []
    )
    return (told[0].measure, comma - 1) if told else None


def _is_member(scene: Scene, finding: Finding) -> bool:
    """ "eight were women", "two girls", "one a boy", "six occurred in camps": nothing else becomes of the number."""
    phrase = finding.phrase
    if phrase.number.kind is Kind.ARTICLE or (phrase.who is not None and not phrase.kinds & Counts.PEOPLE):
        return False
    return not any(
        scene.tagged.is_verb(at) and scene.tagged.tags[at] != "B" and scene.lower(at) not in scene.sets["occurring"]
        for at in range(phrase.end, min(phrase.end + 3, scene.tagged.size))
    )
