"""The labels of personal data by kind: those of forms, and phrases of prose.

The kinds are those of the law: basic and sensitive personal data (Law 91/2025/QH15, article 2; Decree 356/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.words import phrases_of

from .expressions import expression
from .lexicon import UPPER, WORDS, any_of
from .places import PLACE_START, place_end

_SIGNS = r"[\s:：,–(-]*"
_OF_WHOM = (
    r"(?:\s?/\s?[^\W\d_][^\s/:,;]*(?:[ \t][^\W\d_][^\s/:,;]*){0,3}?)?"
    r"(?:\s+(?i:của|ông|bà|anh|chị|em|cụ)\s+[^:,;\n]{2,40}?(?=\s+(?i:là|ở|tại)\s|\s*[:：]))?(?:\s*\([^()\n]{1,60}\))?"
)
"""Matches another label, the owner or a hint on format: "CCCD/Hộ chiếu của bà Mẫu:", "Quê quán (xã, tỉnh):"."""
_MORE = rf"(?:[ \t]+[^\W\d_{UPPER}]+(?:[ \t]+[^\s:;,.|]+){{0,9}}(?=\s*[:：]))?{_OF_WHOM}"
"""Matches any other words that a form adds to a label before its colon: "Nơi ở sau khi nghỉ hưu:"."""
_GAP = rf"{_MORE}{_SIGNS}(?:(?i:là|vào|tại|ở|ngày|tháng|năm|khoảng|mùng|mồng)\b{_SIGNS})*"
_NUMBER_GAP = (
    r"(?:\s+(?i:hạng)\s+[A-Z]\d?)?(?:\s+(?i:của)\s+[^,;:\n\d]{2,40}[:,]\s*[^,;:\n\d]{2,40},\s*"
    r"|[^,;:()\n\d]{3,50}\((?=\d)|\s*:[^,;:\n\d]{2,40}(?:,|\s[–-])\s)?"
    rf"(?:[^,;:\n\d]{{0,50}}[,:]?\s+(?i:(?:mã\s+)?số|mã\s+thẻ)(?=\W+(?:[A-Z]{{2}}\W?|\w?)\d)|{_MORE})"
    r"(?:[\s:：,]|(?i:số|là|mã|mang|nhận|thẻ|xe|cũ|mới|ngân\s+hàng)|[A-Z][A-Za-z]*\s?[bB]ank|[A-Z]{1,3}B(?!\d)|BIDV)*"
)
_WORD_GAP = rf"{_OF_WHOM}(?:[\s:：]|,(?=\s*(?i:tỷ\s+lệ|mất|\d))|(?i:là|hiếm|tỷ\s+lệ|mức|loại|dạng|với|hạng|lần\s+\d))*"
_NAME_GAP = r"(?:\s*\([^()\n]{1,40}\))?(?:[\s:：]|\s[–-]\s)*(?i:là\s+)?(?i:ông|bà|anh|chị|cháu|cụ)?[ \t]*"

DAY = r"\d{1,2}\s*[/.–-]\s*\d{1,2}\s*[/.–-]\s*\d{4}|\d{1,2}\s+(?i:tháng)\s+\w+,?\s+(?i:năm)\s+(?:\w+\s+\w+\s+\(?)?\d{4}"
DATE = rf"(?:{DAY}|\d{{1,2}}(?:\s*[/.-]|\s+năm)\s*\d{{4}}|\d{{4}})(?!\d)"
_SHORT_DATE = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2}(?!\d)"
_CYCLE = rf"(?:(?i:{any_of('years_of_cycle')})[\s,(–-]*)?"
"""Matches the name of a year before its number."""
_NUMBER = r"[A-Z]{0,3}\d(?:[ .]?\d){6,14}(?![ .]?\d|\s*(?:đồng|tỷ|triệu|lượt|người))"
_FOREIGN = r"(?=\w?\d+[A-Z])(?=(?:[A-Z]*\d){4})[A-Z\d]{8,9}(?!\w)"
"""Matches numbers of foreign passports, which mix letters and digits."""
_IDENTITY = rf"(?:[A-Z]{{1,3}} ?\d{{6,9}}(?![ .]?\d)|\d{{3}}-\d{{3}}-\d{{3}}-?\d{{3}}(?!\d)|{_FOREIGN}|(?=\d){_NUMBER})"
"""Matches identity numbers; passports have letters before unbroken digits, unlike bodies' codes: "H01.02.000123"."""
_ACCOUNT = r"\d(?:[ .-]?\d){1,5}[A-Z]{1,2}\d(?:[ .-]?\d){5,10}(?!\d)"

