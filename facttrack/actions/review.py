"""What a person decides about claims and links, each a row that says who, when and why."""

from __future__ import annotations

from datetime import datetime

from facttrack.actions.events import describe_anew
from facttrack.actions.relink import relink
from facttrack.errors import NotFoundError
from facttrack.model import Decision
from facttrack.store.store import Store
from facttrack.vocabulary import Judgement, Status


def mark(store: Store, claim: str, status: Status, *, note: str = "", by: str, at: datetime) -> Decision:
    """Mark a claim as contested, resolved (none of its disputes counts any more) or retracted."""
    with store.transaction():
        decision = store.decide(store.claim(claim).claim.id, status, note=note, by=by, at=at)
        describe_anew(store, _articles(store, decision.subject))
    return decision


def judge(store: Store, link: str, judgement: Judgement, *, note: str = "", by: str, at: datetime) -> Decision:
    """Confirm or reject a link. A rejected conflict no longer makes its claims contested."""
    with store.transaction():
        decision = store.decide(store.link(link).id, judgement, note=note, by=by, at=at)
        describe_anew(store, _articles(store, decision.subject))
    return decision


def undo(store: Store, subject: str, *, note: str = "", by: str, at: datetime) -> Decision:
    """Take back the latest decision on a claim, a link, an event or a source; the one before it counts again."""
    with store.transaction():
        decision = store.undo(subject, note=note, by=by, at=at)
        ruled = store.ruled_articles(decision)
        if ruled:
            relink(store, ruled)
        else:
            describe_anew(store, _articles(store, decision.subject))
    return decision


def _articles(store: Store, subject: str) -> list[str]:
    """The articles that a claim or a link stands in; none for other subjects, and for what is gone."""
    try:
        if subject.startswith("l-"):
            link = store.link(subject)
            return [filed.article.id for filed in store.claims_by_id([link.a, link.b]).values()]
        return [store.claim(subject).article.id] if subject.startswith(("f-", "s-")) else []
    except NotFoundError:
        return []
