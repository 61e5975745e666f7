"""`facttrack claims`: list claims."""

from __future__ import annotations

from datetime import date

import click

from facttrack.cli.database import opened
from facttrack.cli.options import Day, Term, format_option, limit_option, offset_option
from facttrack.cli.output import emit, more, nothing
from facttrack.model import ClaimFilter
from facttrack.show.formats import Format
from facttrack.vocabulary import Measure


@click.command()
@click.option("--contested/--uncontested", default=None, help="Only claims that are contested, or that are not.")
@click.option("--kind", type=click.Choice(["figure", "statement"]), help="Only figures, or only statements.")
@click.option("--measure", type=Term(Measure), help="Only figures that count this.")
@click.option("--speaker", metavar="NAME", help="Only claims of this source, by any of its names.")
@click.option("--outlet", metavar="NAME", help="Only articles of this outlet.")
@click.option("--place", metavar="NAME", help="Only figures of this place, however it is spelt.")
@click.option("--since", type=Day(), help="Published on this day or later.")
@click.option("--until", type=Day(last=True), help="Published on this day or earlier.")
@click.option("--event", metavar="EVENT", help="Only claims about this event: an id or a title.")
@click.option("--article", metavar="ARTICLE", help="Only claims of this article: an id or its beginning.")
@click.option("--search", metavar="WORDS", help='Only claims that hold these words; "in quotes" for a phrase.')
@click.option("--superseded", is_flag=True, help="Also claims of revisions that a newer one replaced.")
@limit_option
@offset_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    contested: bool | None,
    kind: str | None,
    measure: Measure | None,
    since: date | None,
    until: date | None,
    superseded: bool,
    limit: int | None,
    offset: int,
    form: Format,
    **named: str | None,
) -> None:
    """List claims: figures and statements, the newest first.

    Dates are 2026-01-12, 2026-01, 2026, today, yesterday or 7d for seven days ago.

    \b
    facttrack claims --contested
    facttrack claims --measure killed --place Aleppo --since 2026-01
    facttrack claims --speaker SOHR --kind figure --format csv > sohr.csv
    facttrack claims --search '"field hospital"'
    """
    wanted = ClaimFilter(
        kind=kind,
        contested=contested,
        measure=measure,
        since=since,
        until=until,
        superseded=superseded,
        limit=limit,
        offset=offset,
        **named,
    )
    from facttrack.show.claims import CLAIMS

    with opened(ctx) as store:
        if limit is None and form is not Format.TABLE:
            emit(store.iterate(wanted), CLAIMS, form, empty=nothing(store, NO_CLAIMS))
            return
        claims = store.claims(wanted)
        emit(claims, CLAIMS, form, empty=nothing(store, NO_CLAIMS))
        if limit is not None:
            most = offset + len(claims) + _COUNTED
            total = store.count_claims(wanted, most=most)
            more(len(claims), total if total < most else None, offset, "claim")


#: Claims beyond those shown that are counted: of more than these it is only said that there are more.
_COUNTED = 10_000

NO_CLAIMS = "No claims match. Fewer filters show more; facttrack claims lists them all."
