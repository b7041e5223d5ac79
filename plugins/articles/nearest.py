"""The nearest of many names, for "did you mean"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from plugins.vietnamese.text import fold

_FEW = 50
"""So few are all compared: short names with one letter wrong share no pair."""
_CANDIDATES = 20
_ALIKE = 0.6


class Nearest:
    """Looks names up among many without comparing with each: those that share most pairs of letters are compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._index: dict[str, list[str]] | None = None

    def to(self, name: str) -> str | None:
        """The name most like `name`, marks and capitals aside; None where nothing is like it."""
        wanted = fold(name)
        alike = [(SequenceMatcher(None, wanted, fold(found)).ratio(), found) for found in self._candidates(wanted)]
        ratio, best = max(alike, default=(0.0, ""))
        return best if ratio >= _ALIKE else None

    def _candidates(self, wanted: str) -> list[str]:
        if len(self._names) <= _FEW:
            return self._names
        shared = Counter(found for pair in _pairs(wanted) for found in self._by_pair().get(pair, ()))
        return [found for found, _ in shared.most_common(_CANDIDATES)]

    def _by_pair(self) -> dict[str, list[str]]:
        if self._index is None:
            self._index = defaultdict(list)
            for name in self._names:
                for pair in _pairs(fold(name)):
                    self._index[pair].append(name)
        return self._index


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)} or {name}
