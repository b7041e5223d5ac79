"""Parses YAML into plain text values with the line of each, and explains faults in words for editors.

It reads YAML's events and does not construct objects: everything stays text (no date is reinterpreted, `no` is not
False), aliases are refused before they can expand, and nothing recurses deeper than DEPTH.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import LOADER
from plugins.vietnamese.text import MOST_MARKS, normalise, overmarked

from .lines import beginning
from .source import CONTROL

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
Place = tuple[str | int, ...]
"""The path of a value: keys and positions from the top, such as ("links", 0, "url")."""

DEPTH = 8
_ENTRY = re.compile(r"\s*(#.*)?$|\s+|-(\s|$)|[^\s:*][^:]*:(\s|$)|[\"'\]}]")
_COLON_INSIDE = re.compile(r"\s*(?:- )?[^\s:#-][^:]*:\s+[^\s\"'\[{|>#].*:(\s|$)")
_SIGN = re.compile(r"\s*(?:- )?[^\s:#-][^:]*:\s+(?P<sign>[*&!%@`\"'\[{|>,\]}]|[-?](?= ))")
_CLOSING = {"[": "]", "{": "}"}
_NO_SPACE = re.compile(r"\s*(?:- )?[^\s:#\"'-][^\s:]*:[^\s:/]")
_TAB = re.compile(r" *\t|[^:]+:\t|-\t")
_NO_ITEM = re.compile(r"\s*(?:-[^\s-]|[–—•·+]|\*(?!\*))")
_CURLY = re.compile(r"[^:]*:\s+[“‘][^“”‘’]*[”’]\s*$")
_ALIGNED = re.compile(r"(?P<item> *)(?P<value>- +)?[^\s#-]")


def texts_in(value: Value, path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text inside a value, with its path."""
    if isinstance(value, str):
        yield path, value
        return
    inner: Iterable[tuple[str | int, Value]] = enumerate(value) if isinstance(value, tuple) else value.items()
    for key, item in inner:
        yield from texts_in(item, (*path, key))


class _Refused(Exception):
    """YAML that is well formed but not allowed: the code, line (from 0) and values of the diagnostic."""

    def __init__(self, code: str, mark: Any, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, mark.line, values


class _Reader:
    """Turns the events of one document into values and lines."""

    def __init__(self, text: str, first_line: int) -> None:
        self.events: Iterator[Any] = iter(LOADER(text).get_event, None)
        self.first_line = first_line
        self.lines: dict[Place, int] = {}
        self.plain: list[tuple[int, int, int]] = []
        """Unquoted values: first row, last row, and the column where each ends."""

    def document(self) -> Value | None:
        """The value of the only document; None if there is none."""
        value: Value | None = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                if value is not None:
                    raise _Refused("yaml-documents", event.start_mark)
                value = self.value(event, ())
        return value

    def value(self, event: Any, path: Place) -> Value:
        """The value that begins with `event`."""
        self.refuse(event, path)
        self.lines.setdefault(path, event.start_mark.line + self.first_line)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.value(event, (*path, len(items))))
            return tuple(items)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if not event.style:
            self.plain.append((event.start_mark.line, event.end_mark.line, event.end_mark.column))
        text: str = event.value
        if match := CONTROL.search(text):  # written as an escape: the source itself has none
            raise _Refused("control-character", event.start_mark, char=f"U+{ord(match[0]):04X}")
        if event.style == '"':
            if overmarked(text) >= 0:  # as escapes
                raise _Refused("marks-many", event.start_mark, most=MOST_MARKS)
            text = normalise(text)
        return "" if event.implicit[0] and text in ("~", "null") else text.strip()

    def mapping(self, path: Place) -> Value:
        """The rest of a mapping that has begun; duplicate keys are refused."""
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse(event, path)
            mark: Any = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("yaml-key", mark)
            key = event.value.strip()
            if key in mapping:
                raise _Refused("yaml-duplicate", mark, key=key, line=self.lines[*path, key])
            self.lines[*path, key] = mark.line + self.first_line
            mapping[key] = self.value(next(self.events), (*path, key))
        return mapping

    def refuse(self, event: Any, path: Place) -> None:
        """Refuse aliases, tags and deep nesting: what can grow without bounds or means more than text."""
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise _Refused("yaml-anchor", event.start_mark, found=f"{sign}{event.anchor}"[:40])
        if event.tag not in (None, "!"):
            raise _Refused("yaml-tag", event.start_mark, found=str(event.tag)[:40])
        if len(path) > DEPTH:
            raise _Refused("yaml-depth", event.start_mark)


