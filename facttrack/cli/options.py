"""Options and kinds of values that several commands share."""

from __future__ import annotations

import os
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

import click

from facttrack.cli.lazy import nearest
from facttrack.show.formats import Format
from facttrack.vocabulary import Policy

F = TypeVar("F", bound=Callable[..., Any])
E = TypeVar("E", bound=StrEnum)


class Term(click.Choice):  # type: ignore[type-arg]  # generic in newer click only
    """A word of one of the vocabularies; the command gets the member. Hyphens do for underscores."""

    def __init__(self, terms: type[E]) -> None:
        super().__init__([term.value for term in terms], case_sensitive=False)
        self.terms = terms

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, self.terms):
            return value
        word = str(value).replace("-", "_").lower()
        if word not in self.choices:
            known = [str(choice) for choice in self.choices]
            self.fail(f"“{value}” is none of {', '.join(known)}.{nearest(word, known)}", param, ctx)
        return self.terms(word)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in newer click only
    """A day: 2026-01-12; a month or a year stands for its first or its last day; today, yesterday, 7d (days ago)."""

    name = "day"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def get_metavar(self, *_: Any, **__: Any) -> str:
        return "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        words = str(value).strip().lower()
        try:
            return self._named(words) or self._written(words)
        except (ValueError, OverflowError):
            self.fail(
                f"“{value}” is no date. Write 2026-01-12, 2026-01, 2026, today, yesterday or 7d for seven days ago.",
                param,
                ctx,
            )

    def _named(self, words: str) -> date | None:
        ago = 0 if words == "today" else 1 if words == "yesterday" else None
        if match := re.fullmatch(r"(\d{1,6})d", words):
            ago = int(match.group(1))
        return None if ago is None else now().date() - timedelta(days=ago)

    def _written(self, words: str) -> date:
        match = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", words)
        if match is None:
            raise ValueError(words)
        year, month, day = (int(part or 0) for part in match.groups())
        if day:
            return date(year, month, day)
        if not self.last:
            return date(year, month or 1, 1)
        return date(year, month or 12, monthrange(year, month or 12)[1])


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic in newer click only
    """A day or a time: 2026-01-12, 2026-01-12T14:30+03:00."""

    name = "moment"

    def get_metavar(self, *_: Any, **__: Any) -> str:
        return "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        if isinstance(value, date):
            return value
        from facttrack.records import published_from

        try:
            return published_from(str(value).strip())
        except ValueError:
            self.fail(f"“{value}” is no date. Write 2026-01-12 or 2026-01-12T14:30+03:00.", param, ctx)


def now() -> datetime:
    """The clock. It is read in the command line only and handed down."""
    return datetime.now(UTC)


def who() -> str:
    """The name under which decisions are filed: FACTTRACK_USER, else the name of the login."""
    import getpass

    try:
        return os.environ.get("FACTTRACK_USER") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def format_option(command: F) -> F:
    """--format, as every listing command has it. Tables adapt to terminal and pipe, the rest is for machines."""
    return click.option(
        "--format",
        "-f",
        "form",
        type=Term(Format),
        default=Format.TABLE,
        show_default="table",
        help="How to print: a table for people; json, jsonl and csv for programs; md for a document.",
    )(command)


def page_format_option(command: F) -> F:
    """--format of commands that print a page about one thing."""
    return click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(["page", "json"]),
        default="page",
        callback=lambda _ctx, _param, value: Format.JSON if value == "json" else Format.TABLE,
        show_default=True,
        help="How to print: a page for people, json for programs.",
    )(command)


def policy_option(command: F) -> F:
    """--policy."""
    return click.option(
        "--policy",
        type=Term(Policy),
        default=Policy.RANGE,
        show_default="range",
        help="How low, best and high follow from the figures: range, from the lowest low to the highest high, best "
        "what most origins give; majority, the value that most origins give; trusted, figures of sources marked by "
        "facttrack sources trust.",
    )(command)


def offset_option(command: F) -> F:
    """--offset."""
    return click.option("--offset", type=click.IntRange(min=0), metavar="N", default=0, help="Leave out the first N.")(
        command
    )


def limit_option(command: F) -> F:
    """--limit."""
    return click.option("--limit", "-n", type=click.IntRange(min=1), metavar="N", help="Show at most N.")(command)


def jobs_option(command: F) -> F:
    """--jobs."""
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        metavar="N",
        default=1,
        show_default=True,
        help="Read texts in N processes at a time; the result is the same.",
    )(command)


def by_option(command: F) -> F:
    """--by."""
    return click.option(
        "--by",
        metavar="NAME",
        default=who,
        show_default="FACTTRACK_USER or your login",
        help="Who decides.",
    )(command)


def note_option(command: F) -> F:
    """--note."""
    return click.option("--note", "-m", metavar="WORDS", default="", help="Why; kept with the decision.")(command)
