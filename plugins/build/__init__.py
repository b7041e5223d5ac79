"""The build: scan, read, plan, check, make what is dirty, publish whole or not at all (pipeline.py).

Its settings are described in README.md.
"""

from __future__ import annotations

from typing import Any

from plugins.content.capability import Capability

from .pelican_log import listen

CAPABILITY = Capability(name="build", spaces=("/theme/",))


def get_generators(_pelican: object) -> type[Any]:
    """Answer Pelican's signal for generators besides its own."""
    from .generator import ArchiveGenerator

    return ArchiveGenerator


def register() -> None:
    """Listen to Pelican's log first: this plugin comes first in PLUGINS, so that no later one fails unheard."""
    from pelican import signals

    listen()
    signals.get_generators.connect(get_generators)
    CAPABILITY.register()
