"""Adjacent words of a question, which are searched as pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .interpreting import SYLLABLE, Alternative
from .model import PARTLY, TEXT, Covers
from .published import PAIRS
from .query import Word

if TYPE_CHECKING:
    from .planner import Planner

MOST_FIRST = 4


def link(
    planner: Planner,
    words: Sequence[Word],
    choices: Sequence[Sequence[Alternative]],
    spans: Sequence[tuple[str, int, int]],
    is_open: bool,
    covers: Covers,
) -> list[bool]:
    """Add clauses for adjacent words, and return which words have a pair in the archive."""
    last = len(words) - 2
    # The readings of a misspelt word are adjacent in the index as second words, but scattered as first words.
    asked = [
        [
            (f"_{left.term} {right.term}", min(left.boost, right.boost), right.term)
            for left in choices[place][: 1 if place else MOST_FIRST]
            for right in choices[place + 1]
            if not _are_slips(words[place : place + 2], left, right)
        ]
        for place in range(last + 1)
    ]
    prefixes = [f"_{each.term} {words[-1].folded}" for each in choices[last]] if is_open else []
    found = planner.pair_rows([term for some in asked for term, *_ in some], prefixes)
    linked = [False] * len(words)
    for place in range(last + 1):
        grown = sorted(term for term in found if term.startswith(tuple(prefixes))) if place == last else []
        known = [each for each in asked[place] if each[0] in found]
        group = [*dict.fromkeys([*(term for term, *_ in known), *grown])]
        if not group:
            continue
        pair = words[place : place + 2]
        meant = not any(word.small for word in pair)
        binds = meant and not any(word.called for word in pair)
        for each in (place, place + 1):
            linked[each] = linked[each] or binds or words[each].small or not planner.apart
        for term, boost, _ in known:
            planner.clause([term], PAIRS, boost)
        if more := [term for term in grown if not any(term == each[0] for each in known)]:
            planner.clause(more, PAIRS, PARTLY)
        if grown and known and not words[-1].exact and not words[-1].year:
            planner.plan.typed = known[0][0]
        covers[place] += [(term,) for term in group]
        covers[place + 1] += [(term,) for term in group]
        planner.settle(words[place + 1].typed, [right for *_, right in known])
        # A pair in an abbreviation may be there as its token; a pair with a stop word is a mere matter of wording.
        within = [token for token, start, end in spans if place + 1 >= start and place < end]
        if not meant:
            planner.plan.verbatim.append(group)
        elif not any(word.year for word in pair):
            planner.plan.groups.append([*group, *within])
    _join(planner, words, covers)
    return linked


def _are_slips(pair: Sequence[Word], *read: Alternative) -> bool:
    """Whether two correct syllables are both read as others: neither is evidence that the other is a typo."""
    return all(each.boost == PARTLY and SYLLABLE.match(word.folded) for word, each in zip(pair, read, strict=True))


def _join(planner: Planner, words: Sequence[Word], covers: Covers) -> None:
    """Add clauses for words that the archive also has as one: "viet nam" as "vietnam", "q r" as "qr"."""
    for place in range(len(words) - 1):
        first, second = words[place].folded, words[place + 1].folded
        joined = first + second
        is_one = len(first) > 1 or len(second) == 1 or re.search("^[0-9]|[0-9]$", joined)
        if is_one and joined in planner.index.syllables:
            planner.words([joined], bodies=True)
            planner.clause([joined], TEXT, PARTLY)
            covers[place].append((joined,))
            covers[place + 1].append((joined,))
