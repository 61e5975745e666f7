"""Who governs a cue: its own subject, the subject of the clause it hangs from, or a noun's possessor."""

from __future__ import annotations

from facttrack.extract.phrases import Subject, group_start, noun_phrase_ending, subject_before
from facttrack.extract.tags import Stretch


def controller(stretch: Stretch, verb: int, first: int) -> Subject | None:
    """Who does what the verb says: its subject, or that of the clause it hangs from."""
    tags = stretch.tags
    nominal = tags[verb] in "NJ"
    subject = subject_before(stretch, first) if first and not (nominal and first == verb) else None
    if subject is not None and tags[verb] != "G":
        return subject
    if subject is not None and first and ((first < verb and "X" in tags[first:verb]) or tags[first - 1] not in ",-)K"):
        return subject
    if first == 0 or tags[first - 1] in "CI,TSG-QDZNJ" or tags[verb] in "GB":
        return _main_subject(stretch, first) or subject
    return subject


def _main_subject(stretch: Stretch, first: int) -> Subject | None:
    """The subject of the nearest clause to the left that does not itself hang from another; else of the nearest."""
    tags = stretch.tags
    nearest = None
    for i in range(first - 1, max(-1, first - 70), -1):
        if tags[i] == ";":
            break
        if tags[i] not in "VE" and (tags[i] != "X" or _auxiliary(stretch, i)):
            continue
        start = group_start(stretch, i)
        subject = subject_before(stretch, start) if start else None
        if subject is None or tags[subject.last] == "O":
            continue
        if subject.relative is None and not _embedded(stretch, subject):
            return subject
        nearest = nearest or subject
    return nearest


def _embedded(stretch: Stretch, subject: Subject) -> bool:
    """Is the clause of this subject introduced by "that", "because", "who", or by a verb of saying?"""
    before = subject.first - 1
    if before < 0:
        return False
    if stretch.tags[subject.first] == "U" and stretch.tags[before] in "NPO":
        return True  # "told police he was at home"
    return stretch.tags[before] in "HSWVEBG"


def _auxiliary(stretch: Stretch, i: int) -> bool:
    """Does a verb follow that this auxiliary belongs to?"""
    tags = stretch.tags
    while i + 1 < len(tags) and tags[i + 1] == "R":
        i += 1
    return i + 1 < len(tags) and tags[i + 1] in "VEBXG"


def possessor(stretch: Stretch, noun: int) -> Subject | None:
    """Whose claim, whose decision."""
    tags, tokens = stretch.tags, stretch.tokens
    i = noun - 1
    while i >= 0 and i > noun - 5 and tags[i] in "NJERPM":
        i -= 1
    if i < 0:
        return None
    if tags[i] == "Z" or (tags[i] == "p" and tokens.words[i] in "'’"):
        return noun_phrase_ending(stretch, i)
    if tags[i] == "D" and tokens.lower[i] in ("his", "her", "their", "its", "my", "our", "your"):
        return Subject(i, i)
    return None


def is_extracted(stretch: Stretch, subject: Subject | None) -> bool:
    """ "policies which he said had failed": does a relative pronoun before the subject belong to the content?"""
    return subject is not None and subject.first > 0 and stretch.tags[subject.first - 1] in "WH"


def new_speaker(stretch: Stretch, first: int) -> int | None:
    """Where ", and other leaders said" begins: a conjunction after a comma and a subject of its own."""
    subject = subject_before(stretch, first) if first else None
    if subject is None or subject.relative is not None or subject.first < 2:
        return None
    conjunction = subject.first - 1
    return conjunction if stretch.tags[conjunction] in "CS" and stretch.tags[conjunction - 1] == "," else None
