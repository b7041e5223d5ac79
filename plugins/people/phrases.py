"""Phrases to look up in a line: where the longest of a list begins or ends, in either style of placing tones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

_TONES = {"Ủy": "Uỷ", "ủy": "uỷ", "úy": "uý", "òa": "oà", "óa": "oá"}
_TONE = re.compile(rf"(?:{'|'.join(_TONES)})(?!\w)")


def _in_both_styles(words: Iterable[str]) -> Iterator[str]:
    """The words, each also as it is written with the tone on the last vowel: "hòa" and "hoà"."""
    for word in words:
        yield word
        if (other := _TONE.sub(lambda tone: _TONES[tone[0]], word)) != word:
            yield other


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of a few words, the longest that fits."""
    return f"(?:{'|'.join(map(re.escape, sorted({*_in_both_styles(words)}, key=len, reverse=True)))})"


class Phrases:
    """A list of phrases, kept by their first two letters and by their last two.

    apart: signs that do not follow; no letter does, or stands before. unless: what follows where they mean
    something else; none: longer phrases that begin alike and mean something else.
    """

    def __init__(
        self, *words: Iterable[str], apart: str = "", unless: Iterable[str] = (), none: Iterable[str] = ()
    ) -> None:
        self._apart, self._unless, self._none = apart, tuple(_in_both_styles(unless)), frozenset(_in_both_styles(none))
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for phrase in sorted({*_in_both_styles(chain(none, *words))}, key=lambda one: (-len(one), one)):
            self._first.setdefault(phrase[:2].ljust(2), []).append(phrase)  # "Ý "
            self._last.setdefault(phrase[-2:].rjust(2), []).append(phrase)

    def end(self, line: str, at: int) -> int:
        """Where the longest ends that begins at a place of a line; 0 where none does."""
        for phrase in self._first.get(line[at : at + 2], ()):
            if line.startswith(phrase, at):
                end = at + len(phrase)
                following = line[end : end + 1]
                if not following.isalnum() and (not following or following not in self._apart):
                    return 0 if phrase in self._none or line.startswith(self._unless, end) else end
        return 0

    def start(self, line: str, end: int) -> int:
        """Where the longest begins that ends at a place of a line; -1 where none does."""
        for phrase in self._last.get(line[max(0, end - 2) : end], ()):
            start = end - len(phrase)
            if line.endswith(phrase, 0, end) and not (start and line[start - 1].isalnum()):
                return -1 if phrase in self._none else start
        return -1

    def before(self, line: str, place: int) -> bool:
        """Whether one stands right before a place of a line, but for a space."""
        return line[place - 1 : place] == " " and self.start(line, place - 1) >= 0

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """A pattern of the first two letters of each, where a word begins."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self._first))})")
