"""The block `/// bieu-do | Tiêu đề`: a chart drawn from the two-column table inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from plugins.content.body.blocks import ArchiveBlock, text_option
from plugins.content.body.text import plain_text
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import DEFAULT_LANGUAGE, Messages, messages_of

from .chart import Chart, Row, draw, read_row

MESSAGES = messages_of(__package__)
MOST_ROWS = 100
"""The most bars of a chart; nobody reads more."""
MOST_LINES = 2 * MOST_ROWS
"""The most lines of a block, options included, that are searched for the line of a fault."""


class ChartBlock(ArchiveBlock):
    """A figure of title, drawing, table and source. Options: don-vi (the unit), nguon (where the figures come from)."""

    NAME = "bieu-do"
    ARGUMENT = None
    OPTIONS: ClassVar = dict.fromkeys(("don-vi", "nguon"), ("", text_option))

    def on_create(self, parent: Element) -> Element:
        """Create the figure, which the table is then parsed into."""
        return SubElement(parent, "figure", {"class": "chart"})

    def on_inline_end(self, block: Element) -> None:
        """Read the table and draw the chart."""
        title = (self.argument or "").strip()
        unit, source = self.options["don-vi"].strip(), self.options["nguon"].strip()
        if not title:
            self._report("chart-no-title")
        rows = tuple(self._rows(block, unit))
        if not rows:
            return
        name_id, description_id = (self.document.anchor(f"bieu-do-{part}") for part in ("ten", "mo-ta"))
        block.set("id", self.document.anchor("bieu-do"))
        heading = Element("figcaption", {"class": "chart__title"})
        heading.text = title
        if unit and unit != "%":
            SubElement(heading, "span", {"class": "chart__unit"}).text = self._words.say("chart-unit", unit=unit)
        block.insert(0, heading)
        block.insert(1, draw(Chart(name_id, description_id, title, unit, rows, self.document.language)))
        self._caption_table(block, title, unit)
        if source:
            SubElement(block, "p", {"class": "chart__source"}).text = self._words.say("chart-source", source=source)

    @property
    def _words(self) -> Messages:
        """The messages in the language of the article."""
        return MESSAGES.in_language(self.document.language)

    def _rows(self, block: Element, unit: str) -> Iterator[Row]:
        """The readable rows; none unless the block holds one table of two columns and at most MOST_ROWS rows."""
        tables = block.findall(".//table")
        lines = [list(row) for table in tables for row in table.iterfind("tbody/tr")]
        if len(lines) > MOST_ROWS:
            self._diagnostics.error("chart-rows", self.line, count=len(lines), most=MOST_ROWS)
            return
        if len(tables) != 1 or not lines or any(len(cells) != 2 for cells in lines):
            self._report("chart-table")
            return
        for cells in lines:
            label, text = (plain_text(cell) for cell in cells)
            cells[1].set("class", "number")
            try:
                yield read_row(label, text, unit, self.document.language)
            except ValueError:
                code = "chart-number" if self.document.language == DEFAULT_LANGUAGE else "chart-number-english"
                self._report(code, "|", label=label, text=text)

    def _caption_table(self, block: Element, title: str, unit: str) -> None:
        """Give the table the chart's title as a caption, unless the editor wrote one."""
        table = block.find(".//table")
        if table is not None and table.find("caption") is None:
            caption = Element("caption")
            code = "chart-caption-unit" if unit else "chart-caption"
            caption.text = self._words.say(code, title=title, unit=unit)
            table.insert(0, caption)

    def _report(self, code: str, *near: str, **values: str) -> None:
        """Report a fault on the first line of the block that contains `near` and the values, else on its first line."""
        document = self.document
        start = self.line - document.first_line
        wanted = (*near, *values.values())
        lines = _lines(document.source)[start : start + MOST_LINES]
        offset = next((number for number, line in enumerate(lines) if all(part in line for part in wanted)), 0)
        self._diagnostics.error(code, self.line + offset, **values)

    @property
    def _diagnostics(self) -> Diagnostics:
        return self.document.diagnostics.using(MESSAGES)


@lru_cache(maxsize=1)
def _lines(source: str) -> list[str]:
    return source.split("\n")


class ChartBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx is untyped
    """The extension that adds the block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802  # pymdownx's name
        """Called by pymdownx."""
        register: Callable[..., None] = block_mgr.register
        register(ChartBlock, self.getConfigs())


def makeExtension() -> ChartBlocks:  # noqa: N802  # python-markdown's name
    """The extension, for python-markdown's loader."""
    return ChartBlocks()
