"""Horizontal rules; one directly under text was mostly meant as something else."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import HRProcessor

from ..conversion import document_of


class Rules(HRProcessor):
    """A line of dashes or asterisks, or three on two lines, is a rule; underscores below text are a blank."""

    SEARCH_RE = re.compile(rf"{HRProcessor.RE}|^ *\*(?: *\n *\* *| *\* *\n *)\* *$", re.MULTILINE)

    def test(self, parent: Element, block: str) -> bool:
        """Whether there is one."""
        return super().test(parent, block) and not ("_" in self.match[0] and self._touches(block))

    def _touches(self, block: str) -> bool:
        return self.match[0].strip() != block.strip()

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the rule; old pages use such lines to underline headings and as blanks to fill."""
        row = self.match[0]
        document = document_of(self.parser.md)
        line = document.line_of_row(row, document.parsed.next(row))
        if self._touches(blocks[0]):
            document.diagnostics.warning("rule-touches", line, found=row.strip()[:20])
        super().run(parent, blocks)
