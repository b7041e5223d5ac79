"""The search index and its page. There are no settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from plugins.content.capability import Capability, Workspace, capabilities
from plugins.content.model import Archive, Article
from plugins.content.targets import MadeFile
from plugins.core.codec import digest
from plugins.core.processes import at_once

from .indexing import index_files
from .language import FILES, language_of
from .pages import ADDRESS, pages


def _text(archive: Archive, article: Article) -> str:
    """What is searched of an article: its text, and those of its attached files."""
    files = [attachment.file for attachment in archive.attachments.get(article.file, ()) if attachment.file]
    return "\n".join([archive.text(article.body).plain, *chain(*map(archive.attached_texts, files))])


def _digests(archive: Archive) -> Mapping[str, bytes]:
    """Of the sources, with what they attach."""
    if not archive.attachments:
        return archive.digests
    texts = {
        file: [attachment.file.digest for attachment in some if attachment.file and attachment.file.has_texts]
        for file, some in archive.attachments.items()
    }
    return {file: digest((one, texts[file])) if texts.get(file) else one for file, one in archive.digests.items()}


def _index(archive: Archive, workspace: Workspace) -> Iterator[MadeFile]:
    return index_files(
        archive.listed,
        partial(_text, archive),
        workspace.cache,
        archive.data.abbreviations,
        {category.slug: category.title for category in archive.data.categories.values()},
        max(at_once(workspace.processes) - 1, 1),  # the pages are made meanwhile
        language_of(archive.data, archive.now),
        _digests(archive),
        archive.reading,
        frozenset(
            file for file, some in archive.attachments.items() if any(one.file and one.file.has_texts for one in some)
        ),
    )


CAPABILITY = Capability(name="search", data=FILES, spaces=(ADDRESS,), targets=pages, background=_index)


def answer(_sender: object) -> Capability:
    """What this folder adds to the archive."""
    return CAPABILITY


def register() -> None:
    """Answer the build's question."""
    capabilities.connect(answer)
