"""The figures of an event over time: on the terminal, as rows, as a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from facttrack.model import Estimate, Figure
from facttrack.records import Record, claim_record, estimate_record
from facttrack.results import Sighting, Timeline, Track
from facttrack.show.assessments import POLICIES, assessment_record, sources_words
from facttrack.show.formats import Column, Listing, Place
from facttrack.show.page import Page, plain
from facttrack.show.timeline_chart import ASCII, Glyphs, axis, bar, glyphs_for
from facttrack.show.timeline_scale import Scale, scale_of
from facttrack.show.visible import one_line
from facttrack.show.wording import amount, contest_words, day_words, days_words, estimate_words
from facttrack.vocabulary import Policy

# --- as rows and records ---------------------------------------------------------------------


def timeline_record(timeline: Timeline) -> Record:
    """The whole timeline: the event, and for each measure its bounds and its figures in order."""
    event = timeline.event
    return {
        "event": event.id,
        "title": event.title,
        "from": event.start and event.start.isoformat(),
        "to": event.end and event.end.isoformat(),
        "measures": {
            track.measure.value: _bounds_record(track, timeline)
            | {"figures": [sighting_record(s) for s in track.sightings]}
            for track in timeline.tracks
        },
    }


def sighting_record(sighting: Sighting) -> Record:
    """A figure with its article's outlet and day, what replaced it and what a person decided."""
    article = sighting.article
    return {
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        **claim_record(sighting.figure),
        "newer": sighting.newer,
        "status": sighting.status.value if sighting.status else None,
    }


def rows(timeline: Timeline) -> list[Sighting]:
    """Every figure of the timeline, by measure, then in order of publication."""
    return [sighting for track in timeline.tracks for sighting in track.sightings]


def _bounds_record(track: Track, timeline: Timeline) -> Record:
    made = next((each for each in timeline.assessments if each.measure is track.measure), None)
    return assessment_record(made) if made else estimate_record(track.estimate or Estimate(None, None, None, ()))


def _cells(sighting: Sighting) -> Record:
    figure, article = sighting.figure, sighting.article
    return {
        "measure": figure.measure.value,
        "published": article.published.isoformat() if article.published else None,
        "speaker": sighting.speaker,
        "outlet": article.outlet,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "who": figure.who,
        "from": figure.when and figure.when.start.isoformat(),
        "to": figure.when and figure.when.end.isoformat(),
        "contested": [contest.because.value for contest in figure.contested],
        "newer": sighting.newer,
        "status": sighting.status and sighting.status.value,
        "quote": figure.quote,
        "id": figure.id,
        "article": article.id,
    }


def _columns(short: Callable[[str], str]) -> Sequence[Column[Sighting]]:
    return (
        Column("MEASURE", lambda s: s.figure.measure.value, Place.HEAD, "bold", least=9),
        Column("DAY", lambda s: day_words(s.article.published), Place.HEAD, least=10),
        Column("SPEAKER", speaker_of, Place.FOOT, least=12, share=2),
        Column("FIGURE", lambda s: figure_words(s.figure), Place.HEAD, least=8, share=1),
        Column("CONTESTED", lambda s: contest_words(s.figure.contested), Place.FLAG, "red", least=10),
        Column("REPLACED BY", lambda s: short(s.newer) if s.newer else "", Place.FOOT, least=10),
        Column("QUOTE", lambda s: f"“{s.figure.quote}”", Place.BODY, least=24, share=4),
        Column("ID", lambda s: short(s.figure.id), Place.FOOT, "cyan", least=10),
    )


#: The rows of a timeline, for jsonl, csv and md.
TIMELINE: Listing[Sighting] = Listing(
    sighting_record, _cells, lambda s: (s.figure.id, *([s.newer] if s.newer else [])), _columns
)

# --- on the terminal -------------------------------------------------------------------------


def speaker_of(sighting: Sighting) -> str:
    """The speaker; where there is none, that, and who printed it."""
    return sighting.speaker or f"unattributed ({sighting.article.outlet or sighting.article.id})"


def figure_words(figure: Figure) -> str:
    """The number with its bounds, and who is counted where the measure does not say it all: "5 children"."""
    return amount(figure) if figure.who in (None, "people") else f"{amount(figure)} {figure.who}"


#: Columns of a chart: in a pipe, and at most and least on a terminal.
_PIPE, _MOST, _LEAST = 40, 80, 12


