"""The vocabulary by which holders of public office are recognised: posts, bodies, honorifics, places, namesakes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plugins.vietnamese.words import read_words, spelled

_LISTS = read_words(Path(__file__).parent)


@cache
def words(name: str) -> tuple[str, ...]:
    """The phrases of a list of words.yaml, in all their spellings."""
    return spelled(_LISTS[name])


def words_by(name: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a table of words.yaml, by what they stand for."""
    return {key: spelled(phrases) for key, phrases in _LISTS[name].items()}


NOT_IN_FIELDS = frozenset(words("not_in_fields"))
NOT_IN_BODIES = (NOT_IN_FIELDS - {"và", "các"}).union(words("not_in_bodies"))
NO_NAMES = frozenset(words("no_names"))
