"""Words that say what stands after them: the labels of forms and the turns of prose, by kind.

The kinds are those of the law: basic and sensitive personal data (Law 91/2025/QH15, article 2; Decree 356/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .people import UPPER

_SEPARATORS = r"[ \t:：,–(-]*"
_ASIDE = r"(?:\s+hiện\s+(?:nay|tại))?(?:\s*\([^()\n]{1,60}\))?"
"""What a form asks for, in brackets: "Quê quán (xã, huyện, tỉnh):"."""
_GAP = rf"{_ASIDE}{_SEPARATORS}(?:(?:là|vào|tại|ở|ngày|tháng|năm|mùng|mồng)\b{_SEPARATORS})*"
_OF_WHOM = r"(?:\s+của\s+[^:,;\n]{2,40}?(?=\s*:|\s+là\s))?"
"""Whose it is: "Địa chỉ của bà Mẫu:"."""
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2},?\s+năm\s+\d{4}"
_DATE = rf"(?:{_DAY}|\d{{1,2}}\s*/\s*\d{{4}}|\d{{4}})(?!\d)"
_YEAR = r"(?:19[2-9]\d|20[0-3]\d)(?!\d)"
_PLACE = r"[^\n;|.]+(?:(?<=\bTP)\.[^\n;|.]+)?"
_NUMBER = r"[A-Z]{0,3}\d(?:[ .]?\d){6,14}(?!\d)"
_ACCOUNT = r"\d(?:[ .-]?\d){1,5}[A-Z]\d(?:[ .-]?\d){5,10}(?!\d)"
_HOUSE = (
    r"(?:thôn|xóm|ấp|bản|buôn|làng|tổ|số\s+(?:nhà\s+)?\d[\d/A-Z-]*|ngõ|ngách|hẻm|kiệt|phố|đường|chung\s+cư|khu"
    r"\s+(?:phố|tập\s+thể|vực|\d)|khóm|phum|sóc|xã|phường|thị\s+trấn)(?!\w)"
)
"""How the place of a home begins where no label stands before it."""
_ETHNIC = (
    "Kinh|Tày|Thái|Hoa|Khmer|Khơ-?me|Khơ Me|Mường|Nùng|H[’']?mông|Mông|Dao|Gia[ -]?rai|Ngái|Ê[ -]?đê|Ba[ -]?na"
    "|Xơ[ -]?đăng"
    "|Sán Chay|Sán Dìu|Cơ[ -]?ho|Chăm|Hrê|Mnông|M[’']nông|Ra[ -]?glai|X[ -]?tiêng|Bru|Vân Kiều|Thổ|Giáy"
    "|Cơ[ -]?tu|Gié[ -]Triêng|Mạ"
    "|Khơ[ -]?mú|Co|Cor|Tà[ -]?ôi|Chơ[ -]?ro|Kháng|Xinh[ -]?mun|Hà Nhì|Chu[ -]?ru|Lào|La Chí|La Ha|Phù Lá|La Hủ"
    "|Lự|Lô Lô|Chứt"
    "|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ[ -]?măm"
)
"""The 54 peoples of Vietnam, as the census writes them (Decision 121-TCTK/PPCĐ of 1979)."""

_DISEASE = (
    r"ung\s+thư|tai\s+biến|đột\s+quỵ|suy\s+(?:thận|tim|gan|tủy|hô\s+hấp)|tim(?=\s)|liệt|tâm\s+thần|trầm\s+cảm"
    r"|tự\s+kỷ|động\s+kinh|hiv(?:/aids)?|lao(?=\s)|covid-?19|sars-cov-2|tiểu\s+đường|đái\s+tháo\s+đường|bại\s+não"
    r"|khiếm\s+(?:thị|thính|khuyết)|câm|điếc|mù(?=[\s,.])|viêm\s+\w+|xơ\s+gan|u\s+(?:não|xơ|máu|phổi|gan)|bạch\s+cầu"
    r"|máu\s+trắng|tan\s+máu|chấn\s+thương\s+sọ|cao\s+huyết\s+áp|tăng\s+huyết\s+áp|dị\s+tật|hở\s+hàm|down"
    r"|parkinson|alzheimer|thoái\s+hóa|hen(?=\s)|sốt\s+(?:rét|xuất)"
)
"""Diseases and disabilities that pages name."""
_FAMILY_STATE = (
    r"(?i:(?:ly\s+(?:hôn|thân)|góa\s+(?:chồng|vợ|bụa)|goá\s+(?:chồng|vợ|bụa)|mồ\s+côi|độc\s+thân|đơn\s+thân"
    r"|tái\s+hôn|chưa\s+(?:lập\s+gia\s+đình|kết\s+hôn|có\s+gia\s+đình))(?!\w))"
)
"""How the family of a person is told without a label."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one kind is written. labels: a regular expression; value: what must follow; weak: labels that belong to
    bodies as well as to persons."""

    labels: str
    value: str
    weak: str = ""
    gap: str = _GAP
    bare: str = r"(?!)"
    """What takes the place of a label between a person and a value, such as a comma before a house."""

    @property
    def expression(self) -> re.Pattern[str]:
        """Label, what stands between, and value."""
        label = rf"(?P<label>(?<!\w)(?i:{self.labels})(?!\w)|{self.bare})"
        return re.compile(rf"{label}(?P<gap>{self.gap})(?P<value>{self.value})")

    @property
    def cell(self) -> re.Pattern[str]:
        """A cell of a table that names its column, or what stands beside it."""
        return re.compile(rf"[^\w|]*(?i:(?:{_NAME_CELL}\W+)?(?:{self.labels}))(?:\s*\([^()]*\))?[^\w|]*")


_NAME_CELL = r"(?:họ\s+và\s+tên|họ,?\s+tên|tên)(?:\s+người\s+\w+(?:\s+\w+)?)?"
NAME_CELL = re.compile(
    r"\W*(?i:họ\s+(?:và\s+)?tên.*|họ,\s+tên.*|tên(?:\s+người.*)?|cá\s+nhân|người\s+(?:được|nhận|dự)\s.*"
    r"|chủ\s+hộ|thí\s+sinh|học\s+sinh|đại\s+biểu)\W*"
)
"""A cell above the names of persons."""

PATTERNS: Mapping[str, Pattern] = {
    "birth": Pattern(
        r"ngày,?\s+tháng,?\s+năm\s+sinh|ngày\s+sinh|năm\s+sinh|sinh\s+ngày|sinh\s+năm|sinh\s+vào|sinh|ns|sn|s\.n\.?|date\s+of\s+birth|dob",
        _DATE,
        gap=rf"{_OF_WHOM}{_GAP}",
    ),
    "birthplace": Pattern(
        r"quê\s+quán|nguyên\s+quán|sinh\s+quán|nơi\s+sinh|quê\s+ở|quê\s+(?:gốc|nội|ngoại|vợ|chồng)|quê\s+tại"
        r"|sinh\s+ra\s+(?:và\s+lớn\s+lên\s+)?tại|sinh\s+tại|quê"
        rf"|sinh\s+(?:ngày\s+|năm\s+)?{_DATE}\s+tại"
        r"|nơi\s+đăng\s+ký\s+(?:khai\s+sinh|hộ\s+tịch|hồ\s+sơ)|nơi\s+khai\s+sinh|nơi\s+cấp\s+giấy\s+khai\s+sinh",
        _PLACE,
    ),
    "home": Pattern(
        r"nơi\s+(?:đăng\s+ký\s+)?(?:hộ\s+khẩu\s+)?thường\s+trú|địa\s+chỉ\s+(?:thường\s+trú|cư\s+trú|tạm\s+trú)"
        r"|địa\s+chỉ\s+(?:nhà(?:\s+riêng)?|liên\s+hệ|nhận\s+thư|gia\s+đình)"
        r"|(?:nơi\s+)?(?:đăng\s+ký\s+|đk\s*)?(?:hộ\s+khẩu(?:\s+thường\s+trú)?(?:\s+tại)?|hktt|hk|đktt)"
        r"|nơi\s+ở(?:\s+(?:hiện\s+nay|hiện\s+tại))?|chỗ\s+ở(?:\s+(?:hiện\s+nay|hiện\s+tại))?|nơi\s+cư\s+trú"
        r"|nhà\s+riêng"
        r"|nơi\s+tạm\s+trú|tạm\s+trú(?:\s+tại)?|thường\s+trú(?:\s+(?:tại|ở))?|cư\s+trú(?:\s+(?:tại|ở)|(?=\s*:))"
        r"|cư\s+ngụ(?:\s+(?:tại|ở))?|trú\s+(?:tại|ở|quán)"
        r"|ngụ\s+(?:tại|ở)|hiện\s+ở|(?:hiện|đang)\s+sống\s+(?:tại|ở)|sinh\s+sống\s+(?:tại|ở)|địa\s+chỉ"
        r"|nhà\s+(?:riêng\s+)?(?:ở|tại)|đ/?c(?=\s*:)"
        rf"|(?:đang\s+|ở\s+)?trọ\s+(?:tại|ở)|(?:trú|ngụ|cư\s+ngụ|(?:người\s+)?ở)(?=\s+{_HOUSE})",
        _PLACE,
        weak=r"(?:người\s+)?ở|[,(]|đ/?c|nhà\s+(?:riêng\s+)?(?:ở|tại)|địa\s+chỉ|địa\s+chỉ\s+liên\s+hệ|địa\s+chỉ\s+nhận\s+thư",
        gap=rf"{_OF_WHOM}{_GAP}",
        bare=rf"(?<=tuổi),(?=\s+{_HOUSE})|(?<=\w\s)\((?={_HOUSE})"
        rf"|(?<=\w),(?=\s+số\s+(?:nhà\s+)?\d[\d/A-Z-]*,?\s+(?:ngõ|ngách|hẻm|kiệt|phố|đường|ấp|thôn|tổ|[{UPPER}]))",
    ),
    "identity": Pattern(
        r"(?:thẻ\s+)?cccd|cmnd|cmtnd|cmt|(?:thẻ\s+)?căn\s+cước(?:\s+công\s+dân)?|giấy\s+chứng\s+minh"
        r"|chứng\s+minh\s+(?:nhân\s+dân|thư)"
        r"|(?:mã\s+)?số\s+định\s+danh(?:\s+cá\s+nhân)?|mã\s+định\s+danh(?:\s+cá\s+nhân)?|hộ\s+chiếu"
        r"|giấy\s+phép\s+lái\s+xe|gplx",
        _NUMBER,
        gap=rf"{_ASIDE}(?:[ \t:：]|số|là|cá\s+nhân)*",
    ),
    "insurance": Pattern(
        r"(?:mã\s+)?số\s+(?:sổ\s+|thẻ\s+)?(?:bhxh|bhyt|bảo\s+hiểm(?:\s+(?:xã\s+hội|y\s+tế))?)|sổ\s+(?:bhxh"
        r"|bảo\s+hiểm(?:\s+xã\s+hội)?)"
        r"|thẻ\s+(?:bhyt|bảo\s+hiểm\s+y\s+tế)|bhxh|bhyt",
        r"(?:[A-Z]{2}[ .]?\d?)?\d(?:[ .]?\d){8,14}(?!\d)",
        gap=rf"{_ASIDE}(?:[ \t:：]|số|là|mã)*",
    ),
    "tax": Pattern(
        r"(?:mã\s+số\s+thuế|mst|msthuế)(?:\s+(?:cá\s+nhân|tncn))?",
        r"\d(?:[ .]?\d){9}(?:-\d{3})?(?!\d)",
        gap=r"(?:[ \t:：]|số|là|của\s+cá\s+nhân)*",
    ),
    "account": Pattern(
        r"(?:số\s+)?tài\s+khoản|stk|số\s+tk",
        rf"(?:{_NUMBER}|{_ACCOUNT})",
        gap=rf"{_ASIDE}(?:[ \t:：,]|số|là|cá\s+nhân|ngân\s+hàng|[A-Z][A-Za-z]+bank)*",
    ),
    "plate": Pattern(
        r"biển\s+(?:kiểm\s+soát|số(?:\s+xe)?|đăng\s+ký|xe)|bks|bsx",
        r"\d{2}\s?[-–]?\s?[A-ZĐ]{1,2}\d?\s?[-–. ]?\s?\d{3}[. ]?\d{1,2}(?!\d)",
        gap=r"(?:[ \t:：]|số|xe|là)*",
    ),
    "sex": Pattern(r"giới\s+tính", r"(?i:nam|nữ|khác)(?!\w)", gap=r"\s*[:：]\s*"),
    "nationality": Pattern(
        r"quốc\s+tịch(?:\s+gốc)?", rf"[{UPPER}]\w+(?:\s+[{UPPER}]\w+)*", gap=r"\s*[:：]?\s*"
    ),
    "family": Pattern(
        r"(?:tình\s+trạng\s+)?hôn\s+nhân|họ\s+(?:và\s+)?tên\s+(?:vợ|chồng|cha|bố|mẹ|con)|(?:vợ|chồng|con\s+trai"
        r"|con\s+gái|bố(?:\s+đẻ)?|mẹ(?:\s+đẻ)?|cha(?:\s+đẻ)?|anh\s+ruột|em\s+ruột)"
        r"(?:\s+(?:ông|bà|tôi|anh|chị))?\s+(?:là|tên)|(?:vợ|chồng|cha|bố|mẹ|con)(?=\s*:)"
        r"|hoàn\s+cảnh\s+gia\s+đình|con\s+(?:ông|bà)|kết\s+hôn\s+(?:với|cùng)|lập\s+gia\s+đình\s+với",
        r"[^\n;|.]{2,80}",
        gap=r"(?:\s*\([^()\n]{1,40}\))?[ \t:：]*(?:là\s+)?(?:ông|bà|anh|chị|cháu)?[ \t]*",
        bare=rf"(?<=\s)(?={_FAMILY_STATE})",
    ),
    "ethnic": Pattern(
        r"(?:thành\s+phần\s+)?dân\s+tộc|người\s+dân\s+tộc", rf"(?i:{_ETHNIC})(?!\w)", gap=r"\s*[:：]?\s*"
    ),
    "religion": Pattern(
        r"tôn\s+giáo|theo\s+đạo|đạo",
        r"(?i:không|phật(?:\s+giáo)?|thiên\s+chúa(?:\s+giáo)?|công\s+giáo|tin\s+lành|cao\s+đài"
        r"|(?:phật\s+giáo\s+)?hòa\s+hảo|hồi(?:\s+giáo)?|phật)(?!\w)",
        gap=r"\s*[:：]?\s*",
    ),
    "party": Pattern(
        r"ngày(?:,?\s+tháng,?\s+năm)?\s+(?:vào|kết\s+nạp(?:\s+vào)?)\s+(?:đảng(?:\s+cộng\s+sản\s+việt\s+nam)?"
        r"|đoàn)(?:\s+chính\s+thức)?|ngày\s+chính\s+thức"
        r"|(?:vào|kết\s+nạp(?:\s+vào)?)\s+đảng(?:\s+cộng\s+sản\s+việt\s+nam)?",
        _DATE,
    ),
    "health": Pattern(
        r"tình\s+trạng\s+sức\s+khỏe|(?:tỷ\s+lệ\s+)?thương\s+tật|(?:tỷ\s+lệ\s+)?tổn\s+thương\s+cơ\s+thể"
        r"|suy\s+giảm\s+khả\s+năng\s+lao\s+động|thương\s+binh(?:\s+hạng)?"
        rf"|(?:bị|mắc|bệnh\s+nhân|chẩn\s+đoán|điều\s+trị)(?:\s+(?:bệnh|chứng|hội\s+chứng))?(?=\s+(?:bệnh|nhiễm|{_DISEASE}))"
        r"|nhiễm|khuyết\s+tật|dương\s+tính(?:\s+với)?|mất\s+sức(?:\s+lao\s+động)?|bệnh\s+án|nhóm\s+máu",
        rf"(?:\d{{1,3}}(?:[.,]\d+)?\s?%|\d\s?/\s?\d|(?i:bệnh\s+[\w ]{{2,40}}|(?:{_DISEASE})[\w/ -]{{0,30}}"
        r"|chất\s+độc[\w /]{0,30}"
        r"|đặc\s+biệt\s+nặng|nặng|nhẹ|vận\s+động|trí\s+tuệ|tốt|trung\s+bình|yếu|(?:a|b|ab|o)[+-]?(?!\w)))",
        gap=r"(?:[ \t:：]|là|tỷ\s+lệ|mức|loại|dạng|với)*",
    ),
    "phone": Pattern(
        r"số\s+điện\s+thoại|điện\s+thoại(?:\s+(?:di\s+động|cá\s+nhân|nhà|riêng|liên\s+hệ))?|sđt|đt|di\s+động"
        r"|đtdđ|tel|zalo|viber|số\s+máy",
        r"\(?\+?\(?\d[\d .()-]{7,16}\d",
    ),
    "email": Pattern(r"e-?mail|thư\s+điện\s+tử|hộp\s+thư", r"\S+@\S+"),
}  # fmt: skip
AGE = re.compile(
    r"(?<![\d.,/])(?P<value>\d{1,3}\s+tuổi(?!\s+(?:đảng|nghề|quân|thọ|đoàn|đời|ngành))"
    r"|(?:(?<=\bở\s)|(?<=\bsang\s)|(?<=\bqua\s))tuổi\s+(?:thứ\s+)?\d{1,3}(?![\d.,/]*\d))(?!\w)",
    re.IGNORECASE,
)
NO_AGE = re.compile(
    r"(?:từ|đến|dưới|trên|đủ|hơn|gần|khoảng|ngoài|quá|độ|tới|và|lứa|nhóm|-|–|hạn|mốc|kém|nhau|tròn"
    r"|nghỉ\s+hưu\s+\w*|ở|lúc|khi|năm)\s*$",
    re.IGNORECASE,
)
"""Before an age that is no one's, or was long ago."""

