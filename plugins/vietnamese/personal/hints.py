"""Which words of a text can belong to a label at all, and of which kinds: one quick look before the labels are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_DISEASES = (
    "bại", "bạch", "bệnh", "cao huyết", "câm", "chấn", "chứng", "covid", "dị tật", "down", "đái", "điếc", "đột", "động",
    "hen", "hiv", "hội chứng", "hở", "khiếm", "lao", "liệt", "mù", "máu", "nhiễm", "suy", "sốt", "tai biến", "tâm thần",
    "tan máu", "tăng huyết", "thoái", "tiểu", "tim", "trầm", "tự kỷ", "u ", "ung", "viêm", "xơ",
)  # fmt: skip
"""How what somebody has or suffers begins."""
_HINTS: Mapping[str, tuple[str, ...]] = {
    "birth": (
        "năm sinh", "ngày sinh", "sinh ngày", "sinh năm", "sinh 1", "sinh 2", "sinh vào", "sinh:", "sinh (",
        "sinh tháng", "sinh 0", "sinh 3", "dob", "date of birth", "sn 1", "sn 2", "sn:", "s.n", "ns 1", "ns:",
    ),
    "birthplace": (
        "quê quán", "quê ", "quê ở", "quê xã", "quê huyện", "quê tỉnh", "quê tại", "quê gốc", "quê nội", "quê ngoại",
        "quê vợ", "quê chồng", "quê:", "nguyên quán", "sinh quán",
        "nơi sinh", "sinh tại", "sinh ra tại", "sinh ra và lớn", "khai sinh", "nơi đăng ký",
        "sinh ngày", "sinh năm", "sinh 1", "sinh 2",
        "sinh 0", "sinh 3",
    ),
    "home": (
        "tuổi", "sinh năm", "sinh 1", "sn 1", "sn:", "số nhà",
        "thường trú", "tạm trú", "cư trú", "trú tại", "trú ở", "trú quán", "trú thôn", "trú xóm", "trú ấp", "trú bản",
        "trú buôn", "trú tổ", "trú số", "trú ngõ", "trú ngách", "trú hẻm", "trú khu", "trú khóm", "trú phường",
        "trú xã", "hộ khẩu", "hktt", "đkhk", "đktt", "nơi ở", "chỗ ở", "địa chỉ", "nhà riêng", "nhà ở", "nhà tại",
        "ngụ ", "cư ngụ", "hiện ở", "sinh sống", "hiện sống", "đang sống", "trọ tại", "trọ ở", "ở thôn", "ở xóm",
        "ở ấp", "ở bản", "ở buôn", "ở làng", "ở tổ", "ở số", "ở ngõ", "ở ngách", "ở hẻm", "ở kiệt", "ở phố", "ở đường",
        "ở chung cư", "ở khu", "ở khóm", "ở phum", "ở sóc", "ở xã", "ở phường", "ở thị trấn",
        *(f" số {figure}" for figure in range(1, 10)), " số nhà",
        *(f"({house}" for house in ("thôn", "xóm", "ấp", "bản", "buôn", "làng", "tổ", "số", "ngõ", "khu", "khóm")),
        "(xã", "(phường", "đc:", "đ/c:",
    ),
    "identity": (
        "cccd", "cmnd", "cmt", "căn cước", "chứng minh nhân", "chứng minh thư", "giấy chứng minh", "định danh",
        "hộ chiếu", "phép lái xe", "gplx",
    ),
    "insurance": (
        "bhxh", "bhyt", "số bảo hiểm", "sổ bảo hiểm", "thẻ bảo hiểm", "số sổ", "số thẻ",
    ),
    "tax": (
        "mã số thuế", "mst",
    ),
    "account": (
        "tài khoản", "stk", "số tk",
    ),
    "plate": (
        "biển kiểm", "biển số", "biển đăng", "biển xe", "bks", "bsx",
    ),
    "sex": (
        "giới tính",
    ),
    "nationality": (
        "quốc tịch",
    ),
    "family": (
        "hôn nhân", "kết hôn", "vợ là", "vợ:", "vợ tên", "tên vợ", "vợ bà", "vợ tôi", "vợ ông", "vợ anh", "chồng là",
        "chồng:", "tên chồng", "chồng tên", "chồng bà", "chồng tôi", "chồng ông", "chồng chị", "con trai", "con gái",
        "con ông", "con bà", "bố đẻ", "bố là", "bố tên", "mẹ đẻ", "mẹ là", "mẹ tên", "cha đẻ", "cha là", "cha tên",
        "anh ruột", "em ruột", "hoàn cảnh gia đình", "lập gia đình", "tên cha", "tên bố", "tên mẹ", "tên con", "cha:",
        "bố:", "mẹ:", "con:", "ly hôn", "ly thân", "góa ", "goá ", "mồ côi", "độc thân", "đơn thân", "tái hôn",
        "chưa lập gia", "chưa kết hôn", "chưa có gia",
    ),
    "ethnic": (
        "dân tộc",
    ),
    "religion": (
        "tôn giáo", "theo đạo", "đạo phật", "đạo thiên", "đạo công", "đạo tin", "đạo cao", "đạo hòa", "đạo hồi",
    ),
    "party": (
        "vào đảng", "kết nạp", "ngày chính thức", "vào đoàn",
    ),
    "age": (
        "tuổi",
    ),
    "health": (
        "tình trạng sức khỏe", "thương tật", "tổn thương cơ thể", "suy giảm khả năng", "thương binh ",
        *(f"{verb} {disease}" for verb in ("bị", "mắc") for disease in _DISEASES),
        "bệnh nhân", "chẩn đoán", "điều trị", "nhiễm hiv", "nhiễm chất", "nhiễm covid",
        "nhiễm sars", "nhiễm lao", "khuyết tật", "dương tính", "mất sức", "bệnh án", "nhóm máu",
    ),
}  # fmt: skip
"""By kind: a text in lower case without any of these holds no label."""


def _trie(hints: Iterable[str]) -> str:
    """An expression that looks at each letter of some hints once: a fraction of the time of a plain alternation."""
    rests: dict[str, list[str]] = {}
    for hint in sorted(hints):
        rests.setdefault(hint[:1], []).append(hint[1:])
    if "" in rests:  # a hint ends here: what goes on is another one's, of which the first is enough
        return ""
    return "(?:" + "|".join(f"{re.escape(first)}{_trie(some)}" for first, some in rests.items()) + ")"


HINT = re.compile(rf"[\s(“\"'/|,–-]({_trie({hint for hints in _HINTS.values() for hint in hints})})")
"""Begins with what stands before a word, which is quicker to skip to than a place where there is none."""


def kinds_of(hint: str) -> tuple[str, ...]:
    """The kinds whose labels a hint, or a longer one that begins with it, belongs to."""
    return _KINDS_OF[hint]


_KINDS_OF: dict[str, tuple[str, ...]] = {
    hint: tuple(kind for kind, others in _HINTS.items() if any(other.startswith(hint) for other in others))
    for hints in _HINTS.values()
    for hint in hints
}
