"""Putting articles and their claims into the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from facttrack.errors import ReadError
from facttrack.model import Added, Article, Claim, Figure, stable_id
from facttrack.records import published_from
from facttrack.store import decisions, sources
from facttrack.store.asking import LONGEST_KEY, among, name_key
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

#: The largest number that a database's column holds.
_LARGEST = 2**63 - 1


# --- what the store knows of an article that is offered --------------------------------------


def complete(connection: Connection, article: Article) -> Article | None:
    """See `Store.complete`."""
    check(article)
    known = _known(connection, article)
    return _completed(article, known) if known is None or _differs(article, known) else None


def _known(connection: Connection, article: Article) -> Row[*tuple[Any, ...]] | None:
    """The newest revision of the article that goes by this id, or else by this address."""
    query = (
        select(
            RevisionRow.id,
            RevisionRow.article_id,
            RevisionRow.number,
            RevisionRow.digest,
            RevisionRow.title,
            RevisionRow.published,
            RevisionRow.url,
            RevisionRow.authors,
            RevisionRow.provenance,
            ArticleRow.public_id,
            Outlet.name.label("outlet"),
        )
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .outerjoin(Outlet, Outlet.id == RevisionRow.outlet_id)
        .where(~RevisionRow.superseded)
    )
    found = connection.execute(query.where(ArticleRow.public_id == article.id)).first()
    if found is None and article.url:
        found = connection.execute(query.where(ArticleRow.url == article.url)).first()
    return found


def _differs(article: Article, known: Row[*tuple[Any, ...]]) -> bool:
    """Does the offer have another text, or state another title, date or outlet?"""
    if known.digest != _digest(article.text):
        return True
    if article.outlet is not None and name_key(article.outlet) != name_key(known.outlet or ""):
        return True
    if article.published is not None and article.published.isoformat() != known.published:
        return True
    return article.title is not None and article.title != known.title


def _completed(article: Article, known: Row[*tuple[Any, ...]] | None) -> Article:
    """The article under the id that the store knows it by; what the offer leaves open stays as it was."""
    if known is None:
        return article
    published = article.published
    if published is None and known.published is not None:
        published = published_from(known.published)
    return replace(
        article,
        id=known.public_id,
        title=known.title if article.title is None else article.title,
        published=published,
        outlet=known.outlet if article.outlet is None else article.outlet,
        url=known.url if article.url is None else article.url,
        authors=article.authors or tuple(known.authors),
        provenance={**known.provenance, **article.provenance},
    )


def check(article: Article) -> None:
    """Raise ReadError for what no database can hold as it is."""
    if len(article.id) > LONGEST_KEY or not article.id:
        raise ReadError(f"{article.id[:40]}…", f"its id is longer than {LONGEST_KEY} characters", "give a shorter one")
    for each in (article.text, article.id, article.title, article.outlet, article.url, *article.authors):
        if each and "\x00" in each:
            raise ReadError(article.id, "it holds a NUL character, as binary files do", "convert it to plain text")
        try:
            (each or "").encode("utf-8")
        except UnicodeEncodeError:
            raise ReadError(article.id, "it holds half a character", "convert it to UTF-8 again") from None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# --- filing ----------------------------------------------------------------------------------


def add(connection: Connection, article: Article, claims: Sequence[Claim], at: datetime) -> Added:
    """See `Store.add`."""
    check(article)
    known = _known(connection, article)
    if known is not None and not _differs(article, known):
        return Added(Outcome.KNOWN, known.public_id, 0)
    article = _completed(article, known)
    article_id = _new_article(connection, article) if known is None else known.article_id
    before = _supersede(connection, known) if known is not None else []
    values = {
        "article_id": article_id,
        "number": 1 if known is None else known.number + 1,
        "superseded": False,
        "digest": _digest(article.text),
        "text": article.text,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "day": article.day,
        "outlet_id": _outlet(connection, article.outlet),
        "url": article.url,
        "authors": list(article.authors),
        "provenance": dict(article.provenance),
        "read_at": at,
    }
    revision = connection.execute(insert(RevisionRow).values(values).returning(RevisionRow.id)).scalar_one()
    own = _own_ids(connection, claims, article_id, article.id)
    _file_claims(connection, own, revision, article.day, _predecessors(before, own))
    return Added(Outcome.ADDED if known is None else Outcome.REVISED, article.id, len(claims))


def replace_claims(connection: Connection, article: str, claims: Sequence[Claim]) -> int:
    """See `Store.replace_claims`."""
    query = select(RevisionRow.id, RevisionRow.article_id, RevisionRow.day).join(
        ArticleRow, ArticleRow.id == RevisionRow.article_id
    )
    row = connection.execute(query.where(ArticleRow.public_id == article, ~RevisionRow.superseded)).one()
    kept = select(ClaimRow.public_id, ClaimRow.before).where(ClaimRow.revision_id == row.id)
    before = {claim.public_id: claim.before for claim in connection.execute(kept) if claim.before is not None}
    touched = _across(connection, row.id)
    connection.execute(delete(ClaimRow).where(ClaimRow.revision_id == row.id))
    decisions.settle_contested(connection, touched)
    connection.execute(update(ArticleRow).where(ArticleRow.id == row.article_id).values(linked=False))
    own = _own_ids(connection, claims, row.article_id, article)
    _file_claims(connection, own, row.id, row.day, before)
    return len(own)


def _new_article(connection: Connection, article: Article) -> int:
    # An address too long for an index still stands with the revision.
    url = article.url if article.url and len(article.url) <= LONGEST_KEY * 2 else None
    values = {"public_id": article.id, "url": url, "linked": False}
    return connection.execute(insert(ArticleRow).values(values).returning(ArticleRow.id)).scalar_one()


def _outlet(connection: Connection, name: str | None) -> int | None:
    key = name_key(name or "")
    if not key or name is None:
        return None
    found = connection.execute(select(Outlet.id).where(Outlet.key == key)).scalar()
    if found is not None:
        return found
    return connection.execute(insert(Outlet).values(name=name, key=key).returning(Outlet.id)).scalar_one()


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


def _own_ids(connection: Connection, claims: Sequence[Claim], article_id: int, public_id: str) -> list[Claim]:
    """The claims under ids that no other article's claims have.

    Ids follow from the text, and a wire story stands word for word in many articles.
    """
    query = (
        select(ClaimRow.public_id)
        .join(RevisionRow, RevisionRow.id == ClaimRow.revision_id)
        .where(among(connection, ClaimRow.public_id, [claim.id for claim in claims]))
        .where(RevisionRow.article_id != article_id)
    )
    taken = set(connection.execute(query).scalars()) if claims else set()
    own = {each: stable_id(each.partition("-")[0], each, public_id) for each in taken}
    return [_renamed(claim, own, public_id) for claim in claims]


def _renamed(claim: Claim, own: Mapping[str, str], article: str) -> Claim:
    contested = tuple(
        replace(contest, claim=own.get(contest.claim, contest.claim) if contest.claim else None)
        for contest in claim.contested
    )
    renamed = replace(claim, id=own.get(claim.id, claim.id), article=article, contested=contested)
    if isinstance(renamed, Figure) and renamed.statement:
        return replace(renamed, statement=own.get(renamed.statement, renamed.statement))
    return renamed


def _file_claims(
    connection: Connection, claims: Sequence[Claim], revision: int, day: date | None, before: Mapping[str, str]
) -> None:
    if not claims:
        return
    _check_claims(claims)
    names = sources.file_names(connection, [claim.speaker for claim in claims if claim.speaker])
    status = _statuses(connection, claims, before)
    values = [
        claim_values(claim)
        | {
            "revision_id": revision,
            "day": day,
            "superseded": False,
            "name_id": names.get(claim.speaker.name) if claim.speaker else None,
            "status": status.get(claim.id),
            "contested": _is_contested(claim, status.get(claim.id)),
            "before": before.get(claim.id),
        }
        for claim in claims
    ]
    filed = insert(ClaimRow).returning(ClaimRow.id, sort_by_parameter_order=True)
    ids = connection.execute(filed, values).scalars().all()
    _file_details(connection, dict(zip(ids, claims, strict=True)))


def _is_contested(claim: Claim, status: str | None) -> bool:
    return status == Status.CONTESTED or (bool(claim.contested) and status != Status.RESOLVED)


def _check_claims(claims: Sequence[Claim]) -> None:
    article = claims[0].article
    if len({claim.id for claim in claims}) < len(claims):
        raise ReadError(article, "two of its claims have one id", "report this as a bug of extraction")
    for claim in claims:
        if isinstance(claim, Figure) and max(claim.low or 0, claim.high or 0) > _LARGEST:
            raise ReadError(article, f"“{claim.number.text[:40]}” is larger than any database holds", "mend the text")


def _file_details(connection: Connection, claims: Mapping[int, Claim]) -> None:
    places = [
        {
            "claim_id": row,
            "position": position,
            "name": place.text,
            "key": name_key(place.text),
            "start": place.start,
            "finish": place.end,
        }
        for row, claim in claims.items()
        if isinstance(claim, Figure)
        for position, place in enumerate(claim.where)
    ]
    contests = [
        {"claim_id": row, "position": position, "because": contest.because.value, "other": contest.claim}
        for row, claim in claims.items()
        for position, contest in enumerate(claim.contested)
    ]
    if places:
        connection.execute(insert(ClaimPlace), places)
    if contests:
        connection.execute(insert(ContestRow), contests)


def _statuses(connection: Connection, claims: Sequence[Claim], before: Mapping[str, str]) -> dict[str, str]:
    """What people decided about these claims; a decision on the claim before is carried over, as a row."""
    counting = decisions.on_claims(connection, [*(claim.id for claim in claims), *before.values()])
    found: dict[str, str] = {}
    for claim in claims:
        old = before.get(claim.id)
        if claim.id in counting:
            found[claim.id] = counting[claim.id].verdict
        elif old in counting:
            decisions.carry_over(connection, counting[old], subject=claim.id)
            found[claim.id] = counting[old].verdict
    return found
