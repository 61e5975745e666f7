"""Where the files that ship with facttrack lie, from a checkout and from an installed copy alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """The folder `migrations` or `seeds`: beside the package in a checkout, inside it when installed."""
    installed = PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else PACKAGE.parent / folder


def words(name: str) -> Path:
    """A table of words, for example `words("en/cues.toml")`."""
    return PACKAGE / "words" / name
