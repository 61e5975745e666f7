"""Versions of the database: which there are, going from one to the next, and whether the tables fit the code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from facttrack.shipped import shipped

if TYPE_CHECKING:
    from alembic.config import Config

#: Every version, the first one first, as the files of `migrations/versions` have them: a program
#: that only opens a database need not load Alembic.
VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
HEAD = VERSIONS[-1]

#: What Alembic does not see in the tables: full-text search is laid out by hand in a migration.
UNSEEN_SUFFIX = "_fts"


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, with the migrations of the checkout or of the installed copy."""
    from alembic.config import Config

    found = Config(attributes={"connection": connection})
    found.set_main_option("script_location", str(shipped("migrations")).replace("%", "%%"))
    return found


def upgrade(connection: Connection, version: str = HEAD) -> None:
    """Go up to a version in one transaction, every row kept."""
    from alembic import command

    command.upgrade(config(connection), version)
    connection.commit()


def downgrade(connection: Connection, version: str) -> None:
    """Go down to a version, or to "base": without any table."""
    from alembic import command

    command.downgrade(config(connection), version)
    connection.commit()


def drift(connection: Connection) -> list[str]:
    """How the tables that are there differ from those that the code describes, a line each."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from facttrack.store.tables import Table

    context = MigrationContext.configure(connection, opts={"include_object": seen})
    return [f"tables differ from the code: {difference}" for difference in compare_metadata(context, Table.metadata)]


def seen(item: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:  # noqa: ARG001
    """Does Alembic compare this table, column or index?"""
    if kind == "table":
        return name is None or UNSEEN_SUFFIX not in name
    if kind in {"column", "index"} and reflected:
        return name is None or "search" not in name
    return True
