"""The nearest of many names, for "did you mean"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from plugins.vietnamese.text import fold

_FEW = 50
"""So few are all compared: short names with one letter wrong have nothing in common but letters."""
_PIECE = 3
_MOST_PLACES = 1_000
"""Places in the index that one look may take; what many names share tells them apart least, and is left out first."""
_CANDIDATES = 10
_ALIKE = 0.6
_LONGEST = 200
"""Letters of a name that is looked up; nothing that is meant is longer."""
MOST_LOOKS = 300
"""Names that are looked up in earnest: who has so many faults mends them by kind, not one by one."""


class Nearest:
    """Looks names up among many without comparing with each: those that share the rarest pieces are compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._index: dict[str, list[str]] | None = None
        self._known: dict[str, str | None] = {}

    def to(self, name: str) -> str | None:
        """The name most like `name`, marks and capitals aside; None where nothing is, or too much was asked already."""
        if name not in self._known:
            if len(name) > _LONGEST or len(self._known) >= MOST_LOOKS:
                return None
            self._known[name] = self._look(fold(name))
        return self._known[name]

    def _look(self, wanted: str) -> str | None:
        alike = [(SequenceMatcher(None, wanted, fold(found)).ratio(), found) for found in self._candidates(wanted)]
        ratio, best = max(alike, default=(0.0, ""))
        return best if ratio >= _ALIKE else None

    def _candidates(self, wanted: str) -> list[str]:
        if len(self._names) <= _FEW:
            return self._names
        found: Counter[str] = Counter()
        left = _MOST_PLACES
        for names in sorted((self._by_piece().get(piece, []) for piece in _pieces(wanted)), key=len):
            found.update(names[:left])
            left -= len(names)
            if left <= 0:
                break
        return [name for name, _ in found.most_common(_CANDIDATES)]

    def _by_piece(self) -> dict[str, list[str]]:
        if self._index is None:
            self._index = defaultdict(list)
            for name in self._names:
                for piece in _pieces(fold(name)):
                    self._index[piece].append(name)
        return self._index


def _pieces(name: str) -> list[str]:
    """The runs of letters in a name, in an order that does not change from run to run."""
    return list(dict.fromkeys(name[at : at + _PIECE] for at in range(max(len(name) - _PIECE + 1, 1))))
