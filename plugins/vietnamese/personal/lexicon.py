"""Finds phrases in a text, the longest at each place, indexed by their first two words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from plugins.vietnamese.text import spellings
from plugins.vietnamese.words import phrases_of, read_words, spelled

WORDS = read_words(Path(__file__).parent)
"""The lists of words.yaml."""
UPPER = str(WORDS["upper"])
"""The capital letters, for classes of characters."""
_GIVEN = ">"
_SIGNS = "\n(–-"
"""Signs that may replace the space before a word."""
_LETTER = re.compile(r"\w")
_TWO_WORDS = re.compile(r"\w+\W\w*|\w+")

Meaning = TypeVar("Meaning")


def _plain(text: str) -> str:
    """The text in lower case, with a space for each such sign; offsets do not change."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" would become two
        lower = "".join(char.lower()[0] for char in text)
    for sign in _SIGNS:
        lower = lower.replace(sign, " ")
    return lower


def tree(starts: Iterable[str]) -> str:
    """A pattern for the longest of some prefixes that examines each letter only once."""
    groups = groupby(sorted(starts), lambda start: start[:1])
    branches = [first and re.escape(first) + tree(start[1:] for start in some) for first, some in groups]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(reversed(branches))})"


class _Table(Generic[Meaning]):
    """The meanings of phrases; a text is searched for their first two words, and there for the rest."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._meanings = meanings
        self._lengths: defaultdict[str, list[int]] = defaultdict(list)
        for length, words in sorted({(len(one), _TWO_WORDS.findall(one)[0]) for one in meanings}, reverse=True):
            self._lengths[words].append(length)
        for words, lengths in self._lengths.items():
            lengths += [first for first in range(1, len(words)) if words[:first] in meanings]
        self._starts = re.compile(rf"\W(?=({tree(self._lengths)})(?:(?<!\w)|(?!\w)))")

    def find(self, text: str) -> Iterator[tuple[int, int, Meaning]]:
        """The longest phrase at each place of a text: its start, its end and its meaning."""
        plain = f" {_plain(text)}"
        for match in self._starts.finditer(plain):
            start = match.end()
            for length in self._lengths[match[1]]:
                phrase = plain[start : start + length]  # shorter at the end of the text
                meaning = self._meanings.get(phrase)
                if meaning is not None and not (phrase[-1].isalnum() and _LETTER.match(plain, start + length)):
                    yield start - 1, start + len(phrase) - 1, meaning
                    break


def any_of(name: str) -> str:
    """A pattern for any of the words of a list, which may be patterns themselves."""
    return "|".join(phrases_of(WORDS[name])).replace(" ", r"\s+")


class Cues:
    """Phrases each of which tells something about a text; but: longer ones that do not."""

    def __init__(self, words: str, but: str = "") -> None:
        self._words, self._others = words, but

    @cached_property
    def _table(self) -> _Table[bool]:
        # Built on first use: most commands never ask.
        cues, others = (map(_plain, spelled(words)) for words in (self._words, self._others))
        return _Table(dict.fromkeys(cues, True) | dict.fromkeys(others, False))

    def stand_in(self, text: str) -> bool:
        """Whether any of them occurs in a text."""
        reached = 0
        for start, end, counts in self._table.find(text):
            if counts and start >= reached:
                return True
            reached = max(reached, end)
        return False


class Strength(Enum):
    """What a label says about the owner of its value."""

    FORM = auto()
    """A person's: forms ask nothing else in these words."""
    TURN = auto()
    """A person's if one is named, or before a colon."""
    SHARED = auto()
    """A person's or a body's."""


class Label(NamedTuple):
    """A label of one kind. tail: the length of its end that already belongs to the value, as in "ở thôn"."""

    kind: str
    strength: Strength
    words: str
    tail: int


class Hit(Struct, frozen=True):
    """A label in a text; start, end: its span, without any of the value."""

    label: Label
    start: int
    end: int


class Lexicon:
    """Labels by their spelling."""

    def __init__(self, patterns: Iterable[tuple[str, Strength, str]]) -> None:
        labels: defaultdict[str, dict[str, Label]] = defaultdict(dict)
        for kind, strength, pattern in patterns:
            for spelling in spellings(pattern):
                words, _, tail = spelling.partition(_GIVEN)
                labels[_plain(f"{words}{tail}")].setdefault(kind, Label(kind, strength, words.strip(), len(tail)))
        self._table = _Table(labels)

    def hits(self, text: str) -> Iterator[Hit]:
        """The labels of a text in order, none within another."""
        reached = 0
        for start, end, labels in self._table.find(text):
            if start >= reached:
                for label in labels.values():
                    reached = end - label.tail
                    yield Hit(label, start, reached)