_BEFORE_SINH = (
    "học|phát|thí|vệ|hy|hi|nảy|nữ|tân|sản|tái|dân|khai|y|môi|kí|ký|nam|giáng|đản|mưu|tuyển|hộ|ngoại"
    "|tế|hồi|hạ|phục|song|an"
)
_OTHER_WORDS = {
    kind: re.compile(rf"(?:{words})\s*$", re.IGNORECASE)
    for kind, words in (
        ("birth", _BEFORE_SINH),
        ("birthplace", rf"{_BEFORE_SINH}|làng|miền|đồng|nhà|về|thăm|xa|hương|giống"),
        (
            "home",
            r"cơ\s+quan|văn\s+phòng|phóng\s+viên|đại\s+diện|phái\s+đoàn|điều\s+phối\s+viên|ban|đại\s+sứ|trụ\s+sở|tên"
            r"|truy\s+cập|trang|web|website|tại",
        ),
        ("ethnic", r"(?:ủy\s+ban|uỷ\s+ban|đồng\s+bào|anh\s+hùng|các|văn\s+hóa|đoàn\s+kết|ban|làng)(?:\s+\w+)?"),
        ("religion", r"ban|công\s+tác|chỉ|lãnh|cung|quỹ|nhân|xích|độc|quản|đồng\s+bào|tín\s+đồ"),
        ("family", r"số|luật|và|quan\s+hệ|bạo\s+lực|tảo"),
    )
}
"""By kind, what makes another word of a label: "học sinh năm 2020", "phóng viên thường trú tại"."""
_PLACE_WORDS = re.compile(
    r"(?:số|ngõ|ngách|hẻm|thôn|xóm|ấp|bản|buôn|làng|tổ|phố|đường|khu|khóm|phường|xã|thị\s+trấn|quận|huyện|tỉnh"
    r"|thành\s+phố|tp\.?|kp|p\.|phòng|căn\s+hộ"
    r"|nhà|tòa|toà|chung\s+cư|lô|kiệt|đội|hẻm|cụm|sóc|phum|khóm|tdp)\b"
)
_COUNTED = re.compile(
    r"\d[\d.]*\s+(?:tỉnh|thành|quận|huyện|xã|phường|thôn|bản|ấp|buôn|xóm|khu|nước|địa|đơn)\b(?!\s+\d)"
)
"""So many places are no one's home."""
_ABROAD = re.compile(r"\S+@|https?:|www\.|\S+\.(?:vn|com|org|net)\b")
_FORM = re.compile(
    r"thường\s+trú$|hộ\s+khẩu|hktt|địa\s+chỉ\s+(?:nhà|thường|cư|gia)|nhà\s+riêng|nơi\s+ở|chỗ\s+ở|nơi\s+(?:cư"
    r"|tạm)\s+trú",
    re.IGNORECASE,
)


def is_label(kind: str, before: str) -> bool:
    """Whether a label after these words is one, and no part of "học sinh năm 2020" or "phóng viên thường trú tại"."""
    return kind not in _OTHER_WORDS or not _OTHER_WORDS[kind].search(before)


def is_value(kind: str, label: str, value: str, *, form: bool) -> bool:
    """Whether what stands after a label can be what it promises: a place has a name, or begins with a place word."""
    if kind in ("home", "birthplace"):
        if _ABROAD.match(value) or not any(char.isupper() or char.isdigit() for char in value):
            return False
        if _COUNTED.match(value):
            return False
        return value[:1].isupper() or value[:1].isdigit() or _PLACE_WORDS.match(value.lower()) is not None
    if kind == "family":
        return value[:1].isupper() or form or not label
    if kind == "birth" and value.isdigit():
        return re.fullmatch(_YEAR, value) is not None or form
    return True


def is_of_forms(label: str) -> bool:
    """Whether a label of a home stands in forms only, with or without a colon."""
    return _FORM.search(label) is not None


def is_weak(kind: str, label: str) -> bool:
    """Whether a label belongs to bodies as well as to persons."""
    return re.fullmatch(PATTERNS[kind].weak or r"(?!)", label, re.IGNORECASE) is not None
