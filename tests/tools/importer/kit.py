"""Shortcuts to import a page, and checks of what must be kept of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from plugins.content.markdown import convert
from plugins.content.messages import MESSAGES
from plugins.core.diagnostics import Diagnostics
from tools.importer import profile
from tools.importer.model import (
    Block,
    Figure,
    Heading,
    Item,
    Official,
    Origin,
    Page,
    Paragraph,
    Role,
    Signatures,
    Table,
    text_of,
)  # fmt: skip
from tools.importer.pipeline import Imported, import_page
from tools.importer.sources import html, plain
from tools.importer.sources.decoding import Decoded, decode
from tools.importer.structure.markers import marker_of

CATEGORIES = ("giao-ban", "chao-co", "lay-y-kien", "hoi-nghi", "tin-tuc")
EXTENSIONS = ("plugins.images.markdown", "plugins.privacy.markdown", "plugins.records.markdown")
NATION = "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"


def text_page(text: str, name: str = "trang.txt") -> Page:
    return plain.read(Decoded(text, ("UTF-8",)), Origin(name))


def html_page(markup: str, name: str = "trang.html", address: str = "") -> Page:
    page = html.read(markup.encode(), Origin(name, address=address))
    assert page
    return page


def bytes_page(data: bytes, name: str = "trang.txt") -> Page:
    decoded = decode(data)
    assert decoded
    return plain.read(decoded, Origin(name))


def run(page: Page) -> Imported:
    return import_page(page, profile.load_all(), CATEGORIES)


def of_text(text: str) -> Imported:
    return run(text_page(text))


def of_html(markup: str, **more: str) -> Imported:
    return run(html_page(markup, **more))


def blocks(imported: Imported) -> tuple[Block, ...]:
    assert imported.article, imported.refusal
    return imported.article.blocks


def outline(imported: Imported) -> list[str]:
    """Each block in short form: "## Heading", "- item", "1. item", "P text", "T 2x3", "F name: caption"."""
    return [_outlined(block) for block in blocks(imported)]


def _outlined(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {text_of(block.spans)}"
        case Paragraph():
            return f"P {text_of(block.spans)}"
        case Item():
            return f"{'  ' * block.depth}{block.marker} {text_of(block.spans)}"
        case Table():
            return f"T {len(block.rows)}x{len(block.rows[0])}"
        case Figure():
            return f"F {block.source}: {text_of(block.caption)}"
        case Official():
            return f"O {block.agency}; {block.number}; {block.place}; {block.day}"
        case Signatures():
            return f"S {', '.join(block.left)} / {', '.join(block.right)}"


def body_of(imported: Imported) -> str:
    assert imported.draft
    return imported.draft.text.partition("\n---\n")[2].lstrip("\n")


def drafts(into: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(into.rglob("*.md"))}


def report_of(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


def solid(text: str) -> str:
    """A text without spaces, which markup may move."""
    return "".join(text.split())


def texts(block: Block, apart: str = "\n") -> Iterator[str]:
    """The texts of a block as shown, except list numbers and the notices of lost photographs.

    apart: what separates the lines of a cell.
    """
    match block:
        case Table():
            cells = (cell for row in block.rows for cell in row)
            yield from ("".join(apart if span.text == "\n" else span.text for span in cell) for cell in cells)
        case Figure():
            yield text_of(block.caption)
        case Official():
            yield from (block.agency, block.number, *NATION, ", ".join(filter(None, (block.place, block.day))))
        case Signatures():
            yield from (*block.left, *block.right)
        case _:
            yield text_of(block.spans)


def rendered(markdown: str) -> str:
    """The visible text of some Markdown, without spaces and without the notices of lost photographs."""
    diagnostics = Diagnostics("bai-viet/2019/a.md", MESSAGES)
    made = convert(markdown, 1, diagnostics, EXTENSIONS)
    assert not [str(fault) for fault in diagnostics.all if fault.level == "error"]
    return visible("".join(made.parts))


def visible(markup: str) -> str:
    """The text of some HTML, without spaces and without the notices of lost photographs."""
    root = lxml_html.fragment_fromstring(f"<div>{markup}</div>")
    for notice in root.find_class("figure__lost"):
        notice.drop_tree()
    return solid(root.text_content())


def assert_every_line_has_one_outcome(imported: Imported) -> None:
    assert [outcome.line for outcome in imported.outcomes] == [line.number for line in imported.page.lines]
    article = imported.article
    if article is None:
        return
    kept = {number for block in article.blocks for number in block.lines}
    for outcome in imported.outcomes:
        role = article.decisions[outcome.line].role
        removed = {removal.line for removal in article.removals if removal.whole}
        if role is Role.BODY and outcome.line not in removed:
            assert outcome.line in kept, outcome
            assert outcome.where.startswith("dòng "), outcome
        elif role is not Role.BODY and role is not Role.BLANK:
            assert outcome.line not in kept, outcome


def assert_nothing_kept_is_altered(imported: Imported) -> None:
    article = imported.article
    if article is None:
        return
    lines = {line.number: line for line in imported.page.lines}
    touched = {removal.line for removal in article.removals}
    for group, members in _groups(article.blocks):
        if touched & set(group) or any(isinstance(block, Official | Signatures) for block in members):
            continue
        source = _squeezed(lines[number].marker + lines[number].raw for number in group)
        target = _squeezed(text for block in members for text in texts(block))
        before = source[: len(source) - len(target)]
        if not source.endswith(target):
            source = _squeezed(lines[number].raw for number in group)
            before = source[: len(source) - len(target)]
        assert source.endswith(target), (source, target)
        first = lines[group[0]]
        sign = marker_of(first.raw)
        marker = _squeezed([first.marker])
        pictures = solid("".join(lines[number].raw for number in group if lines[number].picture))
        assert before in ("", marker, _squeezed([sign.text]) if sign else "", _squeezed([pictures])), (
            before,
            source,
            target,
        )


def _squeezed(parts: Iterable[str]) -> str:
    return re.sub(r"[\s|]", "", "".join(parts))


def _groups(made: tuple[Block, ...]) -> Iterator[tuple[list[int], list[Block]]]:
    """Groups of blocks that share lines, with these lines."""
    groups: list[tuple[list[int], list[Block]]] = []
    for block in made:
        if groups and set(groups[-1][0]) & set(block.lines):
            groups[-1][1].append(block)
            groups[-1][0].extend(number for number in block.lines if number not in groups[-1][0])
        else:
            groups.append((list(block.lines), [block]))
    yield from groups


def assert_the_page_shows_what_was_kept(imported: Imported) -> None:
    if imported.article is None:
        return
    expected = solid("".join(text for block in imported.article.blocks for text in texts(block, "; ")))
    assert rendered(body_of(imported)) == expected
