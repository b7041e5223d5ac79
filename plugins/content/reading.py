"""One source file to one record: a pure function of its bytes, its path and the Markdown extensions.

So it may run in any process, and its result may be kept for as long as these stay the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.core.diagnostics import Diagnostic, Diagnostics

from . import front_matter, markdown, source
from .addresses import content_path
from .body.raw_html import find_tag
from .checks import dates
from .fields import KEYS, Fields
from .layout import PAGES, is_image, name_parts
from .lines import Lines
from .messages import MESSAGES
from .model import Article, Body, FixedPage, Status
from .model import Source as Origin
from .raw import Raw

STATUSES: tuple[Status, ...] = ("published", "draft")
PAGE_KEYS = ("title", "summary", "modified", "status", "aliases", "personal")
SOURCE_KEYS = ("title", "date", "note")
LATER_KEYS = ("corrections", "withdrawn", "notice", "personal")
"""Keys that other capabilities read; kept in `extra` as they are."""
_SHOWN_KEYS = ("title", "summary", "place", "authors", "tags")
_DATES: tuple[str, ...] = ("minute", "day", "month")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source: its path below the content folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What was read of a source: its body, if it is text; its record, if there is enough to make one; what is wrong
    with it; and the lines of its keys."""

    path: str
    body: Body | None
    record: Article | FixedPage | None
    status: Status
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, int]


def read_file(file: SourceFile, extensions: Sequence[str]) -> ReadResult:
    """Read one article or fixed page; never raises for what its bytes hold.

    extensions: dotted names of Markdown extensions beside the core's.
    """
    diagnostics = Diagnostics(file.path, MESSAGES)
    text = source.decode(file.data, diagnostics)
    parts = front_matter.read(text, diagnostics) if text is not None else None
    if parts is None:
        return ReadResult(file.path, None, None, "published", diagnostics.all, {})
    body = markdown.convert(parts.body, parts.body_line, diagnostics, extensions)
    fields = Fields(parts.values or {}, parts.lines, diagnostics)
    record = _record(fields, file.path, body) if parts.values is not None else None
    _tell_tags(fields)
    status = _status(fields)
    if record:
        if extra := {
            key: Raw.under(key, fields.values[key], parts.paths) for key in LATER_KEYS if key in fields.values
        }:
            record = replace(record, extra=extra)
        if status == "published" and not (body.text or body.links):
            diagnostics.error("empty-body", parts.body_line)
    if isinstance(record, Article):
        record = record if record.status == status else replace(record, status=status)
        dates.check_name(record, fields.line("date"), diagnostics)
        dates.check_modified(record, fields.line("modified"), diagnostics)
        dates.check_text(record, Lines(parts.body, parts.body_line), diagnostics)
    return ReadResult(file.path, body, record, status, diagnostics.all, fields.lines)


def _record(fields: Fields, path: str, body: Body) -> Article | FixedPage | None:
    return _page(fields, path, body) if path.startswith(f"{PAGES}/") else _article(fields, path, body)


def _tell_tags(fields: Fields) -> None:
    """What stands in the head is shown as it was typed, too."""
    for key in _SHOWN_KEYS:
        value = fields.values.get(key, "")
        for text in (value,) if isinstance(value, str) else value:
            if isinstance(text, str) and (tag := find_tag(text)):
                fields.diagnostics.error("raw-html", fields.line(key), found=tag)


def _status(fields: Fields) -> Status:
    text = fields.text("status") or "published"
    for status in STATUSES:
        if text == status:
            return status
    fields.diagnostics.error("status", fields.line("status"), found=text)
    return "published"


def _article(fields: Fields, path: str, body: Body) -> Article | None:
    fields.refuse_unknown(KEYS)
    title = fields.text("title", required=True)
    when = fields.when("date", required=True)
    category = fields.text("category", required=True)
    if when is not None and when.precision not in _DATES:
        fields.diagnostics.error("date-vague", fields.line("date"), found=when.text)
        when = None
    anchor = when.start.date() if when else None
    event_date, period, modified = (fields.when(key, anchor=anchor) for key in ("event_date", "period", "modified"))
    authors, tags, aliases = (fields.texts(key) for key in ("authors", "tags", "aliases"))
    summary, place = (fields.text(key) for key in ("summary", "place"))
    lead_image, origin = _lead_image(fields, path), _source(fields)
    if not (title and when and category):
        return None
    return Article(
        file=path, slug=name_parts(path)[1], title=title, date=when, category=category, summary=summary, body=body,
        authors=authors, tags=tags, place=place, event_date=event_date, period=period, modified=modified,
        lead_image=lead_image, aliases=aliases, source=origin,
    )  # fmt: skip


def _page(fields: Fields, path: str, body: Body) -> FixedPage | None:
    fields.refuse_unknown(PAGE_KEYS)
    title = fields.text("title", required=True)
    summary, modified, aliases = fields.text("summary"), fields.when("modified"), fields.texts("aliases")
    return FixedPage(path, name_parts(path)[1], title, body, summary, modified, aliases) if title else None


def _lead_image(fields: Fields, path: str) -> str:
    """The content path of the lead image, which editors write from the content folder or from the article's."""
    written = fields.text("lead_image")
    if not written or is_image(written):
        return written
    return content_path(path, written) or written


def _source(fields: Fields) -> Origin | None:
    values = fields.mapping("source", SOURCE_KEYS)
    if values is None:
        return None
    if not values.get("title"):
        fields.diagnostics.error("source-title", fields.line("source"))
        return None
    return Origin(values["title"], values.get("date", ""), values.get("note", ""))
