"""The attachments of an archive: every attached file as it may be published, and the documents of every record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from plugins.content.capability import Attachments, Examine, Proof, Record, Workspace
from plugins.content.fields import near
from plugins.content.grouping import collected
from plugins.content.model import LANGUAGES, Archive, Article, AttachedFile, Attachment, notes_of
from plugins.content.targets import CopiedFile
from plugins.core.diagnostics import Diagnostic, Diagnostics, Fault
from plugins.core.nearest import Nearest, bare_name
from plugins.vietnamese.english import english_number
from plugins.vietnamese.formatting import number_vi

from .markdown import Linked
from .reading import DOCUMENTS, MESSAGES
from .survey import Survey, SurveyedFile

NUMBERS: Mapping[str, Callable[[int | Decimal], str]] = {"vi": number_vi, "en": english_number}
ADDRESS = "/tep/"
"""The address of the list of attached documents; the files are published below it."""


def find_attachments(archive: Archive, workspace: Workspace, proof: Proof, examiners: Sequence[Examine]) -> Attachments:
    """The attached files of an archive, and what its records attach; new and changed files are examined."""
    survey = Survey(workspace, examiners)
    found = survey.look()
    users = collected((path, record) for record in archive.checked for path in _paths(record))
    gone = _gone(found, users, survey, proof) if proof.key else frozenset()
    files: dict[str, AttachedFile] = {}
    diagnostics: list[Diagnostic] = []
    for path, one in found.items():
        told = Diagnostics(path, MESSAGES)
        for hint in one.findings.hints:
            told.warning(f"file-{hint.code}", **hint.values)
        if fault := one.findings.fault:
            told.error(f"file-{fault.code}", **in_words(fault))
        elif one.key in gone:
            told.warning("file-withheld")
            files[path] = _withheld(path, one)
        else:
            files[path] = _file(path, one)
        diagnostics += told.all
    diagnostics += _same(found)
    diagnostics += [Diagnostic.of(MESSAGES, path, 1, "file-unreadable") for path in survey.unreadable]
    attachments: dict[str, tuple[Attachment, ...]] = {}
    nearest = Nearest(found, bare_name)
    for record in archive.checked:
        told = Diagnostics(record.file, MESSAGES)
        if attached := tuple(_of(record, files, found, nearest, told)):
            attachments[record.file] = attached
        diagnostics += told.all

    def texts(file: AttachedFile) -> tuple[str, ...]:
        return () if file.withheld else survey.texts_of(found[file.path].key)

    copies = tuple(
        CopiedFile(file.address, found[file.path].published, file.sha256) for file in published(archive, attachments)
    )
    return Attachments(files, attachments, texts, copies, tuple(diagnostics))


def published(archive: Archive, attachments: Mapping[str, Sequence[Attachment]]) -> list[AttachedFile]:
    """The files that shown records attach, each once; without the withheld ones."""
    shown = [attachments.get(record.file, ()) for record in archive.records]
    files = {one.file.path: one.file for some in shown for one in some if one.file}
    return [file for _, file in sorted(files.items()) if not file.withheld]


def _paths(record: Record) -> Iterator[str]:
    """The content paths of the files that a record attaches."""
    paths = [entry.file for entry in DOCUMENTS.of(record) or () if entry.file]
    yield from dict.fromkeys([*paths, *(linked.path for linked in notes_of(record.body, Linked))])


def _file(path: str, found: SurveyedFile) -> AttachedFile:
    findings = found.findings
    kind = path.rpartition(".")[2]
    facts = {language: _facts(language, kind, found) for language in LANGUAGES}
    return AttachedFile(
        path=path, address=f"/{path}", kind=kind, facts=facts,
        size=findings.size, sha256=findings.sha256,
        original=found.sha256, pages=findings.pages, numbered=findings.numbered, standard=findings.standard,
        signed=findings.signed, members=findings.members, notes=found.notes, has_texts=findings.letters > 0,
        digest=found.digest,
    )  # fmt: skip


def _facts(language: str, kind: str, found: SurveyedFile) -> str:
    """The facts of a file in words: "PDF/A-2b, 12 trang, 1,2 MB"."""
    findings, say, number = found.findings, MESSAGES.in_language(language).say, NUMBERS[language]
    words = [findings.standard or say(f"kind-{kind}")]
    if findings.pages:
        words.append(say("facts-pages", number=number(findings.pages)))
    if findings.members:
        words.append(say("facts-members", number=number(len(findings.members))))
    words.append(size_in_words(findings.size, number))
    if any(hint.code == "scan" for hint in findings.hints):
        words.append(say("facts-scan"))
    if findings.signed:
        words.append(say("facts-signed"))
    return ", ".join(words)


def size_in_words(size: int, number: Callable[[int | Decimal], str]) -> str:
    """A number of bytes for readers: "1,2 MB", "34 kB". number: formats a number in their language."""
    if size < 1000:
        return f"{size} B"
    unit, step = ("MB", 1_000_000) if size >= 999_500 else ("kB", 1000)
    units = Decimal(size) / step
    return f"{number(units.quantize(Decimal('0.1') if units < 10 else Decimal(1)).normalize())} {unit}"


def _withheld(path: str, found: SurveyedFile) -> AttachedFile:
    """A file that is not published, since it contains what must no longer be public; none of its findings are shown."""
    kind = path.rpartition(".")[2]
    facts = {language: MESSAGES.in_language(language).say("facts-withheld") for language in LANGUAGES}
    return AttachedFile(path, ADDRESS, kind, facts, 0, "", found.sha256, withheld=True)


def _gone(
    found: Mapping[str, SurveyedFile], users: Mapping[str, Sequence[Record]], survey: Survey, proof: Proof
) -> frozenset[str]:
    """The keys of files whose texts contain what a record that attaches them must no longer make public.

    Everything cached of them is deleted, under any of their paths.
    """
    gone = {
        one.key
        for path, one in found.items()
        if not one.findings.fault and _holds(survey.texts_of(one.key), path, users.get(path, ()), proof)
    }
    survey.forget(gone)
    return frozenset(gone)


def _holds(texts: Iterable[str], path: str, records: Iterable[Record], proof: Proof) -> bool:
    written = "\n".join(texts).encode()
    names = (f"{record.address.strip('/')}/{path.rpartition('/')[2]}.txt" for record in records)
    return any(diagnostic.level == "error" for name in names for diagnostic in proof.left(name, written))


def in_words(fault: Fault) -> Mapping[str, str | int]:
    """The values of a fault, where codes of the kind found or of a fault inside a zip become words for editors."""
    values = fault.values
    if fault.code == "mislabelled":
        return values | {"found": MESSAGES.say(f"found-{values['found']}")}
    if fault.code == "member":
        inside = Fault(str(values["code"]), values)
        return {"member": values["member"], "what": MESSAGES.say(f"file-{inside.code}", **in_words(inside))}
    return values


def _same(found: Mapping[str, SurveyedFile]) -> Iterator[Diagnostic]:
    """Warnings of files with the same bytes under different names."""
    first: dict[str, str] = {}
    for path, one in found.items():
        before = first.setdefault(one.sha256, path)
        if before != path:
            yield Diagnostic.of(MESSAGES, path, 1, "file-same", "warning", other=before)


def _of(
    record: Record,
    files: Mapping[str, AttachedFile],
    found: Mapping[str, SurveyedFile],
    nearest: Nearest,
    told: Diagnostics,
) -> Iterator[Attachment]:
    """The attachments of a record, each file once: those its head declares, then those only its text links to.

    files: those that may be published; found: all of them, by content path.
    """
    seen: set[str] = set()
    for entry in DOCUMENTS.of(record) or ():
        if entry.file and entry.file not in found:
            told.error("document-missing", entry.line, path=entry.file, near=near(nearest.to(entry.file)))
        elif entry.file in seen:
            told.warning("document-twice", entry.line, path=entry.file)
        elif not entry.file or entry.file in files:
            yield replace(entry.attachment, file=files.get(entry.file))
        if entry.file:
            seen.add(entry.file)
        date = entry.attachment.date
        if isinstance(record, Article) and date and date.start > record.updated.end:
            told.warning("document-later", entry.line, date=date.text)
    for linked in notes_of(record.body, Linked):
        if linked.path in files and linked.path not in seen:
            seen.add(linked.path)
            yield Attachment(linked.words, file=files[linked.path], declared=False)
