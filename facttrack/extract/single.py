"""What one phrase counts, by itself: its verb, its noun, its attribute; and phrases that count nothing."""

from __future__ import annotations

from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.counted_kinds import kinds_counted
from facttrack.extract.fitting import fitting
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.scene import Finding, Scene
from facttrack.vocabulary import Measure

_LONE: Final = ("a", "an", "another")
_UNKNOWN: Final = 4  # words of "no confirmed death toll" after the number at most
_OWNER: Final = 5  # words of "of the old town's" at most
_SHORT: Final = 5  # letters of a noun in -est at most
_CLAUSE: Final = 6  # words of a relative clause before its object at most: "who had shot his wife and"


def own(scene: Scene, finding: Finding) -> None:
    phrase = finding.phrase
    kind = phrase.number.kind
    if kind is Kind.FOLD:
        finding.hits = _fold(scene, phrase)
        return
    if _is_rate(scene, phrase) or _is_conditional(scene, phrase):
        return
    if is_group(scene, phrase) or (kind is Kind.ZERO and _is_no_count(scene, phrase)):
        return
    if (
        kind is Kind.ARTICLE
        and (phrase.head is None or not phrase.kinds & Counts.PEOPLE or _is_aside(scene, phrase))
        and not (phrase.head is None and scene.lower(phrase.number.first) == "another")
    ):
        return
    if (phrase.number.low or 0) > 1 and any(is_renamed(scene, one.phrase, phrase) for one in scene.before(phrase)):
        return
    governed = fitting(scene, phrase, scene.objects.governor(phrase))
    said = fitting(scene, phrase, scene.predicates.predicate(phrase))
    finite = bool(said) and (said[0].at != phrase.end or scene.predicates.always_finite(said[0].at))
    if finite and (_is_part_of(scene, phrase) or _is_inside(scene, phrase, said[0]) or _is_had(scene, phrase, said[0])):
        said = []
    if said and _is_population(scene, phrase) and said[0].measure not in _OF_TOWNS:
        said = []
    if not governed and not said and kind is not Kind.ZERO and not scene.speaks(phrase.end):
        governed = fitting(scene, phrase, scene.objects.shared_governor(phrase))
    if kind is Kind.ZERO and said and said[0].rule in scene.sets["degrees"]:
        said = []  # "none seriously"
    finding.hits = _choose(scene, phrase, governed, said)
    if finding.hits:
        finding.source = "object" if finding.hits is governed else "own"
        if kind is not Kind.ZERO and scene.predicates.both_fates(at := finding.hits[0].at):
            until = scene.predicates.or_missing(at + 1) or 0
            finding.hits = [Hit(Measure.CASUALTIES, "the dead and the wounded", at, until=until)]


def is_group(scene: Scene, phrase: Phrase) -> bool:
    """ "a family of six": the six are counted, not the family."""
    single = phrase.number.kind is Kind.ARTICLE and phrase.who in scene.tagged.lex.groups
    return single and scene.lower(phrase.end) == "of" and phrase.end + 1 in scene.tagged.number_at


def is_renamed(scene: Scene, one: Phrase, other: Phrase) -> bool:
    """ "One of them, a boy of ten, is in a coma", "two of them, a couple in their 70s, died": told again."""
    if not one.partitive or scene.tagged.words[one.end : other.opens] != [","]:
        return False
    alike = scene.lower(other.opens) in _LONE and one.number.low == other.number.low
    return alike and (not one.single or scene.lower(one.end - 1) in scene.sets["whole_pronouns"])


def _is_no_count(scene: Scene, phrase: Phrase) -> bool:
    """ "There is no official tally of the dead", "no casualty figures": nobody has counted."""
    for at in range(phrase.number.last, min(phrase.number.last + _UNKNOWN, scene.tagged.size)):
        if scene.lower(at) in scene.sets["unknown_counts"]:
            return True
        if scene.tagged.tags[at] not in "wJVr":
            break
    return False


