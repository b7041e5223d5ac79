"""Phrases in quotation marks, and excluded ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .model import EVERYWHERE, FULL, TEXT, pairs_of
from .published import PAIRS
from .query import Word

if TYPE_CHECKING:
    from .planner import Planner


def require(planner: Planner, words: Sequence[Word]) -> None:
    """Require a phrase: all its pairs."""
    terms = _whole(planner, words, "required")
    known = all(term in planner.plan.rows for term in terms)
    planner.part(words, [tuple(terms)] if known else [])


def prohibit(planner: Planner, words: Sequence[Word]) -> None:
    """Exclude a phrase."""
    _whole(planner, words, "prohibited")


def _whole(planner: Planner, words: Sequence[Word], presence: str) -> list[str]:
    """Add clauses for a required or a prohibited phrase, and return its terms."""
    if len(words) == 1:
        term = words[0].exact or words[0].folded
        planner.words([term], bodies=True)
        planner.clause([term], EVERYWHERE if presence == "prohibited" else TEXT, FULL, presence)
        return [term]
    terms = pairs_of([word.folded for word in words])
    found = planner.pair_rows(terms)
    # Articles with all pairs must go, which clauses cannot express; the rarest pair stands for all.
    rarest = min(terms, key=lambda term: found[term].number if term in found else 0)
    for term in terms if presence == "required" else [rarest]:
        planner.clause([term], PAIRS, FULL, presence)
    return terms
