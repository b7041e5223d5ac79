"""The labels of personal data by kind: those of forms, and phrases of prose.

The kinds are those of the law: basic and sensitive personal data (Law 91/2025/QH15, article 2; Decree 356/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.words import phrases_of, spelled

from .expressions import expression
from .lexicon import WORDS, any_of
from .people import NATIONS, UPPER, names_in, starts_with_name
from .places import PLACE_START, is_address, place_end

_SIGNS = r"[\s:：,–(-]*"
_OF_WHOM = (
    r"(?:\s?/\s?[^\W\d_][^\s/:,;]*(?:[ \t][^\W\d_][^\s/:,;]*){0,3}?)?"
    r"(?:\s+của\s+[^:,;\n]{2,40}?(?=\s+(?:là|ở|tại)\s|\s*[:：]))?(?:\s*\([^()\n]{1,60}\))?"
)
"""Matches another label, the owner or a hint on format: "CCCD/Hộ chiếu của bà Mẫu:", "Quê quán (xã, tỉnh):"."""
_MORE = rf"(?:[ \t]+[^\W\d_{UPPER}]+(?:[ \t]+[^\s:;,.|]+){{0,9}}(?=\s*[:：]))?{_OF_WHOM}"
"""Matches any other words that a form adds to a label before its colon: "Nơi ở sau khi nghỉ hưu:"."""
_GAP = rf"{_MORE}{_SIGNS}(?:(?:là|vào|tại|ở|ngày|tháng|năm|khoảng|mùng|mồng)\b{_SIGNS})*"
_NUMBER_GAP = (
    r"(?:\s+của\s+[^,;:\n\d]{2,40}[:,]\s*[^,;:\n\d]{2,40},\s*"
    r"|[^,;:()\n\d]{3,50}\((?=\d)|\s*:[^,;:\n\d]{2,40}(?:,|\s[–-])\s)?"
    rf"(?:[^,;:\n\d]{{0,50}}[,:]?\s+(?:(?:mã\s+)?số|mã\s+thẻ)(?=\W+(?:[A-Z]{{2}}\W?|\w?)\d)|{_MORE})"
    r"(?:[\s:：,]|số|là|mã|mang|nhận|thẻ|xe|ngân\s+hàng|[A-Z][A-Za-z]*\s?[bB]ank|[A-Z]{1,3}B|BIDV)*"
)
_WORD_GAP = rf"{_OF_WHOM}(?:[\s:：]|,(?=\s*(?:tỷ\s+lệ|mất|\d))|là|hiếm|tỷ\s+lệ|mức|loại|dạng|với|hạng|lần\s+\d)*"
_NAME_GAP = r"(?:\s*\([^()\n]{1,40}\))?(?:[\s:：]|\s[–-]\s)*(?:là\s+)?(?:ông|bà|anh|chị|cháu|cụ)?[ \t]*"

DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\w+,?\s+năm\s+(?:\w+\s+\w+\s+\(?)?\d{4}"
DATE = rf"(?:{DAY}|\d{{1,2}}(?:\s*[/.-]|\s+năm)\s*\d{{4}}|\d{{4}})(?!\d)"
_SHORT_DATE = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2}(?!\d)"
_CYCLE = r"(?:(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+\w+[\s,(–-]*)?"
"""Matches the name of a year before its number."""
_NUMBER = r"[A-Z]{0,3}\d(?:[ .]?\d){6,14}(?![ .]?\d|\s*(?:đồng|tỷ|triệu|lượt|người))"
_IDENTITY = rf"(?:[A-Z]{{1,3}} ?\d{{6,9}}(?![ .]?\d)|(?=\d){_NUMBER})"
"""Matches identity numbers; passports have letters before unbroken digits, unlike bodies' codes: "H01.02.000123"."""
_ACCOUNT = r"\d(?:[ .-]?\d){1,5}[A-Z]\d(?:[ .-]?\d){5,10}(?!\d)"

_FIELD_PLACE = rf"(?:(?<=[:：]\s)(?:[^\W\d_{UPPER}]+\s+){{1,4}}?)?{PLACE_START}"
"""Matches the start of a place in a form, after any words: "Chỗ ở: nhà công vụ số 5"."""
_HOUSING = frozenset(spelled(WORDS["has_house"]))
_APART = _HOUSING.union(spelled(WORDS["field"]), spelled(WORDS["village_field"]))
"""Labels of a home only after a sign or a name: "bà Mẫu, nhà ở thôn Thử", but not "dự án nhà ở tại thôn Thử"."""
_PEOPLES = phrases_of(WORDS["peoples"])
ETHNIC = "|".join(_PEOPLES).translate({ord("["): "(?:", ord("{"): "(?:", ord("]"): ")?", ord("}"): ")"})
_ILLNESS = any_of("illnesses")
_FAITHFUL, _STATES_OF_HEALTH = WORDS["faithful"], WORDS["states_of_health"]
AT = "tại"
"""A label of a home only after a family: "gia đình ông Mẫu tại thôn Thử"."""

