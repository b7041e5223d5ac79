"""The order of the steps of Markdown conversion, python-markdown's own and ours.

python-markdown runs the step with the highest number first, and gives fixed numbers to its own steps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

BLOCK_STEPS = {
    "indent": 90,
    "blocks": 87,  # /// name: before another step can split its lines
    "prose": 83,  # after what is indented below a list item
    "typed-lists": 79,
    "table": 75,
    "hashheader": 70,
    "hr": 50,
    "olist": 40,
    "ulist": 30,
    "deflist": 25,
    "paragraph": 10,
}
"""Block processors, in the order in which they are tried on a block of lines."""

INLINE_STEPS = {
    "backtick": 190,
    "escape": 180,
    "link": 160,
    "autolink": 120,
    "automail": 110,
    "bare-address": 105,  # after links, whose text may be an address
    "linebreak": 100,
    "html": 90,
    "entity": 80,
    "em_strong": 60,
}
"""Inline processors, in the order in which they are applied to a text."""

TREE_STEPS = {
    "paragraphs": 23,  # while the text is still as typed
    "captions": 22,
    "texts": 21,  # last before inline markup is parsed
    "inline": 20,
    "blocks_on_inline_end": 17,
    "marks": 13,  # what inline parsing has left over, before escaped characters are restored
    "prettify": 10,
    "corrected_places": 7,
    "removed": 3,
    "unescape": 0,
    "figures": -1,
    "instruments": -2,
    "finish": -3,  # the core's last step: anchors, placeholders, plain text
    "corrected_notes": -4,
    "personal": -5,
    "documents": -6,
    "officials": -7,
}
"""Tree processors, in the order in which they run over a whole body."""


def add_block_step(md: Markdown, processor: Any, name: str) -> None:
    """Register a block processor in its place."""
    md.parser.blockprocessors.register(processor, name, BLOCK_STEPS[name])


def add_inline_step(md: Markdown, processor: Any, name: str) -> None:
    """Register an inline processor in its place."""
    md.inlinePatterns.register(processor, name, INLINE_STEPS[name])


def add_tree_step(md: Markdown, processor: Any, name: str) -> None:
    """Register a tree processor in its place."""
    md.treeprocessors.register(processor, name, TREE_STEPS[name])


class TreeSteps(Extension):
    """An extension that only adds tree processors, each in its place."""

    def __init__(self, **steps: Callable[[Markdown], Treeprocessor]) -> None:
        """steps: tree processors by their names in TREE_STEPS."""
        super().__init__()
        self._steps = steps

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        for name, step in self._steps.items():
            add_tree_step(md, step(md), name)
