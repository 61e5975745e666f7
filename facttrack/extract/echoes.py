"""Bare numbers that take up what was counted just before: "the army put it at 12", "Two were sisters"."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.fitting import fitting
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.scene import Finding, Scene

_OPENING: Final = 3  # words before "Two were sisters": "She said that two were sisters"
_SPEAKER: Final = 6  # words of ", the army 12" at most
_NOUN: Final = 6  # words of what "two were" at most


def echoes(scene: Scene) -> None:
    """Headless numbers in the words of somebody who counts the same, or who tells some of those counted apart."""
    for index, finding in enumerate(scene.all):
        if finding.hits or finding.phrase.head is not None or finding.phrase.number.kind not in _COUNTING:
            continue
        if finding.phrase.number.kind is Kind.VAGUE and not _is_spoken_of(scene, finding):
            continue
        told = scene.told_before(index)
        if not told:
            continue
        if _is_tallied(scene, finding) or _is_gapped(scene, index):
            rule = "takes up"
        elif _tells_apart(scene, finding):
            rule = "part of those"
        else:
            continue
        at = finding.phrase.end - 1
        hits = [Hit(hit.measure, f"{rule} {hit.rule}", at, hit.of, hit.strict) for hit in told]
        finding.hits = fitting(scene, finding.phrase, hits)
        finding.source = "echo" if finding.hits else ""


_COUNTING: Final = (Kind.DIGITS, Kind.WORDS, Kind.VAGUE)


def _is_spoken_of(scene: Scene, finding: Finding) -> bool:
    """ "Witnesses spoke of dozens"."""
    at = finding.phrase.opens - 1
    return scene.lower(at) == "of" and scene.lower(at - 1) in scene.sets["speaking_of"]


def _is_tallied(scene: Scene, finding: Finding) -> bool:
    """ "residents spoke of 33", "a priest counted 15", "the ministry put it at 40"."""
    at, end = finding.phrase.opens - 1, finding.phrase.end
    following = scene.tagged.words[end + 1 : end + 3]
    if scene.tagged.tags[end : end + 1] == ["B"] and not scene.sets["weighing"].isdisjoint(following):
        return True  # "35 to 40 was more likely"
    if scene.lower(end) in scene.sets["given"] and scene.lower(end + 1) == "by":
        return True  # "far fewer than the 40 reported by local radio"
    if scene.lower(at) == "not" and scene.lower(at - 1) in (",", "(", "and"):
        return scene.closes(end) or scene.lower(end) == "as"  # "17, not 12, as the mayor said"
    word, before = scene.lower(at), scene.lower(at - 1)
    if scene.tagged.words[at + 1 : at + 4] == ["a", "total", "of"] and word in scene.sets["summing"]:
        return scene.closes(end)  # "the deaths of nine more were confirmed, for a total of 61"
    if (word in scene.sets["set_beside"] and before in scene.sets["comparing"]) or (
        word in scene.sets["beside"] and scene.lower(at - 1) == ","
    ):
        # "36 homicides, compared to 42 in 2024", "up from 30 the year before"; not "it may rise to 40"
        return word != "to" or scene.sets["forecast"].isdisjoint(scene.tagged.words[max(0, at - 3) : at - 1])
    if not scene.closes(end):
        return False
    if word in scene.sets["counts"] and before == "a":  # "put it at a number closer to 30", "gave a figure above 30"
        at -= 1
        word, before = scene.lower(at - 1), scene.lower(at - 2)
        if word in scene.sets["giving"]:
            return True
        at -= 1
    if word == "of":
        given = before in scene.sets["counts"] and scene.lower(at - 3) in scene.sets["giving"]
        return given or before in scene.sets["speaking_of"]
    if word == "on":
        return before in scene.sets["insisting_on"]
    if word in ("at", "as"):
        return before in scene.sets["it"] and scene.lower(at - 2) in scene.sets["putting"]
    if word == "to":
        return before in scene.sets["own_count"] and scene.lower(at - 2) in scene.sets["changing"]
    near = bool(scene.earlier) or any(one.hits for one in scene.before(finding.phrase))
    # Not "“…,” said one of them"; nor where something else was counted in between.
    counted = near and word in scene.sets["tallying"] and not finding.phrase.partitive
    return counted and scene.tagged.tags[at - 1 : at] != ["B"]


def _is_gapped(scene: Scene, index: int) -> bool:
    """ "rebels say 40 died, the army 12": the verb of saying is left out for the second who speaks."""
    phrase = scene.all[index].phrase
    if not scene.closes(phrase.end):
        return False
    start = phrase.opens - (scene.lower(phrase.opens - 1) in ("at", "as", "of"))
    opens = start
    while start > 0 and opens - start < _SPEAKER and scene.tagged.tags[start - 1] in "wDJ":
        start -= 1
    if start == opens or scene.lower(start - 1) not in (",", ";", "and", "while", "but"):
        return False
    if any(scene.tagged.is_verb(at) or scene.lower(at) in scene.sets["eldest"] for at in range(start, opens)):
        return False
    hosts = [one for one in scene.before(phrase) if one.hits]
    if hosts and opens == phrase.opens and _is_other_side(scene, hosts[-1], opens - 1):
        return True  # "the rebels lost 40 men, the army 12"
    said = range(max(0, hosts[0].phrase.opens - _SPEAKER), start) if hosts else range(0)
    speaking = scene.sets["saying"] | scene.sets["tallying"] | scene.sets["putting"]
    return any(scene.lower(at) in speaking for at in said)


def _is_other_side(scene: Scene, host: Finding, noun: int) -> bool:
    """Does the noun name a side that may have done or suffered what the first one did?"""
    sides = scene.sets["sides"] | scene.sets["forces"]
    return host.source == "object" and host.hits[0].at < host.phrase.opens and scene.lower(noun) in sides


def _tells_apart(scene: Scene, finding: Finding) -> bool:
    """ "Two were sisters", "She said three were pupils" after a sentence that counts them all."""
    phrase = finding.phrase
    at = phrase.end
    if scene.tagged.tags[at : at + 1] != ["B"] or not _opens(scene, phrase.opens):
        return False
    for place in range(at + 1, min(at + 1 + _NOUN, scene.tagged.size)):
        word = scene.lower(place)
        if scene.tagged.lex.kinds.get(word, Counts.NOTHING) & Counts.PEOPLE and word not in scene.tagged.lex.nouns:
            return scene.closes(place + 1) or scene.tagged.tags[place + 1] in "PoRC"
        if scene.tagged.tags[place] not in "wDJ#" or scene.tagged.is_verb(place):
            return False
    return False


def _opens(scene: Scene, at: int) -> bool:
    """Does the sentence, or what somebody says in it, begin at `at`?"""
    before = scene.lower(at - 1)
    return at == 0 or before in (".", "“", '"', "‘") or (at <= _OPENING and before in scene.sets["saying"] | {"that"})
