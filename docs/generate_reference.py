"""Write docs/reference.md from the help of every command; with --check fail where it is out of date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from facttrack.cli import cli

REFERENCE = Path(__file__).resolve().parent / "reference.md"

HEAD = """\
# Command reference

Written by `docs/generate_reference.py` from `--help`; not to be edited by hand.

`facttrack [--db FILE|URL] COMMAND`. Data goes to standard output, everything else to standard error.

Every list takes `--format`:

| format | what it is |
|---|---|
| `table` | for people: see below |
| `json` | one array, as [interface.md](interface.md) shows its items |
| `jsonl` | the same, one item a line, printed as they come |
| `csv` | for spreadsheets: a cell that would run as a formula begins with `'`, and lists are parted by `;` |
| `md` | a Markdown table |

A table has columns on a terminal of 120 characters or more, and a few lines for each item on a narrower one. In a pipe
or a file it has one line for each item: columns aligned, nothing wrapped, nothing cut, no colours.

Colours follow `NO_COLOR` and `FORCE_COLOR`, the width the terminal or `COLUMNS`. Control characters and direction
overrides in article text are shown, never obeyed.

| variable | what it does |
|---|---|
| `FACTTRACK_DB` | the database, where `--db` names none |
| `FACTTRACK_USER` | the name under which decisions are kept, where `--by` names none |
| `FACTTRACK_DEBUG` | set to 1: where an error happened |

| exit status | |
|---|---|
| 0 | done, nothing to report |
| 1 | done, with findings (`audit`) |
| 2 | wrong usage, or nothing goes by that name |
| 3 | some input could not be read; the rest was |
| 4 | database trouble |
| 70 | a fault in facttrack itself |
| 130 | stopped by Ctrl-C; what was finished is kept |

Completion of commands, options and their values in the shell: put `eval "$(_FACTTRACK_COMPLETE=bash_source facttrack)"`
into `~/.bashrc`; for zsh and fish replace `bash_source` by `zsh_source` or `fish_source`.
"""


def commands(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    """Each command below this one with its help, in the order of the list of commands."""
    yield ctx.command_path, command.get_help(ctx)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            if below is not None:
                yield from commands(below, context(below, name, ctx))


def context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    """A context of fixed width, so that the page does not depend on the terminal."""
    fixed = {"terminal_width": 100, "max_content_width": 100}
    return click.Context(command, info_name=name, parent=parent, **command.context_settings | fixed)


def reference() -> str:
    """The whole page."""
    pages = []
    for path, words in commands(cli, context(cli, "facttrack")):
        lines = "\n".join(line.rstrip() for line in words.splitlines())
        pages.append(f"\n## {path}\n\n```text\n{lines}\n```\n")
    return HEAD + "".join(pages)


def main() -> None:
    page = reference()
    if "--check" not in sys.argv[1:]:
        REFERENCE.write_text(page, encoding="utf-8")
    elif not REFERENCE.exists() or REFERENCE.read_text(encoding="utf-8") != page:
        sys.exit("docs/reference.md is out of date: run `make docs` and commit it")


if __name__ == "__main__":
    main()
