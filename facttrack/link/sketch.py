"""Report -> Sketch: the facts of an article that comparing needs, without the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facttrack.model import Report


@dataclass(frozen=True, slots=True)
class FigureSketch:
    """One figure as linking compares it."""

    id: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """The facts of one article. `keys` are the candidate-search keys: articles that share none never match."""

    article: str
    keys: frozenset[str]
    figures: tuple[FigureSketch, ...]

    def to_json(self) -> dict[str, Any]:
        """A plain dictionary for the store; `Sketch.from_json` reads it back."""
        return {"article": self.article, "keys": sorted(self.keys), "figures": [{"id": f.id} for f in self.figures]}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Sketch:
        return cls(record["article"], frozenset(record["keys"]), tuple(FigureSketch(**f) for f in record["figures"]))


def make(report: Report, names: Mapping[str, str]) -> Sketch:
    """The sketch of a report."""
    return Sketch(report.article.id, frozenset(), tuple(FigureSketch(figure.id) for figure in report.figures))
