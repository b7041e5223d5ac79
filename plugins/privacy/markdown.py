"""Extensions of Markdown: note what looks like personal data, and mark where text was removed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from msgspec.structs import replace

from plugins.content.conversion import document_of
from plugins.content.lines import Occurrences
from plugins.content.messages import MESSAGES, REMOVED
from plugins.content.steps import TreeSteps
from plugins.vietnamese.personal import find_personal


class MarkRemoved(Treeprocessor):
    """Marks the words for removed text, so that readers see a gap and not part of a sentence."""

    def run(self, root: Element) -> None:
        """Replace each of them with a span."""
        document = document_of(self.md)
        if REMOVED not in document.source:
            return
        shown = MESSAGES.in_language(document.language).say("removed")
        for element in list(root.iter()):
            if element.text and REMOVED in element.text:
                element.text, marks = _cut(element.text, shown)
                element[0:0] = marks
            for place, child in reversed(list(enumerate(element))):
                if child.tail and REMOVED in child.tail:
                    child.tail, marks = _cut(child.tail, shown)
                    element[place + 1 : place + 1] = marks


def _cut(text: str, shown: str) -> tuple[str, list[Element]]:
    """A text up to the first of these words, and a span for each with what follows it. shown: the spans' text."""
    before, *rest = text.split(REMOVED)
    marks = []
    for after in rest:
        mark = Element("span", {"class": "removed"})
        mark.text, mark.tail = shown, after
        marks.append(mark)
    return before, marks


class FindPersonal(Treeprocessor):
    """Searches the finished text, once per body, so that the result is cached with the body."""

    def run(self, root: Element) -> None:
        """Note each finding with its line."""
        document = document_of(self.md)
        seen = Occurrences()
        for found in find_personal(document.text):
            line = document.line_of(found.text, seen.next(found.text))
            document.notes.append(replace(found, line=line))


def makeExtension() -> TreeSteps:  # noqa: N802  # python-markdown's name
    """The extension that privacy adds."""
    return TreeSteps(removed=MarkRemoved, personal=FindPersonal)
