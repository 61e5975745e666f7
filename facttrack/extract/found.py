"""An attribution as it is found in a stretch, by token numbers."""

from __future__ import annotations

from typing import NamedTuple

from facttrack.extract.cues import Cue
from facttrack.extract.phrases import Subject


class Found(NamedTuple):
    """An attribution by token numbers of one stretch; `content` holds runs [first, end)."""

    rule: str
    cue: Cue
    group: tuple[int, int]
    subject: Subject | None
    content: tuple[tuple[int, int], ...]
    hearer: tuple[int, int] | None = None
    carrier: Subject | None = None
