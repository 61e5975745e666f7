"""Many rows at once, in the quickest way that each database has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

from facttrack.store.tables import LinkRow

#: Memory for pages of an SQLite file while most of it is written anew, in KiB.
_PAGES = 256 * 1024

#: The indexes of links by rank. New rows fall anywhere in them, so that most pages are read and written over and over.
_RANKS = frozenset({"ix_links_best", "ix_links_relation_best"})


def insert_all(connection: Connection, table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns. `table` is a mapped class; columns left out must have no default
    that Python works out.

    SQLAlchemy builds the parameters of each row anew; here the statement is put together once and the values are only
    brought into the form that the driver wants.
    """
    values = list(rows)
    if not values:
        return
    whole: Table = table.__table__
    names = [column.name for column in whole.columns if column.name in values[0]]
    dialect = connection.dialect
    forms = [whole.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    columns = [
        [row[name] for row in values] if form is None else [form(row[name]) for row in values]
        for name, form in zip(names, forms, strict=True)
    ]
    plain = list(zip(*columns, strict=True))
    if dialect.name == "postgresql":
        _copy(connection, whole, names, plain)
    else:
        connection.exec_driver_sql(str(insert(whole).compile(dialect=dialect, column_keys=names)), plain)


def _copy(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Into PostgreSQL, in one go instead of row by row."""
    quoted = connection.dialect.identifier_preparer
    columns = ", ".join(quoted.quote(name) for name in names)
    statement = f"COPY {quoted.format_table(table)} ({columns}) FROM STDIN"
    try:
        cursor: Any = connection.connection.cursor()
        with cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(statement, (), error) from error


@contextmanager
def rewriting(connection: Connection) -> Iterator[None]:
    """Prepare for most links to be replaced in this transaction: their ranks are sorted once, at its end.

    PostgreSQL keeps its indexes: without them nobody could read the table until the transaction ends.
    """
    if connection.dialect.name == "postgresql":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    links: Any = LinkRow.__table__
    ranks = [index for index in links.indexes if index.name in _RANKS]
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_PAGES}")
    try:
        for index in ranks:
            index.drop(connection)
        yield
        for index in ranks:
            index.create(connection)
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")
