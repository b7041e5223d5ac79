"""The key `personal`: what an editor lets the public read, why, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.articles.findings import Findings
from plugins.articles.raw import Raw
from plugins.vietnamese.dates import DateFault, When, parse
from plugins.vietnamese.text import fold

from ..texts import MESSAGES

KEY = "personal"
KEYS = ("text", "reason", "until")
REMOVED = MESSAGES.say("removed")
"""What stands where something was taken out."""
FOR_EVER = "khong thoi han"
_SHORTEST = 4  # letters and figures; "Hà" would be taken out of every word
_DATE = ("day",)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A text that may be public until the end of a day; until: None for ever. line: in its file."""

    text: str
    until: date | None
    line: int

    def is_over(self, today: date) -> bool:
        """Whether its time has passed."""
        return self.until is not None and today > self.until

    def pattern(self) -> re.Pattern[str]:
        """What to look for: the text however it is broken into lines or marked, and a date in any of its forms."""
        try:
            when: When | None = parse(self.text)
        except DateFault:
            when = None
        written = r"[\s*_~`\\]+".join(_word(word) for word in self.text.split())
        if when is None or when.precision not in _DATE:
            return re.compile(written, re.IGNORECASE)
        return re.compile(f"{written}|{_date_forms(when.start.date())}", re.IGNORECASE)

    def covers(self, found: str) -> bool:
        """Whether something found is what is declared here, or a part of it, or the other way round."""
        mine, other = fold(self.text), fold(found)
        return mine in other or other in mine or self.pattern().search(found) is not None


def read_declarations(raw: Raw | None, findings: Findings) -> Iterator[Declaration]:
    """The declarations of a file; what is wrong with one goes to the findings."""
    for fields, _ in raw.entries(findings) if raw else ():
        fields.refuse_unknown(KEYS)
        text, until = fields.text("text", required=True), fields.text("until")
        fields.text("reason", required=True)
        if not until:
            findings.error("personal-no-until", fields.first_line)
        elif text and text != REMOVED and sum(letter.isalnum() for letter in text) < _SHORTEST:
            findings.error("personal-short", fields.line("text"), found=text)
        elif text:
            last = _until(until)
            if last is None and fold(until) != FOR_EVER:
                findings.error("personal-until", fields.line("until"), found=until)
            else:
                yield Declaration(text, last, fields.first_line)


def _until(text: str) -> date | None:
    try:
        return parse(text).end.date()
    except DateFault:
        return None


def _word(word: str) -> str:
    """A word, its figures perhaps grouped by other signs than here (a telephone number)."""
    if re.fullmatch(r"\+?[\d.-]{6,}", word):
        return r"[ .-]?".join(map(re.escape, re.sub(r"[.-]", "", word)))
    return re.escape(word)


def _date_forms(day: date) -> str:
    figures = rf"0?{day.day}\s*[/.-]\s*0?{day.month}\s*[/.-]\s*{day.year}"
    words = rf"0?{day.day}\s+tháng\s+0?{day.month}\s+năm\s+{day.year}"
    return rf"(?<!\d)(?:{figures}|{words}|{day:%Y-%m-%d})(?!\d)"
