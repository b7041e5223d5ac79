"""Glue: the functions of the Vietnamese language as Jinja filters."""

from __future__ import annotations

from typing import Any


def add_filters(generator: Any) -> None:
    """Give a generator's templates every filter."""
    from plugins.vietnamese.filters import FILTERS

    generator.env.filters.update(FILTERS)


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.generator_init.connect(add_filters)
