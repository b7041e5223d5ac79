"""Many articles counted at once: terms and articles are numbers in columns, and sorting these does the counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .analyzer import Analyzer, Words
from .codes import GAP, SURROGATES
from .terms import Source

Numbers = NDArray[np.int64]


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


class _Terms(dict[str, int]):
    """Term → its number, in the order of meeting them."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


def gather(analyzer: Analyzer, sources: Sequence[Source], start: int) -> list[Columns]:
    """The columns of these sources by the place of a field; the first source has the reference `start`."""
    title, title_pairs = _texts([analyzer.words(source.title) for source in sources], start)
    body, body_pairs = _texts([analyzer.words(source.text) for source in sources], start)
    when, _ = _texts([Words((), source.when) for source in sources], start)
    return [title, body, title_pairs, body_pairs, when]


def _texts(texts: Sequence[Words], start: int) -> tuple[Columns, Columns]:
    """The columns of the single tokens of texts, and those of their pairs."""
    terms = _Terms()
    numbers, places = _numbered(terms, [text.folded for text in texts])
    others, their_places = _numbered(terms, [text.others for text in texts])
    names, many = [*terms], len(terms)
    inside = places[1:] == places[:-1]
    pairs = (numbers[:-1] * many + numbers[1:])[inside]

    def paired(found: Numbers) -> list[str]:
        firsts, seconds = np.divmod(found, many)
        return [f"_{names[one]} {names[two]}" for one, two in zip(firsts.tolist(), seconds.tolist(), strict=True)]

    singles = np.concatenate((numbers, others)), np.concatenate((places, their_places))
    return (
        _columns(*singles, start, lambda found: [names[number] for number in found.tolist()]),
        _columns(pairs, places[1:][inside], start, paired),
    )


def _numbered(terms: _Terms, texts: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """Of all tokens of some texts: the number of each, and the place of its text."""
    sizes = [*map(len, texts)]
    numbers = np.fromiter(map(terms.__getitem__, chain.from_iterable(texts)), np.int64, sum(sizes))
    return numbers, np.repeat(np.arange(len(texts), dtype=np.int64), sizes)


def _columns(numbers: Numbers, places: Numbers, start: int, named: Callable[[Numbers], list[str]]) -> Columns:
    """The columns of tokens, by their numbers and by the places of their texts. named: the terms of some numbers."""
    if not len(numbers):
        return Columns([], [], [], [], [], [])
    many = int(places.max()) + 1
    keys = np.sort(numbers * many + places)
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
