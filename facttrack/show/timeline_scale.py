"""One scale for figures drawn beside each other: where a number stands, and which numbers to print along it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from facttrack.model import Figure

#: Beyond this ratio of the largest number to the smallest, a linear scale would press the small ones together.
_SPREAD = 50
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from `least` to `most`, on a logarithmic scale if they lie far apart; zero is at its left end."""

    least: int
    most: int
    ticks: tuple[int, ...]
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where a number stands, from 0 (left) to 1 (right)."""
        if not self.logarithmic:
            place = (value - self.least) / (self.most - self.least)
        else:
            place = log10(max(value, self.least) / self.least) / log10(self.most / self.least)
        return min(1.0, max(0.0, place))


def scale_of(figures: Iterable[Figure]) -> Scale:
    """The scale on which all bounds of the figures have room, and so do the arrows of open ones."""
    every = list(figures)
    ends = [end for figure in every for end in (figure.low, figure.high) if end is not None]
    numbers = [end for end in ends if end > 0]
    if not numbers:
        return Scale(0, 1, (0, 1))
    most = max(numbers)
    if most / min(numbers) > _SPREAD:
        low, high = floor(log10(min(numbers))), ceil(log10(most + 1))
        stride = ceil((high - low) / (_TICKS + 1))
        return Scale(10**low, 10**high, tuple(10**power for power in range(low, high + 1, stride)), logarithmic=True)
    if any(figure.high is None and figure.low == most for figure in every):
        most += 1
    step = _step(most)
    return Scale(0, step * ceil(most / step), tuple(range(0, step * ceil(most / step) + 1, step)))


def _step(most: int) -> int:
    """The smallest round step that gives no more ticks than are readable."""
    power = int(10 ** max(0, floor(log10(most)) - 1))
    return next(step * power for step in (1, 2, 5, 10, 20, 50, 100) if most <= step * power * _TICKS)


_UNITS = ((1_000_000_000, 1_000_000_000, "bn"), (1_000_000, 1_000_000, "m"), (10_000, 1000, "k"))


def short_number(number: int) -> str:
    """A number for an axis: 900, 20k, 1.5m."""
    for least, size, unit in _UNITS:
        if number >= least:
            return f"{number / size:g}{unit}"
    return str(number)
