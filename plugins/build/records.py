"""Frozen records as picklers write them: the name of their class and the values of their fields.

Half the time of what `dataclasses` do for frozen ones.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from plugins.vietnamese.dates import When

PLAIN = frozenset((str, int, bool, type(None), tuple, dict, datetime, When))
"""Most of what there is in records: written as it is, without a closer look."""

Named = tuple[Any, ...]
"""The module and name of a record's class, then the values of its fields: what picklers call a persistent id."""


def named(value: object) -> Named | None:
    """What stands for a record with slots; None for any other value."""
    kind = type(value)
    names = names_of(kind)  # type: ignore[arg-type]
    return (kind.__module__, kind.__qualname__, *[getattr(value, name) for name in names]) if names else None


def revived(name: Named, find_class: Callable[[str, str], type]) -> object:
    """The record again."""
    module, kind, *values = name
    found = find_class(module, kind)
    record: object = object.__new__(found)
    for field, value in zip(names_of(found), values, strict=True):
        object.__setattr__(record, field, value)
    return record


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The fields of a record with slots; none of any other class."""
    return tuple(getattr(kind, "__dataclass_fields__", ())) if hasattr(kind, "__slots__") else ()
