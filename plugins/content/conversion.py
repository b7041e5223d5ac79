"""The state of one body while it is converted from Markdown to HTML, which extensions read and add to."""

from __future__ import annotations

import re
from collections import defaultdict
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element

from markdown import Markdown
from msgspec import Struct

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import DEFAULT_LANGUAGE

from .lines import Lines, Occurrences
from .messages import MESSAGES
from .model import Heading, Placeholder

TAB = 4
"""Spaces per tab in the converter."""
_PLACEHOLDER = "\x0e{}\x0e"
_PLACEHOLDERS = re.compile("\x0e([0-9]+)\x0e")
"""The control character cannot come from a source (source.py refuses it) or from an entity (raw_html.py)."""


class Converted(Struct, frozen=True):
    """A converted body. parts, links, headings, anchors, sha256: see Text and Body; text: the plain text.

    as_printed: words in it that are known to be wrong and are shown beside their correction.
    """

    parts: tuple[str, ...]
    links: tuple[Placeholder, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    alternatives: tuple[str, ...] = ()
    as_printed: tuple[str, ...] = ()
    notes: tuple[object, ...] = ()
    text: str = ""
    sha256: str = ""


class Document(Lines):
    """The body being converted, with the lines of its Markdown.

    Extensions add their own frozen records to `notes`, the alternative texts of missing pictures to `alternatives`,
    words that are known to be wrong to `as_printed`, the correction of an element that shows such words to `rightly`,
    and faults to `diagnostics`; `placeholder` returns what stands in the HTML for an address not yet known. breaks:
    whether every line end is kept; None if the editor has not said. language: of the body and of what extensions add.
    typed: the source with its tabs. parsed: counts the lines that block processors have met. bracketed: lines already
    reported for words between angle brackets.
    """

    def __init__(
        self,
        source: str,
        first_line: int,
        diagnostics: Diagnostics,
        *,
        breaks: bool | None = None,
        language: str = DEFAULT_LANGUAGE,
        surplus: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(self.expanded(source), first_line, surplus)
        self.typed = source
        self.diagnostics = diagnostics
        self.breaks = breaks
        self.language = language
        self.parsed = Occurrences()
        self.headings: list[Heading] = []
        self.alternatives: list[str] = []
        self.as_printed: list[str] = []
        self.rightly: dict[Element, str] = {}
        self.notes: list[object] = []
        self.bracketed: set[int] = set()
        self.text = ""
        self._placeholders: list[Placeholder] = []
        self._anchors: dict[str, int] = defaultdict(int)

    @staticmethod
    def expanded(text: str) -> str:
        """Text with its tabs expanded as the converter does, so that its lines can be found again."""
        return text.expandtabs(TAB)

    @property
    def file(self) -> str:
        """The content path of the file."""
        return self.diagnostics.file

    def placeholder(self, filling: Placeholder) -> str:
        """The marker to put into an attribute or text where the filling will stand."""
        self._placeholders.append(filling)
        return _PLACEHOLDER.format(len(self._placeholders) - 1)

    def filling(self, placeholder: str) -> Placeholder | None:
        """What `placeholder` stands for; None if it is not one."""
        match = _PLACEHOLDERS.fullmatch(placeholder)
        return self._placeholders[int(match[1])] if match else None

    def described(self, text: str) -> str:
        """Text with each placeholder replaced by its `alt`, or by nothing if it has none."""
        return _PLACEHOLDERS.sub(lambda match: getattr(self._placeholders[int(match[1])], "alt", ""), text)

    def anchor(self, wanted: str) -> str:
        """An id unique in the body: `wanted`, or `wanted-2` and so on."""
        self._anchors[wanted] += 1
        if self._anchors[wanted] == 1:
            return wanted
        return self.anchor(f"{wanted}-{self._anchors[wanted]}")

    @property
    def anchors(self) -> frozenset[str]:
        """Every id assigned so far."""
        return frozenset(self._anchors)

    def cut(self, html: str) -> tuple[tuple[str, ...], tuple[Placeholder, ...]]:
        """HTML split at its placeholders, and the filling of each."""
        pieces = _PLACEHOLDERS.split(html)
        return tuple(pieces[::2]), tuple(self._placeholders[int(number)] for number in pieces[1::2])


_documents: WeakKeyDictionary[Markdown, Document] = WeakKeyDictionary()


def document_of(md: Markdown) -> Document:
    """The document that `md` is converting; a new empty one if none was begun."""
    document = _documents.get(md)
    if document is None:
        document = _documents[md] = Document("", 1, Diagnostics("", MESSAGES))
    return document


def begin(md: Markdown, document: Document) -> Document:
    """Reset `md` and make `document` its current one."""
    md.reset()
    _documents[md] = document
    return document
