"""The words of commits, as far as they may be shown: those that hold personal data are shown as nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from plugins.vietnamese.personal import find_personal


class Removed(NamedTuple):
    """What may no longer be shown: whether a text holds any of it, and what tells one such state from another."""

    holds: Callable[[str], bool] = lambda _: False
    key: str = ""


def shown(words: str, removed: Removed) -> str:
    """The words, or "" where they hold what was removed or look personal."""
    return "" if removed.holds(words) or any(find_personal(words)) else words
