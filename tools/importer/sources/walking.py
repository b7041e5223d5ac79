"""A tree of HTML to lines: what a reader of the page sees, one block a line, with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from urllib.parse import unquote

from lxml import etree

from plugins.vietnamese.text import nfc

from ..model import Cell, Line, Node, Picture, Span
from .notes import Notes, find
from .plain import clean

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "iframe",
        "label",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "head",
        "title",
        "noscript",
        "textarea",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "applet",
    ]
)
_COMPONENT = re.compile(r"[a-z]\w*-[\w-]+")
"""An element that scripts define, which stands for itself as a block does."""
_IMAGES = frozenset(("img", "amp-img"))
_LISTS = frozenset(("ul", "ol"))
_CELLS = frozenset(("td", "th"))
_PARAGRAPHS = frozenset(("p", "div", "br"))
"""What parts the text of an item and does not end it."""
_LETTERED = frozenset("aA")
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "dfn"))
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)")
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_POWER = re.compile(r"\s*[+−-]?[0-9]{1,3}\s*")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
"""A raised number by signs of its own: 10⁶ must not become 106."""
_GUESSED = re.compile(
    r"(?i)description automatically generated|AI-generated content|mô tả được tạo tự động|nội dung do AI tạo"
)
"""What Word ends a description with that it made up itself."""
_MOST_SPAN = 100
_MOST_TAKEN = 1_000_000
"""Places of one table; beyond, no cell spans any but its own."""
_SOURCES = ("data-original", "data-src", "data-lazy-src", "src")


@dataclass(slots=True)
class _Grid:
    """The cells of one table so far, so that spans push later cells to where a browser shows them."""

    number: int
    row: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)

    def cell(self, rows: int, columns: int) -> Cell:
        """The next free place, taken."""
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        if len(self.taken) > _MOST_TAKEN:
            rows = columns = 1
        for row in range(self.row, self.row + rows):
            self.taken.update((row, column) for column in range(self.column, self.column + columns))
        return Cell(self.number, self.row, self.column, rows, columns)


@dataclass(slots=True)
class _State:
    """What holds inside an element."""

    tag: str = ""
    block: str = ""
    node: int = -1
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    silent: bool = False
    href: str = ""
    cell: Cell | None = None
    grid: _Grid | None = None
    depth: int = 0
    counter: list[int] | None = None
    item: list[str] | None = None
    whole: bool = False
    """Whether blocks inside end no line."""


class Walk:
    """One way through a tree, without recursion."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.wholes: list[str] = []
        self.nodes: list[Node] = []
        self.features: set[str] = set()
        self._stack = [_State()]
        self._spans: list[Span] = []
        self._tables = 0
        self._opened = _State()
        self._notes = Notes()

    def through(self, root: etree._Element) -> None:
        """Visit every element and text."""
        self._notes = find(root)
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
                self._text(element.text)
            else:
                if event == "end":
                    self._end()
                if element is not root:
                    self._text(element.tail)
        self._break(self._stack[-1])

    def _start(self, element: etree._Element) -> None:
        above = self._stack[-1]
        tag = element.tag if isinstance(element.tag, str) else ""
        within = above.block == "li" and tag in _PARAGRAPHS
        state = replace(above, tag=tag, block=tag if tag in _BLOCKS and not within else above.block)
        names = f"{element.get('id', '')} {element.get('class', '')}".split()
        is_block = tag in _BLOCKS or _COMPONENT.fullmatch(tag) is not None
        if is_block:
            self._break(above)
        if is_block or names:
            self.nodes.append(Node(above.node, tag, tuple(names)))
            state.node = len(self.nodes) - 1
        self._style(element, state)
        self._tell(element, tag)
        if tag == "a":
            state.href = (element.get("href") or "").strip()
        elif tag in _IMAGES and not state.silent:
            self._picture(element, state)
        elif tag == "table":
            self._tables += 1
            state.grid, state.cell = _Grid(self._tables), None
        elif tag == "tr" and state.grid:
            state.grid.row, state.grid.column = state.grid.row + 1, 0
        elif tag in _CELLS and state.grid:
            state.cell = state.grid.cell(_span(element, "rowspan"), _span(element, "colspan"))
        elif tag in _LISTS:
            state.depth += 1
            state.counter = [_number(element.get("start"), 1)] if tag == "ol" else None
            state.item = None
        elif tag == "li":
            state.item = [self._marker(element, state)]
        self._note(element, state)
        self._stack.append(state)

    def _end(self) -> None:
        state = self._stack.pop()
        if state.tag in _BLOCKS or _COMPONENT.fullmatch(state.tag):
            self._break(self._stack[-1])

    def _note(self, element: etree._Element, state: _State) -> None:
        """A note is one line with its name for a sign, its mark a span; what leads from one to the other is none."""
        if number := self._notes.bodies.get(element):
            state.item, state.depth, state.whole = [f"[^{number}]:"], 0, True
        elif (number := self._notes.marks.get(element)) and not state.silent:
            self._add(f"[{number}]", self._stack[-1], number)
        state.silent = state.silent or element in self._notes.marks or element in self._notes.backs

    def _style(self, element: etree._Element, state: _State) -> None:
        style = (element.get("style") or "").lower()
        state.silent = state.silent or state.tag in _SILENT
        state.bold = (state.bold or state.tag in _BOLD or bool(_HEAVY.search(style))) and not _NOT_BOLD.search(style)
        state.italic = state.italic or state.tag in _ITALIC or bool(_SLANTED.search(style))
        state.hidden = state.hidden or element.get("hidden") is not None or bool(_HIDDEN.search(style))

    def _tell(self, element: etree._Element, tag: str) -> None:
        if tag == "input" and (element.get("type") or "").lower() == "password":
            self.features.add("password")
        elif tag in ("frameset", "frame"):
            self.features.add("frames")
        elif tag == "script":
            self.features.add("scripts")

    def _marker(self, element: etree._Element, state: _State) -> str:
        if state.counter is None:
            return "-"
        number = _number(element.get("value"), state.counter[0])
        state.counter[0] = number + 1
        parent = element.getparent()
        kind = parent.get("type", "") if parent is not None else ""
        if kind in _LETTERED and number <= len(ascii_lowercase):
            return f"- {chr(ord(kind) + number - 1)})"
        return f"{number}."

    def _picture(self, element: etree._Element, state: _State) -> None:
        source = next((value for name in _SOURCES if (value := (element.get(name) or "").strip())), "")
        if not source or source.startswith("data:image/gif"):
            return
        self._break(state)
        small = 0 < min(_number(element.get("width"), 0) or 999, _number(element.get("height"), 0) or 999) < 40
        alt = clean(element.get("alt") or "").strip()
        alt = "" if _GUESSED.search(alt) else alt
        self.nodes.append(Node(state.node, "img", ("tiny-image",) if small else ()))
        picture = Picture(source if source.startswith("data:") else nfc(unquote(source)), alt)
        number, node = len(self.lines) + 1, len(self.nodes) - 1
        span = (Span("", href=state.href),)
        self.wholes.append("")
        self.lines.append(
            Line(
                number, "", span, "img", node, hidden=state.hidden, cell=state.cell, depth=state.depth, picture=picture
            )
        )

    def _text(self, text: str | None) -> None:
        state = self._stack[-1]
        if not text or state.silent:
            return
        if state.tag == "pre":
            first, *rest = text.split("\n")
            self._add(first, state)
            for row in rest:
                self._break(state)
                self._add(row, state)
            return
        raised = state.tag == "sup" and _POWER.fullmatch(text)
        self._add(_SPACE.sub(" ", text.translate(_RAISED) if raised else text), state)

    def _add(self, text: str, state: _State, note: int = 0) -> None:
        if not text:
            return
        if not self._spans:
            self._opened = state
        self._spans.append(Span(text, state.bold, state.italic, state.href, note))

    def _break(self, around: _State) -> None:
        """End the line that has begun, if it holds anything. around: what holds where it ends."""
        if not self._spans:
            return
        if around.whole:
            self._add(" ", around)
            return
        state, spans, self._spans = self._opened, self._spans, []
        whole = "".join(span.text for span in spans)
        if not whole.strip(" \t\n\r\f"):
            return
        raw = clean(whole)
        spacer = not raw.strip()
        marker = ""
        if state.item and not spacer:
            marker, state.item[0] = state.item[0], ""
        self.wholes.append(whole)
        self.lines.append(
            Line(
                len(self.lines) + 1, raw, () if spacer else _merge(spans), state.block, state.node, spacer,
                state.hidden,
                max(state.depth - 1, 0), marker, state.cell,
            )
        )  # fmt: skip


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours that look the same, as one; each cleaned."""
    merged: list[Span] = []
    for span in spans:
        text = clean(span.text)
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(merged[-1], text=merged[-1].text + text)
        elif text:
            merged.append(replace(span, text=text))
    return tuple(merged)


def _number(text: str | None, otherwise: int) -> int:
    match = re.match(r"\s*(\d{1,6})", text or "")
    return int(match[1]) if match else otherwise


def _span(element: etree._Element, name: str) -> int:
    return min(max(_number(element.get(name), 1), 1), _MOST_SPAN)
