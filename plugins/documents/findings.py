"""What is found in an attached file; kept by the file's own bytes, so that nothing is read twice."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plugins.core.diagnostics import Fault

from .limits import MOST_LETTERS


class Findings(Struct, frozen=True, array_like=True):
    """What a file holds.

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

    @classmethod
    def of_text(
        cls, text: str, hints: Iterable[Fault], *, members: Iterable[str] = (), cleaned: bool = False
    ) -> Findings:
        """A file that has one text, which is cut where it is too long; that is a hint, too."""
        cut = [Fault("letters-cut", {"most": MOST_LETTERS})] if len(text) > MOST_LETTERS else []
        texts = (text[:MOST_LETTERS],) if text else ()
        return cls(hints=(*hints, *cut), texts=texts, members=tuple(members), cleaned=cleaned)
