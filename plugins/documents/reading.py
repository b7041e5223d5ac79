"""The key `documents` of an article, read into records."""

from __future__ import annotations

from msgspec import Struct

from plugins.content.addresses import content_path
from plugins.content.capability import Key, Subject
from plugins.content.fields import Fields
from plugins.content.layout import is_attached
from plugins.content.model import Article, Attachment
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)

KEYS = (
    "file", "url", "requested", "title", "number", "date", "issuer", "signer", "summary", "language",
)  # fmt: skip
MOST = 100
"""The most documents of an article."""
_LANGUAGE = "language-"
LANGUAGES = tuple(sorted(code.removeprefix(_LANGUAGE) for code in MESSAGES.codes() if code.startswith(_LANGUAGE)))


class DeclaredDocument(Struct, frozen=True, array_like=True):
    """A document as an editor declares it, without its file yet: with one of file, url and requested.

    file: a content path or "". line: in its source.
    """

    attachment: Attachment
    file: str
    line: int


def read_documents(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> tuple[DeclaredDocument, ...]:
    """The valid entries of an article; faults of the others are reported."""
    entries = [*raw.entries(diagnostics)]
    if len(entries) > MOST:
        diagnostics.error("list-long", raw.line, key="documents", count=len(entries), most=MOST)
        return ()
    return tuple(filter(None, (_entry(fields, subject) for fields, _ in entries)))


def _entry(fields: Fields, subject: Subject) -> DeclaredDocument | None:
    fields.refuse_unknown(KEYS, {})
    anchor = subject.record.date.start.date() if isinstance(subject.record, Article) else None
    title, url, requested = fields.text("title", required=True), fields.web("url"), fields.flag("requested")
    file = _file(fields, subject.record.file)
    attachment = Attachment(
        title, fields.text("number"), fields.when("date", anchor=anchor), fields.text("issuer"), fields.text("signer"),
        fields.text("summary"), fields.choice("language", LANGUAGES) or "", url, requested,
    )  # fmt: skip
    given = [key for key in KEYS[:3] if fields.values.get(key)]
    if len(given) != 1:
        fields.diagnostics.error("document-where" if not given else "document-twofold", fields.first_line)
        return None
    found = title and (file or url or requested is not None)
    return DeclaredDocument(attachment, file, fields.first_line) if found else None


def _file(fields: Fields, record: str) -> str:
    """The content path of a file, which editors write relative to the content folder or to the article; "" if none."""
    written = fields.text("file")
    path = written if is_attached(written) else content_path(record, written) if written else ""
    if path is None or (path and not is_attached(path)):
        fields.diagnostics.error("document-outside", fields.line("file"), path=written)
        return ""
    return path


DOCUMENTS = Key(
    "documents",
    tuple[DeclaredDocument, ...],
    read_documents,
    MESSAGES,
    ("tep dinh kem", "van ban", "attachments", "files"),
)
"""The documents that the head of an article declares."""
