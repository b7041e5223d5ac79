"""The first lines of commits, as far as they may be shown: one that holds personal data is shown as nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from plugins.vietnamese.personal import find_personal


class Removed(NamedTuple):
    """What may no longer be shown: whether a text holds any of it, and what tells one such state from another."""

    holds: Callable[[str], bool] = lambda _: False
    key: str = ""


def shown(subject: str, removed: Removed) -> str:
    """The subject, or "" where it holds what was removed or looks personal."""
    return "" if removed.holds(subject) or any(find_personal(subject)) else subject
