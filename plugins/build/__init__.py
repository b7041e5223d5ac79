"""The build: scan, read, plan, check, make what is dirty, publish whole or not at all (pipeline.py).

Settings: ARCHIVE_NOW (datetime, Hanoi's time: what is later stays unpublished), ARCHIVE_DRAFTS (bool: build drafts
too), ARCHIVE_CHECK_ONLY (bool: stop before anything is rendered), ARCHIVE_FALLBACK (folder whose du-lieu/ serves
where the content has none), ARCHIVE_CACHE (folder for what need not be computed again), ARCHIVE_COLD (bool: compute
everything anew), ARCHIVE_PROCESSES (how many work at once; None: one a core), ARCHIVE_EXECUTOR (address of a Dask
cluster that reads and encodes, or None), SOCIAL_CARDS (bool: draw a card for each article without a lead image),
MARKDOWN_EXTENSIONS (dotted names, beside those of the capabilities), SITE_DESCRIPTION.
"""

from __future__ import annotations

from typing import Any

from plugins.content.capability import Capability

from . import log

CAPABILITY = Capability(name="build", spaces=("/theme/",))


def get_generators(_pelican: object) -> type[Any]:
    """Pelican's question which generators there are besides its own."""
    from .generator import ArchiveGenerator

    return ArchiveGenerator


def register() -> None:
    """Listen to Pelican's log first: this plugin stands first in PLUGINS, so that a later one cannot fail unheard."""
    from pelican import signals

    log.listen()
    signals.get_generators.connect(get_generators)
    CAPABILITY.register()
