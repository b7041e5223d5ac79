"""The bare letters and digits of a text, free of all disguise: what a search for a value compares.

A value survives in many disguises: other diacritics, invisible characters, entities, percent signs, Markdown. Here a
text is reduced to its bare letters and digits, each with its marks and its place in the source.
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
"""Separates texts that do not belong together; no value matches across it."""

_VIETNAMESE = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
"""Five tones, circumflex, breve and horn; all other combining marks are ignored."""
_STROKE = "-"
"""The mark that makes đ of d."""
_BARE = {"đ": ("d", _STROKE), "ð": ("d", _STROKE), "ɖ": ("d", _STROKE), "ı": ("i", "")}
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Matches the Default_Ignorable_Code_Point outside category Cf (Unicode 15, DerivedCoreProperties)."""
_ESCAPE = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)"
    r"|(?:%(?:25)*[0-9a-fA-F]{2})+"
    r"|(?:\\u[0-9a-fA-F]{4})+|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
)
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_ESCAPE_SIGNS = "&%\\"
_GRAM = 6
MOST_CANDIDATES = 300_000
"""The most candidate places in one view; a text with more is made to be slow, not to be read."""


class Letters(Struct):
    """Bare letters and digits in order.

    bare: one character each; marks: its Vietnamese marks; starts, ends: its span in the source; joined: whether nothing
    visible separates it from the one before; walls: whether a WALL does.
    """

    source: str
    bare: list[str] = []
    marks: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joined: list[bool] = []
    walls: list[bool] = []


def letters_of(source: str) -> Letters:
    """The letters of a text, with all escapes decoded."""
    letters = Letters(source)
    touching = wall = False
    for text, start, width in _parts(source):
        for place, char in enumerate(text, start):
            meant = _meant(char)
            first = start if width else place
            end = start + width if width else place + 1
            for bare, marks in meant.letters:
                letters.bare.append(bare)
                letters.marks.append(marks)
                letters.starts.append(first)
                letters.ends.append(end)
                letters.joined.append(touching)
                letters.walls.append(wall)
                touching, wall = True, False
            if meant.is_mark and touching:
                letters.marks[-1] += meant.mark
                letters.ends[-1] = end
            elif meant.is_gap:
                touching, wall = False, wall or char == WALL
    return letters


def bare_text(source: str) -> str:
    """A text whose bare letters and digits are plain and small, found much faster than `letters_of` but unplaced."""
    text = "".join(part for part, _, _ in _parts(source))
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower()).replace("ı", "i")
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)


def _parts(source: str) -> Iterator[tuple[str, int, int]]:
    """The decoded text, part by part: text, offset, and the width of an escape, whose letters share one place."""
    reached = 0
    for escape in _ESCAPE.finditer(source) if any(sign in source for sign in _ESCAPE_SIGNS) else ():
        yield source[reached : escape.start()], reached, 0
        yield _unescaped(escape[0]), escape.start(), len(escape[0])
        reached = escape.end()
    yield source[reached:], reached, 0


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
    """A text in which values may occur in too many places to examine."""


class View:
    """Some of the letters of a text in sequence: what a reader sees, or an address, or all of it."""

    def __init__(self, letters: Letters, places: Sequence[int] | None = None) -> None:
        self.letters = letters
        self.places = range(len(letters.bare)) if places is None else places
        bare = letters.bare
        self.candidates = 0
        self.text = "".join(bare) if places is None else "".join([bare[place] for place in places])

    def joined(self, place: int) -> bool:
        """Whether a letter of the view adjoins the one before it."""
        if place == 0:
            return False
        here, before = self.places[place], self.places[place - 1]
        return here == before + 1 and self.letters.joined[here]

    def between(self, place: int) -> str:
        """The source text between a letter and the one before it."""
        if place == 0:
            return self.letters.source[: self.letters.starts[self.places[0]]]
        return self.letters.source[self.letters.ends[self.places[place - 1]] : self.letters.starts[self.places[place]]]

    def walled(self, start: int, end: int) -> bool:
        """Whether a WALL separates any of the letters from `start` to `end`."""
        first, last = self.places[start] + 1, self.places[end - 1] + 1
        return any(self.letters.walls[first:last])

    def marks(self, start: int, end: int) -> str:
        """All marks of the letters from `start` to `end`."""
        marks = self.letters.marks
        return "".join([marks[place] for place in self.places[start:end]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of the letters from `start` to `end`."""
        return self.letters.starts[self.places[start]], self.letters.ends[self.places[end - 1]]

    def find(self, wanted: str) -> Iterator[int]:
        """The places where some bare letters occur in the view; TooDense if there are too many in all."""
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
        """Every run of _GRAM letters; tells thousands of values apart faster than a search for each."""
        text = self.text
        return frozenset(text[place : place + _GRAM] for place in range(len(text)))
