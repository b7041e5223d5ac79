"""Removes values from the YAML of a head as parsed, so that quotes, escapes and folded lines hide nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from plugins.content.messages import REMOVED
from plugins.vietnamese.messages import LOADER
from plugins.vietnamese.personal.letters import WALL, View, letters_of
from plugins.vietnamese.personal.values import Value, spans

from .markup import bare_addresses_in


def without(head: str, values: Sequence[Value]) -> str:
    """A valid head whose texts contain none of the values; line numbers do not change."""
    events: Iterable[Any] = iter(LOADER(head).get_event, None)
    scalars: list[Any] = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    texts = [str(event.value) for event in scalars]
    joined = WALL.join(texts)
    found = spans(values, (View(letters_of(joined)),))
    out: list[str] = []
    position = start = 0
    remaining = iter([*found, (len(joined) + 1, len(joined) + 1)])
    span = next(remaining)
    for event, text in zip(scalars, texts, strict=True):
        inside = []
        while span[0] < start + len(text):
            inside.append((span[0] - start, min(span[1] - start, len(text))))
            span = next(remaining)
        start += len(text) + len(WALL)
        if inside:
            first, last = event.start_mark.index, event.end_mark.index
            out += (head[position:first], json.dumps(_cleared(text, inside), ensure_ascii=False))  # a valid YAML scalar
            out.append("\n" * head.count("\n", first, last))  # so that every line after it keeps its number
            position = last
    return "".join((*out, head[position:]))


def _cleared(text: str, found: Sequence[tuple[int, int]]) -> str:
    """A text without the found spans; an address that overlaps one is removed whole."""
    addresses = list(bare_addresses_in(text))
    for start, end in reversed(found):
        for first, last in addresses:
            if first < end and start < last:
                start, end = min(start, first), max(end, last)
        text = f"{text[:start].removesuffix('+')}{REMOVED}{text[end:]}"
    return text
