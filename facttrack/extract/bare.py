"""Quotations without a cue: after a colon, over a dash and a name, before a name alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from facttrack.extract.borders import LONGEST, sentence_end
from facttrack.extract.cues import Cue
from facttrack.extract.found import Found
from facttrack.extract.governors import controller, possessor
from facttrack.extract.phrases import Subject, noun_phrase_ending, noun_phrase_starting
from facttrack.extract.speakers import is_source, kind_of, take_apart
from facttrack.extract.standing import is_plural
from facttrack.extract.tables import table
from facttrack.extract.tags import Stretch
from facttrack.extract.verb_groups import group_start
from facttrack.gazetteer import lookup
from facttrack.vocabulary import SpeakerKind, Stance


@cache
def incidents() -> frozenset[str]:
    """Nouns for what has happened that are nouns for bodies elsewhere."""
    return frozenset(table("attribution")["phrases"]["incidents"].split())


# A label is no longer, in tokens.
_LABEL: Final = 8
_NOBODY: Final = frozenset((SpeakerKind.OTHER, SpeakerKind.PERSON, SpeakerKind.ANONYMOUS, SpeakerKind.WITNESS))
#: Those who speak in headlines only as several: "Residents: …".
_MANY: Final = (SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS)
BARE: Final = Cue("", (), Stance.SAYS, frozenset())


def labelled(stretch: Stretch) -> Found | None:
    """ROE: “We stay.” — a name and a colon at the beginning."""
    tags = stretch.tags
    colon = tags.find(":", 0, 8)
    if colon < 1 or colon + 1 >= len(tags) or tags[colon + 1] != "Q" or set(tags[:colon]) - set("PpR.,("):
        return None
    return Found("label", BARE, (colon, colon + 1), Subject(0, colon - 1), ((colon + 1, colon + 2),))


def signed(stretch: Stretch) -> Found | None:
    """“We stay.” — Lidia Costa: a quotation, a dash and the name under it."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or tags[1] != "-":
        return None
    subject = noun_phrase_starting(stretch, 2)
    if subject is None or tags[2] not in "PD" or set(tags[subject.last + 1 :]) - set(",.KMPI-"):
        return None
    return Found("signed", BARE, (1, 2), subject, ((0, 1),))


def headline(stretch: Stretch) -> Found | None:
    """Police: Eleven held after raid · Eleven held after raid – police: a source and what it says."""
    tags = stretch.tags
    end = len(tags)
    colon = tags.find(":", 1, _LABEL)
    if colon > 0 and _is_told(tags[colon + 1 :]):
        first, end_of_label = _label(stretch, colon)
        if first < end_of_label and _is_body(stretch, first, end_of_label):
            semicolon = tags.find(";", colon)
            run = (colon + 1, semicolon if semicolon > 0 else sentence_end(stretch, colon + 1))
            return Found("label", BARE, (colon, colon + 1), Subject(first, end_of_label - 1), (run,))
    near = max(0, end - _LABEL)
    last = max(tags.rfind(":", near), tags.rfind("-", near))
    if 0 < last < end - 1 and _is_told(tags[:last]) and _is_body(stretch, last + 1, end):
        return Found("label", BARE, (last, last + 1), Subject(last + 1, end - 1), ((0, last),))
    return None


def _label(stretch: Stretch, colon: int) -> tuple[int, int]:
    """From where to where the source is named before a colon: "15:40 | Police | on Twitter:"."""
    tags = stretch.tags
    first = next((i for i in range(colon) if tags[i] not in "KMp.-"), colon)
    tie = tags.find("I", first, colon)
    return first, tie if tie > 0 and stretch.tokens.lower[tie] in ("on", "via") else colon


def _is_told(tags: str) -> bool:
    """Can these words be told by a source: three or more, a verb or a number among them?"""
    return len(tags.strip(".")) > 2 and not set("VEXGBM").isdisjoint(tags)


def _is_body(stretch: Stretch, first: int, end: int) -> bool:
    """Do these tokens name a body, an office or a document that speaks, and nothing else?"""
    if not set(stretch.tags[first:end]) <= set("DNPJZFp"):
        return False
    words = stretch.text[stretch.tokens.starts[first] : stretch.tokens.ends[end - 1]]
    place = lookup(words)
    if place is not None and (place.kind in ("country", "city") or words.isupper()):
        return False  # "Norland: Nine killed": where it plays
    if stretch.tokens.lower[end - 1] in incidents():
        return False  # "Cologne fire: nine dead"
    mention = take_apart(words)
    kind = kind_of(mention, mention.name)
    return kind not in _NOBODY or (kind in _MANY and is_plural(words))


def verbless(stretch: Stretch) -> Found | None:
    """“We will rebuild,” Ali Karim, the mayor. — a quotation and a name, without a verb."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or stretch.last_inner(0) != "," or tags[-1] != ".":
        return None
    subject = noun_phrase_starting(stretch, 1)
    if subject is None or "P" not in tags[subject.first : subject.last + 1] or set(tags[1:]) & set("VEXGB"):
        return None
    return Found("parenthetical", BARE, (0, 0), subject, ((0, 1),))


def after_colon(stretch: Stretch, found: list[Found]) -> Iterator[Found]:
    """ "Her answer was short: “No.”": a quotation after a colon that no cue introduces."""
    colon = stretch.tags.find(":Q", 1)
    if colon < 0:
        return
    taken = {i for one in found for first, end in one.content for i in range(first, end)}
    while colon > 0:
        if colon + 1 not in taken and stretch.opens_sentence(colon + 1):
            speaker = _introducer(stretch, colon)
            if speaker is not None:
                yield Found("colon", BARE, (colon, colon + 1), speaker, ((colon + 1, colon + 2),))
        colon = stretch.tags.find(":Q", colon + 1)


def _introducer(stretch: Stretch, colon: int) -> Subject | None:
    """Who speaks after this colon: a name right before it, the owner of "her answer", or who acts in the clause."""
    tags = stretch.tags
    phrase = noun_phrase_ending(stretch, colon - 1)
    if phrase is not None and (phrase.first == 0 or tags[phrase.first - 1] in "-VE."):
        if tags[phrase.last] == "P":
            return phrase if _speaks(stretch, phrase) else None
        if (owner := possessor(stretch, phrase.last)) is not None:
            return owner if _speaks(stretch, owner) else None
    for i in range(colon - 1, max(-1, colon - LONGEST), -1):
        if tags[i] in ".;Q":
            return None
        if tags[i] in "VEX" and (subject := controller(stretch, i, group_start(stretch, i))) is not None:
            owner = possessor(stretch, subject.last)
            return next((one for one in (owner, subject) if one is not None and _speaks(stretch, one)), None)
    return None


def _speaks(stretch: Stretch, subject: Subject) -> bool:
    start, end = stretch.tokens.starts[subject.first], stretch.tokens.ends[subject.last]
    return subject.relative is None and is_source(stretch.text[start:end])
