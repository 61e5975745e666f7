"""The installed copy, whose modules are compiled where there is a compiler, reads as the sources do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
ARTICLES = CHECKOUT / "seeds" / "articles"

# Without the folder that it is run in on its path (-I), Python imports the installed copy.
INSTALLED = (sys.executable, "-I")
SOURCES = (sys.executable,)

COMPILED = "import facttrack.extract.figures as figures; print(not figures.__file__.endswith('.py'))"


def printed(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=CHECKOUT).stdout


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    if printed(*INSTALLED, "-c", COMPILED).strip() != "True":
        pytest.skip("facttrack is not installed compiled here")


def test_the_demo_corpus_gives_the_same_claims() -> None:
    command = ("-m", "facttrack", "extract", "--format", "jsonl", ARTICLES)

    assert printed(*INSTALLED, *command) == printed(*SOURCES, *command)


def test_the_demo_corpus_gives_the_same_events_and_links(tmp_path: Path) -> None:
    shown = []
    for python in (INSTALLED, SOURCES):
        database = tmp_path / "demo.db"
        shown.append(printed(*python, "-m", "facttrack", "--db", database, "demo"))
        database.unlink()

    assert shown[0] == shown[1]
