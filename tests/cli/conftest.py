"""A database with a small case in it, and a way to run commands on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newsroom import article, because, figure, link, speaker, statement

from facttrack.cli import cli
from facttrack.model import Estimate, Event, Link, Passage, Speaker, TimeSpan, stable_id
from facttrack.store import open_store
from facttrack.vocabulary import Because, Measure, Precision, Relation, SpeakerKind, Stance

Run = Callable[..., Result]

READ_AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)

QUAY = article(
    "At least 23 people were killed when the old quay gave way, the harbour board said.\n"
    "The board accused the crane company of ignoring warnings.\n"
    "The company denied that it had ignored any warning. Nine dockers are missing.",
    "quay-1",
    day="2026-03-02",
    outlet="Harbour Gazette",
    title="Quay collapse kills at least 23",
    url="https://example.org/quay",
)
TOLL = article(
    "Nineteen people died at the quay in Porto Alto, the fire brigade said [sic].",
    "toll-1",
    day="2026-03-02",
    outlet="=Coast Times",
    title="Nineteen dead, \x1b[31mbrigade\x1b[0m says",
)

KILLED = figure(
    QUAY,
    "At least 23 people were killed when the old quay gave way",
    "23",
    23,
    by=Speaker("Harbour Board", "the harbour board", 59, 76, SpeakerKind.GOVERNMENT),
    who="people",
    cue=Passage("said", 77, 81),
    where=(Passage("Porto Alto", 0, 0),),
    when=TimeSpan(date(2026, 3, 1), date(2026, 3, 2), "at the weekend", Precision.DAY),
    hedges=("reportedly",),
    rule="passive",
)
MISSING = figure(QUAY, "Nine dockers are missing", "Nine", 9, 9, measure=Measure.MISSING, who="dockers")
ACCUSED = statement(
    QUAY,
    "ignoring warnings",
    Stance.ACCUSES,
    "Harbour Board",
    target="the crane company",
    contested=because(Because.ACCUSATION),
)
DIED = figure(
    TOLL,
    "Nineteen people died at the quay in Porto Alto",
    "Nineteen",
    19,
    19,
    by=speaker("Porto Alto fire brigade", SpeakerKind.OFFICIAL),
    who="people",
    where=(Passage("Porto Alto", 36, 46),),
)
CONFLICT: Link = link(KILLED, DIED, Relation.CONFLICTS)
EVENT = Event(
    stable_id("e", "quay"),
    "Quay collapse in Porto Alto",
    date(2026, 3, 2),
    date(2026, 3, 2),
    ("Porto Alto",),
    ("quay-1", "toll-1"),
    {Measure.KILLED: Estimate(19, 23, None, (KILLED.id, DIED.id)), Measure.MISSING: Estimate(9, 9, 9, (MISSING.id,))},
    ("same place: Porto Alto", "same day"),
)


@pytest.fixture(scope="session")
def filed_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.db"
    with open_store(str(path)) as store:
        store.add(QUAY, [KILLED, ACCUSED, MISSING], at=READ_AT)
        store.add(TOLL, [DIED], at=READ_AT)
        store.replace_links(["quay-1", "toll-1"], [CONFLICT])
        store.replace_events(["quay-1", "toll-1"], [EVENT])
    return path


@pytest.fixture
def case(filed_case: Path, tmp_path: Path) -> Path:
    """A database of one's own with two articles on one event, whose tolls conflict."""
    return Path(shutil.copy(filed_case, tmp_path / "case.db"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; `width` makes its output a terminal of so many columns."""
    monkeypatch.chdir(tmp_path)
    for name in ("FACTTRACK_DB", "FACTTRACK_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTTRACK_USER", "R. Haddad")

    def invoke(*args: object, width: int | None = None, **extra: object) -> Result:
        env = {} if width is None else {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": str(width), "LINES": "40"}
        return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="facttrack", env=env, **extra)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def on_case(run: Run, case: Path) -> Run:
    """Run a command on the case."""

    def invoke(*args: object, **extra: object) -> Result:
        return run("--db", case, *args, **extra)

    return invoke
