"""`facttrack ingest`: read articles into the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from facttrack.cli.database import opened
from facttrack.cli.failure import INTERRUPTED, say
from facttrack.cli.options import Moment, jobs_option, now
from facttrack.cli.output import hint
from facttrack.cli.progress import progress

if TYPE_CHECKING:
    from facttrack.errors import ReadError
    from facttrack.model import Article
    from facttrack.read import Overrides


@click.command()
@click.argument("inputs", metavar="PATH|URL|-...", nargs=-1, required=True)
@click.option("--title", metavar="WORDS", help="The title, whatever the input says.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--published", type=Moment(), help="When it was published.")
@click.option("--url", metavar="URL", help="Its address, by which the same article is known again.")
@click.option("--author", metavar="NAME", help="Who wrote it.")
@jobs_option
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary; failures are still named.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    title: str | None,
    outlet: str | None,
    published: date | datetime | None,
    url: str | None,
    author: str | None,
    jobs: int,
    quiet: bool,
) -> None:
    """Read articles into the database, find their claims and link them.

    An input is a file (text, Markdown with front matter, HTML, JSON Lines, RSS or Atom), a folder with such
    files, an http(s) address, or - for standard input. Title, date, outlet and author are taken from what the
    input states; options override. The same article again changes nothing; the same address or id with another
    text is a new revision. What cannot be read costs one line and exit status 3, and the rest is read.

    \b
    facttrack ingest articles/
    facttrack ingest https://example.org/feed.xml
    facttrack ingest story.txt --outlet "Example Times" --published 2026-01-12
    pbpaste | facttrack ingest - --title "Pasted from the web"
    facttrack ingest archive.jsonl --jobs 4
    """
    from facttrack.actions.ingest import ingest
    from facttrack.read import Overrides
    from facttrack.show.summary import ingest_lines

    overrides = Overrides(title=title, outlet=outlet, published=published, url=url, author=author)
    with opened(ctx, create=True) as store, progress(quiet=quiet, total=lambda: _total(inputs)) as step:
        summary = ingest(store, _articles(inputs, overrides), at=now(), jobs=jobs, progress=step)
    for failure in summary.failures:
        say(failure)
    if not quiet:
        for line in ingest_lines(summary):
            hint(line)
    if summary.interrupted:
        say("stopped; every article that was finished is kept")
        ctx.exit(INTERRUPTED)
    if summary.failures:
        ctx.exit(3)


def _articles(inputs: tuple[str, ...], overrides: Overrides) -> Iterator[Article | ReadError]:
    from facttrack.read import read

    for where in inputs:
        yield from read(where, options=overrides)


def _total(inputs: tuple[str, ...]) -> int | None:
    """About how many articles the inputs hold, or None where only reading would tell."""
    from facttrack.read import count

    counts = [count(where) for where in inputs]
    return None if None in counts else sum(number for number in counts if number)
