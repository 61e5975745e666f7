"""What a person decides about claims and links, each a row that says who, when and why."""

from __future__ import annotations

from datetime import datetime

from facttrack.model import Decision
from facttrack.store.store import Store
from facttrack.vocabulary import Judgement, Status


def mark(store: Store, claim: str, status: Status, *, note: str = "", by: str, at: datetime) -> Decision:
    """Mark a claim as contested, resolved (none of its disputes counts any more) or retracted."""
    return store.decide(store.claim(claim).claim.id, status, note=note, by=by, at=at)


def judge(store: Store, link: str, judgement: Judgement, *, note: str = "", by: str, at: datetime) -> Decision:
    """Confirm or reject a link. A rejected conflict no longer makes its claims contested."""
    return store.decide(store.link(link).id, judgement, note=note, by=by, at=at)


def undo(store: Store, subject: str, *, note: str = "", by: str, at: datetime) -> Decision:
    """Take back the latest decision on a claim, a link or a merged source; the one before it counts again."""
    return store.undo(subject, note=note, by=by, at=at)
