"""Putting articles and their claims into the database, many at a time: each statement covers them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from facttrack.errors import ReadError
from facttrack.model import Added, Article, Claim, Figure, stable_id
from facttrack.store import decisions, offers, sources
from facttrack.store.asking import LONGEST_KEY, among, name_key
from facttrack.store.bulk import insert_all
from facttrack.store.rows import claim_values
from facttrack.store.tables import (
    ArticleRow,
    ClaimPlace,
    ClaimRow,
    ContestRow,
    LinkRow,
    Outlet,
    RevisionRow,
)
from facttrack.vocabulary import Outcome, Status

Offer = tuple[Article, Sequence[Claim]]


@dataclass(slots=True)
class _Entry:
    """An article on its way into the database, with the rows that it has there by now."""

    article: Article
    claims: Sequence[Claim]
    known: offers.Known | None = None
    article_id: int = 0
    revision: int = 0
    #: For claims that stood in the revision before in the same words, the id that they had there.
    before: Mapping[str, str] = field(default_factory=dict)


def add_all(connection: Connection, offered: Iterable[Offer], at: datetime) -> list[Added | ReadError]:
    """See `Store.add_all`."""
    results: list[Added | ReadError] = []
    for apart in _apart(offered):
        results += _add_apart(connection, apart, at)
    return results


def _apart(offered: Iterable[Offer]) -> Iterator[list[Offer]]:
    """The offers in runs in which no id, address or text comes twice: what one does to another shows in the tables."""
    run: list[Offer] = []
    seen: set[str] = set()
    for article, claims in offered:
        own = {article.id, article.text, article.url or article.id}
        if not own.isdisjoint(seen):
            yield run
            run, seen = [], set()
        run.append((article, claims))
        seen |= own
    if run:
        yield run


def _add_apart(connection: Connection, offered: Sequence[Offer], at: datetime) -> list[Added | ReadError]:
    results: list[Added | ReadError] = []
    entries: list[_Entry] = []
    possible = [_refused(article, claims) for article, claims in offered]
    fine = [article for (article, _), error in zip(offered, possible, strict=True) if error is None]
    known = iter(offers.known_all(connection, fine))
    for (article, claims), error in zip(offered, possible, strict=True):
        if error is not None:
            results.append(error)
            continue
        row = next(known)
        if row is not None and not offers.differs(article, row):
            results.append(Added(Outcome.KNOWN, row.public_id, 0))
            continue
        entry = _Entry(offers.completed(article, row), claims, row)
        entries.append(entry)
        outcome = Outcome.ADDED if row is None else Outcome.REVISED
        results.append(Added(outcome, entry.article.id, len(claims)))
    if entries:
        _file_articles(connection, entries)
        _file_revisions(connection, entries, at)
        _file_claims(connection, entries)
    return results


def _refused(article: Article, claims: Sequence[Claim]) -> ReadError | None:
    try:
        offers.check(article, claims)
    except ReadError as error:
        return error
    return None


def replace_claims(connection: Connection, article: str, claims: Sequence[Claim]) -> int:
    """See `Store.replace_claims`."""
    known = offers.newest(connection, article)
    entry = _Entry(offers.filed(known), claims, known, known.article_id, known.id)
    offers.check(entry.article, claims)
    kept = select(ClaimRow.public_id, ClaimRow.before).where(ClaimRow.revision_id == known.id)
    entry.before = {row.public_id: row.before for row in connection.execute(kept) if row.before is not None}
    touched = _across(connection, known.id)
    connection.execute(delete(ClaimRow).where(ClaimRow.revision_id == known.id))
    decisions.settle_contested(connection, touched)
    connection.execute(update(ArticleRow).where(ArticleRow.id == known.article_id).values(linked=False))
    _file_claims(connection, [entry])
    return len(claims)


# --- articles and revisions ------------------------------------------------------------------


def _file_articles(connection: Connection, entries: Sequence[_Entry]) -> None:
    """Find or make the row of each article, and mark what a new revision replaces."""
    new = [entry for entry in entries if entry.known is None]
    values = [{"public_id": entry.article.id, "url": _address(entry.article), "linked": False} for entry in new]
    if new:
        filed = insert(ArticleRow).returning(ArticleRow.id, sort_by_parameter_order=True)
        for entry, row in zip(new, connection.execute(filed, values).scalars(), strict=True):
            entry.article_id = row
    for entry in entries:
        if entry.known is not None:
            entry.article_id = entry.known.article_id
            entry.before = _predecessors(_supersede(connection, entry.known), entry.claims)


def _address(article: Article) -> str | None:
    """The address that an article is known by; one too long for an index still stands with the revision."""
    return article.url if article.url and len(article.url) <= LONGEST_KEY * 2 else None


def _file_revisions(connection: Connection, entries: Sequence[_Entry], at: datetime) -> None:
    outlets = _outlets(connection, [entry.article.outlet for entry in entries if entry.article.outlet])
    values = [_revision_values(entry, outlets) | {"read_at": at} for entry in entries]
    filed = insert(RevisionRow).returning(RevisionRow.id, sort_by_parameter_order=True)
    for entry, row in zip(entries, connection.execute(filed, values).scalars(), strict=True):
        entry.revision = row


def _revision_values(entry: _Entry, outlets: Mapping[str, int]) -> dict[str, Any]:
    article = entry.article
    return {
        "article_id": entry.article_id,
        "number": 1 if entry.known is None else entry.known.number + 1,
        "superseded": False,
        "digest": offers.digest(article.text),
        "text": article.text,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "day": article.day,
        "outlet_id": outlets.get(name_key(article.outlet or "")),
        "url": article.url,
        "authors": list(article.authors),
        "provenance": dict(article.provenance),
    }


def _outlets(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Rows of outlets by the key of their name; new ones are made."""
    keys = {key: name for name in names if (key := name_key(name))}
    query = select(Outlet.key, Outlet.id).where(among(connection, Outlet.key, keys))
    found = {row.key: row.id for row in connection.execute(query)} if keys else {}
    for key, name in keys.items():
        if key not in found:
            made = insert(Outlet).values(name=name, key=key).returning(Outlet.id)
            found[key] = connection.execute(made).scalar_one()
    return found


