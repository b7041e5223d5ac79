"""The search index and its page. There are no settings."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.capability import Capability, Workspace, capabilities
from plugins.content.model import Archive
from plugins.content.targets import MadeFile
from plugins.core.processes import at_once

from .indexing import index_files
from .language import FILES, language_of
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


CAPABILITY = Capability(name="search", data=FILES, spaces=(ADDRESS,), targets=pages, background=_index)


def answer(_sender: object) -> Capability:
    """What this folder adds to the archive."""
    return CAPABILITY


def register() -> None:
    """Answer the build's question."""
    capabilities.connect(answer)
