"""What can go wrong, in the reader's words, each with what to do next.

Every error that reaches a user is one of these and prints as one line.
"""

from __future__ import annotations


class FacttrackError(Exception):
    """Anything facttrack can explain. `status` is the exit status of the command that meets it."""

    status = 2


class UsageError(FacttrackError):
    """The request makes no sense as it stands."""

    status = 2


class NotFoundError(UsageError):
    """Nothing goes by that id or name, or more than one thing does."""


class AmbiguousError(NotFoundError):
    """More than one thing goes by that id or name."""


class ReadError(FacttrackError):
    """An input could not be read: `where` names it, `what` is wrong with it, `todo` is the next step."""

    status = 3

    def __init__(self, where: str, what: str, todo: str = "") -> None:
        super().__init__(f"{where}: {what}" + (f" — {todo}" if todo else ""))
        self.where = where
        self.what = what
        self.todo = todo

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, str]]:
        # Pickled by its three parts: claims are extracted in other processes, which may answer with one.
        return type(self), (self.where, self.what, self.todo)


class DatabaseError(FacttrackError):
    """The database is missing, broken, too old or too new."""

    status = 4
