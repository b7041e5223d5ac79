"""Many articles counted at once: terms and articles are numbers in columns, and sorting these does the counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from .codes import GAP, SURROGATES
from .numbering import Numbering, Numbers, joined
from .terms import Source


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
    when = _columns(*numbering.tokens([source.when for source in sources]), start, numbering.named)
    return [title, body, title_pairs, body_pairs, when]


def _texts(numbering: Numbering, texts: Sequence[str], start: int) -> tuple[Columns, Columns]:
    """The columns of the single tokens of texts, and those of their pairs."""
    folded, others = numbering.texts(texts)
    many = len(numbering.names)
    inside = folded.places[1:] == folded.places[:-1]
    codes = folded.tokens[:-1][inside].astype(np.int64) * many + folded.tokens[1:][inside]

    def paired(found: Numbers) -> list[str]:
        firsts, seconds = map(numbering.named, np.divmod(found, many))
        return [f"_{one} {two}" for one, two in zip(firsts, seconds, strict=True)]

    singles = joined([folded, others])
    return (
        _columns(*singles, start, numbering.named),
        _columns(codes, folded.places[1:][inside], start, paired),
    )


def _columns(numbers: Numbers, places: Numbers, start: int, named: Callable[[Numbers], list[str]]) -> Columns:
    """The columns of tokens, by their numbers and by the places of their texts. named: the terms of some numbers."""
    if not len(numbers):
        return Columns([], [], [], [], [], [])
    many = int(places.max()) + 1
    short = (int(numbers.max()) + 1) * many <= np.iinfo(np.int32).max
    keys: Numbers = numbers.astype(np.int32) if short else numbers.astype(np.int64)
    keys = np.sort(keys * many + places)
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
