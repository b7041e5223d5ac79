"""One body on its way from Markdown to HTML: what extensions may know of it, and where they leave what they find."""

from __future__ import annotations

import re
from collections import defaultdict
from weakref import WeakKeyDictionary

from markdown import Markdown

from .findings import Findings
from .lines import Lines
from .model import Heading, Image, Link, Lost

_HOLE = "\x0e{}\x0e"
_HOLES = re.compile("\x0e([0-9]+)\x0e")
"""A control character, which no source holds (source.py refuses it) and no entity gives (raw_html.py)."""


class Document(Lines):
    """The body being converted, with the lines of its Markdown.

    Extensions add to `lost` and, frozen records of their own, to `notes`; faults go to `findings`, whose `file` is the
    content path; `hole` gives what stands in the HTML for an address not yet known.
    """

    def __init__(self, source: str, first_line: int, findings: Findings) -> None:
        super().__init__(source, first_line)
        self.findings = findings
        self.headings: list[Heading] = []
        self.lost: list[Lost] = []
        self.notes: list[object] = []
        self.text = ""
        self._holes: list[Link | Image] = []
        self._anchors: dict[str, int] = defaultdict(int)

    @property
    def file(self) -> str:
        """The content path of the file."""
        return self.findings.file

    def hole(self, filling: Link | Image) -> str:
        """What to write in an attribute or a text where the address of a link, or a picture, is to stand."""
        self._holes.append(filling)
        return _HOLE.format(len(self._holes) - 1)

    def filling(self, hole: str) -> Link | Image | None:
        """What `hole` stands for, if it is one."""
        match = _HOLES.fullmatch(hole)
        return self._holes[int(match[1])] if match else None

    def described(self, text: str) -> str:
        """Text with the description of each picture in the place of its hole."""
        return _HOLES.sub(lambda match: getattr(self._holes[int(match[1])], "alt", ""), text)

    def anchor(self, wanted: str) -> str:
        """An id that no other element of the body has: `wanted`, or `wanted-2` and so on."""
        self._anchors[wanted] += 1
        if self._anchors[wanted] == 1:
            return wanted
        return self.anchor(f"{wanted}-{self._anchors[wanted]}")

    @property
    def anchors(self) -> frozenset[str]:
        """Every id given."""
        return frozenset(self._anchors)

    def cut(self, html: str) -> tuple[tuple[str, ...], tuple[Link | Image, ...]]:
        """HTML cut at its holes, and what belongs into each."""
        pieces = _HOLES.split(html)
        return tuple(pieces[::2]), tuple(self._holes[int(number)] for number in pieces[1::2])


_documents: WeakKeyDictionary[Markdown, Document] = WeakKeyDictionary()


def document_of(md: Markdown) -> Document:
    """The document that `md` is converting now; an empty one where nobody has begun one."""
    document = _documents.get(md)
    if document is None:
        document = _documents[md] = Document("", 1, Findings(""))
    return document


def begin(md: Markdown, source: str, first_line: int, findings: Findings) -> Document:
    """Let `md` forget the document before, and know the next one."""
    md.reset()
    _documents[md] = Document(source, first_line, findings)
    return _documents[md]
