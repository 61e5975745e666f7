"""What speaks for and against: one fact, its level, what it weighs and why, in words."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from facttrack.shipped import words


class Evidence(NamedTuple):
    """One compared fact. `level` names a row of the table of weights; `amount` scales it (how many are shared)."""

    fact: str
    level: str
    reason: str
    amount: float = 1.0


@cache
def weights() -> dict[str, dict[str, dict[str, float]]]:
    """The table of weights: kind of comparison -> fact -> level -> log odds."""
    with words("weights.toml").open("rb") as file:
        return tomllib.load(file)


def total(kind: str, evidence: Iterable[Evidence]) -> float:
    """The sum of what the evidence weighs, with the base of its kind, as log odds."""
    table = weights()[kind]
    found = 0.0
    for each in evidence:
        found += table[each.fact][each.level] * each.amount
    return table["base"]["all"] + found


def score(odds: float) -> float:
    """Log odds -> 0..1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
