"""What linking answers with, besides the model's Link and Event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: From this score on two articles are taken to report one event.
SAME_EVENT = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Two articles, or parts of two, that hang together: `a` < `b` are their names, `score` is 0 to 1, `because` says
    why.

    From a score of `SAME_EVENT` on they report one event. Below it they report two, and one recalls the other's or
    both recall a third: figures may be linked, the articles do not belong to one group.
    """

    a: str
    b: str
    score: float
    because: tuple[str, ...] = ()

    @property
    def same_event(self) -> bool:
        return self.score >= SAME_EVENT

    def to_json(self) -> dict[str, Any]:
        return {
            "a": self.a,
            "b": self.b,
            "score": self.score,
            "because": list(self.because),
        }

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Match:
        return cls(record["a"], record["b"], record["score"], tuple(record["because"]))


@dataclass(frozen=True, slots=True)
class Group:
    """The articles and parts of articles of one event, by name in sorted order, and why they are together."""

    articles: tuple[str, ...]
    because: tuple[str, ...] = ()
