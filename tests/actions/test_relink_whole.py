"""Linking as it is, without stand-ins: in several processes, and in one that is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from desk import AT, page

from facttrack.actions import relink as relinking
from facttrack.actions.ingest import ingest
from facttrack.actions.processes import Processes
from facttrack.actions.relink import relink
from facttrack.model import Article
from facttrack.store import open_store
from facttrack.store.store import Store

#: Dies, as by a power cut, when the first new event is put into words: its links stand in the database by then.
DYING = """
import os, signal, sys
from facttrack.actions import relink as relinking
from facttrack.store import open_store

relinking.describe = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with open_store(sys.argv[1]) as store:
    relinking.relink(store)
"""


def toll(id_: str, killed: int, town: str, day: int) -> Article:
    text = f"At least {killed} people were killed when a ferry sank off {town} on Monday, the coast guard said."
    return page(text, id_, published=date(2026, 3, day), outlet=f"{town} Post")


FIRST = [toll("a1", 12, "Port Vela", 2), toll("a2", 14, "Port Vela", 3), toll("a3", 5, "Cape Norra", 2)]
LATER = [toll("a2", 19, "Port Vela", 4), toll("a4", 19, "Port Vela", 4)]


def state(store: Store) -> tuple[Any, ...]:
    return (store.links(), store.events(), [filed.claim for filed in store.claims()], store.unlinked())


def test_several_processes_link_as_one_does(fresh: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relinking, "_AT_ONCE", 1)
    with open_store(fresh()) as store, Processes(2) as processes:
        ingest(store, FIRST, at=AT)
        alone = state(store)
        assert alone[0]
        relink(store, processes=processes)
        assert state(store) == alone


def test_linking_that_is_killed_leaves_what_was_there(fresh: Callable[[], str]) -> None:
    where = fresh()
    with open_store(where) as store:
        ingest(store, FIRST, at=AT)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("facttrack.actions.ingest.relink", lambda *_, **__: relinking.RelinkSummary(0, 0, 0, 0, 0))
            ingest(store, LATER, at=AT)
        before = state(store)
        assert before[-1] == ["a2", "a4"]
    died = subprocess.run([sys.executable, "-c", DYING, where], check=False)
    assert died.returncode == -signal.SIGKILL
    with open_store(where) as store:
        assert state(store) == before
        relink(store, store.unlinked())
        after = state(store)
        assert after != before
        relink(store)
        assert state(store) == after
