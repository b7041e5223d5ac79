"""Takes what may no longer be public out of a source, before the source is read: nothing further on ever sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from plugins.articles import front_matter, source
from plugins.articles.findings import Findings
from plugins.articles.raw import Raw
from plugins.articles.reading import SourceFile

from .declarations import KEY, REMOVED, read_declarations

_HINT = f"{KEY}:".encode()


@dataclass(frozen=True, slots=True)
class Removal:
    """A step of reading: a source goes in, and comes out without the declared texts that are over by `today`.

    Lines keep their numbers. A source that cannot be read is passed on, and its reader tells why.
    """

    today: date

    def __call__(self, file: SourceFile) -> SourceFile:
        """The source as it may be read."""
        if _HINT not in file.data:
            return file
        text = source.decode(file.data, Findings(file.path))
        head = front_matter.read(text, Findings(file.path)) if text is not None else None
        if text is None or head is None or head.values is None or KEY not in head.values:
            return file
        declared = read_declarations(Raw.under(KEY, head.values[KEY], head.paths), Findings(file.path))
        over = [declaration for declaration in declared if declaration.is_over(self.today)]
        for declaration in over:
            text = declaration.pattern().sub(lambda match: REMOVED + "\n" * match[0].count("\n"), text)
        return replace(file, data=text.encode()) if over else file
