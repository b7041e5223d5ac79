"""Markdown to HTML and plain text: the cached converters, and the core extension that every body goes through.

Extensions of other capabilities are named by their modules; they get the body being converted from `document_of(md)`
(conversion.py), and run in the order of steps.py, mostly on the element tree before the core's last step.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import AUTOMAIL_RE, BACKTICK_RE, ENTITY_RE, ESCAPE_RE
from markdown.treeprocessors import Treeprocessor

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import DEFAULT_LANGUAGE

from .body import (
    bare_addresses,
    blocks,
    emphasis,
    guards,
    headings,
    links,
    lists,
    marks,
    paragraphs,
    raw_html,
    rules,
    tables,
)
from .body.blocks import OfficialBlocks
from .body.footnotes import Footnotes
from .body.text import plain_text
from .conversion import TAB, Converted, Document, begin, document_of
from .lines import Occurrences
from .messages import MESSAGES
from .model import Image
from .steps import add_block_step, add_inline_step, add_tree_step

_INCLUDED = ("markdown.extensions.tables", "markdown.extensions.sane_lists", "markdown.extensions.def_list")
_REMOVED_BLOCKS = ("code", "reference", "setextheader")
"""Old texts use indents, underlines and "[x]: y" without meaning markup, and would lose their form or words."""
_NEVER_ESCAPED = "\\(){}"
"""Not escapable, so that \\\\may-chu and \\(x^2\\) stay as typed; no markup begins with one of these alone."""
_REMOVED_INLINE = ("reference", "image_reference", "short_reference", "short_image_ref")


def convert(
    source: str,
    first_line: int,
    diagnostics: Diagnostics,
    extensions: Sequence[str],
    *,
    breaks: bool | None = None,
    language: str = DEFAULT_LANGUAGE,
    surplus: frozenset[str] = frozenset(),
) -> Converted:
    """Convert the body of a source that begins on `first_line` of its file; faults go to `diagnostics`.

    extensions: dotted names of the Markdown extensions beside the core's. breaks: whether the end of every line is
    kept; None if the editor has not said, who is then asked where line ends seem meant. language: of the body.
    surplus: see Lines.
    """
    md = _converter(tuple(extensions), language)
    document = begin(md, Document(source, first_line, diagnostics, breaks=breaks, language=language, surplus=surplus))
    if guards.too_much(source, document):
        return Converted(("",))
    try:
        html = md.convert(source)
    except Exception as error:  # whatever an editor typed, the other diagnostics must be reported too
        _converter.cache_clear()  # the parser stopped midway and cannot be reused
        code = "too-deep" if isinstance(error, RecursionError) else "conversion"
        diagnostics.error(code, first_line, error=type(error).__name__)
        return Converted(("",))
    parts, placeholders = document.cut(html)
    return Converted(
        parts=parts,
        links=placeholders,
        headings=tuple(document.headings),
        anchors=document.anchors,
        alternatives=(*(link.alt for link in placeholders if isinstance(link, Image)), *document.alternatives),
        as_printed=tuple(document.as_printed),
        notes=tuple(document.notes),
        text=document.text,
        sha256=hashlib.sha256(document.text.encode()).hexdigest(),
    )


@lru_cache(maxsize=4)
def _converter(extensions: tuple[str, ...], language: str) -> Markdown:
    back = MESSAGES.in_language(language).say("footnote-back", number="{}")
    notes = Footnotes(back)
    included: list[str | Extension] = [*_INCLUDED, notes, OfficialBlocks(), Core(), *extensions]
    return Markdown(extensions=included, output_format="html", tab_length=TAB)


class Core(Extension):
    """What every body needs: anchors, placeholders, framed tables, no raw HTML, plain text, support of old habits."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Remove the syntax that editors must not use, and add our own."""
        md.preprocessors.deregister("html_block", strict=False)
        for name in _REMOVED_BLOCKS:
            md.parser.blockprocessors.deregister(name, strict=False)
        md.ESCAPED_CHARS = [sign for sign in md.ESCAPED_CHARS if sign not in _NEVER_ESCAPED]
        for name in _REMOVED_INLINE:
            md.inlinePatterns.deregister(name, strict=False)
        add_inline_step(md, emphasis.Code(BACKTICK_RE), "backtick")
        add_inline_step(md, emphasis.Escape(ESCAPE_RE, md), "escape")
        add_inline_step(md, raw_html.Automail(AUTOMAIL_RE, md), "automail")
        add_inline_step(md, bare_addresses.BareAddress(md), "bare-address")
        add_inline_step(md, raw_html.RawHtml(md), "html")
        add_inline_step(md, raw_html.Entity(ENTITY_RE, md), "entity")
        add_inline_step(md, emphasis.Emphasis(r"[*_]", md), "em_strong")
        add_block_step(md, paragraphs.Prose(md.parser), "prose")
        add_block_step(md, lists.TypedLists(md.parser), "typed-lists")
        add_block_step(md, tables.StrictTables(md.parser, {"use_align_attribute": False}), "table")
        add_block_step(md, headings.HeadingProcessor(md.parser), "hashheader")
        add_block_step(md, rules.Rules(md.parser), "hr")
        add_block_step(md, lists.NumberedLists(md.parser), "olist")
        add_block_step(md, lists.Bullets(md.parser), "ulist")
        add_block_step(md, lists.Definitions(md.parser), "deflist")
        add_tree_step(md, paragraphs.Paragraphs(md), "paragraphs")
        add_tree_step(md, tables.Captions(md), "captions")
        add_tree_step(md, guards.InlineTexts(md), "texts")
        add_tree_step(md, marks.LeftMarks(md), "marks")
        add_tree_step(md, Finish(md), "finish")


class Finish(Treeprocessor):
    """The core's last step: one pass over the tree."""

    def run(self, root: Element) -> None:
        """Finish each element by its kind, then extract the plain text."""
        document = document_of(self.md)
        blocks.report_open(self.md)
        number = 0
        seen = Occurrences()
        titles: list[Element] = []
        for element in list(root.iter()):
            raw_html.report_unclosed(element, self.md)
            if element.tag == "a":
                links.finish_link(element, document, seen)
            elif element.tag == "img":
                links.finish_image(element, document, seen)
            elif element.tag in headings.LEVELS:
                titles.append(element)
            elif element.tag in ("ol", "ul"):
                lists.finish(element)
            elif element.tag == "table":
                number += 1
                tables.finish(element, document, number)
        headings.finish(titles, document)
        document.text = document.described(plain_text(root))


def makeExtension(**_: object) -> Core:  # noqa: N802  # python-markdown's name
    """The core extension, for python-markdown without this project's converter."""
    return Core()
