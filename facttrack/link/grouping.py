"""Articles and their matches -> events as groups of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from facttrack.link.events import likeness
from facttrack.link.rulings import Held, settle
from facttrack.link.sketch import Sketch
from facttrack.link.types import Group, Match
from facttrack.model import Ruling

#: Two groups become one where their articles match each other this well on average.
_TOGETHER = 0.4
#: Where articles of two groups were published within so many days, only these pairs count: what a story's first week
#: has to do with its fourth shows in the weeks between.
_NEAR = 10
#: Up to so many connected articles are all compared with each other; of more, only matches are known.
_COMPARE_ALL = 80

Pair = tuple[str, str]


@dataclass(slots=True)
class _Bond:
    """What is known between the articles of two groups: sums of scores, numbers of pairs, of all and of near ones."""

    total: float = 0.0
    pairs: int = 0
    near_total: float = 0.0
    near_pairs: int = 0
    matches: int = 0

    def add(self, other: _Bond) -> None:
        self.total += other.total
        self.pairs += other.pairs
        self.near_total += other.near_total
        self.near_pairs += other.near_pairs
        self.matches += other.matches

    @property
    def average(self) -> float:
        return self.near_total / self.near_pairs if self.near_pairs else self.total / self.pairs


def gather(sketches: Mapping[str, Sketch], matches: Iterable[Match], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """Groups of articles, built from the surest match down: two groups join where their articles match on average.

    What people ruled, the newest first, stands over the matches.

    The order of `matches` does not matter: equal scores are taken in the order of the articles' ids.
    """
    known = {(m.a, m.b): m for m in matches if m.same_event and m.a in sketches and m.b in sketches}
    held = settle(rulings, sketches)
    ties = [(each[0], other) for each in held.together for other in each[1:]]
    components = _components(sketches, [*known, *ties])
    first_of = {article: articles[0] for articles in components for article in articles}
    inside: dict[str, dict[Pair, Match]] = {}
    for pair, found in known.items():
        inside.setdefault(first_of[pair[0]], {})[pair] = found
    groups = [
        each for articles in components for each in _grouped(articles, sketches, inside.get(articles[0], {}), held)
    ]
    kept = (each for each in groups if len(each.articles) > 1 or sketches[each.articles[0]].figures)
    return sorted(kept, key=lambda each: each.articles)


def _grouped(
    articles: Sequence[str], sketches: Mapping[str, Sketch], matches: Mapping[Pair, Match], held: Held
) -> list[Group]:
    """The groups of one component."""
    small = len(articles) <= _COMPARE_ALL
    members = {i: [article] for i, article in enumerate(articles)}
    group_of = {article: i for i, article in enumerate(articles)}
    bonds: dict[int, dict[int, _Bond]] = {i: {} for i in members}
    for a, b in combinations(sorted(articles), 2) if small else sorted(matches):
        found = matches.get((a, b))
        sure = found.score if found else _likeness(sketches[a], sketches[b])
        near = _published_near(sketches[a], sketches[b])
        bond = _Bond(sure, 1, sure if near else 0.0, int(near), int(found is not None))
        bonds[group_of[a]][group_of[b]] = bonds[group_of[b]][group_of[a]] = bond
    for tied in held.together:
        for other in tied[1:] if tied[0] in group_of else ():
            _merge(group_of[tied[0]], group_of[other], members, group_of, bonds)
    reasons: dict[int, tuple[str, ...]] = {}
    for (a, b), found in sorted(matches.items(), key=lambda item: (-item[1].score, item[0])):
        left, right = group_of[a], group_of[b]
        if left == right or not _belong(bonds[left][right], len(members[left]), len(members[right]), small):
            continue
        if held.separates(members[left], members[right]):
            continue
        _merge(left, right, members, group_of, bonds)
        reasons[left] = found.because
    return [Group(tuple(sorted(each)), reasons.get(i, ()) if len(each) > 1 else ()) for i, each in members.items()]


def _belong(bond: _Bond, left: int, right: int, small: bool) -> bool:
    """Do two groups report one event? Of a large component only the matches are known: each article of the smaller
    group then needs one for two."""
    return bond.average >= _TOGETHER if small else 2 * bond.matches >= min(left, right)


def _merge(
    left: int,
    right: int,
    members: dict[int, list[str]],
    group_of: dict[str, int],
    bonds: dict[int, dict[int, _Bond]],
) -> None:
    """Put the group `right` into `left`."""
    for article in members[right]:
        group_of[article] = left
    members[left] += members.pop(right)
    bonds[left].pop(right, None)
    for other, bond in bonds.pop(right).items():
        if other == left:
            continue
        del bonds[other][right]
        joint = _Bond()
        joint.add(bond)
        if other in bonds[left]:
            joint.add(bonds[left][other])
        bonds[left][other] = bonds[other][left] = joint


def _likeness(a: Sketch, b: Sketch) -> float:
    """An article itself sets its parts apart."""
    return 0.0 if a.article == b.article else likeness(a, b)


def _published_near(a: Sketch, b: Sketch) -> bool:
    return a.day is not None and b.day is not None and abs((a.day - b.day).days) <= _NEAR


def _components(sketches: Mapping[str, Sketch], pairs: Iterable[Pair]) -> list[list[str]]:
    """Articles connected through pairs, each component and the list of them in the order of ids."""
    above = {article: article for article in sketches}

    def root(article: str) -> str:
        while above[article] != article:
            above[article] = above[above[article]]
            article = above[article]
        return article

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        above[second] = first
    found: dict[str, list[str]] = {}
    for article in sorted(sketches):
        found.setdefault(root(article), []).append(article)
    return [found[each] for each in sorted(found)]
