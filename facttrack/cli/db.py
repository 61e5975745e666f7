"""`facttrack db`: the care of the database."""

from __future__ import annotations

from pathlib import Path

import click

from facttrack.cli.failure import say
from facttrack.cli.output import hint


@click.group()
def command() -> None:
    """Upgrade, check or back up the database.

    \b
    facttrack db check
    facttrack db backup monday.db
    facttrack --db old.db db upgrade
    """


@command.command()
@click.pass_context
def upgrade(ctx: click.Context) -> None:
    """Bring the database to the version of this program. Every row is kept.

    \b
    facttrack db backup before.db && facttrack db upgrade
    """
    from facttrack.actions.database import upgrade as bring_up

    before, after = bring_up(ctx.find_root().obj)
    if before == after:
        hint(f"The database is up to date (version {after}).")
    else:
        hint(f"The database is now of version {after} ({f'it was {before}' if before else 'newly made'}).")


@command.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check that the database is whole; exit status 4 where it is not.

    \b
    facttrack db check
    """
    from facttrack.actions.database import check as troubles

    found = troubles(ctx.find_root().obj)
    for line in found:
        say(line)
    if found:
        ctx.exit(4)
    hint("The database is whole.")


@command.command()
@click.argument("target", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(ctx: click.Context, target: Path) -> None:
    """Copy the database to FILE, even while others use it.

    \b
    facttrack db backup monday.db
    """
    from facttrack.actions.database import backup as copy

    hint(f"written: {copy(ctx.find_root().obj, target)}")
