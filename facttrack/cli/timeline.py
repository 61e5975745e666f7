"""`facttrack timeline`: the figures of an event over time."""

from __future__ import annotations

import sys

import click

from facttrack.cli.database import opened
from facttrack.cli.options import format_option, policy_option
from facttrack.cli.output import emit, hint
from facttrack.show.formats import Format, json_page
from facttrack.vocabulary import Policy


@click.command()
@click.argument("event", metavar="EVENT")
@policy_option
@format_option
@click.pass_context
def command(ctx: click.Context, event: str, policy: Policy, form: Format) -> None:
    """Show the figures of an event over time, by measure and speaker, with low, best and high.

    EVENT is an id, as much of its beginning as no other has, or a title or a part of one.

    \b
    facttrack timeline e-7h2w0d
    facttrack timeline "market strike"
    facttrack timeline e-7h2w0d --format csv > figures.csv
    """
    from facttrack.actions.timeline import timeline
    from facttrack.show.timeline import TIMELINE, print_timeline, rows, timeline_record

    with opened(ctx) as store:
        found = timeline(store, event, policy)
    match form:
        case Format.TABLE:
            from facttrack.show.console import terminal

            print_timeline(found, terminal())
            if not found.tracks:
                hint(NO_FIGURES)
        case Format.JSON:
            sys.stdout.write(json_page(timeline_record(found)))
        case _:
            emit(rows(found), TIMELINE, form, empty=NO_FIGURES)


NO_FIGURES = "The articles of this event have no figures."
