"""The nearest of many names, for "did you mean"."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plugins.vietnamese.text import fold, slug

_DAY = re.compile(r"^\d{4}-\d\d(?:-\d\d)?-(?=.)")
_ALIKE = 0.6
"""The least similarity of two names: the share of letters that need no edit."""
_LONGEST = 200
"""The longest name, in letters, that is looked up: no real one is longer."""
MOST_LOOKS = 300
"""The most names that are looked up: with more faults than that, an editor needs no suggestion for each."""


class Nearest:
    """Finds the nearest of many names. key: the part of a name that is compared."""

    def __init__(self, names: Iterable[str], key: Callable[[str], str] = fold) -> None:
        self._names, self._key = names, key
        self._folded: dict[str, str] | None = None
        self._known: dict[str, str | None] = {}

    def to(self, name: str) -> str | None:
        """The name most like `name`, ignoring marks and case; None if none is near, or after MOST_LOOKS look-ups."""
        if name not in self._known:
            if len(name) > _LONGEST or len(self._known) >= MOST_LOOKS:
                return None
            self._known[name] = self._look(self._key(name))
        return self._known[name]

    def _look(self, wanted: str) -> str | None:
        if self._folded is None:
            self._folded = {name: self._key(name) for name in sorted(set(self._names))}
        found = process.extractOne(wanted, self._folded, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
        return found[2] if found else None


def bare_name(path: str) -> str:
    """The last part of a path or address without date, extension, marks and capitals.

    Two of these may be alike though all else differs.
    """
    return slug(_DAY.sub("", posixpath.splitext(posixpath.basename(path.rstrip("/")))[0]))
