"""What notices do inside Markdown: take down what looks like personal data, and mark where something was taken out."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.articles.document import document_of
from plugins.articles.markdown import LAST
from plugins.vietnamese.personal import find_personal

from .personal.declarations import REMOVED


class RemovedMark(InlineProcessor):
    """Marks the words that stand for what was taken out, so that readers see a gap and no sentence."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """A span in their place."""
        mark = Element("span", {"class": "removed"})
        mark.text = m[0]
        return mark, m.start(0), m.end(0)


class FindPersonal(Treeprocessor):
    """Looks through the finished text, once a body, so that the result is kept with the body."""

    def run(self, root: Element) -> None:
        """Take down each finding with its line."""
        document = document_of(self.md)
        for found in find_personal(document.text):
            document.notes.append(replace(found, line=document.line_of(found.text)))


class Notices(Extension):
    """Registers both."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        md.inlinePatterns.register(RemovedMark(re.escape(REMOVED), md), "removed", 175)
        md.treeprocessors.register(FindPersonal(md), "personal", LAST - 10)


def makeExtension(**_: object) -> Notices:  # noqa: N802  # python-markdown's name
    """The extension that notices add."""
    return Notices()
