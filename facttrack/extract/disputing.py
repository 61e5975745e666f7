"""Disputes whose object stands before them: "an allegation both sides denied", "which he accused of theft"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from facttrack.extract.borders import clause_end
from facttrack.extract.cues import Cue
from facttrack.extract.phrases import Subject, noun_phrase_ending
from facttrack.extract.speakers import people_words, title_words
from facttrack.extract.tables import alternatives, table
from facttrack.extract.tags import Stretch
from facttrack.model import Passage
from facttrack.vocabulary import Stance

# A number that is disputed stands no further than this before "a figure the ministry rejected".
_NEAR: Final = 12


def fronted(
    stretch: Stretch, cue: Cue, first: int, after: int, subject: Subject, breaks: set[int]
) -> tuple[int, int] | None:
    """The run of tokens that holds what is disputed before its denier, or charged after "which he accused of"."""
    tags, tokens = stretch.tags, stretch.tokens
    if subject.relative is not None or subject.first < 2 or subject.last >= first:
        return None
    before = subject.first - 1
    if cue.stance is Stance.ACCUSES and tags[before] == "W":
        if after + 1 < len(tags) and tokens.lower[after] in ("of", "for"):
            return after + 1, max(after + 2, clause_end(stretch, after + 1, breaks))
        return None
    if cue.stance is not Stance.DENIES and not _names_false(stretch, cue, after):
        return None
    if tags[before] == "W" and tags[before - 1] == ",":
        said = noun_phrase_ending(stretch, before - 2)
        return (said.first, max(after, first + 1)) if said else None  # ", which the alliance rejected"
    if tags[before] in "HW":
        before -= 1
    if tokens.lower[before] not in _words("fronted") or before == 0 or tags[before - 1] not in "DJ":
        return None
    opens = before - 1
    while opens and tags[opens] in "JN":
        opens -= 1
    if opens == 0 or tags[opens - 1] not in ",-":
        return None
    numbers = (i for i in range(opens - 2, max(-1, opens - _NEAR), -1) if tags[i] == "M")
    return next(numbers, opens), max(after, first + 1)


def _names_false(stretch: Stretch, cue: Cue, after: int) -> bool:
    """ "…, a charge the ministry described as “pure fiction”"."""
    if cue.lemma not in _words("naming"):
        return False
    end = min(len(stretch.tags), after + _NAMED)
    words = stretch.text[stretch.tokens.starts[after] : stretch.tokens.ends[end - 1]] if after < end else ""
    return not false_words().isdisjoint(word.strip("“”\"',.;:").lower() for word in words.split())


_NAMED: Final = 8  # tokens of "described in a statement as pure fiction" at most


def calls_false(cue: Cue, content: str) -> bool:
    """ "described the report as false", "called the toll inflated": does this naming deny what it names?"""
    if cue.lemma not in _words("naming"):
        return False
    words = {word.strip("“”\"',.;:").lower() for word in content.split()}
    if not _words("false").isdisjoint(words):
        return True
    if _not_so().search(content.lower()) is not None:
        return True
    return not _reports().isdisjoint(words) and not _words("doubted").isdisjoint(words)


@cache
def _reports() -> frozenset[str]:
    return _words("told") | _words("numbers")


@cache
def _not_so() -> re.Pattern[str]:
    return re.compile(r"\bno[nt][\s-](?:credible|true|accurate|correct|reliable|substantiated)\b")


def owner_of_count(text: str, start: int, number: Passage) -> Passage | None:
    """ "dispute | the Commission's figure of | 31": whose count it is that somebody denies from `start` on."""
    match = _owned_count().match(text, start, number.start)
    return Passage(match["whose"], match.start("whose"), match.end("whose")) if match else None


@cache
def _owned_count() -> re.Pattern[str]:
    numbers = "|".join(sorted(_reports()))
    return re.compile(
        r"(?P<whose>(?:[Tt]he )?[\w-]+(?: [\w-]+){0,5}?)['’]s? (?:[a-z]+ ){0,2}"
        rf"(?:{numbers}) (?:of|that) (?:[a-z]+ ){{0,2}}$"
    )


def untrue_part(content: str) -> tuple[int, int] | None:
    """Where in this content something is said to be false: what stands there, its speaker does not say."""
    match = _untrue_in(content.lower() if content.isascii() else content)
    return match.span() if match else None


def _untrue_in(content: str) -> re.Match[str] | None:
    words = content.split()
    return _untrue().search(content) if "no" in words or not _reports().isdisjoint(words) else None


def disowns(content: str) -> bool:
    """ "said the reports were false", "said it had not fired at the camp": is this content a denial by its words?"""
    content = content.lower()
    return _untrue_in(content) is not None or _not_done().match(content) is not None


@cache
def _untrue() -> re.Pattern[str]:
    """ "the claim was “fake”", "there is no truth in it", "no evidence to support it", "the toll did not match"."""
    entries = table("attribution")["disputing"]
    names = ("false", "doubted", "agree", "no_proof", "harm", "anybody")
    false, doubted, agree, proof, harm, people = ("|".join(entries[name].split()) for name in names)
    told, numbers = "|".join(sorted(_words("told"))), "|".join(sorted(_words("numbers")))
    return re.compile(
        # Not "that number was wrong", by which one takes back one's own.
        rf"(?:\b(?:{told})|(?<!\bthat\s)(?<!\bthis\s)\b(?:{numbers}))\b"
        r"(?:[^.;,]|,(?=\d)){0,60}?(?:, [^.;,]{2,60},)?\s(?:(?:is|are|was|were|be|been)\s(?:[a-z]+ly\s)?(?:an?\s)?"
        rf"[\"“‘']?(?:{false}|{doubted}|not\s(?:credible|true|accurate|correct|reliable)|(?:far\s)?too\s(?:high|low))\b"
        rf"|(?:did|does|do)\snot\s(?:{agree})\b)"
        rf"|\bno\s(?:truth\s(?:in|to)|evidence\s(?:to\ssupport|for\s(?:the|this|that)\s(?:{told})))\b"
        rf"|\bno\s(?:{proof})\s(?:that|of)\s(?:any\s|the\s)?(?:civilian\s)?(?:{harm}|{people})\b",
    )


@cache
def _not_done() -> re.Pattern[str]:
    """ "it had not fired", "they had nothing to do with", "its planes were not involved in", at the beginning."""
    deeds = alternatives(table("attribution")["disputing"]["deeds"])
    return re.compile(
        r"(?:that\s)?(?:it|they|he|she|we|(?:its|their|his|her|our)\s[a-z]+(?:\s[a-z]+)?)\s"
        rf"(?:(?:had|has|have|did|was|were)\s(?:not|never)\s(?:[a-z]+ly\s|been\s)?(?:{deeds})"
        r"|(?:had|has|have)\s(?:nothing\sto\sdo\swith|(?:had\s)?no\s(?:part|role|hand|involvement)\b))",
    )


def withholds(cue: Cue, words: list[str]) -> bool:
    """ "The judge denied bail", "Officers questioned two men": is nothing said of the object that these words name?"""
    if cue.lemma == "question":
        return words[-1:] != [] and (words[-1] in people_words() or words[-1] in title_words())
    return cue.stance is Stance.DENIES and not _words("withheld").isdisjoint(words)


@cache
def false_words() -> frozenset[str]:
    """What a report is called that somebody denies: "false", "exaggerated"."""
    return _words("false") | _words("doubted")


def attack_words() -> frozenset[str]:
    """What one claims who says that one did it: "claimed the attack"."""
    return _words("attacks")


def judging() -> frozenset[str]:
    """Verbs by which an inquiry tells its outcome: "determined that the claim was not credible"."""
    return _words("judging")


def doubts(cue: Cue, words: list[str]) -> bool:
    """ "questioned the police account": is a count or report questioned, and nobody asked?"""
    return cue.lemma != "ask" and not _reports().isdisjoint(words[:_HEAD])


_HEAD: Final = 4  # words of "the police's latest account" at most


def nobody_words() -> frozenset[str]:
    return _words("nobody")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("attribution")["disputing"][name].split())