_NOT_COUNTED = r"(?!\w|[ \t:(]*\d[\d.,]*\s*(?:%|(?!tuổi|năm|con|lớp)[^\W\d]))"
"""A lookahead after an ethnic group or faith that is one person's, unlike "Mông 214 hộ"."""
_PEOPLE = "người"
"""A label of an ethnic group only beside a name: "già làng Thử, người Mnông", "cô người Giáy Mẫu"."""
_BESIDE_NAME = ("gốc", "người gốc", "s", "tuổi", _PEOPLE)
"""Labels only right after a name: "bà Mẫu, gốc Thái Thụy", "(s. 1934)", "tuổi Tân Mùi 1931"."""
_COUPLE = "vợ chồng"
"""A label only before two names: "vợ chồng anh Mẫu, chị Thử"."""


class Told(NamedTuple):
    """A value in a text; gap: what comes between its label and it."""

    gap: str
    value: str
    start: int
    end: int


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


_TEXT = r"[^\n;|.]{2,80}"
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
    "sex": r"(?i:nam|nữ|khác)(?=\s*(?:[,;.)|\n–-]|$))",
    "nationality": rf"[{UPPER}]\w+(?:\s+[{UPPER}]\w+)*",
    "ethnic": rf"(?i:{ETHNIC}){_NOT_COUNTED}",
    "religion": rf"(?i:không|{_FAITHFUL}|phật(?:\s+giáo)?|thiên\s+chúa(?:\s+giáo)?|công\s+giáo|tin\s+lành|cao\s+đài"
    rf"|(?:phật\s+giáo\s+)?hòa\s+hảo|hồi(?:\s+giáo)?|islam|bà[\s-]la[\s-]môn|tứ\s+ân\s+hiếu\s+nghĩa){_NOT_COUNTED}",
    "party": DATE,
    "health": rf"(?:\d{{1,3}}(?:[.,]\d+)?\s?%|\d\s?/\s?\d|(?i:(?:{_ILLNESS}|{_STATES_OF_HEALTH})[\w/% -]{{0,40}}"
    r"|nhân\s+tạo"
    r"|chất\s+độc[\w /]{0,30}|đặc\s+biệt\s+nặng|bẩm\s+sinh|nặng|nhẹ|vận\s+động|trí\s+tuệ"
    r"|(?:đôi\s+)?(?:chân|tay|mắt)|nghe|nhìn|loại\s+[\dI]|(?:tốt|trung\s+bình|bình\s+thường|yếu)(?=\s*(?:[,.;)|\n]|$))"
    r"|(?:a|b|ab|o)[+-]?(?!\w)))",
    "phone": r"\(?\+?\(?\d[\d .()-]{7,16}\d",
    "email": r"\S+@\S+",
}
"""The patterns of values, by kind; other kinds have _TEXT."""
_GAPS: Mapping[str, str] = {
    "birth": rf"\.?{_GAP}{_CYCLE}",
    "birthplace": rf"{_GAP}(?:(?:mãi|tận|tít)\s+)?"
    rf"(?:(?:vùng|miền|mảnh|một|làng|xóm|bản)(?:[ \t]+[^\W\d_{UPPER}]+){{1,3}}[ \t]+)?",
    **dict.fromkeys(("identity", "insurance", "tax", "account"), _NUMBER_GAP),
    "plate": rf"{_OF_WHOM}(?:[\s:：,]|số|là|xe)*",
    "sex": r"\s*[:：]?\s*",
    **dict.fromkeys(("nationality", "ethnic", "health"), _WORD_GAP),
    "family": _NAME_GAP,
    "religion": rf"(?i:giáo\s+dân\s+(?=công|thiên|tin))?{_WORD_GAP}",
    "party": rf"(?:\s+từ(?=\s)|\s+cho\s+[^,;.:\d\n]{{4,50}}?(?=\s+ngày\s))?{_GAP}",
}
"""The patterns of what may come between label and value, by kind; other kinds have _GAP."""


