"""Markdown to Body: one reusable converter a process, and the core extension that every body goes through.

Extensions of other capabilities are named by their modules; they reach the body being converted by `document_of(md)`
(document.py), and work on the element tree before the core's last step, which has the priority LAST.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import ENTITY_RE
from markdown.treeprocessors import Treeprocessor

from .body import headings, links, raw_html, tables
from .body.blocks import OfficialBlocks
from .body.text import plain_text
from .document import begin, document_of
from .findings import Findings
from .model import Body

LAST = -10
"""After python-markdown's own tree processors, the last of which (0) puts escaped characters back."""
_INCLUDED = (
    "markdown.extensions.tables", "markdown.extensions.sane_lists", "markdown.extensions.def_list",
    "markdown.extensions.footnotes",
)  # fmt: skip
_UNWANTED_INLINE = ("reference", "image_reference", "short_reference", "short_image_ref")


def convert(source: str, first_line: int, findings: Findings, extensions: Sequence[str]) -> Body:
    """The body of a source that begins on `first_line` of its file; faults go to `findings`.

    extensions: dotted names of the Markdown extensions beside the core's.
    """
    md = _converter(tuple(extensions))
    document = begin(md, source, first_line, findings)
    try:
        html = md.convert(source)
    except RecursionError:
        _converter.cache_clear()  # the parser was left in the middle of its work
        findings.error("too-deep", first_line)
        return Body(("",))
    parts, holes = document.cut(html)
    return Body(
        parts, holes, tuple(document.headings), document.anchors, tuple(document.lost), tuple(document.notes),
        document.text, hashlib.sha256(document.text.encode()).hexdigest(),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _converter(extensions: tuple[str, ...]) -> Markdown:
    return Markdown(extensions=[*_INCLUDED, OfficialBlocks(), Core(), *extensions], output_format="html")


class Core(Extension):
    """What every body needs: anchors, holes for links, framed tables, no HTML, plain text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Take out what editors must not use, and put our own in."""
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("code")
        md.parser.blockprocessors.deregister("reference")
        for name in _UNWANTED_INLINE:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(raw_html.RawHtml(md), "html", 90)
        md.inlinePatterns.register(raw_html.Entity(ENTITY_RE, md), "entity", 80)
        md.parser.blockprocessors.register(headings.HeadingProcessor(md.parser), "hashheader", 70)
        config = {"use_align_attribute": False}
        md.parser.blockprocessors.register(tables.StrictTables(md.parser, config), "table", 75)
        md.treeprocessors.register(tables.Captions(md), "captions", 25)
        md.treeprocessors.register(Finish(md), "finish", LAST)


class Finish(Treeprocessor):
    """The core's last step: one walk over the tree."""

    def run(self, root: Element) -> None:
        """Finish each element by its kind, then take down the plain text."""
        document = document_of(self.md)
        number = 0
        for element in list(root.iter()):
            raw_html.tell_unclosed(element, self.md)
            if element.tag == "a":
                links.finish_link(element, document)
            elif element.tag == "img":
                links.finish_image(element, document)
            elif element.tag in headings.LEVELS:
                headings.finish(element, document)
            elif element.tag == "table":
                number += 1
                tables.finish(element, document, number)
            elif element.tag == "p" and element.text:
                tables.tell_unread(element.text, document)
        document.text = plain_text(root)


def makeExtension(**_: object) -> Core:  # noqa: N802  # python-markdown's name
    """The core extension, for python-markdown used alone."""
    return Core()
