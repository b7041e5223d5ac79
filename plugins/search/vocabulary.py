"""Turns texts into numbers: each distinct piece of text is analysed once, and numpy assembles the results."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .analyzer import CACHE_SIZE, Analyzer

Numbers = NDArray[np.signedinteger[Any]]
"""Of 32 bits where possible, which halves the memory that counting takes."""


class Numbered(NamedTuple):
    """Tokens of some texts, text after text: the number of each, and the position of its text."""

    tokens: Numbers
    places: Numbers


class Vocabulary:
    """Tokens and pieces of text, numbered in the order in which they are first met."""

    def __init__(self, analyzer: Analyzer) -> None:
        self.analyzer = analyzer
        self.forget()

    def forget(self) -> None:
        """Start again with an empty vocabulary."""
        self.names: list[str] = []
        """Tokens by their numbers."""
        self._numbers: dict[str, int] = {}
        self._pieces = _Pieces(self)
        self._folded, self._others = _Runs(), _Runs()
        beginnings = [(self.number(one), self.number(two)) for one, two in sorted(self.analyzer.beginnings)]
        self._begin = np.zeros((len(self.names), len(self.names)), np.bool_)
        """Whether a multi-syllable token may begin with these two tokens, which have the lowest numbers."""
        self._begin[tuple(zip(*beginnings, strict=True))] = True

    def forget_much(self) -> None:
        """Start again if the vocabulary exceeds CACHE_SIZE pieces."""
        if len(self._pieces) > CACHE_SIZE:
            self.forget()

    def texts(self, texts: Sequence[str]) -> tuple[Numbered, Numbered]:
        """The folded syllables of some texts, in order, and their other single tokens: Analyzer.words of each."""
        pieces = _numbered(self._pieces.__getitem__, map(str.split, texts))
        folded, others = self._folded.of(pieces), self._others.of(pieces)
        return folded, joined([others, self._across(folded)])

    def tokens(self, texts: Sequence[Sequence[str]]) -> Numbered:
        """Texts that are already split into tokens, as numbers."""
        return _numbered(self.number, texts)

    def named(self, numbers: Numbers) -> list[str]:
        """The tokens with some numbers."""
        return [self.names[number] for number in numbers.tolist()]

    def number(self, token: str) -> int:
        """The number of a token; a new one if it has not been met."""
        known = self._numbers.get(token)
        if known is None:
            known = self._numbers[token] = len(self.names)
            self.names.append(token)
        return known

    def meet(self, piece: str) -> None:
        """Analyse a piece of text and append its tokens, as the last of the pieces."""
        words = self.analyzer.piece(piece)
        self._folded.add(map(self.number, words.folded))
        self._others.add(map(self.number, words.others))

    def _across(self, folded: Numbered) -> Numbered:
        """The multi-syllable tokens of each text."""
        tokens, places = folded
        known = tokens < len(self._begin)
        begins = np.flatnonzero(known[:-1] & known[1:] & (places[:-1] == places[1:]))
        begins = begins[self._begin[tokens[begins], tokens[begins + 1]]]
        starts = np.maximum(np.searchsorted(places, places[begins]), begins - 1)
        ends = np.minimum(np.searchsorted(places, places[begins], "right"), begins + self.analyzer.reach + 1)
        met: list[int] = []
        sizes = []
        for start, place, end in zip(starts.tolist(), begins.tolist(), ends.tolist(), strict=True):
            found = self.analyzer.across(self.named(tokens[start:end]), [place - start])
            met.extend(map(self.number, found))
            sizes.append(len(found))
        return Numbered(np.array(met, np.int32), np.repeat(places[begins], sizes))


class _Pieces(dict[str, int]):
    """The number of each piece of text; a missing one is analysed first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, piece: str) -> int:
        self._vocabulary.meet(piece)
        number = self[piece] = len(self)
        return number


class _Runs:
    """Runs of numbers, one per piece, in a single array."""

    def __init__(self) -> None:
        self._flat, self._ends = array("i"), array("i", [0])

    def add(self, run: Iterable[int]) -> None:
        self._flat.extend(run)
        self._ends.append(len(self._flat))

    def of(self, pieces: Numbered) -> Numbered:
        """The runs of some pieces, concatenated."""
        flat, ends = np.frombuffer(self._flat or bytes(4), np.int32), np.frombuffer(self._ends, np.int32)
        starts = ends[pieces.tokens]
        sizes = ends[pieces.tokens + 1] - starts
        before = np.cumsum(sizes, dtype=np.int32) - sizes
        taken = np.repeat(starts - before, sizes)
        taken += np.arange(len(taken), dtype=np.int32)
        return Numbered(flat[taken], np.repeat(pieces.places, sizes))


def joined(some: Sequence[Numbered]) -> Numbered:
    """Tokens of the same texts, concatenated."""
    return Numbered(np.concatenate([one.tokens for one in some]), np.concatenate([one.places for one in some]))


def _numbered(number: Callable[[str], int], texts: Iterable[Sequence[str]]) -> Numbered:
    """The strings of some texts as numbers."""
    found = [np.fromiter(map(number, each), np.int32, len(each)) for each in texts]
    places = np.repeat(np.arange(len(found), dtype=np.int32), [*map(len, found)])
    return Numbered(np.concatenate([np.empty(0, np.int32), *found]), places)
