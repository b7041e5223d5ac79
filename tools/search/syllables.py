"""Single syllables of a question: what a typed one may stand for, and those without neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .interpreting import Alternative, is_abbreviation, nearest
from .model import EVERYWHERE, FULL, MARKED, PARTLY, TEXT, TITLE
from .periods import ROMAN, quarter_of
from .query import Word

if TYPE_CHECKING:
    from .planner import Planner

FEWEST, MOST_TYPOS, MOST_ALONE = 3, 24, 8
"""The fewest letters of a word that may be a typo; the most syllables that it may stand for
beside other words, and alone."""
NUMERAL = re.compile(r"(?:[0-9]|[IVX]{2,}|[ivx]{3,})\Z")
"""Matches a digit or a Roman numeral, which neither begins another number nor is a typo of it: "mũi 5", "điện VII"."""


def choices_of(planner: Planner, words: Sequence[Word], place: int, is_open: bool) -> list[Alternative]:
    """The syllables that a typed one may stand for."""
    folded, syllables = words[place].folded, planner.index.syllables
    quarter = quarter_of(folded) if place and words[place - 1].folded == "qui" else 0
    if quarter:
        return [Alternative(term, FULL) for term in (str(quarter), ROMAN[quarter])]
    known = (
        words[place].small
        or folded in planner.index.listed
        or len(folded) < FEWEST
        or folded in syllables
        or any(map(str.isdigit, folded))
        or NUMERAL.match(words[place].typed)
    )
    begins = is_open and any(term.startswith(folded) for term in syllables)
    if known or begins or is_abbreviation(words[place]):
        return [Alternative(folded, FULL)]
    near = nearest(folded, syllables)[:MOST_TYPOS]
    if near:
        planner.plan.corrected[words[place].typed] = near
    return [Alternative(term, PARTLY) for term in near]


def marked(planner: Planner, words: Sequence[Word]) -> None:
    """Add clauses for exact tokens in titles; for a single word, also in bodies."""
    terms = [word.exact for word in words if word.exact]
    if not terms:
        return
    planner.words(terms, bodies=len(words) == 1)
    for term in terms:
        planner.clause([term], TEXT if len(words) == 1 else TITLE, MARKED)


def alone(
    planner: Planner,
    word: Word,
    choices: Sequence[Alternative],
    is_open: bool,
    covers: list[tuple[str, ...]],
    *,
    single: bool,
) -> None:
    """Add clauses for a word without neighbours: its syllable, anywhere. single: whether there is no other word."""
    choices = choices[:MOST_ALONE]
    planner.words([*(each.term for each in choices), *([word.exact] if word.exact else [])], bodies=True)
    found = planner.keep(planner.index.rows("terms", [], [word.folded])) if is_open else {}
    more = sorted(term for term, row in found.items() if row.postings.get("title") and term != word.folded)
    known = [each for each in choices if each.term in planner.plan.rows]
    if single and found and not known and not more:  # a few of those that only texts have
        known = [Alternative(term, PARTLY) for term in sorted(found)[:MOST_ALONE]]
        planner.words([each.term for each in known], bodies=True)
    for each in known:
        planner.clause([each.term], EVERYWHERE, each.boost)
    if more:
        planner.clause(more, TITLE, PARTLY)
    planner.settle(word.typed, [each.term for each in known])
    exact = [word.exact] if word.exact in planner.plan.rows else []
    if group := exact or [*(each.term for each in known), *more] or [terms[-1] for terms in covers]:
        planner.plan.groups.append(group)
    # In a longer query, a word without neighbours must at least match with its marks.
    strict = bool(word.exact) and not single and any(each.term == word.folded for each in choices)
    covers += [(term,) for term in (*(exact if strict else (each.term for each in known)), *more)]
