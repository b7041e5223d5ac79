"""Removes what may no longer be public from a source before it is read, so that nothing later ever sees it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.messages import REMOVED
from plugins.content.source import SourceFile

from . import body, head
from .declarations import declaring_source


class Removal(Struct, frozen=True):
    """A step of reading: returns a source without the declared texts that have expired by `today`.

    Line numbers do not change. A source that cannot be read is passed on, and its reader reports why. A body that still
    contains a value is removed whole: better a page without a body than one that reveals too much.
    """

    today: date

    def __call__(self, file: SourceFile) -> SourceFile:
        """The source without its expired texts."""
        source = declaring_source(file)
        over = [one for one in source.declarations if one.is_over(self.today)] if source else []
        if source is None or not over:
            return file
        values = tuple(dict.fromkeys(declaration.value for declaration in over))
        rows = source.text.split("\n")
        first = next(number for number, row in enumerate(rows) if row.strip()) + 1
        last = source.parts.body_line - 2
        kept = head.without("\n".join(rows[first:last]) + "\n", values)
        text = body.without(source.parts.body, values)
        if body.places(text, values):
            text = REMOVED
        return replace(file, data="\n".join(("\n" * (first - 1) + "---", f"{kept}---", text)).encode())
