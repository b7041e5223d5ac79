"""Vietnamese text: normal forms, tolerant keys, slugs, the spellings of phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_MARKS = re.compile(r"[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_TONE = re.compile(f"[{_TONES}]")
# Only where standard spelling varies (kỹ/kĩ, lý/lí, quy/qui); "thuý" and "thúi" stay two words.
_Y_FOR_I = re.compile(r"^(qu|[hklmstv])y(?=$|nh$|t$|ch$)")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:uye|oai|oay|uoi|uou|ieu|yeu|uay|uya|[aeiouy]{1,2})"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|\u0085|\u2028|\u2029")
# Zero-width joiners hold emoji together, so they are removed only before a letter or a space.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\u200d(?=[\w\s])")
_CHOICE = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}|([^\[{]+)")
# Eth looks like đ and stands for it in texts converted from old fonts.
_D_LIKE = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})
# Eth, indistinguishable from Đ; after a lower-case letter it is the "é" of the old encoding TCVN3.
_ETH = re.compile("\u00d0(?<![a-z]\u00d0)")


MOST_MARKS = 30
"""The most on one letter, as in Unicode's stream-safe form (UAX 15, D4): sorting more takes ever longer."""


def nfc(text: str) -> str:
    """The text in NFC; if it was not so already, marks over MOST_MARKS on a letter are dropped."""
    if unicodedata.is_normalized("NFC", text):  # the same check that normalising would begin with
        return text
    return unicodedata.normalize("NFC", text if overmarked(text) < 0 else _few_marks(text))


def overmarked(text: str) -> int:
    """The offset of the first mark over MOST_MARKS on a letter; -1 if there is none, or the text is in NFC."""
    if unicodedata.is_normalized("NFC", text):
        return -1
    marks = 0
    for place, char in enumerate(text):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > MOST_MARKS:
            return place
    return -1


def _few_marks(text: str) -> str:
    marks, kept = 0, []
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def parted(word: str) -> tuple[str, str]:
    """The letters of a decomposed word (NFD), and its tones: "hoà" → "hoa", huyền."""
    tones = "".join(_TONE.findall(word))
    return (_TONE.sub("", word) if tones else word), tones


def fold(text: str) -> str:
    """The text in lower case without marks, đ as d: "Hội nghị Đảng" → "hoi nghi dang"; idempotent."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", nfc(text).lower()))
    return nfc(bare.translate(_D_LIKE))


fold_word = lru_cache(maxsize=4096)(fold)
"""`fold`, cached, for single words, which recur in texts."""


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word may be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def tone_key(text: str) -> str:
    """A key that is equal for spellings that differ only in the placement of tones or in i and y.

    "hoà" = "hòa", "uý" = "úy", "kỹ" = "kĩ", "qui" = "quy". The tone goes to the end of its word; lower case, NFC; for
    comparing, never for display; idempotent.
    """
    if text.isascii():
        return _WORD.sub(lambda word: _word_key(word[0]), text.lower())
    return nfc(_WORD.sub(lambda word: _word_key(word[0]), unicodedata.normalize("NFD", nfc(text).lower())))


@lru_cache(maxsize=4096)
def _word_key(word: str) -> str:
    letters, tones = parted(word)
    return _Y_FOR_I.sub(r"\1i", letters) + tones


def slug(text: str) -> str:
    """A slug for an address, of a–z, 0–9 and single hyphens: "Quý III/2019" → "quy-iii-2019"; "" if nothing is left."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def is_plain(text: str) -> bool:
    """Whether all is printable, plain spaces or "\\n"; ten times as fast as a regular expression."""
    return text.replace("\n", "").isprintable()


def normalise(text: str) -> str:
    """A source text as the archive keeps it: NFC, "\\n" line ends, plain spaces, Đ for Eth, nothing invisible."""
    if not is_plain(text):
        text = _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    return nfc(_ETH.sub("Đ", text))


def spellings(pattern: str) -> Iterator[str]:
    """All spellings of a phrase: "[số] {điện thoại|máy}" has an optional part, and a choice of two words."""
    if "[" not in pattern and "{" not in pattern:
        yield pattern
        return
    parts = []
    for optional, chosen, plain in _CHOICE.findall(pattern):
        parts.append(["", *optional.split("|")] if optional else chosen.split("|") if chosen else [plain])
    for words in product(*parts):
        yield re.sub(" +", " ", "".join(words)).strip()


def in_any_case(phrases: Iterable[str]) -> Iterator[str]:
    """Phrases as given, with a capital first letter, and in upper case."""
    for phrase in phrases:
        yield from (phrase, phrase[:1].upper() + phrase[1:], phrase.upper())
