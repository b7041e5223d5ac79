"""Progress of a build, and the timings of its stages."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from plugins.build.report import Report, Stage
from plugins.vietnamese.messages import messages_of
from tools.progress import Progress

MESSAGES = messages_of(__package__)
SOON = 50
"""Fewest steps of a stage that shows progress; a shorter one ends too soon, unless it is in LONG."""
LONG: tuple[Stage, ...] = ("images",)


@dataclass(slots=True)
class ProgressReport(Report):
    """A report that shows its progress on stderr."""

    _shown: Progress = field(default_factory=Progress)

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Show the progress of a stage, if it takes long."""
        if total >= SOON or stage in LONG:
            self._shown.show(stage_name(stage), done, total)

    def waiting(self) -> None:
        """Print that the build is waiting for another."""
        print(MESSAGES.say("waiting"), file=sys.stderr, flush=True)

    def end(self) -> None:
        """Remove the progress bars."""
        self._shown.end()


def stage_name(stage: Stage) -> str:
    """The display name of a stage."""
    return MESSAGES.say(f"stage-{stage}")


def timings(report: Report) -> str:
    """One line for each stage with its seconds, and one for what was rebuilt."""
    lines = [
        MESSAGES.say("timing", stage=stage_name(stage), seconds=f"{seconds:.2f}".replace(".", ","))
        for stage, seconds in report.seconds.items()
    ]
    done = MESSAGES.say("done", read=report.read_anew, made=report.made, files=report.files)
    return "\n".join([*lines, done])
