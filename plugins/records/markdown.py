"""Corrected places in Markdown: `[26/2/2029](dinh-chinh:1 "26/2/2019")` – as printed, which correction, what is right.

Two steps, since the core replaces every link inside the archive, and the list of corrections is not in the body: before
it, the link becomes plain elements, which count as text; after it, the note becomes a link to the list.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from plugins.content.body.text import plain_text
from plugins.content.conversion import Document, document_of
from plugins.content.lines import Occurrences
from plugins.content.steps import TreeSteps
from plugins.vietnamese.messages import messages_of

from .corrections import LIST_ANCHOR, Corrected

MESSAGES = messages_of(__package__)
SCHEME = "dinh-chinh:"
_NOTE = "corrected__note"
_NUMBER = "data-correction"


class MarkPlaces(Treeprocessor):
    """Turns editors' links into marked places."""

    def run(self, root: Element) -> None:
        """Process every link, once inline marks are parsed."""
        document = document_of(self.md)
        seen = Occurrences()
        for element in list(root.iter("a")):
            written = element.get("href", "")
            if written.startswith(SCHEME):
                _mark(element, written.removeprefix(SCHEME), document, seen)


class LinkNotes(Treeprocessor):
    """Makes each note a link to its correction."""

    def run(self, root: Element) -> None:
        """Process every note, once the core has made its placeholders."""
        for element in root.iter("span"):
            if number := element.attrib.pop(_NUMBER, ""):
                element.tag = "a"
                element.set("href", f"#{LIST_ANCHOR.format(number)}")


def _mark(element: Element, number: str, document: Document, seen: Occurrences) -> None:
    """Change a link in place: the element comes to contain the printed words and the note."""
    written = f"]({SCHEME}{number}"
    line = document.line_of(written, seen.next(written))
    right = element.get("title", "")
    printed = Element("span", {"class": "corrected__printed"})
    printed.text = element.text
    printed.extend(list(element))
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail
    element.append(printed)
    if not (number.isascii() and number.isdigit()):
        document.diagnostics.using(MESSAGES).error("mark-number", line, found=number)
        return
    anchor = document.anchor(f"cho-dinh-chinh-{int(number)}")
    element.attrib.update({"class": "corrected", "id": anchor})
    printed.tail = " "
    note = SubElement(element, "span", {"class": _NOTE, _NUMBER: str(int(number))})
    note.text = MESSAGES.say("mark-note", right=right) if right else MESSAGES.say("mark-note-bare", number=int(number))
    document.as_printed.append(plain_text(printed))
    document.rightly[element] = right or plain_text(printed)
    document.notes.append(Corrected(int(number), plain_text(printed), right, anchor, line))


def makeExtension() -> TreeSteps:  # noqa: N802  # python-markdown's name
    """The extension, for python-markdown's loader."""
    return TreeSteps(corrected_places=MarkPlaces, corrected_notes=LinkNotes)
