"""The key `notice` of an article, parsed into a record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from plugins.content.capability import Key, Subject
from plugins.content.fields import Fields
from plugins.content.model import Article
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import messages_of

from .model import STATABLE, Contact, Notice, Opinion, Outcome
from .working_days import LONGEST

MESSAGES = messages_of(__package__)

KEYS = (
    "candidate", "post", "award", "agency", "reference", "basis", "rule", "opens", "closes", "period", "send_to",
    "opinions", "outcome", "missing",
)  # fmt: skip
OPINION_KEYS = ("date", "author", "anonymous", "text", "reply")
_PERIOD = re.compile(r"(?P<days>[0-9]{1,4})(?:\s+ngày\s+làm\s+việc)?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_YES = ("yes", "có")


def read_notice(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> Notice | None:
    """The notice of an article; None if it cannot be read."""
    fields = raw.fields(diagnostics, KEYS)
    if fields is None:
        return None
    anchor = subject.record.date.start.date() if isinstance(subject.record, Article) else None
    return Notice(
        candidate=fields.text("candidate", required=True),
        post=fields.text("post"),
        award=fields.text("award", required=True),
        agency=fields.text("agency"),
        reference=fields.text("reference"),
        basis=fields.texts("basis"),
        rule=fields.text("rule"),
        opens=fields.when("opens", anchor=anchor),
        closes=fields.when("closes", anchor=anchor),
        period=_period(fields),
        contact=_contact(raw, diagnostics),
        opinions=tuple(map(_opinion, raw.entries_of("opinions", diagnostics, OPINION_KEYS))),
        outcome=_outcome(raw, diagnostics),
        missing=_missing(fields),
        lines={"": raw.line, **{key: line for key, line in fields.lines.items() if fields.values[key]}},
    )


def _period(fields: Fields) -> int:
    text = fields.text("period")
    if not text:
        return 0
    match = _PERIOD.fullmatch(text.lower())
    if match and 1 <= int(match["days"]) <= LONGEST:
        return int(match["days"])
    fields.diagnostics.error("notice-period", fields.line("period"), found=text, most=LONGEST)
    return 0


def _contact(raw: Raw, diagnostics: Diagnostics) -> Contact | None:
    found = raw.get("send_to")
    fields = found.fields(diagnostics) if found and isinstance(found.value, Mapping) else None
    if fields is None:  # which check_notices reports
        return None
    contact = replace(fields.record(Contact), url=fields.web("url"))
    if contact.email and not _EMAIL.fullmatch(contact.email):
        diagnostics.error("notice-email", fields.line("email"), found=contact.email)
    return contact if contact.address or contact.email or contact.url else None


def _opinion(fields: Fields) -> Opinion:
    author = fields.text("author")
    if author and fields.text("anonymous").lower() in _YES:
        fields.diagnostics.error("opinion-named", fields.line("author"))
        author = ""
    return Opinion(fields.when("date"), author, fields.text("text", required=True), fields.text("reply"))


def _outcome(raw: Raw, diagnostics: Diagnostics) -> Outcome | None:
    found = raw.get("outcome")
    fields = found.fields_if_any(diagnostics, ("date", "text", "document")) if found else None
    if fields is None:
        return None
    text = fields.text("text", required=True)
    return Outcome(fields.when("date"), text, fields.text("document")) if text else None


def _missing(fields: Fields) -> frozenset[str]:
    words = fields.texts("missing")
    for word in words:
        if word not in STATABLE:
            line = fields.line("missing")
            fields.diagnostics.error("data-word", line, key="missing", found=word, words=", ".join(STATABLE))
    return frozenset(words) & frozenset(STATABLE)


NOTICE = Key("notice", Notice, read_notice, MESSAGES, also=("lay y kien", "thong bao"))
"""The notice of an article, as editors wrote it."""
