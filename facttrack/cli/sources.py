"""`facttrack sources`: who speaks, and by which names."""

from __future__ import annotations

import sys

import click

from facttrack.cli.database import opened
from facttrack.cli.options import (
    by_option,
    format_option,
    limit_option,
    note_option,
    now,
    offset_option,
    page_format_option,
)
from facttrack.cli.output import decided, emit, hint, more, nothing
from facttrack.show.formats import Format, json_page


@click.group()
def command() -> None:
    """List, merge, name and trust the sources that speak.

    \b
    facttrack sources list --search observatory
    facttrack sources show SOHR
    facttrack sources alias "Syrian Observatory for Human Rights" "the Britain-based monitor"
    facttrack sources merge "Ali Karim" "Lt. Gen. Ali Karim"
    facttrack sources trust SOHR
    """


NO_SOURCES = "No sources match. With --all the list also has those that have said nothing yet."


@command.command("list")
@click.option("--search", metavar="WORDS", help="Only sources with this in one of their names.")
@click.option("--all", "everyone", is_flag=True, help="Also known sources that have said nothing yet.")
@limit_option
@offset_option
@format_option
@click.pass_context
def list_(ctx: click.Context, search: str | None, everyone: bool, limit: int | None, offset: int, form: Format) -> None:
    """List sources with their kind and other names, those with most claims first.

    \b
    facttrack sources list
    facttrack sources list --all --format csv > sources.csv
    """
    from facttrack.show.sources import SOURCES

    with opened(ctx) as store:
        asked = None if limit is None else limit + 1
        sources = store.sources(search, silent=everyone, limit=asked, offset=offset)
        emit(sources[:limit], SOURCES, form, empty=nothing(store, NO_SOURCES))
        if limit is not None and len(sources) > limit:
            more(limit, None, offset, "source")


@command.command()
@click.argument("name", metavar="SOURCE")
@page_format_option
@click.pass_context
def show(ctx: click.Context, name: str, form: Format) -> None:
    """Show a source with its other names and everything it said.

    \b
    facttrack sources show SOHR
    facttrack sources show "health ministry" --format json
    """
    from facttrack.actions.look import source_page
    from facttrack.show.pages import page_record, print_page

    with opened(ctx) as store:
        found = source_page(store, name)
    if form is Format.JSON:
        sys.stdout.write(json_page(page_record(found)))
        return
    from facttrack.show.console import terminal

    print_page(found, terminal())


#: Links were made with the names that were known then.
COMPARE_ANEW = "For links to follow the new name: facttrack relink"


@command.command()
@click.argument("keep", metavar="KEEP")
@click.argument("drop", metavar="DROP")
@note_option
@by_option
@click.pass_context
def merge(ctx: click.Context, keep: str, drop: str, note: str, by: str) -> None:
    """Treat two sources as one, under the name of KEEP.

    `facttrack undo` with the id of DROP takes it back.

    \b
    facttrack sources merge "Ali Karim" "Lt. Gen. Ali Karim" --note "the same officer"
    """
    from facttrack.actions.sources import merge as merge_sources

    with opened(ctx) as store:
        dropped = store.source(drop)
        source = merge_sources(store, keep, drop, note=note, by=by, at=now())
    hint(f"{dropped.name} is now {source.name}. Take it back: facttrack undo {dropped.id}")
    hint(COMPARE_ANEW)


@command.command()
@click.argument("name", metavar="SOURCE")
@click.argument("alias", metavar="OTHER-NAME")
@note_option
@by_option
@click.pass_context
def alias(ctx: click.Context, name: str, alias: str, note: str, by: str) -> None:
    """Let a source go by another name as well.

    \b
    facttrack sources alias "Syrian Observatory for Human Rights" "the Britain-based monitor"
    """
    from facttrack.actions.sources import alias as add_alias

    with opened(ctx) as store:
        source = add_alias(store, name, alias, note=note, by=by, at=now())
    hint(f"{source.name} also goes by: {'; '.join(source.aliases)}")
    hint(COMPARE_ANEW)


@command.command()
@click.argument("name", metavar="SOURCE")
@note_option
@by_option
@click.pass_context
def trust(ctx: click.Context, name: str, note: str, by: str) -> None:
    """Mark a source as trusted.

    With --policy trusted the figures of an event count where a trusted source stands behind them: as the speaker,
    or as the outlet where nobody is named. `facttrack undo` with the source's id takes it back.

    \b
    facttrack sources trust SOHR --note "names each of the dead"
    facttrack show e-7h2w0d --policy trusted
    """
    from facttrack.actions.sources import trust as trust_source

    with opened(ctx) as store:
        decision = trust_source(store, name, note=note, by=by, at=now())
    decided(decision)
