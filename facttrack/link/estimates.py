"""Low, best and high of what sources say of one measure of an event, by a policy that is stated.

Figures are counted by origin, not by article: reprints of one account, and one speaker's number however often it is
printed, speak once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facttrack import gazetteer
from facttrack.model import Estimate
from facttrack.results import Assessment, End, Without
from facttrack.vocabulary import Measure, Policy


@dataclass(frozen=True, slots=True)
class Voice:
    """A figure that counts the whole of an event: its bounds, who stands behind it, which account it belongs to.

    `source` is the speaker's main name, "" where the article speaks for itself; `carrier` the outlet, or the article's
    id; `origin` names the account that the article goes back to; `day` is the one up to which was counted.
    """

    claim: str
    low: int | None
    high: int | None
    source: str
    carrier: str
    origin: str
    day: date | None

    @property
    def value(self) -> int:
        """The number that was said: the lower bound, else the upper."""
        return (self.low if self.low is not None else self.high) or 0

    @property
    def name(self) -> str:
        """Whose word it is, for a reader."""
        return self.source or f"unattributed in {self.carrier}"


def span(voices: Sequence[Voice]) -> Estimate:
    """The lowest low and the highest high that somebody stands behind, None where somebody leaves it open; best is
    the value that most origins give."""
    lows = [voice.low for voice in voices if voice.low is not None]
    highs = [voice.high for voice in voices if voice.high is not None]
    return Estimate(
        min(lows, default=None),
        _best(voices),
        max(highs) if highs and len(highs) == len(voices) else None,
        tuple(sorted(voice.claim for voice in voices)),
    )


def count_origins(voices: Iterable[Voice]) -> int:
    """How many origins these figures have: those of one account or one speaker are one."""
    groups: list[set[tuple[str, str]]] = []
    for voice in voices:
        marks = {("origin", voice.origin)} | ({("source", voice.source)} if voice.source else set())
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*joined))
    return len(groups)


def assess(measure: Measure, voices: Sequence[Voice], policy: Policy, trusted: Collection[str] = ()) -> Assessment:
    """What the figures of one measure (one at least) add up to by a policy, who sets each bound, and what would be
    left without any one source. `trusted`: names of sources and outlets, normalised by `gazetteer.key`."""
    counting, note = _chosen(voices, policy, frozenset(trusted))
    estimate = span(counting)
    whole = (estimate.low, estimate.best, estimate.high)
    without = []
    for name in sorted({voice.name for voice in voices}):
        rest = [voice for voice in voices if voice.name != name]
        left = span(_chosen(rest, policy, frozenset(trusted))[0]) if rest else Estimate(None, None, None, ())
        if (left.low, left.best, left.high) != whole:
            without.append(Without(name, left.low, left.best, left.high, len(left.claims)))
    best = [voice for voice in counting if voice.value == estimate.best]
    return Assessment(
        measure,
        policy,
        estimate,
        _end(estimate.low, [v for v in counting if v.low == estimate.low and v.low is not None]),
        _end(estimate.best, best),
        _end(estimate.high, [v for v in counting if v.high == estimate.high]),
        count_origins(best),
        note,
        tuple(without),
    )


def _chosen(voices: Sequence[Voice], policy: Policy, trusted: frozenset[str]) -> tuple[list[Voice], str]:
    """The figures that count by the policy, and what a reader has to know of the choice."""
    if policy is Policy.TRUSTED:
        mine = [voice for voice in voices if gazetteer.key(voice.source or voice.carrier) in trusted]
        return (mine, "") if mine else (list(voices), "no trusted source gives this figure: the range of all")
    if policy is Policy.MAJORITY:
        best = _best(voices)
        mine = [voice for voice in voices if voice.value == best]
        return mine, _majority_note(voices, mine)
    return list(voices), ""


def _majority_note(voices: Sequence[Voice], mine: Sequence[Voice]) -> str:
    given = count_origins(mine)
    others = {voice.value for voice in voices} - {voice.value for voice in mine}
    level = [value for value in others if count_origins(v for v in voices if v.value == value) == given]
    if level:
        rivals = ", ".join(f"{value:,}" for value in sorted(level))
        return f"no majority: as many origins give {rivals}; the latest stands"
    return ""


def _best(voices: Sequence[Voice]) -> int:
    """The value of most origins; of equals the latest, then the larger."""
    by_value: dict[int, list[Voice]] = {}
    for voice in voices:
        by_value.setdefault(voice.value, []).append(voice)

    def rank(value: int) -> tuple[int, date, int]:
        mine = by_value[value]
        return count_origins(mine), max(voice.day or date.min for voice in mine), value

    return max(by_value, key=rank)


def _end(value: int | None, voices: Sequence[Voice]) -> End:
    names = dict.fromkeys(voice.name for voice in sorted(voices, key=lambda v: (v.day or date.max, v.claim)))
    return End(value, tuple(sorted(voice.claim for voice in voices)), tuple(names))
