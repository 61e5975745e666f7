"""`facttrack decisions`: what people decided."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import format_option
from facttrack.cli.output import emit
from facttrack.show.formats import Format


@click.command()
@click.option("--by", metavar="NAME", help="Only decisions of this person.")
@click.option("--standing", is_flag=True, help="Only decisions that were not taken back.")
@format_option
@click.pass_context
def command(ctx: click.Context, by: str | None, standing: bool, form: Format) -> None:
    """List what people decided about claims, links and sources: who, when and why, the first one first.

    Nothing is ever deleted: decisions that were taken back are listed with the moment of it.

    \b
    facttrack decisions
    facttrack decisions --standing --by "R. Haddad"
    facttrack undo f-3k9x2m            take the latest decision on a subject back
    """
    from facttrack.show.decisions import DECISIONS

    with opened(ctx) as store:
        decisions = [
            decision
            for decision in store.decisions()
            if (by is None or decision.by.casefold() == by.casefold()) and not (standing and decision.undone)
        ]
    emit(decisions, DECISIONS, form, empty="No decisions. See: facttrack mark --help, facttrack link --help")
