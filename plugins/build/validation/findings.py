"""What was found in one file of a site."""

from __future__ import annotations

from msgspec import Struct


class Fault(Struct, frozen=True, array_like=True):
    """Something wrong. code: of its message; found: what shows it; type: of structured data."""

    code: str
    found: str = ""
    type: str = ""


class Findings(Struct, frozen=True, array_like=True):
    """What is wrong with a file, where it leads to, and what may be led to in it.

    links: addresses as they are written, each once; anchors: ids.
    """

    faults: tuple[Fault, ...] = ()
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