def load(text: str, first_line: int, diagnostics: Diagnostics) -> tuple[Value | None, Mapping[Place, int]]:
    """The value of a YAML text and the line of each value in it; None if it is empty or, with a diagnostic, invalid.

    first_line: the line of the file on which `text` begins.
    """
    try:
        reader = _Reader(text, first_line)
        value = reader.document()
    except _Refused as refused:
        diagnostics.error(refused.code, refused.line + first_line, **refused.values)
        return None, {}
    except (yaml.YAMLError, ValueError) as error:
        _explain(text, first_line, error, diagnostics)
        return None, {}
    rows = text.split("\n")
    lines = {path: min(line, first_line + len(rows) - 1) for path, line in reader.lines.items()}
    for first, last, column in reader.plain:
        for row in range(first + 1, min(last + 1, len(rows))):
            if rows[row].lstrip().startswith("-"):
                diagnostics.warning("yaml-joined", row + first_line, found=rows[row].strip()[:60])
        if last < len(rows) and rows[last][column:].lstrip().startswith("#"):
            diagnostics.warning("yaml-comment", last + first_line)
    return value, lines


def _explain(text: str, first_line: int, error: Exception, diagnostics: Diagnostics) -> None:
    """Report what to type instead; guessed from the lines, since the parser's own messages do not help editors."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    rows = text.split("\n")
    at = min(mark.line if mark else 0, len(rows) - 1)
    if "nesting depth" in (getattr(error, "problem", None) or ""):  # the parser's own limit, met while it looks ahead
        diagnostics.error("yaml-depth", at + first_line)
        return
    for number in (at, *range(at - 1, -1, -1)):
        if told := _diagnosis(rows[number]):
            while number and (above := _diagnosis(rows[number - 1])) and above[0] == told[0]:
                number, told = number - 1, above
            diagnostics.error(told[0], number + first_line, **told[1])
            return
    if (aligned := _aligned(rows, at)) is None:
        diagnostics.error("yaml", at + first_line)
    else:
        wrong, right, spaces = aligned
        diagnostics.error("yaml-indent", wrong + first_line, line=right + first_line, spaces=spaces)


def _aligned(rows: list[str], at: int) -> tuple[int, int, int] | None:
    """The misindented row, the row that it should line up with, and the spaces in front; None if no row is to blame."""
    first, *above = [number for number in range(at) if _ALIGNED.match(rows[number])] or [at]
    match = _ALIGNED.match(rows[at])
    if match is None or first == at:
        return None
    if rows[first].startswith(" "):  # the first row is never indented
        return first, at, 0
    parts = ("item",) if match["value"] else ("item", "value")
    right = next(
        (number for number in reversed(above) if match["value"] and "- " in rows[number]), (above or [first])[-1]
    )
    beside = _ALIGNED.match(rows[right])
    return (at, right, sum(len(beside[part] or "") for part in parts)) if beside else None


def _diagnosis(row: str) -> tuple[str, dict[str, str]] | None:
    if _TAB.match(row):
        return "yaml-tab", {}
    key, _, value = row.strip().removeprefix("- ").partition(":")
    value = beginning(value.strip(" “”‘’") if _CURLY.match(row) else value)
    quote = "'" if '"' in value else '"'
    told = {"key": key, "right": f"{key}: {quote}{value}{quote}"}
    if _NO_SPACE.match(row):
        return "yaml-space", {"key": key, "right": f"{key}: {value}"}
    if _NO_ITEM.match(row):
        return "yaml-dash", {"found": row.strip()[:60]}
    if not _ENTRY.match(row):
        return ("yaml-wide" if "：" in row else "yaml-line"), {"found": row.strip()[:60]}
    if _COLON_INSIDE.match(row):
        return ("yaml-curly" if _CURLY.match(row) else "yaml-colon"), told
    match = _SIGN.match(row)
    if match and (closing := _CLOSING.get(match["sign"])):
        if row.split(" #")[0].rstrip().endswith(closing):
            return None
        if closing not in row:
            return "yaml-unclosed", {"key": key, "sign": match["sign"], "close": closing}
    if match and match["sign"] in "\"'" and row.count(match["sign"]) == 1:
        return "yaml-quote", {"key": key, "sign": match["sign"]}
    return ("yaml-sign", {"sign": match["sign"], **told}) if match else None
