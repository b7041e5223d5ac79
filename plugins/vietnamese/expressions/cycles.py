"""Finds names of years that do not exist in the sexagenary cycle: "Nhầm Dần", "Giáp Sửu"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from plugins.vietnamese.names import BRANCHES, STEMS
from plugins.vietnamese.text import fold, tone_key
from plugins.vietnamese.when import DateFault, fault

_BEFORE = ("năm ", "xuân ", "tết ", "nguyên đán ")
"""Words before the name of a year, which itself is capitalised."""
_NAME = re.compile(r"([^\W\d_]+) ([^\W\d_]+)")
_LONG = 4
"""The fewest letters of a name in which one wrong letter is tolerated."""
_STEMS, _BRANCHES = (frozenset(map(tone_key, names)) for names in (STEMS, BRANCHES))
_YEARS = {
    (tone_key(STEMS[year % 10]), tone_key(BRANCHES[year % 12])): f"{STEMS[year % 10]} {BRANCHES[year % 12]}"
    for year in range(60)
}


def unknown_years(text: str, lower: str) -> Iterator[tuple[int, int, DateFault]]:
    """The start, end and fault of each year name that does not exist; lower: `text` in lower case."""
    for name in _names(text, lower):
        said = (tone_key(name[1]), tone_key(name[2]))
        stems, branches = _near(name[1], _STEMS), _near(name[2], _BRANCHES)
        # At least one word must be right, or this may be a person's name.
        if said in _YEARS or not (stems and branches) or not (said[0] in stems or said[1] in branches):
            continue
        right = [_YEARS[pair] for pair in product(stems, branches) if pair in _YEARS]
        right = right or [name for pair, name in _YEARS.items() if pair[1] in branches]
        yield name.start(), name.end(), fault("no-cycle", said=name[0], right=" hay ".join(right))


def _names(text: str, lower: str) -> Iterator[re.Match[str]]:
    """Matches of two capitalised words where the name of a year may stand."""
    for word in _BEFORE if len(lower) == len(text) else ():
        at = lower.find(word)
        while at >= 0:
            at += len(word)
            if text[at : at + 1].isupper() and (name := _NAME.match(text, at)) and name[2][0].isupper():
                yield name
            at = lower.find(word, at)


def _near(word: str, names: frozenset[str]) -> list[str]:
    """The key of a word that is a name, else of each name it may misspell: wrong marks or, if long, a wrong letter."""
    if tone_key(word) in names:
        return [tone_key(word)]
    from rapidfuzz.distance import Levenshtein  # loading it takes longer than reading most texts

    bare = fold(word)
    wrong = 1 if len(bare) >= _LONG else 0
    return [name for name in sorted(names) if Levenshtein.distance(bare, fold(name)) <= wrong]
