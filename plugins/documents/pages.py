"""The pages of attached documents: lists by year and by kind, texts as JSON, and cards in articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import orjson
from msgspec import Struct
from msgspec.structs import replace

from plugins.content.attachment_data import attachment_data, text_address
from plugins.content.capability import ArticleContext, Record
from plugins.content.grouping import grouped, year_counts
from plugins.content.model import Archive, Article, AttachedFile, Attachment, Count, Crumb, Site
from plugins.content.periods import year_address
from plugins.content.targets import File, MadeFile, Page, Target, page
from plugins.core.codec import digest

from .book import ADDRESS, published
from .markdown import download_name
from .reading import DOCUMENTS, MESSAGES

TEMPLATE = "documents.html"
_SLUGS = {
    "pdf": "pdf", "docx": "word", "xlsx": "excel", "pptx": "powerpoint", "odt": "odt", "zip": "zip", "mp3": "mp3",
    "mp4": "mp4", "url": "noi-khac", "absent": "chua-co",
}  # fmt: skip
"""The slug of the list of each kind: types of files, then documents without a file in the archive."""
_SHOWN_INLINE = frozenset(("pdf", "mp3", "mp4"))
"""The kinds that browsers display themselves."""


class DocumentView(Struct, frozen=True):
    """A document as cards show it. language: in words, "" for Vietnamese; download: the name of the file on a reader's
    machine; opens: whether browsers display the file; shown_in: the record that attaches it, in lists."""

    attachment: Attachment
    language: str
    download: str
    opens: bool
    shown_in: Crumb | None = None

    @property
    def place(self) -> Crumb | None:
        """A link to the file, here or elsewhere; None if readers cannot get it."""
        file, url = self.attachment.file, self.attachment.url
        address = file.address if file and not file.withheld else url
        return Crumb(self.attachment.title, address) if address else None


class DocumentGroup(Struct, frozen=True):
    """Documents under one heading."""

    heading: str
    documents: tuple[DocumentView, ...]


class Attached(Struct, frozen=True):
    """A document of an article or a fixed page."""

    attachment: Attachment
    record: Record

    @property
    def when(self) -> tuple[int, int, int, str]:
        """The sort key of lists: year, month and day, 0 if unknown, and the address of the record.

        The date is the document's, else the article's; on a fixed page, it is the year of the file's folder.
        """
        date = self.attachment.date or (self.record.date if isinstance(self.record, Article) else None)
        if date is None:
            year = self.attachment.file.path.split("/")[1] if self.attachment.file else "0"
            return int(year), 0, 0, self.record.address
        start = date.start
        month = start.month if date.precision in ("minute", "day", "month") else 0
        return start.year, month, start.day if month and date.precision != "month" else 0, self.record.address

    @property
    def shown_in(self) -> Crumb:
        """A link to the record that attaches it."""
        return Crumb(self.record.title, self.record.address)

    @property
    def kind(self) -> str:
        """A key of _SLUGS."""
        if self.attachment.file:
            return self.attachment.file.kind
        return "url" if self.attachment.url else "absent"


def document_pages(archive: Archive, site: Site) -> Iterator[Target]:
    """Everything that attached documents publish except the files themselves."""
    listed = sorted(_listed(archive), key=lambda one: one.when, reverse=True)
    years = grouped(listed, lambda one: one.when[0])
    kinds = grouped(listed, lambda one: one.kind)
    year_links = year_counts(years, ADDRESS)
    order = [kind for kind in _SLUGS if kind in kinds]
    kind_links = [Count(MESSAGES.say(f"kind-{kind}"), _kind(kind), len(kinds[kind])) for kind in order]
    newest = next(iter(years), None)
    yield _list(
        ADDRESS, title=MESSAGES.say("list-title"), intro=MESSAGES.say("list-intro"), total=len(listed),
        groups=_by_year(years[newest]) if newest else (), years=year_links, kinds=tuple(kind_links),
    )  # fmt: skip
    yield File(f"{ADDRESS}index.json", _index_json, ([(link.title, site.url + link.address) for link in year_links],))
    for year, some in years.items():
        address, data = year_address(year, ADDRESS), f"{year_address(year, ADDRESS)}index.json"
        title, intro = MESSAGES.say("list-year", year=year), MESSAGES.say("list-year-intro", year=year)
        yield _list(address, title=title, intro=intro, groups=_by_month(some), total=len(some), data=data)
        yield File(data, _year_json, ([(one.attachment, one.shown_in) for one in some], site.url))
    for kind in order:
        title = MESSAGES.say("list-kind", kind=MESSAGES.say(f"kind-{kind}"))
        intro, some = MESSAGES.say("list-kind-intro"), kinds[kind]
        yield _list(_kind(kind), title=title, intro=intro, groups=_by_year(some), total=len(some))
    for file in published(archive, archive.attachments):
        if file.has_texts:
            made_from = digest((file.address, file.sha256, file.original, file.digest, site.url))
            yield MadeFile(text_address(file), made_from, partial(_text_json, file, archive, site.url))


def _listed(archive: Archive) -> Iterator[Attached]:
    """The documents of all articles that are listed, and of all fixed pages."""
    records: tuple[Record, ...] = (*archive.listed, *archive.pages)
    for record in records:
        for attachment in archive.attachments.get(record.file, ()):
            yield Attached(attachment, record)


def view_of(attachment: Attachment, shown_in: Crumb | None = None) -> DocumentView:
    """A document as a card shows it."""
    file = attachment.file
    language = attachment.language
    return DocumentView(
        attachment,
        MESSAGES.say(f"language-{language}") if language not in ("", "vi") else "",
        download_name(file.kind, attachment.title, attachment.number) if file else "",
        file is not None and file.kind in _SHOWN_INLINE,
        shown_in,
    )


def _views(archive: Archive, _site: Site) -> Mapping[str, tuple[DocumentView, ...]]:
    """The documents of each record; those that only a link attaches are shown there, and have no card below."""
    return {file: tuple(map(view_of, some)) for file, some in archive.attachments.items()}


def _typed(article: Article, archive: Archive, _site: Site) -> tuple[DocumentView, ...] | None:
    """The declared documents of an article as it is typed; a file that was not examined yet has no card."""
    files = archive.attached
    entries = [entry for entry in DOCUMENTS.of(article) or () if not entry.file or entry.file in files]
    return tuple(view_of(replace(entry.attachment, file=files.get(entry.file))) for entry in entries) or None


ARTICLE_CONTEXT = ArticleContext.of_own("documents", _views, only_own=True, typed=_typed)
"""The context of article pages: their documents."""


def _list(address: str, **shown: object) -> Page:
    crumbs = () if address == ADDRESS else (Crumb(MESSAGES.say("list-title"), ADDRESS),)
    usual = {"breadcrumbs": crumbs, "years": (), "kinds": (), "data": f"{ADDRESS}index.json"}
    return page(address, TEMPLATE, {**usual, **shown})


def _kind(kind: str) -> str:
    return f"{ADDRESS}{_SLUGS[kind]}/"


def _by_month(some: Sequence[Attached]) -> tuple[DocumentGroup, ...]:
    months = grouped(some, lambda one: one.when[1])
    return tuple(
        _group(MESSAGES.say("month", month=month) if month else MESSAGES.say("month-unknown"), alike)
        for month, alike in months.items()
    )


def _by_year(some: Sequence[Attached]) -> tuple[DocumentGroup, ...]:
    return tuple(_group(str(year), alike) for year, alike in grouped(some, lambda one: one.when[0]).items())


def _group(heading: str, some: Sequence[Attached]) -> DocumentGroup:
    return DocumentGroup(heading, tuple(view_of(one.attachment, one.shown_in) for one in some))


def _index_json(years: Sequence[tuple[str, str]]) -> bytes:
    """The years that have documents, each with the address of its data."""
    return orjson.dumps({"years": [{"year": int(year), "data": f"{address}index.json"} for year, address in years]})


def _year_json(entries: Sequence[tuple[Attachment, Crumb]], site: str) -> bytes:
    """The documents of a year, each with the article or page that attaches it."""
    found = [
        {**attachment_data(attachment, site), "attached_to": {"title": at.title, "address": f"{site}{at.address}"}}
        for attachment, at in entries
    ]
    return orjson.dumps({"documents": found})


def _text_json(file: AttachedFile, archive: Archive, site: str) -> bytes:
    """The texts that were read from a file, as JSON; numbered: whether they are its pages."""
    return orjson.dumps(
        {
            "address": f"{site}{file.address}",
            "sha256": file.sha256,
            "original_sha256": file.original,
            "numbered": file.numbered,
            "texts": archive.attached_texts(file),
        }
    )
