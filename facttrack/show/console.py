"""The consoles that lists and pages are printed on."""

from __future__ import annotations

import sys

from rich.console import Console


def terminal(width: int | None = None) -> Console:
    """Standard output. Colours follow NO_COLOR, FORCE_COLOR and TERM, the width COLUMNS and the terminal."""
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
