"""How citizens request the removal of personal data: whom to ask, and how long it may take by the law in force.

The law's terms are dated data (du-lieu/quyen-du-lieu-ca-nhan.yaml).
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.capability import DataFile
from plugins.content.dated_data import InForce, in_force
from plugins.content.fields import Fields
from plugins.content.model import Archive, Site
from plugins.content.raw import Raw
from plugins.content.targets import Page, page
from plugins.core.diagnostics import Diagnostics

from .declarations import MESSAGES

ADDRESS = "/thong-tin-ca-nhan/"
KEYS = ("law", "from", "until", "answer_working_days", "complete_days", "sources", "unconfirmed")


class Term(InForce, frozen=True):
    """How soon a request must be answered, in working days, and carried out, in days; by which law, and when."""

    law: str
    answer_working_days: int
    complete_days: int


def read_terms(raw: Raw, diagnostics: Diagnostics) -> tuple[Term, ...]:
    """The terms in the order of the file; faults are reported."""
    terms = []
    for fields, _ in raw.entries(diagnostics, KEYS):
        law, first, last = fields.text("law", required=True), fields.when("from", required=True), fields.when("until")
        answer, complete = _days(fields, "answer_working_days"), _days(fields, "complete_days")
        if law and first and answer and complete:
            terms.append(Term(first.start.date(), last.end.date() if last else None, law, answer, complete))
    return tuple(terms)


def _days(fields: Fields, key: str) -> int:
    text = fields.text(key, required=True)
    if text.isascii() and text.isdigit() and int(text):
        return int(text)
    if text:
        fields.diagnostics.error("term-days", fields.line(key), key=key, found=text)
    return 0


TERMS = DataFile("quyen-du-lieu-ca-nhan.yaml", read_terms, MESSAGES)
"""The terms of the laws, each with the period in which it is in force."""


def request_page(archive: Archive, _site: Site) -> Iterator[Page]:
    """The page on how to make a request."""
    context = {
        "title": MESSAGES.say("request-title"),
        "term": in_force(TERMS.of(archive.data), archive.now.date()),
    }
    yield page(ADDRESS, "personal_data.html", context)
