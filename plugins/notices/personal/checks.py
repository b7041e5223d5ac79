"""Personal data in the open, and declarations whose time is over, told to editors without showing the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plugins.articles.faults import Fault
from plugins.articles.findings import Findings
from plugins.articles.model import Archive, Article, FixedPage
from plugins.articles.removed import REMOVED
from plugins.articles.yaml_text import Value
from plugins.vietnamese.formatting import short
from plugins.vietnamese.personal import PersonalData, find_personal
from plugins.vietnamese.text import slug

from ..texts import MESSAGES
from .declarations import KEY, Declaration, are_declared, read_declarations


def check_personal(archive: Archive) -> Iterator[Fault]:
    """Every fault of personal data in articles and fixed pages; drafts too, since Git keeps what they hold."""
    records: tuple[Article | FixedPage, ...] = (*archive.articles, *archive.pages, *archive.waiting)
    for record in records:
        findings = Findings(record.file, MESSAGES)
        declared = tuple(read_declarations(record.extra.get(KEY), findings))
        for declaration in declared:
            _check_declaration(declaration, record, archive, findings)
        for found in _found(record):
            if REMOVED not in found.text and not are_declared(found.text, declared):
                _tell(found, findings)
        yield from findings.faults


def _tell(found: PersonalData, findings: Findings) -> None:
    why = MESSAGES.say(found.why, label=found.value, host=found.value)
    tell = findings.error if found.sure else findings.warning
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
    declaration: Declaration, record: Article | FixedPage, archive: Archive, findings: Findings
) -> None:
    if declaration.is_over(archive.now.date()):
        until = short(declaration.until) if declaration.until else ""
        findings.warning("personal-expired", declaration.line, until=until)
        return
    pattern, name = declaration.pattern(), slug(declaration.text)
    others = (text for key, raw in record.extra.items() if key != KEY for _, text in _texts(raw.value))
    if not any(map(pattern.search, (record.body.text, *_beside(record), *others, *_typed(record)))):
        findings.warning("personal-stale", declaration.line)
    for text in _typed(record):
        if pattern.search(text) or (name and name in slug(text)):
            findings.error("personal-typed", declaration.line, place=text)


def _typed(record: Article | FixedPage) -> Sequence[str]:
    """Values that cannot do without a part: names of files, addresses, anchors that others may link to, dates."""
    texts = [record.file.rpartition("/")[2], *record.aliases, *(heading.anchor for heading in record.body.headings)]
    if isinstance(record, Article):
        dates = (record.date, record.event_date, record.period, record.modified)
        texts += [record.lead_image, *(when.text for when in dates if when)]
    return texts
