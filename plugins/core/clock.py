"""The time of a build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plugins.vietnamese.when import HANOI

EPOCH = "SOURCE_DATE_EPOCH"


class NoTime(ValueError):
    """What SOURCE_DATE_EPOCH says is no time."""


def build_time(environment: Mapping[str, str]) -> datetime:
    """The time in Hanoi, naive: now, or what SOURCE_DATE_EPOCH says, in seconds since 1970 (reproducible-builds.org).

    NoTime where that is no number that a clock can show.
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