def asides(scene: Scene) -> None:
    """What a relative clause after a comma says of those of whom nothing else is said."""
    for finding in scene.all:
        phrase = finding.phrase
        if scene.tagged.tags[phrase.end : phrase.end + 2] != [",", "R"]:
            continue
        if finding.hits and finding.hits[0].rule.startswith("the noun"):
            finding.hits = _choose(scene, phrase, [], fitting(scene, phrase, scene.predicates.aside(phrase)))
        elif not finding.hits and phrase.head is not None and phrase.number.kind is not Kind.ARTICLE:
            finding.hits = fitting(scene, phrase, scene.predicates.aside(phrase))
            finding.source = "own" if finding.hits else finding.source


def _choose(scene: Scene, phrase: Phrase, governed: list[Hit], said: list[Hit]) -> list[Hit]:
    """Which of the words around a phrase counts it: the verb it is object or subject of, its attribute, its noun."""
    strong = governed or said
    if governed and said and governed[0].measure is Measure.CASUALTIES and _is_outcome(said[0]):
        strong = said  # "shot two men dead"
    if phrase.attribute is not None and (strong or phrase.number.kind is not Kind.ARTICLE):
        if strong and strong[0].measure in _OUTWEIGHING and phrase.attribute[0] is not Measure.KILLED:
            return strong
        measure, at = phrase.attribute
        of = "things" if measure in (Measure.DAMAGED, Measure.DESTROYED) else "people"
        return fitting(scene, phrase, [Hit(measure, f"{scene.lower(at)} before its noun", at, of)]) or strong
    if phrase.noun is None:
        return strong
    if strong and phrase.kinds & Counts.PEOPLE and phrase.noun not in (Measure.INJURED, Measure.KILLED):
        return strong  # "nine hostages were freed"
    if strong and phrase.noun is Measure.KILLED and strong[0].measure is not Measure.DISPLACED:
        return strong
    return _noun(scene, phrase)


#: What outweighs "wounded" and its like before the noun: "three wounded soldiers were captured".
_OUTWEIGHING: Final = frozenset({Measure.KILLED, Measure.DETAINED, Measure.RESCUED, Measure.ABDUCTED})


def _is_outcome(hit: Hit) -> bool:
    return hit.measure in (Measure.KILLED, Measure.INJURED) and hit.rule != "taken to hospital"


def _noun(scene: Scene, phrase: Phrase) -> list[Hit]:
    """ "four deaths", "23 air strikes": the head says what is counted."""
    head, measure = phrase.head, phrase.noun
    if head is None or measure is None:
        return []
    word, kind = scene.lower(head), phrase.number.kind
    if kind is Kind.ARTICLE and word not in scene.sets["lone_nouns"]:
        return []
    if kind is Kind.ZERO and not _can_be_none(scene, phrase, measure, word):
        return []
    near = {scene.lower(at) for at in range(max(0, phrase.opens - 4), phrase.opens)}
    if word in ("injuries", "injury") and kind is not Kind.ZERO and near & scene.sets["wounds_verbs"]:
        return []  # "suffered two injuries": one person's
    if scene.lower(head - 1) in scene.sets["strikes_of_work"]:
        return []
    if scene.lower(head - 1) in scene.sets["prior"]:
        return []  # "six prior arrests" of one man
    if near & scene.sets["charges"] and scene.lower(phrase.opens - 1) not in scene.sets["tallying"]:
        return []
    if scene.lower(phrase.opens - 1) in scene.sets["foiled"]:
        return []
    after = {scene.lower(at) for at in range(phrase.end, phrase.end + 4)}
    if after & scene.sets["unharmed"] or scene.words_between(phrase) & scene.sets["maybe"]:
        return []
    if kind is Kind.ZERO and after & scene.sets["left_over"]:
        return []  # "there are no casualties left at the scene"
    if kind is Kind.ARTICLE and near & scene.sets["calls"]:
        return []  # "reports of a gunshot victim"
    if measure is Measure.DISPLACED and after & {"returned", "return", "returning"}:
        return []
    if scene.lower(phrase.end) in scene.sets["unreal"] or (near & scene.sets["unreal"] and "have" not in near):
        return []
    if near & scene.sets["counterfactual"]:
        return []
    return [Hit(measure, f"the noun {word}", head, "any")]


