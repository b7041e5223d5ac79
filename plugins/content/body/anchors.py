"""Anchors of headings: each depends only on its own text and the headings above it, so that insertions move no others.

A heading has the anchor that its editor gave it; else that of its text without marks, as long as no other has that;
else with its marks, where these tell it from the others ("Đường", "Dương"); else with those of the headings above it.
Only headings of one text below one heading are told apart by their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from msgspec import Struct

from plugins.vietnamese.text import slug

from ..grouping import grouped

_UNNAMED = "muc"
_NOT_NAME = re.compile(r"[\W_]+")
_DEEPEST = 6


class Named(Struct, frozen=True):
    """A heading that needs an anchor: its level, its text, and the anchor that its editor gave it, or ""."""

    level: int
    text: str
    given: str = ""


class _Path(Struct, frozen=True):
    """The names from which the anchor of a heading is made: its own, without and with marks, then those above it."""

    plain: str
    marked: str
    above: tuple[str, ...]

    def anchor(self, depth: int, *, marked: bool) -> str:
        return "-".join((self.marked if marked else self.plain, *self.above[:depth]))


def anchors(headings: Sequence[Named], taken: Set[str] = frozenset()) -> list[str]:
    """The anchor of each heading of a body, in their order; taken: those of other elements."""
    plain = [slug(heading.text) or _UNNAMED for heading in headings]
    if len({*plain, *taken}) == len(plain) + len(taken) and not any(heading.given for heading in headings):
        return plain  # as in most bodies
    paths = [*_paths(headings, plain)]
    wanted = [heading.given or path.plain for heading, path in zip(headings, paths, strict=True)]
    free = {place for place, heading in enumerate(headings) if not heading.given}
    marked = _shared(wanted, free, lambda place: paths[place].marked)
    for place in marked:
        wanted[place] = paths[place].marked
    for depth in range(1, _DEEPEST):
        for place in _shared(wanted, free, lambda place: paths[place].above[:_DEEPEST]):
            wanted[place] = paths[place].anchor(depth, marked=place in marked)
    return _apart(wanted, free, set(taken))


def _paths(headings: Sequence[Named], names: Sequence[str]) -> Iterator[_Path]:
    """The path of each heading; names: of the headings, without marks."""
    above: list[tuple[int, str]] = []
    for heading, plain in zip(headings, names, strict=True):
        while above and above[-1][0] >= heading.level:
            above.pop()
        marked = _NOT_NAME.sub("-", heading.text.lower()).strip("-") or _UNNAMED
        yield _Path(plain, marked, tuple(name for _, name in reversed(above)))
        above.append((heading.level, heading.given or plain))


def _shared(wanted: Sequence[str], free: set[int], difference: Callable[[int], object]) -> set[int]:
    """The headings whose anchor others would have too, and whose paths differ."""
    return {
        place
        for group in grouped(range(len(wanted)), lambda place: wanted[place]).values()
        if len(group) > 1 and len({difference(place) for place in group}) > 1
        for place in group
        if place in free
    }


def _apart(wanted: Sequence[str], free: set[int], taken: set[str]) -> list[str]:
    """The anchors made unique: those that an editor gave come first, then the others in their order."""
    made = [*wanted]
    for place in sorted(range(len(wanted)), key=lambda place: place in free):
        number, anchor = 1, wanted[place]
        while anchor in taken:
            number += 1
            anchor = f"{wanted[place]}-{number}"
        made[place] = anchor
        taken.add(anchor)
    return made
