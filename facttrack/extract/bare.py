"""Quotations without a cue: a name and a colon before them, a dash and a name under them, a name alone after them."""

from __future__ import annotations

from facttrack.extract.cues import Cue
from facttrack.extract.found import Found
from facttrack.extract.phrases import Subject, noun_phrase_starting
from facttrack.extract.tags import Stretch
from facttrack.vocabulary import Stance

_BARE = Cue("", (), Stance.SAYS, frozenset())


def labelled(stretch: Stretch) -> Found | None:
    """ROE: “We stay.” — a name and a colon at the beginning."""
    tags = stretch.tags
    colon = tags.find(":", 0, 8)
    if colon < 1 or colon + 1 >= len(tags) or tags[colon + 1] != "Q" or set(tags[:colon]) - set("PpR.,("):
        return None
    return Found("label", _BARE, (colon, colon + 1), Subject(0, colon - 1), ((colon + 1, colon + 2),))


def signed(stretch: Stretch) -> Found | None:
    """“We stay.” — Lidia Costa: a quotation, a dash and the name under it."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or tags[1] != "-":
        return None
    subject = noun_phrase_starting(stretch, 2)
    if subject is None or tags[2] not in "PD" or set(tags[subject.last + 1 :]) - set(",.KMPI-"):
        return None
    return Found("signed", _BARE, (1, 2), subject, ((0, 1),))


def verbless(stretch: Stretch) -> Found | None:
    """“We will rebuild,” Ali Karim, the mayor. — a quotation and a name, without a verb."""
    tags = stretch.tags
    if len(tags) < 3 or tags[0] != "Q" or stretch.last_inner(0) != "," or tags[-1] != ".":
        return None
    subject = noun_phrase_starting(stretch, 1)
    if subject is None or "P" not in tags[subject.first : subject.last + 1] or set(tags[1:]) & set("VEXGB"):
        return None
    return Found("parenthetical", _BARE, (0, 0), subject, ((0, 1),))
