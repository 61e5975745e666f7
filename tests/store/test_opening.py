"""A database opens, or one line says what is wrong with it and what to do."""

from __future__ import annotations

import builtins
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from desk import AT, deaths, file, page
from sqlalchemy import text

from facttrack.errors import DatabaseError
from facttrack.model import ClaimFilter
from facttrack.store import open_store, opening, versions
from facttrack.store.opening import connected


def test_a_new_database_is_laid_out(empty: str) -> None:
    with open_store(empty) as store:
        assert store.counts()["articles"] == 0
    with open_store(empty, create=False) as store:
        assert store.ids() == []


def test_what_is_filed_is_there_when_the_database_is_opened_again(where: str) -> None:
    with open_store(where) as store:
        file(store, page(), deaths(page()))
    with open_store(where) as store:
        assert [filed.claim for filed in store.claims()] == [deaths(page())]


def test_a_database_that_is_not_there_is_not_made_for_looking(empty: str) -> None:
    with pytest.raises(DatabaseError, match="no facttrack database here yet — `facttrack ingest` makes one"):
        open_store(empty, create=False)


def test_looking_leaves_no_file_behind(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        open_store(str(tmp_path / "new.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_program_is_left_alone(empty: str) -> None:
    with connected(empty, create=True) as (connection, _, _):
        connection.execute(text("CREATE TABLE recipes (id INTEGER)"))
        connection.commit()
    with pytest.raises(DatabaseError, match="belongs to another program"):
        open_store(empty)


def test_an_older_database_names_the_command_that_upgrades_it(empty: str) -> None:
    with connected(empty, create=True) as (connection, _, _):
        versions.upgrade(connection, versions.VERSIONS[0])
    with pytest.raises(DatabaseError, match=r"of version 0001.* — run `facttrack db upgrade`"):
        open_store(empty)


def test_a_newer_database_is_refused(where: str) -> None:
    with connected(where) as (connection, _, _):
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    with pytest.raises(DatabaseError, match=r"newer facttrack \(version 9999\)"):
        open_store(where)


def test_a_store_that_is_closed_lets_go_of_the_database(where: str) -> None:
    open_store(where).close()
    with open_store(where) as store:
        file(store, page())


# --- files -----------------------------------------------------------------------------------


def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes on the flood, and more than a hundred bytes of them.\n" * 10)
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"notes\.txt: this file is not a facttrack database"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_damaged_file_says_so(tmp_path: Path, laid_out_file: Path) -> None:
    content = bytearray(laid_out_file.read_bytes())
    content[5_000:60_000] = b"\xff" * 55_000
    path = tmp_path / "damaged.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"damaged\.db: "):
        open_store(str(path)).counts()


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("{folder}", "this is a folder"),
        ("{folder}/missing/facttrack.db", "there is no folder"),
        ("mysql://localhost/news", "SQLite or PostgreSQL"),
        ("postgresql://host:port/news", "no database address"),
        ("postgresql://nobody@127.0.0.1:1/news", "the server cannot be reached"),
    ],
    ids=["folder", "folder missing", "another database", "no address", "no server"],
)
def test_a_place_without_a_database_says_why(tmp_path: Path, where: str, says: str) -> None:
    with pytest.raises(DatabaseError, match=says) as caught:
        open_store(where.format(folder=tmp_path))
    assert "\n" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(DatabaseError) as caught:
        open_store("postgresql://ana:secret@127.0.0.1:1/news")
    assert "secret" not in str(caught.value)


def test_another_program_that_writes_is_waited_for_and_then_named(
    laid_out_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "busy.db"
    path.write_bytes(laid_out_file.read_bytes())
    monkeypatch.setattr(opening, "PATIENCE", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_store(str(path)) as store:
        other.execute("BEGIN IMMEDIATE")
        assert store.ids() == []
        with pytest.raises(DatabaseError, match="another program is writing"):
            file(store, page())
        other.execute("COMMIT")
        assert file(store, page()) == "a1"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.db"
    path.touch(mode=0)
    with pytest.raises(DatabaseError, match="permission"):
        open_store(str(path))


def test_sqlite_keeps_a_journal_that_readers_can_read_beside(tmp_path: Path) -> None:
    path = tmp_path / "facttrack.db"
    with open_store(str(path)):
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_missing_driver_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_psycopg(name: str, *args: Any, **options: Any) -> Any:
        if name.partition(".")[0] == "psycopg":
            raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_psycopg)
    with pytest.raises(DatabaseError, match=r'pip install "facttrack\[postgresql\]"'):
        open_store("postgresql://localhost/news")


@pytest.mark.parametrize("given", ["postgres://u@h/n", "postgresql://u@h/n", "postgresql+psycopg://u@h/n"])
def test_every_way_of_writing_the_address_means_the_same_driver(given: str) -> None:
    assert opening.address(given).render_as_string() == "postgresql+psycopg://u@h/n"


@pytest.mark.parametrize("given", ["news.db", "sqlite:///news.db"])
def test_a_path_and_its_url_are_one(given: str) -> None:
    assert opening.address(given).database == "news.db"


# --- transactions ----------------------------------------------------------------------------


def test_a_transaction_that_fails_leaves_everything_as_it_was(where: str) -> None:
    with open_store(where) as store:

        def half() -> None:
            with store.transaction():
                file(store, page(), deaths(page()))
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            half()
        assert store.ids() == []


def test_a_part_that_fails_leaves_the_rest_of_its_transaction(where: str) -> None:
    with open_store(where) as store:
        with store.transaction():
            file(store, page())
            with pytest.raises(DatabaseError):
                store.put_matches(["a1"], [{"a": "a1", "b": "a1", "score": None, "because": []}])
        assert store.ids() == ["a1"]


def test_a_list_can_be_gone_through_while_deciding(where: str) -> None:
    with open_store(where) as store:
        for number in range(5):
            article = page(f"At least 12 people died in Marwen {number}.", f"b{number}")
            file(store, article, deaths(article))
        for filed in store.iterate(ClaimFilter(), size=2):
            store.decide(filed.claim.id, "contested", by="ana", at=AT)
        assert store.counts()["contested"] == 5
