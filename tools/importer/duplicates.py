"""Near-duplicate pages, found by comparing MinHash sketches of their word shingles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from zlib import crc32

from plugins.vietnamese.text import tone_key

_WORDS = 4
"""Words in a shingle."""
_SKETCH = 64
"""Number of smallest hashes kept; similar sets share most of them."""
_ALIKE = 0.75
_LEAST = 20
"""Fewest hashes to compare; a shorter text cannot be told from its like."""
_WORD = re.compile(r"\w+")


key_of = lru_cache(maxsize=1 << 16)(tone_key)
"""The tone key of a word, ignoring spelling variants; cached because Vietnamese has few distinct syllables."""


def sketch(text: str) -> frozenset[int]:
    """The sketch of a text: its smallest shingle hashes."""
    words = [key_of(word) for word in _WORD.findall(text)]
    shingles = {crc32(" ".join(words[at : at + _WORDS]).encode()) for at in range(len(words) - _WORDS + 1)}
    return frozenset(sorted(shingles)[:_SKETCH])


class Sketches:
    """Sketches by name, searchable by similarity."""

    def __init__(self) -> None:
        self._sketches: dict[str, frozenset[int]] = {}
        self._names: dict[int, list[str]] = defaultdict(list)

    def add(self, name: str, own: frozenset[int]) -> None:
        """Add a sketch under a name."""
        self._sketches[name] = own
        for value in own:
            self._names[value].append(name)

    def alike(self, own: frozenset[int]) -> str:
        """The name of the text most similar to a sketch; "" if none is nearly identical."""
        if len(own) < _LEAST:
            return ""
        shared = Counter(name for value in own for name in self._names.get(value, ()))
        for name, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:5]:
            if _likeness(own, self._sketches[name]) >= _ALIKE:
                return name
        return ""


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The Jaccard similarity of two sets of shingles, estimated from the smallest hashes of their union."""
    both = sorted(one | other)[:_SKETCH]
    return sum(value in one and value in other for value in both) / len(both)
