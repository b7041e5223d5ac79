"""The blocks of official documents: the head with national name and motto, and the signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from ..document import Document, document_of
from ..findings import MESSAGES


def text_option(value: object) -> str:
    """An option that is one line of text; ValueError for anything else."""
    if isinstance(value, (dict, list)):
        raise ValueError("not a line of text")
    return "" if value is None else str(value)


def lines_option(value: object) -> list[str]:
    """An option that is a list of lines, or one line; ValueError for anything else."""
    return [text_option(line) for line in value] if isinstance(value, list) else [text_option(value)]


class ArchiveBlock(Block):  # type: ignore[misc]  # pymdownx is untyped
    """A block without the attributes that pymdownx would let editors write into the HTML."""

    @property
    def document(self) -> Document:
        """The document being converted."""
        return document_of(self.md)

    def on_validate(self, parent: Element) -> bool:
        """Refuse `attrs`; the block is then shown as typed, and told as a fault."""
        return not self.options.get("attrs")


class OfficialHead(ArchiveBlock):
    """The head of an official document: who issues it and its number, national name and motto, place and date."""

    NAME = "dau-van-ban"
    ARGUMENT = False
    OPTIONS = dict.fromkeys(("co-quan", "so", "dia-danh", "ngay"), ("", text_option))

    def on_create(self, parent: Element) -> Element:
        """Two columns of lines, read one after the other where they do not fit side by side."""
        head = SubElement(parent, "div", {"class": "official-head"})
        issuer = SubElement(head, "div", {"class": "official-head__issuer"})
        _line(issuer, self.options["co-quan"], "official-head__agency")
        _line(issuer, self.options["so"], "official-head__number")
        nation = SubElement(head, "div", {"class": "official-head__nation"})
        _line(nation, MESSAGES.say("national-name"), "official-head__name")
        _line(nation, MESSAGES.say("national-motto"), "official-head__motto")
        place_and_date = ", ".join(filter(None, (self.options["dia-danh"], self.options["ngay"])))
        _line(nation, place_and_date, "official-head__date")
        return head


class Signatures(ArchiveBlock):
    """One or two signatures side by side, each a list of lines."""

    NAME = "chu-ky"
    ARGUMENT = False
    OPTIONS: ClassVar[dict[str, Any]] = {name: ([], lines_option) for name in ("trai", "phai")}

    def on_create(self, parent: Element) -> Element:
        """A column for each side that signs."""
        block = SubElement(parent, "div", {"class": "signatures"})
        for side, name in (("trai", "left"), ("phai", "right")):
            if self.options[side]:
                column = SubElement(block, "div", {"class": f"signatures__side signatures__side--{name}"})
                for text in self.options[side]:
                    _line(column, text, "signatures__line")
        return block


def _line(parent: Element, text: str, name: str) -> None:
    if text:
        SubElement(parent, "p", {"class": name}).text = text


class OfficialBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx is untyped
    """Registers the blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802  # pymdownx's name
        """Called by pymdownx."""
        register: Callable[..., None] = block_mgr.register
        register(OfficialHead, self.getConfigs())
        register(Signatures, self.getConfigs())
