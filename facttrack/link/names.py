"""Names across spellings: one key for the names of one place, person or body.

A name that the table of places knows goes by the place's id. Any other goes by its romanisation
skeleton: ASCII, no articles, letters that romanisations confuse brought together, vowels dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from anyascii import anyascii

from facttrack import gazetteer
from facttrack.link.tables import table

_WORD = re.compile(r"[a-z0-9]+")
_VOWELS = re.compile(r"(?<=[a-z])[aeiouy]+")
_DARK, _BRIGHT = re.compile(r"(?<=[a-z])[ou][aeiouy]*"), re.compile(r"(?<=[a-z])[aeiy][aeiouy]*")
_POSSESSIVE = re.compile(r"['’`]s?$")


@cache
def _rules() -> tuple[tuple[Callable[[str], str], ...], frozenset[str], frozenset[str]]:
    data = table("romanisation")

    def rule(pattern: re.Pattern[str], to: str) -> Callable[[str], str]:
        return lambda word: pattern.sub(to, word)

    rules = tuple(rule(re.compile(each["from"]), each["to"]) for each in data["rules"])
    return rules, frozenset(data["articles"]), frozenset(data["apart"])


def plain_words(name: str) -> list[str]:
    """The words of a name in ASCII small letters, without accents, apostrophes, possessive and articles."""
    text = anyascii(_POSSESSIVE.sub("", name.strip())).lower().replace("'", "").replace("`", "")
    _, articles, _ = _rules()
    found = _WORD.findall(text)
    return [word for word in found if word not in articles] or found


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What is left of a name when romanisation no longer matters: "Maqsoud" and "Maksoud" give the same.

    A word of fewer than three consonants keeps its vowels, dark or bright: short names do not meet by chance.
    """
    rules, _, apart = _rules()
    words = []
    for word in plain_words(name):
        reduced = word
        if word not in apart and not word.isdigit():
            for rule in rules:
                reduced = rule(reduced)
            bare = _VOWELS.sub("", reduced)
            reduced = bare if len(bare) > 2 else _BRIGHT.sub("a", _DARK.sub("o", reduced))
        words.append(reduced)
    return " ".join(words)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key by which names are compared: a place's id with a leading "@", else the skeleton."""
    found = gazetteer.lookup(_POSSESSIVE.sub("", name.strip()))
    return "@" + found.id if found else skeleton(name)


def same_skeleton(a: str, b: str) -> bool:
    """Are two keys of names alike enough to be one name that was spelt oddly?"""
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b) >= 75


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> float:
    """How surely two names are one, 0 to 1. Names of two different places of the table are never one."""
    from rapidfuzz import fuzz

    left, right = plain_words(a), plain_words(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    _, _, apart = _rules()
    if {w for w in left if w in apart} != {w for w in right if w in apart}:
        return 0.0
    known_a, known_b = gazetteer.lookup_all(a), gazetteer.lookup_all(b)
    if known_a and known_b:
        return 0.97 if {p.id for p in known_a} & {p.id for p in known_b} else 0.0
    likeness = fuzz.ratio("".join(left), "".join(right)) / 100
    if skeleton(a) == skeleton(b):
        return 0.9 if likeness >= 0.6 else 0.0
    return likeness - 0.1 if likeness >= 0.9 and min(len(a), len(b)) >= 8 else 0.0
