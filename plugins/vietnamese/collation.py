"""Vietnamese alphabetical order, as in CLDR's collation "vi" and the Vietnam Lexicography Centre's dictionaries.

Letters first, over the whole text: a ă â b c d đ e ê … o ô ơ … u ư … y, with f j w z in their Latin places; where they
are equal, tones: ngang huyền hỏi ngã sắc nặng; then lower before upper case. Figures come before letters, by value.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from plugins.vietnamese.text import nfc

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]

_ALPHABET = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {tone: index for index, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_LETTER_MARKS = "\u0306\u0302\u031b"  # ă â ơ: these make another letter, tones do not
_UNITS = re.compile(r"(?P<figures>[0-9]+)|(?P<letter>[^\W\d_][\u0300-\u036f]*)|(?P<rest>(?:[\W_]|[^\x00-\x7f0-9])+?)")
_GAP, _FIGURES, _LETTER, _OTHER = range(4)


@lru_cache(maxsize=65536)
def sort_key(text: str) -> SortKey:
    """A key for sorted(), a total order over NFC texts; quotes, hyphens and spaces only separate words."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for unit in _UNITS.finditer(unicodedata.normalize("NFD", text.lower())):
        if figures := unit["figures"]:
            letters.append((_FIGURES, int(figures[:4000])))
        elif letter := unit["letter"]:
            letters.append(_letter(letter))
            tones.append(max((_TONES.get(mark, 0) for mark in letter[1:]), default=0))
        elif letters and letters[-1] != (_GAP, 0):
            letters.append((_GAP, 0))
    if letters and letters[-1] == (_GAP, 0):
        letters.pop()
    # Swapped case puts lower case before upper, as dictionaries do; it also makes the order total.
    return tuple(letters), tuple(tones), nfc(text).swapcase()


def letter_of(unit: str) -> str:
    """The letter that a character and its marks (in NFD) form, without tones: "ấ" → "â"."""
    return nfc(unit[0] + "".join(mark for mark in unit[1:] if mark in _LETTER_MARKS))


def _letter(unit: str) -> tuple[int, int]:
    letter = letter_of(unit)
    index = _ALPHABET.get(letter, _ALPHABET.get(unit[0]))
    return (_LETTER, index) if index is not None else (_OTHER, ord(unit[0]))


def name_key(name: str) -> tuple[SortKey, SortKey, SortKey]:
    """A key that sorts people by given name, then middle names, then family name: "Nguyễn Mạnh Hùng" under Hùng."""
    family, *others = name.split() or [""]
    *middle, given = others or [family]
    return sort_key(given), sort_key(" ".join(middle)), sort_key(family)
