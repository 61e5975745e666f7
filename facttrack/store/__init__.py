"""Where articles, claims, links, events and people's decisions are kept: SQLite in one file, or PostgreSQL.

The room's only door is `open_store`, whose Store takes and answers with the model's objects. No
table, session or query leaves this room. SQLAlchemy is imported when a store is opened, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facttrack.store.store import Store

__all__ = ["DEFAULT", "open_store"]

#: The database of those who name none: a file in the current folder.
DEFAULT = "facttrack.db"


def open_store(where: str | None = None, *, create: bool = True) -> Store:
    """The database at a path or URL, ready for use; use it as a context manager.

    `where` is a file's path, `sqlite:///…`, or `postgresql://…` (`postgres://` will do); None means
    `facttrack.db` in the current folder. A new database is laid out where there is none, unless
    `create` is false.

    Raises DatabaseError, in one line that says what to do, where there is no database and none is
    to be made, where the file is something else, where its version is older (`facttrack db
    upgrade`) or newer than this program's, and where it is locked or cannot be reached.
    """
    from facttrack.store.opening import open_at

    return open_at(where or DEFAULT, create=create)
