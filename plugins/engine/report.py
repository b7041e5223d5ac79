"""What a build tells the command that runs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugins.articles.faults import Fault
from plugins.articles.model import Archive

SETTING = "ARCHIVE_REPORT"


@dataclass(slots=True)
class Report:
    """Filled in while a build goes on; put an empty one under the setting ARCHIVE_REPORT to receive it."""

    faults: list[Fault] = field(default_factory=list)
    articles: int = 0
    files: int = 0
    written: int = 0
    deleted: int = 0

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Report:
        """The report of a build, or one that nobody will read."""
        report = settings.get(SETTING)
        return report if isinstance(report, Report) else cls()

    def read(self, archive: Archive, faults: Iterable[Fault]) -> None:
        """After reading: what there is and what is wrong with it."""
        self.articles = len(archive.articles)
        self.faults = sorted(faults)

    def published(self, files: int, written: int, deleted: int) -> None:
        """After publishing: how many files the site has, and how many of them were written and deleted."""
        self.files, self.written, self.deleted = files, written, deleted
