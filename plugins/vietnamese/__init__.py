"""The Vietnamese language as a plugin, for this archive and any Pelican site.

Adds its filters to templates. On a site that Pelican itself reads, parses metadata dates day first and checks them.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any


def add_filters(pelican: Any) -> None:
    """Add all filters to the site's own, which keep their names; templates of other plugins use these, too."""
    from plugins.vietnamese.filters import FILTERS

    pelican.settings["JINJA_FILTERS"] = {**FILTERS, **pelican.settings["JINJA_FILTERS"]}


def read_dates(pelican: Any) -> None:
    """Make Pelican and its readers parse dates day first; an invalid one is logged, and Pelican skips its file."""
    from pelican import utils

    from plugins.vietnamese.metadata import moment

    def get_date(text: str) -> utils.SafeDatetime:
        try:
            found = moment(text)
        except ValueError as fault:  # Pelican then says which file it skips, but not always why
            logging.getLogger("pelican").error("%s: %s", text, fault)
            raise
        return utils.SafeDatetime.fromisoformat(found.isoformat())

    theirs = utils.get_date
    for module in [*sys.modules.values()]:  # readers, which plugins may bring, import the function by name
        if getattr(module, "__dict__", {}).get("get_date") is theirs:  # some entries are no modules
            module.get_date = get_date  # type: ignore[attr-defined]
    if pelican.settings["CACHE_CONTENT"]:  # what Pelican cached before has dates that were read month first
        pelican.settings["CACHE_PATH"] = str(Path(pelican.settings["CACHE_PATH"]) / "vietnamese")


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.initialized.connect(read_dates)
    signals.initialized.connect(add_filters)
