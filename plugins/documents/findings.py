"""The findings of an attached file, cached by the bytes of the file, so that nothing is read twice."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plugins.core.diagnostics import Fault

from .limits import MOST_LETTERS


class Findings(Struct, frozen=True, array_like=True):
    """The findings of a file.

    fault: why it may not be published. hints: warnings for editors. texts: one per page if numbered, else one or none;
    letters: their total length. size, sha256: of the published file; cleaned: whether that is a cleaned copy. The rest:
    see AttachedFile.
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
        """The findings of a file with one text, which is cut, with a hint, if it is too long."""
        cut = [Fault("letters-cut", {"most": MOST_LETTERS})] if len(text) > MOST_LETTERS else []
        texts = (text[:MOST_LETTERS],) if text else ()
        return cls(hints=(*hints, *cut), texts=texts, members=tuple(members), cleaned=cleaned)
