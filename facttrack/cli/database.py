"""The store that a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from facttrack.store.store import Store


def opened(ctx: click.Context, *, create: bool = False) -> Store:
    """The database that `--db` names; commands that only look never make one."""
    from facttrack.store import open_store

    return open_store(ctx.find_root().obj, create=create)
