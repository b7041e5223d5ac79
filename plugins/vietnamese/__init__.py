"""The Vietnamese language as a plugin, for this archive and any Pelican site.

Adds its filters to templates. On a site that Pelican itself reads, parses metadata dates day first and checks them.
"""

from __future__ import annotations

import logging
from typing import Any


def add_filters(generator: Any) -> None:
    """Add all filters to a generator's templates."""
    from plugins.vietnamese.filters import FILTERS

    generator.env.filters.update(FILTERS)


def read_dates(_pelican: object) -> None:
    """Make Pelican's readers parse dates day first; an invalid one is logged, and Pelican skips its file."""
    from pelican.readers import METADATA_PROCESSORS
    from pelican.utils import SafeDatetime, get_date

    from plugins.vietnamese.metadata import moment

    def date(text: Any, _settings: object) -> Any:
        if not isinstance(text, str):
            return text  # a YAML reader has already parsed it
        try:
            found = moment(text)
        except ValueError as fault:  # Pelican then says which file it skips, but not why
            logging.getLogger("pelican").error("%s: %s", text, fault)
            raise
        return get_date(text.replace("_", " ")) if found is None else SafeDatetime(*found.timetuple()[:6])

    METADATA_PROCESSORS.update(date=date, modified=date)


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.initialized.connect(read_dates)
    signals.generator_init.connect(add_filters)
