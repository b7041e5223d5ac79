"""Groups items by what they have in common, for lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from .model import Count
from .periods import year_address

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The items by key; keys and items keep their order."""
    return collected((key(item), item) for item in items)


def collected(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """The values by key; keys and values keep their order."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def year_counts(years: Mapping[int, Sequence[object]], below: str) -> tuple[Count, ...]:
    """Links to the pages of years below an address, latest first."""
    return tuple(Count(str(year), year_address(year, below), len(years[year])) for year in sorted(years, reverse=True))
