"""The key `personal`: what may be public, why, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from plugins.content.front_matter import FrontMatter, with_key
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.messages import REMOVED
from plugins.content.raw import Raw
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import DateFault, parse
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal.letters import View, letters_of
from plugins.vietnamese.personal.values import Value, spans
from plugins.vietnamese.text import fold

MESSAGES = messages_of(__package__)

KEY = "personal"
KEYS = ("text", "reason", "until")
FOR_EVER = "khong thoi han"
_SHORTEST = 4  # letters and digits; "Hà" would be removed from every word


class Declaration(Struct, frozen=True):
    """A text that may be public until the end of a day. until: None for ever; line: in its file.

    stale: whether no text of the file contains it; fixed: the texts that contain it but must not change.
    """

    text: str
    until: date | None
    line: int
    stale: bool = False
    fixed: tuple[str, ...] = ()

    def is_over(self, today: date) -> bool:
        """Whether it has expired."""
        return self.until is not None and today > self.until

    @property
    def value(self) -> Value:
        """The value to search for."""
        return Value(self.text)


class DeclaringSource(Struct, frozen=True):
    """A source with declarations: its text, its two parts, and the declarations."""

    text: str
    parts: FrontMatter
    declarations: tuple[Declaration, ...]


def declaring_source(file: SourceFile) -> DeclaringSource | None:
    """A source with its declarations, by its parsed head; None if it has none, or cannot be read."""
    found = with_key(file, KEY)
    if found is None:
        return None
    text, parts = found
    raw = Raw.under(KEY, (parts.values or {})[KEY], parts.paths)
    unheard = Diagnostics(file.path, MESSAGES, CONTENT)  # the reader and the checks will report them
    return DeclaringSource(text, parts, tuple(read_declarations(raw, unheard)))


def are_declared(found: str, declarations: Sequence[Declaration]) -> bool:
    """Whether a finding is declared: as part of one text, or all but a quarter of it by several.

    A finding may include a few words too many, but declaring the end of an address must not hide most of it.
    """
    if any(fold(found) in fold(declaration.text) for declaration in declarations):
        return True
    covered = spans((declaration.value for declaration in declarations), (View(letters_of(found)),))
    rest = sum(_letters(found[start:end]) for start, end in covered)
    return 4 * rest >= 3 * _letters(found)


def read_declarations(raw: Raw, diagnostics: Diagnostics) -> Iterator[Declaration]:
    """The declarations of a file; faults go to the diagnostics."""
    for fields, _ in raw.entries(diagnostics, KEYS):
        text, until = fields.text("text", required=True), fields.text("until")
        fields.text("reason", required=True)
        if not until:
            diagnostics.error("personal-no-until", fields.first_line)
        elif text and text != REMOVED and _letters(text) < _SHORTEST:
            diagnostics.error("personal-short", fields.line("text"), found=text)
        elif text:
            last = date.min if REMOVED in until else _until(until)  # the day itself was removed
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
