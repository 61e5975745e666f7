"""How much there is of everything."""

from __future__ import annotations

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from facttrack.store.tables import (
    ArticleRow,
    ClaimRow,
    DecisionRow,
    EventRow,
    LinkRow,
    Outlet,
    RevisionRow,
    SourceName,
)
from facttrack.vocabulary import Relation


def counts(connection: Connection) -> dict[str, int]:
    """See `Store.counts`: superseded claims and their links are left out."""
    a, b = aliased(ClaimRow), aliased(ClaimRow)
    claims = select(func.count(ClaimRow.id)).where(~ClaimRow.superseded)
    links = (
        select(func.count(LinkRow.id))
        .join(a, a.id == LinkRow.a_id)
        .join(b, b.id == LinkRow.b_id)
        .where(~a.superseded, ~b.superseded)
    )
    spoken = select(SourceName.source_id).join(ClaimRow, ClaimRow.name_id == SourceName.id).where(~ClaimRow.superseded)
    queries = {
        "articles": select(func.count(ArticleRow.id)),
        "revisions": select(func.count(RevisionRow.id)),
        "outlets": select(func.count(Outlet.id)),
        "figures": claims.where(ClaimRow.kind == "figure"),
        "statements": claims.where(ClaimRow.kind == "statement"),
        "contested": claims.where(ClaimRow.contested),
        "links": links,
        "conflicts": links.where(LinkRow.relation == Relation.CONFLICTS.value),
        "events": select(func.count(EventRow.id)),
        "sources": select(func.count()).select_from(spoken.distinct().subquery()),
        "decisions": select(func.count(DecisionRow.id)).where(DecisionRow.undoes_id.is_(None)),
    }
    return {name: connection.execute(query).scalar_one() for name, query in queries.items()}
