"""The command line: `facttrack COMMAND`. Each command is a file of this folder, imported only when it is called."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import click

from facttrack import __version__
from facttrack.cli.lazy import LazyGroup

SECTIONS = {
    "Read articles": {
        "demo": "Read the demo corpus and show what facttrack finds in it.",
        "ingest": "Read articles into the database: files, folders, feeds, addresses.",
        "extract": "Print the claims of articles, without a database.",
    },
    "Look": {
        "articles": "List the articles that were read.",
        "claims": "List claims: figures and statements, with filters.",
        "show": "Show one claim, article, link, event or source in full.",
        "links": "List how figures of different articles relate, and why.",
        "events": "List events: articles that report the same happening.",
        "timeline": "Show the figures of an event over time.",
    },
    "Judge": {
        "mark": "Mark a claim as contested, resolved or retracted.",
        "link": "Confirm or reject a link.",
        "event": "Merge events, or split articles off one.",
        "undo": "Take back the latest decision on a claim, a link, an event or a source.",
        "decisions": "List what people decided: who, when and why.",
    },
    "Report": {
        "report": "Write a report on a source, an outlet or an event.",
        "audit": "Find lost speakers, dropped hedges and figures that do not add up.",
    },
    "Look after": {
        "sources": "List, merge and name the sources that speak.",
        "relink": "Compare all figures again.",
        "db": "Upgrade, check or back up the database.",
    },
}


class Facttrack(LazyGroup):
    """The outermost group: whatever goes wrong below it costs one line and the right exit status."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        extra["standalone_mode"] = False
        try:
            status = super().main(*args, **extra)
            sys.stdout.flush()
        except Exception as error:
            from facttrack.cli.failure import answer

            status = answer(error)
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            # click would end the program with 1 here.
            from facttrack.cli.failure import answer

            raise click.exceptions.Exit(answer(error)) from None
        return status


@click.group(
    cls=Facttrack,
    package=__name__,
    sections=SECTIONS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.option(
    "--db",
    metavar="FILE|URL",
    envvar="FACTTRACK_DB",
    default="facttrack.db",
    show_default="./facttrack.db",
    show_envvar=True,
    help="The database: an SQLite file or a postgresql:// address.",
)
@click.version_option(__version__, "--version", prog_name="facttrack", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, db: str) -> None:
    """Keep track of what was claimed in the news: by whom, with which hedge, and who disputes it.

    \b
    facttrack demo                     see what it does, on articles that come with it
    facttrack ingest articles/         read your own
    facttrack claims --contested       what is disputed
    facttrack show f-3k9x2m            one claim, its place in the article, its links and why
    facttrack COMMAND --help           what a command takes, with examples

    Data goes to standard output, everything else to standard error. Exit status: 0 done,
    1 findings (audit), 2 wrong usage, 3 some input could not be read, 4 database trouble.
    """
    ctx.obj = db


def main() -> NoReturn:
    """The entry point of the installed program."""
    for stream in (sys.stdout, sys.stderr):
        # Article text holds any character; what the terminal cannot print is escaped, never a crash. A lone
        # surrogate becomes \udXXX, which is also how JSON writes it.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    cli.main(prog_name="facttrack")
