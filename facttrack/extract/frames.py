"""The frames of attribution: the shapes in which a cue, its speaker and its content stand in a stretch of text.

Content stands before or around its cue (`inserted`), after it (`introduced`), or beside a name without a cue (`bare`).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from facttrack.extract.bare import BARE, after_colon, headline, labelled, signed, verbless
from facttrack.extract.cues import Cue
from facttrack.extract.found import Found
from facttrack.extract.gapped import second_speaker
from facttrack.extract.governors import new_speaker, subject_before
from facttrack.extract.heads import cue_verbs
from facttrack.extract.inserted import according, by_count, content_start, parenthetical
from facttrack.extract.introduced import following
from facttrack.extract.phrases import Subject, noun_phrase_starting
from facttrack.extract.speakers import is_source, kind_of, take_apart
from facttrack.extract.standing import documents
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.vocabulary import SpeakerKind, Stance


def in_stretch(stretch: Stretch) -> list[Found]:
    """The attributions of one stretch."""
    verbs = cue_verbs(stretch)
    found = _cued(stretch, verbs) if verbs else []
    if stretch.quotations:
        found = [part for one in found for part in _answered(stretch, one)]
        found = _beside_names(stretch, found)
    if "by" in stretch.tokens.lower and (one := by_count(stretch)) is not None:
        found.append(one)
    if (not found or (";" in stretch.tags and _is_beyond(stretch, found))) and (one := headline(stretch)) is not None:
        found.append(one)
    if found and stretch.tags.count("M") > 1:
        found = [part for one in found for part in second_speaker(stretch, one)]
    return chained(stretch, found) if found else found


def _answered(stretch: Stretch, found: Found) -> list[Found]:
    """ "He denied that anyone had died: “Ten were hurt.”": what is denied, and what the denier says instead."""
    begin, end = found.content[-1]
    colon = stretch.tags.find(":Q", begin, end + 2) if found.cue.stance is Stance.DENIES else -1
    if colon <= begin:
        return [found]
    said = found._replace(rule="colon", cue=BARE, group=(colon, colon + 1), content=((colon + 1, colon + 2),))
    return [found._replace(content=(*found.content[:-1], (begin, colon))), said]


def _is_beyond(stretch: Stretch, found: list[Found]) -> bool:
    """ "Residents: 12 killed; army denies it": do a label and a semicolon stand before all that is attributed?"""
    colon = stretch.tags.find(":", 1)
    semicolon = stretch.tags.find(";", colon) if colon > 0 else -1
    return semicolon > 0 and all(one.group[0] > semicolon for one in found)


def _cued(stretch: Stretch, verbs: list[tuple[int, int, Cue, int]]) -> list[Found]:
    breaks: set[int] = set()
    found: list[Found] = []
    nouns = False  # a noun that attributes stands before
    later: list[tuple[int, int, Cue, int]] = []
    for verb, first, cue, after in verbs:
        if len(found) >= _DEPTH and _goes_back_over(found, content_start(stretch, verb)):
            continue
        if "according" in cue.frames:
            one = according(stretch, verb, cue, after)
        else:
            one = parenthetical(stretch, verb, first, cue, after) if "paren" in cue.frames else None
        if one:
            found.append(one)
            breaks.add(min(one.group[0], one.subject.first if one.subject else one.group[0]))
        else:
            later.append((verb, first, cue, after))
            border = new_speaker(stretch, first) or (nouns and _after_noun(stretch, first)) or None
            nouns = nouns or cue.kind == "noun"
            if border is not None:
                breaks.add(border)
    introduced: list[Found] = []
    for verb, first, cue, after in later:
        if _is_inside(verb, introduced):
            continue
        one = following(stretch, verb, first, cue, after, breaks, _still_speaking(stretch, verb, first, found))
        if one:
            introduced.append(one)
    return found + introduced


def _after_noun(stretch: Stretch, first: int) -> int | None:
    """ "Despite the army's claim that nobody died, doctors said …": where the clause after the noun's begins."""
    subject = subject_before(stretch, first)
    begins = subject.first if subject is not None and subject.relative is None else 0
    return begins if begins and stretch.tags[begins - 1] == "," else None


