"""Decodes text in any encoding that old systems wrote, and reports which."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plugins.content import legacy
from plugins.content.source import WIDE_BOMS, utf16_without_bom

_SAMPLE = 4096
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_BINARY_SHARE = 0.02
_LOST = "\ufffd"
_FOREIGN_LINES = 200
UNKNOWN = "Windows-1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, the encodings of its lines, the most used first, and whether characters were lost."""

    text: str
    encodings: tuple[str, ...]
    damaged: bool = False

    @property
    def encoding(self) -> str:
        """The encodings for display: "UTF-8", or "TCVN3 (ABC) + UTF-8" if lines differ."""
        return " + ".join(self.encodings)


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """Decode bytes; None if they are binary. declared: the declared encoding, used only if detection fails."""
    for bom, encoding in ((codecs.BOM_UTF8, "UTF-8"), *WIDE_BOMS):
        if data.startswith(bom):
            return _heal(data.decode(encoding, "replace").lstrip("\ufeff"), encoding)
    if encoding := utf16_without_bom(data):
        return _heal(data.decode(encoding, "replace"), "UTF-16")
    if _is_binary(data):
        return None
    try:
        return _heal(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _by_lines(data, declared)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE].decode("latin-1")
    return len(_CONTROL.findall(sample)) > _BINARY_SHARE * len(sample)


def _by_lines(data: bytes, declared: str) -> Decoded:
    """Decode line by line, since pages were pasted together: UTF-8 where valid, else the encoding detected."""
    lines = data.split(b"\n")
    foreign = [line for line in lines if _utf8(line) is None]
    sample = b"\n".join(foreign[:_FOREIGN_LINES]).decode("latin-1")
    encoding = legacy.guess(sample) or _known(declared) or UNKNOWN
    pieces, used = [], dict.fromkeys([encoding], len(foreign))
    for line in lines:
        if (text := _utf8(line)) is not None:
            pieces.append(text)
            used["UTF-8"] = used.get("UTF-8", 0) + (not line.isascii())
        elif encoding in legacy.NAMES:
            pieces.append(legacy.read(line.decode("latin-1"), encoding))
        else:
            pieces.append(line.decode(encoding, "replace"))
    text = "\n".join(pieces)
    damaged = encoding not in legacy.NAMES or _LOST in text
    return Decoded(
        text, tuple(name for name, count in sorted(used.items(), key=lambda pair: -pair[1]) if count), damaged
    )


def _utf8(line: bytes) -> str | None:
    """A line decoded as UTF-8; None if it is not valid."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return "" if name in ("utf-8", "utf-16", "ascii") else name


def _heal(text: str, encoding: str) -> Decoded:
    """Repair mojibake: text in a legacy font's codes that was saved as if they were letters."""
    healed, others = heal_lines(text.split("\n"))
    return Decoded("\n".join(healed), (*others, encoding) if others else (encoding,), _LOST in text)


def heal_lines(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Repair the lines that are mojibake; returns all lines and the encodings repaired."""
    suspect = [line for line in lines if legacy.maybe_mojibake(line)]
    whole = legacy.mojibake("\n".join(suspect[:_FOREIGN_LINES])) if suspect else None
    if not suspect:
        return lines, ()
    healed, found = [], {}
    for line in lines:
        encoding = legacy.mojibake(line) if legacy.maybe_mojibake(line) else None
        if encoding is None and whole and _is_part(line, whole):
            encoding = whole
        healed.append(legacy.read(line, encoding) if encoding else line)
        if encoding:
            found[encoding] = True
    return healed, tuple(found)


def _is_part(line: str, encoding: str) -> bool:
    """Whether a line too short to judge alone reads better in the encoding of the lines around it."""
    return legacy.share(line) < legacy.share(legacy.read(line, encoding))
