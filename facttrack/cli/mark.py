"""`facttrack mark`: what a person decides about a claim."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import Term, by_option, note_option, now
from facttrack.cli.output import decided
from facttrack.vocabulary import Status


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("status", type=Term(Status), metavar="contested|resolved|retracted")
@note_option
@by_option
@click.pass_context
def command(ctx: click.Context, claim: str, status: Status, note: str, by: str) -> None:
    """Mark a claim as contested, resolved or retracted, and say why.

    The decision is kept with who, when and why, and survives reading and linking again. `resolved` empties a
    claim's reasons for being contested. `facttrack undo CLAIM` takes the decision back.

    \b
    facttrack mark f-3k9x2m contested --note "the hospital counts 19"
    facttrack mark f-3k9x2m resolved --note "both numbers confirmed by the registry"
    facttrack mark f-3k9x2m retracted --note "correction of 14 January" --by "R. Haddad"
    """
    from facttrack.actions.review import mark

    with opened(ctx) as store:
        decision = mark(store, claim, status, note=note, by=by, at=now())
    decided(decision)
