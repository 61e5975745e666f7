"""Ways of asking that every table shares: many values at once, ids by their beginning."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVarTuple

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    String,
    Text,
    and_,
    any_,
    bindparam,
    column,
    func,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from facttrack import gazetteer
from facttrack.errors import AmbiguousError, NotFoundError

#: Longest name or id that goes into an index: PostgreSQL's entries have 2,700 bytes.
LONGEST_KEY = 400

#: No character sorts after it.
_LAST = "\U0010ffff"

Columns = TypeVarTuple("Columns")
Column = InstrumentedAttribute[Any] | ColumnElement[Any]


def among(connection: Connection, column: Column, values: Iterable[Any]) -> ColumnElement[bool]:
    """Is the column one of these? Any number of values in one parameter, so that the statement stays the same."""
    wanted = list(values)
    if connection.dialect.name == "postgresql":
        kind = Text() if isinstance(column.type, String) else BigInteger()
        return column == any_(bindparam(None, wanted, type_=ARRAY(kind)))
    return column.in_(select(func.json_each(json.dumps(wanted, ensure_ascii=False)).table_valued("value").c.value))


def listed(connection: Connection, numbers: Iterable[int]) -> ColumnElement[int]:
    """Any number of whole numbers in one parameter, as the rows of a table."""
    wanted = list(numbers)
    if connection.dialect.name == "postgresql":
        return func.unnest(bindparam(None, wanted, type_=ARRAY(BigInteger()))).column_valued("number")
    rows = func.json_each(json.dumps(wanted)).table_valued(column("value", BigInteger()))
    return rows.c.value


def also_among(connection: Connection, column: Column, values: Iterable[Any]) -> ColumnElement[bool]:
    """The same as a check of rows that another condition finds.

    Two long lists on the columns of one index would be walked as a product, value by value.
    """
    return among(connection, only_checked(column), values)


def only_checked(column: Column) -> ColumnElement[Any]:
    """The column's value, in a form that no plan finds rows by: most rows have it, or there are better ways."""
    return column + ("" if isinstance(column.type, String) else 0)


def name_key(name: str) -> str:
    """What a name is compared and indexed by: only white space has none."""
    return (gazetteer.key(name) or name.strip())[:LONGEST_KEY]


def keys_within(connection: Connection, column: Column, place: str) -> list[str]:
    """Keys of all places on file that are this place, however it is spelled, or lie in it by the table of places."""
    own = name_key(place)
    if not gazetteer.lookup_all(place):
        return [own]
    on_file = connection.execute(_values(column)).scalars()
    return [key for key in on_file if key == own or gazetteer.same_place(key, place) or gazetteer.within(key, place)]


def _values(column: Column) -> Select[Any]:
    """The different values of an indexed column, each found from the one before it: most stand in many rows."""
    walk = select(func.min(column).label("value")).cte("walk", recursive=True)
    following = select(func.min(column)).where(column > walk.c.value).scalar_subquery()
    walk = walk.union_all(select(following).where(walk.c.value.is_not(None)))
    return select(walk.c.value).where(walk.c.value.is_not(None))


def begins(column: Column, prefix: str | Column) -> ColumnElement[bool]:
    """Does an id or key begin like this? In a form that an index answers."""
    return (column >= prefix) & (column < prefix + _LAST)


def whole_id(connection: Connection, column: Column, prefix: str, what: str, command: str) -> str:
    """The one id that is `prefix`, or else begins with it. Raises NotFoundError with what to do."""
    query = select(column).where(begins(column, prefix)).distinct().order_by(column).limit(4)
    found = list(connection.execute(query).scalars()) if prefix else []
    if not found:
        raise NotFoundError(f"no {what} is called “{prefix}” — `facttrack {command}` lists them")
    if found[0] == prefix or len(found) == 1:
        return str(found[0])
    raise ambiguous(prefix, found)


def ambiguous(said: str, found: list[str]) -> AmbiguousError:
    """More than one thing goes by what was said."""
    more = ", …" if len(found) > 3 else ""
    return AmbiguousError(f"“{said}” could be {', '.join(found[:3])}{more} — say more of it")


def all_words(column: Column, words: str) -> ColumnElement[bool]:
    """Do all of these words, or parts of words, occur in the column, in any case?"""
    return and_(true(), *(column.icontains(word, autoescape=True) for word in words.split()))


def page(query: Select[*Columns], limit: int | None, offset: int) -> Select[*Columns]:
    """One page of a list. SQLite wants a limit with every offset."""
    if limit is None and offset:
        limit = 2**62
    return query.limit(limit).offset(offset or None)
