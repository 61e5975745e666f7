"""Asking for links, and replacing them when articles are linked anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, or_, select, tuple_
from sqlalchemy.orm import aliased

from facttrack.model import Link, LinkFilter
from facttrack.store import articles, decisions, events
from facttrack.store.asking import also_among, among, page, whole_id
from facttrack.store.bulk import insert_all
from facttrack.store.tables import ClaimRow, EventArticle, LinkRow, RevisionRow
from facttrack.vocabulary import Judgement, Relation

_A, _B = aliased(ClaimRow), aliased(ClaimRow)


def find_all(connection: Connection, wanted: LinkFilter) -> list[Link]:
    """See `Store.links`."""
    query = _newest()
    if wanted.relation is not None:
        query = query.where(LinkRow.relation == wanted.relation.value)
    if wanted.judgement is not None:
        query = query.where(LinkRow.judgement == wanted.judgement.value)
    if wanted.claim is not None:
        claim = whole_id(connection, ClaimRow.public_id, wanted.claim, "claim", "claims")
        query = query.where(_on(claim))
    if wanted.event is not None:
        row = events.row_of(connection, wanted.event)
        members = select(EventArticle.article_id, EventArticle.part).where(EventArticle.event_id == row)
        query = query.where(tuple_(LinkRow.a_article_id, _A.part).in_(members))
        query = query.where(tuple_(LinkRow.b_article_id, _B.part).in_(members))
    return _links(connection, page(query, wanted.limit, wanted.offset))


def one(connection: Connection, prefix: str) -> Link:
    """See `Store.link`."""
    whole = whole_id(connection, LinkRow.public_id, prefix, "link", "links")
    return _links(connection, _all().where(LinkRow.public_id == whole))[0]


def of_claim(connection: Connection, claim: str) -> list[Link]:
    """See `Store.links_of`."""
    return _links(connection, _newest().where(_on(claim)))


def _on(claim: str) -> ColumnElement[bool]:
    """Is this claim (whole id) one of the link's sides?"""
    rows = select(ClaimRow.id).where(ClaimRow.public_id == claim)
    return or_(LinkRow.a_id.in_(rows), LinkRow.b_id.in_(rows))


def within(connection: Connection, wanted: Iterable[str]) -> list[Link]:
    """See `Store.links_within`."""
    ours = set(articles.placed(connection, wanted).values())
    rows = sorted({row for row, _ in ours})
    if not rows:
        return []
    both = (among(connection, LinkRow.a_article_id, rows), also_among(connection, LinkRow.b_article_id, rows))
    found = connection.execute(_newest().where(*both))
    return [_link(row) for row in found if {(row.a_article_id, row.a_part), (row.b_article_id, row.b_part)} <= ours]


def _all() -> Select[Any]:
    return (
        select(
            LinkRow.__table__,
            _A.public_id.label("a"),
            _B.public_id.label("b"),
            _A.part.label("a_part"),
            _B.part.label("b_part"),
        )
        .join(_A, _A.id == LinkRow.a_id)
        .join(_B, _B.id == LinkRow.b_id)
        .order_by(LinkRow.score.desc(), LinkRow.public_id)
    )


def _newest() -> Select[Any]:
    """Links whose both sides still stand: until an article's new revision is linked, its old links are left out."""
    return _all().where(~_A.superseded, ~_B.superseded)


def _links(connection: Connection, query: Select[Any]) -> list[Link]:
    return [_link(row) for row in connection.execute(query)]


def _link(row: Row[*tuple[Any, ...]]) -> Link:
    return Link(
        row.public_id,
        row.a,
        row.b,
        Relation(row.relation),
        row.score,
        tuple(row.because),
        Judgement(row.judgement) if row.judgement else None,
    )


# --- replacing -------------------------------------------------------------------------------


