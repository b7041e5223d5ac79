"""The order of the steps of Markdown conversion, python-markdown's own and ours.

python-markdown orders steps by priority numbers; here, the order of a table defines it. Steps of python-markdown and of
its extensions are listed with their fixed numbers, ours between them by name alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


def _numbered(*steps: str | tuple[str, float]) -> Mapping[str, float]:
    """The priority of each step: as given, or spaced evenly between the nearest given ones."""
    numbers: dict[str, float] = {}
    above: float | None = None
    runs = [(known, [*run]) for known, run in groupby(steps, key=lambda step: isinstance(step, tuple))]
    for place, (known, run) in enumerate(runs):
        if known:
            numbers.update(run)  # type: ignore[arg-type]
            above = numbers[run[-1][0]]
            continue
        below = runs[place + 1][1][0][1] if place + 1 < len(runs) else None
        high = above if above is not None else float(below or 0) + len(run) + 1
        low = float(below) if below is not None else high - len(run) - 1
        step = (high - low) / (len(run) + 1)
        numbers.update({str(name): high - step * count for count, name in enumerate(run, 1)})
    return numbers


BLOCK_STEPS = _numbered(
    ("indent", 90),
    "blocks",  # /// name: before another step can split its lines
    "prose",  # after what is indented below a list item
    "typed-lists",
    ("table", 75),
    ("hashheader", 70),
    ("hr", 50),
    ("olist", 40),
    ("ulist", 30),
    ("deflist", 25),
    ("paragraph", 10),
)
"""Block processors, in the order in which they are tried on a block of lines."""

INLINE_STEPS = _numbered(
    ("backtick", 190),
    ("escape", 180),
    ("link", 160),
    ("autolink", 120),
    ("automail", 110),
    "bare-address",  # after links, whose text may be an address
    ("linebreak", 100),
    ("html", 90),
    ("entity", 80),
    ("em_strong", 60),
)
"""Inline processors, in the order in which they are applied to a text."""

TREE_STEPS = _numbered(
    "paragraphs",  # while the text is still as typed
    "captions",
    "texts",  # last before inline markup is parsed
    ("inline", 20),
    "blocks_on_inline_end",
    "marks",  # what inline parsing has left over, before escaped characters are restored
    ("prettify", 10),
    "corrected-places",
    "removed",
    ("unescape", 0),
    "figures",
    "instruments",
    "finish",  # the core's last step: anchors, placeholders, plain text
    "corrected-notes",
    "personal",
    "documents",
    "officials",
)
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
        """steps: tree processors by name, with "_" for "-"."""
        super().__init__()
        self._steps = steps

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        for name, step in self._steps.items():
            add_tree_step(md, step(md), name.replace("_", "-"))
