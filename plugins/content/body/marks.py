"""Left-over marks: an asterisk that opens nothing, mostly a heading or note in old text; a link that is not closed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..conversion import document_of
from ..lines import Occurrences
from .emphasis import EXTENSION, may_close, may_open

_MARKS = re.compile(r"__[a-zA-Z]\w*__|(?P<mark>(?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,2}(?!_))", re.ASCII)
"""Such marks, and names of code that contain some, which come first: "__init__"."""
_CALL = re.compile(r"[\w)%”\"](?P<mark>\*{1,3})(?![\w*])")
_NOTE = re.compile(r"^[ \t]*(?P<mark>\*{1,3})(?!\*)", re.MULTILINE)
_LINK = re.compile(r"(?P<start>!?\[[^\[\]\n]{0,200}\]\()(?P<open>[^()\n]*$)?", re.MULTILINE)
"""The start of a link or picture; open: in a source, the rest of its line if that does not close it."""
_AFTER_ITEM = re.compile(r"^[ \t]*(?:[-+]|\*(?=[^\s*][^*\n]*$))[^\n]*\n[ \t]*(?P<mark>\*)(?![*\s])", re.MULTILINE)
"""A bullet that continues those above it: "-Súp gà", "+Rau", "*Món chay", "*Món mặn"."""
_QUOTES = frozenset(("“”", '""', "‘’", "''", "«»"))
_FILE = rf"(?i:[\w*-]*{EXTENSION})"
_SIGNS = {
    "_": re.compile(_FILE),
    "*": re.compile(rf"(?im)(?:Ghi chú|Chú thích|Chú ý|Lưu ý|Nguồn)\b|(?<=^\*)[^*\n]+\.\s*$|{_FILE}"),
}
"""What follows a mark that is meant as a character: the rest of a file name; a note, or a sentence as a line."""
_BREAKS = re.compile("[\n\x02\x03\x0e]")
_OF_NAMES = frozenset("/<>#")
"""Characters beside an underscore in file names: "anh/_bia.jpg", "ho_so_<tên>.pdf"."""
_OPENING = frozenset("([{<")
_SHOWN = 30


class LeftMarks(Treeprocessor):
    """Reports left-over marks and links; runs after inline patterns and before escaped characters are restored."""

    def run(self, root: Element) -> None:
        """Look at every text outside code."""
        seen = Occurrences()
        source = document_of(self.md).source
        notes = _notes(source) if "*" in source else frozenset()
        unclosed = _unclosed(source)
        for element in root.iter():
            if element.text and element.tag != "code" and not isinstance(element.text, AtomicString):
                self._report(element.text, seen, notes, unclosed)
            if element.tail:
                self._report(element.tail, seen, notes, unclosed)

    def _report(self, text: str, seen: Occurrences, notes: frozenset[str], unclosed: Mapping[str, deque[int]]) -> None:
        document = document_of(self.md)
        for match in _LINK.finditer(text) if "](" in text else ():
            start = match["start"]
            line = document.line_at(places.popleft()) if (places := unclosed.get(start)) else document.line_of(start)
            document.diagnostics.warning("link-left", line, found=start)
        for match in _MARKS.finditer(text) if "*" in text or "_" in text else ():
            before, after = text[max(match.start() - 2, 0) : match.start()], text[match.end() : match.end() + 1]
            if (
                match["mark"]
                and match[0] not in notes
                and _is_left(match[0], before, after)
                and not (match[0] in _SIGNS and _SIGNS[match[0]].match(text, match.end()))
            ):
                around = _around(text, match)
                line = document.line_of(around, seen.next(around))
                document.diagnostics.warning("mark-left", line, sign=match[0], found=around)


def _unclosed(source: str) -> Mapping[str, deque[int]]:
    """The offsets of links and pictures that their lines do not close, by their starts."""
    places: dict[str, deque[int]] = {}
    for match in _LINK.finditer(source) if "](" in source else ():
        if match["open"]:
            places.setdefault(match["start"], deque()).append(match.start())
    return places


def _notes(source: str) -> frozenset[str]:
    """The marks of notes: one that begins an item, or stands behind a word and again before a note: "9*", "* Thang"."""
    calls, notes = _first_places(_CALL, source), _first_places(_NOTE, source)
    called = (mark for mark, place in notes.items() if calls.get(mark, place) < place)
    return frozenset((*called, *_AFTER_ITEM.findall(source)))


def _first_places(pattern: re.Pattern[str], source: str) -> dict[str, int]:
    return {match["mark"]: match.start() for match in reversed([*pattern.finditer(source)])}


def _around(text: str, match: re.Match[str]) -> str:
    """A mark with the words next to it, as in the source."""
    if text[match.end() : match.end() + 1].isalnum() or not text[match.start() - 1 : match.start()].strip():
        words = _BREAKS.split(text[match.start() : match.start() + _SHOWN + 1], maxsplit=1)[0]
        return words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] or words[:_SHOWN]
    words = _BREAKS.split(text[max(0, match.end() - _SHOWN - 1) : match.end()])[-1]
    return words if len(words) <= _SHOWN else words[-_SHOWN:].partition(" ")[2] or words[-_SHOWN:]


def _is_left(mark: str, before: str, after: str) -> bool:
    """Whether a mark looks as if it should open or close something.

    In "5 * 3", "4*", "*101#", "(*)", "“*”", "mot_hai", "U_{n}" and of the variable "C*" it does not. before: at most
    two characters.
    """
    is_variable, before = before[-1:].isalpha() and not before[:-1].isalnum(), before[-1:]
    if before + after in _QUOTES or (before.isalnum() and (is_variable or after in _OPENING)):
        return False
    if mark[0] == "_" and (before.isalnum() == after.isalnum() or {before, after} & _OF_NAMES):
        return False
    if mark[0] == "*" and (before.isdecimal() or before == "%" or after.isdecimal()):
        return False
    return may_open(before, after) or may_close(before, after)