def replace_within(
    connection: Connection, within: Iterable[str], made: Sequence[Link], kept: Collection[tuple[str, str]]
) -> tuple[list[Link], list[Link]]:
    """See `Store.replace_links`."""
    old = {row.public_id: row for row in _rows_within(connection, set(within), kept)}
    claims = _newest_claims(connection, {claim for link in made for claim in (link.a, link.b)})
    judged = _judgements(connection, made, claims)
    filed = [replace(link, judgement=judged.get(link.id)) for link in made] if judged else list(made)
    values = [_values(link, claims) for link in filed]
    if old:
        rows = sorted(row.id for row in old.values())
        connection.execute(delete(LinkRow).where(among(connection, LinkRow.id, rows)))
    insert_all(connection, LinkRow, values)
    changed = {claim for row in old.values() for claim in (row.a_id, row.b_id)}
    changed |= {claim for value in values for claim in (value["a_id"], value["b_id"])}
    decisions.settle_contested(connection, sorted(changed))
    return filed, [link for link in filed if link.id not in old]


def _rows_within(
    connection: Connection, within: Collection[str], kept: Collection[tuple[str, str]]
) -> list[Row[*tuple[Any, ...]]]:
    """Links between these articles or parts, but for those of kept pairs. A superseded text has no parts any more."""
    placed = articles.placed(connection, within)
    name_of = {place: name for name, place in placed.items()}
    spared = {frozenset(pair) for pair in kept}
    rows = sorted({row for row, _ in name_of})
    query = (
        select(LinkRow.__table__, _A.part.label("a_part"), _B.part.label("b_part"), _A.superseded | _B.superseded)
        .join(_A, _A.id == LinkRow.a_id)
        .join(_B, _B.id == LinkRow.b_id)
        .where(among(connection, LinkRow.a_article_id, rows), also_among(connection, LinkRow.b_article_id, rows))
    )
    found = []
    for row in connection.execute(query) if rows else ():
        a, b = name_of.get((row.a_article_id, row.a_part)), name_of.get((row.b_article_id, row.b_part))
        if row[-1] or (a and b and frozenset((a, b)) not in spared):
            found.append(row)
    return found


def _newest_claims(connection: Connection, ids: Iterable[str]) -> dict[str, Any]:
    wanted = sorted(ids)
    query = (
        select(ClaimRow.id, ClaimRow.public_id, ClaimRow.before, RevisionRow.article_id)
        .join(RevisionRow, RevisionRow.id == ClaimRow.revision_id)
        .where(among(connection, ClaimRow.public_id, wanted), ~ClaimRow.superseded)
    )
    return {row.public_id: row for row in connection.execute(query)} if wanted else {}


def _values(link: Link, claims: Mapping[str, Any]) -> dict[str, Any]:
    a, b = claims[link.a], claims[link.b]
    return {
        "public_id": link.id,
        "a_id": a.id,
        "b_id": b.id,
        "a_article_id": a.article_id,
        "b_article_id": b.article_id,
        "relation": link.relation.value,
        "score": link.score,
        "because": link.because,
        "judgement": link.judgement,
    }


def _judgements(connection: Connection, links: Sequence[Link], claims: Mapping[str, Any]) -> dict[str, Judgement]:
    """What people decided about these links between these claims.

    A decision counts for the relation that it was made about. Where a claim has taken another's
    place in a new revision, decisions on the old link are carried over, as rows.
    """
    before: dict[str, str] = {claim: row.before for claim, row in claims.items() if row.before is not None}
    counting = decisions.on_pairs(connection, sorted({*claims, *before.values()})) if claims else {}
    if not counting:
        return {}
    found: dict[str, Judgement] = {}
    for link in links:
        sides = [(a, b) for a in (link.a, before.get(link.a)) for b in (link.b, before.get(link.b)) if a and b]
        for a, b in sides:
            decision = counting.get((a, b, link.relation.value))
            if decision is None:
                continue
            found[link.id] = Judgement(decision.verdict)
            if decision.subject != link.id:
                decisions.carry_over(connection, decision, subject=link.id, a=link.a, b=link.b)
            break
    return found
