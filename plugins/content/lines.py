"""Finds the source lines of converted texts, whose positions the converter does not keep."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate

COLUMN, WIDEST = 60, 160
"""The narrowest and the widest column at which programs wrap prose."""
_WORD = re.compile(r"\w+")
_APART = r"\W{1,20}"
"""What may separate two words in a source: spaces, and markup that its text does not have."""
_WORDS = 12
"""The number of words of a text to search for."""


class Lines:
    """The lines of a text that begins on `first_line` of its file.

    Answers do not depend on earlier queries; `occurrence` selects one of several equal places. surplus: lines that are
    to be removed, trimmed, of which nothing else need be told.
    """

    def __init__(self, source: str, first_line: int, surplus: frozenset[str] = frozenset()) -> None:
        self.source, self.first_line, self.surplus = source, first_line, surplus
        self._texts, self._rows = _Places(source), _Places(f"\n{source}\n")

    def line_of(self, text: str, occurrence: int = 1) -> int:
        """The line of the file with the nth occurrence of `text`, or the last if there are fewer.

        Without any, the line where its words begin, whatever separates them; else the first line.
        """
        place = self._texts.nth(text, occurrence)
        return self.line_at(place if place >= 0 else self._place_of_words(text))

    def _place_of_words(self, text: str) -> int:
        words = _WORD.findall(text)[:_WORDS]
        match = re.search(rf"(?<!\w){_APART.join(words)}(?!\w)", self.source) if words else None
        return match.start() if match else 0

    def line_of_row(self, row: str, occurrence: int = 1) -> int:
        """The nth line that consists of `row` alone; without any, found like a text."""
        place = self._rows.nth(f"\n{row}\n", occurrence)
        return self.line_of(row, occurrence) if place < 0 else self.line_at(place)

    def is_surplus(self, text: str) -> bool:
        """Whether the line that holds the first occurrence of `text` is to be removed."""
        return bool(self.surplus) and self._lines[self.line_of(text) - self.first_line].strip() in self.surplus

    def line_of_address(self, written: str, occurrence: int) -> int:
        """The line of a link or an image, found like a text by its address as written."""
        texts = (f"]({written})", f"]({written}", f"](<{written}", f"<{written}")
        return self.line_of(next((text for text in texts if text in self.source), written), occurrence)

    def line_at(self, place: int) -> int:
        """The line of the file that holds an offset in the text."""
        return self.first_line + bisect_right(self._ends, place)

    @cached_property
    def _lines(self) -> list[str]:
        return self.source.split("\n")

    @cached_property
    def _ends(self) -> list[int]:
        """The offsets after each line and its end."""
        return list(accumulate(len(line) + 1 for line in self._lines))


_SHOWN = 40


def beginning(text: str) -> str:
    """The first words of a line, which identify it, with "…" if more follow."""
    words = text.strip()
    if len(words) <= _SHOWN:
        return words
    return f"{words[: _SHOWN + 1].rpartition(' ')[0] or words[:_SHOWN]}…"


class Occurrences(Counter[str]):
    """Counts how often each text occurs on one walk through a body."""

    def next(self, text: str) -> int:
        """The number of this occurrence of `text`, from 1."""
        self[text] += 1
        return self[text]


class _Places:
    """The offsets of texts in a source; each occurrence is searched for once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._found: dict[str, list[int]] = {}
        self._all_found: set[str] = set()

    def nth(self, text: str, occurrence: int) -> int:
        """The offset of the nth or else the last occurrence of `text`; -1 if none. Occurrences may overlap."""
        found = self._found.setdefault(text, [])
        while text and len(found) < occurrence and text not in self._all_found:
            place = self._source.find(text, found[-1] + 1 if found else 0)
            if place < 0:
                self._all_found.add(text)
            else:
                found.append(place)
        return found[min(occurrence, len(found)) - 1] if found else -1
