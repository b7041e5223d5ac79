"""Cleans HTML from the clipboard to what its author saw, and restores the lists that Word encodes in styles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from tools.importer.sources import html

TRACKED = re.compile(r"<(?:ins|del)\b|\bmso(?:ins|del)\b", re.IGNORECASE)
"""Tracked insertions and deletions, as marked by Word and by web pages."""
COMMENTED = re.compile(r"mso-comment|msocom", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_ITEM = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4})[.)]")
_BULLETS = "o§·"
"""Letters that Word's symbol fonts render as bullets."""
_BOLD = ("b", "strong")


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph that Word shows as a list item: level, list type ("ol", "ul"), number, and its marker's element.

    counts: whether an HTML list can reproduce the marker; otherwise the marker stays as text.
    """

    level: int
    kind: str
    number: str
    marker: etree._Element
    counts: bool


def seen(source: str) -> bytes:
    """HTML as its author saw it: without comments, deletions and hidden text, and with Word's lists as HTML lists."""
    root = html.parse(source)
    if root is None:
        return b""
    for element in [one for one in root.iter(etree.Element) if one is not root and _is_unseen(one)]:
        _drop(element)
    _make_lists(root)
    written: bytes = etree.tostring(root, encoding="utf-8", method="html")
    return written


def _is_unseen(element: etree._Element) -> bool:
    style, names = element.get("style") or "", (element.get("class") or "").lower().split()
    unseen = HIDDEN.search(style) or _COMMENT.search(style)
    return bool(unseen) or element.tag == "del" or "msodel" in names or "msocomanchor" in names


def _drop(element: etree._Element) -> None:
    """Remove an element, but keep the text that follows it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def _make_lists(root: etree._Element) -> None:
    """Turn the paragraphs that Word shows as list items into HTML lists."""
    lists: list[tuple[int, etree._Element]] = []
    for paragraph in [*root.iter("p")]:
        item = _item(paragraph)
        if lists and paragraph.getprevious() is not lists[0][1]:
            lists = []
        if item is None or not (item.counts or any(level < item.level for level, _ in lists)):
            lists = []
            continue
        while lists and not _goes_on(*lists[-1], item):
            lists.pop()
        if not lists or lists[-1][0] < item.level:
            made = etree.Element(item.kind, {"start": item.number} if item.number else {})
            if lists:
                lists[-1][1][-1].append(made)
            else:
                paragraph.addprevious(made)
            lists.append((item.level, made))
        if item.counts:
            _drop(item.marker)
        rest, paragraph.tail = paragraph.tail, None
        lists[-1][1].append(paragraph)
        paragraph.tag = "li"
        if rest and rest.strip():
            lists[0][1].tail, lists = rest, []


def _goes_on(level: int, there: etree._Element, item: _Item) -> bool:
    """Whether an item continues a list or nests in it."""
    return level < item.level or (level == item.level and there.tag == item.kind)


def _item(paragraph: etree._Element) -> _Item | None:
    """The list item in a Word paragraph; None if it is not one, or if it is a heading."""
    level = _ITEM.search(paragraph.get("style") or "")
    marker = next((one for one in paragraph.iter("span") if _MARKER.search(one.get("style") or "")), None)
    if level is None or marker is None or _is_bold(paragraph, marker):
        return None
    mark = "".join(marker.itertext()).strip()
    number = _NUMBER.fullmatch(mark)
    counts = number is not None or not any(sign.isalnum() for sign in mark if sign not in _BULLETS)
    return _Item(int(level[1]), "ol" if number else "ul", number[1] if number else "", marker, counts)


def _is_bold(paragraph: etree._Element, marker: etree._Element) -> bool:
    return sum(map(_letters, paragraph.iter(*_BOLD))) >= _letters(paragraph) - _letters(marker)


def _letters(element: etree._Element) -> int:
    return len("".join("".join(element.itertext()).split()))
