"""Encodes numbers and texts as one string of code points, the format of shards and lists.

A number is one code point, so small ones take one byte of UTF-8, and the browser's native decoder reads them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

SURROGATES, GAP = 0xD800, 0x800
_AFTER = chr(SURROGATES + GAP)
_EVEN = bytes(range(0, 256, 2))
_LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def code(number: int) -> str:
    """A number as one code point, skipping surrogates; ValueError above 1,112,063."""
    return chr(number if number < SURROGATES else number + GAP)


def codes(numbers: Iterable[int]) -> str:
    """Numbers as a string of code points."""
    return "".join(map(code, numbers))


def decoded(text: str) -> list[int]:
    """The numbers in a text made by `codes`."""
    if text.isascii() or max(text) < _AFTER:
        return [*map(ord, text)]
    return [ord(char) - (GAP if char >= _AFTER else 0) for char in text]


def total(text: str) -> int:
    """The sum of the numbers in a text."""
    return sum(text.encode()) if text.isascii() else sum(decoded(text))


def odd(text: str) -> int:
    """How many of the numbers in a text are odd; their code points have the same parity."""
    return len(text.encode("utf-32-le")[::4].translate(None, _EVEN))


def common(before: str, text: str, most: int) -> int:
    """The length of the common prefix of two texts, at most `most`."""
    for place, (a, b) in enumerate(zip(before, text, strict=False)):
        if a != b or place == most:
            return place
    return min(len(before), len(text), most)


def front_coded(texts: Iterable[str]) -> str:
    """Sorted texts, front-coded: for each, the length of the shared prefix, the length of the rest, and the rest."""
    parts, before = [], ""
    for text in texts:
        shared = common(before, text, 1000)
        parts.append(f"{code(shared)}{code(len(text) - shared)}{text[shared:]}")
        before = text
    return "".join(parts)


def printable(texts: Iterable[str], ends: Iterable[str]) -> str:
    """Sorted texts, front-coded in visible characters: a digit (length of the shared prefix), the rest, an end mark."""
    parts, before = [], ""
    for text, end in zip(texts, ends, strict=True):
        shared = common(before, text, 9)
        parts.append(f"{shared}{text[shared:]}{end}")
        before = text
    return "".join(parts)


def level(number: int) -> str:
    """The magnitude of a count as a capital: A for 1, B for 2–3, C for 4–7 …"""
    return _LEVELS[min(number.bit_length(), len(_LEVELS)) - 1]


def separators(groups: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The shortest texts that separate each group of sorted texts, given as (first, last), from the one before."""
    before = ""
    for first, last in groups:
        yield first[: common(before, first, 1000) + 1]
        before = last
