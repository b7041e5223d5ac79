"""Takes values out of Markdown, wherever they stand: text, addresses, titles, labels, names; line by line as it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from plugins.content.removed import REMOVED
from plugins.vietnamese.personal.letters import View, letters_of
from plugins.vietnamese.personal.values import Value, spans

from .markup import Link, Part, anchors_in, bare_addresses_in, labels_in, links_in

Span = tuple[int, int]
NAME = "da-go"
"""Stands for a value in what must be a name: a label, an anchor, the file name of a lost photograph."""
_LOST = "lost:"
_KEPT = re.compile(r"\[\^[^\]\n]+\]|[^\w\n|]*[\n|][^\w\[]*")
"""What stays of the source inside a value: calls of notes, ends of lines and cells with the signs around them."""
_MARKS = re.compile(r"\*+|_+|~+|`+")
_LOOSE_MARKS = re.compile(r"^[*_~`]+|(?<=\S)[*_~`]+|[*_~`]+(?=\S)|[\[\]()]")


def without(source: str, values: Sequence[Value]) -> str:
    """The source with words in each place of the values that say that something is gone; lines keep their numbers."""
    return _Cleaner(source).without(values)


def holds(source: str, values: Sequence[Value]) -> bool:
    """Whether any of the values stands in the source, in the text or beside it."""
    return bool(spans(values, _Cleaner(source).views()))


class _Cleaner:
    """One source, character by character, so that what overlaps needs no order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out = list(source)
        self.links = list(links_in(source))
        titles = [link.title for link in self.links if link.title]
        addresses = [link.address for link in self.links]
        self.names = [*labels_in(source), *anchors_in(source)]
        self.beside = [*addresses, *titles, *self.names]

    def without(self, values: Sequence[Value]) -> str:
        """See the function."""
        found = spans(values, self.views())
        if not found:
            return self.source
        for link in self.links:
            if not link.is_image and _is_cut(link, found):
                self._drop(link.start, link.opening)
                self._drop(link.closing, link.end)
        for span in self._widened(found):
            self._replace(*span)
        for link in self.links:
            if link.is_image:
                self._restore(link, found)
        self._rename(found)
        return "".join(self.out)

    def views(self) -> Iterator[View]:
        """The text as it is read, and everything in its order."""
        letters = letters_of(self.source)
        hidden = bytearray(len(self.source) + 1)
        for part in self.beside:
            hidden[part.start : part.end] = b"\1" * (part.end - part.start)
        yield View(letters, [place for place, start in enumerate(letters.starts) if not hidden[start]])
        yield View(letters)

    def _widened(self, found: Sequence[Span]) -> Iterator[Span]:
        """The values with the whole address that they are part of, and with the signs that belong to a number."""
        bare = list(bare_addresses_in(self.source))
        ends = [end for _, end in bare]
        for start, end in found:
            for address in bare[bisect_left(ends, start + 1) :]:
                if address[0] >= end:
                    break
                start, end = min(start, address[0]), max(end, address[1])
            inside = self.source[start:end]
            if self.source[start - 1 : start] == "(" and inside.count(")") > inside.count("("):
                start -= 1
            if self.source[start - 1 : start] == "+" and inside[:1].isdigit():
                start -= 1
            yield start, end

    def _replace(self, start: int, end: int) -> None:
        inside = self.source[start:end]
        before, after = self._marks(start, end)
        kept = "".join(
            piece if piece.startswith("[^") else _LOOSE_MARKS.sub("", piece) for piece in _KEPT.findall(inside)
        )
        self._drop(start, end)
        self.out[start] = f"{before}{REMOVED}{after}{kept}"

    def _marks(self, start: int, end: int) -> tuple[str, str]:
        """The marks inside whose partner stands outside: those that open, and those that close."""
        open_marks: list[re.Match[str]] = []
        for match in _MARKS.finditer(self.source, start, end):
            if open_marks and open_marks[-1][0] == match[0]:
                open_marks.pop()
            else:
                open_marks.append(match)
        before = after = ""
        block = self.source[self.source.rfind("\n\n", 0, start) + 1 : start]
        for match in open_marks:
            left, right = self.source[match.start() - 1].isalnum(), self.source[match.end() : match.end() + 1].isalnum()
            if left and right and match[0][0] == "_":
                continue
            count = sum(other[0] == match[0] for other in _MARKS.finditer(block))
            if (left and not right) or (left == right and count % 2):
                after += match[0]
            else:
                before += match[0]
        return before, after

    def _restore(self, link: Link, found: Sequence[Span]) -> None:
        """An image stays one: of a lost photograph the name is changed, of another the path is left to the checks."""
        address = link.address
        for place in (*range(link.start, link.opening), *range(link.closing, link.end)):
            if link.title and link.title.start <= place < link.title.end:
                continue
            self.out[place] = self.source[place]
        if self.source.startswith(_LOST, address.start):
            self._name(address, found, NAME)

    def _rename(self, found: Sequence[Span]) -> None:
        """The names of notes and headings: one that held a value has another, the same wherever it is called."""
        numbers: dict[str, int] = {}
        for part in self.names:
            if _touches(part, found):
                name = self.source[part.start : part.end]
                self._name(part, found, f"{NAME}-{numbers.setdefault(name, len(numbers) + 1)}")

    def _name(self, part: Part, found: Sequence[Span], name: str) -> None:
        self.out[part.start : part.end] = self.source[part.start : part.end]
        for start, end in found:
            start, end = max(start, part.start), min(end, part.end)
            if start < end:
                self._drop(start, end)
                self.out[start] = name

    def _drop(self, start: int, end: int) -> None:
        self.out[start:end] = [""] * (end - start)


def _touches(part: Part, found: Sequence[Span]) -> bool:
    place = bisect_left(found, (part.start, part.start))
    nearest = found[max(0, place - 1) : place + 1]
    return any(start < part.end and part.start < end for start, end in nearest)


def _is_cut(link: Link, found: Sequence[Span]) -> bool:
    """Whether a link leads to a value, or holds only a part of one in its text."""
    signs = (Part("address", link.start, link.opening), Part("address", link.closing, link.closing + 2), link.address)
    return any(_touches(part, found) for part in signs)
