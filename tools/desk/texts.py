"""Converts a source between bytes and the text of a form field; unedited parts keep every byte."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from difflib import SequenceMatcher

_ENDS = re.compile(r"\r\n|\r|\n")


class Unreadable(Exception):
    """Bytes that are not UTF-8 text, or contain NUL; the desk cannot edit them."""


def shown(data: bytes) -> str:
    """The text of a source as a text field holds it: without a byte order mark, every line end as "\\n"."""
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable from error
    if "\0" in text:
        raise Unreadable
    return _ENDS.sub("\n", text)


def differences(one: str, other: str) -> list[tuple[str, str]]:
    """The blocks of lines in which two texts differ, as pairs."""
    first, second = one.split("\n"), other.split("\n")
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return [("\n".join(first[a:b]), "\n".join(second[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def written(text: str, before: bytes) -> bytes:
    """The bytes of an edited text, with the original byte order mark and line ends, mixed ones included.

    before: the bytes of the file when it was opened, b"" for a new one.
    """
    if not before:
        return text.encode()
    old = before.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    if _ENDS.sub("\n", old) == text:
        return before
    old_ends = _ENDS.findall(old)
    if set(old_ends) <= {"\n"}:
        return mark + text.encode()
    usual = Counter(old_ends).most_common(1)[0][0]
    rows, old_rows = text.split("\n"), _ENDS.split(old)
    ends = [usual] * (len(rows) - 1)
    for block in SequenceMatcher(None, old_rows, rows, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            if block.a + at < len(old_ends) and block.b + at < len(ends):
                ends[block.b + at] = old_ends[block.a + at]
    made = "".join(row + end for row, end in zip(rows, [*ends, ""], strict=True))
    # A CR and an LF that became adjacent would count as one line end.
    return mark + (made if _ENDS.sub("\n", made) == text else text).encode()
