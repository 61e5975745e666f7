"""Groups of commands that are imported only when they are called for, and that know their nearest names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

#: Heading -> command -> what stands beside it in the list of commands.
Sections = Mapping[str, Mapping[str, str]]


class LazyGroup(click.Group):
    """A group whose commands live in modules `package.name`, each with an attribute `command`.

    The list of commands is printed from the table alone: no command is imported for it.
    """

    def __init__(self, *args: Any, package: str, sections: Sections, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.package = package
        self.sections = sections

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [name for commands in self.sections.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.list_commands(ctx) and not name.startswith("-"):
            ctx.fail(f"there is no command “{name}”.{nearest(name, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=words)
            for commands in self.sections.values()
            for name, words in commands.items()
            if name.startswith(incomplete)
        ]
        return named + click.Command.shell_complete(self, ctx, incomplete)


def nearest(word: str, known: list[str]) -> str:
    """“ Did you mean …?” for a misspelt word, or nothing where none comes near."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(close)}?" if close else ""
