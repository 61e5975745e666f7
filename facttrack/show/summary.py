"""What a long piece of work came to, in a few lines."""

from __future__ import annotations

from facttrack.results import IngestSummary, RelinkSummary
from facttrack.show.wording import counted


def ingest_lines(summary: IngestSummary) -> list[str]:
    """The lines at the end of `ingest`."""
    read = f"{counted(summary.read, 'article')} read: {summary.added:,} new, {summary.known:,} already known"
    lines = [
        f"{read}, {summary.revised:,} revised; {len(summary.failures):,} failed",
        f"{counted(summary.claims, 'claim')}; {_new(summary.links)}",
    ]
    if summary.claims:
        lines.append("Next: facttrack claims --contested")
    return lines


def relink_lines(summary: RelinkSummary) -> list[str]:
    """The lines at the end of `relink`."""
    compared = f"{counted(summary.articles, 'article')} compared: {counted(summary.events, 'event')}"
    return [f"{compared}, {counted(summary.links, 'link')}; {_new(summary)}"]


def _new(summary: RelinkSummary) -> str:
    return f"{counted(summary.new_links, 'new link')}, {counted(summary.new_conflicts, 'new conflict')}"
