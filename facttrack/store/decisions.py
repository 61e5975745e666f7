"""What people decided: rows that are only ever added, and the effect of those that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    case,
    exists,
    false,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.orm import aliased

from facttrack.errors import NotFoundError, UsageError
from facttrack.model import Decision, Part, Ruling, part_named
from facttrack.store import articles, sources
from facttrack.store.asking import Column, also_among, among, only_checked, whole_id
from facttrack.store.tables import ArticleRow, ClaimRow, ContestRow, DecisionArticle, DecisionRow, LinkRow
from facttrack.vocabulary import Judgement, Relation, Status

#: Verdicts about sources begin like this; the id of the other source, or the name, follows.
MERGED = "merged into"
NAMED = "also called"
TRUSTED = "trusted"

#: Verdicts about events begin like this; the other event, or the articles, follow.
TOGETHER = "one event with"
APART = "split off"

UNDONE = "undone"

Pair = tuple[str, str]


# --- deciding --------------------------------------------------------------------------------


def decide(connection: Connection, subject: str, verdict: str, *, note: str, by: str, at: datetime) -> Decision:
    """See `Store.decide`."""
    if subject.startswith("l-"):
        return _judge(connection, subject, verdict, note=note, by=by, at=at)
    if verdict not in set(Status):
        raise UsageError(f"a claim is {', '.join(Status)}, not “{verdict}”")
    claim = whole_id(connection, ClaimRow.public_id, subject, "claim", "claims")
    made = write(connection, subject=claim, verdict=verdict, note=note, by=by, at=at)
    settle_claims(connection, [claim])
    return made


def _judge(connection: Connection, subject: str, verdict: str, *, note: str, by: str, at: datetime) -> Decision:
    if verdict not in set(Judgement):
        raise UsageError(f"a link is {', '.join(Judgement)}, not “{verdict}”")
    link = whole_id(connection, LinkRow.public_id, subject, "link", "links")
    a, b = aliased(ClaimRow), aliased(ClaimRow)
    query = (
        select(a.public_id.label("a"), b.public_id.label("b"), LinkRow.relation)
        .join(a, a.id == LinkRow.a_id)
        .join(b, b.id == LinkRow.b_id)
        .where(LinkRow.public_id == link)
    )
    said = connection.execute(query).one()
    about = {"a": said.a, "b": said.b, "relation": said.relation}
    made = write(connection, subject=link, verdict=verdict, note=note, by=by, at=at, **about)
    settle_links(connection, [link])
    return made


def write(connection: Connection, **values: Any) -> Decision:
    """Add a row and answer with it."""
    made = connection.execute(insert(DecisionRow).values(values).returning(DecisionRow.id)).scalar_one()
    return find(connection, only=made)[0]


def undo(connection: Connection, subject: str, *, note: str, by: str, at: datetime) -> Decision:
    """See `Store.undo`."""
    column = DecisionRow.subject
    known = whole_id(connection, column, subject, "claim, link, event or source that was decided on", "decisions")
    counting = connection.execute(_counting().where(column == known).order_by(DecisionRow.id.desc()).limit(1)).first()
    if counting is None:
        raise NotFoundError(f"{known}: every decision on it has been undone already")
    took_back = {"subject": known, "verdict": UNDONE, "note": note, "by": by, "at": at, "undoes_id": counting.id}
    connection.execute(insert(DecisionRow).values(took_back))
    if counting.verdict.startswith(MERGED):
        sources.unmerge(connection, known)
    elif counting.verdict.startswith(NAMED):
        sources.take_name(connection, counting.verdict.removeprefix(NAMED).strip())
    elif counting.verdict == TRUSTED or _rules_on_events(counting):
        pass
    elif counting.a is not None:
        settle_links(connection, [known])
    else:
        settle_claims(connection, [known])
    return find(connection, only=counting.id)[0]


def find(connection: Connection, *, subject: str | None = None, only: int | None = None) -> list[Decision]:
    """Decisions in the order in which they were made; those that only undo are told by what they undid."""
    later = aliased(DecisionRow)
    query = (
        select(DecisionRow.__table__, later.at.label("undone"))
        .outerjoin(later, later.undoes_id == DecisionRow.id)
        .where(DecisionRow.undoes_id.is_(None))
        .where(DecisionRow.subject == subject if subject is not None else true())
        .where(DecisionRow.id == only if only is not None else true())
        .order_by(DecisionRow.id)
    )
    return [
        Decision(row.id, row.subject, row.verdict, row.note, row.by, row.at, row.undone)
        for row in connection.execute(query)
    ]


# --- what counts, and its effect -------------------------------------------------------------


def _counting() -> Select[Any]:
    """Rows that no later row took back, those that take back left out."""
    later = aliased(DecisionRow)
    return select(DecisionRow.__table__).where(
        DecisionRow.undoes_id.is_(None), ~exists().where(later.undoes_id == DecisionRow.id)
    )


def on_claims(connection: Connection, claims: Iterable[str]) -> dict[str, Row[Any]]:
    """The decision that counts for each of these claims that has one."""
    query = _counting().where(among(connection, DecisionRow.subject, claims)).order_by(DecisionRow.id)
    return {row.subject: row for row in connection.execute(query)}


def on_pairs(connection: Connection, claims: Iterable[str]) -> dict[tuple[str, str, str], Row[Any]]:
    """The decision that counts for links between these claims, by the link's sides and relation."""
    wanted = list(claims)
    query = _counting().where(among(connection, DecisionRow.a, wanted), also_among(connection, DecisionRow.b, wanted))
    return {(row.a, row.b, row.relation): row for row in connection.execute(query.order_by(DecisionRow.id))}


