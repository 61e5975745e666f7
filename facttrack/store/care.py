"""The care of a database: to the newest version, whole or not, and a copy of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, case, column, false, func, insert, select, text, true
from sqlalchemy import table as sql_table
from sqlalchemy.exc import DatabaseError as DriverError

from facttrack.errors import DatabaseError
from facttrack.store import decisions, versions
from facttrack.store.opening import connected
from facttrack.store.tables import ClaimRow, LinkRow, RevisionRow

#: Tables whose full-text index is compared with them.
_SEARCHED = ("revisions", "claims")


def upgrade(where: str) -> tuple[str | None, str]:
    """Bring a database to this program's version; its version before (None where it was empty) and now."""
    with connected(where, create=True) as (connection, name, version):
        if version is not None and version not in versions.VERSIONS:
            raise DatabaseError(
                f"{name}: this database was made by a newer facttrack (version {version}) — upgrade facttrack"
            )
        if version != versions.HEAD:
            connection.execution_options(facttrack_writes=True)
            versions.upgrade(connection)
        return version, versions.HEAD


def check(where: str) -> list[str]:
    """What is wrong with a database, a line each."""
    with connected(where) as (connection, name, version):
        if version is None:
            return [f"{name}: there is nothing in this database yet — `facttrack ingest` fills it"]
        if version != versions.HEAD:
            return [f"{name}: version {version}, this program wants {versions.HEAD} — run `facttrack db upgrade`"]
        sqlite = connection.dialect.name == "sqlite"
        try:
            found = [*(_sqlite_faults(connection) if sqlite else ()), *versions.drift(connection), *_faults(connection)]
        except DriverError as error:
            found = [f"it cannot be read ({error.orig}) — restore a backup"]
        return [f"{name}: {line}" for line in found]


def backup(where: str, target: Path) -> Path:
    """Copy an SQLite database, while others may be using it, to a file that must not exist yet."""
    with connected(where) as (connection, name, _):
        if connection.dialect.name != "sqlite":
            raise DatabaseError(f"{name}: PostgreSQL has its own way of copying a database — run pg_dump")
        source = connection.connection.dbapi_connection
        if not isinstance(source, sqlite3.Connection):
            raise DatabaseError(f"{name}: this is not an SQLite database")
        _copy(source, target)
    return target


def _copy(source: sqlite3.Connection, target: Path) -> None:
    """Write beside the target first, so that a copy that broke off is never taken for a whole one."""
    part = target.with_name(target.name + ".part")
    try:
        target.open("x").close()
    except FileExistsError:
        raise DatabaseError(f"{target}: is there already — name a new file") from None
    except OSError as error:
        raise DatabaseError(f"{target}: cannot be written ({error.strerror}) — check its folder") from error
    try:
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            # A copy is one file, without a journal beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except BaseException as error:
        part.unlink(missing_ok=True)
        target.unlink(missing_ok=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise DatabaseError(f"{target}: cannot be written ({error}) — check the room on the disk") from error
        raise


# --- checks ----------------------------------------------------------------------------------


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    for line in connection.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield f"damaged ({line}) — restore a backup"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"row {row[1]} of {row[0]} points to a row of {row[2]} that is not there"
    triggers = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    for table in _SEARCHED:
        if missing := {f"{table}_fts_{when}" for when in ("insert", "delete", "update")} - triggers:
            yield f"the full-text index of {table} is not kept up ({', '.join(sorted(missing))} missing)"
        try:
            with connection.begin_nested():
                # The rank asks to compare the index with the table, not only with itself.
                index = f"{table}_fts"
                asked = insert(sql_table(index, column(index), column("rank")))
                connection.execute(asked.values({index: "integrity-check", "rank": 1}))
        except DriverError:
            yield f"the full-text index of {table} is out of step with it"


def _faults(connection: Connection) -> Iterator[str]:
    """What should follow from other rows and does not, and text that claims point past."""
    counting = decisions.effect()
    wrong = connection.execute(
        select(func.count(ClaimRow.id)).where(ClaimRow.contested != case((counting, true()), else_=false()))
    ).scalar_one()
    if wrong:
        yield f"{wrong} claims are marked as contested without a reason, or not with one"
    past = (
        select(func.count(ClaimRow.id))
        .join(RevisionRow, RevisionRow.id == ClaimRow.revision_id)
        .where(ClaimRow.quote != func.substr(RevisionRow.text, ClaimRow.start + 1, ClaimRow.finish - ClaimRow.start))
    )
    if wrong := connection.execute(past).scalar_one():
        yield f"{wrong} claims do not stand in their article where they should"
    halves = select(func.count(LinkRow.id)).where(LinkRow.a_id == LinkRow.b_id)
    if wrong := connection.execute(halves).scalar_one():
        yield f"{wrong} links lead from a claim to itself"
