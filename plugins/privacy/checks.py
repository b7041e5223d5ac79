"""Reports undeclared personal data and expired declarations to editors, without showing the data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from plugins.content.capability import Key, Record, Subject
from plugins.content.layout import DATA
from plugins.content.lines import COLUMN, WIDEST
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.messages import REMOVED
from plugins.content.model import Archive, Article, FixedPage, notes_of
from plugins.content.raw import Raw
from plugins.content.yaml_text import texts_in
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.formatting import short
from plugins.vietnamese.personal import PersonalData, find_personal
from plugins.vietnamese.personal.letters import WALL, View, letters_of

from .declarations import MESSAGES, Declaration, are_declared, read_declarations

_GOES_ON = r"(?=[\w(])(?!\d{1,4}[.)/]?\s+[^\W\d]|[a-zđ][)/.]\s)"
"""Matches before a line that begins neither an item nor the row of a table."""


def read_personal(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> tuple[Declaration, ...]:
    """The declarations of a source, each checked against its texts."""
    record, text = subject.record, subject.text
    shown = View(letters_of(WALL.join((*text.parts, text.plain, *_beside(record), *subject.others))))
    fixed = {text: View(letters_of(text)) for text in _fixed(record)}
    return tuple(_looked_up(declaration, shown, fixed) for declaration in read_declarations(raw, diagnostics))


PERSONAL = Key(
    "personal",
    tuple[Declaration, ...],
    read_personal,
    MESSAGES,
    ("thong tin ca nhan", "du lieu ca nhan"),
    on_pages=True,
)
"""The front matter key: what may be public, why, and until when."""


def inspect(subject: Subject, values: Mapping[str, Raw], diagnostics: Diagnostics) -> None:
    """Report undeclared personal data in a record, drafts too, since Git keeps what they contain."""
    raw = values.get(PERSONAL.name)
    unheard = Diagnostics(diagnostics.file, MESSAGES, CONTENT)  # reported when the key was read
    declared = [*read_declarations(raw, unheard)] if raw else []
    for found in _found(subject.record, values):
        if REMOVED not in found.text and not are_declared(found.text, declared):
            _report(found, diagnostics)


def examine(texts: Sequence[str]) -> Iterator[PersonalData]:
    """Personal data in the texts of an attached file, each with the number of its text as its line."""
    for number, text in enumerate(texts, 1):
        yield from (replace(found, line=number) for found in find_personal(_unwrapped(text)))


def _unwrapped(text: str) -> str:
    """A page of a PDF without the line ends of wrapped prose, which follow lines nearly as long as the longest."""
    width = max(map(len, text.split("\n")))
    if not COLUMN <= width <= WIDEST:
        return text
    return re.sub(rf"\n(?<=.{{{width * 3 // 4}}}\n)(?<![.!?|]\n){_GOES_ON}", " ", text)


def check_archive(archive: Archive) -> Iterator[Diagnostic]:
    """Faults of declarations, and undeclared personal data in attached files and in data files."""
    yield from check_declarations(archive)
    yield from check_attached(archive)
    shown = archive.data.shown
    yield from archive.memo.get("personal in data", shown, tuple[Diagnostic, ...], lambda: tuple(_check_data(shown)))


def check_attached(archive: Archive) -> Iterator[Diagnostic]:
    """Personal data in attached files that no record attaching them declares."""
    declared: defaultdict[str, list[Declaration]] = defaultdict(list)
    for record in archive.checked:
        for attachment in archive.attachments.get(record.file, ()):
            if attachment.file:
                declared[attachment.file.path] += PERSONAL.of(record) or ()
    for path, file in archive.attached.items():
        diagnostics = Diagnostics(path, MESSAGES)
        for found in notes_of(file, PersonalData):
            if not are_declared(found.text, declared[path]):
                page = MESSAGES.say("personal-page", number=found.line)
                where = page if file.numbered else MESSAGES.say("personal-file")
                found = found if file.numbered else replace(found, line=1)
                _report(found, diagnostics, "personal-attached", where=where)
        yield from diagnostics.all


def _check_data(shown: Mapping[str, Sequence[tuple[int, str]]]) -> Iterator[Diagnostic]:
    """Personal data in the data files shown to readers, where nobody can declare it."""
    for name, texts in shown.items():
        diagnostics = Diagnostics(f"{DATA}/{name}", MESSAGES)
        for line, text in texts:
            for found in find_personal(text):
                _report(replace(found, line=line), diagnostics, "personal-data")
        yield from diagnostics.all


def check_declarations(archive: Archive) -> Iterator[Diagnostic]:
    """Declarations that have expired, are not needed, or cannot be carried out."""
    translations = archive.translations
    for record in archive.checked:
        if not record.extra:
            continue
        diagnostics = Diagnostics(record.file, MESSAGES)
        english = translations.get(record.file)
        for declaration in PERSONAL.of(record) or ():
            if declaration.is_over(archive.now.date()):
                until = short(declaration.until) if declaration.until else ""
                diagnostics.warning("personal-expired", declaration.line, until=until)
                continue
            if declaration.stale and not _stands_attached(declaration, record, archive):
                diagnostics.warning("personal-stale", declaration.line)
            for text in declaration.fixed:
                diagnostics.error("personal-typed", declaration.line, place=text)
            if english and _stands_undeclared(declaration, english, archive):
                diagnostics.error("personal-translated", declaration.line, file=english.file)
        yield from diagnostics.all


def _stands_attached(declaration: Declaration, record: Record, archive: Archive) -> bool:
    """Whether a file attached to a record contains a declared text."""
    files = [attachment.file for attachment in archive.attachments.get(record.file, ()) if attachment.file]
    texts = (text for file in files for text in archive.attached_texts(file))
    return any(declaration.value.stands_in(View(letters_of(text))) for text in texts)


def _stands_undeclared(declaration: Declaration, translation: FixedPage, archive: Archive) -> bool:
    """Whether a translation contains a text declared only in its original, and so would show it after it expires."""
    if any(own.value == declaration.value for own in PERSONAL.of(translation) or ()):
        return False
    texts = (archive.text(translation.body).plain, *_beside(translation))
    return declaration.value.stands_in(View(letters_of(WALL.join(texts))))


def _report(found: PersonalData, diagnostics: Diagnostics, code: str = "personal-found", **values: str) -> None:
    why = MESSAGES.say(found.why, label=found.value, host=found.value)
    report = diagnostics.error if found.sure else diagnostics.warning
    report(code, found.line or 1, kind=MESSAGES.say(f"personal-{found.kind}"), why=why, **values)


def _found(record: Record, values: Mapping[str, Raw]) -> Iterator[PersonalData]:
    """What was found in the body during its conversion, and what the head contains."""
    yield from notes_of(record.body, PersonalData)
    yield from find_personal("\n".join(_beside(record)))
    for key, raw in values.items():
        if key != PERSONAL.name:
            for path, text in texts_in(raw.value):
                yield from (replace(found, line=raw.lines.get(path, 1)) for found in find_personal(text))


def _beside(record: Record) -> list[str]:
    """The texts besides a record's body that its page shows, except what other capabilities read from its head."""
    texts = [record.title, record.summary, *record.body.alternatives]
    if isinstance(record, Article):
        source = (record.source.title, record.source.note) if record.source else ()
        texts += (record.place, *record.authors, *record.tags, *source)
    return texts


def _looked_up(declaration: Declaration, shown: View, fixed: Mapping[str, View]) -> Declaration:
    value = declaration.value
    found = tuple(text for text, view in fixed.items() if value.stands_in(view))
    stale = not found and not value.stands_in(shown)
    return replace(declaration, stale=stale, fixed=found)


def _fixed(record: Record) -> Sequence[str]:
    """Texts from which nothing can be removed: file names, addresses, anchors that others may link to, dates."""
    texts = [record.file.rpartition("/")[2], *record.aliases, *(heading.anchor for heading in record.body.headings)]
    if isinstance(record, Article):
        dates = (record.date, record.event_date, record.period, record.modified)
        texts += [record.lead_image, *(when.text for when in dates if when)]
    return texts
