"""`facttrack articles`: list the articles that were read."""

from __future__ import annotations

from datetime import date

import click

from facttrack.cli.database import opened
from facttrack.cli.options import Day, format_option, limit_option, offset_option
from facttrack.cli.output import emit, more, nothing
from facttrack.show.formats import Format


@click.command()
@click.option("--outlet", metavar="NAME", help="Only articles of this outlet.")
@click.option("--search", metavar="WORDS", help='Only articles that hold these words; "in quotes" for a phrase.')
@click.option("--since", type=Day(), help="Published on this day or later.")
@click.option("--until", type=Day(last=True), help="Published on this day or earlier.")
@click.option("--superseded", is_flag=True, help="Every revision, also those that a newer one replaced.")
@limit_option
@offset_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    outlet: str | None,
    search: str | None,
    since: date | None,
    until: date | None,
    superseded: bool,
    limit: int | None,
    offset: int,
    form: Format,
) -> None:
    """List the articles that were read, the newest first.

    With --format jsonl it prints them as `facttrack ingest` reads them.

    \b
    facttrack articles --outlet "Example Times" --since 2026-01
    facttrack articles --search '"field hospital"'
    facttrack show ARTICLE             one article with its claims marked, and what changed in it
    """
    from facttrack.show.articles import ARTICLES

    with opened(ctx) as store:
        found = store.articles(
            outlet=outlet,
            search=search,
            since=since,
            until=until,
            superseded=superseded,
            limit=None if limit is None else limit + 1,
            offset=offset,
        )
        emit(found[:limit], ARTICLES, form, empty=nothing(store, NO_ARTICLES))
        if limit is not None and len(found) > limit:
            more(limit, None, offset, "article")


NO_ARTICLES = "No articles match. Fewer filters show more; facttrack articles lists them all."
