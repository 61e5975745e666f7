"""Full-text search, in the words of each database."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, column, func, literal_column, select, table, text

from facttrack.errors import UsageError
from facttrack.store.asking import only_checked
from facttrack.store.tables import ClaimRow, RevisionRow

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')

#: The text search configuration that the migration lays out in PostgreSQL.
_CONFIGURATION = "facttrack"

#: Rows from which on SQLite looks for words elsewise.
_OFTEN = 50_000


def terms(words: str) -> list[str]:
    """Words, and phrases in quotes, that all must occur. Raises UsageError where there is none."""
    for curly in "“”„«»":
        words = words.replace(curly, '"')
    found = [match.group(1) or match.group(2) or "" for match in _TERM.finditer(words)]
    found = [term for term in found if any(c.isalnum() for c in term)]
    if not found:
        raise UsageError("there is no word to search for — give one, or “several in quotes”")
    return found


def matches(connection: Connection, searched: type[ClaimRow] | type[RevisionRow], words: str) -> ColumnElement[bool]:
    """Does the row hold all the words?"""
    name = searched.__tablename__
    wanted = terms(words)
    if connection.dialect.name == "postgresql":
        vector: ColumnElement[Any] = literal_column(f"{name}.search")
        configuration = text(f"'{_CONFIGURATION}'")
        return and_(*(vector.op("@@")(func.phraseto_tsquery(configuration, term)) for term in wanted))
    index = table(f"{name}_fts", column("rowid"))
    phrases = " ".join('"' + term.replace('"', " ") + '"' for term in wanted)
    found = select(index.c.rowid).where(literal_column(f"{name}_fts").op("MATCH")(phrases))
    # A list by day that has words of every tenth row is done sooner along the days than by sorting all that have them.
    often = select(func.count()).select_from(found.limit(_OFTEN).subquery())
    number = searched.id if connection.execute(often).scalar_one() < _OFTEN else only_checked(searched.id)
    return number.in_(found)
