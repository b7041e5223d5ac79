"""What was found in an attached file; kept by the file's own bytes, so that nothing is read twice."""

from __future__ import annotations

from msgspec import Struct

from plugins.core.diagnostics import Fault


class Examined(Struct, frozen=True, array_like=True):
    """A file as it was found.

    fault: why it may not be published. hints: what an editor should look at. texts: one a page where it is numbered,
    otherwise one or none; letters: of them all. size, sha256: of the published copy; cleaned: whether that is not the
    file itself. The rest: see AttachedFile.
    """

    fault: Fault | None = None
    hints: tuple[Fault, ...] = ()
    texts: tuple[str, ...] = ()
    letters: int = 0
    pages: int = 0
    numbered: bool = False
    standard: str = ""
    signed: bool = False
    members: tuple[str, ...] = ()
    cleaned: bool = False
    size: int = 0
    sha256: str = ""
