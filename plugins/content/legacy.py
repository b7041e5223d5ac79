"""Guesses the legacy Vietnamese encoding of a text: the one in which its words read as Vietnamese syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from plugins.vietnamese.messages import read_yaml

_TABLES: Mapping[str, Any] = read_yaml(Path(__file__).with_name("legacy.yaml"))
_TCVN3, _VNI_SINGLE = (str.maketrans(table["signs"], table["letters"]) for table in (_TABLES["tcvn3"], _TABLES["vni"]))
_VNI_MARKS = dict(zip(_TABLES["vni_marks"]["signs"], _TABLES["vni_marks"]["marks"], strict=True))
_VNI_PAIR = re.compile(f"(?<=[aeouyơưAEOUYƠƯ])[{''.join(_VNI_MARKS)}]", re.IGNORECASE)

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?[aăâeêioôơuưy]{{1,3}}(?:ch|ng|nh|[cmnpt])?")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\x00-\x7f]")
_FOREIGN = re.compile("[\x80-\x9f¡-¿ÄÅÆËÏÐÑÖ×ØÜÞßäåæçëïîñö÷øûüþÿ](?:(?=[a-zA-Z])|(?<=[a-zA-Z].))")
"""Foreign letters and signs that touch a plain letter, unlike the sign of a price or of degrees."""
_FROM_1252 = {ord(bytes([byte]).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}

_ENOUGH_WORDS = 3
_READS_WELL = 0.8
_READS_BADLY = 0.75


_READINGS: Mapping[str, Callable[[str], str]] = {
    "Windows-1258": lambda text: text.encode("latin-1", "replace").decode("cp1258", "replace"),
    "TCVN3 (ABC)": lambda text: text.translate(_TCVN3),
    "VNI": lambda text: _VNI_PAIR.sub(lambda match: _VNI_MARKS[match[0].lower()], text.translate(_VNI_SINGLE)),
    "UTF-8": lambda text: text.encode("latin-1", "replace").decode("utf-8", "replace"),
}
"""What decodes a text that was read as Latin-1, by the name of its encoding."""


def is_syllable(word: str) -> bool:
    """Whether a word could be one Vietnamese syllable, judging by its letters and tones."""
    bare, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def _reads(text: str) -> tuple[float, int]:
    """The share of Vietnamese syllables among the words with marks, and the number of those words."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if _MARKED.search(word)]
    return (sum(map(is_syllable, words)) / len(words) if words else 0.0), len(words)


NAMES = tuple(_READINGS)
"""The known encodings, as `guess` names them."""


def read(text: str, encoding: str) -> str:
    """Decode text that was wrongly read as Latin-1 or Windows-1252. encoding: one of NAMES."""
    return unicodedata.normalize("NFC", _READINGS[encoding](text.translate(_FROM_1252)))


def share(text: str) -> float:
    """The share of Vietnamese syllables among the words with marks; 1 if there are none."""
    score, words = _reads(text)
    return score if words else 1.0


def guess(text: str) -> str | None:
    """The encoding of `text`, whose bytes were read as Latin-1 or Windows-1252; None if nothing fits.

    Returns "Windows-1258", "TCVN3 (ABC)", "VNI", or "UTF-8" for UTF-8 that was encoded twice.
    """
    text = text.translate(_FROM_1252)
    scores = [(*_reads(read(text)), name) for name, read in _READINGS.items()]
    score, words, name = max(scores)
    return name if score >= _READS_WELL and words >= _ENOUGH_WORDS else None


def mojibake(line: str) -> str | None:
    """The encoding, as `guess` names it, that a line of mojibake was written in; None for a sound line."""
    if not maybe_mojibake(line) or _reads(line)[0] > _READS_BADLY:
        return None
    return guess(line)


def maybe_mojibake(text: str) -> bool:
    """Whether a closer look is worthwhile: sound Vietnamese seldom has two foreign letters or signs."""
    first = _FOREIGN.search(text)
    return first is not None and _FOREIGN.search(text, first.end()) is not None
