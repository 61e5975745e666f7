"""A server on this machine, as the tests set it up."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass
class Answer:
    """What the server answers at one path. `held` keeps the answer back until the test is over."""

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    announced: int | None = None
    held: bool = False


@dataclass
class Site:
    """A server on this machine: set `answers[path]`, then read `site.url + path`."""

    url: str
    answers: dict[str, Answer]
    over: threading.Event
