"""From a path or URL to an open database of the right version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, StaticPool

from facttrack.errors import DatabaseError
from facttrack.store import versions
from facttrack.store.store import Store
from facttrack.store.troubles import explained

#: Seconds to wait for another program's writing to end.
PATIENCE = 15

#: Memory for pages of an SQLite file, in KiB: the rows of one article lie all over the indexes of a large archive.
_PAGES = 64 * 1024

_MEMORY = ":memory:"


def open_at(where: str, *, create: bool) -> Store:
    """See `facttrack.store.open_store`."""
    url = address(where)
    shown = _shown(url)
    if url.get_backend_name() == "sqlite":
        _look_at_file(shown, create=create)
    with explained(shown):
        engine = _engine(url)
        connection = engine.connect()
        try:
            version = _version(connection, shown)
            if version is None:
                if not create:
                    raise DatabaseError(_nothing_there(shown))
                versions.upgrade(connection)
            elif version != versions.HEAD:
                raise DatabaseError(_other_version(shown, version))
        except BaseException:
            connection.close()
            raise
    return Store(connection, shown)


@contextmanager
def connected(where: str, *, create: bool = False) -> Iterator[tuple[Connection, str, str | None]]:
    """A connection to a database of whatever version, with its name for people and its version."""
    url = address(where)
    shown = _shown(url)
    if url.get_backend_name() == "sqlite":
        _look_at_file(shown, create=create)
    with explained(shown), _engine(url).connect() as connection:
        yield connection, shown, _version(connection, shown)


def address(where: str) -> URL:
    """The URL of a path or URL. Raises DatabaseError for anything but SQLite and PostgreSQL."""
    if where == _MEMORY:
        return URL.create("sqlite")
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise DatabaseError(
            f"{where}: this is no database address — give a file, or postgresql://user@host/name"
        ) from error
    kind = url.drivername.partition("+")[0]
    if kind in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise DatabaseError(f"{kind}: facttrack keeps its data in SQLite or PostgreSQL — give a file or postgresql://…")
    return url


def _shown(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return url.database or _MEMORY
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _look_at_file(name: str, *, create: bool) -> None:
    """Say what is wrong with the file before SQLite does: it would make an empty one, or say less."""
    if name == _MEMORY:
        return
    path = Path(name)
    try:
        if path.is_dir():
            raise DatabaseError(f"{name}: this is a folder — name a file in it with --db")
        if not path.exists():
            if not create:
                raise DatabaseError(_nothing_there(name))
            if not path.parent.is_dir():
                raise DatabaseError(f"{name}: there is no folder {path.parent} — make it first")
    except OSError as error:
        raise DatabaseError(f"{name}: {error.strerror or error} — check the permissions") from error


def _nothing_there(name: str) -> str:
    return f"{name}: there is no facttrack database here yet — `facttrack ingest` makes one"


def _other_version(name: str, version: str) -> str:
    if version in versions.VERSIONS:
        return (
            f"{name}: this database is of version {version}, this program wants {versions.HEAD}"
            " — run `facttrack db upgrade` (after `facttrack db backup`)"
        )
    return f"{name}: this database was made by a newer facttrack (version {version}) — upgrade facttrack"


def _version(connection: Connection, name: str) -> str | None:
    """The version that a database states, None where it is empty. Raises DatabaseError for another program's."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        connection.rollback()
        if version is not None:
            return str(version)
        tables = [table for table in tables if table != "alembic_version"]
    connection.rollback()
    if tables:
        raise DatabaseError(f"{name}: this database belongs to another program — name another one with --db")
    return None


# --- engines ---------------------------------------------------------------------------------


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        pool = NullPool if url.database and url.database != _MEMORY else StaticPool
        engine = create_engine(url, poolclass=pool, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        event.listen(engine, "close", _take_stock)
        return engine
    try:
        return create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": PATIENCE})
    except ModuleNotFoundError as error:
        raise DatabaseError(
            'PostgreSQL needs its driver — install it with: pip install "facttrack[postgresql]"'
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not begin transactions by itself: it begins none for SELECT and SAVEPOINT.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_PAGES}")
    # A database on a read-only disk cannot change its journal, and can be read all the same.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that begins as a reader and then writes may find the database locked without being
    # allowed to wait; one that will write says so at once.
    writes = connection.get_execution_options().get("facttrack_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _take_stock(connection: sqlite3.Connection, _record: Any) -> None:
    # Without counts of what the tables hold the planner guesses, and walks whole tables where an index would do.
    # SQLite counts again only where much has changed, and looks at no more than so many rows of an index.
    if connection.total_changes:
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA analysis_limit = 400")
            connection.execute("PRAGMA optimize")
