"""Personal data in the open, and declarations whose time is over, told to editors without showing the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.model import Archive, Article, FixedPage
from plugins.content.removed import REMOVED
from plugins.content.yaml_text import Value
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal import PersonalData, find_personal
from plugins.vietnamese.text import slug

from .declarations import KEY, Declaration, are_declared, read_declarations

MESSAGES = messages_of(__package__)


def check_personal(archive: Archive) -> Iterator[Diagnostic]:
    """Every fault of personal data in articles and fixed pages; drafts too, since Git keeps what they hold."""
    records: tuple[Article | FixedPage, ...] = (*archive.articles, *archive.pages, *archive.waiting)
    for record in records:
        diagnostics = Diagnostics(record.file, MESSAGES, CONTENT)
        declared = tuple(read_declarations(record.extra.get(KEY), diagnostics))
        for declaration in declared:
            _check_declaration(declaration, record, archive, diagnostics)
        for found in _found(record):
            if REMOVED not in found.text and not are_declared(found.text, declared):
                _tell(found, diagnostics)
        yield from diagnostics.all


def _tell(found: PersonalData, diagnostics: Diagnostics) -> None:
    why = MESSAGES.say(found.why, label=found.value, host=found.value)
    tell = diagnostics.error if found.sure else diagnostics.warning
    tell("personal-found", found.line or 1, kind=MESSAGES.say(f"personal-{found.kind}"), why=why)


def _found(record: Article | FixedPage) -> Iterator[PersonalData]:
    """What was found in the body while it was converted, and what its head holds."""
    yield from (note for note in record.body.notes if isinstance(note, PersonalData))
    yield from find_personal("\n".join(_beside(record)))
    for key, raw in record.extra.items():
        if key != KEY:
            for path, text in _texts(raw.value):
                yield from (replace(found, line=raw.lines.get(path, 1)) for found in find_personal(text))


def _beside(record: Article | FixedPage) -> list[str]:
    """The texts outside a record's own that its page shows, but for what other capabilities read of its head."""
    body = record.body
    texts = [record.title, record.summary, *(image.alt for image in body.images), *(lost.alt for lost in body.lost)]
    if isinstance(record, Article):
        source = (record.source.title, record.source.note) if record.source else ()
        texts += (record.place, *record.authors, *record.tags, *source)
    return texts


def _texts(value: Value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text inside a value, with its place."""
    if isinstance(value, str):
        yield path, value
        return
    inner: Iterable[tuple[str | int, Value]] = enumerate(value) if isinstance(value, tuple) else value.items()
    for key, item in inner:
        yield from _texts(item, (*path, key))


def _check_declaration(
    declaration: Declaration, record: Article | FixedPage, archive: Archive, diagnostics: Diagnostics
) -> None:
    if declaration.is_over(archive.now.date()):
        until = short(declaration.until) if declaration.until else ""
        diagnostics.warning("personal-expired", declaration.line, until=until)
        return
    pattern, name = declaration.pattern(), slug(declaration.text)
    others = (text for key, raw in record.extra.items() if key != KEY for _, text in _texts(raw.value))
    if not any(map(pattern.search, (record.body.text, *_beside(record), *others, *_typed(record)))):
        diagnostics.warning("personal-stale", declaration.line)
    for text in _typed(record):
        if pattern.search(text) or (name and name in slug(text)):
            diagnostics.error("personal-typed", declaration.line, place=text)


def _typed(record: Article | FixedPage) -> Sequence[str]:
    """Values that cannot do without a part: names of files, addresses, anchors that others may link to, dates."""
    texts = [record.file.rpartition("/")[2], *record.aliases, *(heading.anchor for heading in record.body.headings)]
    if isinstance(record, Article):
        dates = (record.date, record.event_date, record.period, record.modified)
        texts += [record.lead_image, *(when.text for when in dates if when)]
    return texts
