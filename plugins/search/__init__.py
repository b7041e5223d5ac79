"""The search index and its page, in this archive and on any Pelican site. There are no settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.content.capability import Capability, Workspace
from plugins.content.lookups import Lookup
from plugins.content.model import Archive
from plugins.content.targets import MadeFile, Planned
from plugins.core.processes import at_once

from .indexing import index_files
from .language import FILES, language_of
from .lookups import lookup_files, summary
from .pages import ADDRESS, pages


def _index(archive: Archive, workspace: Workspace) -> Iterator[MadeFile]:
    return index_files(
        archive.listed,
        lambda article: archive.text(article.body).plain,
        workspace.cache,
        archive.data.abbreviations,
        {category.slug: category.title for category in archive.data.categories.values()},
        max(at_once(workspace.processes) - 1, 1),  # the pages are made meanwhile
        language_of(archive.data, archive.now),
        archive.digests,
        archive.reading,
        archive.turns,
    )


def _targets(archive: Archive, lookups: Sequence[Lookup]) -> Iterator[Planned]:
    yield from pages(archive, summary(lookups))
    yield from lookup_files(lookups)


CAPABILITY = Capability(name="search", data=FILES, spaces=(ADDRESS,), lookup_targets=_targets, background=_index)


def get_generators(pelican: Any) -> type[Any] | None:
    """Pelican's question which generators there are: one, where Pelican itself builds the site."""
    if "plugins.build" in pelican.settings["PLUGINS"]:
        return None
    from .generator import SearchGenerator

    return SearchGenerator


def register() -> None:
    """Connect to Pelican and, in this archive, answer the build's question."""
    from pelican import signals

    signals.get_generators.connect(get_generators)
    CAPABILITY.register()
