"""The words that lead up to a number: the kind of the instrument, its issuer, and "số"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text import fold, fold_word
from .kinds import SAID, issuer_said

SHORT = ("NĐ", "NQ", "QĐ", "CT", "TT", "TTLT", "KL", "TB", "KH", "CV", "CĐ")
_MANY_MEANINGS = frozenset(SHORT[2:])
"""Abbreviations that also mean other things, such as an army corps or a chairman."""
_SHORT = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(SHORT)})(?:(?<=N[ĐQ])|[:.]|(?=\s))\s*[:.]?\s*\Z")
_KINDS = {name.replace(" ", ""): code for name, code in SAID.items()}
"""Codes of kinds by their folded words, without spaces."""
_ENDINGS = frozenset("".join(words[at:]) for words in map(str.split, SAID) for at in range(len(words))) | _KINDS.keys()
"""All endings of these, by whole words."""
_LAST_WORDS = frozenset(("so", *map(fold, SHORT), *(name.rpartition(" ")[2] for name in SAID), *_KINDS))
LAST_LETTERS = "".join(
    letter
    for letter in map(chr, (*range(0x1B1), *range(0x1EA0, 0x1EFA)))
    if fold(letter) in {word[-1] for word in _LAST_WORDS}
)
"""The letters that the last word before a number may end with, in any case and with any diacritics."""
KIND_BEFORE, _ISSUER_BEFORE = 34, 110
"""The most characters before a number in which its kind is searched, and an issuer between the two."""
_OF = re.compile(
    r"\s+(?:của|do)\s+(?=[^.;:,()0-9]+\Z)|(?P<day>\s+ngày\s+[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4},?\s+\Z)",
    re.IGNORECASE,
)
_LETTERS_LAST = re.compile(r"[^\W\d_]+\Z")
_GAP = " :.\n\t\xa0"
_OPENS = "(“‘\"'[|>*_-–—/,;"
"""Characters that may stand right before a word."""


class Lead(NamedTuple):
    """The words before a number that belong to it. said: the code of the kind, "" for any, None if none is named; so:
    whether "số" is there; short: whether the kind is an ambiguous abbreviation."""

    start: int
    said: str | None
    so: bool
    short: bool = False


def kind_of(words: str) -> str:
    """The code of the kind that words name."""
    return _KINDS[fold("".join(words.split()))]


def may_lead(text: str, start: int) -> bool:
    """Whether the word before a number may end a kind, or be "số"; this rules out most numbers."""
    words = text[max(0, start - 12) : start].rstrip(_GAP).rsplit(None, 1)
    return bool(words) and fold_word(words[-1].lstrip(_OPENS)) in _LAST_WORDS


def kind_before(text: str, end: int) -> tuple[int, str] | None:
    """The start and the code of the kind whose words end at `end`, whatever their spaces; None if there is none."""
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
    """The words before a number that belong to it."""
    near = text[max(0, start - 8) : start].rstrip(_GAP)
    so = fold_word(near[-2:]) == "so" and not near[-3:-2].isalnum()
    end = max(0, start - 8) + len(near) - 2 if so else start
    if so and text[max(0, end - 4) : end].lower() == " từ ":  # "các quyết định từ số 345 đến 350/QĐ-UBND"
        end -= len(" từ")
    if found := kind_before(text, end):
        return Lead(*found, so)
    if short := _SHORT.search(text, max(0, end - 10), end):
        return Lead(short.start(), short["kind"], so, text[short.start() : start].strip() in _MANY_MEANINGS)
    for of in _OF.finditer(text, max(0, end - _ISSUER_BEFORE), end) if so else ():
        if (found := kind_before(text, of.start())) and (of["day"] or issuer_said(text[of.end() : end])[0]):
            return Lead(*found, so)
    return Lead(end, None, so)
