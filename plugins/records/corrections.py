"""Corrections: what was wrong, what is right, and since when; both versions are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from plugins.content.capability import Key, Subject
from plugins.content.fields import Fields
from plugins.content.messages import REMOVED
from plugins.content.model import Archive, Article, notes_of
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
KEYS = ("date", "wrong", "right", "note")
LIST_ANCHOR = "dinh_chinh_{}"
"""The anchor of a correction in its article's list, by number; no heading's anchor has underscores."""
MOST = 200
"""The most corrections of an article; each is compared with every other."""


class Corrected(Struct, frozen=True):
    """A note of the body: a misprint kept there, with its correction beside it.

    number: of the correction, from 1; printed: the words as printed; right: the right words, or ""; anchor: its id.
    """

    number: int
    printed: str
    right: str
    anchor: str
    line: int


class Correction(Struct, frozen=True):
    """A correction of an article. number: from 1, oldest first; place: the id of the marked place, or ""."""

    number: int
    date: When
    wrong: str
    right: str
    note: str
    place: str
    line: int


def read_corrections(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> tuple[Correction, ...]:
    """The corrections of an article, checked against each other and against the marked places of its text."""
    marks = notes_of(subject.record.body, Corrected)
    places = {mark.number: mark.anchor for mark in reversed(marks)}
    entries = enumerate(raw.entries(diagnostics, KEYS), 1)
    read = (_correction(number, fields, places) for number, (fields, _) in entries)
    corrections = tuple(correction for correction in read if correction)
    _check(corrections, subject, diagnostics)
    return corrections


def _last(corrections: Sequence[Correction]) -> When | None:
    return max((each.date for each in corrections), key=lambda when: when.start, default=None)


CORRECTIONS = Key(
    "corrections", tuple[Correction, ...], read_corrections, MESSAGES, also=("dinh chinh",), changed=_last
)
"""The corrections of an article, in the order of the file."""


def _correction(number: int, fields: Fields, places: Mapping[int, str]) -> Correction | None:
    date = fields.when("date", required=True)
    wrong, right = fields.text("wrong", required=True), fields.text("right", required=True)
    if date is not None and date.precision not in ("day", "minute"):
        fields.diagnostics.error("correction-vague", fields.line("date"))
    if wrong and wrong == right and REMOVED not in wrong:
        fields.diagnostics.error("correction-same", fields.line("right"))
    if date is None or not wrong or not right:
        return None
    return Correction(number, date, wrong, right, fields.text("note"), places.get(number, ""), fields.first_line)


def _check(corrections: Sequence[Correction], subject: Subject, diagnostics: Diagnostics) -> None:
    """Report corrections that contradict each other or their article, and those with no place marked in the text."""
    own = subject.record.date if isinstance(subject.record, Article) else None
    for correction in corrections:
        if own and correction.date.end < own.start:
            diagnostics.error("correction-early", correction.line, date=correction.date.text, article=short(own))
        if not correction.place and correction.wrong != correction.right and correction.wrong in subject.text.plain:
            values = {"wrong": correction.wrong, "right": correction.right, "number": correction.number}
            diagnostics.warning("correction-unmarked", correction.line, **values)
    if len(corrections) > MOST:
        diagnostics.error("corrections-many", corrections[MOST].line, count=len(corrections), most=MOST)
    for before, after in combinations(corrections[:MOST], 2):
        if _overlap(before.wrong, after.wrong) and before.right != after.right:
            diagnostics.error("correction-overlap", after.line, line=before.line, wrong=after.wrong)
    for before, after in pairwise(corrections):
        if after.date.start < before.date.start:
            diagnostics.warning("correction-order", after.line)


def check_marks(subject: Subject, values: Mapping[str, Raw], diagnostics: Diagnostics) -> None:
    """Report marked places that do not match their correction."""
    marks = notes_of(subject.record.body, Corrected)
    if not marks:
        return
    raw = values.get(CORRECTIONS.name)
    corrections = {each.number: each for each in CORRECTIONS.of(subject.record) or ()}
    count = len(raw.value) if raw and isinstance(raw.value, tuple) else 0
    for mark in marks:
        correction = corrections.get(mark.number)
        if mark.number > count or mark.number < 1:
            diagnostics.error("mark-unknown", mark.line, number=mark.number, most=count)
        elif correction and _differ(mark.printed, correction.wrong):
            diagnostics.error("mark-differs", mark.line, found=mark.printed, key="wrong", number=mark.number)
        elif correction and mark.right and _differ(mark.right, correction.right):
            diagnostics.error("mark-differs", mark.line, found=mark.right, key="right", number=mark.number)


def check_corrections(archive: Archive) -> Iterator[Diagnostic]:
    """Warnings of corrections that are dated in the future."""
    for article in archive.articles:
        for correction in CORRECTIONS.of(article) or ():
            if correction.date.start > archive.now:
                values = {"date": correction.date.text}
                yield Diagnostic.of(MESSAGES, article.file, correction.line, "correction-later", "warning", **values)


def _overlap(first: str, second: str) -> bool:
    return REMOVED not in first + second and (first in second or second in first)


def _differ(first: str, second: str) -> bool:
    return REMOVED not in first + second and first not in second and second not in first
