"""How far a build is, for people: a bar on a terminal, a line now and then elsewhere; and how long its stages took."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from plugins.build.report import Report, Stage
from plugins.vietnamese.messages import messages_of

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MESSAGES = messages_of(__package__)
EVERY = 5.0  # seconds between lines where there is no terminal
SOON = 50
"""A stage of fewer steps is over before a bar would help, unless each takes long."""
LONG: tuple[Stage, ...] = ("images",)


@dataclass(slots=True)
class Shown(Report):
    """A report that shows its progress on standard error."""

    _bars: Progress | None = None
    _tasks: dict[Stage, TaskID] = field(default_factory=dict)
    _last: float = field(default_factory=monotonic)

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Move the bar of a stage, or print a line if the last is some seconds old."""
        if total < SOON and stage not in LONG:
            return
        if not sys.stderr.isatty():
            if monotonic() - self._last > EVERY:
                self._last = monotonic()
                text = MESSAGES.say("progress", stage=MESSAGES.say(f"stage-{stage}"), done=done, total=total)
                print(text, file=sys.stderr, flush=True)
            return
        if self._bars is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bars.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(MESSAGES.say(f"stage-{stage}"), total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)  # photographs, then cards

    def waiting(self) -> None:
        """Say why nothing goes on."""
        print(MESSAGES.say("waiting"), file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the bars away."""
        if self._bars is not None:
            self._bars.stop()
            self._bars = None


def timings(report: Report) -> str:
    """A line a stage with its seconds, and what was done and what was spared."""
    lines = [
        MESSAGES.say("timing", stage=MESSAGES.say(f"stage-{stage}"), seconds=f"{seconds:.2f}".replace(".", ","))
        for stage, seconds in report.seconds.items()
    ]
    done = MESSAGES.say("done", read=report.read_anew, made=report.made, files=report.files)
    return "\n".join([*lines, done])