# Nobody follows who says what where attributions stand in one another more often than this.
_DEPTH: Final = 8


def _goes_back_over(found: list[Found], begin: int) -> bool:
    """Does content that begins at token `begin` go back over as many attributions as nobody follows?"""
    return all(other.group[0] >= begin for other in found[-_DEPTH:])


def _is_inside(verb: int, found: list[Found]) -> bool:
    """Does the cue `verb` stand in the contents of as many attributions as nobody follows?"""
    return len(found) >= _DEPTH and all(other.content[-1][1] > verb for other in found[-_DEPTH:])


def _beside_names(stretch: Stretch, found: list[Found]) -> list[Found]:
    """The attributions `found` by their cues, and those of quotations that have none."""
    if (one := labelled(stretch) or signed(stretch)) is not None:
        return [one, *(other for other in found if other.content[0][0] != one.content[0][0])]
    found = [*found, *after_colon(stretch, found)]
    if not found and (one := verbless(stretch)) is not None:
        found.append(one)
    return found


def _still_speaking(stretch: Stretch, verb: int, first: int, found: list[Found]) -> Subject | None:
    """ "…, said Ann Roe of the clinic, adding that …": who adds is who stands after "said"."""
    if stretch.tags[verb] != "G" or first == 0 or stretch.tags[first - 1] != ",":
        return None
    for other in reversed(found[-_DEPTH:]):
        speaker = other.subject
        if other.rule == "parenthetical" and speaker and other.group[0] < speaker.first <= speaker.last < verb:
            return None if "V" in stretch.tags[speaker.last + 1 : verb] else speaker
    return None


def chained(stretch: Stretch, found: list[Found]) -> list[Found]:
    """ "The agency, citing the ministry, said": the ministry speaks, the agency carries it."""
    words = stretch.tokens.lower
    if _citing().isdisjoint(words):
        return found
    citing = [i for i, word in enumerate(words) if word in _citing()]
    chains: list[Found] = []
    for one in found:
        if one.group[0] in citing:
            continue
        cited = next((phrase for i in citing if (phrase := _cited(stretch, one, i)) is not None), None)
        chains.append(one._replace(subject=cited, carrier=one.subject) if cited else one)
    own = [one for one in found if one.group[0] in citing]
    return chains if len(chains) < len(found) and any(one.carrier for one in chains) else [*chains, *own]


@cache
def _citing() -> frozenset[str]:
    return frozenset(table("attribution")["chains"]["citing"].split())


def _cited(stretch: Stretch, one: Found, citing: int) -> Subject | None:
    """Who is cited at token `citing`, if that stands beside the speaker of this attribution or after its content."""
    tags, speaker = stretch.tags, one.subject
    if speaker is None or citing == 0 or tags[citing - 1] not in ",-" or speaker.relative is not None:
        return None
    inner = speaker.last < citing < one.group[0] and ";" not in tags[speaker.last : citing]
    after = citing - 1 == one.content[-1][1] or (one.group[1] <= citing - 1 <= one.group[1] + 3)
    if not (inner or after or speaker.last == citing - 2):
        return None
    phrase = noun_phrase_starting(stretch, citing + 1)
    if phrase is None:
        return None
    head = next((i for i in range(phrase.first, phrase.last + 1) if tags[i] in "FI"), phrase.last + 1)
    if head > phrase.last and stretch.tokens.lower[phrase.last] in documents() and not _is_outlet(stretch, speaker):
        return None  # "…, the ombudswoman said, citing forensic reports": her word still
    words = stretch.text[stretch.tokens.starts[phrase.first] : stretch.tokens.ends[head - 1]]
    return phrase if is_source(words) else None


def _is_outlet(stretch: Stretch, subject: Subject) -> bool:
    mention = take_apart(stretch.text[stretch.tokens.starts[subject.first] : stretch.tokens.ends[subject.last]])
    return kind_of(mention, mention.name) is SpeakerKind.MEDIA
