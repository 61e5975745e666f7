"""Read articles in: extract their claims, file them, link what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from facttrack.errors import ReadError
from facttrack.model import Article
from facttrack.results import IngestSummary, Step
from facttrack.store.store import Store


def ingest(
    store: Store,
    items: Iterable[Article | ReadError],
    *,
    at: datetime,
    jobs: int = 1,
    progress: Callable[[Step], None] | None = None,
) -> IngestSummary:
    """File what `read` yields, in its order, and link it. `at` is the moment of reading.

    An input that cannot be read or filed costs one line in `failures`. Ctrl-C keeps every article
    that was finished and answers with `interrupted`. With more than one of `jobs` claims are
    extracted in as many processes; the result is the same.
    """
    raise NotImplementedError
