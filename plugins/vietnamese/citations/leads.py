"""What stands before a number: the words for the kind of an instrument, who issued it, and "số"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text import fold, fold_word
from .kinds import SAID, issuer_said

SHORT = ("NĐ", "NQ", "QĐ", "CT", "TT", "TTLT", "KL", "TB", "KH", "CV", "CĐ")
_MANY_MEANINGS = frozenset(SHORT[2:])
"""An army corps or a chairman is called so, too."""
_SHORT = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(SHORT)})(?:(?<=N[ĐQ])|[:.]|(?=\s))\s*[:.]?\s*\Z")
_KINDS = {name.replace(" ", ""): code for name, code in SAID.items()}
"""By their folded words, whatever space is between them or left out."""
_ENDINGS = frozenset("".join(words[at:]) for words in map(str.split, SAID) for at in range(len(words))) | _KINDS.keys()
"""What their last words are."""
_LAST_WORDS = frozenset(("so", *map(fold, SHORT), *(name.rpartition(" ")[2] for name in SAID), *_KINDS))
LAST_LETTERS = "".join(
    letter
    for letter in map(chr, (*range(0x1B1), *range(0x1EA0, 0x1EFA)))
    if fold(letter) in {word[-1] for word in _LAST_WORDS}
)
"""Those that such a word may end with, in any case and with any marks."""
KIND_BEFORE, _ISSUER_BEFORE = 34, 110
"""How far before a number its kind is looked for; who issued it may stand between."""
_OF = re.compile(r"\s+(?:của|do)\s+(?=[^.;:,()0-9]+\Z)", re.IGNORECASE)
_LETTERS_LAST = re.compile(r"[^\W\d_]+\Z")
_GAP = " :.\n\t\xa0"
_OPENS = "(“‘\"'[|>*_-–—/,;"
"""What may stand right before a word."""


class Lead(NamedTuple):
    """What belongs to a number and stands before it. said: the code of the kind, "" of any, None where none is named;
    so: whether "số" is there; short: whether the kind is said by letters that mean other things, too."""

    start: int
    said: str | None
    so: bool
    short: bool = False


def kind_of(words: str) -> str:
    """The code of a kind by its words."""
    return _KINDS[fold("".join(words.split()))]


def may_lead(text: str, start: int) -> bool:
    """Whether the word before a number may be the last of a kind, or "số"; most numbers are told apart by it."""
    words = text[max(0, start - 12) : start].rstrip(_GAP).rsplit(None, 1)
    return bool(words) and fold_word(words[-1].lstrip(_OPENS)) in _LAST_WORDS


def kind_before(text: str, end: int) -> tuple[int, str] | None:
    """Where the words for a kind begin that end at a place, spaces apart, and its code."""
    found, letters, begin = None, "", max(0, end - KIND_BEFORE)
    for written in reversed(text[begin:end].split()):
        word = _LETTERS_LAST.search(written)
        letters = fold_word(word[0]) + letters if word else ""
        if not word or letters not in _ENDINGS:
            break
        end = text.rindex(written, begin, end)
        if letters in _KINDS:
            found = end + word.start(), _KINDS[letters]
        if word.start():
            break
    return found


def lead_of(text: str, start: int) -> Lead:
    """What belongs to a number and stands before it."""
    near = text[max(0, start - 8) : start].rstrip(_GAP)
    so = fold_word(near[-2:]) == "so" and not near[-3:-2].isalnum()
    end = max(0, start - 8) + len(near) - 2 if so else start
    if found := kind_before(text, end):
        return Lead(*found, so)
    if short := _SHORT.search(text, max(0, end - 10), end):
        return Lead(short.start(), short["kind"], so, text[short.start() : start].strip() in _MANY_MEANINGS)
    for of in _OF.finditer(text, max(0, end - _ISSUER_BEFORE), end) if so else ():
        if (found := kind_before(text, of.start())) and issuer_said(text[of.end() : end])[0]:
            return Lead(*found, so)
    return Lead(end, None, so)
