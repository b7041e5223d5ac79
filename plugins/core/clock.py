"""The time that a build takes as now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugins.vietnamese.when import HANOI

EPOCH = "SOURCE_DATE_EPOCH"


class NoTime(ValueError):
    """SOURCE_DATE_EPOCH is not a valid time."""


def build_time(environment: Mapping[str, str]) -> datetime:
    """The time in Hanoi, naive: now, or what SOURCE_DATE_EPOCH says, in seconds since 1970 (reproducible-builds.org).

    NoTime if that is not a number of seconds within the calendar's range.
    """
    written = environment.get(EPOCH, "").strip()
    if not written:
        return datetime.now(HANOI).replace(tzinfo=None)
    try:
        if not written.isascii() or not written.isdigit():
            raise ValueError(written)
        return datetime.fromtimestamp(int(written), HANOI).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as error:
        raise NoTime(f"{EPOCH}={written}") from error