def _patterns() -> Iterator[tuple[str, Pattern]]:
    for kind, words in WORDS["kinds"].items():
        phrases = {part: tuple(phrases_of(some)) for part, some in words.items()}
        if kind == "ethnic":
            phrases["turns"] += tuple(f"{_PEOPLE} >{people}" for people in _PEOPLES)
        yield kind, Pattern(**phrases, value=_VALUES.get(kind, _TEXT), gap=_GAPS.get(kind, _GAP))


PATTERNS: Mapping[str, Pattern] = dict(_patterns())
"""The pattern of each kind. Ages, telephones and mailboxes are recognised by their own shape."""

TOWNS = rf"[{UPPER}]\w+(?:\s[{UPPER}]\w+){{1,2}}(?:,|\s[–-])\s[{UPPER}]\w+\s[{UPPER}]\w+"
"""Matches a district and its province: "Nông Cống, Thanh Hóa"."""
PLATE = expression(r"\d\d(?<!80)[A-ZĐ]{1,2}\d?[ -]\d{3}\.\d\d(?!\d)")
"""Matches a number plate by its shape alone."""
MOBILE = expression(r"(?<![\d/.,-])(?:\(?\+?84\)?|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d|[/.,-]\d|/[A-ZĐ])")
AGE = expression(
    r"(?<![\d.,/])(?P<value>\d{1,3}\s+tuổi(?!\s+(?:đảng|nghề|quân|thọ|đoàn|đời|ngành))"
    r"|\btuổi\s*:\s*\d{1,3}(?!\d|\s*[-–]\s*\d)|(?:(?<=\bở\s)|(?<=\bcái\s)|(?<=\bsang\s)|(?<=\bqua\s)|(?<=,\s)|(?<=\())tuổi\s+(?:thứ\s+|ngoài\s+|gần\s+|đã\s+)?\d{1,3}(?![\d.,/–-]*\d))(?!\w)",
    re.IGNORECASE,
)
AGE_IN_WORDS = expression(
    r"(?<!\w)(?:(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)\s+)?(?:mười|mươi)"
    r"(?:\s+(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|năm|sáu|bảy|bẩy|tám|chín))?\s+tuổi\Z",
    re.IGNORECASE,
)
NO_AGE = expression(
    r"(?:\b(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười|\d+|các|những)\s+(?:\w+\s+){1,3}|\bcon\s+(?:tôi|em|mình)"
    r"|từ|đến|dưới|trên|đủ|hơn|gần|khoảng|ngoài|quá|độ|tới|và|lứa|nhóm|\d\s*[-–]|hạn|mốc|kém|nhau|(?<!,\scụ\s)(?<!,\sông\s)(?<!,\sbà\s)(?<!vừa\s)tròn"
    r"|\b(?:1[0-8]\d\d|19[0-4]\d),\s[^.;]{0,40}\s(?:mới|chỉ|vừa|đã)|nghỉ\s+hưu\s+\w*|ở|lúc|khi|năm|(?:lúc|khi|năm|hồi)\s+(?:ấy|đó))\s*$",
    re.IGNORECASE,
)
"""Matches before an age that is nobody's, or was long ago."""
TRADE = rf"(?i:{any_of('trades')})(?!\w)"
"""Matches an occupation, after a year that is therefore one of birth."""
_BEFORE_SINH = any_of("before_sinh")
_OTHER_WORDS = {
    kind: expression(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)
    for kind, words in (
        ("birth", rf"{_BEFORE_SINH}|\d+(?-i:\s+(?!tuổi)[^\W\d_{UPPER}]+){{1,3}},?"),
        (
            "birthplace",
            rf"{_BEFORE_SINH}|làng|miền|đồng|sông|nhà|nguồn|về|thăm|xa|hương|giống|chợ|cảnh|món|đất|tình|hồn|nghề|vùng",
        ),
        (
            "home",
            r"cơ\s+quan|văn\s+phòng|phóng\s+viên|đại\s+diện|phái\s+đoàn|điều\s+phối\s+viên|ban|đại\s+sứ(?:\s+quán)?|trụ\s+sở|tên"
            r"|truy\s+cập|trang|web|website|công\s+tác|lực\s+lượng|đoàn|đội|bán|nội|ngoại|lưu"
            r"|luật|một\s+số|nhiều|những|các|mọi|vài"
            r"|phóng\s+viên(?:\s+\w+){1,6},?"
            rf"|(?:thông\s+tấn\s+xã|báo|đài|hãng|tạp\s+chí)(?-i:(?:\s+[{UPPER}]\w*(?:\s+[^\W\d_{UPPER}]+)?){{1,5}})",
        ),
        ("ethnic", r"(?:ủy\s+ban|uỷ\s+ban|đồng\s+bào|anh\s+hùng|các|văn\s+hóa|đoàn\s+kết|ban|làng)(?:\s+\w+)?"),
        ("religion", r"ban|công\s+tác|chỉ|lãnh|cung|quỹ|nhân|xích|độc|quản|đồng\s+bào"),
        (
            "health",
            r"(?:\d+|các|những|nhiều|(?<!là\s)(?:(?<![,(]\s)người|người(?=\s+\S))|bệnh\s+nh(?:i|ân)|trẻ|khi|nếu|phụ(?:\s+nữ)?|ca|nguy\s+cơ"
            r"|hội|t[ỷỉ]\s+lệ|phòng|chống|ngừa|tình\s+hình|dịch)"
            r"(?:\s+(?:có|đang|từng|đã|bị|mắc|mang\s+thai|cao\s+tuổi|lớn\s+tuổi|khuyết\s+tật|\d+\s+tuổi)){0,2}",
        ),
        ("plate", r"(?:đấu\s+giá|khởi\s+điểm|đoàn\s+xe|xe\s+đoàn)(?:\s+\w+:?){0,5}|các|những|nhiều"),
        ("nationality", r"(?<!lái\s)(?<!trưởng\s)(?:tàu|thuyền|phà|máy\s+bay)(?:\s+[\w-]+){0,4}|về|luật"),
        (
            "family",
            r"số|không|luật|giữa|quan\s+hệ|bạo\s+lực|tảo|vợ|phiên\s+tòa|thủ\s+tục|tư\s+vấn|sau",
        ),
    )
}
"""By kind, words before a label that change its meaning: "học sinh năm 2020", "phóng viên thường trú tại"."""
_NAME_IS = expression(rf"[{UPPER}]\w*\s+là\s+\Z")
_IS_OF = expression(r"(?<!\w)(?:là|thuộc)\s+\Z")
_NAME_BEFORE = expression(rf"(?<!\w)(?:[{UPPER}]\w*|(?i:ông|bà|anh|chị|em|cháu|cụ|cô))\s+$")
_COUNTED = expression(
    r"(?:(?:bố\s+trí|có|gồm|khoảng|hơn|trên)\s+)*\d[\d.]*\s+(?:tỉnh|thành|quận|huyện|xã|phường|thôn|bản|ấp|buôn|xóm|khu|nước|địa|đơn|cụm|tổ|điểm|vùng|miền|nơi|phòng|căn|chỗ)\b(?!\s+\d)"
)
"""Matches counted places, which are nobody's home."""
COUNTRIES = "|".join(("Nước", "Cộng", "Úc Châu", *sorted(map(str.title, NATIONS))))
_COUNTRY = expression(rf"(?:{COUNTRIES}|Đảng|Đoàn)\b|(?:Dân|Tôn|Giới|Trình|Nghề|Chức)\Z")
"""Matches a country, an organisation or the start of another label, which are nobody's home."""
_ADDRESS = expression(r"\S+@|https?:|www\.|\S+\.(?:vn|com|org|net)\b")
_TO_BE_BUILT = expression(r"(?i)hình\s+thành\s")
"""Matches a home not built yet: "mua bán nhà ở hình thành trong tương lai"."""
_BIRTH_YEAR = expression(r"19[2-9]\d|20[0-3]\d")
_PARENTS = ("mẹ", "bố", "cha")
_ASIDE = (",", "(", "-", "–")
_APART_SIGNS = (*_ASIDE, ";", ".", ":", "|", "+", "•", "*", "?", "!")
_SUFFERS = frozenset((*spelled(WORDS["suffer"]), *spelled(WORDS["treated"])))
_KIN, _WHOSE_ELDERS = (frozenset(spelled(WORDS[name])) for name in ("kin", "elders_of"))
_SPOUSES = ("vợ", "chồng")
"""The two words of "vợ chồng anh Mẫu", which is about both spouses."""
_IS_COUPLE = expression(
    rf"[^,;.()]{{4,30}}?(?:[,(\s]+\d{{1,3}}\s+tuổi\)?)?(?:\s*[,–-]|,?\s+và|\s*\+)\s*(?:ông|bà|anh|chị)\s+[{UPPER}]"
)
_COMRADE = ("đ/c", "đc", "d/c", "dc")
""""Địa chỉ" before a place, "đồng chí" before anything else, with a colon or without."""
_IS_ILLNESS = expression(_ILLNESS, re.IGNORECASE)


