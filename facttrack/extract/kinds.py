"""The kind of a source, by the words of its description or name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facttrack.extract.tables import alternatives, table
from facttrack.vocabulary import SpeakerKind

_WORD = re.compile(r"[^\W_](?:[\w.&'’\-‑]*[\w&])?|&")

# The kinds that an office gives to the person who holds it.
_OFFICES = frozenset(
    set(SpeakerKind) - {SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS, SpeakerKind.DOCUMENT, SpeakerKind.OTHER}
)


@lru_cache(maxsize=8192)
def kind_of_words(phrase: str) -> SpeakerKind | None:
    """The kind that a description ("a hospital spokesman") or a body's name tells, None where it tells none.

    The head noun decides before the words beside it, unless it is weak: "police report" is a document, but
    "army spokesman" is military.
    """
    lowered = " ".join(phrase.lower().replace("’", "'").split())
    if fixed := _phrases().search(lowered):
        return SpeakerKind(table("sources")["kinds"]["phrases"][fixed.group()])
    words = [word.removesuffix("'s") for word in _WORD.findall(lowered)]
    if not words:
        return None
    if any(map(_outlet().match, _WORD.findall(phrase))):
        return SpeakerKind.MEDIA
    end = next((i for i, word in enumerate(words) if i and word in _attached()), len(words))
    kinds = kind_words()
    own = kinds.get(words[end - 1])
    if own is not None and words[end - 1] not in weak_words():
        return own
    beside = {kinds[word] for word in (*words[: end - 1], *words[end:]) if word in kinds and word not in _heads_only()}
    return next((kind for kind in _order() if kind in beside), own)


def kind_of_office(office: str, about_police: bool) -> SpeakerKind:
    """The kind that an office gives to whom it names; somebody without one is a person.

    Ranks that soldiers and police share are the police's in an article about police.
    """
    kind = kind_of_words(office)
    if kind is SpeakerKind.MILITARY and about_police and not _military_words(office):
        return SpeakerKind.POLICE
    return kind if kind in _OFFICES else SpeakerKind.PERSON


def withholds_name(phrase: str) -> bool:
    """Does the mention say that its speaker would not be named?"""
    return any(words in phrase for words in table("sources")["kinds"]["withheld"])


def _military_words(office: str) -> bool:
    """Does any word but a rank that police have too tell that this is military?"""
    words = (word.removesuffix("'s") for word in _WORD.findall(office.lower()))
    ranks = _shared_ranks()
    return any(kind_words().get(word) is SpeakerKind.MILITARY for word in words if word not in ranks)


@cache
def kind_words() -> dict[str, SpeakerKind]:
    """Noun -> the kind that it tells, the first of the order."""
    entries = table("sources")["kinds"]["words"]
    return {word: kind for kind in reversed(_order()) for word in entries.get(kind.value, "").split()}


@cache
def _order() -> tuple[SpeakerKind, ...]:
    return tuple(map(SpeakerKind, table("sources")["kinds"]["order"]))


@cache
def weak_words() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["weak"].split())


@cache
def _heads_only() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["heads_only"].split())


@cache
def _attached() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["attached"].split())


@cache
def _shared_ranks() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["shared_ranks"].split())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('sources')['kinds']['phrases'])})\b")


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(table("sources")["kinds"]["outlet"])
