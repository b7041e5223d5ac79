"""What a question comes to: clauses of lunr's, the parts that are asked for, and the rows of their terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .published import Row
from .query import Word

FULL, PARTLY, MARKED = 1, 0.5, 2
"""Boosts."""
SLIGHT = 1
"""The weight of a part that most articles answer."""
MOST_READ = 3
"""Articles of what was found that are looked into at the most, for whether they answer."""
TEXT, TITLE, WHEN = ("title", "body"), ("title",), ("title", "when")
EVERYWHERE = (*TEXT, "when")


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """A clause of lunr's: any of the terms. presence: "required", "prohibited" or ""."""

    terms: tuple[str, ...]
    fields: tuple[str, ...]
    boost: float
    presence: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is asked for, as typed: an article answers it that holds all the terms of any alternative.

    words: those that ask for it.
    """

    words: tuple[Word, ...]
    text: str
    period: str
    weight: int
    alternatives: list[tuple[str, ...]]


@dataclass(slots=True)
class Plan:
    """What a question comes to. groups: terms any of which stands for a part; verbatim: of words that mean
    nothing by themselves; corrected: syllables by typed word; is_sentence: whether there are such words; typed: the
    last pair as it stands, where it may still be growing, too.
    """

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
    """The texts that are part of no other, in the order of the query."""
    known = dict.fromkeys(texts)
    kept = [each for each in known if not any(f" {each} " in f" {other} " for other in known if other != each)]
    return sorted(kept, key=query.find)


def pairs_of(folded: Sequence[str]) -> list[str]:
    """The pairs of neighbouring syllables."""
    return [f"_{one} {two}" for one, two in pairwise(folded)]
