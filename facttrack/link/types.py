"""What linking answers with, besides the model's Link and Event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Match:
    """Two articles that report the same event: `a` < `b` are article ids, `score` is 0 to 1, `because` says why."""

    a: str
    b: str
    score: float
    because: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"a": self.a, "b": self.b, "score": self.score, "because": list(self.because)}

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Match:
        return cls(record["a"], record["b"], record["score"], tuple(record["because"]))


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one event, by id in sorted order, and why they are together."""

    articles: tuple[str, ...]
    because: tuple[str, ...] = ()
