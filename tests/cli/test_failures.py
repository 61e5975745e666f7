"""Whatever goes wrong costs one line on standard error and the right exit status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from facttrack.cli import cli, failure
from facttrack.errors import DatabaseError, NotFoundError, ReadError


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """Make `facttrack claims` fail with an error of one's choice."""

    def fail_with(error: BaseException) -> None:
        @click.command()
        def command() -> None:
            raise error

        monkeypatch.setattr("facttrack.cli.claims.command", command)

    return fail_with


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotFoundError("no claim is called “f-x”"), 2, "facttrack: no claim is called “f-x”\n"),
        (ReadError("a.txt", "is empty", "remove it"), 3, "facttrack: a.txt: is empty — remove it\n"),
        (DatabaseError("too old"), 4, "facttrack: too old\n"),
        (PermissionError(13, "Permission denied", "out.md"), 2, "facttrack: out.md: Permission denied\n"),
    ],
    ids=["not found", "unreadable", "database", "file"],
)
def test_a_known_trouble_is_one_line(run, failing, error: Exception, status: int, words: str) -> None:
    failing(error)
    result = run("claims")
    assert (result.exit_code, result.stderr, result.stdout) == (status, words, "")


def test_an_unforeseen_error_asks_to_be_reported_and_shows_no_traceback(run, failing) -> None:
    failing(KeyError("speaker"))
    result = run("claims")
    assert result.exit_code == 70
    assert result.stderr.startswith("facttrack: a fault in facttrack itself, not in your input: KeyError: 'speaker'")
    assert result.stderr.count("\n") == 1


def test_debug_adds_the_traceback(run, failing, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(KeyError("speaker"))
    monkeypatch.setenv("FACTTRACK_DEBUG", "1")
    assert "Traceback" in run("claims").stderr


def test_an_interrupt_ends_with_a_line_and_130(run, failing) -> None:
    failing(KeyboardInterrupt())
    result = run("claims")
    assert result.exit_code == 130
    assert result.stderr.strip() == "facttrack: stopped"


def test_an_error_that_quotes_hostile_words_prints_them_harmless(run, failing) -> None:
    failing(NotFoundError("no claim is called “\x1b[2J\n\u202e”"))
    assert run("claims").stderr == "facttrack: no claim is called “␛[2J ‹U+202E›”\n"


def test_a_missing_database_is_database_trouble(run) -> None:
    result = run("claims")
    assert result.exit_code == 4
    assert result.stderr.startswith("facttrack: ")
    assert "facttrack ingest" in result.stderr
    assert not Path("facttrack.db").exists()


def test_a_closed_pipe_ends_quietly(case: Path) -> None:
    script = "import sys; from facttrack.cli import main; sys.argv = ['facttrack', *sys.argv[1:]]; main()"
    command = [sys.executable, "-c", script, "--db", str(case), "claims", "--format", "json"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.close()
    _, words = program.communicate()
    assert (program.returncode, words) == (failure.PIPE_CLOSED, b"")


def test_what_the_terminal_cannot_print_is_escaped(case: Path) -> None:
    script = "import sys; from facttrack.cli import main; sys.argv = ['facttrack', *sys.argv[1:]]; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--db", str(case), "claims"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "HOME": str(case.parent)},
    )
    assert "“Nineteen people died" in done.stdout.decode("utf-8")


def test_the_root_command_takes_the_database_from_the_environment(run, case: Path, monkeypatch) -> None:
    monkeypatch.setenv("FACTTRACK_DB", str(case))
    assert run("claims", "--kind", "statement", "--format", "jsonl").stdout.count("\n") == 1


def test_click_itself_is_not_asked_to_end_the_program() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"], prog_name="facttrack")
    assert ended.value.code == 0
