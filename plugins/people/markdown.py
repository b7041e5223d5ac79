"""Markdown extension: records the officials that a body names, once per body, so that they are cached with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from plugins.content.conversion import Document, document_of
from plugins.content.lines import Occurrences
from plugins.content.model import Mention
from plugins.content.steps import TreeSteps

from .names import places_of
from .sentences import named_in

_UNTOUCHED = frozenset(("a", "code", "pre", "svg", "h1", "h2", "h3", "h4", "h5", "h6"))


class FindOfficials(Treeprocessor):
    """Searches the converted text for officials."""

    def run(self, root: Element) -> None:
        """Record each official with the sentence around it."""
        document = document_of(self.md)
        seen = Occurrences()

        def line_of(words: str) -> int:
            return document.line_of(words, seen.next(words))

        found = [*named_in(document.text, line_of)]
        document.notes += found
        linked = {named.key: named.name for named in reversed(found) if named.name and not named.short}
        _place_mentions(root, linked.values(), document)


def _place_mentions(root: Element, names: Iterable[str], document: Document) -> None:
    """Insert a placeholder at the first occurrence of each name that is not in a heading, a link or code."""
    waiting = dict.fromkeys(names)
    for element, where, text in _texts(root) if waiting else ():
        line = text.replace("\n", " ")
        for name in [name for name in waiting if name in line]:
            written = getattr(element, where)
            start = next(places_of(name, written.replace("\n", " ")), None)
            if start is not None:
                mention = document.placeholder(Mention(name))
                setattr(element, where, f"{written[:start]}{mention}{written[start + len(name) :]}")
                del waiting[name]
        if not waiting:
            return


def _texts(element: Element) -> Iterator[tuple[Element, str, str]]:
    """The texts and tails of a tree in reading order, each with its element and the name of its attribute."""
    if element.text and not element.text.isspace():
        yield element, "text", element.text
    for child in element:
        if child.tag not in _UNTOUCHED:
            yield from _texts(child)
        if child.tail and not child.tail.isspace():
            yield child, "tail", child.tail


def makeExtension() -> TreeSteps:  # noqa: N802  # python-markdown's name
    """Called by python-markdown to create the extension."""
    return TreeSteps(officials=FindOfficials)