def is_label(kind: str, words: str, before: str, after: str) -> bool:
    """Whether a label has its meaning between these words and those after its value, unlike "học sinh năm 2020"."""
    begun = before.rstrip()
    if words in _HOUSING and begun.lower().endswith("luật"):
        return False  # "Luật Nhà ở số 56/2005/QH11"
    if kind == "home" and begun.lower().endswith("tại"):
        return starts_with_name(after.lstrip(", "))  # "Tại nhà riêng ở ngõ 3 phố Thử, bà Mẫu kể"
    if words in _COMRADE and (other := re.search(r"(?i)đ/?c\W*", before)):
        return not starts_with_name(before[other.end() :])  # "đ/c: Trần Văn Mẫu, đ/c: Phố"
    if words in _BESIDE_NAME or (kind == "religion" and not words):
        named = starts_with_name(after if begun else after.lstrip(", "))  # "Gốc Thái Thụy, bà Mẫu …"
        return named or begun.endswith(_ASIDE) or _NAME_IS.search(before) is not None
    if words in _APART or kind == "ethnic":
        apart = not begun or begun.endswith(_APART_SIGNS) or _NAME_BEFORE.search(before) is not None
        named = not after.startswith(":") and starts_with_name(after)
        return apart or (kind == "ethnic" and (_IS_OF.search(before) is not None or named))
    if words.startswith("con") and begun.lower().endswith(_PARENTS):
        return False  # "mẹ con chị Mẫu"
    match = _OTHER_WORDS[kind].search(before) if kind in _OTHER_WORDS else None
    return match is None or _ends_name(before, match)


