"""Corrections: what was wrong, what is right, since when; both versions are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.content.fields import Fields
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.model import Archive, Article, Corrected
from plugins.content.raw import Raw
from plugins.content.removed import REMOVED
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)


KEY = "corrections"
KEYS = ("date", "wrong", "right", "note")


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an article. number: from 1, oldest first; place: the id of the marked place, or ""."""

    number: int
    date: When
    wrong: str
    right: str
    note: str
    place: str
    line: int


def diagnostics_of(article: Article) -> Diagnostics:
    """Where the diagnostics of an article's records go."""
    return Diagnostics(article.file, MESSAGES, CONTENT)


def marks_of(article: Article) -> tuple[Corrected, ...]:
    """The marked places of an article, in their order."""
    return tuple(note for note in article.body.notes if isinstance(note, Corrected))


def read_corrections(article: Article, diagnostics: Diagnostics) -> tuple[Correction, ...]:
    """The corrections of an article; what is wrong with them, and with the marked places, goes to the diagnostics."""
    raw = article.extra.get(KEY)
    places = {mark.number: mark.anchor for mark in reversed(marks_of(article))}
    found = []
    for number, (fields, _) in enumerate(raw.entries(diagnostics) if raw else (), 1):
        correction = _correction(number, fields, places.get(number, ""))
        if correction is not None:
            found.append(correction)
    return tuple(found)


def _correction(number: int, fields: Fields, place: str) -> Correction | None:
    fields.refuse_unknown(KEYS)
    date = fields.when("date", required=True)
    wrong, right = fields.text("wrong", required=True), fields.text("right", required=True)
    if date is not None and date.precision not in ("day", "minute"):
        fields.diagnostics.error("correction-vague", fields.line("date"))
    if wrong and wrong == right and REMOVED not in wrong:
        fields.diagnostics.error("correction-same", fields.line("right"))
    if date is None or not wrong or not right:
        return None
    return Correction(number, date, wrong, right, fields.text("note"), place, fields.first_line)


def check_corrections(archive: Archive, article: Article, diagnostics: Diagnostics) -> None:
    """Dates that cannot be, corrections that contradict each other, places that are not marked as they should be."""
    corrections = read_corrections(article, diagnostics)
    for correction in corrections:
        if correction.date.end < article.date.start:
            values = {"date": correction.date.text, "article": short(article.date)}
            diagnostics.error("correction-early", correction.line, **values)
        elif correction.date.start > archive.now:
            diagnostics.warning("correction-later", correction.line, date=correction.date.text)
    for before, after in _pairs(corrections):
        if _overlap(before.wrong, after.wrong) and before.right != after.right:
            diagnostics.error("correction-overlap", after.line, line=before.line, wrong=after.wrong)
    for before, after in pairwise(corrections):
        if after.date.start < before.date.start:
            diagnostics.warning("correction-order", after.line)
    _check_marks(article, corrections, diagnostics)


def _pairs(corrections: Sequence[Correction]) -> Iterator[tuple[Correction, Correction]]:
    return ((before, after) for place, after in enumerate(corrections) for before in corrections[:place])


def _overlap(first: str, second: str) -> bool:
    return REMOVED not in first + second and (first in second or second in first)


def _differ(first: str, second: str) -> bool:
    return REMOVED not in first + second and first not in second and second not in first


def _check_marks(article: Article, corrections: Sequence[Correction], diagnostics: Diagnostics) -> None:
    by_number = {correction.number: correction for correction in corrections}
    raw: Raw | None = article.extra.get(KEY)
    count = len(raw.value) if raw and isinstance(raw.value, tuple) else 0
    for mark in marks_of(article):
        correction = by_number.get(mark.number)
        if mark.number > count or mark.number < 1:
            diagnostics.error("mark-unknown", mark.line, number=mark.number, most=count)
        elif correction and _differ(mark.printed, correction.wrong):
            diagnostics.error("mark-differs", mark.line, found=mark.printed, key="wrong", number=mark.number)
        elif correction and mark.right and _differ(mark.right, correction.right):
            diagnostics.error("mark-differs", mark.line, found=mark.right, key="right", number=mark.number)
    for correction in corrections:
        if not correction.place and correction.wrong in article.body.text:
            values = {"wrong": correction.wrong, "right": correction.right, "number": correction.number}
            diagnostics.warning("correction-unmarked", correction.line, **values)
