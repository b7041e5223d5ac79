"""Withdrawn articles: the page stays at its address and says why; lists, feeds and search omit it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.addresses import Addresses
from plugins.content.capability import Key, Subject
from plugins.content.front_matter import with_key
from plugins.content.model import Archive, Article, Crumb, FixedPage, Link
from plugins.content.raw import Raw
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)

KEY = "withdrawn"
KEYS = ("date", "reason", "by", "replaced_by", "body")
BODIES = ("keep", "hide")
DOCUMENTS = "documents"
"""The key whose value is part of an article's contents, and is hidden with its body."""


class Withdrawal(Struct, frozen=True):
    """When and why an article was withdrawn, by whom, and its replacement: an address, a content path, or ""."""

    date: When
    reason: str
    by: str
    replaced_by: str
    lines: dict[str, int]


def read_withdrawal(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> Withdrawal | None:
    """The withdrawal of an article; None if it does not say when and why."""
    fields = raw.fields(diagnostics, KEYS)
    if fields is None:
        return None
    date, reason = fields.when("date", required=True), fields.text("reason", required=True)
    body = fields.text("body") or BODIES[0]
    if body not in BODIES:
        diagnostics.error("withdrawn-body", fields.line("body"), found=body)
    if date is not None and date.precision not in ("day", "minute"):
        diagnostics.error("withdrawn-vague", fields.line("date"))
        return None
    own = subject.record.date if isinstance(subject.record, Article) else None
    if date and reason and own and date.end < own.start:
        diagnostics.error("withdrawn-early", raw.line, date=date.text, article=short(own))
    lines = {"": raw.line, "replaced_by": fields.line("replaced_by")}
    return Withdrawal(date, reason, fields.text("by"), fields.text("replaced_by"), lines) if date and reason else None


WITHDRAWN = Key(
    KEY, Withdrawal, read_withdrawal, MESSAGES, also=("rut bai", "go bai"), unlists=True, changed=attrgetter("date")
)
"""The withdrawal of an article, which is then no longer listed."""


class WithdrawalView(Struct, frozen=True):
    """A withdrawal as a page shows it."""

    date: When
    reason: str
    by: str
    replaced_by: Crumb | None


def view_of(withdrawal: Withdrawal, archive: Archive) -> WithdrawalView:
    """The withdrawal with a link to the article's replacement."""
    crumb = _find(archive, withdrawal.replaced_by) if withdrawal.replaced_by else None
    return WithdrawalView(withdrawal.date, withdrawal.reason, withdrawal.by, crumb)


def _find(archive: Archive, address: str) -> Crumb | None:
    found = (other for other in archive.listed if address in (other.address, other.file))
    return next((Crumb(other.title, other.address) for other in found), None)


def check_withdrawals(archive: Archive) -> Iterator[Diagnostic]:
    """Faults of withdrawals with a missing replacement or a future date, and of links to withdrawn articles."""
    gone = {article.address: article for article in archive.articles if not article.listed}
    if not gone:
        return
    for article in gone.values():
        diagnostics = Diagnostics(article.file, MESSAGES)
        if withdrawal := WITHDRAWN.of(article):
            other = withdrawal.replaced_by
            if other and _find(archive, other) is None:
                diagnostics.error("withdrawn-replaced", withdrawal.lines["replaced_by"], found=other)
            if withdrawal.date.start > archive.now:
                diagnostics.warning("withdrawn-later", withdrawal.lines[""], date=withdrawal.date.text)
        yield from diagnostics.all
    yield from _links_to(gone, archive)


def _links_to(gone: dict[str, Article], archive: Archive) -> Iterator[Diagnostic]:
    addresses = Addresses(archive)
    records: tuple[Article | FixedPage, ...] = (*archive.listed, *archive.pages)
    for record in records:
        for link in record.body.links:
            if isinstance(link, Link):
                address = (addresses.find(record.file, link) or "").partition("#")[0]
                if address in gone:
                    title = gone[address].title
                    yield Diagnostic.of(MESSAGES, record.file, link.line, "withdrawn-linked", "warning", title=title)


def hide_body(file: SourceFile) -> SourceFile:
    """A source without its body and its documents, if it is withdrawn with `body: hide`: no text of it gets further.

    The lines of the head keep their numbers.
    """
    found = with_key(file, KEY)
    if found is None:
        return file
    text, head = found
    value = (head.values or {})[KEY]
    if not isinstance(value, dict) or value.get("body") != "hide":
        return file
    kept = "\n".join(_without_documents(text.split("\n")[: head.body_line - 1], head.lines))
    return replace(file, data=f"{kept}\n\n{MESSAGES.say('withdrawn-hidden')}\n".encode())


def _without_documents(rows: list[str], lines: Mapping[str, int]) -> Iterator[str]:
    """The rows of a head with those of its documents blank. lines: of its keys, from 1."""
    first = lines.get(DOCUMENTS, len(rows) + 1)
    last = min((line for line in lines.values() if line > first), default=len(rows))
    for number, row in enumerate(rows, 1):
        yield "" if first <= number < last else row
