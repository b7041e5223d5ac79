"""The letters and figures of a text, told from everything that only dresses them: what a search for a value looks at.

A value survives in many dresses: other marks of spelling, invisible characters, entities, percent signs, Markdown.
Here a text becomes its bare letters and figures with the marks of each beside it and the place that each came from.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from html import unescape
from urllib.parse import unquote_to_bytes

from msgspec import Struct

WALL = "\x1f"
"""Stands between texts that do not belong together; no value reaches across it."""

_VIETNAMESE = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
"""Five tones, circumflex, breve and horn; all other combining marks are ornament."""
_STROKE = "-"
"""The mark that makes đ of d."""
_BARE = {"đ": ("d", _STROKE), "ð": ("d", _STROKE), "ɖ": ("d", _STROKE), "ı": ("i", "")}
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Default_Ignorable_Code_Point beside what has the category Cf (Unicode 15, DerivedCoreProperties)."""
_ESCAPE = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)"
    r"|(?:%(?:25)*[0-9a-fA-F]{2})+"
    r"|(?:\\u[0-9a-fA-F]{4})+|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
)
_ESCAPE_SIGNS = "&%\\"
_GRAM = 6
MOST_CANDIDATES = 300_000
"""Places looked at in one view; a text that has more is made to be slow, not to be read."""


class Letters(Struct):
    """Bare letters and figures in their order.

    bare: one character each; marks: its marks of Vietnamese; starts, ends: its place in the source; joined: whether
    nothing that can be seen stands between it and the one before; wall: whether a WALL does.
    """

    source: str
    bare: list[str] = []
    marks: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joined: list[bool] = []
    walls: list[bool] = []


def letters_of(source: str) -> Letters:
    """The letters of a text, whatever escapes they are written with."""
    letters = Letters(source)
    reader = _Reader(letters)
    position = 0
    if any(sign in source for sign in _ESCAPE_SIGNS):
        for match in _ESCAPE.finditer(source):
            reader.plain(position, match.start())
            reader.escape(match)
            position = match.end()
    reader.plain(position, len(source))
    return letters


class _Reader:
    """Goes through a text once."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self.touching = False
        self.wall = False

    def plain(self, start: int, end: int) -> None:
        """A part without escapes."""
        source = self.letters.source
        for place in range(start, end):
            self.take(source[place], place, place + 1)

    def escape(self, match: re.Match[str]) -> None:
        """One escape, or several in a row; every letter in it has the place of all."""
        for char in _unescaped(match[0]):
            self.take(char, match.start(), match.end())

    def take(self, char: str, start: int, end: int) -> None:
        """One character that was meant."""
        meant = _meant(char)
        letters = self.letters
        if meant.letters:
            for bare, marks in meant.letters:
                letters.bare.append(bare)
                letters.marks.append(marks)
                letters.starts.append(start)
                letters.ends.append(end)
                letters.joined.append(self.touching)
                letters.walls.append(self.wall)
                self.touching, self.wall = True, False
        elif meant.is_mark:
            if self.touching:
                letters.marks[-1] += meant.mark
                letters.ends[-1] = end
        elif meant.is_gap:
            self.touching = False
            self.wall = self.wall or char == WALL


class _Meant(Struct, frozen=True):
    """What a character stands for: letters with their marks, a mark of the letter before, a gap, or nothing at all."""

    letters: tuple[tuple[str, str], ...] = ()
    mark: str = ""
    is_mark: bool = False
    is_gap: bool = False


@lru_cache(maxsize=8192)
def _meant(char: str) -> _Meant:
    if unicodedata.category(char) == "Cf" or _IGNORABLE.match(char):
        return _Meant()
    found: list[tuple[str, str]] = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).lower()):
        if part in _BARE:
            found.append(_BARE[part])
        elif unicodedata.category(part)[0] == "M":
            kept = part if part in _VIETNAMESE else ""
            if not found:
                return _Meant(mark=kept, is_mark=True)
            found[-1] = (found[-1][0], found[-1][1] + kept)
        elif part.isalnum():
            figure = unicodedata.digit(part, None)
            found.append((part if figure is None else str(figure), ""))
    return _Meant(tuple(found), is_gap=not found)


def _unescaped(text: str) -> str:
    if text[0] == "&":
        return unescape(re.sub(r"^&(?:amp;)+", "&", text))
    if text[0] == "%":
        return unquote_to_bytes(re.sub(r"%(?:25)+(?=[0-9a-fA-F]{2})", "%", text)).decode("utf-8", "replace")
    if text[1] == "u":
        try:
            return str(json.loads(f'"{text}"')).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        except ValueError:
            return text
    return chr(min(int(text[2:], 16), 0x10FFFF))


class TooDense(Exception):
    """A text in which values may stand in more places than can be looked at."""


class View:
    """Some of the letters of a text, read one after the other: what a reader sees, or an address, or all of it."""

    def __init__(self, letters: Letters, places: Sequence[int] | None = None) -> None:
        self.letters = letters
        self.places = range(len(letters.bare)) if places is None else places
        bare = letters.bare
        self.candidates = 0
        self.text = "".join(bare) if places is None else "".join([bare[place] for place in places])

    def joined(self, place: int) -> bool:
        """Whether a letter of the view touches the one before it there."""
        if place == 0:
            return False
        here, before = self.places[place], self.places[place - 1]
        return here == before + 1 and self.letters.joined[here]

    def between(self, place: int) -> str:
        """What stands in the source between a letter and the one before it."""
        if place == 0:
            return self.letters.source[: self.letters.starts[self.places[0]]]
        return self.letters.source[self.letters.ends[self.places[place - 1]] : self.letters.starts[self.places[place]]]

    def walled(self, start: int, end: int) -> bool:
        """Whether two of the letters from `start` to `end` do not belong together."""
        first, last = self.places[start] + 1, self.places[end - 1] + 1
        return any(self.letters.walls[first:last])

    def marks(self, start: int, end: int) -> str:
        """All marks of the letters from `start` to `end`."""
        marks = self.letters.marks
        return "".join([marks[place] for place in self.places[start:end]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of the letters from `start` to `end`."""
        return self.letters.starts[self.places[start]], self.letters.ends[self.places[end - 1]]

    def find(self, wanted: str) -> Iterator[int]:
        """Where some bare letters stand in the view; TooDense if that is asked of too many places."""
        if len(wanted) >= _GRAM and wanted[:_GRAM] not in self._grams:
            return
        place = self.text.find(wanted)
        while place >= 0:
            self.candidates += 1
            if self.candidates > MOST_CANDIDATES:
                raise TooDense
            yield place
            place = self.text.find(wanted, place + 1)

    @cached_property
    def _grams(self) -> frozenset[str]:
        """Every row of so many letters: it tells thousands of values apart faster than searching for each would."""
        text = self.text
        return frozenset(text[place : place + _GRAM] for place in range(len(text)))