_FIELD_PLACE = rf"(?:(?<=[:：]\s)(?:[^\W\d_{UPPER}]+\s+){{1,4}}?)?{PLACE_START}"
"""Matches the start of a place in a form, after any words: "Chỗ ở: nhà công vụ số 5"."""
_PEOPLES = phrases_of(WORDS["peoples"])
ETHNIC = "|".join(_PEOPLES).translate({ord("["): "(?:", ord("{"): "(?:", ord("]"): ")?", ord("}"): ")"})
ILLNESS = any_of("illnesses")
_FAITHFUL, _STATES_OF_HEALTH = WORDS["faithful"], WORDS["states_of_health"]
AT = "tại"
"""A label of a home only after a family: "gia đình ông Mẫu tại thôn Thử"."""

_NOT_COUNTED = r"(?!\w|[ \t:(]*\d[\d.,]*\s*(?:%|(?!tuổi|năm|con|lớp)[^\W\d]))"
"""A lookahead after an ethnic group or faith that is one person's, unlike "Mông 214 hộ"."""
PEOPLE = "người"
"""A label of an ethnic group only beside a name: "già làng Thử, người Mnông", "cô người Giáy Mẫu"."""


class Told(NamedTuple):
    """A value in a text; gap: what comes between its label and it."""

    gap: str
    value: str
    start: int
    end: int

    @property
    def in_form(self) -> bool:
        """Whether a colon separates it from its label."""
        return ":" in self.gap or "：" in self.gap


class Pattern(Struct, frozen=True, dict=True):
    """How data of one kind are written. value: what must follow the label; gap: what may come between.

    labels, turns, shared, columns: see words.yaml.
    """

    value: str
    gap: str
    labels: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<gap>{self.gap})(?P<value>{self.value})")

    def told(self, text: str, start: int) -> Told | None:
        """The value after a label that ends at `start`; None if there is none."""
        if (match := self._expression.match(text, start)) is None:
            return None
        end = place_end(text, match.end()) if self.value == _FIELD_PLACE else match.end()
        return Told(match["gap"], text[match.start("value") : end], match.start("value"), end)


