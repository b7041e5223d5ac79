"""Footnotes, numbered as they are read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension, FootnoteReorderingProcessor


class Footnotes(FootnoteExtension):
    """The footnotes of python-markdown in the order of their marks; back: what the link back to a mark says, with {} in
    the place of its number."""

    def __init__(self, back: str) -> None:
        # With underscores, which no heading's anchor has.
        super().__init__(BACKLINK_TITLE=back, SEPARATOR="_", USE_DEFINITION_ORDER=False)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_Reordering(self), "footnote-reorder", 19)


class _Reordering(FootnoteReorderingProcessor):
    """Leaves notes as they were defined where one has no words yet: python-markdown misses its link back then."""

    def run(self, root: Element) -> None:
        notes = root.iterfind(".//div[@class='footnote']/ol/li") if self.footnotes.footnotes else ()
        if all(note.find(".//a[@class='footnote-backref']") is not None for note in notes):
            super().run(root)
