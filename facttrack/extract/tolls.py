"""Counts that are kept: "the death toll climbed to 58 from 44", "the number of injured at 62"."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts, lexicon
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.scene import NEAR, Finding, Scene
from facttrack.vocabulary import Measure, Qualifier

_REFUSAL: Final = 5  # words of "in total, and not" at most
_KEPT: Final = 5  # words of "the confirmed death toll" at most


def tolls(scene: Scene) -> None:
    """ "the death toll climbed to 58 from 44", "the number of injured at 62"."""
    words = _toll_words()
    if scene.words.isdisjoint(words):
        return
    for at in [at for at, word in enumerate(scene.tagged.words) if word in words or word == "of"]:
        if scene.lower(at) in scene.sets["counts"] and _same_count(scene, at):
            continue
        measure = _toll(scene, at)
        if measure is None:
            continue
        if (brought := _brought_to(scene, at)) is not None:
            brought.hits, brought.source = [Hit(measure, "the count kept", at)], "toll"
        else:
            _count(scene, at + 1, measure)


def _brought_to(scene: Scene, at: int) -> Finding | None:
    """ "bringing to 44 the number of dead": the number before its count, which ends at `at`."""
    the = next((place for place in range(at - 1, max(-1, at - _KEPT), -1) if scene.lower(place) == "the"), 0)
    number = next((one for one in scene.all if the and one.phrase.end == the), None)
    if number is None or number.hits or scene.lower(number.phrase.opens - 1) != "to":
        return None
    return number if scene.lower(number.phrase.opens - 2) in scene.sets["bringing"] else None


@cache
def _toll_words() -> frozenset[str]:
    """Words without one of which a sentence tells no count that is kept."""
    lex = lexicon()
    return lex.sets["counts"].union(lex.sets["totals"], lex.tolls)


def _toll(scene: Scene, at: int) -> Measure | None:
    word = scene.lower(at)
    if word == "of" and scene.lower(at - 1) in scene.sets["totals"] and scene.lower(at - 2) != "a":
        near = range(at + 1, min(at + 7, scene.tagged.size))
        kinds = scene.tagged.lex.kinds
        # Those counted, not the sites of "workers killed on sites".
        counted = takewhile(lambda place: scene.tagged.tags[place] in "wDJ", near)
        things = any(kinds.get(scene.lower(place), Counts.NOTHING) & Counts.THINGS for place in counted)
        for place in near:
            measure = _loss(scene, place) if things else scene.predicates.collective(place) or _fate(scene, place)
            if measure is not None:
                return Measure.CASUALTIES if scene.predicates.both_fates(place) else measure
            if not things and (events := scene.predicates.event("subject", place, place + 1)):
                return events[0].measure  # "the number of families forced from their homes"
            if scene.tagged.tags[place] not in "wDJRH" and scene.lower(place) not in ("who", "were"):
                break
        return None
    if scene.lower(at + 1) == "of" and scene.predicates.both_fates(at + 2):
        return Measure.CASUALTIES if word == "toll" else None  # "the toll of dead and wounded"
    for words, measure in scene.tagged.lex.tolls.get(word, ()):
        begin = at - len(words) + 1
        if begin < 0 or tuple(scene.tagged.words[begin : at + 1]) != words:
            continue
        if len(words) == 1 and word in scene.sets["toll_adjectives"] and not _is_collective(scene, at):
            continue
        return measure
    return None


def _fate(scene: Scene, at: int) -> Measure | None:
    """The measure of a verb said of people who are counted: "the number of people who died"."""
    opens = at - (scene.tagged.tags[at - 1] == "H")  # "who have died"
    uses = scene.tagged.lex.verbs.get(scene.lower(at), ()) if scene.tagged.tags[opens - 1] == "R" else ()
    return next((use.verb.measure for use in uses if use.verb.frame == "undergoer" and use.verb.of == "people"), None)


def _loss(scene: Scene, at: int) -> Measure | None:
    """The measure of a participle said of things: "the number of houses burnt"."""
    uses = scene.tagged.lex.verbs.get(scene.lower(at), ())
    return next((use.verb.measure for use in uses if use.passive and use.verb.of == "things"), None)


def _is_collective(scene: Scene, at: int) -> bool:
    """ "the dead", "the injured now number": people, not the attribute of a noun."""
    if scene.lower(at - 1) == "the" and scene.lower(at + 2) == "at" and at + 3 in scene.tagged.number_at:
        return True  # "put the dead attackers at four"
    follows = scene.tagged.tags[at + 1 : at + 2] == ["w"] and scene.lower(at + 1) not in scene.sets["toll_after"]
    return scene.lower(at - 1) == "the" and not follows


def _count(scene: Scene, at: int, measure: Measure, *, same: bool = False) -> None:
    """Give the measure to the number that follows; of the `same` count as before none that another toll names."""
    start, stop = at, min(scene.tagged.size, at + 26)
    unreal = False
    while at < stop:
        word = scene.lower(at)
        if scene.tagged.tags[at] in ";" or (word in ("said", "and", ",") and _new_toll(scene, at)):
            return
        if same and _toll(scene, at) is not None:
            return  # "the figure includes an earlier toll of 30"
        if word in scene.sets["forecast"]:
            unreal = True
        index = scene.tagged.number_at.get(at)
        if index is not None and index < len(scene.all):
            finding = scene.all[index]
            before = scene.lower(at - 1)
            if before == "by":  # "cut the toll by more than 100": a difference
                at = max(finding.phrase.number.closes, at + 1)
                continue
            if before == "as" and scene.lower(at - 2) == ",":
                return  # "the dead number 18, as two of the crew stayed ashore"
            phrase = finding.phrase
            if finding.hits and finding.source not in ("",) and phrase.head is not None and phrase.noun is None:
                return
            fine = before in scene.sets["toll_verbs"] or phrase.opens < phrase.number.first
            if (
                fine
                and not (unreal and not _sets_right(scene, phrase.end))
                and phrase.number.kind not in (Kind.ARTICLE, Kind.ZERO)
                and (phrase.head is None or phrase.kinds & Counts.PEOPLE or phrase.noun is measure)
            ):
                if not finding.hits or _is_said_of_next(scene, index):
                    finding.hits = [Hit(measure, "the count kept", start - 1)]
                    finding.source = "toll"
                    _reached(scene, phrase)
            elif phrase.head is not None and not phrase.kinds & Counts.UNIT and phrase.number.kind is not Kind.ARTICLE:
                return
            at = max(phrase.number.closes, at + 1)
            continue
        at += 1


def _sets_right(scene: Scene, at: int) -> bool:
    """ "Said the dead would be 40, and not 52": who refuses another number forecasts nothing."""
    near = range(at, min(at + _REFUSAL, scene.tagged.size))
    return any(scene.lower(place) == "not" and place + 1 in scene.tagged.number_at for place in near)


def _is_said_of_next(scene: Scene, index: int) -> bool:
    """In "the toll climbed to 14 and 15 others remain buried" the second verb is not said of the 14."""
    one, rest = scene.all[index], scene.all[index + 1 : index + 2]
    said = one.hits[0].at
    if scene.lower(said - 1) == "the" and scene.lower(said + 1) == "at":
        return True  # "the dead at four and the kidnapped at 13"
    if one.phrase.head is not None or not rest or not rest[0].hits:
        return False
    # "… to 14 and 15 wounded people are in hospital"
    return rest[0].hits[:1] == one.hits[:1] or (rest[0].phrase.attribute is not None and rest[0].phrase.opens < said)


def _same_count(scene: Scene, at: int) -> bool:
    """ "the rebels put the number at 40": a count of what was counted just before."""
    before = scene.lower(at - 2) if scene.lower(at - 1) in scene.sets["count_adjectives"] else scene.lower(at - 1)
    whose = before in ("the", "that", "this") or before.endswith(("'s", "’s", "s’", "s'"))
    if not whose or (scene.lower(at + 1) == "of" and at + 2 not in scene.tagged.number_at):
        return False
    places = range(at - 1, max(-1, at - 40), -1)
    last = next((index for place in places if (index := scene.tagged.number_at.get(place)) is not None), -1)
    told = scene.told_before(last + 1)
    if told:
        # Where the sentence, or the one before it, tells of dead and of others, "the count" is that of the dead.
        near = scene.all[max(0, last + 1 - NEAR) : last + 1]
        counted = near if any(one.hits for one in near) else scene.recent
        dead = any(hit.measure is Measure.KILLED for one in counted for hit in one.hits)
        if scene.kept is not None and not scene.words.isdisjoint(scene.sets["formerly"]):
            measure = scene.kept  # "Police had put the number at 40 before": the one that has risen since
        else:
            measure = Measure.KILLED if dead else told[0].measure
        _count(scene, at + 1, measure, same=True)
    return bool(told)


def _reached(scene: Scene, phrase: Phrase) -> None:
    """ "the count is up to seven" says how far it has come: exactly seven."""
    number = phrase.number
    if scene.lower(number.opens) == "up" and scene.tagged.tags[number.opens - 1 : number.opens] in (
        ["B"],
        ["J"],
        ["V"],
    ):
        number.low, number.qualifier = number.high, Qualifier.EXACT


def _new_toll(scene: Scene, at: int) -> bool:
    return any(_toll(scene, place) is not None for place in range(at + 1, min(at + 5, scene.tagged.size)))
