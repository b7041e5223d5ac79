"""Recognises the captions of pictures that were not pasted with their page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..body.list_lines import ends_by_itself
from ..letters import UPPER
from .page_frame import PROSE

_LONGEST = 220
_OF_PICTURES = re.compile(
    r"\(?(?:(?:Ảnh|Hình) (?:\d+|minh họa|bên|trên|dưới) ?[.:(-] ?\w|(?:Ảnh: )?(?:Quang|Toàn|Phối) cảnh [^.:;?!]+\.?$"
    r"|(?!Tin\b|Bài\b|Video\b|Thực hiện)(?:[\w,/“”\"-]+ ){2}[^.;?!]*[.)”]?[ (|–-]+[Ảả]nh: ?[^:;]+$)"
)
"""Matches what is said of pictures alone: "Ảnh 2: …", "Toàn cảnh …", "Trao quà cho học sinh. Ảnh: Lê Mẫu"."""
_SCENE = re.compile(
    r"(?:Đồng chí|Đ/c|Ông|Bà|Các|Một số|Đại (?:biểu|diện)|Lãnh đạo|Cán bộ|Đoàn viên|Người dân|Học sinh|Nghệ nhân"
    r"|(?:Phó )?(?:Chủ tịch|Giám đốc|Bí thư|Hiệu trưởng)|Bộ trưởng|Thứ trưởng"
    rf"|(?:Anh|Chị|Em|Thầy|Cô|Ban|Công đoàn|Đoàn|Hội|Sở|(?:Phó )?Trưởng)(?= [{UPPER}])) [^.:;?!]*"
    r"\b(?:phát biểu|trao|tặng|dâng hương|chụp ảnh|bấm nút|cắt băng|chủ trì|ký kết|tham dự|biểu diễn)\b[^.:;?!]*$"
)
"""Matches who does what before a photographer, without a full stop."""


def is_caption(rows: Sequence[str], place: int, above: str) -> bool:
    """Whether a line tells of a picture by its words or, as a paragraph between two of prose, by its scene.

    above: the last line before it that is not blank.
    """
    row = rows[place].strip()
    if len(row) > _LONGEST or row.isupper():
        return False
    if _OF_PICTURES.match(row):
        return True
    if not _is_prose(above) or not _SCENE.match(row):
        return False
    _, *below = rows[place : place + 3]
    return rows[place - 1 : place] == [""] and below[:1] == [""] and any(map(_is_prose, below))


def _is_prose(row: str) -> bool:
    return len(row) >= PROSE and ends_by_itself(row)
