"""How fast facttrack is, and how right its links, beside references measured in the same run: `make bench`.

python .ci/bench                            everything; minutes
python .ci/bench start extract              some of: start, extract, hostile, store, postgresql
python .ci/bench postgresql                 the store in PostgreSQL
python .ci/bench store --claims 1000000     at a million figures; takes most of an hour

Splink has the same job from "its table is filled" to "clusters": finding which figures speak of one thing. Its table
holds the facts that the generated claims state; facttrack reads some of them off the texts first, and goes on to say
how figures stand to each other and why, and to keep everything in a database. So the steps are told one by one.

The store is timed over generated news (see generate.py). Its sizes are in figures; statements come on top.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from reference import splink_linked
from report import row, table
from scale import stored
from speed import extraction, hostile, start_up


def store(sizes: list[int]) -> None:
    """Each size, and Splink over it, in a process of its own."""
    told: list[dict[str, float]] = []
    for size in sizes:
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
            told.append(pool.submit(stored, size).result())
            other = pool.submit(splink_linked, size).result()
        steps = other["steps"]
        whole, processor = (sum(taken[i] for name, taken in steps.items() if name != "filling") for i in (0, 1))
        row("Splink, the same figures as a table", f"{whole:.1f} s", f"{other['pairs']:,} pairs, kept in memory")
        row("Splink, processor", f"{processor:.1f} s")
        for name, (_, taken) in steps.items():
            row(f"  {name}", f"{taken:.1f} s", "the table, from claims; not counted above" if name == "filling" else "")
        row("  one article more, by the trained model", f"{other['more']:,.1f} ms")
        row("  memory", f"{other['memory']} MB")
        row("  F1 at 0.5", f"{other['usual'].f1:.3f}", str(other["usual"]))
        row(f"  F1 at its best threshold, {other['threshold']}", f"{other['best'].f1:.3f}", str(other["best"]))
        print()
    if len(sizes) > 1:
        names = [name for name in told[0] if all(name in each for each in told)]
        heads = [f"{size:,}" for size in sizes]
        table("growth, by figures", heads, [(name, [each[name] for each in told]) for name in names])


def postgresql(sizes: list[int]) -> None:
    """The same steps in a PostgreSQL of their own."""
    for size in sizes:
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
            pool.submit(stored, size, "PostgreSQL").result()
        print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="any of start, extract, hostile, store, postgresql; all if none is named",
    )
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000], help="sizes of the store")
    options = parser.parse_args()
    sizes = sorted(options.claims)
    parts = {
        "start": start_up,
        "extract": extraction,
        "hostile": hostile,
        "store": lambda: store(sizes),
        "postgresql": lambda: postgresql(sizes),
    }
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for name in options.parts or parts:
        parts[name]()
        print()


if __name__ == "__main__":
    main()
