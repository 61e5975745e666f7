"""`facttrack links`: list how figures of different articles stand to each other."""

from __future__ import annotations

import click

from facttrack.cli.database import opened
from facttrack.cli.options import Term, format_option, limit_option, offset_option
from facttrack.cli.output import emit, more, nothing
from facttrack.model import LinkFilter
from facttrack.show.formats import Format
from facttrack.vocabulary import Judgement, Relation


@click.command()
@click.option("--relation", type=Term(Relation), help="Only links of this kind.")
@click.option("--event", metavar="EVENT", help="Only links within this event: an id or a title.")
@click.option("--claim", metavar="CLAIM", help="Only links of this claim: an id or its beginning.")
@click.option("--judgement", type=Term(Judgement), help="Only links that a person confirmed or rejected.")
@limit_option
@offset_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    relation: Relation | None,
    event: str | None,
    claim: str | None,
    judgement: Judgement | None,
    limit: int | None,
    offset: int,
    form: Format,
) -> None:
    """List links between figures of different articles, with the reasons for each.

    \b
    duplicate   the same claim told twice
    agrees      different speakers, and both can be true
    updates     the second replaces the first
    conflicts   both cannot be true
    part_of     the first counts a part of the second

    \b
    facttrack links --relation conflicts
    facttrack links --claim f-3k9x2m
    facttrack links --format csv > links.csv
    """
    from facttrack.actions.look import joined
    from facttrack.show.links import LINKS

    with opened(ctx) as store:
        # One more than asked for tells whether there are more.
        wanted = LinkFilter(relation, event, claim, judgement, None if limit is None else limit + 1, offset)
        links = store.links(wanted)
        emit(joined(store, links[:limit]), LINKS, form, empty=nothing(store, NO_LINKS))
        if limit is not None and len(links) > limit:
            more(limit, None, offset, "link")


NO_LINKS = "No links match. Figures are linked when two articles report one event; facttrack events lists those."
