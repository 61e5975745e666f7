"""What a database driver complains of, in one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from facttrack.errors import DatabaseError


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn whatever SQLAlchemy and the drivers raise inside into a DatabaseError about `where`."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(f"{where}: {_reason(error)}") from error
    except SQLAlchemyError as error:
        raise DatabaseError(f"{where}: {_first_line(error)}") from error


def _reason(error: DBAPIError) -> str:
    said = _first_line(error.orig)
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_reason(said)
    if error.orig is not None and getattr(error.orig, "sqlstate", None) is None and "connection" in said.casefold():
        return f"the server cannot be reached ({said}) — check the address, and that PostgreSQL is running"
    return said


def _sqlite_reason(said: str) -> str:
    if "not a database" in said:
        return "this file is not a facttrack database — name another one with --db"
    if "locked" in said:
        return "another program is writing to this database — try again when it has finished"
    if "readonly" in said or "read-only" in said:
        return "this database cannot be written to — check the permissions of the file and its folder"
    if "unable to open" in said:
        return "this file cannot be opened — check its folder and your permissions"
    if "disk is full" in said:
        return "the disk is full — make room and run the command again"
    if "malformed" in said or "disk image" in said:
        return "this database is damaged — restore a backup made by `facttrack db backup`"
    return said


def _first_line(error: BaseException | None) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
