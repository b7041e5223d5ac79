"""Phrases to look up in a line: the longest that starts or ends at a place, in either style of placing tone marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from plugins.content.grouping import grouped

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


def _tree(phrases: Iterable[str]) -> str:
    """A pattern that matches where one of the phrases starts; it compares letter by letter, so that it fails fast."""
    by_letter = grouped(phrases, lambda phrase: phrase[:1])
    if "" in by_letter:  # a phrase ends here
        return ""
    ways = "|".join(re.escape(letter) + _tree(one[1:] for one in some) for letter, some in by_letter.items())
    return ways if len(by_letter) == 1 else f"(?:{ways})"


class Phrases:
    """A list of phrases, indexed by their first two and last two letters; only whole words match.

    apart: signs that must not follow a match. unless: what follows where a phrase means something else; none:
    longer phrases that start alike and mean something else.
    """

    def __init__(
        self, *words: Iterable[str], apart: str = "", unless: Iterable[str] = (), none: Iterable[str] = ()
    ) -> None:
        self._apart, self._unless, self._none = apart, tuple(_in_both_styles(unless)), frozenset(_in_both_styles(none))
        self._words = words

    @cached_property
    def _phrases(self) -> list[str]:
        """All of them, the longest first; listed once a text is read, as most builds read hardly any."""
        return sorted({*self._none, *_in_both_styles(chain(*self._words))}, key=lambda one: (-len(one), one))

    @cached_property
    def _first(self) -> dict[str, tuple[str, ...]]:
        by_start = grouped(self._phrases, lambda one: one[:2].ljust(2))  # "Ý "
        return {letters: tuple(some) for letters, some in by_start.items()}

    @cached_property
    def _last(self) -> dict[str, list[str]]:
        return grouped(self._phrases, lambda one: one[-2:].rjust(2))

    def end(self, line: str, at: int) -> int:
        """The end of the longest phrase that starts at `at`; 0 if there is none."""
        alike = self._first.get(line[at : at + 2])
        for phrase in alike if alike and line.startswith(alike, at) else ():  # seldom, and all at once is quick
            if line.startswith(phrase, at):
                end = at + len(phrase)
                following = line[end : end + 1]
                if not following.isalnum() and (not following or following not in self._apart):
                    return 0 if phrase in self._none or line.startswith(self._unless, end) else end
        return 0

    def start(self, line: str, end: int) -> int:
        """The start of the longest phrase that ends at `end`; -1 if there is none."""
        for phrase in self._last.get(line[end - 2 : end], ()):
            start = end - len(phrase)
            if line.endswith(phrase, 0, end) and not (start and line[start - 1].isalnum()):
                return -1 if phrase in self._none else start
        return -1

    def before(self, line: str, place: int) -> bool:
        """Whether a phrase and a space stand right before `place`."""
        return line[place - 1 : place] == " " and self.start(line, place - 1) >= 0

    def starts_in(self, text: str) -> Iterator[int]:
        """The offsets in a text where the letters of a phrase start a word; most texts have few."""
        return (gap.start() for gap in self._before.finditer(f" {text}"))

    @cached_property
    def _before(self) -> re.Pattern[str]:
        """Matches the sign before such a word."""
        return re.compile(rf"\W(?={_tree(self._phrases)})")
