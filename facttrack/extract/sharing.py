"""What phrases of a sentence share: coordination, subsets, wholes and parts, lists that add up."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Final

from facttrack.extract.amounts import Kind
from facttrack.extract.fitting import fitting
from facttrack.extract.hits import Hit
from facttrack.extract.lexicon import Counts, lexicon
from facttrack.extract.noun_phrase import Phrase
from facttrack.extract.scene import NEAR, Finding, Scene
from facttrack.extract.single import is_group, is_renamed
from facttrack.vocabulary import Measure

_OUTCOMES: Final = frozenset({Measure.KILLED, Measure.INJURED})
_OPENING: Final = 6  # words of "Among them were at least two" at most
_REPORTED: Final = 16  # and with "The latest reports say that" before them
_PART: Final = 14  # words of one part of a breakdown at most
_DOING: Final = frozenset({"sheltering"})  # what those were doing who are a part of the killed
_SUBSET: Final = frozenset({"including", "included"})


def wholes(scene: Scene) -> None:
    """In "three of the 12 passengers were killed" the verb is said of the three alone."""
    for part in scene.all:
        inner = part.phrase.inner
        if inner is None:
            continue
        whole = scene.all[inner]
        if not part.hits or not whole.hits or part.hits[0].at != whole.hits[0].at:
            continue
        at = whole.hits[0].at
        if scene.tagged.tags[whole.phrase.end : whole.phrase.end + 1] == ["R"]:
            continue  # "two of the four who died were named"
        finite = any(scene.tagged.tags[place] in "BHM" for place in range(whole.phrase.end, at))
        # "left two of the five dead": the complement is said of the part
        left = scene.lower(part.phrase.opens - 1) in scene.sets["leaving_so"]
        state = left and scene.predicates.state(at) is not None
        if finite or state or scene.predicates.always_finite(at):
            whole.hits = []


def including(scene: Scene) -> None:
    """In "five persons including two policemen died", without a comma after the part, the verb is said of the five."""
    if _SUBSET.isdisjoint(scene.tagged.words):
        return
    for whole, part in pairwise(one for one in scene.all if not is_group(scene, one.phrase)):
        at = _group_opens(scene, part.phrase) - 1
        if whole.hits or not part.hits or part.source != "own" or scene.lower(at) not in _SUBSET:
            continue
        end, said = part.phrase.end, part.hits[0].at
        apart = scene.lower(whole.phrase.end) == "," and _is_main(scene, end, said)
        if said >= end and at == whole.phrase.end + apart:
            whole.hits, whole.source = part.hits, part.source


def _is_main(scene: Scene, start: int, verb: int) -> bool:
    """Is the verb finite, and nothing from `start` to it a clause or an aside of its own?"""
    tags = set(scene.tagged.tags[start:verb])
    return tags.isdisjoint(",R;:") and (not tags.isdisjoint("BH") or scene.predicates.always_finite(verb))


def coordinate(scene: Scene) -> None:
    """ "killed 11 sailors and six stowaways": what governs the first governs the next."""
    inner = {finding.phrase.inner for finding in scene.all}
    outer = [finding for index, finding in enumerate(scene.all) if index not in inner]
    for first, second in pairwise(outer):
        if first.source not in _PASSED_ON or not first.hits or second.phrase.opens < first.phrase.end:
            continue
        if second.hits and not _is_of_whole(scene, second):
            continue
        if _is_speaker(scene, second.phrase):
            continue  # "wounded 36, a police spokesman said"
        if is_group(scene, second.phrase) or (second.phrase.partitive and second.phrase.number.kind is Kind.ZERO):
            continue  # "killed 31, none of them armed"
        if is_renamed(scene, first.phrase, second.phrase):
            continue
        if second.phrase.number.kind is Kind.ARTICLE and (
            second.phrase.head is None or not second.phrase.kinds & Counts.PEOPLE
        ):
            continue
        apart = first.phrase.end, second.phrase.opens
        if (
            _linked(scene, *apart)
            or _contrasted(scene, second.phrase, apart[0])
            or (first.hits[0].rule == "is among them" and _relative_linked(scene, *apart))
        ):
            hits = [
                Hit(hit.measure, f"with {hit.rule.removeprefix('with ')}", hit.at, hit.of, hit.strict)
                for hit in first.hits
            ]
            second.hits = fitting(scene, second.phrase, hits)
            second.source = first.source if second.hits else ""


#: How hits came to the first of two coordinated phrases if they are also said of the second.
_PASSED_ON: Final = ("object", "list", "subset", "noun-list")


def _is_speaker(scene: Scene, phrase: Phrase) -> bool:
    """ "…, a doctors' group said", "…, a member of the council told Reuters", "one of them said"."""
    if phrase.opens and scene.lower(phrase.opens - 1) != "," and phrase.number.kind is not Kind.ARTICLE:
        return False
    return scene.speaks(phrase.end)


def _is_of_whole(scene: Scene, part: Finding) -> bool:
    """In "shot down one of four missiles launched at dawn" the participle is said of the four."""
    inner = part.phrase.inner
    if inner is None or not scene.all[inner].hits:
        return False
    return part.hits[0].at == scene.all[inner].hits[0].at >= part.phrase.end


def _linked(scene: Scene, start: int, end: int) -> bool:
    """Do only a comma, "and" or a short prepositional phrase with one of them stand between?"""
    if end - start > 12 or start >= end:
        return False
    words = [scene.lower(at) for at in range(start, end)]
    if all(word in scene.sets["links"] for word in words):
        return "as" not in words or "well" in words
    if words[0] == "," and words[-2:] == [",", "and"] and words[-3] in scene.sets["saying"]:
        return True  # "a nun, her order announced, and two Canadians"
    listed = words[-1] == "," and end in scene.tagged.number_at and scene.predicates.list_goes_on(_end_at(scene, end))
    if words[-1] not in ("and", "or") and not listed and words[-3:] != ["as", "well", "as"]:
        return False
    return (
        scene.tagged.tags[start] in ("P", "o")
        and all(scene.tagged.tags[at] in "PoDw#J" or scene.lower(at) in scene.sets["links"] for at in range(start, end))
        and not any(word in scene.tagged.lex.verbs and word not in scene.tagged.lex.nouns for word in words)
    )


def _contrasted(scene: Scene, phrase: Phrase, start: int) -> bool:
    """ "shot down 47 of the drones but only two of the missiles": nothing else is said of the two."""
    between = scene.tagged.words[start : phrase.opens]
    return tuple(between) in (("but",), (",", "but")) and scene.closes(phrase.end)


def likened(scene: Scene) -> None:
    """ "212 soldiers have died, as against 604 guerrillas": others, set beside those of whom the verb is said."""
    if "but" not in scene.words and scene.words.isdisjoint(scene.sets["likened"]):
        return
    for first, second in pairwise(scene.all):
        phrase = second.phrase
        if not first.hits or second.hits or phrase.opens - first.phrase.end > _PART:
            continue
        if not _is_set_beside(scene, phrase):
            continue
        if phrase.head is None or first.phrase.who in (None, phrase.who) or not scene.closes(phrase.end):
            continue  # "five people died, compared with 40 people last year"
        if phrase.kinds & first.phrase.kinds & (Counts.PEOPLE | Counts.THINGS | Counts.MUNITION):
            hits = [Hit(hit.measure, f"beside {hit.rule}", hit.at, hit.of, strict=True) for hit in first.hits]
            second.hits = fitting(scene, phrase, hits)
            second.source = "list" if second.hits else ""


def _is_set_beside(scene: Scene, phrase: Phrase) -> bool:
    """ "compared with 40 rebels", "but only two missiles"."""
    before, opens = scene.lower(phrase.opens - 1), phrase.opens
    if before == "but":
        return "only" in scene.tagged.words[opens : phrase.number.first]
    return before in scene.sets["likened_to"] and scene.lower(opens - 2) in scene.sets["likened"]


def _end_at(scene: Scene, opens: int) -> int:
    """The end of the phrase that opens there."""
    return scene.all[scene.tagged.number_at[opens]].phrase.end


def _relative_linked(scene: Scene, start: int, end: int) -> bool:
    """ "among the dead is a pilot who had just landed, and two mechanics"."""
    close = scene.lower(end - 1) == "and" and scene.lower(end - 2) == ","
    return close and end - start <= 14 and scene.tagged.tags[start] == "R"


def subsets(scene: Scene) -> None:
    """ "including five children", "among them two women", "five of them children"."""
    if scene.words.isdisjoint(_part_words()):
        return
    for index, finding in enumerate(scene.all):
        phrase = finding.phrase
        at = _group_opens(scene, phrase) - 1
        opener = scene.lower(at)
        if phrase.number.kind is Kind.ZERO or is_group(scene, phrase):
            continue
        starts = opener in _SUBSET or (
            opener in scene.sets["whole_pronouns"]
            and scene.lower(at - 1) in ("among", "of", "amongst")
            and scene.lower(at - 2) in ("", ",", "(", "—", "–", "and", ";", "“", '"')
        )
        if (
            not starts
            and opener in ("were", "are", "was", "is")
            and scene.lower(at - 1) in scene.sets["whole_pronouns"]
            and scene.lower(at - 2) in ("among", "of")
        ):
            starts = True
        if (
            not starts
            and scene.lower(at) == ","
            and scene.lower(at - 1) in scene.sets["whole_pronouns"]
            and scene.lower(at - 2) == "of"
            and not any(one.phrase.end == at for one in scene.before(phrase))  # "one of them, a guard, died"
        ):
            starts = True
        if not starts and (_in_brackets(scene, index) or _is_among_them(scene, phrase)):
            starts = True
        if not starts and opener in scene.sets["including"] and scene.lower(at - 1) in scene.sets["included_in"]:
            starts = True
        inside = phrase.partitive and phrase.who is None and scene.lower(phrase.end - 1) in scene.sets["whole_pronouns"]
        if inside and (outcome := scene.tagged.lex.nouns.get(scene.lower(phrase.end))) in _OUTCOMES and outcome:
            finding.hits, finding.source = [Hit(outcome, "part named so", phrase.end)], "subset"
            continue  # "143 casualties, 60 of them deaths"
        if (not starts and not inside) or (inside and (scene.speaks(phrase.end) or opener in scene.sets["saying"])):
            continue  # "one of them said", "said one of them"
        if (
            finding.hits
            and not (starts and finding.hits[0].rule in _DOING)
            and (inside or finding.source != "own" or not _beyond_aside(scene, finding))
            and not _is_vaguer(scene, index)
        ):
            continue
        if phrase.number.kind is Kind.ARTICLE and (phrase.head is None or not phrase.kinds & Counts.PEOPLE):
            continue
        if told := _told_of_renamed(scene, index):
            finding.hits, finding.source = told, "subset"
            continue
        host = None if inside and _is_of_uncounted(scene, index) else _host(scene, index)
        if host is None or (inside and scene.lower(phrase.end - 1) == "which" and host[0].of == "people"):
            continue
        hits = [
            Hit(hit.measure, f"part of those {hit.rule}", hit.at, hit.of if hit.of != "any" else "people")
            for hit in host
        ]
        finding.hits = fitting(scene, phrase, hits)
        finding.source = "subset"


@cache
def _part_words() -> frozenset[str]:
    """Words and marks without one of which a sentence tells of no part of those whom it counts."""
    sets = lexicon().sets
    return frozenset({"("}).union(_SUBSET, sets["whole_pronouns"], sets["including"])


def _is_of_uncounted(scene: Scene, index: int) -> bool:
    """In "Five reports stay open, two of them from May" the two are reports, whatever was counted before."""
    part, before = scene.all[index].phrase.number, scene.all[max(0, index - 1) : index]
    if not before or before[0].hits or before[0].phrase.opens or before[0].phrase.number.kind is Kind.ARTICLE:
        return False
    return (before[0].phrase.number.low or 0) >= (part.low or 0)


def _is_among_them(scene: Scene, phrase: Phrase) -> bool:
    """ ", five children among them,", "five children were among them"."""
    said = scene.tagged.tags[phrase.end : phrase.end + 1] == ["B"]
    at = phrase.end + said
    if scene.lower(at) != "among" or scene.lower(at + 1) not in scene.sets["whole_pronouns"]:
        return False
    return scene.closes(at + 2) if said else scene.lower(phrase.opens - 1) in (",", "and", "(", "—", "–")


def _told_of_renamed(scene: Scene, index: int) -> list[Hit]:
    """ "four casualties, one of them a sergeant who died": what the relative clause says of the one."""
    one, rest = scene.all[index].phrase, scene.all[index + 1 : index + 2]
    if not one.single or not rest or rest[0].phrase.opens != one.end:
        return []
    renamed = rest[0].phrase
    if scene.tagged.tags[renamed.end : renamed.end + 1] != ["R"]:
        return []
    return fitting(scene, one, scene.predicates.predicate(renamed))


def _group_opens(scene: Scene, phrase: Phrase) -> int:
    """Where a counted phrase begins with the group it makes up: "[a family of] six"."""
    opens = phrase.opens
    grouped = scene.lower(opens - 1) == "of" and scene.lower(opens - 2) in scene.tagged.lex.groups
    if scene.lower(opens - 1) == "of" and scene.lower(opens - 2) == "those":
        return opens - 2  # "12 deaths, including those of two girls"
    return opens - 3 if grouped and opens - 3 in scene.tagged.number_at else opens


def _is_vaguer(scene: Scene, index: int) -> bool:
    """In "14 were wounded, including two boys shot by police" the whole says what became of those shot."""
    told = {hit.measure for one in scene.before(scene.all[index].phrase) for hit in one.hits}
    return scene.all[index].hits[0].measure is Measure.CASUALTIES and len(told) == 1 and told <= _OUTCOMES


def _in_brackets(scene: Scene, index: int) -> bool:
    """ "12 dead (4 women, 3 children)": people in brackets right after those of whom they are a part."""
    phrase = scene.all[index].phrase
    if phrase.head is None or not phrase.kinds & Counts.PEOPLE:
        return False
    at = phrase.opens - 1
    while at > phrase.opens - 12 and at > 0 and (scene.tagged.tags[at] in "w#,C"):
        at -= 1
    host = next((one for one in reversed(scene.all[max(0, index - NEAR) : index]) if one.phrase.opens < at), None)
    if scene.lower(at) != "(" or host is None or not host.hits:
        return False
    said = max(host.phrase.end, host.hits[0].at + 1)
    return at == said and (phrase.number.low or 0) <= (host.phrase.number.low or host.phrase.number.high or 0)


def _beyond_aside(scene: Scene, finding: Finding) -> bool:
    return (
        bool(finding.hits)
        and finding.hits[0].at > finding.phrase.end
        and any(scene.lower(at) == "," for at in range(finding.phrase.end, finding.hits[0].at))
    )


def _named_between(scene: Scene, start: int, end: int) -> list[Hit] | None:
    """ "700 dead, and rescuers looked for people trapped there, including dozens": the word nearer to the part."""
    for at in range(end - 1, max(start, end - 12), -1):
        measure = scene.predicates.collective(at)
        if measure is not None and scene.lower(at - 1) in ("people", "those", "persons", "others"):
            return [Hit(measure, scene.lower(at), at)]
    return None


def _host(scene: Scene, index: int) -> list[Hit] | None:
    """What is said of those of whom the phrase counts a part."""
    nearest = next((one.phrase.end for one in reversed(scene.all[max(0, index - NEAR) : index]) if one.hits), 0)
    trapped = _named_between(scene, nearest, scene.all[index].phrase.opens - 1)
    if trapped is not None:
        return trapped
    if (told := _told_of_number(scene, index)) is not None:
        return told or None
    for finding in reversed(scene.all[max(0, index - NEAR) : index]):
        if finding.hits and finding.phrase.number.kind is not Kind.ZERO:
            return finding.hits
    opens = scene.all[index].phrase.opens
    for at in range(opens - 2, max(-1, opens - 30), -1):
        measure = scene.predicates.collective(at)
        if measure is not None and not (
            scene.tagged.lex.verbs.get(scene.lower(at)) and scene.tagged.tags[at - 1 : at] == ["M"]
        ):
            return [Hit(measure, scene.lower(at), at)]
        if scene.lower(at) in (";", ":"):
            break
    if opens - _said_from(scene, opens) <= _OPENING and scene.earlier:
        return scene.earlier[-1].hits
    return None


def _said_from(scene: Scene, at: int) -> int:
    """ "The latest reports say that | among them are": where what is said begins, before `at`."""
    speaking = scene.sets["saying"] | {"that"}
    near = range(at - 1, max(-1, at - 1 - _OPENING), -1)
    return next((place + 1 for place in near if scene.lower(place) in speaking), 0) if at <= _REPORTED else 0


def _told_of_number(scene: Scene, index: int) -> list[Hit] | None:
    """ "The 367, including 12 women, landed": what was said of the 367 before; None where no such number opens."""
    if not index or scene.all[index - 1].hits or scene.all[index - 1].phrase.head is not None:
        return None
    number = scene.all[index - 1].phrase.number
    if number.opens or scene.lower(0) != "the":
        return None
    return next((one.hits for one in reversed(scene.recent) if one.phrase.number.low == number.low), [])


def lists(scene: Scene) -> None:
    """ "six people, three men and three women, were shot": parts that add up to the number before them."""
    for index, host in enumerate(scene.all):
        total = host.phrase.number.low
        if not host.hits or total is None or total < 2 or host.phrase.number.kind is Kind.VAGUE:
            continue
        parts = _parts(scene, index, _continues) or _parts(scene, index, _breaks_down)
        for part in parts:
            if _tells_outcome(host, part):
                continue  # "1,800 casualties (600 killed and 1,200 injured)"
            hits = [
                Hit(hit.measure, f"part of those {hit.rule}", hit.at, "people" if hit.of == "any" else hit.of)
                for hit in host.hits
            ]
            if part.phrase.head is None or part.phrase.kinds & Counts.PEOPLE:
                part.hits = fitting(scene, part.phrase, hits)
                part.source = "list"


def _tells_outcome(host: Finding, part: Finding) -> bool:
    """Of casualties, does the part say for itself that they were killed or injured?"""
    return host.hits[0].measure is Measure.CASUALTIES and bool(part.hits) and part.hits[0].measure in _OUTCOMES


def _parts(scene: Scene, index: int, joined: Callable[[Scene, int, Finding, bool], bool]) -> list[Finding]:
    """The findings after the one of that index which add up to it, each joined to the one before it."""
    host = scene.all[index]
    total = host.phrase.number.low or 0
    parts: list[Finding] = []
    end, found = host.phrase.end, 0
    for part in scene.all[index + 1 : index + 1 + NEAR]:
        if part.phrase.number.kind is Kind.ARTICLE and not part.phrase.kinds & Counts.PEOPLE:
            continue  # "two under a wall"
        if not joined(scene, end, part, not parts):
            break
        if part.phrase.number.low is None or part.phrase.number.kind in (Kind.VAGUE, Kind.ZERO):
            break
        parts.append(part)
        end, found = part.phrase.end, found + part.phrase.number.low
        if found >= total:
            break
    return parts if len(parts) > 1 and found == total else []


def _continues(scene: Scene, start: int, part: Finding, first: bool) -> bool:
    """Can the words between two phrases join a total to its first part, or one part to the next?"""
    if part.phrase.head is None:
        return False
    between = scene.tagged.words[start : part.phrase.opens]
    if not between or len(between) > 8:
        return False
    if first:
        return between[-1] in (",", "(", "—", "–", ":")
    if set(between) <= {",", "and", "or"}:
        return True
    return between[-1] == "and" and between[0] in ("aged", "ages", "of", "from")


def _breaks_down(scene: Scene, start: int, part: Finding, first: bool) -> bool:
    """ "Seven died in all: four in a fire, two under a wall and one in the river": each part with a place or cause."""
    between = scene.tagged.words[start : part.phrase.opens]
    if not between or len(between) > _PART or part.phrase.number.kind is Kind.ARTICLE:
        return False
    if first:
        return between[-1] in (":", "—", "–", "(")
    return between[-1] in (",", "and", ";") and not scene.sets["saying"].intersection(between)