def print_timeline(timeline: Timeline, console: Console) -> None:
    """Each measure with its bounds, then a line for each figure: day, speaker, number, and its interval as a chart.

    On a terminal long names wrap and the chart takes what room is left; it is left out where that
    is none. In a pipe nothing wraps. Where the encoding is not Unicode the chart is plain ASCII.
    """
    event = timeline.event
    glyphs = glyphs_for(console.encoding)
    page = Page()
    page.add(plain(event.title or event.id, "bold"))
    page.fact("days", days_words(event.start, event.end) if event.start or event.end else "")
    page.fact("places", plain(", ".join(event.places)))
    for track in timeline.tracks:
        bounds = f"  {estimate_words(track.estimate)}" if track.estimate else ""
        page.blank()
        page.add(Text.assemble((track.measure.value, "bold"), _writable(bounds, glyphs)))
        for made in timeline.assessments:
            if made.measure is track.measure and made.policy is not Policy.RANGE:
                page.add(plain(_writable(made.note or POLICIES[made.policy], glyphs), "dim"), indent=2)
                page.add(plain(_writable(sources_words(made), glyphs), "dim"), indent=2)
        page.print(console)
        page = Page()
        print_track(track.sightings, console)
    if timeline.tracks:
        page.blank()
        page.add(Text(legend(rows(timeline), glyphs), "dim"))
    page.print(console)


@dataclass(frozen=True, slots=True)
class _Widths:
    speaker: int
    amount: int
    chart: int


def print_track(sightings: Sequence[Sighting], console: Console) -> None:
    """A line for each figure, all on one scale; there has to be one at least."""
    glyphs = glyphs_for(console.encoding)
    scale = scale_of(sighting.figure for sighting in sightings)
    widths = _widths(sightings, console)
    lead = 2 + 10 + 2 + widths.speaker + 2 + widths.amount + 4
    if widths.chart:
        note = "  (logarithmic)" if scale.logarithmic else ""
        _line(console, Text(" " * lead + axis(scale, widths.chart) + (note if not console.is_terminal else ""), "dim"))
    for sighting in sightings:
        for line in _lines(sighting, widths, scale, glyphs, console):
            _line(console, line)


def _widths(sightings: Iterable[Sighting], console: Console) -> _Widths:
    every = list(sightings)
    speaker = max(cell_len(one_line(speaker_of(s))) for s in every)
    figure = max(cell_len(one_line(figure_words(s.figure))) for s in every)
    if not console.is_terminal:
        return _Widths(speaker, figure, _PIPE)
    room = console.width - 2 - 10 - 2 - 2 - 4
    speaker, figure = min(speaker, max(12, room * 3 // 10)), min(figure, max(8, room * 3 // 10))
    chart = min(_MOST, room - speaker - figure)
    return _Widths(speaker, figure, chart if chart >= _LEAST else 0)


def _lines(sighting: Sighting, widths: _Widths, scale: Scale, glyphs: Glyphs, console: Console) -> Iterable[Text]:
    style = "dim" if sighting.newer else ""
    names = plain(speaker_of(sighting)).wrap(console, widths.speaker)
    numbers = plain(_writable(figure_words(sighting.figure), glyphs), "bold").wrap(console, widths.amount)
    for at in range(max(len(names), len(numbers))):
        line = Text("  ", style)
        line.append((day_words(sighting.article.published) if at == 0 else "").ljust(12))
        for pieces, width in ((names, widths.speaker), (numbers, widths.amount)):
            piece = pieces[at] if at < len(pieces) else Text()
            piece.rstrip()
            line.append_text(piece).append(" " * (width - cell_len(piece.plain) + 2))
        if at == 0:
            line.append(glyphs.contested if sighting.figure.contested else " ", "red")
            line.append(glyphs.replaced if sighting.newer else " ")
            if widths.chart:
                line.append(bar(sighting.figure, scale, widths.chart, glyphs), "cyan")
        line.rstrip()
        yield line


def _writable(words: str, glyphs: Glyphs) -> str:
    """Our own words as the chart's characters have it: where they are ASCII, so is the dash of a range."""
    return words.replace("–", "-") if glyphs is ASCII else words


def _line(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True)


def legend(sightings: Iterable[Sighting], glyphs: Glyphs) -> str:
    """What the signs mean that these figures use."""
    every = list(sightings)
    signs = [
        (f"{glyphs.exact} the number", True),
        (f"{glyphs.exact}{glyphs.line}{glyphs.right} or more", any(s.figure.high is None for s in every)),
        (f"{glyphs.left}{glyphs.line}{glyphs.exact} or fewer", any(s.figure.low is None for s in every)),
        (f"{glyphs.contested} contested", any(s.figure.contested for s in every)),
        (f"{glyphs.replaced} replaced by a later figure", any(s.newer for s in every)),
    ]
    return "   ".join(words for words, used in signs if used)
