"""`facttrack link confirm|reject`: what a person decides about a link."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import by_option, note_option, now
from facttrack.cli.output import decided
from facttrack.vocabulary import Judgement


@click.group()
def command() -> None:
    """Confirm or reject a link.

    The decision is kept with who, when and why, and survives linking again. A rejected conflict no longer makes
    its claims contested. `facttrack undo LINK` takes the decision back.

    \b
    facttrack link confirm l-8h2w0d
    facttrack link reject l-8h2w0d --note "two different strikes"
    """


@command.command()
@click.argument("link", metavar="LINK")
@note_option
@by_option
@click.pass_context
def confirm(ctx: click.Context, link: str, note: str, by: str) -> None:
    """Confirm that two figures stand to each other as facttrack says.

    \b
    facttrack link confirm l-8h2w0d --note "both from the ministry's table"
    """
    _judge(ctx, link, Judgement.CONFIRMED, note, by)


@command.command()
@click.argument("link", metavar="LINK")
@note_option
@by_option
@click.pass_context
def reject(ctx: click.Context, link: str, note: str, by: str) -> None:
    """Reject a link: the two figures have nothing to do with each other, or not this.

    \b
    facttrack link reject l-8h2w0d --note "two different strikes"
    """
    _judge(ctx, link, Judgement.REJECTED, note, by)


def _judge(ctx: click.Context, link: str, judgement: Judgement, note: str, by: str) -> None:
    from facttrack.actions.review import judge

    with opened(ctx) as store:
        decision = judge(store, link, judgement, note=note, by=by, at=now())
    decided(decision)
