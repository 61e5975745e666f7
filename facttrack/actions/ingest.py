"""Read articles in: extract their claims, file them, link what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from facttrack.actions.processes import Processes
from facttrack.actions.relink import relink
from facttrack.errors import ReadError
from facttrack.extract import extract
from facttrack.model import Added, Article, Claim
from facttrack.results import IngestSummary, RelinkSummary, Step
from facttrack.store.store import Store
from facttrack.vocabulary import Outcome

Item = Article | ReadError

#: Articles that are filed in one transaction.
_TOGETHER = 50


@dataclass(slots=True)
class _Found:
    """An article as it was offered and as it would be filed, with its claims; or why there are none."""

    offered: Item
    item: Item
    claims: list[Claim] = field(default_factory=list)
    known: bool = False


def ingest(
    store: Store,
    items: Iterable[Item],
    *,
    at: datetime,
    jobs: int = 1,
    progress: Callable[[Step], None] | None = None,
) -> IngestSummary:
    """File what `read` yields, in its order, and link it. `at` is the moment of reading.

    An input that cannot be read or filed costs one line in `failures`. Ctrl-C keeps every article
    that was finished and answers with `interrupted`. With more than one of `jobs` articles are
    searched and prepared for linking in as many processes; the result is the same.
    """
    filing = _Filing(store, at, progress)
    with Processes(jobs) as processes:
        try:
            for found in _extracted(store, items, processes):
                filing.take(found)
        except KeyboardInterrupt:
            filing.flush()
            return filing.summary(RelinkSummary(0, 0, 0, 0, 0, interrupted=True), interrupted=True)
        filing.flush()
        linked = relink(store, store.unlinked(), processes=processes, progress=progress)
    return filing.summary(linked, interrupted=linked.interrupted)


# --- extracting ------------------------------------------------------------------------------


def _extracted(store: Store, items: Iterable[Item], processes: Processes) -> Generator[_Found]:
    """What was read with its claims, in the order of reading; articles that are filed already are not searched."""
    offered = (_offered(store, item) for item in items)
    yield from processes.results(_search, offered, lost=_lost, here=_is_done)


def _lost(offered: _Found) -> _Found:
    what = "a process that extracts claims died, perhaps for want of memory"
    return replace(offered, item=ReadError(_name(offered.item), what, "run it again with --jobs 1"))


def _offered(store: Store, item: Item) -> _Found:
    """The article as it would be filed."""
    if isinstance(item, ReadError):
        return _Found(item, item)
    try:
        completed = store.complete(item)
    except ReadError as error:
        return _Found(item, error)
    return _Found(item, item, known=True) if completed is None else _Found(item, completed)


def _is_done(found: _Found) -> bool:
    return found.known or isinstance(found.item, ReadError)


def _search(offered: _Found) -> _Found:
    """Extract. A fault of extraction costs this one article, and says so."""
    article = offered.item
    if offered.known or isinstance(article, ReadError):
        return offered
    try:
        return replace(offered, claims=extract(article))
    except Exception as error:
        what = f"its claims could not be extracted ({type(error).__name__}: {error})"
        return replace(offered, item=ReadError(article.id, what, "this is a fault of facttrack: please report it"))


def _name(item: Item) -> str:
    return item.where if isinstance(item, ReadError) else item.id


# --- filing ----------------------------------------------------------------------------------


class _Filing:
    """Files what was found, some articles in one transaction, and counts."""

    def __init__(self, store: Store, at: datetime, progress: Callable[[Step], None] | None) -> None:
        self.store = store
        self.at = at
        self.progress = progress
        self.waiting: list[_Found] = []
        self.outcomes: Counter[Outcome] = Counter()
        self.failures: list[str] = []
        self.claims = 0
        self.articles: dict[str, None] = {}
        self.seen: set[str] = set()

    def take(self, found: _Found) -> None:
        current = self._current(found)
        self.waiting.append(current)
        if len(self.waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """File what waits, all in one transaction; what was not filed goes on waiting."""
        fine = [(found.item, found.claims) for found in self.waiting if isinstance(found.item, Article)]
        added = iter(self.store.add_all(fine, at=self.at))
        filed, self.waiting = self.waiting, []
        for found in filed:
            self._count(found.item if isinstance(found.item, ReadError) else next(added))

    def _current(self, found: _Found) -> _Found:
        """What was found, anew where the same article came before in this batch: it was not filed yet then."""
        if isinstance(found.item, ReadError) or isinstance(found.offered, ReadError):
            return found
        own = {each for each in (found.item.id, found.offered.id, found.item.url) if each}
        again = not own.isdisjoint(self.seen)
        self.seen |= own
        if not again:
            return found
        self.flush()
        now = _offered(self.store, found.offered)
        return found if now.item == found.item else _search(now)

    def _count(self, added: Added | ReadError) -> None:
        if isinstance(added, ReadError):
            self.failures.append(str(added))
            self._tell(added.where)
            return
        self.outcomes[added.outcome] += 1
        self.claims += added.claims
        if added.outcome is not Outcome.KNOWN:
            self.articles[added.article] = None
        self._tell(added.article)

    def _tell(self, label: str) -> None:
        if self.progress:
            self.progress(Step("read", self.outcomes.total() + len(self.failures), None, label))

    def summary(self, links: RelinkSummary, *, interrupted: bool) -> IngestSummary:
        return IngestSummary(
            read=self.outcomes.total(),
            added=self.outcomes[Outcome.ADDED],
            known=self.outcomes[Outcome.KNOWN],
            revised=self.outcomes[Outcome.REVISED],
            failures=tuple(self.failures),
            claims=self.claims,
            articles=tuple(self.articles),
            links=links,
            interrupted=interrupted,
        )
