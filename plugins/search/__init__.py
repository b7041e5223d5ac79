"""The search index and its page, in this archive and on any Pelican site. There are no settings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any

from plugins.content.capability import Capability, Workspace
from plugins.content.grouping import collected
from plugins.content.lookups import Lookup
from plugins.content.model import Archive, Article, FixedPage
from plugins.content.pictures import thumbnails
from plugins.content.targets import Known, MadeFile, Page, Section, section_of
from plugins.core.codec import digest

from .addresses import ADDRESS, ROOT
from .cards import Enrichment, card_files
from .indexing import index_files
from .language import FILES, language_of
from .lookups import lookup_files, summary


def _text(archive: Archive, translations: Mapping[str, FixedPage], article: Article) -> str:
    """The searchable text of an article: its own, those of its attached files, and the gist of its translation.

    Whole translations would each add half a kilobyte to the list of all words, which every search loads first.
    """
    files = [attachment.file for attachment in archive.attachments.get(article.file, ()) if attachment.file]
    texts = [archive.text(article.body).plain, *chain(*map(archive.attached_texts, files))]
    if english := translations.get(article.file):
        texts += _about(english)
    return "\n".join(texts)


def _about(page: FixedPage) -> tuple[str, ...]:
    return (page.title, page.summary, *(heading.text for heading in page.body.headings))


def _digests(archive: Archive) -> Mapping[str, bytes]:
    """The digests of the sources, including the attached files and translations that are searched with them."""
    more: dict[str, list[bytes]] = defaultdict(list)
    for file, some in archive.attachments.items():
        more[file] += (one.file.digest for one in some if one.file and one.file.has_texts)
    for file, english in archive.translations.items():
        more[file].append(digest(_about(english)))
    changed = {
        file: digest((archive.digests[file], each)) for file, each in more.items() if each and file in archive.digests
    }
    return {**archive.digests, **changed} if changed else archive.digests


def _index(archive: Archive, workspace: Workspace) -> Iterator[MadeFile]:
    return index_files(
        archive.listed,
        partial(_text, archive, archive.translations),
        workspace.cache,
        archive.data.abbreviations,
        {category.slug: category.title for category in archive.data.categories.values()},
        workspace.processes,
        language_of(archive.data, archive.now),
        _digests(archive),
        archive.reading,
    )


def _targets(archive: Archive, lookups: Callable[[], Sequence[Lookup]]) -> Iterator[Section]:
    known = cache(lambda: Known(lookups(), digest(lookups())))
    enrichments = cache(lambda: _enrichments(archive, lookups()))
    yield section_of("search page", lambda: [_search_page(archive, known())])
    yield Section("lookups", known, lambda: lookup_files(lookups()))
    yield Section(
        "cards",
        lambda: ([one.listing_digest for one in archive.listed], enrichments()),
        lambda: card_files(archive.listed, enrichments()),
    )


def _search_page(archive: Archive, lookups: Known[Sequence[Lookup]]) -> Page:
    years = sorted({article.date.start.year for article in archive.listed}, reverse=True)
    return Page(ADDRESS, "search.html", _context, (tuple(years), lookups))


def _context(years: Sequence[int], lookups: Sequence[Lookup]) -> Mapping[str, object]:
    return {
        "title": "Tìm kiếm",
        "breadcrumbs": (),
        "years": years,
        "index": ROOT,
        "lookups": summary(lookups),
        "officials": any(one.files for one in lookups),
    }


def _enrichments(archive: Archive, lookups: Sequence[Lookup]) -> Mapping[str, Enrichment]:
    photographs = thumbnails(archive)
    officials = collected((file, one.title) for one in lookups for file in one.files)
    translations = archive.translations
    found = {}
    for article in archive.listed:
        attached = archive.attachments.get(article.file, ())
        thumbnail = photographs.get(article.address)
        english = translations.get(article.file)
        has = (("documents", attached), ("photographs", thumbnail), ("english", english))
        found[article.file] = Enrichment(
            (archive.data.categories[article.category].kind, *(kind for kind, there in has if there)),
            tuple(officials.get(article.file, ())),
            archive.turns.get(article.file),
            thumbnail,
            (english.address, english.title, english.summary) if english else None,
            any(one.file and one.file.has_texts for one in attached),
        )
    return found


CAPABILITY = Capability(name="search", data=FILES, spaces=(ADDRESS,), lookup_targets=_targets, background=_index)


def get_generators(pelican: Any) -> type[Any] | None:
    """Answer Pelican's signal: the search generator, unless this project's build replaces Pelican's."""
    if "plugins.build" in pelican.settings["PLUGINS"]:
        return None
    from .generator import SearchGenerator

    return SearchGenerator


def register() -> None:
    """Connect to Pelican's signal and, for this archive, register the capability."""
    from pelican import signals

    signals.get_generators.connect(get_generators)
    CAPABILITY.register()
