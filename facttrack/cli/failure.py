"""What a user reads when something goes wrong: one line, what to do next, and the exit status."""

from __future__ import annotations

import os
import sys

import click

from facttrack.errors import FacttrackError
from facttrack.show.visible import one_line

INTERRUPTED = 130
PIPE_CLOSED = 141
UNFORESEEN = 70


def answer(error: Exception) -> int:
    """Say on standard error what went wrong, and give the exit status for it."""
    if os.environ.get("FACTTRACK_DEBUG") and not isinstance(error, (click.exceptions.Exit, click.Abort)):
        import traceback

        traceback.print_exception(error)
    match error:
        case BrokenPipeError():
            # The reader of the pipe has seen enough. Python flushes once more at exit: let that go nowhere.
            sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
            return PIPE_CLOSED
        case click.Abort():
            say("stopped")
            return INTERRUPTED
        case click.UsageError() if type(error).__name__ == "NoArgsIsHelpError":
            click.echo(error.format_message(), err=True)
            return error.exit_code
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "facttrack"
            say(error.format_message(), command)
            click.echo(f"Try: {command} --help", err=True)
            return error.exit_code
        case click.ClickException():
            say(error.format_message())
            return error.exit_code
        case FacttrackError():
            say(str(error))
            return error.status
        case OSError() if error.filename is not None:
            say(f"{error.filename}: {error.strerror}")
            return 2
        case _:
            say(
                f"a fault in facttrack itself, not in your input: {type(error).__name__}: {error} — please report it "
                "with the command you ran; FACTTRACK_DEBUG=1 shows where it happened"
            )
            return UNFORESEEN


def say(words: str, who: str = "facttrack") -> None:
    """One line on standard error."""
    click.echo(f"{who}: {one_line(words)}", err=True)
