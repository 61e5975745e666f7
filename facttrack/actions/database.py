"""The care of a database: bring it up to date, check it, copy it."""

from __future__ import annotations

from pathlib import Path

from facttrack.store import DEFAULT


def upgrade(where: str | None) -> tuple[str | None, str]:
    """Bring a database to this program's version, every row kept; its version before (None: new) and now."""
    from facttrack.store import care

    return care.upgrade(where or DEFAULT)


def check(where: str | None) -> list[str]:
    """What is wrong with a database, a line each; empty where all is well."""
    from facttrack.store import care

    return care.check(where or DEFAULT)


def backup(where: str | None, target: Path) -> Path:
    """Copy a database, while others may be using it, to a file that must not exist yet.

    Raises DatabaseError for PostgreSQL, which has pg_dump for this.
    """
    from facttrack.store import care

    return care.backup(where or DEFAULT, target)
