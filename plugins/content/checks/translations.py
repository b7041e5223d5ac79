"""Checks that each translation names an existing Vietnamese source, which no other one translates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.diagnostics import Diagnostic
from plugins.core.nearest import Nearest

from ..fields import near
from ..messages import diagnostic
from ..model import ENGLISH, FixedPage
from ..reading import ReadResult


def check(results: Sequence[ReadResult]) -> Iterator[Diagnostic]:
    """Report translations of sources that are missing or already translated, and those in the wrong folder."""
    translations = [(one, one.record) for one in results if isinstance(one.record, FixedPage) and one.record.original]
    if not translations:
        return
    english = {one.path for one in results if isinstance(one.record, FixedPage) and one.record.is_english}
    originals = {one.path: one.record for one in results if one.path not in english}
    nearest = Nearest(originals)
    taken: dict[str, str] = {}
    for result, record in translations:
        line = result.lines.get("translates", 1)
        if record.original not in originals:
            meant = near(nearest.to(record.original))
            yield diagnostic(result.path, line, "translates-missing", target=record.original, near=meant)
        elif (other := taken.setdefault(record.original, result.path)) != result.path:
            yield diagnostic(result.path, line, "translates-twice", target=record.original, other=other)
        elif (original := originals[record.original]) and record.folder != ENGLISH + _folder(original.address)[1:]:
            yield diagnostic(result.path, 1, "translates-place", target=record.original)


def _folder(address: str) -> str:
    """The folder of an address: "/2019/09/ten-bai/" → "/2019/09/", "/ten-trang/" → "/"."""
    return address.removesuffix("/").rpartition("/")[0] + "/"
