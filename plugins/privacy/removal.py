"""Takes what may no longer be public out of a source, before the source is read: nothing further on ever sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

from plugins.content import front_matter, source
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.raw import Raw
from plugins.content.removed import REMOVED
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostics

from .declarations import MESSAGES, read_declarations

KEY = "personal"
_HINT = f"{KEY}:".encode()
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


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
        unheard = Diagnostics(file.path, MESSAGES, CONTENT)  # the reader and the checks will tell
        text = source.decode(file.data, unheard)
        head = front_matter.read(text, unheard) if text is not None else None
        if text is None or head is None or head.values is None or KEY not in head.values:
            return file
        declared = read_declarations(Raw.under(KEY, head.values[KEY], head.paths), unheard)
        over = [declaration for declaration in declared if declaration.is_over(self.today)]
        if over:
            text = _ENTITY.sub(_letter, text)
        for declaration in over:
            pattern = declaration.pattern()
            text = _link_to(pattern).sub(r"\1", text)
            text = pattern.sub(lambda match: REMOVED + "\n" * match[0].count("\n"), text)
        return replace(file, data=text.encode()) if over else file


def _link_to(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A Markdown link whose address holds the text (tel:, mailto:); its words are the first group."""
    part = r"[^()\s\"]*"
    return re.compile(rf"(?<!!)\[([^\[\]]*)\]\({part}?{pattern.pattern}{part}\)", re.IGNORECASE)


def _letter(match: re.Match[str]) -> str:
    """A letter, figure or space that is written as an entity, as itself; "<" and its like must stay as they are."""
    letter = unescape(match[0])
    return letter if letter.isalnum() or letter in "/.,-" else " " if letter.isspace() else match[0]
