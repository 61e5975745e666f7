"""The word tables that linking reads, each once, when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from facttrack.shipped import words


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table `words/en/<name>.toml`. Cached and shared: callers do not change it."""
    with words(f"en/{name}.toml").open("rb") as file:
        return tomllib.load(file)
