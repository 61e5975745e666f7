"""What people decided about events, as bounds that grouping keeps: articles held together, articles held apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from facttrack.model import Ruling

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """`together`: sets of articles that are one event, sorted. `apart`: pairs that are not, the smaller id first."""

    together: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[Pair] = frozenset()

    def separates(self, some: Collection[str], others: Collection[str]) -> bool:
        """Does a person hold an article of the one apart from one of the other?"""
        return bool(self.apart) and any((min(a, b), max(a, b)) in self.apart for a in some for b in others)

    def of_one(self, a: str, b: str) -> bool:
        """Did a person put the two into one event?"""
        return any(a in articles and b in articles for articles in self.together)


@dataclass(slots=True)
class _Settling:
    articles: Collection[str]
    root: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    apart: set[Pair] = field(default_factory=set)

    def group(self, article: str) -> set[str]:
        return self.members[self.root.setdefault(article, article)] if article in self.root else {article}

    def join(self, articles: Sequence[str]) -> None:
        first = articles[0] if articles else ""
        for other in articles[1:]:
            ours, theirs = self.group(first), self.group(other)
            if ours is theirs or Held((), frozenset(self.apart)).separates(ours, theirs):
                continue
            joint = ours | theirs
            self.members[first] = joint
            self.root |= dict.fromkeys(joint, first)

    def part(self, some: Sequence[str], others: Sequence[str]) -> None:
        self.apart |= {(min(a, b), max(a, b)) for a in some for b in others if b not in self.group(a)}


def settle(rulings: Sequence[Ruling], articles: Collection[str]) -> Held:
    """The bounds that rulings, the newest first, set for these articles. A newer ruling stands over an older one."""
    made = _Settling(articles)
    for ruling in rulings:
        some, others = (sorted(each for each in side if each in articles) for side in (ruling.a, ruling.b))
        if ruling.together:
            made.join(sorted({*some, *others}))
        else:
            made.join(some)
            made.part(some, others)
    together = {tuple(sorted(made.group(article))) for article in made.root}
    return Held(tuple(sorted(each for each in together if len(each) > 1)), frozenset(made.apart))
