"""Progress of long tasks on stderr: a bar for each step on a terminal, else an occasional line."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

EVERY = 5.0  # seconds between lines without a terminal


def line_of(step: str, done: int, total: int) -> str:
    """The progress of a step as text."""
    return f"{step}: {done}/{total}"


class Progress:
    """The progress display of one task, until `end`."""

    def __init__(self) -> None:
        self._last = monotonic()
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, step: str, done: int, total: int) -> None:
        """Update the bar of a step, or print a line if the last one is some seconds old."""
        if not sys.stderr.isatty():
            if monotonic() - self._last > EVERY:
                self._last = monotonic()
                print(line_of(step, done, total), file=sys.stderr, flush=True)
            return
        if self._bars is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bars

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bars = Bars(*columns, console=Console(stderr=True), transient=True)
            self._bars.start()
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(step, total=total)
        self._bars.update(self._tasks[step], completed=done, total=total)  # photographs, then cards

    def end(self) -> None:
        """Remove the bars; later steps start afresh."""
        if self._bars is not None:
            self._bars.stop()
            self._bars, self._tasks = None, {}