def settle_claims(connection: Connection, claims: Iterable[str]) -> None:
    """Bring the status of claims, all revisions of them, in line with the decisions that count."""
    for claim in claims:
        counting = on_claims(connection, [claim]).get(claim)
        status = counting.verdict if counting else None
        connection.execute(update(ClaimRow).where(ClaimRow.public_id == claim).values(status=status))
        rows = connection.execute(select(ClaimRow.id).where(ClaimRow.public_id == claim)).scalars()
        settle_contested(connection, rows)


def settle_links(connection: Connection, links: Iterable[str]) -> None:
    """Bring the judgement of links, and what it does to their claims, in line with the decisions that count."""
    for link in links:
        counting = connection.execute(
            _counting().where(DecisionRow.subject == link).order_by(DecisionRow.id.desc()).limit(1)
        ).first()
        judgement = counting.verdict if counting else None
        connection.execute(update(LinkRow).where(LinkRow.public_id == link).values(judgement=judgement))
        row = connection.execute(select(LinkRow.a_id, LinkRow.b_id).where(LinkRow.public_id == link)).first()
        if row:
            settle_contested(connection, row)


def settle_contested(connection: Connection, claims: Iterable[int]) -> None:
    """Bring `contested` of claims (rows) in line with their reasons, conflicts and status."""
    rows = list(claims)
    if rows:
        value = case((effect(), true()), else_=false())
        connection.execute(update(ClaimRow).where(among(connection, ClaimRow.id, rows)).values(contested=value))


def effect() -> ColumnElement[bool]:
    """Is a claim contested, by its own reasons, its conflicts and its status?"""
    conflict = _conflicts(LinkRow.a_id, LinkRow.b_id) | _conflicts(LinkRow.b_id, LinkRow.a_id)
    reason = exists().where(ContestRow.claim_id == ClaimRow.id)
    return ClaimRow.status.is_distinct_from(Status.RESOLVED.value) & (
        (ClaimRow.status.is_not_distinct_from(Status.CONTESTED.value)) | reason | conflict
    )


def _conflicts(ours: Column, theirs: Column) -> ColumnElement[bool]:
    other = aliased(ClaimRow)
    return exists().where(
        ours == ClaimRow.id,
        theirs == other.id,
        only_checked(LinkRow.relation) == Relation.CONFLICTS.value,
        LinkRow.judgement.is_distinct_from(Judgement.REJECTED.value),
        ~other.superseded,
        ~ClaimRow.superseded,
    )


def _rules_on_events(row: Row[Any]) -> bool:
    return bool(row.subject.startswith("e-"))


def rule(connection: Connection, ruling: Ruling, **values: Any) -> Decision:
    """Write down a ruling on events, with its articles."""
    made = write(connection, **values)
    placed = articles.placed(connection, [*ruling.a, *ruling.b])
    sides = [
        {"article_id": placed[name][0], "part": placed[name][1], "side": side}
        for side in "ab"
        for name in getattr(ruling, side)
    ]
    connection.execute(insert(DecisionArticle), [{"decision_id": made.id} | each for each in sides])
    return made


def rulings(connection: Connection, around: Iterable[str]) -> list[Ruling]:
    """The rulings that count and name one of these articles or another part of one, the newest first."""
    rows = sorted({row for row, _ in articles.placed(connection, around).values()})
    touching = select(DecisionArticle.decision_id).where(among(connection, DecisionArticle.article_id, rows))
    counting = _counting().where(DecisionRow.id.in_(touching)).order_by(DecisionRow.id.desc())
    verdicts = {row.id: row.verdict for row in connection.execute(counting)}
    named = _named(connection, verdicts)
    return [
        Ruling(verdict.startswith(TOGETHER), tuple(named[row, "a"]), tuple(named[row, "b"]))
        for row, verdict in verdicts.items()
    ]


def _named(connection: Connection, wanted: Iterable[int]) -> dict[tuple[int, str], list[str]]:
    """The articles and parts that decisions on events name, by decision and side."""
    query = (
        select(DecisionArticle.decision_id, DecisionArticle.side, ArticleRow.public_id, DecisionArticle.part)
        .join(ArticleRow, ArticleRow.id == DecisionArticle.article_id)
        .where(among(connection, DecisionArticle.decision_id, wanted))
        .order_by(ArticleRow.public_id, DecisionArticle.part)
    )
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.decision_id, row.side].append(Part(row.public_id, row.part).name)
    return found


def articles_of(connection: Connection, decision: int) -> list[str]:
    """The articles that a decision on events names."""
    named = _named(connection, [decision])
    return sorted({part_named(name)[0] for name in named[decision, "a"] + named[decision, "b"]})


def on_articles(connection: Connection, wanted: Iterable[str]) -> list[Decision]:
    """Decisions on events that name one of these articles or parts, the first one first."""
    ours = set(articles.placed(connection, wanted).values())
    query = select(DecisionArticle.decision_id, DecisionArticle.article_id, DecisionArticle.part)
    query = query.where(among(connection, DecisionArticle.article_id, sorted({row for row, _ in ours})))
    ids = {row.decision_id for row in connection.execute(query) if (row.article_id, row.part) in ours}
    return [decision for decision in find(connection) if decision.id in ids] if ids else []


def trusted(connection: Connection) -> list[str]:
    """The sources (public ids) that a person marked as trusted."""
    query = _counting().where(DecisionRow.verdict == TRUSTED).order_by(DecisionRow.subject)
    return list(dict.fromkeys(row.subject for row in connection.execute(query)))


def carry_over(connection: Connection, decision: Row[Any], **changed: Any) -> None:
    """Let a decision hold for what stands in the place of its subject in a new revision."""
    same = {name: getattr(decision, name) for name in ("subject", "verdict", "note", "by", "at", "a", "b", "relation")}
    write(connection, **(same | changed), carried_from_id=decision.id)
