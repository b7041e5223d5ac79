"""The order of the steps in which Markdown is converted: python-markdown's own and ours, each named once.

python-markdown sorts steps by numbers; here they are sorted by where they stand in a table. A step of python-markdown
or of one of its extensions stands with the number that it is known by, ours stand between these by name alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


def _numbered(*steps: str | tuple[str, float]) -> Mapping[str, float]:
    """The number of each step: given, or spread evenly between the given ones before and after it."""
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
    "blocks",  # /// name: before anything can take its lines apart
    "prose",  # after what is indented below a list's item
    "typed-lists",
    ("table", 75),
    ("hashheader", 70),
    ("hr", 50),
    ("olist", 40),
    ("ulist", 30),
    ("deflist", 25),
    ("paragraph", 10),
)
"""What a block of lines is tried as."""

INLINE_STEPS = _numbered(
    ("backtick", 190),
    ("escape", 180),
    ("link", 160),
    ("autolink", 120),
    ("automail", 110),
    "bare-address",  # after links, whose words may be an address
    ("linebreak", 100),
    ("html", 90),
    ("entity", 80),
    ("em_strong", 60),
)
"""What is looked for in a text."""

TREE_STEPS = _numbered(
    "paragraphs",  # text as it was typed
    "captions",
    "texts",  # last before the inline marks are read
    ("inline", 20),
    "blocks_on_inline_end",
    "marks",  # what the inline marks have left over, before escaped characters are put back
    ("prettify", 10),
    "corrected-places",
    "removed",
    ("unescape", 0),
    "figures",
    "instruments",
    "finish",  # the core's last: anchors, placeholders, plain text
    "corrected-notes",
    "personal",
    "documents",
    "officials",
)
"""What goes over the tree of a whole body."""


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
    """An extension that adds nothing but steps over the tree, each in its place."""

    def __init__(self, **steps: Callable[[Markdown], Treeprocessor]) -> None:
        """steps: by their names, with "_" for "-"."""
        super().__init__()
        self._steps = steps

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # python-markdown's name
        """Called by python-markdown."""
        for name, step in self._steps.items():
            add_tree_step(md, step(md), name.replace("_", "-"))
