"""`facttrack demo`: the demo corpus, and what facttrack finds in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from facttrack.cli.options import now
from facttrack.cli.output import hint
from facttrack.cli.progress import progress
from facttrack.model import ClaimFilter
from facttrack.vocabulary import Relation

if TYPE_CHECKING:
    from facttrack.results import Joined
    from facttrack.store.store import Store

DATABASE = "facttrack-demo.db"

#: The kinds of links in the order in which a reader wants them, and how many of each are printed.
RELATIONS = (Relation.CONFLICTS, Relation.UPDATES, Relation.PART_OF, Relation.AGREES, Relation.DUPLICATE)
OF_EACH = 3


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Read the demo corpus and show what facttrack finds in it.

    The articles were written for this purpose; their outlets are invented. They go into a file named
    facttrack-demo.db, or where --db before the command says. A second run finds them known and changes nothing.

    \b
    facttrack demo
    facttrack --db facttrack-demo.db claims
    """
    from facttrack.actions.ingest import ingest
    from facttrack.actions.look import joined
    from facttrack.read import Overrides, read
    from facttrack.shipped import shipped
    from facttrack.show.claims import CLAIMS
    from facttrack.show.console import terminal
    from facttrack.show.links import LINKS
    from facttrack.show.summary import ingest_lines
    from facttrack.show.table import print_table
    from facttrack.store import open_store

    where = _database(ctx)
    with open_store(where) as store:
        with progress() as step:
            articles = read(str(shipped("seeds") / "articles"), options=Overrides())
            summary = ingest(store, articles, at=now(), progress=step)
        hint(ingest_lines(summary)[0])
        console = terminal()
        _heading("Contested claims")
        contested = store.claims(ClaimFilter(contested=True))
        print_table(contested, CLAIMS, console)
        _heading("How the figures of different articles stand to each other")
        links = joined(store, store.links())
        print_table(_some(links), LINKS, console)
        _rest(links, where)
        _heading("What to try next")
        for line in _next(store, where, links):
            sys.stdout.write(line + "\n")


def _database(ctx: click.Context) -> str:
    """The demo's own file, so that nobody's case gets invented articles, unless --db was typed."""
    root = ctx.find_root()
    typed = root.get_parameter_source("db") is click.core.ParameterSource.COMMANDLINE
    return str(root.obj) if typed else DATABASE


def _heading(words: str) -> None:
    sys.stdout.write(f"\n{click.style(words, bold=True) if sys.stdout.isatty() else words}\n\n")


def _some(links: list[Joined]) -> list[Joined]:
    """The best few of each kind."""
    return [one for relation in RELATIONS for one in _of(links, relation)[:OF_EACH]]


def _of(links: list[Joined], relation: Relation) -> list[Joined]:
    return [one for one in links if one.link.relation is relation]


def _rest(links: list[Joined], where: str) -> None:
    """Say what was left out."""
    left = {relation: len(_of(links, relation)) - OF_EACH for relation in RELATIONS}
    words = ", ".join(f"{number} {relation.value.replace('_', ' ')}" for relation, number in left.items() if number > 0)
    if words:
        sys.stdout.write(f"\nAnd {words}: facttrack --db {where} links\n")


def _next(store: Store, where: str, links: list[Joined]) -> list[str]:
    """Commands that work as they stand, on things that are there."""
    program = f"facttrack --db {where}"
    events = sorted(store.events(), key=lambda event: (-len(event.articles), event.id))
    commands = []
    if links:
        claim = next((one for one in links if one.link.relation is Relation.CONFLICTS), links[0]).link.a
        commands.append((f"{program} show {claim[:8]}", "one claim: its passage, its links and why"))
    if events:
        commands.append((f"{program} timeline {events[0].id[:8]}", "an event's figures over time"))
    commands += [
        (f"{program} claims --measure killed", "one measure"),
        (f"{program} audit", "lost speakers, dropped hedges"),
        ("facttrack ingest YOUR-ARTICLES/", "your own articles, into ./facttrack.db"),
        ("facttrack --help", "everything else"),
    ]
    width = max(len(command) for command, _ in commands)
    return [f"  {command:<{width}}  {words}" for command, words in commands]
