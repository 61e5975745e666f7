"""`facttrack audit`: what went missing on the way into print."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import format_option
from facttrack.cli.output import emit, hint
from facttrack.show.formats import Format


@click.command()
@click.option("--select", metavar="CODE,...", multiple=True, help="Only these codes, or codes that begin like this.")
@click.option("--ignore", metavar="CODE,...", multiple=True, help="Not these codes, or codes that begin like this.")
@click.option("--codes", is_flag=True, help="List the codes: what each means and what to do.")
@format_option
@click.pass_context
def command(ctx: click.Context, select: tuple[str, ...], ignore: tuple[str, ...], codes: bool, form: Format) -> None:
    """Find figures without a speaker, dropped hedges, lost attributions, and figures that do not add up.

    Each finding has a code, the passage, and what to do. Exit status 1 where there are findings.

    \b
    facttrack audit
    facttrack audit --select FT1,FT203
    facttrack audit --ignore FT102 --format csv > findings.csv
    facttrack audit --codes
    """
    from facttrack.actions import audit as action
    from facttrack.show.audit import CODES, FINDINGS, print_findings, tally

    if codes:
        emit(action.codes(), CODES, form, empty="")
        return
    with opened(ctx) as store:
        findings = action.audit(store, _split(select), _split(ignore))
    if form is Format.TABLE:
        from facttrack.show.console import terminal

        print_findings(findings, terminal())
    else:
        emit(findings, FINDINGS, form, empty="")
    hint(tally(findings))
    if findings:
        ctx.exit(1)


def _split(values: tuple[str, ...]) -> list[str]:
    """Codes however they were given: one option each, or with commas."""
    return [code for value in values for code in value.split(",") if code.strip()]
