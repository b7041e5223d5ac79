"""Words that say what stands after them: the labels of forms, and how they are told from ordinary words."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SEPARATORS = r"[ \t:：,–-]*"
_GAP = rf"{_SEPARATORS}(?:(?:là|vào|tại|ở|ngày|tháng|năm)\b{_SEPARATORS})*"
_DATE = (
    r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|\d{1,2}\s*/\s*\d{4}|\d{4})(?!\d)"
)
_PLACE = r"[^\n;|.]+"
_NUMBER = r"[A-Z]?\d(?:[ .]?\d){6,14}(?!\d)"

_BIRTH = r"ngày,?\s+tháng,?\s+năm\s+sinh|ngày\s+sinh|năm\s+sinh|sinh\s+ngày|sinh\s+năm"
_BIRTHPLACE = r"quê\s+quán|nguyên\s+quán|sinh\s+quán|nơi\s+sinh|quê\s+ở|sinh\s+tại"
_HOME = (
    r"nơi\s+thường\s+trú|địa\s+chỉ\s+thường\s+trú|hộ\s+khẩu(?:\s+thường\s+trú)?|nơi\s+ở(?:\s+hiện\s+nay)?"
    r"|chỗ\s+ở(?:\s+hiện\s+nay)?|nơi\s+cư\s+trú|địa\s+chỉ\s+nhà(?:\s+riêng)?|nhà\s+riêng|tạm\s+trú(?:\s+tại)?"
    r"|thường\s+trú\s+tại|trú\s+tại|ngụ\s+tại"
)
_IDENTITY = (
    r"cccd|cmnd|cmtnd|căn\s+cước(?:\s+công\s+dân)?|chứng\s+minh\s+(?:nhân\s+dân|thư)"
    r"|số\s+định\s+danh(?:\s+cá\s+nhân)?|hộ\s+chiếu|sổ\s+bảo\s+hiểm(?:\s+xã\s+hội)?|mã\s+số\s+thuế\s+cá\s+nhân"
    r"|(?:số\s+)?tài\s+khoản"
)
_IDENTITY_GAP = r"(?:[ \t:：]|số|là|cá\s+nhân|ngân\s+hàng)*"

_HINTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "birth": {"sinh": ("năm sinh", "ngày sinh", "sinh ngày", "sinh năm")},
    "birthplace": {"sinh": ("sinh quán", "nơi sinh", "sinh tại"), "quê ": ("quê quán", "quê ở"), "nguyên quán": ()},
    "home": {
        "trú": ("thường trú", "tạm trú", "cư trú", "trú tại"), "hộ khẩu": (), "nơi ở": (), "chỗ ở": (),
        "địa chỉ nhà": (), "nhà riêng": (), "ngụ tại": (),
    },
    "identity": dict.fromkeys((
        "cccd", "cmnd", "cmtnd", "căn cước", "chứng minh nhân", "chứng minh thư", "số định danh", "hộ chiếu",
        "sổ bảo hiểm", "thuế cá nhân", "tài khoản",
    ), ()),
}  # fmt: skip
"""A text with none of these words by kind, or with a word but none of those which go on from it, holds no label."""


def has_hint(kind: str, lower: str) -> bool:
    """Whether a text in lower case may hold a label of the kind: far cheaper to tell than to look for the labels."""
    return any(
        word in lower and (not longer or any(hint in lower for hint in longer)) for word, longer in _HINTS[kind].items()
    )


def _label(names: str) -> str:
    return rf"(?<!\w)(?P<label>(?i:{names}))(?!\w)"


PATTERNS = {
    "birth": re.compile(rf"{_label(_BIRTH)}{_GAP}(?P<value>{_DATE})"),
    "birthplace": re.compile(rf"{_label(_BIRTHPLACE)}{_GAP}(?P<value>{_PLACE})"),
    "home": re.compile(rf"{_label(_HOME)}{_GAP}(?P<value>{_PLACE})"),
    "identity": re.compile(rf"{_label(_IDENTITY)}{_IDENTITY_GAP}(?P<value>{_NUMBER})"),
}
CELLS = {
    kind: re.compile(rf"\W*(?i:{names})\W*")
    for kind, names in (("birth", _BIRTH), ("birthplace", _BIRTHPLACE), ("home", _HOME), ("identity", _IDENTITY))
}
"""A cell of a table that names its column, or what stands beside it."""

_OTHER_BIRTH = re.compile(r"(?:học|phát|thí|vệ|hy|hi|nảy|nữ|tân|sản|tái|dân|khai|y|môi)\s*$")
_OTHER_WORDS = {
    "birth": _OTHER_BIRTH,
    "birthplace": _OTHER_BIRTH,
    "home": re.compile(r"(?:cơ quan|văn phòng|phóng viên|đại diện|phái đoàn|điều phối viên|ban)\s*$"),
}
_PLACE_WORDS = re.compile(
    r"(?:số|ngõ|ngách|thôn|xóm|ấp|bản|làng|tổ|phố|đường|khu|phường|xã|thị trấn|quận|huyện|tỉnh|thành phố)\b"
)
_OF_FORMS = ("thường trú", "hộ khẩu", "địa chỉ nhà")


def is_label(kind: str, before: str) -> bool:
    """Whether a label after these words is one, and no part of "học sinh năm 2020" or "phóng viên thường trú tại"."""
    return kind not in _OTHER_WORDS or not _OTHER_WORDS[kind].search(before.lower())


def is_value(kind: str, value: str) -> bool:
    """Whether what stands after a label can be what it promises: a place has a name, or begins with a place word."""
    if kind not in ("home", "birthplace"):
        return True
    return value[:1].isupper() or value[:1].isdigit() or _PLACE_WORDS.match(value) is not None


def is_sure(kind: str, label: str, value: str, between: str) -> bool:
    """Whether a label leaves no doubt: history knows birth years and places, funds publish their accounts."""
    if kind == "birth":
        return not value.isdigit()
    if kind == "identity":
        return "tài khoản" not in label
    return ":" in between or any(word in label for word in _OF_FORMS)