def _can_be_none(scene: Scene, phrase: Phrase, measure: Measure, word: str) -> bool:
    """ "no casualties" is a figure, "no attacks" and "without attacks" are none."""
    if scene.lower(phrase.number.first) == "without":
        return measure in (Measure.CASUALTIES, Measure.INJURED, Measure.KILLED)
    return measure is not Measure.ATTACKS and word not in scene.sets["uncounted_none"]


def _fold(scene: Scene, phrase: Phrase) -> list[Hit]:
    at = phrase.number.last
    if phrase.opens - 1 in scene.tagged.number_at and scene.lower(phrase.opens - 1) not in _LONE:
        return []  # "two triple shootings" counts them
    for place in range(at, min(at + 3, scene.tagged.size)):
        word = scene.lower(place)
        if word in scene.sets["murders"]:
            return [Hit(Measure.KILLED, f"a {scene.lower(phrase.number.first)} {word}", place)]
        if word in scene.sets["shootings"]:
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
    if scene.lower(at) != "of":
        return False
    owner = next((place for place in range(at + 1, at + _OWNER) if scene.lower(place).endswith(("'s", "’s"))), 0)
    return (owner > 0 or scene.lower(at + 1) == "the") and _is_superlative(scene, scene.lower((owner or at + 1) + 1))


def _is_superlative(scene: Scene, word: str) -> bool:
    """ "One of the worst raids", "one of the city's deadliest nights"."""
    ending = word.endswith("iest") or (word.endswith("est") and len(word) > _SHORT)
    return word in scene.sets["superlatives"] or (ending and word not in scene.sets["not_superlatives"])


def _is_population(scene: Scene, phrase: Phrase) -> bool:
    """ "Orsk, a city of 500,000, had been damaged": so many live there."""
    return scene.lower(phrase.opens - 1) == "of" and scene.lower(phrase.opens - 2) in scene.sets["inhabited"]


#: What befalls a town befalls all who live there.
_OF_TOWNS: Final = (Measure.DISPLACED, Measure.AFFECTED)


def _is_part_of(scene: Scene, phrase: Phrase) -> bool:
    """ "a third of the 300 detainees were released": what follows is not said of all of them."""
    at = phrase.opens - 1
    while at > phrase.opens - 6 and scene.tagged.tags[at : at + 1] and scene.tagged.tags[at] in "wDJ'’":
        at -= 1  # "90% of the territory's 2 million people"
    all_but = scene.lower(at - 2) == "but" and scene.lower(at - 3) == "all"
    return scene.lower(at) == "of" and (all_but or scene.lower(at - 1) in scene.sets["fractions"])


def _is_inside(scene: Scene, phrase: Phrase, hit: Hit) -> bool:
    """ "600 houses in 13 villages were burned": is the finite verb that of another noun?"""
    before = scene.lower(phrase.opens - 2)
    if scene.lower(phrase.opens - 1) == "of":
        if before in scene.sets["belongings"] and scene.tagged.tags[phrase.end : phrase.end + 1] != ["R"]:
            return True  # "the names of the four victims were released"
        people = scene.tagged.lex.kinds.get(before, Counts.NOTHING) & Counts.PEOPLE
        return bool(people) and before not in scene.tagged.lex.groups  # "six members of one family died"
    if scene.lower(phrase.opens - 1) not in scene.sets["inside"] or phrase.opens < 2:
        return False
    if scene.tagged.tags[phrase.end : phrase.end + 1] == ["R"]:
        return False  # "took in 47 people who fled"
    finite = any(scene.tagged.tags[at] in "BH" for at in range(phrase.end, hit.at))
    return scene.tagged.tags[phrase.opens - 2] in ("w", "V") and (finite or scene.predicates.always_finite(hit.at))


def _is_had(scene: Scene, phrase: Phrase, hit: Hit) -> bool:
    """ "A woman who had two children was killed", "a man who shot two guards was killed": said of the one alone."""
    if (phrase.number.low or 0) > 1 and hit.measure not in _CARRIED and _hangs_from_noun(scene, phrase, hit):
        return True
    opens, tags = phrase.opens, scene.tagged.tags
    between = tags[phrase.end : hit.at]
    if "R" in between:
        return False
    if scene.lower(opens - 1) in scene.sets["having"]:
        return not set(between).isdisjoint("BHM") or scene.predicates.always_finite(hit.at)
    if (phrase.number.low or 0) <= 1:
        return False
    one = scene.lower(opens - 2)
    company = scene.lower(opens - 1) == "with" and kinds_counted(one, plural=False) & Counts.PEOPLE
    owner = bool(company) and one not in scene.tagged.lex.plurals  # "a man with two children was killed"
    relative = "R" in tags[max(0, opens - _CLAUSE) : max(0, opens - 1)]
    return (relative or owner) and not scene.sets["singular_verbs"].isdisjoint(scene.tagged.words[phrase.end : hit.at])


