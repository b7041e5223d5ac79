"""Finds the labels of every kind in one look at a text: all their spellings are one tree of letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.text import spellings

_GIVEN = ">"
_SIGNS = "\n(–-"


def _plain(text: str) -> str:
    """The text in small letters with a space for each sign that may stand before a word; every letter in its place."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" would become two
        lower = "".join(char.lower()[0] for char in text)
    for sign in _SIGNS:
        lower = lower.replace(sign, " ")
    return f" {lower}"


def _tree(phrases: Iterable[str]) -> str:
    """An expression for some phrases, the longest first, that looks at each letter once."""
    groups = {first: [*some] for first, some in groupby(sorted(phrases), key=lambda phrase: phrase[:1])}
    ends = groups.pop("", None) is not None
    branches = []
    for some in groups.values():
        shared = _shared_start(some[0], some[-1])
        branches.append(re.escape(shared) + _tree(phrase[len(shared) :] for phrase in some))
    return "" if not branches else f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _shared_start(one: str, other: str) -> str:
    """What both begin with; of the first and the last of sorted phrases, what all do."""
    return one[: next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))]


def _plain_spellings(patterns: Iterable[str]) -> Iterator[str]:
    return (_plain(spelling)[1:] for pattern in patterns for spelling in spellings(pattern))


class Phrases:
    """Phrases of which a text may have any; but: longer ones that say something else."""

    def __init__(self, *patterns: str, but: Iterable[str] = ()) -> None:
        self._patterns, self._others = patterns, tuple(but)

    @cached_property
    def _but(self) -> frozenset[str]:
        return frozenset(_plain_spellings(self._others))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        # Compiled at the first question: most commands ask none.
        return re.compile(rf" ({_tree({*_plain_spellings(self._patterns), *self._but})})(?!\w)")

    def stand_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return any(match[1] not in self._but for match in self._expression.finditer(_plain(text)))


class Strength(Enum):
    """What a label says of whose the value is."""

    FORM = auto()
    """A person's: nothing else is asked so."""
    TURN = auto()
    """A person's where one is named, or before a colon."""
    SHARED = auto()
    """A person's or a body's."""


class Label(NamedTuple):
    """A label of one kind. tail: the letters at its end that already belong to the value, as in "ở thôn"."""

    kind: str
    strength: Strength
    words: str
    tail: int


class Hit(Struct, frozen=True):
    """A label in a text; start, end: its place, with nothing of the value."""

    label: Label
    start: int
    end: int


class Lexicon:
    """Labels by their spelling."""

    def __init__(self, patterns: Iterable[tuple[str, Strength, str]]) -> None:
        self._labels: dict[str, dict[str, Label]] = {}
        for kind, strength, pattern in patterns:
            for spelling in spellings(pattern):
                words, _, tail = spelling.partition(_GIVEN)
                label = Label(kind, strength, words.strip(), len(tail))
                self._labels.setdefault(_plain(f"{words}{tail}")[1:], {}).setdefault(kind, label)
        self._expression = re.compile(rf" (?=({_tree(self._labels)})(?!\w))")

    def hits(self, text: str) -> Iterator[Hit]:
        """The labels of a text in their order, none within another."""
        reached = 0
        for match in self._expression.finditer(_plain(text)):
            if match.start(1) >= reached:
                for label in self._labels[match[1]].values():
                    reached = match.end(1) - label.tail
                    yield Hit(label, match.start(1) - 1, reached - 1)
