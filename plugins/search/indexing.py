"""The files of the index: of a whole archive, or those that change with a few texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from plugins.content.model import Archive, Article, Computed, File
from plugins.content.signals import Reindexed
from plugins.core.processes import at_once

from . import records
from .analyzer import Analyzer
from .cards import card_files, folder_of, together
from .groups import Damaged
from .making import Edit, Maker
from .manifest import ADDRESS, ROOT, Told, analyzer_of, manifest, shards
from .segments import Segment, cut
from .terms import article_key, article_source


def index_files(
    archive: Archive, *, cache: Path, processes: int | None = None, **_: object
) -> Iterator[File | Computed]:
    """The files of the index; what was made before comes from the cache folder. processes: None: one a core."""
    others = max(at_once(processes) - 1, 1)  # the pages are made meanwhile
    maker = Maker(Analyzer(archive.data.abbreviations), cache / "search", others)
    titles = {category.slug: category.title for category in archive.data.categories.values()}
    yield from files(archive.listed, maker, titles)


def files(articles: Sequence[Article], maker: Maker, categories: dict[str, str]) -> Iterator[File | Computed]:
    """The files of the index of these articles. categories: titles by slug."""
    parts = cut(articles)
    segments = [maker.segment(part) for part in parts]
    told = [Told(folder_of(part), len(part), _years(part)) for part in parts]
    content = manifest(segments, told, maker.analyzer, categories)
    if maker.folder:
        records.save(maker.folder, content, segments)
    yield File(ADDRESS, content)
    yield from shards(segments, maker.groups)
    for part, each in zip(parts, told, strict=True):
        yield from card_files(part, f"{ROOT}{each.cards}/", together(len(articles)))


def reindex(
    edits: Sequence[tuple[Article, Article]], *, cache: Path, published: Callable[[str], str], **_: object
) -> Reindexed | None:
    """What changes with the texts of a few articles, before and after; None if all must be made anew.

    published: the SHA-256 of the file at an address of the site as it is. The index is found by that of its manifest.
    """
    folder = cache / "search"
    record = records.load(folder, published(ADDRESS))
    if record is None:
        return None
    maker = Maker(analyzer_of(record.manifest), folder)
    before = [segment for name in record.segments if (segment := maker.load(name)) and segment.version == maker.version]
    found = _found(before, edits) if len(before) == len(record.segments) else None
    if found is None:
        return None
    segments = []
    for segment, own in zip(before, found, strict=True):
        try:
            patched = maker.patched(segment, own) if own else segment
        except Damaged:
            return None
        if patched is None:
            return None
        segments.append(patched)
    told = [Told(*(entry[name] for name in Told._fields)) for entry in record.manifest["segments"]]
    content = manifest(segments, told, maker.analyzer, record.manifest["categories"])
    records.save(folder, content, segments)
    old = {output.address: output for output in shards(before, maker.groups)}
    new = {output.address: output for output in shards(segments, maker.groups)}
    changed = (output for address, output in new.items() if old.get(address) != output)
    return Reindexed((File(ADDRESS, content), *changed), tuple(old.keys() - new.keys()))


def _found(segments: Sequence[Segment], edits: Iterable[tuple[Article, Article]]) -> list[dict[int, Edit]] | None:
    """The edits of each segment by the numbers of the articles; None if one is nowhere."""
    numbers = [{key: number for number, key in enumerate(segment.keys)} for segment in segments]
    found: list[dict[int, Edit]] = [{} for _ in segments]
    for before, after in edits:
        old, new = article_key(before), article_key(after)
        place = next((place for place, known in enumerate(numbers) if old in known), None)
        if place is not None:
            found[place][numbers[place][old]] = Edit(article_source(before), article_source(after), new)
        elif not before.withdrawn:
            return None
    return found


def _years(articles: Sequence[Article]) -> list[tuple[int, int]]:
    return [*Counter(article.date.start.year for article in articles).items()]
