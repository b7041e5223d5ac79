"""The search index and its page, in this archive and on any Pelican site. There are no settings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from plugins.content.capability import Capability, Workspace
from plugins.content.lookups import Lookup
from plugins.content.model import Archive, Article
from plugins.content.pictures import thumbnails
from plugins.content.targets import Known, MadeFile, Planned, Section
from plugins.core.codec import digest
from plugins.core.processes import at_once

from .addresses import ADDRESS
from .cards import Enrichment, card_files
from .indexing import index_files
from .language import FILES, language_of
from .lookups import lookup_files
from .pages import search_page


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
    )


def _targets(archive: Archive, lookups: Sequence[Lookup]) -> Iterator[Planned]:
    known = Known(lookups, digest(lookups))
    yield search_page(archive, known)
    yield Section("lookups", (known.digest,), partial(lookup_files, lookups))
    yield from card_files(archive.listed, _enrichments(archive, lookups))


def _enrichments(archive: Archive, lookups: Sequence[Lookup]) -> Mapping[str, Enrichment]:
    photographs = thumbnails(archive)
    officials = defaultdict(list)
    for one in lookups:
        for file in one.files:
            officials[file].append(one.title)
    translations = {page.original: page.address for page in archive.pages if page.original}
    found = {}
    for article in archive.listed:
        attached = archive.attachments.get(article.file, ())
        thumbnail = photographs.get(article.address)
        english = translations.get(article.file, "")
        has = (("documents", attached), ("photographs", thumbnail), ("english", english))
        found[article.file] = Enrichment(
            (archive.data.categories[article.category].kind, *(kind for kind, there in has if there)),
            tuple(officials.get(article.file, ())),
            archive.turns.get(article.file),
            thumbnail,
            english,
            any(one.file and one.file.has_texts for one in attached),
        )
    return found


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
