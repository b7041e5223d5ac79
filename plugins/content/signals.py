"""Where capabilities meet: each answers with the pages that it adds to the site.

`archive_pages.send(archive, site=site)`: every receiver returns an iterable of Output.
`site_pages.send(pages, site=site)`: sent once with the tuple of all Page records, for what describes the whole site
(sitemap, manifest); receivers return an iterable of Output too.
`archive_checks.send(archive, site=site)`: sent after reading; receivers return an iterable of Diagnostic.
`archive_images.send(archive, content=folder, cache=folder, cards=bool)`: sent once the archive is read; receivers
return an Images; cards: whether an article without a lead image has a card drawn for it.
`archive_history.send(archive, content=folder, cache=folder)`: sent only when something is published; receivers return
the changes of sources by their content paths (Archive.history).
`archive_files.send(archive, content=folder, cache=folder, progress=function)`: sent only when something is published;
receivers make what the cache lacks, calling progress(done, total) as they go, and return an iterable of CopiedFile.
`archive_sources.send(now)`: sent before anything is read; receivers return a pure, picklable function from SourceFile
to SourceFile, which every source goes through first (what must not be published any more never gets further).
`article_parts.send(archive, site=site)`: receivers return, by an article's address, what its template may show besides
(names and frozen records).
`archive_index.send(archive, cache=folder, processes=number)`: sent only when something is published; receivers return
an iterable of Outputs that are made from the texts of all articles together, and none from a template. It is gone
through in a process of its own, where there can be one, while all others are made; it may begin more, so that so many
work at once (None: one a core).
`archive_reindex.send(edits, cache=folder, published=function)`: sent instead of all others when nothing but texts has
changed, with a tuple of (Article before, Article after) and what tells the SHA-256 of an address as it is published;
receivers of archive_index return a Reindexed, or None where they must begin anew.
`archive_moments.send(archive)`: receivers return moments, Hanoi's, at which what they answer changes by itself; what
changes at midnight need not be told.
`archive_conditions.send(folder)`: sent with the content folder; receivers return a string that changes whenever their
answers may, though content, theme, settings and code are as they were.
`site_files.send(files)`: sent last, with a Published for every other file, sorted by path; receivers return Files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blinker import NamedSignal

from plugins.core.diagnostics import Diagnostic

from .model import Output, Picture, Rendition

archive_pages = NamedSignal("archive_pages")
site_pages = NamedSignal("site_pages")
archive_checks = NamedSignal("archive_checks")
archive_images = NamedSignal("archive_images")
archive_history = NamedSignal("archive_history")
archive_files = NamedSignal("archive_files")
archive_sources = NamedSignal("archive_sources")
archive_index = NamedSignal("archive_index")
archive_reindex = NamedSignal("archive_reindex")
archive_moments = NamedSignal("archive_moments")
archive_conditions = NamedSignal("archive_conditions")
article_parts = NamedSignal("article_parts")
site_files = NamedSignal("site_files")


@dataclass(frozen=True, slots=True)
class Images:
    """What is known of an archive's images: its `pictures` and `social` (see Archive), and what is wrong with them."""

    pictures: Mapping[str, Picture]
    social: Mapping[str, Rendition]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Reindexed:
    """How an index changes with a few texts: the outputs that are new or different, and the addresses that go."""

    outputs: tuple[Output, ...]
    gone: tuple[str, ...] = ()
