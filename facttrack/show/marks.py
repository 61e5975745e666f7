"""Passages of a text marked with styles, and with brackets where styles do not show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise

from rich.console import Console
from rich.text import Text

from facttrack.model import Claim, Figure
from facttrack.show.visible import visible


@dataclass(frozen=True, slots=True)
class Mark:
    """How one kind of passage looks: a style, and brackets for where there are no colours."""

    name: str
    style: str
    opening: str
    closing: str


FIGURE = Mark("figure", "bold yellow", "[", "]")
SPEAKER = Mark("speaker", "bold cyan", "‹", "›")
CUE = Mark("cue", "bold magenta", "/", "/")
CONTENT = Mark("what was said", "green", "⟨", "⟩")
QUOTE = Mark("claim", "bold underline", "⟦", "⟧")

Span = tuple[int, int, Mark]


def spans_of(claim: Claim) -> list[Span]:
    """Where an article's text is to be marked for a claim; contents first, so that words in them stand out."""
    spans: list[Span] = []
    if isinstance(claim, Figure):
        spans.append((claim.number.start, claim.number.end, FIGURE))
    else:
        spans.extend((start, end, CONTENT) for start, end in claim.runs or ((claim.start, claim.end),))
    if claim.speaker:
        spans.append((claim.speaker.start, claim.speaker.end, SPEAKER))
    if claim.cue:
        spans.append((claim.cue.start, claim.cue.end, CUE))
    return spans


def shows_colours(console: Console) -> bool:
    """Whether styles alone can tell passages apart."""
    return console.color_system is not None and not console.no_color


def marked(text: str, start: int, end: int, spans: Iterable[Span], *, brackets: bool) -> Text:
    """`text[start:end]` with its passages marked; shorter passages lie over longer ones."""
    seen = {(max(start, a), min(end, b), mark.name): mark for a, b, mark in spans if a < b and a < end and b > start}
    inside = sorted(seen.items(), key=lambda item: (item[0][0], -item[0][1], item[0][2]))
    cuts = sorted({start, end} | {at for (a, b, _), _ in inside for at in (a, b)})
    out, waiting, open_now = Text(), list(reversed(inside)), list[tuple[int, int, Mark]]()
    order = count(0, -1)
    for here, there in pairwise(cuts):
        while open_now and open_now[0][0] <= here:
            closed = heappop(open_now)
            if brackets:
                out.append(closed[2].closing)
        while waiting and waiting[-1][0][0] == here:
            (_, b, _), mark = waiting.pop()
            heappush(open_now, (b, next(order), mark))
            if brackets:
                out.append(mark.opening)
        style = min(open_now, key=lambda one: (one[0], one[1]))[2].style if open_now else ""
        out.append(visible(text[here:there]), style)
    if brackets:
        for _, _, mark in sorted(open_now, key=lambda one: (one[0], one[1])):
            out.append(mark.closing)
    return out


def legend(*, brackets: bool) -> Text:
    """What the marks mean."""
    words = Text("Marked: ", "dim")
    for number, mark in enumerate((FIGURE, SPEAKER, CUE, CONTENT)):
        if number:
            words.append(", ", "dim")
        words.append(f"{mark.opening}{mark.name}{mark.closing}" if brackets else mark.name, mark.style)
    return words


def paragraph_around(text: str, start: int, end: int, reach: int = 280) -> tuple[int, int]:
    """The paragraph that holds a passage, cut between words to `reach` characters on either side."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if start - first > reach:
        gap = text.find(" ", start - reach, start)
        first = gap + 1 if gap >= 0 else start - reach
    if last - end > reach:
        gap = text.rfind(" ", end, end + reach)
        last = gap if gap > end else end + reach
    return first, last
