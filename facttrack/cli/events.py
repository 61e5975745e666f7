"""`facttrack events`: list events."""

from __future__ import annotations

from datetime import date

import click

from facttrack.cli.database import opened
from facttrack.cli.options import Day, format_option, limit_option, offset_option, policy_option
from facttrack.cli.output import emit, more, nothing
from facttrack.model import EventFilter
from facttrack.show.formats import Format
from facttrack.vocabulary import Policy


@click.command()
@click.option("--place", metavar="NAME", help="Only events in this place.")
@click.option("--since", type=Day(), help="That were on this day or later.")
@click.option("--until", type=Day(last=True), help="That were on this day or earlier.")
@click.option("--search", metavar="WORDS", help="Only events with these words in their title.")
@limit_option
@offset_option
@policy_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    place: str | None,
    since: date | None,
    until: date | None,
    search: str | None,
    limit: int | None,
    offset: int,
    policy: Policy,
    form: Format,
) -> None:
    """List events: articles that report the same happening, with low, best and high of each figure.

    \b
    facttrack events
    facttrack events --place Aleppo --since 2026-01
    facttrack show e-7h2w0d            one event, its articles and figures
    facttrack timeline e-7h2w0d        its figures over time
    """
    from facttrack.actions.assess import by_policy
    from facttrack.show.events import EVENTS

    with opened(ctx) as store:
        events = store.events(EventFilter(place, since, until, search, None if limit is None else limit + 1, offset))
        emit(
            [by_policy(store, event, policy) for event in events[:limit]], EVENTS, form, empty=nothing(store, NO_EVENTS)
        )
        if limit is not None and len(events) > limit:
            more(limit, None, offset, "event")


NO_EVENTS = "No events match. Fewer filters show more; facttrack events lists them all."
