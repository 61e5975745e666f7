"""The kind of a source, by the words of its description or name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from facttrack.extract.tables import alternatives, table
from facttrack.gazetteer import lookup
from facttrack.vocabulary import SpeakerKind

_WORD: Final = re.compile(r"[^\W_](?:[\w.&'’\-‑]*[\w&])?|&")

# The kinds that an office gives to the person who holds it.
_OFFICES: Final = frozenset(
    set(SpeakerKind) - {SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS, SpeakerKind.DOCUMENT, SpeakerKind.OTHER}
)
#: Asked whether an article is about police or the military; None where it is about neither.
News = Callable[[], SpeakerKind | None]
_RANKED: Final = (SpeakerKind.POLICE, SpeakerKind.MILITARY, SpeakerKind.OFFICIAL)


@lru_cache(maxsize=8192)
def kind_of_words(phrase: str) -> SpeakerKind | None:
    """The kind that a description ("a hospital spokesman") or a body's name tells, None where it tells none.

    The head noun decides before the words beside it, unless it is weak: "police report" is a document, but
    "army spokesman" is military.
    """
    lowered = " ".join(phrase.lower().replace("’", "'").split())
    if fixed := _phrases().search(lowered):
        return SpeakerKind(table("sources")["kinds"]["phrases"][fixed.group()])
    words = [word.removesuffix("'s").rsplit("-", 1)[-1] for word in _WORD.findall(lowered)]
    if not words:
        return None
    written = _WORD.findall(phrase)
    for kind, pattern in _patterns():
        if any(map(pattern.match, written)):
            return kind
    end = next((i for i, word in enumerate(words) if i and word in _attached()), len(words))
    kinds = kind_words()
    own = kinds.get(words[end - 1])
    if own is not None and words[end - 1] not in weak_words():
        return own
    beside = {kinds[word] for word in (*words[: end - 1], *words[end:]) if word in kinds and word not in _heads_only()}
    if own is not None:
        beside.discard(SpeakerKind.OTHER)
    if not beside and end < len(words) and words[end - 1] in _of_country() and not _is_country(lowered):
        return None
    return next((kind for kind in _order() if kind in beside), own)


def _is_country(phrase: str) -> bool:
    """Does the description end in a country: "president of Norland"?"""
    place = lookup(phrase.split(" of ", 1)[-1].removeprefix("the "))
    return place is not None and place.kind == "country"


def kind_of_office(office: str, news: News) -> SpeakerKind:
    """The kind that an office gives to whom it names; somebody without one, or who left it, is a person."""
    if not _past().isdisjoint(office.lower().split()):
        return SpeakerKind.PERSON
    kind = kind_of_words(office)
    return kind_by_news(kind, office, news) if kind in _OFFICES else SpeakerKind.PERSON


def kind_by_news(kind: SpeakerKind, phrase: str, news: News) -> SpeakerKind:
    """The kind, but by what the article is about where only a rank that police and soldiers share tells it."""
    return (news() if kind in _RANKED and _is_shared(phrase) else None) or kind


def is_rank(phrase: str) -> bool:
    """Do only ranks that police and soldiers share tell the kind: of "Col.", but not of "commander of the brigade"?"""
    return kind_of_words(phrase) in _RANKED and _is_shared(phrase)


@lru_cache(maxsize=8192)
def _is_shared(phrase: str) -> bool:
    """Does nothing but a rank that police and soldiers share tell the kind?"""
    words = (word.removesuffix("'s") for word in _WORD.findall(phrase.lower()))
    return all(word in _shared_ranks() for word in words if word in kind_words())


def withholds_name(phrase: str) -> bool:
    """Does the mention say that its speaker would not be named?"""
    return any(words in phrase for words in _withheld())


@cache
def _withheld() -> list[str]:
    return list(table("sources")["kinds"]["withheld"])


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
def _of_country() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["of_country"].split())


@cache
def _heads_only() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["heads_only"].split())


@cache
def _past() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["past"].split())


@cache
def _attached() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["attached"].split())


@cache
def _shared_ranks() -> frozenset[str]:
    return frozenset(table("sources")["kinds"]["shared_ranks"].split())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('sources')['kinds']['phrases'], opens_word=True)})\b")


@cache
def _patterns() -> tuple[tuple[SpeakerKind, re.Pattern[str]], ...]:
    """The kinds that the shape of a word tells: "WXYZ-TV", "NOPD"."""
    shapes = table("sources")["kinds"]["shapes"]
    return tuple((SpeakerKind(kind), re.compile(shape)) for kind, shape in shapes.items())
