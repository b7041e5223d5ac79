"""How far a build is, for people, and how long its stages took."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from plugins.build.report import Report, Stage
from plugins.vietnamese.messages import messages_of
from tools.progress import Progress

MESSAGES = messages_of(__package__)
SOON = 50
"""A stage of fewer steps is over before a bar would help, unless each takes long."""
LONG: tuple[Stage, ...] = ("images",)


@dataclass(slots=True)
class ProgressReport(Report):
    """A report that shows its progress on standard error."""

    _shown: Progress = field(default_factory=Progress)

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Show how far a stage is, if it takes long."""
        if total >= SOON or stage in LONG:
            self._shown.show(stage_name(stage), done, total)

    def waiting(self) -> None:
        """Say why nothing goes on."""
        print(MESSAGES.say("waiting"), file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the bars away."""
        self._shown.end()


def stage_name(stage: Stage) -> str:
    """What a stage is called."""
    return MESSAGES.say(f"stage-{stage}")


def timings(report: Report) -> str:
    """A line a stage with its seconds, and what was done and what was spared."""
    lines = [
        MESSAGES.say("timing", stage=stage_name(stage), seconds=f"{seconds:.2f}".replace(".", ","))
        for stage, seconds in report.seconds.items()
    ]
    done = MESSAGES.say("done", read=report.read_anew, made=report.made, files=report.files)
    return "\n".join([*lines, done])
