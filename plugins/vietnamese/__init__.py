"""Glue: the Vietnamese language as a plugin, in this archive and on any Pelican site.

Templates get its filters. On a site that Pelican itself reads, dates of metadata are read day first and checked.
"""

from __future__ import annotations

import logging
from typing import Any


def add_filters(generator: Any) -> None:
    """Give a generator's templates every filter."""
    from plugins.vietnamese.filters import FILTERS

    generator.env.filters.update(FILTERS)


def read_dates(_pelican: object) -> None:
    """Have Pelican's readers read dates day first; one that is none is told with its file, as Pelican tells its own."""
    from pelican.readers import METADATA_PROCESSORS
    from pelican.utils import SafeDatetime, get_date

    from plugins.vietnamese.metadata import moment

    def date(text: Any, _settings: object) -> Any:
        if not isinstance(text, str):
            return text  # a reader of YAML has made a date of it
        try:
            found = moment(text)
        except ValueError as fault:  # Pelican then tells which file it leaves out, and not why
            logging.getLogger("pelican").error("%s: %s", text, fault)
            raise
        return get_date(text.replace("_", " ")) if found is None else SafeDatetime(*found.timetuple()[:6])

    METADATA_PROCESSORS.update(date=date, modified=date)


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.initialized.connect(read_dates)
    signals.generator_init.connect(add_filters)
