"""How many: the bounds of two figures, and how a reader writes them."""

from __future__ import annotations

from functools import lru_cache

from facttrack.link.counts import Count


def compare(a: Count, b: Count) -> str:
    """`equal`, `overlap` or `apart`."""
    if (a.low, a.high) == (b.low, b.high):
        return "equal"
    return "overlap" if _reach(a, b) and _reach(b, a) else "apart"


def _reach(a: Count, b: Count) -> bool:
    """Does `a` go as high as `b` begins? An "about" gives a tenth either way."""
    top, bottom = a.high, b.low
    if top is None or bottom is None:
        return True
    slack = max(top if a.qualifier == "about" else 0, bottom if b.qualifier == "about" else 0) * 0.1
    if b.qualifier == "more_than" and (a.low, a.high) != (bottom, bottom):
        return top + slack > bottom  # "more than 300" is not "100 to 300"; of 300 it is the same number
    return top + slack >= bottom


def size(count: Count) -> int:
    """The number that was said: the lower bound, else the upper."""
    return (count.low if count.low is not None else count.high) or 0


def interval(count: Count) -> str:
    """The bounds as a reader writes them: 23, ≥ 23, ≤ 30, 20–30."""
    if count.low == count.high:
        return f"{count.low:,}" if count.low is not None else "some"
    if count.high is None:
        return f"≥ {count.low:,}"
    return f"≤ {count.high:,}" if count.low is None else f"{count.low:,}–{count.high:,}"


def in_words(bounds: str) -> str:
    """Signs of bounds spelt out."""
    return bounds.replace("≥", "at least").replace("≤", "at most")


@lru_cache(maxsize=4096)
def against(a: str, b: str, level: str) -> str:
    """Two intervals side by side: "23 against at least 27, which can both be true"."""
    one, other = in_words(a), in_words(b)
    if level == "equal":
        return f"{one} in both"
    return f"{one} against {other}" + (", which can both be true" if level == "overlap" else "")
