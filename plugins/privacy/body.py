"""Removes values from Markdown wherever they occur: text, addresses, titles, labels, names; keeps line numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape

from plugins.content.body.guards import MOST_SIGNS_IN_ALL
from plugins.content.messages import REMOVED
from plugins.vietnamese.personal.letters import Letters, View, letters_of
from plugins.vietnamese.personal.values import Value, spans

from .markup import Link, Part, bare_addresses_in, links_in, names_in

Span = tuple[int, int]
_DENSE = "[]()*_~`&{"
_LONGEST_BLOCK = 4000
"""How many characters before a value are searched for the partner of a mark."""
_READINGS = 5
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
NAME = "da-go"
"""Replaces a value in what must be a name: a label, an anchor, the file name of a lost photograph."""
_LOST = "lost:"
_KEPT = re.compile(r"\[\^[^\]\n]+\]|[^\w\n|]*[\n|][^\w\[]*")
"""Matches what is kept inside a value: footnote references, ends of lines and cells with the signs around them."""
_INNER = re.compile(r"\]\([^()\[\]]*\)")
_MARKED = re.compile(r"\]\([^()\[\]\"']*\)|\[\^[^\]\n]*\]|[*_~`\[\]\\]")
_MARKS = re.compile(r"\*+|_+|~+|`+")
_LOOSE_MARKS = re.compile(r"^[*_~`]+|(?<=\S)[*_~`]+|[*_~`]+(?=\S)|[\[\]()]")


def without(source: str, values: Sequence[Value]) -> str:
    """The source with each value replaced by the words for removed text; line numbers do not change.

    Nested entities are decoded as often as Markdown may decode them, if that reveals a value.
    """
    if any(source.count(sign) > MOST_SIGNS_IN_ALL for sign in _DENSE):
        return REMOVED  # which no reader accepts either
    source = _Cleaner(source).without(values)
    plain = _without_entities(source)
    return _Cleaner(plain).without(values) if plain != source and places(plain, values) else source


def _without_entities(source: str) -> str:
    for _ in range(_READINGS):
        before, source = source, _ENTITY.sub(_plain, source)
        if source == before:
            break
    return source


def _plain(match: re.Match[str]) -> str:
    """The character of an entity, unless it means something to Markdown."""
    char = unescape(match[0])
    return char if char.isalnum() or char in "&#;" else " " if char.isspace() else match[0]


def places(source: str, values: Sequence[Value]) -> list[Span]:
    """The spans of the values in the source, in the text or beside it."""
    return spans(values, _Cleaner(source).views())


class _Cleaner:
    """Edits one source character by character, so that overlapping edits need no order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out = list(source)
        self.links = list(links_in(source))
        titles = [link.title for link in self.links if link.title]
        addresses = [link.address for link in self.links]
        self.names = [*names_in(source)]
        self.named: dict[str, str] = {}
        self.beside = [*addresses, *titles, *self.names]

    def without(self, values: Sequence[Value]) -> str:
        """As the function `without`."""
        if not (found := spans(values, self.views())):
            return self.source
        self.named = self._named(values)
        for link in self.links:
            if not link.is_image and _is_cut(link, found):
                self._drop(link.start, link.opening)
                self._drop(link.closing, link.end)
        for span in self._widened(found):
            self._replace(*span)
        for link in self.links:
            if link.is_image:
                self._restore(link, found)
        for part in self.names:
            name = self.source[part.start : part.end]
            if name in self.named and (self.out[part.start] or part.kind == "anchor"):
                self._write(part, self.named[name])
        return "".join(self.out)

    def views(self) -> Iterator[View]:
        """The views to search: the text as read, the text without link targets, all of it, all without marks."""
        letters = letters_of(self.source)
        inner = [match.span() for match in _INNER.finditer(self.source)]
        for parts in ([(part.start, part.end) for part in self.beside], inner):
            hidden = bytearray(len(self.source) + 1)
            for start, end in parts:
                hidden[start:end] = b"\1" * (end - start)
            if parts:
                yield View(letters, [place for place, start in enumerate(letters.starts) if not hidden[start]])
        yield View(letters)
        if "&" in self.source:
            yield View(self._without_marks())

    def _without_marks(self) -> Letters:
        """The letters without any marks, since these may stand inside an entity."""
        marked = {place for mark in _MARKED.finditer(self.source) for place in range(*mark.span())}
        places = [place for place in range(len(self.source)) if place not in marked]
        letters = letters_of("".join([self.source[place] for place in places]))
        letters.starts = [places[start] for start in letters.starts]
        letters.ends = [places[end - 1] + 1 for end in letters.ends]
        letters.source = self.source
        return letters

    def _widened(self, found: Sequence[Span]) -> Iterator[Span]:
        """The spans, extended to any address they are part of and to the signs that belong to a number."""
        bare = list(bare_addresses_in(self.source))
        ends = [end for _, end in bare]
        for start, end in found:
            place = bisect_left(ends, start + 1)
            while place < len(bare) and bare[place][0] < end:
                start, end = min(start, bare[place][0]), max(end, bare[place][1])
                place += 1
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
            f"[^{self.named.get(piece[2:-1], piece[2:-1])}]" if piece.startswith("[^") else _LOOSE_MARKS.sub("", piece)
            for piece in _KEPT.findall(inside)
        )
        self._drop(start, end)
        self.out[start] = f"{kept}{before}{REMOVED}{after}" if before else f"{REMOVED}{after}{kept}"

    def _marks(self, start: int, end: int) -> tuple[str, str]:
        """The marks in a span whose partners are outside it: the opening ones, and the closing ones."""
        open_marks: list[re.Match[str]] = []
        for match in _MARKS.finditer(self.source, start, end):
            if open_marks and open_marks[-1][0] == match[0]:
                open_marks.pop()
            else:
                open_marks.append(match)
        before = after = ""
        block = ""
        if open_marks:
            first = max(0, start - _LONGEST_BLOCK)
            block = self.source[max(first, self.source.rfind("\n\n", first, start) + 1) : start]
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
        """Keep an image an image: rename a lost photograph; the path of any other is left to the checks."""
        address = link.address
        for place in (*range(link.start, link.opening), *range(link.closing, link.end)):
            if link.title and link.title.start <= place < link.title.end:
                continue
            self.out[place] = self.source[place]
        if self.source.startswith(_LOST, address.start):
            written = self.source[address.start : address.end]
            inside = [(start - address.start, end - address.start) for start, end in found]
            inside = [(max(0, start), min(end, len(written))) for start, end in inside]
            self._write(address, _with_names(written, [span for span in inside if span[0] < span[1]], NAME))

    def _named(self, values: Sequence[Value]) -> dict[str, str]:
        """The names of notes and headings that contain a value, each with the name that replaces it everywhere."""
        named: dict[str, str] = {}
        for name in dict.fromkeys(self.source[part.start : part.end] for part in self.names):
            if found := spans(values, (View(letters_of(name)),)):
                named[name] = _with_names(name, found, f"{NAME}-{len(named) + 1}")
        return named

    def _write(self, part: Part, text: str) -> None:
        self._drop(part.start, part.end)
        self.out[part.start] = text

    def _drop(self, start: int, end: int) -> None:
        self.out[start:end] = [""] * (end - start)


def _with_names(text: str, found: Sequence[Span], name: str) -> str:
    for start, end in reversed(found):
        text = text[:start] + name + text[end:]
    return text


def _touches(part: Part, found: Sequence[Span]) -> bool:
    place = bisect_left(found, (part.start, part.start))
    nearest = found[max(0, place - 1) : place + 1]
    return any(start < part.end and part.start < end for start, end in nearest)


def _is_cut(link: Link, found: Sequence[Span]) -> bool:
    """Whether a value overlaps a link's address or one of its brackets."""
    signs = (Part("address", link.start, link.opening), Part("address", link.closing, link.closing + 2), link.address)
    return any(_touches(part, found) for part in signs)
