"""The report of a build to the command that runs it: progress, time of each stage, and results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from plugins.core.diagnostics import Diagnostic

if TYPE_CHECKING:
    from .pipeline import Build

SETTING = "ARCHIVE_REPORT"
Stage = Literal["read", "plan", "check", "images", "make", "compress", "validate", "publish"]


@dataclass(slots=True)
class Report:
    """Filled in while a build runs; set ARCHIVE_REPORT to an empty one to receive it.

    previous_warnings: of the last build of this output; unpublished: how many drafts and records of a later date are
    not shown; made: how many files were dirty; written: how many of them differ from the published ones; seconds: by
    stage; leaks: the paths of files that hold data which must be removed; build: lives as long as the report.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    previous_warnings: tuple[Diagnostic, ...] = ()
    articles: int = 0
    unpublished: int = 0
    read_anew: int = 0
    files: int = 0
    made: int = 0
    written: int = 0
    deleted: int = 0
    seconds: dict[Stage, float] = field(default_factory=dict)
    leaks: list[str] = field(default_factory=list)
    build: Build | None = None

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Report:
        """The report of a build, or a new one that nobody reads."""
        report = settings.get(SETTING)
        return report if isinstance(report, Report) else cls()

    @contextmanager
    def stage(self, stage: Stage) -> Iterator[None]:
        """Measure a stage."""
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - began

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Called during long stages; a command that shows progress overrides this."""

    def waiting(self) -> None:
        """Called when another build of the same content or output is under way."""
