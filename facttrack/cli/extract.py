"""`facttrack extract`: the claims of articles, without a database."""

from __future__ import annotations

from collections.abc import Iterator

import click

from facttrack.cli.failure import say
from facttrack.cli.options import format_option
from facttrack.cli.output import emit, hint
from facttrack.model import Figure, FiledClaim
from facttrack.show.formats import Format


@click.command()
@click.argument("inputs", metavar="FILE|URL|-...", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["figure", "statement"]), help="Only figures, or only statements.")
@click.option("--contested", is_flag=True, help="Only claims that their own article disputes.")
@click.option("--explain", is_flag=True, help="Show the rule that found each claim, and the words it went by.")
@format_option
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[str, ...], kind: str | None, contested: bool, explain: bool, form: Format
) -> None:
    """Print the claims of articles, without a database.

    Reads what `facttrack ingest` reads: text, Markdown, HTML, JSON Lines, feeds, folders, addresses; - is
    standard input.

    \b
    facttrack extract story.txt
    facttrack extract story.txt --explain
    curl -s https://example.org/story | facttrack extract -
    facttrack extract articles.jsonl --format jsonl > claims.jsonl
    """
    failures: list[str] = []
    found = (
        filed
        for filed in _claims(inputs, failures)
        if (kind is None or (kind == "figure") == isinstance(filed.claim, Figure))
        and (filed.claim.contested or not contested)
    )
    if explain and form is Format.TABLE:
        _explain(found)
    else:
        from facttrack.show.claims import EXTRACTED

        emit(found, EXTRACTED, form, empty=NOTHING_FOUND)
    if failures:
        ctx.exit(3)


NOTHING_FOUND = "No claims found."


def _claims(inputs: tuple[str, ...], failures: list[str]) -> Iterator[FiledClaim]:
    """The claims of all inputs; what cannot be read is told at once."""
    from facttrack.actions.extracting import extracted
    from facttrack.errors import ReadError
    from facttrack.read import read

    for found in extracted(article for where in inputs for article in read(where)):
        if isinstance(found, ReadError):
            failures.append(str(found))
            say(str(found))
        else:
            yield found


def _explain(found: Iterator[FiledClaim]) -> None:
    from facttrack.show.console import terminal
    from facttrack.show.explain import explanation

    console = terminal()
    number = 0
    for number, filed in enumerate(found, start=1):
        if number > 1:
            console.print()
        explanation(filed).print(console)
    if not number:
        hint(NOTHING_FOUND)
