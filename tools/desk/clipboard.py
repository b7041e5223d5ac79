"""What programs put on the clipboard beside what their reader saw, taken out; and the lists that Word hides in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from tools.importer.sources import html

TRACKED = re.compile(r"<(?:ins|del)\b|\bmso(?:ins|del)\b", re.IGNORECASE)
"""How Word and web pages mark what was put in or deleted."""
COMMENTED = re.compile(r"mso-comment|msocom", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_ITEM = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4})[.)]")
_BULLETS = "o§·"
"""Letters of Word's fonts of signs that are bullets."""
_BOLD = ("b", "strong")


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph that is an item: how deep, in what list ("ol", "ul"), with what number, and the element of its mark.

    counts: whether a list of ours may stand for the mark; where it may not, the mark stays as text.
    """

    level: int
    kind: str
    number: str
    marker: etree._Element
    counts: bool


def seen(source: str) -> bytes:
    """A piece of HTML as its reader saw it: without comments, what was deleted and what was hidden; Word's lists as
    lists."""
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
    """Take an element out, and leave what follows it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def _make_lists(root: etree._Element) -> None:
    """Have paragraphs that Word shows as items of lists be such items."""
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
    """Whether an item belongs to a list at a level, or into it."""
    return level < item.level or (level == item.level and there.tag == item.kind)


def _item(paragraph: etree._Element) -> _Item | None:
    """What a paragraph of Word's is in a list; None for none, and where it is a heading."""
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
