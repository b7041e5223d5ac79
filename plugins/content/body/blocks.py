"""The blocks of official documents: the head with national name and motto, and the signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import dedent
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksMgrExtension, BlocksProcessor, BlocksTreeprocessor
from pymdownx.blocks.block import Block

from plugins.core.nearest import Nearest

from ..capability import Conflict
from ..conversion import Document, document_of
from ..fields import near
from ..lines import Occurrences
from ..messages import MESSAGES
from ..steps import add_block_step, add_tree_step
from ..yaml_text import load


def text_option(value: object) -> str:
    """An option that is one line of text; ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError("not a line of text")
    return value


def lines_option(value: object) -> tuple[str, ...]:
    """An option that is a list of lines, or one line; ValueError for anything else."""
    return tuple(text_option(line) for line in (value if isinstance(value, tuple) else (value,)))


class ArchiveBlock(Block):  # type: ignore[misc]  # pymdownx is untyped
    """A block whose options are checked one by one; pymdownx shows the whole block as typed if one of them is wrong.

    line: where it begins in the file.
    """

    @property
    def document(self) -> Document:
        """The document being converted."""
        return document_of(self.md)

    def _validate(self, parent: Element, arg: object, **options: object) -> bool:
        """Report unknown and invalid options; the block is made without them."""
        opening = f"/ {self.NAME}"
        self.line = self.document.line_of(opening, self.document.parsed.next(opening))
        known = {name: parser for name, (_, parser) in self.OPTIONS.items()}
        for name, value in list(options.items()):
            try:
                known[name](value)
            except KeyError:
                meant = near(Nearest(known).to(name))
                self.document.diagnostics.error("block-option", self.line, block=self.NAME, key=name, near=meant)
                del options[name]
            except ValueError:
                self.document.diagnostics.error("block-value", self.line, block=self.NAME, key=name)
                del options[name]
        return bool(super()._validate(parent, arg, **options))


class StrictBlocks(BlocksProcessor):  # type: ignore[misc]  # pymdownx is untyped
    """Reads the options of blocks as the archive reads all YAML: values as text, no aliases, faults reported."""

    def register(self, block: type[Block], config: dict[str, Any]) -> None:
        """Register a block; Conflict if another has its name."""
        if other := self.blocks.get(block.NAME):
            places = f"{other.__module__} and {block.__module__}"
            raise Conflict(f"Markdown block “{block.NAME}” is claimed by both {places}")
        super().register(block, config)

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block begins here: not in quotes or lists, where pymdownx may loop for ever."""
        return parent.tag not in ("blockquote", "li", "dd") and bool(super().test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Read a block, or the next part of an open one; False, so that others read it, if that consumes nothing."""
        first, count = blocks[0], len(blocks)
        super().run(parent, blocks)
        return len(blocks) != count or blocks[0] != first

    def split_header(self, block: str, length: int) -> tuple[dict[str, object], str]:
        """Split a block into the options at its head and the rest."""
        end = next((match for match in self.end.finditer(block) if len(match[1]) == length), None)
        inside, after = (block[: end.start()], block[end.start() :]) if end else (block, "")
        head = self.yaml_line.match(inside)
        rest = "\n".join(filter(None, (inside[head.end() :] if head else inside, after.lstrip("\n"))))
        if head is None:
            return {}, rest
        document = document_of(self.md)
        first = head[0].split("\n", 1)[0]
        first_line = document.line_of(first, document.parsed.next(first))
        values, _ = load(dedent(head[0]), first_line, document.diagnostics)
        if values is not None and not isinstance(values, Mapping):
            document.diagnostics.error("block-options", first_line)
        return dict(values) if isinstance(values, Mapping) else {}, rest


class OfficialHead(ArchiveBlock):
    """The head of an official document: who issues it and its number, national name and motto, place and date."""

    NAME = "dau-van-ban"
    ARGUMENT = False
    OPTIONS = dict.fromkeys(("co-quan", "so", "dia-danh", "ngay"), ("", text_option))

    def on_create(self, parent: Element) -> Element:
        """Make two columns of lines, one below the other if they do not fit side by side."""
        head = SubElement(parent, "div", {"class": "official-head"})
        issuer = SubElement(head, "div", {"class": "official-head__issuer"})
        _line(issuer, self.options["co-quan"], "official-head__agency")
        _line(issuer, self.options["so"], "official-head__number")
        nation = SubElement(head, "div", {"class": "official-head__nation"})
        say = MESSAGES.in_language(self.document.language).say
        _line(nation, say("national-name"), "official-head__name")
        _line(nation, say("national-motto"), "official-head__motto")
        place_and_date = ", ".join(filter(None, (self.options["dia-danh"], self.options["ngay"])))
        _line(nation, place_and_date, "official-head__date")
        return head


class Signatures(ArchiveBlock):
    """One or two signatures side by side, each a list of lines."""

    NAME = "chu-ky"
    ARGUMENT = False
    OPTIONS: ClassVar[dict[str, Any]] = {name: ([], lines_option) for name in ("trai", "phai")}

    def on_create(self, parent: Element) -> Element:
        """Make a column for each side that signs."""
        block = SubElement(parent, "div", {"class": "signatures"})
        for side, name in (("trai", "left"), ("phai", "right")):
            if self.options[side]:
                column = SubElement(block, "div", {"class": f"signatures__side signatures__side--{name}"})
                for text in self.options[side]:
                    _line(column, text, "signatures__line")
        return block


def _line(parent: Element, text: str, name: str) -> None:
    if text:
        # A blank of a printed form is wider than one space, and HTML would collapse it.
        shown = re.sub(" {2,}", lambda blank: "\xa0" * len(blank[0]), text)
        SubElement(parent, "p", {"class": name}).text = AtomicString(shown)


class OfficialBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx is untyped
    """Registers the blocks, and the processor of all blocks."""

    def register_block_mgr(self, md: Markdown) -> StrictBlocks:
        """Replace pymdownx's own processor with ours; the first extension to ask decides."""
        manager = BlocksMgrExtension()
        manager.extendMarkdown(md)
        manager.extension = processor = StrictBlocks(md.parser, md)
        add_block_step(md, processor, "blocks")
        add_tree_step(md, BlocksTreeprocessor(md, processor), "blocks_on_inline_end")
        return processor

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802  # pymdownx's name
        """Called by pymdownx."""
        block_mgr.register(OfficialHead, self.getConfigs())
        block_mgr.register(Signatures, self.getConfigs())


def block_processor(md: Markdown) -> Any:
    """The block processor, which knows all kinds of blocks and the open ones."""
    return md.parser.blockprocessors["blocks"]


def report_open(md: Markdown) -> None:
    """Report blocks that are not closed: they would take in the rest of the body."""
    document = document_of(md)
    seen = Occurrences()
    for entry in block_processor(md).stack:
        name, sign = entry.block.NAME, "/" * entry.block.length
        line = document.line_of(f"{sign} {name}", seen.next(f"{sign} {name}"))
        document.diagnostics.error("block-open", line, block=name, sign=sign)
