"""How right links are: pairs of figures of different articles that speak of one event and measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generate import Story

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}"


class Truth:
    """What each figure speaks of, by its id."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self.fact: dict[str, tuple[int, str]] = {}
        self.article: dict[str, str] = {}
        for story in stories:
            for figure in story.figures:
                self.fact[figure.id] = story.events[figure.id], figure.measure.value
                self.article[figure.id] = story.article.id

    def pairs(self) -> Iterator[Pair]:
        """Every pair that speaks of one event and measure, in different articles, the smaller id first."""
        together: dict[tuple[int, str], list[str]] = {}
        for figure, fact in self.fact.items():
            together.setdefault(fact, []).append(figure)
        for figures in together.values():
            for a, b in combinations(sorted(figures), 2):
                if self.article[a] != self.article[b]:
                    yield a, b

    def score(self, found: Iterable[Pair]) -> Score:
        told = {(a, b) if a < b else (b, a) for a, b in found}
        right = sum(self.fact[a] == self.fact[b] and self.article[a] != self.article[b] for a, b in told)
        return Score(right / len(told) if told else 0.0, right / max(1, sum(1 for _ in self.pairs())))
