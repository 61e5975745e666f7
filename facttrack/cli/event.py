"""`facttrack event merge|split`: what a person decides about events."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import by_option, note_option, now
from facttrack.cli.output import hint
from facttrack.model import Decision


@click.group()
def command() -> None:
    """Merge events that are one, or split articles off that belong to another.

    The decision is kept with who, when and why, and holds when articles are read or linked again.
    `facttrack undo EVENT` takes it back; `facttrack show EVENT` lists what was decided.

    \b
    facttrack event merge e-7h2w0d e-9c4k1m --note "one strike, two names of the quarter"
    facttrack event split e-7h2w0d orontes-2026-01-08 --note "the second strike"
    """


@command.command()
@click.argument("event", metavar="EVENT")
@click.argument("other", metavar="OTHER")
@note_option
@by_option
@click.pass_context
def merge(ctx: click.Context, event: str, other: str, note: str, by: str) -> None:
    """Make two events one.

    \b
    facttrack event merge e-7h2w0d e-9c4k1m --note "one strike, two names of the quarter"
    """
    from facttrack.actions.events import merge as merge_events

    with opened(ctx) as store:
        decision = merge_events(store, event, other, note=note, by=by, at=now())
    _decided(decision)


@command.command()
@click.argument("event", metavar="EVENT")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@note_option
@by_option
@click.pass_context
def split(ctx: click.Context, event: str, articles: tuple[str, ...], note: str, by: str) -> None:
    """Make some articles of an event an event of their own.

    ARTICLE is an id, as much of its beginning as no other has, or an address.

    \b
    facttrack event split e-7h2w0d orontes-2026-01-08 --note "the second strike"
    """
    from facttrack.actions.events import split as split_event

    with opened(ctx) as store:
        decision = split_event(store, event, articles, note=note, by=by, at=now())
    _decided(decision)


def _decided(decision: Decision) -> None:
    hint(f"{decision.subject}: {decision.verdict}, decided by {decision.by}.")
    hint(f"Take it back: facttrack undo {decision.subject}")
