"""The tables can go up and down, with rows in them, and fit the code."""

from __future__ import annotations

import re

import desk
import newsroom
from desk import AT, LATER, deaths, file, page
from sqlalchemy import inspect, text

from facttrack.model import ClaimFilter
from facttrack.shipped import shipped
from facttrack.store import open_store, versions
from facttrack.store.opening import connected


def test_the_list_of_versions_is_that_of_the_migrations() -> None:
    found = {}
    for path in (shipped("migrations") / "versions").glob("*.py"):
        code = path.read_text(encoding="utf-8")
        down = re.search(r'^down_revision = (?:"(\d+)"|None)$', code, re.MULTILINE)
        own = re.search(r'^revision = "(\d+)"$', code, re.MULTILINE)
        assert down, path.name
        assert own, path.name
        assert path.name.startswith(own.group(1))
        found[own.group(1)] = down.group(1)
    assert found == dict(zip(versions.VERSIONS, (None, *versions.VERSIONS), strict=False))


def test_the_tables_fit_the_code(where: str) -> None:
    with connected(where) as (connection, _, _):
        assert versions.drift(connection) == []


def test_every_version_can_be_gone_down_to_and_up_from(empty: str) -> None:
    with connected(empty, create=True) as (connection, _, _):
        for version in versions.VERSIONS:
            versions.upgrade(connection, version)
        for version in reversed(("base", *versions.VERSIONS[:-1])):
            versions.downgrade(connection, version)
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        connection.rollback()
        versions.upgrade(connection)
        assert versions.drift(connection) == []


def test_rows_survive_going_down_and_up(where: str) -> None:
    with open_store(where) as store:
        newsroom.print_story(store)
        store.decide(newsroom.NOW_19.id, "retracted", by="ana", at=AT)
        before = (store.claims(), store.links(), store.events(), store.decisions(), store.articles())
    with connected(where) as (connection, _, _):
        versions.downgrade(connection, versions.VERSIONS[0])
        versions.upgrade(connection)
    with open_store(where) as store:
        after = (store.claims(), store.links(), store.events(), store.decisions(), store.articles())
        assert after == before


def test_rows_of_the_first_version_can_be_searched_after_the_upgrade(where: str) -> None:
    with open_store(where) as store:
        file(store, page(), deaths(page()))
    with connected(where) as (connection, _, _):
        versions.downgrade(connection, "0001")
        connection.execute(text("UPDATE claims SET quote = 'At least 12 villagers died'"))
        connection.commit()
        versions.upgrade(connection)
    with open_store(where) as store:
        assert len(store.claims(ClaimFilter(search="villagers"))) == 1
        assert store.claims(ClaimFilter(search="people")) == []
        assert len(store.articles(search="mayor")) == 1
        new = page("Nobody was found.")
        store.add(new, [desk.deaths(page("At least 12 people died in Marwen"))][:0], at=LATER)
        assert len(store.articles(search="nobody")) == 1


def test_an_upgrade_that_fails_changes_nothing(where: str) -> None:
    with connected(where) as (connection, _, _):
        versions.downgrade(connection, "0001")
        connection.execute(text("CREATE TABLE claims_fts (id INTEGER)"))
        connection.execute(text("ALTER TABLE claims ADD COLUMN search TEXT"))
        connection.commit()
        try:
            versions.upgrade(connection)
        except Exception:
            connection.rollback()
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
        assert "search" not in {column["name"] for column in inspect(connection).get_columns("revisions")}
        assert "revisions_fts" not in inspect(connection).get_table_names()
