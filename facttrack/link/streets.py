"""The streets and highways that a text names: two happenings in one town on one day stand on different ones."""

from __future__ import annotations

import re
from functools import cache

from facttrack.link.tables import table

_MOST = 12
# The name stands so near before its kind: "Martin Luther King Boulevard", "East 41st and Oak streets".
_REACH = 48
_WORD = r"(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w.’'-]*)"
_RUN = re.compile(rf"(?:{_WORD}\s){{1,4}}$")
_AND = re.compile(rf"(?<!\w)((?:{_WORD}\s){{0,3}}{_WORD})\sand\s((?:{_WORD}\s){{1,4}})$")


def streets(text: str) -> tuple[str, ...]:
    """Names of streets without their kind and without points of the compass, and numbers of highways, in the order of
    the text."""
    found: dict[str, None] = {}
    for match in _kinds().finditer(text):
        if match["number"]:
            found.setdefault(match["number"])
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        pair = _AND.search(before) if match["kind"].endswith("s") else None
        run = _RUN.search(before)
        for name in pair.groups() if pair else [run.group()] if run else []:
            found.setdefault(_bare(name))
    found.pop("", None)
    return tuple(found)[:_MOST]


def _bare(name: str) -> str:
    """The last word that is no point of the compass: "W. Martin Luther King" and "MLK" meet in nothing else."""
    words = [word.lower().strip(".") for word in name.split()]
    return next((word for word in reversed(words) if word not in _compass()), "")


@cache
def _compass() -> frozenset[str]:
    return frozenset(table("streets")["compass"].split())


@cache
def _kinds() -> re.Pattern[str]:
    rows = table("streets")
    kinds, plural, short, numbered = ("|".join(rows[name].split()) for name in ("kinds", "plural", "short", "numbered"))
    first = "".join(
        sorted({word[0] for word in rows["kinds"].split() + rows["plural"].split() + rows["short"].split()})
    )
    return re.compile(
        rf"(?<=\s)(?=[{first}])(?:(?P<kind>(?:{kinds})\b(?!\sPatrol)|(?:{plural})\b|(?:{short})\b(?!\.?\s[A-Z])))"
        rf"|\b(?:{numbered})[\s-](?P<number>\d{{1,4}})\b"
    )