def _ends_name(before: str, word: re.Match[str]) -> bool:
    """Whether a word ends a person's name: "Nguyễn Văn Nam sinh năm 1960", "chị Trang trú tại"."""
    return bool(_NAME_BEFORE.search(before, 0, word.start())) and all(part[0].isupper() for part in word[0].split())


def is_value(kind: str, words: str, gap: str, value: str, *, form: bool) -> bool:
    """Whether the text after a label can be its value: a place has a name and is no country."""
    if not words:  # a state that needs no label, and no name that is spelled alike
        return any(word[0].islower() for word in value.split()[:2])
    if kind == "ethnic" and not form:
        return value[0].isupper()  # unlike "người kinh doanh"
    if kind == "health" and words in _SUFFERS:
        return _IS_ILLNESS.match(value) is not None
    if words.startswith("mẹ") and value.lower().startswith("mẹ "):
        return False  # "thăm hai mẹ: mẹ Lê Thị Mẫu"
    if words.endswith("hôn nhân") and not form:
        return False  # "giấy xác nhận tình trạng hôn nhân, CCCD"
    if kind == "family" and words == "vo":
        return False  # "Vo Nguyen Giap", typed without marks
    if words == _COUPLE:
        return _IS_COUPLE.match(value) is not None
    if words in _WHOSE_ELDERS and not form:
        name = next(names_in(value), None)
        return name is not None and name.start == 0 and " " in value[: name.end]
    if kind == "family" and words in _KIN and not form:
        return starts_with_name(f"{gap}{value}".lstrip()) and not value.startswith(_SPOUSES)
    if kind == "family":
        spelled = value[0].isupper() and len(value) > 1
        return spelled or (form and value[0].isalpha()) or any(not name.initials for name in names_in(value))
    if kind == "birthplace" and words.startswith("quê") and value.startswith(("nhà ", "hương ")):
        return False
    if words.endswith("gốc") and re.fullmatch(ETHNIC, value.lower()):
        return False  # "người Việt gốc Hoa"
    if words in _COMRADE and not is_address(value, 0):
        addresses = (is_address(value, word.start()) for word in re.finditer(r"\w+", value))
        return form and not starts_with_name(value) and any(addresses)
    if kind == "home" and form and value[0].islower() and (name := next(names_in(value), None)) and name.titled:
        return False  # "Sổ hộ khẩu số 12: chủ hộ Lê Mẫu"
    if kind in ("home", "birthplace"):
        named = any(char.isupper() or char.isdigit() for char in value) and (form or any(map(str.isalpha, value)))
        return named and not any(wrong.match(value) for wrong in (_ADDRESS, _COUNTED, _COUNTRY, _TO_BE_BUILT))
    if kind == "birth" and value.isdigit():
        return form or _BIRTH_YEAR.fullmatch(value) is not None
    return True
