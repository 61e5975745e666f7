"""What one phrase counts, by itself: its verb, its noun, its attribute; and phrases that count nothing."""

from __future__ import annotations

from facttrack.extract.counted import Phrase
from facttrack.extract.fitting import fitting
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.numbers import Kind
from facttrack.extract.scene import Finding, Scene
from facttrack.vocabulary import Measure


def own(scene: Scene, finding: Finding) -> None:
    phrase = finding.phrase
    kind = phrase.number.kind
    if kind is Kind.FOLD:
        finding.hits = _fold(scene, phrase)
        return
    if _is_rate(scene, phrase) or _is_conditional(scene, phrase):
        return
    if (
        kind is Kind.ARTICLE
        and phrase.who in scene.tagged.lex.groups
        and scene.lower(phrase.end) == "of"
        and phrase.end + 1 in scene.tagged.number_at
    ):
        return  # "a family of five": the five are counted
    if (
        kind is Kind.ARTICLE
        and (phrase.head is None or not phrase.kinds & Counts.PEOPLE or _is_aside(scene, phrase))
        and not (phrase.head is None and scene.lower(phrase.number.first) == "another")
    ):
        return
    governed = fitting(scene, phrase, scene.governors.governor(phrase))
    said = [] if _is_part_of(scene, phrase) else fitting(scene, phrase, scene.predicates.predicate(phrase))
    if not governed and not said and kind is not Kind.ZERO:
        governed = fitting(scene, phrase, scene.governors.shared_governor(phrase))
    if kind is Kind.ZERO and said and said[0].rule in scene.tagged.lex.sets["degrees"]:
        said = []  # "none seriously"
    finding.hits = _choose(scene, phrase, governed, said)
    if finding.hits:
        finding.source = "object" if finding.hits is governed else "own"


def _choose(scene: Scene, phrase: Phrase, governed: list[Hit], said: list[Hit]) -> list[Hit]:
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
                f"{scene.lower(at)} before its noun",
                at,
                "things" if measure in (Measure.DAMAGED, Measure.DESTROYED) else "people",
            )
            return fitting(scene, phrase, [hit]) or strong
        return strong
    if phrase.noun is not None and phrase.head is not None:
        if strong and phrase.noun not in (Measure.ATTACKS, Measure.DETAINED, Measure.INJURED):
            if not (phrase.noun is Measure.KILLED and strong[0].measure is not Measure.KILLED):
                return strong
        if phrase.noun is Measure.DETAINED and strong and phrase.kinds & Counts.PEOPLE:
            return strong
        return _noun(scene, phrase)
    return strong


def _noun(scene: Scene, phrase: Phrase) -> list[Hit]:
    head = phrase.head
    if head is None or phrase.noun is None:
        return []
    word, before = scene.lower(head), scene.lower(phrase.opens - 1)
    if phrase.number.kind is Kind.ARTICLE and word not in scene.tagged.lex.sets["lone_nouns"]:
        return []
    if phrase.number.kind is Kind.ZERO and (
        phrase.noun is Measure.ATTACKS or word in ("bodies", "body", "homicides", "murders", "murder", "killing")
    ):
        return []
    if scene.lower(phrase.number.first) == "without" and phrase.noun not in (
        Measure.CASUALTIES,
        Measure.INJURED,
        Measure.KILLED,
    ):
        return []
    if word in ("injuries", "injury") and phrase.number.kind is not Kind.ZERO:
        if any(
            scene.lower(at) in scene.tagged.lex.sets["wounds_verbs"]
            for at in range(max(0, phrase.opens - 3), phrase.opens)
        ):
            return []
    if word in ("strikes", "strike", "general") and scene.lower(head - 1) in scene.tagged.lex.sets["strikes_of_work"]:
        return []
    if scene.lower(phrase.end) == "of" and phrase.noun is Measure.KILLED and word in ("murder", "homicide", "killing"):
        pass
    near = {scene.lower(at) for at in range(max(0, phrase.opens - 4), phrase.opens)}
    if near & scene.tagged.lex.sets["charges"] or before in scene.tagged.lex.sets["foiled"]:
        return []
    if near & scene.tagged.lex.sets["unreal"] and "have" not in near:
        return []
    return [Hit(phrase.noun, f"the noun {word}", head, "any")]


def _fold(scene: Scene, phrase: Phrase) -> list[Hit]:
    at = phrase.number.last
    for place in range(at, min(at + 3, scene.tagged.size)):
        word = scene.lower(place)
        if word in scene.tagged.lex.sets["murders"]:
            return [Hit(Measure.KILLED, f"a {scene.lower(phrase.number.first)} {word}", place)]
        if word in scene.tagged.lex.sets["shootings"]:
            return [Hit(Measure.CASUALTIES, f"a {scene.lower(phrase.number.first)} {word}", place)]
    return []


def _is_rate(scene: Scene, phrase: Phrase) -> bool:
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
        scene.lower(at) == "of"
        and scene.lower(at + 1) == "the"
        and (
            scene.lower(at + 2) in scene.tagged.lex.sets["superlatives"]
            or (
                scene.lower(at + 2).endswith("iest")
                or (
                    scene.lower(at + 2).endswith("est")
                    and len(scene.lower(at + 2)) > 5
                    and scene.lower(at + 2) not in scene.tagged.lex.sets["not_superlatives"]
                )
            )
        )
    )


def _is_part_of(scene: Scene, phrase: Phrase) -> bool:
    """ "a third of the 300 detainees were released": what follows is not said of all of them."""
    at = phrase.opens - 1
    return scene.lower(at) == "of" and scene.lower(at - 1) in scene.tagged.lex.sets["fractions"]


def _is_conditional(scene: Scene, phrase: Phrase) -> bool:
    """ "if ten more are killed": what is not said to have happened."""
    for at in range(phrase.opens - 1, max(-1, phrase.opens - 12), -1):
        if scene.lower(at) in scene.tagged.lex.sets["conditional"]:
            return True
        if scene.tagged.tags[at] in ",;:":
            return False
    return False


def _is_aside(scene: Scene, phrase: Phrase) -> bool:
    """ "Ahmad Saleh, a soldier, was killed", "he was a soldier": says who a known person is."""
    before = phrase.opens - 1
    if before < 0:
        return False
    word = scene.lower(before)
    if word in ("as", "like", "not", "such", "than"):
        return True
    if scene.tagged.tags[before] == "B":
        return not scene.governors.copular(before)
    if word == "," and _renames(scene, phrase):
        return True
    if word == "," and before > 0:
        name = scene.tagged.tokens[before - 1]
        if name.text[0].isdigit() and before > 2 and scene.lower(before - 2) == ",":
            return True
        if (
            name.text[0].isupper()
            and before > 1
            and name.lower not in scene.tagged.lex.kinds
            and name.lower not in scene.tagged.lex.sets["time"]
            and not name.text.isupper()
        ):
            return not _in_list(scene, phrase)
    return False


def _renames(scene: Scene, phrase: Phrase) -> bool:
    """ "one of the victims, a 30-year-old man, died": the man is that one."""
    return any(
        other.phrase.single
        and other.phrase.end == phrase.opens - 1
        and scene.lower(phrase.end) in (",", "of", "from", "who")
        for other in scene.all
        if other.phrase.opens < phrase.opens
    )


def _in_list(scene: Scene, phrase: Phrase) -> bool:
    return (
        phrase.end < scene.tagged.size
        and scene.tagged.tags[phrase.end] in ("C",)
        and phrase.end + 1 in scene.tagged.number_at
    )
