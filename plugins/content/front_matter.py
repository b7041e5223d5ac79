"""Splits a source into its head, between two lines of "---", and its body."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.text import normalise

from . import source
from .messages import MESSAGES
from .source import SourceFile
from .yaml_text import Place, Value, load, texts_in

FENCE = "---"
_LONGEST_HEAD = 60
"""Within this many lines, a line of dashes was probably meant to close the head."""
_HARD_SPACES = re.compile(r"^[ \u00a0]+|:\u00a0+", re.MULTILINE)
"""Where YAML expects plain spaces and word processors insert others."""
_NEAR_FENCE = re.compile(r"\s*[-–—=_*]{2,}\s*|\s*[–—]\s*")
_KEY = re.compile(r"[a-z_]+:(?: |$)")

_HEAD = re.compile(
    rb"\s*---[^\r\n]*[\r\n].*?[\r\n]---"
    rb"(?:[ \t\f\v]|\xc2[\x85\xa0\xad]|\xe1\x9a\x80|\xe2\x80[\x80-\x8f\xa8-\xaf]|\xe2\x81[\x9f-\xaf]"
    rb"|\xe3\x80\x80|\xef\xbb\xbf)*"
    rb"(?:[\r\n]|\Z)",
    re.DOTALL,
)
"""A head in bytes, up to a closing fence that only spaces or invisible characters may follow."""


class FrontMatter(Struct, frozen=True):
    """The head of a source by key (None if unreadable), the line of each value in it, the body and its first line."""

    values: Mapping[str, Value] | None
    paths: Mapping[Place, int]
    body: str
    body_line: int

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of each key."""
        return {str(path[0]): line for path, line in self.paths.items() if len(path) == 1}


def may_hold(data: bytes, key: str) -> bool:
    """Whether the head of a source may have a key, judged without parsing it; never a false negative.

    YAML allows escapes in keys, and invisible characters are dropped before parsing.
    """
    if key.encode() in data:
        return True
    match = _HEAD.match(data)
    head = match[0] if match else data
    return b"\\" in head or (not head.isascii() and key in normalise(head.decode("utf-8", "ignore")))


def with_key(file: SourceFile, key: str) -> tuple[str, FrontMatter] | None:
    """The text and the parts of a source whose head has a key; None for any other, whose faults `read_file` reports."""
    if not may_hold(file.data, key):
        return None
    unheard = Diagnostics(file.path, MESSAGES)
    text = source.decode(file.data, unheard)
    parts = read(text, unheard) if text is not None else None
    return (text, parts) if text is not None and parts and key in (parts.values or ()) else None


def read(text: str, diagnostics: Diagnostics) -> FrontMatter | None:
    """The head and the body of a source; None if they cannot be split, which is reported."""
    rows = text.split("\n")
    first = next((number for number, row in enumerate(rows) if row.strip()), 0)
    opened = rows[first].rstrip() == FENCE
    if not opened and not (_NEAR_FENCE.fullmatch(rows[first]) and ":" in "".join(rows[first + 1 : first + 2])):
        diagnostics.error("front-matter-unopened" if _KEY.match(rows[first]) else "front-matter-missing", first + 1)
        return None
    if not opened:
        diagnostics.error("front-matter-fence", first + 1, found=rows[first].strip()[:20])
    last = next((number for number in range(first + 1, len(rows)) if rows[number].rstrip() == FENCE), None)
    if last is None:
        _report_unclosed(rows, first, diagnostics)
    if last is None or not opened:
        return None
    values, paths = _head("\n".join(rows[first + 1 : last]), first + 2, diagnostics)
    again = next((number for number in range(last + 1, len(rows) - 1) if rows[number].strip()), last)
    if again > last and rows[again].rstrip() == FENCE and _KEY.match(rows[again + 1]):
        diagnostics.error("yaml-documents", again + 1)
        last = next((number for number in range(again + 1, len(rows)) if rows[number].rstrip() == FENCE), last)
    return FrontMatter(values, paths, "\n".join(rows[last + 1 :]), last + 2)


def _report_unclosed(rows: list[str], first: int, diagnostics: Diagnostics) -> None:
    for number in range(first + 1, min(first + _LONGEST_HEAD, len(rows))):
        if _NEAR_FENCE.fullmatch(rows[number]):
            diagnostics.error("front-matter-fence", number + 1, found=rows[number].strip()[:20])
            return
    diagnostics.error("front-matter-unclosed", first + 1)


def _head(
    head: str, first_line: int, diagnostics: Diagnostics
) -> tuple[Mapping[str, Value] | None, Mapping[Place, int]]:
    before = len(diagnostics.all)
    value, lines = load(_HARD_SPACES.sub(lambda found: found[0].replace("\xa0", " "), head), first_line, diagnostics)
    if isinstance(value, Mapping):
        if "“" in head or "”" in head:
            _report_curly(value, lines, diagnostics)
        return value, lines
    if value is None and len(diagnostics.all) == before:
        return {}, {}
    if value is not None:
        diagnostics.error("front-matter-shape", first_line)
    return None, {}


def _report_curly(value: Value, lines: Mapping[Place, int], diagnostics: Diagnostics) -> None:
    """Report curly quotes around a whole value, which word processors make of straight ones, and unpaired ones."""
    for path, text in texts_in(value):
        if len(path) > 2:
            continue  # quotes the body, as corrections do
        if text.count("“") + text.count("”") == 1:
            diagnostics.warning("quote-alone", lines[path], found=text[:60])
        elif text.startswith("“") and text.find("”") == len(text) - 1:
            diagnostics.warning("quotes-around", lines[path], found=text[:60], right=text[1:-1][:60])