# --- a revision in the place of another ------------------------------------------------------


def _supersede(connection: Connection, known: Row[*tuple[Any, ...]]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Mark a revision and its claims as superseded; the claims as they were."""
    columns = (ClaimRow.public_id, ClaimRow.kind, ClaimRow.quote, ClaimRow.number_text, ClaimRow.measure)
    of_revision = ClaimRow.revision_id == known.id
    claims = connection.execute(select(*columns).where(of_revision).order_by(ClaimRow.start, ClaimRow.id)).all()
    connection.execute(update(RevisionRow).where(RevisionRow.id == known.id).values(superseded=True))
    connection.execute(update(ClaimRow).where(of_revision).values(superseded=True))
    connection.execute(update(ArticleRow).where(ArticleRow.id == known.article_id).values(linked=False))
    decisions.settle_contested(connection, _across(connection, known.id))
    return claims


def _across(connection: Connection, revision: int) -> list[int]:
    """Claims of other articles that are linked to those of a revision."""
    ours = select(ClaimRow.id).where(ClaimRow.revision_id == revision)
    there = connection.execute(select(LinkRow.b_id).where(LinkRow.a_id.in_(ours))).scalars().all()
    back = connection.execute(select(LinkRow.a_id).where(LinkRow.b_id.in_(ours))).scalars().all()
    return sorted({*there, *back})


def _predecessors(before: Iterable[Row[*tuple[Any, ...]]], claims: Iterable[Claim]) -> dict[str, str]:
    """For each claim that stood in the revision before in the same words, the id that it had there."""
    waiting: dict[tuple[str, str, str | None, str | None], list[str]] = {}
    for row in before:
        waiting.setdefault((row.kind, row.quote, row.number_text, row.measure), []).append(row.public_id)
    found: dict[str, str] = {}
    for claim in claims:
        if isinstance(claim, Figure):
            same = waiting.get(("figure", claim.quote, claim.number.text, claim.measure.value))
        else:
            same = waiting.get(("statement", claim.quote, None, None))
        if same:
            found[claim.id] = same.pop(0)
    return found


# --- claims ----------------------------------------------------------------------------------


def _file_claims(connection: Connection, entries: Sequence[_Entry]) -> None:
    """File the claims of these articles under ids that no other article's claims have.

    Ids follow from the text, and a wire story stands word for word in many articles.
    """
    taken = _taken(connection, [claim.id for entry in entries for claim in entry.claims])
    filed = [(entry, claim) for entry in entries for claim in _own(entry, taken)]
    if not filed:
        return
    before = {new: old for entry in entries for new, old in entry.before.items()}
    names = sources.file_names(connection, [claim.speaker for _, claim in filed if claim.speaker])
    status = _statuses(connection, [claim.id for _, claim in filed], before)
    values = [
        claim_values(claim)
        | {
            "revision_id": entry.revision,
            "day": entry.article.day,
            "superseded": False,
            "name_id": names.get(claim.speaker.name) if claim.speaker else None,
            "status": status.get(claim.id),
            "contested": _is_contested(claim, status.get(claim.id)),
            "before": before.get(claim.id),
        }
        for entry, claim in filed
    ]
    insert_all(connection, ClaimRow, values)
    made = select(ClaimRow.public_id, ClaimRow.id)
    made = made.where(among(connection, ClaimRow.revision_id, [entry.revision for entry in entries]))
    rows = {row.public_id: row.id for row in connection.execute(made)}
    _file_details(connection, [(rows[claim.id], claim) for _, claim in filed])


def _taken(connection: Connection, ids: Sequence[str]) -> dict[str, set[int]]:
    """The articles that have claims of these ids already, in whatever revision."""
    query = (
        select(ClaimRow.public_id, RevisionRow.article_id)
        .join(RevisionRow, RevisionRow.id == ClaimRow.revision_id)
        .where(among(connection, ClaimRow.public_id, ids))
    )
    found: dict[str, set[int]] = {}
    for row in connection.execute(query) if ids else ():
        found.setdefault(row.public_id, set()).add(row.article_id)
    return found


def _own(entry: _Entry, taken: Mapping[str, set[int]]) -> list[Claim]:
    own = {
        claim.id: stable_id(claim.id.partition("-")[0], claim.id, entry.article.id)
        for claim in entry.claims
        if taken.get(claim.id, set()) - {entry.article_id}
    }
    entry.before = {own.get(new, new): old for new, old in entry.before.items()}
    return [_renamed(claim, own, entry.article.id) for claim in entry.claims]


def _renamed(claim: Claim, own: Mapping[str, str], article: str) -> Claim:
    contested = tuple(
        replace(contest, claim=own.get(contest.claim, contest.claim) if contest.claim else None)
        for contest in claim.contested
    )
    renamed = replace(claim, id=own.get(claim.id, claim.id), article=article, contested=contested)
    if isinstance(renamed, Figure) and renamed.statement:
        return replace(renamed, statement=own.get(renamed.statement, renamed.statement))
    return renamed


def _is_contested(claim: Claim, status: str | None) -> bool:
    return status == Status.CONTESTED or (bool(claim.contested) and status != Status.RESOLVED)


def _file_details(connection: Connection, claims: Sequence[tuple[int, Claim]]) -> None:
    places = [
        {
            "claim_id": row,
            "position": position,
            "name": place.text,
            "key": name_key(place.text),
            "start": place.start,
            "finish": place.end,
        }
        for row, claim in claims
        if isinstance(claim, Figure)
        for position, place in enumerate(claim.where)
    ]
    contests = [
        {"claim_id": row, "position": position, "because": contest.because.value, "other": contest.claim}
        for row, claim in claims
        for position, contest in enumerate(claim.contested)
    ]
    insert_all(connection, ClaimPlace, places)
    insert_all(connection, ContestRow, contests)


def _statuses(connection: Connection, claims: Sequence[str], before: Mapping[str, str]) -> dict[str, str]:
    """What people decided about these claims; a decision on the claim before is carried over, as a row."""
    counting = decisions.on_claims(connection, [*claims, *before.values()])
    found: dict[str, str] = {}
    for claim in claims:
        old = before.get(claim, claim)
        if claim in counting:
            found[claim] = counting[claim].verdict
        elif old in counting:
            decisions.carry_over(connection, counting[old], subject=claim)
            found[claim] = counting[old].verdict
    return found
