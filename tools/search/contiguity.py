"""Whether a name or a phrase stands as a whole in what answers it; the twin of theme/static/js/search/contiguity.js.

The index has neighbouring syllables two by two, so "a b" here and "b c" there meet "a b c", too. So the text of the
first articles is read, where their titles and summaries do not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .plan import Part, Plan, pairs_of
from .published import PAIRS, Published, holders
from .query import words_of

if TYPE_CHECKING:
    from .results import Found

MOST_READ = 3


def without_scattered(index: Published, plan: Plan, found: Found) -> Found | None:
    """What was found, where only that answers all which has each name and phrase as a whole.

    None where the first few have one of them in pieces alone: the plan then holds that no article has it.
    """
    scattered: list[Part] = []
    for place, ref in enumerate(found.refs[: min(found.complete, MOST_READ)]):
        scattered = _scattered(index, plan, ref)
        if not scattered:
            complete, near = found.refs[place : found.complete], found.refs[found.complete :]
            return replace(found, refs=(*complete, *found.refs[:place], *near), complete=len(complete))
    if not scattered:
        return found
    plan.parts = [replace(part, alternatives=[]) if part in scattered else part for part in plan.parts]
    return None


def _scattered(index: Published, plan: Plan, ref: int) -> list[Part]:
    """The parts that an article has in pieces alone; none of one whose attached files were not read."""
    answering = [(part, [a for a in part.alternatives if ref in holders([a], plan.rows, PAIRS)]) for part in plan.parts]
    chained = [(part, chains) for part, chains in answering if chains and all(map(_is_chain, chains))]
    if not chained:
        return []
    card = index.card(ref)
    shown = _folded(f"{card['title']} {card['summary']}")
    doubtful = [(part, chains) for part, chains in chained if not any(_stands(terms, shown) for terms in chains)]
    if not doubtful or card.get("attached"):
        return []
    text = f"{shown.rstrip()}{_folded(index.text(card))}"
    return [part for part, chains in doubtful if all(_is_in_pieces(terms, text) for terms in chains)]


def _is_chain(terms: Sequence[str]) -> bool:
    """Whether terms are pairs of which each begins as the one before ends."""
    return len(terms) > 1 and [*terms] == pairs_of(_syllables(terms))


def _syllables(terms: Sequence[str]) -> list[str]:
    return [terms[0].removeprefix("_").split(" ")[0], *(term.split(" ")[-1] for term in terms)]


def _stands(terms: Sequence[str], text: str) -> bool:
    """Whether a chain stands in a folded text as a whole."""
    return f" {' '.join(_syllables(terms))} " in text


def _is_in_pieces(terms: Sequence[str], text: str) -> bool:
    """Whether a text has all pairs of a chain, but not the whole.

    A pair that it has not was told elsewhere, as the author's name is.
    """
    return all(_stands([term], text) for term in terms) and not _stands(terms, text)


def _folded(text: str) -> str:
    """The syllables of a text between spaces."""
    return f" {' '.join(word.folded for word in words_of(text))} "
