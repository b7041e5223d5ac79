"""Recognises the captions of pictures that were not pasted with their page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..body.list_lines import ends_by_itself
from ..letters import UPPER
from .page_frame import PROSE

_LONGEST, _NEAR = 220, 6
"""The most letters of a caption, and the number of lines below it among which the text goes on."""
_OF_PICTURES = re.compile(
    r"\(?(?:(?:Ảnh|Hình) (?:\d+|minh họa|bên|trên|dưới) ?[.:(-] ?\w|(?:Ảnh: )?(?:Quang|Toàn|Phối) cảnh [^.:;?!]+\.?$"
    r"|(?!Tin\b|Bài\b|Video\b|Thực hiện)(?:[\w,/“”\"-]+ ){2}[^.;?!]*[.)”]?[ (|–-]+[Ảả]nh: ?[^:;]+$)"
)
"""Matches what is said of pictures alone: "Ảnh 2: …", "Toàn cảnh …", "Trao quà cho học sinh. Ảnh: Lê Mẫu"."""
_CREDIT = re.compile(r"\([Ảả]nh: ?[^:;()]+\)")
"""Matches whose a picture is, on the line below its caption."""
_SCENE = re.compile(
    r"(?:Đồng chí|Đ/c|Ông|Bà|Các|Một số|Đại (?:biểu|diện)|Lãnh đạo|Cán bộ|Đoàn viên|Người dân|Học sinh|Nghệ nhân"
    r"|(?:Phó )?(?:Chủ tịch|Giám đốc|Bí thư|Hiệu trưởng)|Bộ trưởng|Thứ trưởng"
    rf"|(?:Anh|Chị|Em|Thầy|Cô|Ban|Công đoàn|Đoàn|Hội|Sở|(?:Phó )?Trưởng)(?= [{UPPER}])) [^.:;?!]*"
    r"\b(?:phát biểu|trình bày|trao|tặng|dâng hương|chụp ảnh|bấm nút|cắt băng|chủ trì|ký kết|tham dự|biểu diễn)\b"
    r"[^.:;?!]*$"
)
"""Matches who does what before a photographer, without a full stop."""


def is_caption(rows: Sequence[str], place: int, above: str) -> bool:
    """Whether a line tells of a picture by its words or, as a paragraph between two of prose, by its scene.

    above: the last line before it that is not blank.
    """
    row = rows[place].strip()
    if len(row) > _LONGEST or row.isupper():
        return False
    below = [*map(str.strip, rows[place + 1 : place + _NEAR])]
    if _OF_PICTURES.match(row) or (below and _CREDIT.fullmatch(below[0])):
        return True
    is_alone = not any(map(str.strip, rows[place - 1 : place])) and below[:1] == [""]
    is_in_prose = is_alone and _is_prose(above) and _is_prose(next(filter(None, below), ""))
    return is_in_prose and _SCENE.match(row) is not None


def _is_prose(row: str) -> bool:
    return len(row) >= PROSE and ends_by_itself(row)