#: What is said of a vehicle and of those in it alike.
_CARRIED: Final = frozenset({Measure.RESCUED, Measure.ABDUCTED, Measure.MISSING, Measure.DISPLACED, Measure.AFFECTED})


def _hangs_from_noun(scene: Scene, phrase: Phrase, hit: Hit) -> bool:
    """ "The bridge linking 12 villages was destroyed", "a couple with four children were killed": the noun's number."""
    link, noun = scene.lower(phrase.opens - 1), scene.lower(phrase.opens - 2)
    participle = link.endswith("ing") and link not in _SUBSETS and scene.tagged.tags[phrase.opens - 1] != "P"
    if phrase.opens < 2 or not (link == "with" or participle) or scene.tagged.tags[phrase.opens - 2] != "w":
        return False
    between = scene.tagged.words[phrase.end : hit.at]
    kinds = kinds_counted(noun, plural=False)
    if not scene.sets["singular_verbs"].isdisjoint(between):
        return noun not in scene.tagged.lex.plurals and (participle or bool(kinds & (Counts.PEOPLE | Counts.THINGS)))
    group = link == "with" and noun in scene.tagged.lex.groups
    things = participle and noun in scene.tagged.lex.plurals and not kinds & Counts.PEOPLE
    return (group or things) and "were" in between


_SUBSETS: Final = frozenset({"including", "counting"})


def _is_conditional(scene: Scene, phrase: Phrase) -> bool:
    """ "if six others are killed": what is not said to have happened."""
    if scene.words.isdisjoint(scene.sets["conditional"]):
        return False
    for at in range(phrase.opens - 1, max(-1, phrase.opens - 12), -1):
        if scene.lower(at) in scene.sets["conditional"]:
            return True
        if scene.tagged.tags[at] in ",;:":
            return False
    return False


def _is_aside(scene: Scene, phrase: Phrase) -> bool:
    """ "Temur Lomidze, a soldier, was killed", "he was a soldier": says who a known person is."""
    before = phrase.opens - 1
    if before < 0:
        return False
    word = scene.lower(before)
    if word in ("as", "like", "not", "such", "than"):
        return True
    if scene.tagged.tags[before] == "B":
        return not scene.objects.copular(before)
    if word == "," and _renames(scene, phrase):
        return True
    if any(other.phrase.single and other.phrase.end == phrase.opens for other in scene.before(phrase)):
        return True  # "one of them a 12-year-old"
    if word == "," and before > 0:
        name = scene.tagged.tokens[before - 1]
        if before > 1 and scene.tagged.tags[before - 2] == "P":
            return False  # "in Paktiya, a soldier was killed"
        if name.text[0].isdigit() and before > 2 and scene.lower(before - 2) == ",":
            return True
        if (
            name.text[0].isupper()
            and before > 1
            and name.lower not in scene.tagged.lex.kinds
            and name.lower not in scene.sets["time"]
            and not name.text.isupper()
        ):
            return not _in_list(scene, phrase)
    return False


def _renames(scene: Scene, phrase: Phrase) -> bool:
    """ "one of the victims, a 30-year-old man, died": the man is that one."""
    return any(
        other.phrase.single
        and 0 <= phrase.opens - 1 - other.phrase.end <= (3 if scene.lower(other.phrase.end) == "of" else 1)
        and scene.lower(phrase.end) in (",", "of", "from", "who")
        for other in scene.before(phrase)
    )


def _in_list(scene: Scene, phrase: Phrase) -> bool:
    return (
        phrase.end < scene.tagged.size
        and scene.tagged.tags[phrase.end] in ("C",)
        and phrase.end + 1 in scene.tagged.number_at
    )
