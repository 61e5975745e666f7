"""`facttrack report`: what there is to know of a source, an outlet or an event."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facttrack.cli.database import opened
from facttrack.cli.options import Term, policy_option
from facttrack.cli.output import write_text
from facttrack.show.formats import json_page
from facttrack.vocabulary import Policy

if TYPE_CHECKING:
    from facttrack.show.report_content import AnyReport


class Subject(StrEnum):
    """What a report is on."""

    SOURCE = "source"
    OUTLET = "outlet"
    EVENT = "event"


class Medium(StrEnum):
    """What a report is written as."""

    PAGE = "page"
    MD = "md"
    HTML = "html"
    JSON = "json"


@click.command()
@click.argument("subject", type=Term(Subject), metavar="source|outlet|event")
@click.argument("name", metavar="NAME")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True),
    help="Write to FILE, as its ending says: .md, .html or .json.",
)
@click.option(
    "--format",
    "-f",
    "medium",
    type=Term(Medium),
    help="How to write it, whatever the ending; without a file the default is a page for the terminal.",
)
@policy_option
@click.pass_context
def command(
    ctx: click.Context, subject: Subject, name: str, output: str | None, medium: Medium | None, policy: Policy
) -> None:
    """Report on a source, an outlet or an event.

    \b
    source   what it said, what is contested and by whom, where its figures stand against other speakers,
             how it hedges, which outlets carry it
    outlet   its articles, the sources it leans on, how it attributes, what an audit finds
    event    low, best and high of each figure by a policy and who sets them, disputes, links, origins

    NAME is any name of the source, the outlet's name, or the event's id or title. HTML is one file with
    everything in it.

    \b
    facttrack report source SOHR
    facttrack report outlet "Example Times" -o example-times.md
    facttrack report event e-7h2w0d -o event.html
    """
    from facttrack.actions.report import event_report, outlet_report, source_report

    medium = medium or _medium_of(output)
    if medium is Medium.PAGE and output is not None:
        raise click.BadParameter("a page is for the terminal; a file takes md, html or json", param_hint="--format")
    with opened(ctx) as store:
        report: AnyReport
        match subject:
            case Subject.SOURCE:
                report = source_report(store, name)
            case Subject.OUTLET:
                report = outlet_report(store, name)
            case Subject.EVENT:
                report = event_report(store, name, policy)
    match medium:
        case Medium.HTML:
            from facttrack.show.report_html import report_html

            write_text(report_html(report), output)
        case Medium.MD:
            from facttrack.show.report_markdown import report_markdown

            write_text(report_markdown(report), output)
        case Medium.JSON:
            from facttrack.show.report_records import report_record

            write_text(json_page(report_record(report)), output)
        case Medium.PAGE:
            from facttrack.show.console import terminal
            from facttrack.show.report_print import print_report

            print_report(report, terminal())


def _medium_of(output: str | None) -> Medium:
    if output is None:
        return Medium.PAGE
    ending = Path(output).suffix.lower().lstrip(".")
    known = {"md": Medium.MD, "markdown": Medium.MD, "html": Medium.HTML, "htm": Medium.HTML, "json": Medium.JSON}
    if ending not in known:
        raise click.BadParameter(
            f"the ending of {output} is none of .md, .html, .json; --format says what to write", param_hint="--output"
        )
    return known[ending]
