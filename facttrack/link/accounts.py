"""How many origins the articles of an event have: wire copy and its reprints are one, however many print it.

Origins that are not joined here are not shown to be independent; nothing in the articles shows that they are not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facttrack.link.counts import Count
from facttrack.link.shingles import containment
from facttrack.link.sketch import Sketch
from facttrack.model import Origin

#: How much of the shorter text stands in the longer where one is a copy of the other.
_COPY = 0.5
#: How many of their words two near-identical clauses share.
_SAME_WORDS = 0.75


def origins(sketches: Mapping[str, Sketch]) -> tuple[Origin, ...]:
    """The articles by origin, each origin's earliest article first, with what makes them one."""
    ordered = sorted(sketches.values(), key=_published)
    earliest = {sketch.article: sketch for sketch in reversed(ordered)}
    root = {article: article for article in earliest}
    because: dict[str, dict[str, None]] = {sketch.article: {} for sketch in ordered}
    held: dict[object, list[Sketch]] = {}
    for b in ordered:
        alike = {a.name: a for mark in _marks(b) for a in held.get(mark, ())}
        for a in sorted(alike.values(), key=_published):
            first, second = root[a.article], root[b.article]
            reasons = one_origin(a, b) if first != second else ()
            if not reasons:
                continue
            first, second = sorted((first, second), key=lambda article: _published(earliest[article]))
            because[first] |= because.pop(second) | dict.fromkeys(reasons)
            root |= {article: first for article, above in root.items() if above == second}
        for mark in _marks(b):
            held.setdefault(mark, []).append(b)
    members: dict[str, dict[str, None]] = {}
    for sketch in ordered:
        members.setdefault(root[sketch.article], {})[sketch.article] = None
    return tuple(Origin(tuple(articles), tuple(because[first])) for first, articles in members.items())


def _marks(sketch: Sketch) -> set[object]:
    """What articles of one origin share at least one of."""
    spoken = {(c.speaker, c.measure, c.low, c.high, c.qualifier) for c in sketch.figures if c.speaker}
    return {*sketch.shingles, *_credited(sketch), *spoken}


def one_origin(a: Sketch, b: Sketch) -> tuple[str, ...]:
    """What shows that two articles have one origin, in words; nothing where they may have two."""
    copied = ("nearly the same text",) if containment(a.shingles, b.shingles) >= _COPY else ()
    credited = tuple(f"credit {name}" for name in _credited(a) if name in _credited(b))
    same = _same_words(a, b)
    return (*copied, *credited, *((same,) if same else ()))


def _credited(sketch: Sketch) -> tuple[str, ...]:
    """The agencies that an article credits; the one outlet on whose word all its attributed figures stand."""
    spoken = {count.speaker for count in sketch.figures if count.speaker and not count.recalled}
    cited = {whom for by, whom in sketch.cites if not by}
    return (*sketch.credits, *(sorted(spoken) if len(spoken) == 1 and spoken <= cited else ()))


def _same_words(a: Sketch, b: Sketch) -> str | None:
    """Do they give the same speakers' numbers, with the same bounds and hedges, in nearly the same words?

    So for at least half of the attributed figures of the one that has fewer: one line of a press conference in common
    makes no copy.
    """
    left, right = ([c for c in each.figures if c.speaker and not c.recalled] for each in (a, b))
    if len(left) > len(right):
        left, right = right, left
    twins = [count for count in left if any(_twins(count, other) for other in right)]
    if not twins or 2 * len(twins) < len(left):
        return None
    return f"the same words of {twins[0].speaker}"


def _twins(a: Count, b: Count) -> bool:
    said = (a.speaker, a.measure, a.low, a.high, a.qualifier) == (b.speaker, b.measure, b.low, b.high, b.qualifier)
    left, right = set(a.wording.split()), set(b.wording.split())
    return said and bool(left) and len(left & right) >= _SAME_WORDS * len(left | right)


def chains(sketches: Mapping[str, Sketch]) -> tuple[tuple[str, ...], ...]:
    """Outlets that cite one another, each chain from the last to print to the one that it goes back to.

    An outlet without a name goes by its article's id. Longest chains first; a chain inside another is left out.
    """
    cites: dict[str, dict[str, None]] = {}
    for sketch in sorted(sketches.values(), key=_published):
        own = sketch.outlet or sketch.article
        for by, whom in sketch.cites:
            cites.setdefault(by or own, {})[whom] = None
        for whom in sketch.credits:
            if whom != own:
                cites.setdefault(own, {})[whom] = None
    found: list[tuple[str, ...]] = []
    for outlet in cites:
        found += _paths((outlet,), cites)
    kept = [chain for chain in found if not any(_within(chain, other) for other in found if other != chain)]
    return tuple(sorted(dict.fromkeys(kept), key=lambda chain: (-len(chain), chain)))


#: Longer chains are cut: nobody cites through so many hands.
_LONGEST = 6


def _paths(begun: tuple[str, ...], cites: Mapping[str, Mapping[str, None]]) -> list[tuple[str, ...]]:
    further = [whom for whom in cites.get(begun[-1], ()) if whom not in begun]
    if not further or len(begun) >= _LONGEST:
        return [begun] if len(begun) > 1 else []
    return [path for whom in further for path in _paths((*begun, whom), cites)]


def _within(chain: Sequence[str], other: Sequence[str]) -> bool:
    return any(tuple(other[i : i + len(chain)]) == tuple(chain) for i in range(len(other) - len(chain) + 1))


def _published(sketch: Sketch) -> tuple[bool, str, float, str]:
    return sketch.day is None, sketch.day.isoformat() if sketch.day else "", sketch.hour or 0.0, sketch.name
