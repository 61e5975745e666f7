"""Charts as inline SVG: readable in light, dark and print, with a title and a description in words."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.model import Figure
from facttrack.results import Sighting
from facttrack.show.html import Element, element
from facttrack.show.report_outline import Bars, Intervals
from facttrack.show.timeline import figure_words, speaker_of
from facttrack.show.timeline_scale import Scale, scale_of, short_number
from facttrack.show.visible import shortened
from facttrack.show.wording import day_words
from facttrack.vocabulary import Qualifier

#: Sizes in CSS pixels at the natural width.
_WIDTH, _ROW, _TOP = 880, 24, 26
_LABEL, _NUMBER = 310, 220
#: Qualifiers whose number is not itself asserted.
_HOLLOW = frozenset({Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.FEWER_THAN})
#: About how many characters go into the columns of labels and numbers.
_LABEL_CHARACTERS, _NUMBER_CHARACTERS = 46, 30


def bar_chart(bars: Bars, name: str) -> Element:
    """Horizontal bars, one for each row, with its number. `name` makes ids unique within a page."""
    most, total = max(count for _, count in bars.rows), sum(count for _, count in bars.rows)
    room = _WIDTH - _LABEL - _NUMBER
    shapes = []
    for at, (label, count) in enumerate(bars.rows):
        y, length = at * _ROW, room * count / most if most else 0
        number = f"{count:,}" + (f" ({count / total:.0%})" if bars.share and total else "")
        shapes += [
            _label(label, y),
            element("rect", class_="bar", x=_LABEL, y=y + 5, width=length, height=_ROW - 10, rx=2),
            element("text", number, class_="number", x=_LABEL + length + 6, y=y + 16),
        ]
    words = "; ".join(f"{label}: {count:,}" for label, count in bars.rows)
    return _chart(f"{bars.title} ({bars.unit})", words, shapes, len(bars.rows) * _ROW, name)


def interval_chart(intervals: Intervals, name: str) -> Element:
    """Figures under each other on one scale: dots where exact, lines between bounds, arrows where open."""
    sightings = intervals.sightings
    scale = scale_of(sighting.figure for sighting in sightings)
    height = _TOP + len(sightings) * _ROW
    shapes = [*_grid_lines(scale, height)]
    for at, sighting in enumerate(sightings):
        y = _TOP + at * _ROW
        state = "replaced" if sighting.newer else "contested" if sighting.figure.contested else "plain"
        flag = "⚑ " if sighting.figure.contested else ""
        row = element(
            "g",
            _label(f"{day_words(sighting.article.published)}  {speaker_of(sighting)}", y),
            *_interval(sighting.figure, scale, y + _ROW / 2),
            element(
                "text",
                flag + shortened(figure_words(sighting.figure), _NUMBER_CHARACTERS),
                class_="number",
                x=_WIDTH - _NUMBER + 14,
                y=y + 16,
            ),
            class_=state,
        )
        shapes.append(row)
    title = intervals.title + (", on a logarithmic scale" if scale.logarithmic else "")
    return _chart(title, _described(sightings), shapes, height, name, _legend(sightings))


def _interval(figure: Figure, scale: Scale, y: float) -> list[Element]:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return []
    left = _x(scale, low) if low is not None else float(_LABEL)
    right = _x(scale, high) if high is not None else float(_WIDTH - _NUMBER)
    vague = "4 4" if figure.qualifier is Qualifier.VAGUE else None
    shapes = [element("line", class_="span", x1=left, x2=right, y1=y, y2=y, stroke_dasharray=vague)]
    if low is None or high is None:
        tip, back = (left, 8) if low is None else (right, -8)
        shapes.append(element("path", class_="arrow", d=f"M{tip:g} {y:g}l{back} -4v8z"))
    outside = figure.qualifier in _HOLLOW
    ends = dict.fromkeys(_x(scale, end) for end in (low, high) if end is not None)
    shapes += [element("circle", class_="hollow" if outside else "dot", cx=x, cy=y, r=4.5) for x in ends]
    return shapes


def _grid_lines(scale: Scale, height: int) -> list[Element]:
    shapes = []
    for tick in scale.ticks:
        x = _x(scale, tick)
        shapes.append(element("line", class_="grid", x1=x, x2=x, y1=_TOP - 6, y2=height))
        shapes.append(element("text", short_number(tick), class_="tick", x=x, y=_TOP - 12))
    return shapes


def _x(scale: Scale, value: int) -> float:
    left, right = _LABEL + 8, _WIDTH - _NUMBER - 12
    return round(left + scale.at(value) * (right - left), 1)


def _label(words: str, y: int) -> Element:
    return element("text", shortened(words, _LABEL_CHARACTERS), element("title", words), class_="label", x=0, y=y + 16)


def _described(sightings: Sequence[Sighting]) -> str:
    lines = (f"{day_words(s.article.published)}, {speaker_of(s)}: {figure_words(s.figure)}" for s in sightings)
    return "; ".join(lines)


def _legend(sightings: Sequence[Sighting]) -> str:
    """What the signs mean that this chart uses."""
    figures = [sighting.figure for sighting in sightings]
    signs = (
        ("hollow: about, more than or fewer than", any(figure.qualifier in _HOLLOW for figure in figures)),
        ("arrow: open", any(figure.low is None or figure.high is None for figure in figures)),
        ("dashed: vague", any(figure.qualifier is Qualifier.VAGUE for figure in figures)),
        ("⚑ contested", any(figure.contested for figure in figures)),
        ("pale: replaced by a later figure", any(sighting.newer for sighting in sightings)),
    )
    return " · ".join(words for words, used in signs if used)


def _chart(title: str, words: str, shapes: list[Element], height: int, name: str, legend: str = "") -> Element:
    picture = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", words, id=f"{name}-words"),
        *shapes,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby=f"{name}-title {name}-words",
    )
    caption = element("figcaption", title, element("small", legend) if legend else None)
    return element("figure", caption, picture)
