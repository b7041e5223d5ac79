"""The findings of one file of a site."""

from __future__ import annotations

from msgspec import Struct


class SiteFault(Struct, frozen=True, array_like=True):
    """A fault of a file. code: of its message; found: the offending text; type: of structured data."""

    code: str
    found: str = ""
    type: str = ""


class Findings(Struct, frozen=True, array_like=True):
    """The faults of a file, its links, and its anchors.

    links: addresses as they are written, each once; anchors: ids.
    """

    faults: tuple[SiteFault, ...] = ()
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
