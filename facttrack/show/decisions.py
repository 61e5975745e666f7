"""Lists of decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facttrack.model import Decision
from facttrack.records import Record
from facttrack.show.formats import Column, Listing, Place
from facttrack.show.wording import moment_words


def decision_record(decision: Decision) -> Record:
    """A decision as the machine interface has it."""
    return {
        "id": decision.id,
        "subject": decision.subject,
        "verdict": decision.verdict,
        "note": decision.note,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "undone": decision.undone.isoformat() if decision.undone else None,
    }


def _taken_back(decision: Decision) -> str:
    return f"taken back {moment_words(decision.undone)}" if decision.undone else ""


def _columns(short: Callable[[str], str]) -> Sequence[Column[Decision]]:
    return (
        Column("SUBJECT", lambda decision: short(decision.subject), Place.HEAD, "cyan", least=10),
        Column("VERDICT", lambda decision: decision.verdict, Place.HEAD, "bold", least=10, share=1),
        Column("BY", lambda decision: decision.by, Place.FOOT, least=10, share=1),
        Column("AT", lambda decision: moment_words(decision.at), Place.FOOT, least=20),
        Column("NOTE", lambda decision: decision.note, Place.BODY, least=20, share=4),
        Column("TAKEN BACK", _taken_back, Place.FLAG, "yellow", least=12),
    )


DECISIONS: Listing[Decision] = Listing(decision_record, decision_record, lambda decision: (decision.subject,), _columns)
