"""Parses one source file into a record and a text: a pure function of its bytes, its path and the capabilities.

So it may run in any process, and its result may be cached for as long as these stay the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.codec import digest, encode
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import DEFAULT_LANGUAGE, Messages

from . import front_matter, markdown, source
from .addresses import content_path
from .body.raw_html import find_tag
from .capability import Capabilities, Inspect, Key, Subject
from .checks import dates, habits, heads, leftovers, texts
from .fields import KEYS, OTHER_NAMES, Fields
from .front_matter import FrontMatter
from .layout import PAGES, is_image, name_parts
from .lines import Lines
from .messages import MESSAGES, REMOVED
from .model import ENGLISH, LANGUAGES, Article, Body, FixedPage, Status, Text, pack_notes
from .model import Source as Origin
from .periods import month_address
from .raw import Raw
from .source import SourceFile
from .yaml_text import texts_in

STATUSES: tuple[Status, ...] = get_args(Status)
PAGE_KEYS = ("title", "summary", "modified", "status", "aliases", "breaks", "lang", "translates")
SOURCE_KEYS = Origin.__struct_fields__
_SHOWN_KEYS = ("title", "summary", "place", "authors", "tags")
_DATES: tuple[str, ...] = ("minute", "day", "month")
_NO_TEXT = Text(("",), "")
T = TypeVar("T")


class ReadResult(Struct, frozen=True, array_like=True):
    """The result of reading a source.

    record: None if too much is missing. body: of a source without a record, if it could be converted. lines: of the
    front matter keys. facts: a digest of the record without its text and without line numbers; pages that show no text
    depend on nothing else of it.
    """

    path: str
    record: Article | FixedPage | None
    body: Body | None
    status: Status
    diagnostics: tuple[Diagnostic, ...]
    lines: dict[str, int]
    facts: bytes = b""

    @property
    def any_body(self) -> Body | None:
        """The body, with or without a record."""
        return self.record.body if self.record else self.body


class Rules(Struct, frozen=True):
    """What reading depends on beside the source: the parts of capabilities that it needs, usable in any process.

    extensions: dotted names of Markdown extensions beside the core's.
    """

    extensions: tuple[str, ...] = ()
    keys: tuple[Key[object], ...] = ()
    inspectors: tuple[tuple[Inspect, Messages], ...] = ()

    @classmethod
    def of(cls, capabilities: Capabilities, *extensions: str) -> Rules:
        """The rules of all capabilities, plus further Markdown extensions."""
        inspectors = tuple((one.inspect, one.messages) for one in capabilities.all if one.inspect and one.messages)
        return cls((*capabilities.extensions, *extensions), capabilities.keys, inspectors)

    @property
    def other_names(self) -> Mapping[str, str]:
        """Keys by what editors may type instead, folded."""
        return OTHER_NAMES | {other: key.name for key in self.keys for other in key.also}


def read_file(file: SourceFile, rules: Rules) -> tuple[ReadResult, Text]:
    """Read one article or fixed page; never raises because of its content."""
    diagnostics = Diagnostics(file.path, MESSAGES)
    written = source.decode(file.data, diagnostics)
    whole = written is not None and not leftovers.is_conflict(written, diagnostics)
    parts = front_matter.read(written, diagnostics) if written is not None and whole else None
    if parts is None:
        return ReadResult(file.path, None, None, "published", diagnostics.all, {}), _NO_TEXT
    fields = Fields(parts.values or {}, parts.lines, diagnostics)
    breaks, language = fields.flag("breaks"), _language(fields)
    lines = Lines(parts.body, parts.body_line)
    if (title := fields.text("title")) and language == DEFAULT_LANGUAGE:
        lines.surplus = habits.check(title, lines, diagnostics)
    converted = markdown.convert(
        parts.body,
        parts.body_line,
        diagnostics,
        rules.extensions,
        breaks=breaks,
        language=language,
        surplus=lines.surplus,
    )
    text = Text(converted.parts, converted.text)
    body = Body(
        file.path, converted.links, converted.headings, converted.anchors, converted.alternatives,
        pack_notes(converted.notes), converted.sha256, digest(text),
    )  # fmt: skip
    record = _record(fields, file.path, body, rules, language) if parts.values is not None else None
    _report_tags(fields)
    status = _status(fields)
    _report_undecided(fields, status)
    leftovers.check(written or "", diagnostics, published=status == "published")
    if record and status == "published" and not (text.plain or body.links):
        diagnostics.error("empty-body", parts.body_line)
    if record and record.status != status:
        record = replace(record, status=status)
    if isinstance(record, Article):
        dates.check_name(record, fields.line("date"), diagnostics)
        dates.check_modified(record, fields.line("modified"), diagnostics)
        head = parts.values or {}
        dates.check_text(record, head, text.plain, converted.as_printed, lines, diagnostics)
        heads.check(record, fields)
    if record:
        if not (isinstance(record, FixedPage) and record.is_english):
            texts.check(text.plain, lines, diagnostics)
        record = _with_extra(record, text, parts, rules, diagnostics)
    stray = None if record else body
    facts = _facts(record, converted.notes) if record else b""
    return ReadResult(file.path, record, stray, status, diagnostics.all, dict(fields.lines), facts), text


def _facts(record: Article | FixedPage, notes: Sequence[object]) -> bytes:
    """See ReadResult."""
    links = tuple(map(_anywhere, record.body.links))
    body = replace(record.body, links=links, notes=pack_notes([*map(_anywhere, notes)]), sha256="", digest=b"")
    return digest(replace(record, body=body))


def _anywhere(found: T) -> T:
    """A record found in a text, without its line number."""
    return replace(found, line=0) if isinstance(found, Struct) and getattr(found, "line", None) else found


def _with_extra(
    record: Article | FixedPage, text: Text, parts: FrontMatter, rules: Rules, diagnostics: Diagnostics
) -> Article | FixedPage:
    """The record with the values that capabilities parsed from its head, and with the notes of their inspections."""
    values = parts.values or {}
    found = {key: Raw.under(key.name, values[key.name], parts.paths) for key in rules.keys if key.name in values}
    extra: dict[str, bytes] = {}
    changes: list[When] = []
    for key, raw in found.items():
        others = tuple(said for other in found if other is not key for _, said in texts_in(values[other.name]))
        value = key.read(raw, Subject(record, text, others), diagnostics.using(key.messages))
        extra[key.name] = b"" if value is None else encode(value)
        if value is not None:
            changes += filter(None, (key.changed(value),))
    if isinstance(record, Article) and found:
        changed = max(changes, key=lambda when: when.start, default=None)
        listed = not any(key.unlists for key in found)
        # An empty address makes the record compute its listing digest again.
        record = replace(record, extra=extra, listed=listed, changed=changed, address="", listing_digest=b"")
    elif extra:
        record = replace(record, extra=extra)
    named = {key.name: raw for key, raw in found.items()}
    notes: list[object] = []
    for inspect, messages in rules.inspectors:
        notes += inspect(Subject(record, text), named, diagnostics.using(messages)) or ()
    if not notes:
        return record
    return replace(record, body=replace(record.body, notes={**record.body.notes, **pack_notes(notes)}))


def _record(fields: Fields, path: str, body: Body, rules: Rules, language: str) -> Article | FixedPage | None:
    if path.startswith(f"{PAGES}/") or language == "en":
        fields.refuse_unknown((*PAGE_KEYS, *(key.name for key in rules.keys if key.on_pages)), rules.other_names)
        return _page(fields, path, body, language)
    fields.refuse_unknown((*KEYS, *(key.name for key in rules.keys)), rules.other_names)
    return _article(fields, path, body)


def _report_tags(fields: Fields) -> None:
    """Report HTML tags in the head, whose texts are also shown as typed."""
    for key in _SHOWN_KEYS:
        value = fields.values.get(key, "")
        for text in (value,) if isinstance(value, str) else value:
            if isinstance(text, str) and (tag := find_tag(text)):
                fields.diagnostics.error("raw-html", fields.line(key), found=tag)


def _report_undecided(fields: Fields, status: Status) -> None:
    """Report what an importer could not know; the article must stay a draft until an editor decides it."""
    undecided = fields.texts("undecided")
    report = fields.diagnostics.error if status == "published" else fields.diagnostics.warning
    for found in undecided:
        report("undecided-published" if status == "published" else "undecided", fields.line("undecided"), found=found)


def _status(fields: Fields) -> Status:
    text = fields.text("status") or "published"
    status = next((status for status in STATUSES if status == text), None)
    if status is None:
        fields.diagnostics.error("status", fields.line("status"), found=text)
    return status or "published"


def _article(fields: Fields, path: str, body: Body) -> Article | None:
    title = fields.text("title", required=True)
    when = fields.when("date", required=True)
    category = fields.text("category", required=True)
    if when is not None and (when.precision not in _DATES or when.limit):
        code = "date-limit" if when.limit else "date-span" if when.precision == "span" else "date-vague"
        fields.diagnostics.error(code, fields.line("date"), found=when.text)
        when = None
    anchor = when.start.date() if when else None
    event_date, period, modified = (fields.when(key, anchor=anchor) for key in ("event_date", "period", "modified"))
    authors, tags, aliases = (_whole(fields, key) for key in ("authors", "tags", "aliases"))
    summary, place = (fields.text(key) for key in ("summary", "place"))
    lead_image, origin = _lead_image(fields, path), _source(fields)
    if not (title and when and category):
        return None
    return Article(
        file=path, slug=name_parts(path)[1], title=title, date=when, category=category, summary=summary, body=body,
        authors=authors, tags=tags, place=place, event_date=event_date, period=period, modified=modified,
        lead_image=lead_image, aliases=aliases, source=origin,
    )  # fmt: skip


def _whole(fields: Fields, key: str) -> tuple[str, ...]:
    """The names or addresses in a list, without redacted ones, which identify nothing any more."""
    return tuple(text for text in fields.texts(key) if REMOVED not in text)


def _language(fields: Fields) -> str:
    """The language of a source; Vietnamese if it names one that the archive does not have."""
    language = fields.text("lang") or DEFAULT_LANGUAGE
    if language not in LANGUAGES:
        fields.diagnostics.error("lang", fields.line("lang"), found=language)
    if fields.text("translates") and language != "en":
        fields.diagnostics.error("translates-alone", fields.line("translates"))
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def _page(fields: Fields, path: str, body: Body, language: str) -> FixedPage | None:
    title = fields.text("title", required=True)
    summary, modified, aliases = fields.text("summary"), fields.when("modified"), _whole(fields, "aliases")
    day, name = name_parts(path)
    folder, original = "/", ""
    if language == "en":
        is_article = not path.startswith(f"{PAGES}/")
        written = fields.text("translates", required=is_article)
        original = (content_path(path, written) or written) if written else ""
        folder = month_address(int(day[:4]), int(day[5:7]), ENGLISH) if is_article and day else ENGLISH
    return FixedPage(path, name, title, body, summary, modified, aliases, {}, folder, original) if title else None


def _lead_image(fields: Fields, path: str) -> str:
    """The content path of the lead image, which editors write relative to the content folder or to the article."""
    written = fields.text("lead_image")
    if not written or is_image(written) or "://" in written:
        return written
    return content_path(path, written) or written


def _source(fields: Fields) -> Origin | None:
    values = fields.mapping("source", SOURCE_KEYS)
    if values is None:
        return None
    if not values.get("title"):
        fields.diagnostics.error("source-title", fields.line("source"))
        return None
    return Origin(*(values.get(key, "") for key in SOURCE_KEYS))
