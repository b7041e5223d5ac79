"""Emphasis, code and escapes, where they were meant: a mark that opens or closes nothing is a character, as typed.

Office texts use "*" for notes, products and units, "_" for blanks and "`" for minutes. So a pair counts only if it can
be nothing else: after a space, bracket, quote or line start, with words right inside, and no word right after.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import BacktickInlineProcessor, EscapeInlineProcessor, InlineProcessor
from markdown.util import ETX, STX
from msgspec import Struct

_RUN = re.compile(r"\*+|_+")
_NAME = re.compile(r"[a-z][a-z0-9_]*|[A-Z][A-Z0-9_]*")
"""Words that are names of code between double underscores: "__init__", "__VERSION__"."""
_LONGEST = 3
_BEFORE = frozenset(" \t\n\xa0([{“‘\"'«–—/" + ETX)
"""What may precede an opening mark, besides the start of the text; ETX ends text that is already converted."""
_OPENERS = frozenset("“‘\"'«([*_" + STX)
"""What may follow an opening mark, besides a letter or digit; STX begins text that is already converted."""
_BEHIND = frozenset("”’\"'».,;:!?…%)]" + ETX)
"""What may precede a closing mark, besides a letter or digit."""

EXTENSION = r"\.(?:[a-z0-9]{2,4}\b|\*)"
"""Matches the end of a file name, which continues behind a mark that closes nothing: "bao_cao_*.docx", "tam*.*"."""
_NAME_GOES_ON = re.compile(rf"[*_]*{EXTENSION}")
_PATH = re.compile(r"(?:^|[\s(\[“\"'«])(?:[A-Za-z]:|\\|\.{1,2}|%\w+%|\w+(?=\\[^\W_]))\\\S*\Z")
_LONGEST_PATH = 260
"""The most characters of a path on Windows."""


class _Run(Struct):
    """A run of equal marks: its place, whether it may open or close, and how many marks are not paired yet."""

    start: int
    end: int
    opens: bool
    closes: bool
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.end - self.start


class Pair(Struct, frozen=True):
    """A pair of marks: its size (1: em, 2: strong), and where its opening and closing marks begin."""

    size: int
    start: int
    end: int


def may_open(before: str, after: str) -> bool:
    """Whether marks between these characters may open: after a space or bracket, before a word."""
    return (not before or before in _BEFORE) and (after.isalnum() or after in _OPENERS)


def may_close(before: str, after: str) -> bool:
    """Whether marks between these characters may close: right after a word and before none; '"*"' is a sign."""
    is_quoted = before == after and before in ('"', "'")
    return bool(before) and (before.isalnum() or before in _BEHIND) and not after.isalnum() and not is_quoted


def pairs(text: str) -> list[Pair]:
    """The pairs of marks in a text, by their starts; they nest and never cross."""
    found: list[Pair] = []
    waiting: list[_Run] = []
    for match in _RUN.finditer(text):
        run = _run(text, match)
        while run.closes and run.left and (pair := _close(text, waiting, run)):
            found.append(pair)
        if run.opens and run.left == run.end - run.start:
            waiting.append(run)
    return sorted(found, key=lambda pair: (pair.start, -pair.end))


def _run(text: str, match: re.Match[str]) -> _Run:
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start > _LONGEST:
        return _Run(start, end, False, False)
    marked = before in ("*", "_")  # marks of another kind, so that "**_both_**" works
    outside = text[max(0, start - _LONGEST) : start].rstrip("*_")[-1:]
    opens = may_open(outside, after) and text[start - 1 : end] != "/_"  # "ftp://a.vn/_cu_/"
    closes = may_close(before, after) or (marked and not after.isalnum())
    return _Run(start, end, opens, closes and not _NAME_GOES_ON.match(text, end))


def _close(text: str, waiting: list[_Run], closing: _Run) -> Pair | None:
    """Pair closing marks with the nearest opening ones that fit; those opened in between stay as typed."""
    for place in range(len(waiting) - 1, -1, -1):
        opening = waiting[place]
        fits = opening.left == closing.left or _LONGEST in (opening.left, closing.left)
        if text[opening.start] != text[closing.start] or not fits:
            continue
        size = 1 if opening.left == closing.left == _LONGEST else min(2, opening.left, closing.left)
        inside = text[opening.end : closing.start]
        if STX not in inside and not any(map(str.isalnum if size > 1 else str.isalpha, inside)):
            return None  # "*5*" may be a product or a note, "**5**" may not
        if size > 1 and text[opening.start] == "_" and _NAME.fullmatch(inside):
            return None
        del waiting[place + (opening.left > size) :]
        # The innermost marks pair first: the last of the opening run, the first of the closing one.
        pair = Pair(size, opening.start + opening.left - size, closing.end - closing.left)
        opening.left -= size
        closing.left -= size
        return pair
    return None


class Emphasis(InlineProcessor):
    """Turns the pairs in a text into em and strong; other marks stay."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """The first pair in the rest of the text, with the pairs inside it."""
        start = m.start()
        found = [pair for pair in pairs(data) if pair.start >= start]
        if not found:
            return None, start, len(data)
        first = found[0]
        return _element(data, first, found[1:]), first.start, first.end + first.size


def _element(text: str, pair: Pair, others: list[Pair]) -> Element:
    """The element of a pair. others: the pairs that begin after it."""
    element = Element("em" if pair.size == 1 else "strong")
    at, last = pair.start + pair.size, None
    while others and others[0].start < pair.end:
        inner = others.pop(0)
        _append(element, last, text[at : inner.start])
        last = _element(text, inner, others)
        element.append(last)
        at = inner.end + inner.size
    _append(element, last, text[at : pair.end])
    return element


def _append(parent: Element, last: Element | None, text: str) -> None:
    if last is None:
        parent.text = text
    else:
        last.tail = text


class Code(BacktickInlineProcessor):
    """Code between backticks, if the first one stands like an opening mark."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """An element of code; nothing if the backtick stands for minutes, feet or a quote."""
        before = data[m.start() - 1 : m.start()]
        if not m[1] and before and before not in _BEFORE and before not in "*_":
            return None, m.start(), m.end()
        found, start, end = super().handleMatch(m, data)
        after = data[end : end + 1] if end is not None else ""
        if isinstance(found, Element) and (after.isalnum() or not (found.text or "").strip()):
            return None, m.start(), m.end()
        return found, start, end


class Escape(EscapeInlineProcessor):
    """Removes the backslash of "\\*", but not that of "D:\\bai\\*.docx", which is a separator."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """The character alone; nothing within a path."""
        end = m.start() + 1
        if _PATH.search(data, max(0, end - _LONGEST_PATH), end):
            return None, m.start(), m.end()
        return super().handleMatch(m, data)
