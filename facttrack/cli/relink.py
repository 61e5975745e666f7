"""`facttrack relink`: compare all figures again."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.failure import INTERRUPTED, say
from facttrack.cli.options import jobs_option
from facttrack.cli.output import hint
from facttrack.cli.progress import progress


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@jobs_option
@click.pass_context
def command(ctx: click.Context, articles: tuple[str, ...], jobs: int) -> None:
    """Compare all figures again, or only those of the articles named.

    `ingest` links what it reads, so this is for after a new version of facttrack, or after sources were merged.
    Decisions of people stay. Interrupted, it leaves the old links.

    \b
    facttrack relink
    facttrack relink https://example.org/story
    """
    from facttrack.actions.processes import Processes
    from facttrack.actions.relink import relink
    from facttrack.show.summary import relink_lines

    with opened(ctx) as store, Processes(jobs) as processes, progress() as step:
        wanted = [store.article(article).article.id for article in articles] or None
        summary = relink(store, wanted, processes=processes, progress=step)
    for line in relink_lines(summary):
        hint(line)
    if summary.interrupted:
        say("stopped; what was not compared anew keeps its old links")
        ctx.exit(INTERRUPTED)
