"""The nearest of many names, for "did you mean"."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from plugins.vietnamese.text import fold, slug

_DAY = re.compile(r"^\d{4}-\d\d(?:-\d\d)?-(?=.)")
_ALIKE = 60
"""Percent of the letters of two names that they share in order, at least."""
_LONGEST = 200
"""Letters of a name that is looked up; nothing that is meant is longer."""
MOST_LOOKS = 300
"""Names that are looked up in earnest: who has so many faults mends them by kind, not one by one."""


class Nearest:
    """Looks names up among many. key: what of them is compared."""

    def __init__(self, names: Iterable[str], key: Callable[[str], str] = fold) -> None:
        self._names, self._key = names, key
        self._folded: dict[str, str] | None = None
        self._known: dict[str, str | None] = {}

    def to(self, name: str) -> str | None:
        """The name most like `name`, marks and capitals aside; None where nothing is, or too much was asked already."""
        if name not in self._known:
            if len(name) > _LONGEST or len(self._known) >= MOST_LOOKS:
                return None
            self._known[name] = self._look(self._key(name))
        return self._known[name]

    def _look(self, wanted: str) -> str | None:
        if self._folded is None:
            self._folded = {name: self._key(name) for name in sorted(set(self._names))}
        found = process.extractOne(wanted, self._folded, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return found[2] if found else None


def bare_name(path: str) -> str:
    """The last name of a path or address without its day, its type, its marks and its capitals.

    Those of two may be alike though all else differs.
    """
    return slug(_DAY.sub("", posixpath.splitext(posixpath.basename(path.rstrip("/")))[0]))
