"""A figure as an interval drawn with characters: a dot where it is exact, an arrow where a bound is open."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from facttrack.model import Figure
from facttrack.show.timeline_scale import Scale, short_number
from facttrack.vocabulary import Qualifier


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a chart, each one column wide."""

    exact: str
    about: str
    beyond: str
    line: str
    dotted: str
    left: str
    right: str
    start: str
    end: str
    contested: str
    replaced: str


UNICODE = Glyphs("●", "≈", "○", "─", "┄", "◀", "▶", "├", "┤", "⚑", "↻")
ASCII = Glyphs("*", "~", "o", "-", ".", "<", ">", "|", "|", "!", "^")


def glyphs_for(encoding: str | None) -> Glyphs:
    """The characters that an encoding can write."""
    try:
        "".join(astuple(UNICODE)).encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def bar(figure: Figure, scale: Scale, width: int, glyphs: Glyphs) -> str:
    """The figure's interval in `width` columns, trailing spaces cut."""
    low, high = figure.low, figure.high
    cells = [" "] * width
    if low is None and high is None:
        return ""
    first = 0 if low is None else _column(low, scale, width)
    last = width - 1 if high is None else _column(high, scale, width)
    line = glyphs.dotted if figure.qualifier is Qualifier.VAGUE else glyphs.line
    cells[first : last + 1] = line * (last + 1 - first)
    dot = glyphs.beyond if figure.qualifier in (Qualifier.MORE_THAN, Qualifier.FEWER_THAN) else glyphs.exact
    if low is None:
        cells[first], cells[last] = glyphs.left, dot
    elif high is None:
        cells[last], cells[first] = glyphs.right, dot
    elif first == last:
        cells[first] = glyphs.about if figure.qualifier is Qualifier.ABOUT else glyphs.exact
    else:
        cells[first], cells[last] = glyphs.start, glyphs.end
    return "".join(cells).rstrip()


def axis(scale: Scale, width: int) -> str:
    """The numbers of the scale above their columns; those that would touch their neighbour are left out."""
    cells = [" "] * width
    free = 0
    for tick in scale.ticks:
        label = short_number(tick)
        start = min(max(0, _column(tick, scale, width) - len(label) // 2), width - len(label))
        if start >= free:
            cells[start : start + len(label)] = label
            free = start + len(label) + 1
    return "".join(cells).rstrip()


def _column(value: int, scale: Scale, width: int) -> int:
    return round(scale.at(value) * (width - 1))
