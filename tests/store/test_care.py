"""A database can be upgraded, checked and copied."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import newsroom
import pytest
from desk import deaths, file, page
from sqlalchemy import text

from facttrack.actions.database import backup, check, upgrade
from facttrack.errors import DatabaseError
from facttrack.store import open_store, versions
from facttrack.store.opening import connected


def spoil(where: str, *statements: str) -> None:
    with connected(where) as (connection, _, _):
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()


def test_a_database_in_use_is_whole(where: str) -> None:
    with open_store(where) as store:
        newsroom.print_story(store)
        file(store, page(id_="a2"), deaths(page(id_="a2")))
        assert check(where) == []


SPOILED = {
    "contested without a reason": ("UPDATE claims SET contested = (status IS NULL)", "contested without a reason"),
    "not where it should be": ("UPDATE claims SET start = 1 WHERE kind = 'figure'", "do not stand in their article"),
    "a table too many": ("CREATE TABLE more (id INTEGER)", "tables differ from the code"),
    "an index too few": ("DROP INDEX ix_claims_public_id", "tables differ from the code"),
}


@pytest.mark.parametrize(("statement", "says"), SPOILED.values(), ids=SPOILED.keys())
def test_what_is_wrong_is_named(where: str, statement: str, says: str) -> None:
    with open_store(where) as store:
        newsroom.print_story(store)
    spoil(where, statement)
    assert any(says in line for line in check(where)), check(where)


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (("DROP TRIGGER claims_fts_insert",), "not kept up"),
        (("DROP TRIGGER claims_fts_update", "UPDATE claims SET quote = 'Nobody died'"), "out of step"),
        (("PRAGMA foreign_keys = OFF", "DELETE FROM revisions WHERE id = 1"), "is not there"),
    ],
    ids=["trigger", "index", "foreign key"],
)
def test_what_is_wrong_in_a_file_is_named(
    laid_out_file: Path, tmp_path: Path, statements: tuple[str, ...], says: str
) -> None:
    path = tmp_path / "spoiled.db"
    path.write_bytes(laid_out_file.read_bytes())
    with open_store(str(path)) as store:
        newsroom.print_story(store)
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    assert any(says in line for line in check(str(path))), check(str(path))


def test_an_empty_place_is_said_to_be_empty(empty: str) -> None:
    if "://" in empty:
        assert "nothing in this database" in check(empty)[0]
    else:
        with pytest.raises(DatabaseError, match="facttrack ingest"):
            check(empty)


def test_an_older_database_is_upgraded_with_its_rows(where: str) -> None:
    with open_store(where) as store:
        newsroom.print_story(store)
        before = store.claims()
    with connected(where) as (connection, _, _):
        versions.downgrade(connection, versions.VERSIONS[0])
    assert "run `facttrack db upgrade`" in check(where)[0]
    assert upgrade(where) == (versions.VERSIONS[0], versions.HEAD)
    assert upgrade(where) == (versions.HEAD, versions.HEAD)
    with open_store(where) as store:
        assert store.claims() == before
    assert check(where) == []


def test_upgrading_what_is_empty_lays_it_out(empty: str) -> None:
    assert upgrade(empty) == (None, versions.HEAD)
    assert check(empty) == []


def test_a_newer_database_is_not_upgraded(where: str) -> None:
    spoil(where, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="newer facttrack"):
        upgrade(where)


# --- copies ----------------------------------------------------------------------------------


@pytest.fixture
def filled(laid_out_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "filled.db"
    path.write_bytes(laid_out_file.read_bytes())
    with open_store(str(path)) as store:
        newsroom.print_story(store)
    return str(path)


def test_a_copy_is_the_same_and_whole(filled: str, tmp_path: Path) -> None:
    with open_store(filled) as store:
        target = backup(filled, tmp_path / "copy.db")
        before = (store.claims(), store.links(), store.events())
    with open_store(str(target), create=False) as copy:
        assert (copy.claims(), copy.links(), copy.events()) == before
    assert check(str(target)) == []


def test_a_copy_can_be_made_while_another_program_writes(filled: str, tmp_path: Path) -> None:
    writer = sqlite3.connect(filled, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM links")
    backup(filled, tmp_path / "copy.db")
    writer.execute("ROLLBACK")
    writer.close()
    with open_store(str(tmp_path / "copy.db")) as copy:
        assert len(copy.links()) == 3


def test_a_copy_never_writes_over_a_file(filled: str, tmp_path: Path) -> None:
    target = tmp_path / "kept.db"
    target.write_text("precious")
    with pytest.raises(DatabaseError, match="is there already"):
        backup(filled, target)
    assert target.read_text() == "precious"


def test_a_copy_that_cannot_be_written_leaves_nothing(filled: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be written"):
        backup(filled, tmp_path / "missing" / "copy.db")
    assert not (tmp_path / "missing").exists()


def test_postgresql_has_its_own_way_of_copying(laid_out_postgres: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="pg_dump"):
        backup(laid_out_postgres.format("laid_out"), tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []
