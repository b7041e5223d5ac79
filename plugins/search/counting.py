"""Many articles counted at once: terms and articles are numbers in columns, and sorting these does the counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from .codes import GAP, SURROGATES
from .numbering import Numbered, Numbering, Numbers, joined
from .terms import Source

_SHORT = 2**31
"""Smaller numbers are sorted in half the time."""


class Columns(NamedTuple):
    """The rows of a field of some articles in succession, column by column.

    terms; numbers: of articles that hold the term; firsts: the reference of the first; times: its count there; lasts:
    the last reference; rests: the postings after the first, which depends on what came before.
    """

    terms: list[str]
    numbers: list[int]
    firsts: list[int]
    times: list[int]
    lasts: list[int]
    rests: list[str]


def gather(numbering: Numbering, sources: Sequence[Source], start: int) -> list[Columns]:
    """The columns of these sources by the place of a field; the first source has the reference `start`."""
    numbering.forget_much()
    title, title_pairs = _texts(numbering, [source.title for source in sources], start)
    body, body_pairs = _texts(numbering, [source.text for source in sources], start)
    when = _columns(numbering.tokens([source.when for source in sources]), start, numbering.named)
    return [title, body, title_pairs, body_pairs, when]


def _texts(numbering: Numbering, texts: Sequence[str], start: int) -> tuple[Columns, Columns]:
    """The columns of the single tokens of texts, and those of their pairs."""
    folded, others = numbering.texts(texts)
    many = len(numbering.names)
    inside = folded.places[1:] == folded.places[:-1]
    pairs = Numbered((folded.tokens[:-1] * many + folded.tokens[1:])[inside], folded.places[1:][inside])

    def paired(found: Numbers) -> list[str]:
        firsts, seconds = map(numbering.named, np.divmod(found, many))
        return [f"_{one} {two}" for one, two in zip(firsts, seconds, strict=True)]

    return _columns(joined([folded, others]), start, numbering.named), _columns(pairs, start, paired)


def _columns(found: Numbered, start: int, named: Callable[[Numbers], list[str]]) -> Columns:
    """The columns of tokens. named: the terms of some numbers."""
    numbers, places = found
    if not len(numbers):
        return Columns([], [], [], [], [], [])
    many = int(places.max()) + 1
    keys = numbers * many + places
    keys = np.sort(keys.astype(np.int32) if keys.max() < _SHORT else keys).astype(np.int64)
    begins = _begins(keys)  # of each pair of a term and a text
    times = np.diff(begins, append=len(keys))
    numbers, places = np.divmod(keys[begins], many)
    rows = _begins(numbers)
    ends = np.append(rows[1:], len(numbers)) - 1
    text, before = _postings(places, times, rows)
    rests = [text[begin:end] for begin, end in zip(before[rows].tolist(), before[ends + 1].tolist(), strict=True)]
    return Columns(
        named(numbers[rows]),
        (ends - rows + 1).tolist(),
        (places[rows] + start).tolist(),
        times[rows].tolist(),
        (places[ends] + start).tolist(),
        rests,
    )


def _begins(values: Numbers) -> Numbers:
    """Where in a sorted column a new value begins."""
    return np.flatnonzero(np.diff(values, prepend=-1))


def _postings(places: Numbers, times: Numbers, rows: Numbers) -> tuple[str, Numbers]:
    """The postings of all rows in one text, the first of each row left out; how much text is before each posting."""
    several = times > 1
    sizes = 1 + several
    sizes[rows] = 0
    before = np.concatenate(([0], np.cumsum(sizes)))
    codes = np.empty(before[-1], np.uint32)
    steps = np.diff(places, prepend=0) * 2 + several
    written = sizes > 0
    codes[before[:-1][written]] = steps[written]
    again = sizes > 1
    codes[before[1:][again] - 1] = times[again]
    codes[codes >= SURROGATES] += GAP
    return codes.astype("<u4").tobytes().decode("utf-32-le"), before
