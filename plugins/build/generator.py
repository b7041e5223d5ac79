"""The one module that knows Pelican: its generator, which hands a build to the pipeline."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG

from plugins.content.capability import Capabilities, Capability
from plugins.core.diagnostics import Diagnostic

from .idle_settings import SIGNALS, idle_plugins, idle_settings
from .options import Options
from .pelican_log import listen
from .pipeline import Build
from .report import Report


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Turns the content folder into the archive."""

    def generate_context(self) -> None:
        """Check only, if no more is wanted; ContentErrors if an error must be mended first."""
        if self.settings["ARCHIVE_CHECK_ONLY"]:
            with self._build() as build:
                build.check()

    def generate_output(self, _writer: Any) -> None:
        """Build and publish. Pelican's writer is not used, since a build is published as a whole or not at all."""
        if not self.settings["ARCHIVE_CHECK_ONLY"]:
            with self._build() as build:
                build.run()

    def _build(self) -> Build:
        listen().diagnostics += self._idle()
        report = Report.of(self.settings)
        build = report.build = Build(Options.of(self.settings), Capabilities.registered(), self.env, report)
        return build

    def _idle(self) -> Iterator[Diagnostic]:
        """Warnings of settings and plugins of Pelican that have no effect."""
        plugins = self.settings["PLUGINS"]
        receivers = (receiver for name in SIGNALS for receiver in getattr(signals, name).receivers_for(None))
        effective = {getattr(receiver, "__module__", "") for receiver in receivers}
        effective.update(name for name in plugins if _has_capability(name))
        yield from idle_settings(self.settings, DEFAULT_CONFIG)
        yield from idle_plugins(plugins, effective)


def _has_capability(module: str) -> bool:
    return any(isinstance(value, Capability) for value in vars(sys.modules.get(module, object)).values())
