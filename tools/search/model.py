"""The plan of a question: lunr clauses, the parts that are asked for, and the rows of their terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .published import Row
from .query import Word

FULL, PARTLY, MARKED = 1, 0.5, 2
"""Boosts."""
SLIGHT = 1
"""The weight of a part that most articles have."""
MOST_READ = 3
"""The most results whose texts are read to check whether they match."""
TEXT, TITLE, WHEN = ("title", "body"), ("title",), ("title", "when")
EVERYWHERE = (*TEXT, "when")


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """A lunr clause: any of the terms. presence: "required", "prohibited" or ""."""

    terms: tuple[str, ...]
    fields: tuple[str, ...]
    boost: float
    presence: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question, as typed: an article matches it with all the terms of any alternative.

    words: those that ask for it.
    """

    words: tuple[Word, ...]
    text: str
    period: str
    weight: int
    alternatives: list[tuple[str, ...]]


@dataclass(slots=True)
class Plan:
    """The plan of a question. groups: terms any of which stands for a part; verbatim: those of pairs with stop words;
    corrected: syllables by typed word; is_sentence: whether there are stop words; typed: the last pair as typed, if it
    may also be incomplete."""

    clauses: list[Clause] = field(default_factory=list)
    groups: list[list[str]] = field(default_factory=list)
    verbatim: list[list[str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)
    corrected: dict[str, list[str]] = field(default_factory=dict)
    is_sentence: bool = False
    typed: str = ""


Covers = list[list[tuple[str, ...]]]
"""The alternatives of each word of a run."""


def outermost(texts: Iterable[str], query: str) -> list[str]:
    """The texts that are not part of another one, in the order of the query."""
    known = dict.fromkeys(texts)
    kept = [each for each in known if not any(f" {each} " in f" {other} " for other in known if other != each)]
    return sorted(kept, key=query.find)


def pairs_of(folded: Sequence[str]) -> list[str]:
    """The terms of the pairs of adjacent syllables."""
    return [f"_{one} {two}" for one, two in pairwise(folded)]
