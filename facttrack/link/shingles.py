"""Wire copy: a small sketch of a text's runs of four words, by which a cut or reworded copy shows."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection

_WORD = re.compile(r"\w+")
_RUN = 4
_KEEP_ONE_IN = 8
_MOST = 256


def shingles(text: str) -> tuple[int, ...]:
    """The checksums of the text's runs of four words that are divisible by eight, sorted, at most 256 of them."""
    found = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    runs = zip(*(found[i:] for i in range(_RUN)), strict=False)
    sums = set(map(zlib.crc32, map(b" ".join, runs)))
    return tuple(sorted(each for each in sums if each % _KEEP_ONE_IN == 0)[:_MOST])


def containment(a: Collection[int], b: Collection[int]) -> float:
    """How much of the shorter text stands in the longer, 0 to 1; 0 where either is too short to tell."""
    if min(len(a), len(b)) < 4:
        return 0.0
    return len(frozenset(a) & frozenset(b)) / min(len(a), len(b))
