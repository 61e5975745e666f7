"""Timing, and rows and tables on the screen."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of processor, all threads together."""
    began = time.process_time()
    taken = seconds(work)
    return taken, time.process_time() - began


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median of some rounds, after one that warms up."""
    work()
    return 1000 * statistics.median(seconds(work) for _ in range(rounds))


def peak() -> int:
    """The most memory that this process ever held, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held // (1024 * 1024 if sys.platform == "darwin" else 1024)


def row(name: str, value: str, note: str = "") -> None:
    print(f"  {name:<44} {value:>14}  {note}".rstrip(), flush=True)


def table(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[float]]]) -> None:
    """Figures side by side, with what each is of the one before it."""
    print(title)
    print(f"  {'':<44}" + "".join(f"{head:>14}" for head in heads) + "   growth")
    for name, values in rows:
        growth = " ".join(f"×{after / before:.1f}" for before, after in pairwise(values) if before)
        print(f"  {name:<44}" + "".join(f"{value:>14,.1f}" for value in values) + f"   {growth}", flush=True)
