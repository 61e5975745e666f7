"""`facttrack undo`: take back the latest decision."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import by_option, note_option, now
from facttrack.cli.output import hint


@click.command()
@click.argument("subject", metavar="ID")
@note_option
@by_option
@click.pass_context
def command(ctx: click.Context, subject: str, note: str, by: str) -> None:
    """Take back the latest decision on a claim, a link, an event or a source.

    The decision before it counts again. Nothing is deleted: `facttrack show ID` lists them all.

    \b
    facttrack undo f-3k9x2m
    facttrack undo l-8h2w0d --note "confirmed by mistake"
    """
    from facttrack.actions.review import undo

    with opened(ctx) as store:
        decision = undo(store, subject, note=note, by=by, at=now())
    hint(f"{decision.subject} is no longer {decision.verdict} (decided by {decision.by}).")
