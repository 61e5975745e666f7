"""How the program starts: quickly, with a list of commands, and helpful about names it does not know."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from facttrack import __version__
from facttrack.cli import SECTIONS, cli

HEAVY = [
    "sqlalchemy",
    "alembic",
    "rich",
    "trafilatura",
    "rapidfuzz",
    "httpx",
    "lxml",
    "yaml",
    "feedparser",
    "sentencex",
]


def every_command() -> Iterator[tuple[str, click.Command]]:
    def below(path: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
        ctx = click.Context(group)
        for name in group.list_commands(ctx):
            command = group.get_command(ctx, name)
            assert command is not None
            yield f"{path} {name}".strip(), command
            if isinstance(command, click.Group):
                yield from below(f"{path} {name}".strip(), command)

    return below("", cli)


COMMANDS = dict(every_command())


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import json, sys\n"
        "from facttrack.cli import cli\n"
        "try: cli.main(['--help'], prog_name='facttrack')\n"
        "except SystemExit: pass\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "Read articles:" in done.stdout
    assert json.loads(done.stderr) == []


def test_each_command_stands_in_the_list_with_a_sentence_that_ends(run) -> None:
    listed = run("--help").stdout
    for commands in SECTIONS.values():
        for name, words in commands.items():
            assert f"  {name} " in listed
            assert words.endswith(".")


@pytest.mark.parametrize("path", COMMANDS)
def test_each_command_explains_itself_with_an_example(run, path: str) -> None:
    result = run(*path.split(), "--help")
    assert result.exit_code == 0
    assert f"facttrack {path.split()[0]}" in result.stdout.split("Options:")[0].split("\n", 1)[1]


@pytest.mark.parametrize("path", COMMANDS)
def test_each_option_says_what_it_is_for(path: str) -> None:
    options = [param for param in COMMANDS[path].params if isinstance(param, click.Option)]
    assert [option.opts for option in options if not option.help] == []


def test_the_version_is_told(run) -> None:
    assert run("--version").stdout == f"facttrack {__version__}\n"


@pytest.mark.parametrize("group", ["", "link", "db", "sources"])
def test_without_a_command_the_help_is_shown_as_wrong_usage(run, group: str) -> None:
    result = run(*group.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == run(*group.split(), "--help").stdout


def test_a_misspelt_command_is_answered_with_the_nearest(run) -> None:
    result = run("clams")
    assert result.exit_code == 2
    assert result.stderr == "facttrack: there is no command “clams”. Did you mean claims?\nTry: facttrack --help\n"


def test_a_misspelt_subcommand_is_wrong_usage(run) -> None:
    result = run("link", "conform")
    assert result.exit_code == 2
    assert result.stderr.endswith("Try: facttrack link --help\n")


def test_the_shell_completes_commands_from_the_table_alone(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_FACTTRACK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "facttrack cl")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert run().stdout == "plain,claims\n"
