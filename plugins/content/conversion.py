"""One body on its way from Markdown to HTML: what extensions may know of it, and where they leave what they find."""

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
"""Spaces of a tab to the converter."""
_PLACEHOLDER = "\x0e{}\x0e"
_PLACEHOLDERS = re.compile("\x0e([0-9]+)\x0e")
"""A control character, which no source holds (source.py refuses it) and no entity gives (raw_html.py)."""


class Converted(Struct, frozen=True):
    """A body as it was converted. parts, links, headings, anchors, sha256: see Text and Body; text: the plain text.

    as_printed: words of it that are known to be wrong and stand beside what is right.
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

    Extensions add frozen records of their own to `notes`, what stands for a picture that is not there to
    `alternatives`, words that are known to be wrong to `as_printed`, what an element that shows such words should
    say to `rightly`, and what is wrong to `diagnostics`; `placeholder` gives what stands in the HTML for an address
    not yet known. breaks: whether every line end is kept; None where the editor has not said. language: of the
    body, in which extensions say what they add. typed: the source with its tabs. parsed: which lines the block
    processors have met. bracketed: lines whose words between angle brackets are told.
    """

    def __init__(
        self,
        source: str,
        first_line: int,
        diagnostics: Diagnostics,
        *,
        breaks: bool | None = None,
        language: str = DEFAULT_LANGUAGE,
    ) -> None:
        super().__init__(self.expanded(source), first_line)
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
        """Text as the converter sees it, so that a line that it met is found again."""
        return text.expandtabs(TAB)

    @property
    def file(self) -> str:
        """The content path of the file."""
        return self.diagnostics.file

    def placeholder(self, filling: Placeholder) -> str:
        """What to write in an attribute or a text where the address of a link, a picture or FileFacts are to stand."""
        self._placeholders.append(filling)
        return _PLACEHOLDER.format(len(self._placeholders) - 1)

    def filling(self, placeholder: str) -> Placeholder | None:
        """What `placeholder` stands for, if it is one."""
        match = _PLACEHOLDERS.fullmatch(placeholder)
        return self._placeholders[int(match[1])] if match else None

    def described(self, text: str) -> str:
        """Text with the description of each picture in the place of its placeholder."""
        return _PLACEHOLDERS.sub(lambda match: getattr(self._placeholders[int(match[1])], "alt", ""), text)

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

    def cut(self, html: str) -> tuple[tuple[str, ...], tuple[Placeholder, ...]]:
        """HTML cut at its placeholders, and what belongs into each."""
        pieces = _PLACEHOLDERS.split(html)
        return tuple(pieces[::2]), tuple(self._placeholders[int(number)] for number in pieces[1::2])


_documents: WeakKeyDictionary[Markdown, Document] = WeakKeyDictionary()


def document_of(md: Markdown) -> Document:
    """The document that `md` is converting now; an empty one where nobody has begun one."""
    document = _documents.get(md)
    if document is None:
        document = _documents[md] = Document("", 1, Diagnostics("", MESSAGES))
    return document


def begin(md: Markdown, document: Document) -> Document:
    """Let `md` forget the document before, and know the next one."""
    md.reset()
    _documents[md] = document
    return document
