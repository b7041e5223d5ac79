"""Lines that begin a list item, as typed in Vietnam: "– Ý;", "1- Ý", "1.1. Ý", "a/ Ý", "(i) Ý", "Điều 1."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from plugins.vietnamese.messages import read_yaml

from ..letters import LOWER, UPPER
from ..lines import COLUMN

DASHES = "-–—−"
DOTS = f"•·∙‣⁃▪●◦■◆►➢❖{''.join(map(chr, range(0xF021, 0xF100)))}"
"""Bullets of word processors; the last are what their symbol fonts leave behind."""
BULLETS = f"{DASHES}+*{DOTS}"
BULLET = re.compile(rf"[ ]{{0,3}}(?P<sign>[{BULLETS}])[ ]+(?=\S)")
NUMBER = re.compile(r"[ ]{0,3}(?P<number>\d{1,9})\.[ ]+(?=\S)")
_WORDING = read_yaml(Path(__file__).with_suffix(".yaml"))
_SHARED = {**_WORDING["shared"], "dashes": DASHES, "dots": DOTS, "lower": LOWER, "upper": UPPER}


def _filled(pattern: str) -> str:
    """An expression of the data with the names of its shared parts replaced, which may contain names themselves."""
    return re.sub(r"<(\w+)>", lambda match: _filled(_SHARED[match[1]]), pattern)


LABEL = re.compile(
    _filled(rf"[ ]*(?:(?:{'|'.join(_WORDING['labels'])})(?=\S)|(?:(?:<heads>)[ ]+(?:\d+|[IVX]+)|(?:<asked>):)[ ]*$)")
)
ABOVE_NUMBERS = re.compile(_filled(r"(?:<heads>)[ ]|[IVX]+[<dashes>.)/ ]|[A-H][<dashes>.)/ ]+[<upper>]{2}"))
"""The start of labels that rank above "1.": "Chương II", "Điều 2.", "III.", "B. KẾT QUẢ"; not of answers: "A. Huế"."""
_OPENED = re.compile(r"[ ]*(?:\*{1,3}|_{1,3}|[“‘«\"])(?=[^\s*_])")
"""Marks of emphasis or quotation before a line: "**1.1. Ý**", "“a) Ý"."""
_STARRED = re.compile(r"[ ]*\*(?=[^\W\d])[^*]*$")
"""An asterisk before a word without a closing one: "*Món chay"."""
_END = re.compile(r"[.;:!?…][\"”’»)*_]*\s*$")
_SHORT = 70
"""The most characters of a line in capitals that stands by itself: a post, a heading, "QUYẾT ĐỊNH"."""
_FEWEST = 4
"""The fewest letters of such a line; "TP.HCM" occurs in any sentence."""

_DOCUMENT = re.compile(r"\d+/")
_LEADER = re.compile(r"(?:\.{4}|……|\. \. \.)\s*(?:tr(?:ang|\.)\s*)?\d+\s*$", re.IGNORECASE)
_PART = re.compile(_filled(r"(?:<heads>)[ ]+(?:\d+|[IVX]+)[.:]?[ ]*"), re.IGNORECASE)


def is_part(line: str) -> bool:
    """Whether a line is just the number of a part: "Chương I", "MỤC 2"."""
    return _PART.fullmatch(line) is not None


def leads_to_page(line: str) -> bool:
    """Whether a line belongs to a table of contents: "Lời nói đầu ........ 5"."""
    return _LEADER.search(line) is not None


def is_capital(line: str) -> bool:
    """Whether a line is short and in capitals."""
    return line.isupper() and sum(map(str.isalpha, line)) >= _FEWEST and len(line) <= _SHORT


def ends_by_itself(line: str) -> bool:
    """Whether a line ends like no line in the middle of a sentence."""
    return _END.search(line) is not None or is_capital(line.strip()) or leads_to_page(line)


def kind_of(line: str) -> str:
    """The kind of item that a line begins: "-" (dashes), "+", "*", "•", "1" (numbers and labels); "" if none."""
    if match := BULLET.match(line):
        sign = match["sign"]
        return "-" if sign in DASHES else "•" if sign in DOTS else sign
    if LABEL.match(line) or _STARRED.match(line) or leads_to_page(line):
        return "1"
    opened = _OPENED.match(line)
    return kind_of(line[opened.end() :]) if opened else ""


def goes_on(above: str, text: str) -> bool:
    """Whether the text of what looks like an item goes on with a wrapped line: "kinh tế⏎- xã hội", "2020⏎- 2025".

    So does the number of a document: "số⏎77/QĐ-BTTTT".
    """
    is_range = above[-1:].isdecimal() and text[:1].isdecimal()
    is_number = above.endswith(" số") and _DOCUMENT.match(text) is not None
    return is_number or (len(above) >= COLUMN and (is_range or text[:1].islower()))


def begins_item(rows: Sequence[str], place: int, *, within: bool = False) -> bool:
    """Whether the line at a place, not the first, begins an item and does not just continue a wrapped sentence.

    within: whether the lines are those of an item, without its own bullet or number.
    """
    kind, above = kind_of(rows[place]), rows[place - 1]
    if not kind:
        return False
    if ends_by_itself(above) or (within and place == 1 and kind == "1"):
        return True
    if kind_of(above) and not goes_on(above, rows[place].lstrip(f" {DASHES}")):
        return True
    return place + 1 < len(rows) and kind_of(rows[place + 1]) == kind
