"""The whole archive, read and checked."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.dates import HANOI

from .checks import addresses, categories
from .checks.links import LinkCheck
from .data import data_files, read_data
from .messages import diagnostic
from .model import Archive, Article, FixedPage, SiteData
from .reading import ReadResult, SourceFile, read_file
from .scan import Files, find_files, load

Map = Callable[[Callable[[SourceFile], ReadResult], Iterable[SourceFile]], Iterable[ReadResult]]


def read_archive(
    content: Path, *, now: datetime, drafts: bool, fallback: Path, extensions: Sequence[str], map: Map = builtins.map
) -> tuple[Archive, list[Diagnostic]]:
    """Read a content folder: what this build shows of it, and everything that is wrong with any of it.

    now: Hanoi's time if naive; articles dated later are left out, with a warning. drafts: show drafts and scheduled
    articles too. fallback: the content folder whose data files serve where this one has none. extensions: dotted
    names of Markdown extensions. map: how read_file is spread over the sources; it must keep their order.
    """
    files = find_files(content, data_files(fallback))
    found = Sources(files, load(content, files))
    return read_sources(content, found, now=now, drafts=drafts, fallback=fallback, extensions=extensions, map=map)


class Sources(NamedTuple):
    """The files of a content folder, and its sources with their bytes."""

    files: Files
    read: Iterable[SourceFile]


def read_sources(
    content: Path,
    found: Sources,
    *,
    now: datetime,
    drafts: bool,
    fallback: Path,
    extensions: Sequence[str],
    map: Map = builtins.map,
) -> tuple[Archive, list[Diagnostic]]:
    """As read_archive, where the sources were found already."""
    files = found.files
    data, diagnostics = read_data(content, fallback)
    results = list(map(partial(read_file, extensions=tuple(extensions)), found.read))
    archive, more = assemble(results, data, files.images, now=local_time(now), drafts=drafts)
    return archive, sorted({*files.diagnostics, *diagnostics, *more})


def local_time(now: datetime) -> datetime:
    """Hanoi's time of a moment, as the archive's own times are written; a naive one is Hanoi's already."""
    return now.astimezone(HANOI).replace(tzinfo=None) if now.tzinfo else now


def assemble(
    results: Sequence[ReadResult], data: SiteData, images: Iterable[str], *, now: datetime, drafts: bool
) -> tuple[Archive, list[Diagnostic]]:
    """The archive that single files make together, and the diagnostics of each and of all."""
    diagnostics = [found for result in results for found in result.diagnostics]
    shown = [result for result in results if result.record and (drafts or _is_out(result, now))]
    paths = frozenset(result.path for result in shown)
    diagnostics += addresses.check(results)
    diagnostics += categories.check(results, data.categories)
    series = {slug: category.series or "" for slug, category in data.categories.items()}
    diagnostics += LinkCheck(results, paths, images, series).diagnostics()
    diagnostics += _scheduled(results, now)
    records = [result.record for result in shown]
    articles = [record for record in records if isinstance(record, Article) and record.category in data.categories]
    pages = [record for record in records if isinstance(record, FixedPage)]
    articles.sort(key=lambda article: (article.date.start, article.address))
    pages.sort(key=lambda page: page.address)
    waiting = tuple(result.record for result in results if result.record and result.path not in paths)
    return Archive(tuple(articles), tuple(pages), data, now=now, waiting=waiting), diagnostics


def _is_out(result: ReadResult, now: datetime) -> bool:
    return result.status == "published" and not _is_later(result, now)


def _is_later(result: ReadResult, now: datetime) -> bool:
    return isinstance(result.record, Article) and result.record.date.start > now


def _scheduled(results: Sequence[ReadResult], now: datetime) -> Iterator[Diagnostic]:
    for result in results:
        if isinstance(result.record, Article) and result.status == "published" and _is_later(result, now):
            date = result.record.date.start
            yield diagnostic(result.path, result.lines["date"], "scheduled", "warning", date=f"{date:%d/%m/%Y %H:%M}")
