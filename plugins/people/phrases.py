"""Phrases to look up in a line: the longest that starts or ends at a place, in either style of placing tone marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

_TONES = {"Ủy": "Uỷ", "ủy": "uỷ", "úy": "uý", "òa": "oà", "óa": "oá"}
_TONE = re.compile(rf"(?:{'|'.join(_TONES)})(?!\w)")


def _in_both_styles(words: Iterable[str]) -> Iterator[str]:
    """The words, each also in the style with the tone mark on the last vowel: "hòa" and "hoà"."""
    for word in words:
        yield word
        if (other := _TONE.sub(lambda tone: _TONES[tone[0]], word)) != word:
            yield other


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, preferring the longest."""
    return f"(?:{'|'.join(map(re.escape, sorted({*_in_both_styles(words)}, key=len, reverse=True)))})"


KEY = 4
"""How many letters index the phrases that are at least as long; two index the shorter ones."""


class Phrases:
    """A list of phrases, indexed by their first and last letters; only whole words match.

    apart: signs that must not follow a match. unless: what follows where a phrase means something else; none:
    longer phrases that start alike and mean something else.
    """

    def __init__(
        self, *words: Iterable[str], apart: str = "", unless: Iterable[str] = (), none: Iterable[str] = ()
    ) -> None:
        self._apart, self._unless, self._none = apart, tuple(_in_both_styles(unless)), frozenset(_in_both_styles(none))
        self._first: dict[str, list[str]] = {}
        self._short: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for phrase in sorted({*_in_both_styles(chain(none, *words))}, key=lambda one: (-len(one), one)):
            self._last.setdefault(phrase[-2:].rjust(2), []).append(phrase)
            if len(phrase) >= KEY:
                self._first.setdefault(phrase[:KEY], []).append(phrase)
                continue
            self._short.setdefault(phrase[:2].ljust(2), []).append(phrase)  # "Ý "
            for key, alike in self._first.items():
                if key.startswith(phrase):
                    alike.append(phrase)

    def end(self, line: str, at: int) -> int:
        """The end of the longest phrase that starts at `at`; 0 if there is none."""
        key = line[at : at + KEY]
        for phrase in self._first.get(key) or self._short.get(key[:2]) or ():
            if line.startswith(phrase, at):
                end = at + len(phrase)
                following = line[end : end + 1]
                if not following.isalnum() and (not following or following not in self._apart):
                    return 0 if phrase in self._none or line.startswith(self._unless, end) else end
        return 0

    def start(self, line: str, end: int) -> int:
        """The start of the longest phrase that ends at `end`; -1 if there is none."""
        for phrase in self._last.get(line[max(0, end - 2) : end], ()):
            start = end - len(phrase)
            if line.endswith(phrase, 0, end) and not (start and line[start - 1].isalnum()):
                return -1 if phrase in self._none else start
        return -1

    def before(self, line: str, place: int) -> bool:
        """Whether a phrase and a space stand right before `place`."""
        return line[place - 1 : place] == " " and self.start(line, place - 1) >= 0

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """A pattern that matches where a word starts like one of the phrases."""
        return re.compile(rf"(?<!\w)(?={'|'.join(map(re.escape, chain(self._first, *self._short.values())))})")
