"""Assembles the archive from its parsed sources and checks it as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.dates import HANOI

from .checks import addresses, records
from .messages import diagnostic
from .model import Archive, Article, FixedPage, SiteData, Texts
from .reading import ReadResult


def local_time(now: datetime) -> datetime:
    """A moment as naive Hanoi time, like all times in the archive; a naive one is taken to be Hanoi time already."""
    return now.astimezone(HANOI).replace(tzinfo=None) if now.tzinfo else now


def assemble(
    results: Sequence[ReadResult],
    data: SiteData,
    text: Texts,
    *,
    now: datetime,
    drafts: bool,
    reserved: Iterable[str],
    digests: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Archive, list[Diagnostic]]:
    """The archive built from the results per source, and the diagnostics of each source and of the whole.

    reserved: the address spaces of capabilities. digests: see Archive.
    """
    diagnostics = [found for result in results for found in result.diagnostics]
    diagnostics += addresses.check(results, reserved)
    diagnostics += records.check_categories(results, data)
    diagnostics += records.check_twins(results)
    diagnostics += records.check_translations(results)
    diagnostics += scheduled(results, now)
    articles: list[Article] = []
    pages: list[FixedPage] = []
    waiting: list[Article | FixedPage] = []
    for result in results:
        record = result.record
        if record is None or not record.slug:  # its name has no letters, which the scan reports
            continue
        if not drafts and (result.status != "published" or _is_later(result, now)):
            waiting.append(record)
        elif isinstance(record, FixedPage):
            pages.append(record)
        elif record.category in data.categories:
            articles.append(record)
    out = {"", *(article.file for article in articles), *(page.file for page in pages)}
    waiting += [page for page in pages if page.original not in out]
    pages = [page for page in pages if page.original in out]
    articles.sort(key=lambda article: (article.date.start, article.address))
    pages.sort(key=lambda page: page.address)
    return Archive(
        tuple(articles), tuple(pages), data, now=now, waiting=tuple(waiting), text=text, digests=digests
    ), diagnostics


def _is_later(result: ReadResult, now: datetime) -> bool:
    return isinstance(result.record, Article) and result.record.date.start > now


def scheduled(results: Sequence[ReadResult], now: datetime) -> Iterator[Diagnostic]:
    """A warning for each article whose publication date lies in the future."""
    for result in results:
        if isinstance(result.record, Article) and result.status == "published" and _is_later(result, now):
            date = result.record.date.start
            yield diagnostic(result.path, result.lines["date"], "scheduled", "warning", date=f"{date:%d/%m/%Y %H:%M}")
