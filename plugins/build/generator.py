"""The one module that knows Pelican: its generator, which hands a build to the pipeline."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

from plugins.content.capability import Capabilities, capabilities

from .options import Options
from .pipeline import Build
from .report import Report


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Turns the content folder into the archive."""

    def generate_context(self) -> None:
        """Only check, where no more is wanted; ContentErrors if anything must be mended first."""
        if self.settings["ARCHIVE_CHECK_ONLY"]:
            with self._build() as build:
                build.check()

    def generate_output(self, _writer: Any) -> None:
        """Build and publish; Pelican's writer is not used, since a build is published whole or not at all."""
        if not self.settings["ARCHIVE_CHECK_ONLY"]:
            with self._build() as build:
                build.run()

    def _build(self) -> Build:
        answers = Capabilities(tuple(answer for _, answer in capabilities.send(None)))
        report = Report.of(self.settings)
        build = report.build = Build(Options.of(self.settings), answers, self.env, report)
        return build
