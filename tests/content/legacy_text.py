"""Vietnamese text in the encodings from before Unicode, written with the tables by which plugins/content reads."""

from __future__ import annotations

import unicodedata

from plugins.content import legacy

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TCVN3 = {letter: byte for byte, letter in legacy._TCVN3.items()}
_VNI_LETTERS = {letter: byte for byte, letter in legacy._VNI_SINGLE.items()}
_VNI_MARKS = {marks: sign for sign, marks in legacy._VNI_MARKS.items()}


def to_tcvn3(text: str) -> bytes:
    """TCVN3 has capitals with tones in a separate font, so they become lower case here, as they did in practice."""
    small = "".join(char if ord(char) in _TCVN3 or char < "\x80" else char.lower() for char in text)
    return small.translate(_TCVN3).encode("latin-1")


def to_vni(text: str) -> bytes:
    """VNI: each letter followed by a sign for its marks."""
    return "".join(_vni(char) for char in text).encode("latin-1")


def _vni(char: str) -> str:
    if ord(char) in _VNI_LETTERS:
        return chr(_VNI_LETTERS[ord(char)])
    marks = list(unicodedata.normalize("NFD", char))
    letter = marks.pop(0)
    if "\u031b" in marks:
        letter = chr(_VNI_LETTERS[ord(unicodedata.normalize("NFC", letter + "\u031b"))])
        marks.remove("\u031b")
    return letter + (_VNI_MARKS["".join(sorted(marks, key=_TONES.find))] if marks else "")


def to_1258(text: str) -> bytes:
    """Windows-1258: letters with their shape marks, tones as combining characters."""
    encoded = b""
    for char in text:
        tones = "".join(mark for mark in unicodedata.normalize("NFD", char) if mark in _TONES)
        shape = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", char) if c not in _TONES))
        encoded += (shape + tones).encode("cp1258") if tones else char.encode("cp1258")
    return encoded
