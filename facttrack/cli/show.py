"""`facttrack show`: one thing with all that is known of it."""

from __future__ import annotations

import sys

import click

from facttrack.cli.database import opened
from facttrack.cli.options import page_format_option, policy_option
from facttrack.show.formats import Format, json_page
from facttrack.vocabulary import Policy


@click.command()
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@policy_option
@page_format_option
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], policy: Policy, form: Format) -> None:
    """Show a claim, an article, a link, an event or a source with all that is known of it.

    ID is an id, as much of its beginning as no other has, an article's address, or an event's title.

    \b
    claim     the passage in its context, every field, disputes, links and why, decisions
    article   its text with claims marked, and what changed between its revisions
    link      both passages, the table of evidence, decisions
    event     why it is one, low, best and high and whose they are, its articles by origin, links, decisions
    source    its names and what it said (by its id; by name: facttrack sources show NAME)

    \b
    facttrack show f-3k9x2m
    facttrack show https://example.org/story
    facttrack show l-8h2w0d --format json
    facttrack show e-7h2w0d --policy majority
    """
    from facttrack.actions.look import look_up

    with opened(ctx) as store:
        for number, name in enumerate(names):
            found = look_up(store, name, policy)
            if form is Format.JSON:
                from facttrack.show.pages import page_record

                sys.stdout.write(json_page(page_record(found)))
                continue
            from facttrack.show.console import terminal
            from facttrack.show.pages import print_page

            console = terminal()
            if number:
                console.print()
            print_page(found, console)
