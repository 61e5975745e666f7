"""Work in several processes, with its results in the order of its items."""

from __future__ import annotations

import io
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import fields, is_dataclass
from multiprocessing import get_context
from types import TracebackType
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Items that wait for each process: enough to keep it busy, few enough to hold in memory.
_AHEAD = 8


class Processes:
    """So many processes, started when there is work for them; of one, none is started and the work is done here."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        # Spawned, not forked: a forked process would share the connection to the database.
        spawning = get_context("spawn")
        self.pool = ProcessPoolExecutor(jobs, spawning, _leave_interrupts_to_the_parent) if jobs > 1 else None

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    def results(
        self,
        work: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        lost: Callable[[Item], Result],
        here: Callable[[Item], bool] = lambda _: False,
    ) -> Generator[Result]:
        """The result for each item, in order. However many there are, only some wait at a time.

        `lost` answers for an item whose process died. An item that is no work is dealt with `here`.
        """
        if self.pool is None:
            yield from map(work, items)
            return
        waiting: deque[tuple[Item, Future[bytes]]] = deque()
        try:
            for item in items:
                waiting.append((item, _done(_packed(work(item))) if here(item) else _submitted(self.pool, work, item)))
                if len(waiting) >= self.jobs * _AHEAD:
                    yield _result(*waiting.popleft(), lost)
            while waiting:
                yield _result(*waiting.popleft(), lost)
        finally:
            for _, future in waiting:
                future.cancel()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Pickler(pickle.Pickler):
    """Takes records apart into the values that make them: compiled ones cannot be filled in afterwards."""

    def reducer_override(self, value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, each.name) for each in fields(value))
        return NotImplemented


def _packed(value: object) -> bytes:
    into = io.BytesIO()
    _Pickler(into).dump(value)
    return into.getvalue()


def _worked(packed: bytes) -> bytes:
    """The result of some work on an item, in the process that does it."""
    work, item = pickle.loads(packed)  # noqa: S301 - packed by the process that started this one
    return _packed(work(item))


def _done(result: bytes) -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_result(result)
    return future


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Item], Result], item: Item) -> Future[bytes]:
    try:
        return pool.submit(_worked, _packed((work, item)))
    except BrokenExecutor as error:
        broken: Future[bytes] = Future()
        broken.set_exception(error)
        return broken


def _result(item: Item, waiting: Future[bytes], lost: Callable[[Item], Result]) -> Result:
    try:
        found: Result = pickle.loads(waiting.result())  # noqa: S301 - packed by a process started here
    except BrokenExecutor:
        return lost(item)
    return found