_TEXT = r"[^\n;|.]{2,80}(?!\w)"
_VALUES: Mapping[str, str] = {
    "birth": rf"(?:{DATE}|{_SHORT_DATE})",
    "age": r"\d{1,3}",
    "birthplace": _FIELD_PLACE,
    "home": _FIELD_PLACE,
    "identity": _IDENTITY,
    "insurance": r"(?:[A-Z]{2}[ .]?)?\d(?:[ .]?\d){9,14}(?!\d)",
    "tax": r"\d(?:[ .]?\d){9}(?:-\d{3}|\d\d)?(?!\d)",
    "account": rf"(?:{_NUMBER}|{_ACCOUNT})",
    "plate": r"(?!80)\d{2}\s?[-–]?\s?[A-ZĐ]{1,2}\d?\s?[-–. ]?\s?\d{3}[. ]?\d{1,2}(?!\d)",
    "sex": r"(?i:nam|nữ|khác)(?=\s*(?:[,;.…”\")|\n–-]|$))",
    "nationality": rf"[{UPPER}]\w*(?:\s+[{UPPER}]\w+)*",
    "ethnic": rf"(?i:{ETHNIC}){_NOT_COUNTED}",
    "religion": rf"(?i:không|{_FAITHFUL}|phật(?:\s+giáo)?|thiên\s+chúa(?:\s+giáo)?|công\s+giáo|tin\s+lành|cao\s+đài"
    rf"|(?:phật\s+giáo\s+)?hòa\s+hảo|hồi(?:\s+giáo)?|islam|bà[\s-]la[\s-]môn|tứ\s+ân\s+hiếu\s+nghĩa){_NOT_COUNTED}",
    "party": DATE,
    "health": rf"(?:\d{{1,3}}(?:[.,]\d+)?\s?%|\d\s?/\s?\d|(?i:(?:{ILLNESS}|{_STATES_OF_HEALTH})"
    r"(?:(?! là )[\w/% -]){0,40}(?!\w)|nhân\s+tạo"
    r"|chất\s+độc[\w /]{0,30}|đặc\s+biệt\s+nặng|bẩm\s+sinh|nặng|nhẹ|vận\s+động|trí\s+tuệ"
    r"|(?:đôi\s+)?(?:chân|tay|mắt)|nghe|nhìn|loại\s+[\dI]|(?:tốt|trung\s+bình|bình\s+thường|yếu)(?=\s*(?:[,.;…”\")|\n]|$))"
    r"|(?:a|b|ab|o)[+-]?(?!\w)))",
    "phone": r"\(?\+?\(?\d[\d .()-]{7,16}\d",
    "email": r"\S+@\S+",
}
"""The patterns of values, by kind; other kinds have _TEXT."""
_GAPS: Mapping[str, str] = {
    "birth": rf"\.?(?:\s*:(?:\s[{UPPER}]\w+){{2,5}}\s*[,–-])?{_GAP}{_CYCLE}",
    "birthplace": rf"{_GAP}(?:(?:mãi|tận|tít)\s+)?"
    rf"(?:(?:vùng|miền|mảnh|một|làng|xóm|bản)(?:[ \t]+[^\W\d_{UPPER}]+){{1,3}}[ \t]+)?",
    **dict.fromkeys(("identity", "insurance", "tax", "account"), _NUMBER_GAP),
    "plate": rf"{_OF_WHOM}(?:[\s:：,]|(?i:số|là|xe))*",
    "sex": r"\s*[:：]?\s*",
    **dict.fromkeys(("nationality", "ethnic", "health"), _WORD_GAP),
    "family": _NAME_GAP,
    "religion": rf"(?i:giáo\s+dân\s+(?=công|thiên|tin))?{_WORD_GAP}",
    "party": rf"(?:\s+(?i:từ)(?=\s)|\s+(?i:cho)\s+[^,;.:\d\n]{{4,50}}?(?=\s+(?i:ngày)\s))?{_GAP}",
}
"""The patterns of what may come between label and value, by kind; other kinds have _GAP."""


def _patterns() -> Iterator[tuple[str, Pattern]]:
    for kind, words in WORDS["kinds"].items():
        phrases = {part: tuple(phrases_of(some)) for part, some in words.items()}
        if kind == "ethnic":
            phrases["turns"] += tuple(f"{PEOPLE} >{people}" for people in _PEOPLES)
        yield kind, Pattern(**phrases, value=_VALUES.get(kind, _TEXT), gap=_GAPS.get(kind, _GAP))


PATTERNS: Mapping[str, Pattern] = dict(_patterns())
"""The pattern of each kind. Ages, telephones and mailboxes are recognised by their own shape."""

TOWNS = rf"[{UPPER}]\w+(?:\s[{UPPER}]\w+){{1,2}}(?:,|\s[–-])\s[{UPPER}]\w+\s[{UPPER}]\w+"
"""Matches a district and its province: "Nông Cống, Thanh Hóa"."""
PLATE = expression(r"\d\d(?<!80)[A-ZĐ]{1,2}\d?[ -]\d{3}\.\d\d(?!\d)")
"""Matches a number plate by its shape alone."""
MOBILE = expression(
    r"(?<![\d/.-])(?<!\d,)(?:\(?\+?84\)?(?:[ .-]?\(0\))?|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d|[/.,-]\d|/[A-ZĐ])"
)
TRADE = rf"(?i:{any_of('trades')})(?!\w)"
"""Matches an occupation, after a year that is therefore one of birth."""
