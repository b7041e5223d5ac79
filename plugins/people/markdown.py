"""Inside Markdown: take down the officials that a body names, once a body, so that they are kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from plugins.content.document import Document, document_of
from plugins.content.lines import Occurrences
from plugins.content.model import Mention
from plugins.content.steps import add_tree_step
from plugins.vietnamese.sentences import sentence_span

from .finding import find_officials
from .names import key_of
from .posts import Post

_UNTOUCHED = frozenset(("a", "code", "pre", "svg", "h1", "h2", "h3", "h4", "h5", "h6"))
LONGEST = 400
"""Letters of a sentence that are shown."""


class Named(Struct, frozen=True, array_like=True):
    """A place where a body names an official, or only a post ("" for name). posts: said there; sentence: around it.

    key: of the name (key_of), since comparing needs nothing else; short: whether the name is a given name alone.
    """

    name: str
    key: str
    posts: tuple[Post, ...]
    sentence: str
    line: int
    short: bool = False


class FindOfficials(Treeprocessor):
    """Looks through the finished text."""

    def run(self, root: Element) -> None:
        """Take down each official with the sentence."""
        document = document_of(self.md)
        seen = Occurrences()
        linked: dict[str, str] = {}
        start = end = 0
        for found in find_officials(document.text):
            if found.end > end:
                start, end = sentence_span(document.text, found.start, found.end)
            words = found.name or document.text[found.start : found.end]
            line = document.line_of(words, seen.next(words))
            key = key_of(found.name)
            if key and not found.short:
                linked.setdefault(key, found.name)
            sentence = _shortened(document.text[start:end])
            document.notes.append(Named(found.name, key, found.posts, sentence, line, found.short))
        _place_mentions(root, linked.values(), document)


def _place_mentions(root: Element, names: Iterable[str], document: Document) -> None:
    """Put a placeholder where each name stands first in a text that is no heading, link or code."""
    waiting = dict.fromkeys(names)
    texts = _texts(root)
    for element, where in texts if waiting else ():
        text = getattr(element, where)
        for name in [name for name in waiting if name in text] if text else ():
            before, _, after = getattr(element, where).partition(name)
            if not (before[-1:].isalnum() or after[:1].isalnum()):
                setattr(element, where, f"{before}{document.placeholder(Mention(name))}{after}")
                del waiting[name]
        if not waiting:
            return


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    """The texts and tails of a tree in reading order, as attributes of elements."""
    yield element, "text"
    for child in element:
        if child.tag not in _UNTOUCHED:
            yield from _texts(child)
        yield child, "tail"


def _shortened(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[:LONGEST].rpartition(' ')[0]}…"


class People(Extension):
    """Registers it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        add_tree_step(md, FindOfficials(md), "officials")


def makeExtension(**_: object) -> People:  # noqa: N802  # python-markdown's name
    """The extension that people adds."""
    return People()
