"""The progress bar: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from facttrack.results import Step

STAGES = {"read": "Reading", "link": "Linking"}


@contextmanager
def progress(
    *, quiet: bool = False, total: Callable[[], int | None] | None = None
) -> Iterator[Callable[[Step], None] | None]:
    """A function that draws a step, or None where nobody would see it.

    `total` tells how many steps there will be, about, where a step itself does not; it is asked once.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

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
    expected = total() if total else None

    def draw(step: Step) -> None:
        steps = step.total
        if steps is None and step.stage == "read" and expected is not None:
            steps = max(expected, step.done)
        if step.stage not in tasks:
            tasks[step.stage] = bar.add_task(STAGES.get(step.stage, step.stage), total=steps, label="")
        bar.update(tasks[step.stage], completed=step.done, total=steps, label=shortened(step.label, 40))

    with bar:
        yield draw
