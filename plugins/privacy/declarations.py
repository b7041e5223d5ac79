"""The key `personal`: what an editor lets the public read, why, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.content.raw import Raw
from plugins.content.removed import REMOVED
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import DateFault, When, parse
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import fold

MESSAGES = messages_of(__package__)

KEYS = ("text", "reason", "until")
FOR_EVER = "khong thoi han"
_SHORTEST = 4  # letters and figures; "Hà" would be taken out of every word
_DATE = ("day",)
_SIGNS = r"[*_~`\\]"
"""Marks of Markdown that may stand between two letters and are not shown."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A text that may be public until the end of a day; until: None for ever. line: in its file.

    stale: whether no text of the file holds it; fixed: values that hold it and cannot do without it.
    """

    text: str
    until: date | None
    line: int
    stale: bool = False
    fixed: tuple[str, ...] = ()

    def is_over(self, today: date) -> bool:
        """Whether its time has passed."""
        return self.until is not None and today > self.until

    def pattern(self) -> re.Pattern[str]:
        """What to look for in Markdown: the text however it is broken or marked, a date or number in all its forms."""
        try:
            when: When | None = parse(self.text)
        except DateFault:
            when = None
        forms = rf"(?:\s|{_SIGNS})+".join(rf"{_SIGNS}*".join(map(re.escape, word)) for word in self.text.split())
        if when is not None and when.precision in _DATE:
            forms += "|" + _date_forms(when.start.date())
        elif (figures := re.sub(r"[\s.+-]", "", self.text)).isdigit():
            forms = rf"(?:[ .-]|{_SIGNS})*".join(figures)
        return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def are_declared(found: str, declarations: Sequence[Declaration]) -> bool:
    """Whether something found is declared: as a part of one text, or all but a quarter of it by several.

    What is found may take in a few words too many; most of an address must not hide behind its last part.
    """
    if any(fold(found) in fold(declaration.text) for declaration in declarations):
        return True
    rest = found
    for declaration in declarations:
        rest = declaration.pattern().sub(" ", rest)
    return 4 * _letters(rest) <= _letters(found)


def read_declarations(raw: Raw, diagnostics: Diagnostics) -> Iterator[Declaration]:
    """The declarations of a file; what is wrong with one goes to the diagnostics."""
    for fields, _ in raw.entries(diagnostics):
        fields.refuse_unknown(KEYS)
        text, until = fields.text("text", required=True), fields.text("until")
        fields.text("reason", required=True)
        if not until:
            diagnostics.error("personal-no-until", fields.first_line)
        elif text and text != REMOVED and _letters(text) < _SHORTEST:
            diagnostics.error("personal-short", fields.line("text"), found=text)
        elif text:
            last = date.min if REMOVED in until else _until(until)  # a day that was itself taken out
            if last is None and fold(until) != FOR_EVER:
                diagnostics.error("personal-until", fields.line("until"), found=until)
            else:
                yield Declaration(text, last, fields.first_line)


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _until(text: str) -> date | None:
    try:
        return parse(text).end.date()
    except DateFault:
        return None


def _date_forms(day: date) -> str:
    part = r"\s*\\?[/.-]\s*"
    figures = f"0?{day.day}{part}0?{day.month}{part}{day.year}"
    words = rf"0?{day.day}\s+tháng\s+0?{day.month}\s+năm\s+{day.year}"
    return f"{figures}|{words}|{day:%Y-%m-%d}"
