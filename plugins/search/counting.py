"""Counts many articles at once: terms and articles are numbers in columns, and sorting the columns counts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from .codes import GAP, SURROGATES, codes
from .index import BEFORE, Row, columns
from .terms import Source
from .vocabulary import Numbers, Vocabulary, joined

_FEW = 64
"""Rows with fewer postings are processed without numpy."""


class Columns(NamedTuple):
    """The rows of a field for a batch of consecutive documents, column by column.

    numbers: of documents that contain the term; firsts: the first of these; several: whether the term occurs more than
    once in it; lasts: the last; steps: from the second document on, since the first step depends on earlier batches.
    """

    terms: list[str]
    numbers: list[int]
    firsts: list[int]
    several: list[bool]
    lasts: list[int]
    steps: list[str]
    counts: list[str]


def gather(vocabulary: Vocabulary, sources: Sequence[Source], documents: Sequence[int]) -> list[Columns]:
    """The columns of the sources, in the order of FIELDS. documents: the numbers of the sources, ascending."""
    vocabulary.forget_much()
    numbers = np.array(documents, np.int64)
    title, title_pairs = _texts(vocabulary, [source.title for source in sources], numbers)
    body, body_pairs = _texts(vocabulary, [source.text for source in sources], numbers)
    when = _columns(*vocabulary.tokens([source.when for source in sources]), numbers, vocabulary.named)
    return [title, body, title_pairs, body_pairs, when]


def _texts(vocabulary: Vocabulary, texts: Sequence[str], documents: Numbers) -> tuple[Columns, Columns]:
    """The columns of the single tokens of texts, and of their pairs."""
    folded, others = vocabulary.texts(texts)
    many = len(vocabulary.names)
    inside = folded.places[1:] == folded.places[:-1]
    codes = folded.tokens[:-1][inside].astype(np.int64) * many + folded.tokens[1:][inside]

    def paired(found: Numbers) -> list[str]:
        firsts, seconds = map(vocabulary.named, np.divmod(found, many))
        return [f"_{one} {two}" for one, two in zip(firsts, seconds, strict=True)]

    return (
        _columns(*joined([folded, others]), documents, vocabulary.named),
        _columns(codes, folded.places[1:][inside], documents, paired),
    )


def _columns(tokens: Numbers, places: Numbers, documents: Numbers, named: Callable[[Numbers], list[str]]) -> Columns:
    """The columns of tokens, given their numbers and the positions of their texts. named: turns numbers into terms."""
    if not len(tokens):
        return Columns([], [], [], [], [], [], [])
    many = len(documents)
    short = (int(tokens.max()) + 1) * many <= np.iinfo(np.int32).max
    keys: Numbers = tokens.astype(np.int32) if short else tokens.astype(np.int64)
    keys = np.sort(keys * many + places)
    begins = _begins(keys)  # of each (term, text)
    times = np.diff(begins, append=len(keys))
    tokens, places = np.divmod(keys[begins], many)
    held = documents[places]
    rows = _begins(tokens)
    ends = np.append(rows[1:], len(tokens))
    several = times > 1
    steps = np.diff(held, prepend=0) * 2 + several
    counts_before = np.append(0, np.cumsum(several))
    later = np.arange(len(rows))  # every earlier row has dropped its first step
    return Columns(
        named(tokens[rows]),
        (ends - rows).tolist(),
        held[rows].tolist(),
        several[rows].tolist(),
        held[ends - 1].tolist(),
        _cut(np.delete(steps, rows), rows - later, ends - later - 1),
        _cut(times[several], counts_before[rows], counts_before[ends]),
    )


def _begins(values: Numbers) -> Numbers:
    """The positions at which a new value begins in a sorted column."""
    return np.flatnonzero(np.diff(values, prepend=-1))


def _cut(numbers: Numbers, begins: Numbers, ends: Numbers) -> list[str]:
    """Runs of numbers as `codes` would write them."""
    text = _text(numbers)
    return [text[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


def _text(numbers: Numbers) -> str:
    points = numbers.astype(np.uint32)
    points[points >= SURROGATES] += GAP
    return points.astype("<u4").tobytes().decode("utf-32-le")


def parted(title: Row, body: Row) -> tuple[str, Row]:
    """Split the postings in bodies: how often each document of `title` has the term in its body, and the other rows."""
    if not title.number:
        return "", body
    if body.number < _FEW:  # the overhead of numpy would dominate
        found = dict(body.pairs())
        times = codes([found.pop(document, 0) for document, _ in title.pairs()])
        return times, Row(len(found), "".join(columns(found.items())))
    (titled, _), (documents, counts) = _arrays(title), _arrays(body)
    own = np.zeros(len(titled), np.int64)
    places = np.searchsorted(titled, documents)
    inside = np.append(titled, -1)[places] == documents
    own[places[inside]] = counts[inside]
    held, counts = documents[~inside], counts[~inside]
    several = counts > 1
    steps = np.diff(held, prepend=BEFORE) * 2 + several
    return _text(own), Row(len(held), _text(steps) + _text(counts[several]))


def _arrays(row: Row) -> tuple[Numbers, Numbers]:
    """The documents of a row, and how often each contains the term."""
    numbers = np.frombuffer(row.postings.encode("utf-32-le"), "<u4").astype(np.int64)
    numbers[numbers >= SURROGATES] -= GAP
    steps = numbers[: row.number]
    counts = np.ones(row.number, np.int64)
    counts[steps % 2 > 0] = numbers[row.number :]
    return np.cumsum(steps // 2) + BEFORE, counts
