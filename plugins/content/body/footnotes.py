"""Footnotes, numbered as they are read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension, FootnoteReorderingProcessor


class Footnotes(FootnoteExtension):
    """The footnotes of python-markdown in the order of their marks. back: the text of the link back to a mark, with {}
    for its number."""

    def __init__(self, back: str) -> None:
        # With underscores, which no heading's anchor has.
        super().__init__(BACKLINK_TITLE=back, SEPARATOR="_", USE_DEFINITION_ORDER=False)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_Reordering(self), "footnote-reorder", 19)


class _Reordering(FootnoteReorderingProcessor):
    """Orders the notes even if one has no text yet, whose link back python-markdown would miss."""

    def reorder_footnotes(self, parent: Element) -> None:
        """Put the notes of a body in the order of their marks, the unmarked last."""
        made = self.footnotes
        order = {made.makeFootnoteId(name): place for place, name in enumerate(made.footnote_order)}
        for notes in parent.iterfind("ol"):
            notes[:] = sorted(notes, key=lambda note: order.get(note.get("id", ""), len(order)))
            for number, note in enumerate(notes, 1):
                for back in note.iterfind(".//a[@class='footnote-backref']"):
                    back.set("title", made.getConfig("BACKLINK_TITLE").format(number))
