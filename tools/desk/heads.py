"""Edits the front matter of a source one value at a time, keeping every other byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from plugins.content.front_matter import FENCE, read
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.yaml_text import Place, Value, texts_in
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import LOADER
from tools.new import flow_scalar, scalar

from .store import Refused

INDENT = "  "
_NOTHING = ("", "~", "null")
Edit = tuple[int, int, str]
"""A range of the front matter, and its replacement."""


def values_of(text: str) -> Mapping[str, Value]:
    """The front matter of a source; raises Refused if it is missing or unreadable."""
    found = read(text, Diagnostics("", CONTENT))
    if found is None:
        raise Refused("form-no-head")
    if found.values is None:
        raise Refused("form-unreadable")
    return found.values


def values_if_any(text: str) -> Mapping[str, Value]:
    """The front matter of a source; empty if it is missing or unreadable."""
    try:
        return values_of(text)
    except Refused:
        return {}


def at(values: Value | None, path: Place) -> Value | None:
    """The value at a path; None if absent."""
    if not path:
        return values
    key = path[0]
    if isinstance(values, tuple) and isinstance(key, int):
        return at(values[key], path[1:]) if key < len(values) else None
    return at(values.get(str(key)), path[1:]) if isinstance(values, Mapping) else None


def with_value(text: str, path: Place, value: str, order: Sequence[str] = ()) -> str:
    """A text with a one-line value set at a path in its front matter; "" removes the value.

    A number in the path is a list index; one past the last adds an entry. order: of the keys, to place a new one.
    Raises Refused if the edit would change any other value.
    """
    before = values_of(text)
    if (at(before, path) or "") == value:
        return text
    while not value and len(path) > 1 and len(at(before, path[:-1]) or ()) == 1:
        path = path[:-1]  # remove a mapping with its last key
    rows = text.split("\n")
    first, last = [number for number, row in enumerate(rows) if row.rstrip() == FENCE][:2]
    head = "".join(f"{row}\n" for row in rows[first + 1 : last])
    new_key = len(head), len(head), _block(path, value, 0)
    start, end, new = _edit(head, yaml.compose(head, LOADER), path, value, order) if path[0] in before else new_key
    made = f"{head[:start]}{new}{head[end:]}"
    changed = "\n".join([*rows[: first + 1], made + "\n".join(rows[last:])])
    after = values_of(changed)
    if (at(after, path) or "") != value or _others(before, path) != _others(after, path):
        raise Refused("form-shape", key=path[0])
    return changed


def _others(values: Mapping[str, Value], path: Place) -> Mapping[Place, str]:
    """All values except those at a path."""
    return {place: text for place, text in texts_in(values) if text and place[: len(path)] != path}


def _edit(head: str, node: Any, path: Place, value: str, order: Sequence[str]) -> Edit:
    """The edit that sets the value; node: the node that the path starts from."""
    key, child = _child(node, path[0])
    if child is None:
        return _added(head, node, path, value, order)
    if len(path) > 1 and not isinstance(child, yaml.ScalarNode):
        return _edit(head, child, path[1:], value, order)
    if len(path) > 1 and child.value in _NOTHING:
        column = key.start_mark.column + len(INDENT)
        return child.start_mark.index, child.end_mark.index, f"\n{_block(path[1:], value, column).rstrip()}"
    if value and len(path) == 1 and isinstance(child, yaml.ScalarNode):
        written = flow_scalar(value) if node.flow_style else scalar(value)
        return child.start_mark.index, _end(head, child), written if _is_written(child) else f" {written}"
    start = head.rfind("\n", 0, key.start_mark.index) + 1
    if value or node.flow_style or head[start : key.start_mark.index].strip():
        raise Refused("form-shape", key=path[0])
    return start, _row_end(head, _end(head, child)), ""


def _child(node: Any, key: str | int) -> tuple[Any, Any]:
    """The key and value nodes of a key, or a list entry twice; None, None if absent."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value.strip() == key), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None, None


def _added(head: str, node: Any, path: Place, value: str, order: Sequence[str]) -> Edit:
    """The edit that adds a key or an entry."""
    if node.flow_style:
        inside = head[node.start_mark.index + 1 : node.end_mark.index - 1].rstrip()
        place = node.start_mark.index + 1 + len(inside)
        return place, place, f"{', ' if inside.strip() and not inside.endswith(',') else ''}{_flow(path, value)}"
    before = [child for child in node.value if not isinstance(child, tuple) or _comes_first(child[0], path[0], order)]
    children = before or node.value
    last = children[-1][1] if isinstance(children[-1], tuple) else children[-1]
    place = _row_end(head, _end(head, last))
    return place, place, _block(path, value, node.start_mark.column)


def _comes_first(key: Any, new: str | int, order: Sequence[str]) -> bool:
    return key.value in order and new in order and order.index(key.value) < order.index(str(new))


def _block(path: Place, value: str, column: int) -> str:
    return "".join(f"{' ' * column}{row}\n" for row in _rows(path, value))


def _rows(path: Place, value: str) -> list[str]:
    if not path:
        return [scalar(value)]
    inner = _rows(path[1:], value)
    if isinstance(path[0], int):
        return [f"- {inner[0]}", *(f"{INDENT}{row}" for row in inner[1:])]
    return [f"{path[0]}: {inner[0]}"] if len(path) == 1 else [f"{path[0]}:", *(f"{INDENT}{row}" for row in inner)]


def _flow(path: Place, value: str) -> str:
    if not path:
        return flow_scalar(value)
    inner = _flow(path[1:], value)
    if isinstance(path[0], int):
        return f"{{{inner}}}" if len(path) > 1 else inner
    return f"{path[0]}: {f'{{{inner}}}' if len(path) > 1 and isinstance(path[1], str) else inner}"


def _end(head: str, node: Any) -> int:
    """The end of a node's own text: YAML includes the blank lines and comments after it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        start = int(node.start_mark.index)
        return start + len(head[start : node.end_mark.index].rstrip())
    last = node.value[-1]
    return _end(head, last[1] if isinstance(last, tuple) else last)


def _row_end(head: str, index: int) -> int:
    return head.find("\n", index) + 1


def _is_written(node: Any) -> bool:
    return bool(node.end_mark.index > node.start_mark.index)
