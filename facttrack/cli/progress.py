"""The progress bar: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from facttrack.results import Step

STAGES = {"read": "Reading", "link": "Linking"}


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[Step], None] | None]:
    """A function that draws a step, or None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
    from rich.text import Text

    from facttrack.show.visible import shortened

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[label]}", markup=False, style="dim"),
        console=Console(stderr=True, highlight=False),
        transient=True,
    )
    tasks: dict[str, TaskID] = {}

    def draw(step: Step) -> None:
        if step.stage not in tasks:
            tasks[step.stage] = bar.add_task(STAGES.get(step.stage, step.stage), total=step.total, label="")
        label = Text(shortened(step.label, 40)).plain
        bar.update(tasks[step.stage], completed=step.done, total=step.total, label=label)

    with bar:
        yield draw
