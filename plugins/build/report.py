"""What a build tells the command that runs it: how far it is, how long each stage took, what came out."""

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
    """Filled in while a build goes on; put an empty one under the setting ARCHIVE_REPORT to receive it.

    known: the warnings of the last build of this output. unpublished: how many drafts and records of a later date are
    not shown. made: the files that were dirty; written: those of them that differ from what was published; seconds: by
    stage; build: all that was read, which lives as long as the report.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    known: tuple[Diagnostic, ...] = ()
    articles: int = 0
    unpublished: int = 0
    read_anew: int = 0
    files: int = 0
    made: int = 0
    written: int = 0
    deleted: int = 0
    seconds: dict[Stage, float] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    build: Build | None = None

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Report:
        """The report of a build, or one that nobody will read."""
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
        """Called as a long stage goes on; a command that shows it overrides this."""

    def waiting(self) -> None:
        """Called when another build of the same content or output is under way."""
