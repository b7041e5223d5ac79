"""Lines that begin a list item, as typed in Vietnam: "– Ý;", "1- Ý", "1.1. Ý", "a/ Ý", "(i) Ý", "Điều 1."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..letters import LOWER, UPPER

DASHES = "-–—−"
DOTS = f"•·∙‣⁃▪●◦■◆►➢❖{''.join(map(chr, range(0xF021, 0xF100)))}"
"""Bullets of word processors; the last are what their symbol fonts leave behind."""
BULLETS = f"{DASHES}+*{DOTS}"
BULLET = re.compile(rf"[ ]{{0,3}}(?P<sign>[{BULLETS}])[ ]+(?=\S)")
NUMBER = re.compile(r"[ ]{0,3}(?P<number>\d{1,9})\.[ ]+(?=\S)")
_PICTURES = "\u203c\u2049\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
"""Exclamation marks and arrows, boxes to tick, numbers in circles, emoji."""
_LETTERS = "o§Øüvq¨Ÿ"
"""Letters that bullets from symbol fonts of word processors turn into once the font is lost."""
_HEADS = ("Phần", "Chương", "Mục", "Tiểu mục", "Tiết", "Điều", "Phụ lục")
_PARTS = (
    *_HEADS, "Khoản", "Câu", "Câu hỏi", "Bước", "Bài", "Nhóm", "Giai đoạn", "Đợt", "Buổi", "Tuần", "Bảng", "Biểu",
    "Hình", "Ảnh", "Nội dung", "Nhiệm vụ", "Tiêu chí", "Phương án", "Vòng",
)  # fmt: skip
_CLOCK = r"\d{1,2}(?:h(?:\d\d)?|[:g]\d\d|[ ]?giờ(?:[ ]?\d\d)?(?:[ ]?phút)?)[’']?"
_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x)|X{0,3}(?:IX|IV|V?I{1,3}|V|X))"
_CHAIN = rf"(?=\S*\d)(?:\d{{1,2}}|[a-zA-ZđĐ]|{_ROMAN})(?:\.(?:\d{{1,2}}|[a-zđ]))+"
"""Numbers and letters of several levels, of which one is a number, unlike "v.v.": 1.1, a.1, 1.a, II.2."""
LABEL = re.compile(
    rf"[ ]*(?:(?:"
    rf"\d{{1,3}}\.?[)/]-?(?:[ ]*(?=[^\W\d])|[ ]+)|(?:\d{{1,2}}\.?|[a-zđ])[{DASHES}][ ]+"  # 1) 1.) 1/- 1- 1.- a-
    rf"|(?:\d{{1,2}}|[a-zđ]|{_ROMAN})[ ]+[{DASHES}][ ]+(?=[{UPPER}])"  # 1 - I -
    rf"|[{DASHES}]{{2,3}}[ ]+|[=-]>[ ]*"  # -- =>
    rf"|\d{{1,3}}[a-zđA-F]?\.[ ]+|{_CHAIN}(?:[{DASHES}.][ ]+|[ ]?[)/][ ]*(?=[^\W\d])"  # 1. 1a. a.1. a.1)
    rf"|(?:\.|[ ]+)(?=[{UPPER}]))"  # 1.1.Ý 1.1 Ý
    rf"|(?:\d{{1,2}}|[a-zđ])(?:\.|,[ ]+)(?=[{UPPER}])|\d{{1,2}}[{DASHES}.](?=[{UPPER}]?[{LOWER}])"  # 1.Ý 1, Ý 1-Ý
    rf"|(?:[a-zA-ZđĐ]\d?[)/]|[A-ZĐ]\d{{1,2}}:)(?:[ ]*(?=[^\W\d])|[ ]+)"  # a) a1) a/ B1:
    rf"|[a-zđA-HK-ZĐ]\.[ ]+|{_ROMAN}[{DASHES}.)/][ ]+"  # a. i) I.
    rf"|\((?:\d{{1,2}}|[a-zđ]|{_ROMAN}|{_CHAIN})\)(?:[ ]*(?=[^\W\d])|[ ]+)"  # (1) (a) (i)
    rf"|[{DASHES}+*]\)[ ]*(?=[^\W\d])|\(\*{{1,3}}\)[ ]*|\*{{2,3}}[ ]+(?=[{UPPER}])|\[\d{{1,3}}\][ ]*"  # *) (*) ** [1]
    rf"|(?:{'|'.join(_PARTS)})[ ]+(?:\d+[a-zđ]?|[IVX]+)[ ]*[.:–-][ ]*"
    rf"|[{DASHES}+{DOTS}](?=[^\W\d])"  # "-Ý", without a space
    rf"|{_CLOCK}(?:[ ]*[{DASHES}][ ]*{_CLOCK})?(?::[ ]+|[ ]*[.,{DASHES}]?[ ]+(?=[{UPPER}]))"  # 7h30 - 8h00:
    rf"|(?:[{_PICTURES}]+\ufe0f?|\d\ufe0f?\u20e3)[ ]*|\[(?:[xX]|[ ]{{1,5}})\][ ]+|[{_LETTERS}][ ]+(?=[^\W\d])"
    rf")(?=\S)|(?:{'|'.join(_HEADS)})[ ]+(?:\d+|[IVX]+)[ ]*$)"
)
ABOVE_NUMBERS = re.compile(rf"(?:{'|'.join(_HEADS)})[ ]|[IVX]+[{DASHES}.)/ ]|[A-H][{DASHES}.)/ ]+[{UPPER}]{{2}}")
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

_PART = re.compile(rf"(?:{'|'.join(_HEADS)})[ ]+(?:\d+|[IVX]+)[.:]?[ ]*", re.IGNORECASE)


def is_part(line: str) -> bool:
    """Whether a line is just the number of a part: "Chương I", "MỤC 2"."""
    return _PART.fullmatch(line) is not None


def leads_to_page(line: str) -> bool:
    """Whether a line belongs to a table of contents: "Lời nói đầu ........ 5"."""
    title = line.rstrip().rstrip("0123456789").rstrip()
    return len(title) < len(line.rstrip()) and title.endswith(("....", "……", ". . ."))


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


def begins_item(rows: Sequence[str], place: int, *, within: bool = False) -> bool:
    """Whether the line at a place, not the first, begins an item and does not just continue a wrapped sentence.

    within: whether the lines are those of an item, without its own bullet or number.
    """
    kind = kind_of(rows[place])
    if not kind:
        return False
    if ends_by_itself(rows[place - 1]) or kind_of(rows[place - 1]) or (within and place == 1 and kind == "1"):
        return True
    return place + 1 < len(rows) and kind_of(rows[place + 1]) == kind
