"""Emphasis that was meant: a mark that opens or closes nothing is a sign, and stays as it was typed.

Office texts use "*" for notes, products and units, "_" for blanks and "`" for minutes, so that only a pair counts that
could be nothing else: after a space, bracket, quote or line start, with words right inside, and no word right after.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import BacktickInlineProcessor, InlineProcessor
from markdown.util import ETX, STX
from msgspec import Struct

_RUN = re.compile(r"\*+|_+")
_NAME = re.compile(r"[a-z][a-z0-9_]*|[A-Z][A-Z0-9_]*")
"""What two low lines on either side make a name of in code: "__init__", "__VERSION__"."""
_LONGEST = 3
_BEFORE = frozenset(" \t\n\xa0([{“‘\"'«–—/" + ETX)
"""What may stand before a mark that opens, beside the start of the text; ETX ends what was already converted."""
_OPENERS = frozenset("“‘\"'«([*_" + STX)
"""What may follow a mark that opens, beside a letter or figure; STX begins what was already converted."""
_BEHIND = frozenset("”’\"'».,;:!?…%)]" + ETX)
"""What may stand before a mark that closes, beside a letter or figure."""


class _Run(Struct):
    """Marks of one kind side by side: where they are, whether they may open or close, and how many are not paired."""

    start: int
    end: int
    opens: bool
    closes: bool
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.end - self.start


class Pair(Struct, frozen=True):
    """A pair of marks: its size (1: em, 2: strong), and where its two ends begin."""

    size: int
    start: int
    end: int


def may_open(before: str, after: str) -> bool:
    """Whether marks between these signs stand as those that open: after a space or bracket, before a word."""
    return (not before or before in _BEFORE) and (after.isalnum() or after in _OPENERS)


def may_close(before: str, after: str) -> bool:
    """Whether marks between these signs stand as those that close: behind a word, before none."""
    return bool(before) and (before.isalnum() or before in _BEHIND) and not after.isalnum()


def pairs(text: str) -> list[Pair]:
    """The pairs of marks in a text, none of which crosses another, by their starts."""
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
    marked = before in ("*", "_")  # another kind of mark, so that "**_both_**" is read
    opens = may_open("" if marked else before, after) and text[start - 1 : end] != "/_"  # "ftp://a.vn/_cu_/"
    closes = may_close(before, after) or (marked and not after.isalnum())
    return _Run(start, end, opens, closes)


def _close(text: str, waiting: list[_Run], closing: _Run) -> Pair | None:
    """Pair marks with the nearest that opened and fits; what opened between is left as typed."""
    for place in range(len(waiting) - 1, -1, -1):
        opening = waiting[place]
        fits = opening.left == closing.left or _LONGEST in (opening.left, closing.left)
        if text[opening.start] != text[closing.start] or not fits:
            continue
        size = 1 if opening.left == closing.left == _LONGEST else min(2, opening.left, closing.left)
        inside = text[opening.end : closing.start]
        if STX not in inside and not any(map(str.isalnum if size > 1 else str.isalpha, inside)):
            return None  # "*5*" may be a product or a note, "**5**" is none
        if size > 1 and text[opening.start] == "_" and _NAME.fullmatch(inside):
            return None
        del waiting[place + (opening.left > size) :]
        # The innermost marks pair first: the last of those that open, the first of those that close.
        pair = Pair(size, opening.start + opening.left - size, closing.end - closing.left)
        opening.left -= size
        closing.left -= size
        return pair
    return None


class Emphasis(InlineProcessor):
    """Makes em and strong of the pairs in a text; all others stay."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """The first pair of what is left of the text, with the pairs inside it."""
        start = m.start()
        found = [pair for pair in pairs(data) if pair.start >= start]
        if not found:
            return None, start, len(data)
        first = found[0]
        return _element(data, first, found[1:]), first.start, first.end + first.size


def _element(text: str, pair: Pair, others: list[Pair]) -> Element:
    """The element of a pair; others: pairs that begin after it."""
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
    """Code between ticks, where the first tick stands as an opening mark does."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """An element of code, or nothing where a tick stands for minutes, feet or a quote."""
        before = data[m.start() - 1 : m.start()]
        if not m[1] and before and before not in _BEFORE and before not in "*_":
            return None, m.start(), m.end()
        found, start, end = super().handleMatch(m, data)
        after = data[end : end + 1] if end is not None else ""
        if isinstance(found, Element) and (after.isalnum() or not (found.text or "").strip()):
            return None, m.start(), m.end()
        return found, start, end
