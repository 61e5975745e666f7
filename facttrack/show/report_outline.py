"""What a report holds, whatever it is printed on: sections of facts, tables and charts.

Every word may come from an article: what prints an outline makes it harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facttrack.results import Sighting
from facttrack.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to an address, where the medium can do that and the address is http or https."""

    words: str
    url: str | None


Cell = str | Linked


def cell_words(cell: Cell) -> str:
    """The words of a cell without their address."""
    return cell.words if isinstance(cell, Linked) else cell


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web; None for a script, a path, or what holds white space or controls."""
    return url if url and _WEB.fullmatch(url) else None


_WEB = re.compile(r"https?://[!-~\u00a1-\ud7ff\uf900-\ufdcf]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values; a fact without a value is left out."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence or two of ours."""

    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `right` holds the columns of numbers; `shares` what part of the room that is left each column takes."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    right: frozenset[int] = frozenset()
    shares: tuple[int, ...] = ()

    def share(self, column: int) -> int:
        """The column's share; 0 for one that is as wide as its words."""
        return self.shares[column] if column < len(self.shares) else 0


@dataclass(frozen=True, slots=True)
class Bars:
    """How often each of some things occurs; `unit` is what is counted. `share` adds percentages."""

    title: str
    unit: str
    rows: tuple[tuple[str, int], ...]
    share: bool = False


@dataclass(frozen=True, slots=True)
class Intervals:
    """Figures of one measure as intervals on one scale, from top to bottom in the order of publication."""

    measure: Measure
    title: str
    sightings: tuple[Sighting, ...]


Block = Facts | Prose | Grid | Bars | Intervals


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; `otherwise` where there is nothing."""

    title: str
    blocks: tuple[Block, ...]
    otherwise: str = ""

    @property
    def filled(self) -> tuple[Block, ...]:
        """The blocks that hold anything; `otherwise` where none does."""
        kept = tuple(block for block in self.blocks if holds(block))
        return kept or ((Prose(self.otherwise),) if self.otherwise else ())


@dataclass(frozen=True, slots=True)
class Outline:
    """A report: what it is on, the facts at its head, its sections."""

    kind: str
    title: str
    facts: Facts
    sections: tuple[Section, ...]


def holds(block: Block) -> bool:
    """Whether there is anything in the block."""
    match block:
        case Prose(words):
            return bool(words)
        case Intervals():
            return bool(block.sightings)
        case Facts(rows):
            return any(value for _, value in rows)
        case _:
            return bool(block.rows)


def grid(heads: str, rows: Iterable[Sequence[Cell]]) -> Grid:
    """A table with these headings, parted by `|`.

    `3*claim` is a column that takes three shares of the room that is left, `>claims` one of numbers.
    """
    names, shares, right = [], [], set()
    for at, head in enumerate(heads.split("|")):
        share, star, name = head.rpartition("*")
        if name.startswith(">"):
            right.add(at)
        names.append(name.removeprefix(">"))
        shares.append(int(share) if star else 0)
    return Grid(tuple(names), tuple(tuple(row) for row in rows), frozenset(right), tuple(shares))
