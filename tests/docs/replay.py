"""Run the commands of a tutorial and compare what they print with what the tutorial says.

    python tests/docs/replay.py            say where docs/tutorial.md differs
    python tests/docs/replay.py --update   write today's output, and today's ids, into it

A block fenced as ```console holds commands (`$ facttrack …`), each with the output that follows it, standard output and
standard error together, as a terminal of 80 columns shows them. They run one after the other in a folder that holds
`seeds/`, with the clock standing still. Comments right before a block say more:

    <!-- exit: 1 -->                                     its last command exits with this status
    <!-- id: claims --search hospital --kind figure -->  the first of these stands where the block's commands have an id

With several `id:` comments the first id in the block is the first comment's, and so on. A comment can ask for the id of
something in another: `<!-- id: links --claim {claims --search hospital} -->`.
"""

from __future__ import annotations

import difflib
import json
import os
import pkgutil
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner, Result

import facttrack.cli
from facttrack.cli import cli
from facttrack.shipped import shipped

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"

#: The working day that the tutorial tells of.
NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)

TERMINAL = {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "80", "LINES": "40", "TZ": "UTC", "FACTTRACK_USER": "reader"}

_COMMENT = re.compile(r"<!-- (exit|id): (.+?) -->")
_INNER = re.compile(r"\{(.+?)\}")
_ID = re.compile(r"\b[fsle]-[a-z2-7]{6,12}\b")


@dataclass
class Step:
    """A command and the lines that it is said to print."""

    command: str
    output: list[str] = field(default_factory=list)


@dataclass
class Block:
    """A console block: its line in the tutorial, counted from one, and what the comments before it ask for.

    `troubles` are what went wrong when it was replayed, output aside.
    """

    line: int
    steps: list[Step] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    exit: int = 0
    troubles: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"$ {step.command}\n" + "".join(f"{line}\n" for line in step.output) for step in self.steps)


def blocks(tutorial: str) -> list[Block]:
    """The console blocks of a tutorial in order."""
    found: list[Block] = []
    asked: list[tuple[str, str]] = []
    inside = False
    for number, line in enumerate(tutorial.splitlines(), start=1):
        if inside and line == "```":
            inside = False
        elif inside and line.startswith("$ "):
            found[-1].steps.append(Step(line[2:]))
        elif inside:
            found[-1].steps[-1].output.append(line)
        elif line == "```console":
            ids = [words for kind, words in asked if kind == "id"]
            status = next((int(words) for kind, words in asked if kind == "exit"), 0)
            found.append(Block(number, ids=ids, exit=status))
            asked, inside = [], True
        elif match := _COMMENT.fullmatch(line):
            asked.append((match.group(1), match.group(2)))
        elif line:
            asked = []
    return found


def replay(told: list[Block]) -> Iterator[Block]:
    """The same blocks as they come out now, in a folder of their own; the ids in commands are brought up to date."""
    with _folder():
        for block in told:
            yield _again(block)


def _again(block: Block) -> Block:
    now = Block(block.line, ids=block.ids, exit=block.exit)
    found = [_first_id(words) for words in block.ids]
    now.troubles += [f"nothing found by: {words}" for words, one in zip(block.ids, found, strict=True) if one is None]
    ids = iter(found)
    for step in block.steps:
        command = _ID.sub(lambda match: next(ids, None) or match.group(), step.command)
        result = _run(shlex.split(command))
        now.steps.append(Step(command, [line.rstrip() for line in result.output.splitlines()]))
        status = block.exit if step is block.steps[-1] else 0
        if result.exit_code != status:
            now.troubles.append(f"{command}: exit {result.exit_code}, not {status}")
    return now


def updated(tutorial: str) -> tuple[str, list[str]]:
    """The tutorial with today's output, and what went wrong."""
    lines = tutorial.splitlines(keepends=True)
    told = blocks(tutorial)
    played = list(replay(told))
    for block, now in reversed(list(zip(told, played, strict=True))):
        end = block.line + len(block.text.splitlines())
        lines[block.line : end] = [now.text]
    return "".join(lines), [f"line {block.line}: {trouble}" for block in played for trouble in block.troubles]


def _first_id(words: str) -> str | None:
    words = _INNER.sub(lambda inner: _first_id(inner.group(1)) or "none", words)
    result = _run(["facttrack", *shlex.split(words), "--format", "jsonl"])
    first = result.stdout.splitlines()[:1]
    return str(json.loads(first[0])["id"])[:8] if first and result.exit_code == 0 else None


def _run(words: list[str]) -> Result:
    return CliRunner().invoke(cli, words[1:], prog_name=words[0], env=TERMINAL)


@contextmanager
def _folder() -> Iterator[None]:
    """A new folder with the seeds in it as the working folder, and the clock at NOW."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        unset = ("FACTTRACK_DB", "FACTTRACK_DEBUG", "NO_COLOR")
        stack.enter_context(patch.dict(os.environ, {k: v for k, v in os.environ.items() if k not in unset}, clear=True))
        for module in pkgutil.iter_modules(facttrack.cli.__path__, "facttrack.cli."):
            if hasattr(loaded := import_module(module.name), "now"):
                stack.enter_context(patch.object(loaded, "now", lambda: NOW))
        Path(folder, "seeds").symlink_to(shipped("seeds"), target_is_directory=True)
        os.chdir(folder)
        stack.callback(os.chdir, before)
        yield


def main(arguments: list[str]) -> int:
    tutorial = TUTORIAL.read_text(encoding="utf-8")
    now, troubles = updated(tutorial)
    sys.stderr.writelines(trouble + "\n" for trouble in troubles)
    if arguments == ["--update"]:
        TUTORIAL.write_text(now, encoding="utf-8")
        return int(bool(troubles))
    sys.stdout.writelines(
        difflib.unified_diff(tutorial.splitlines(True), now.splitlines(True), "tutorial.md", "as it is now", n=1)
    )
    return int(now != tutorial or bool(troubles))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
