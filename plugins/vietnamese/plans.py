"""Whether a date lies ahead of the writer (a plan, a deadline, an invitation) or is in the past."""

from __future__ import annotations

import re
from typing import Literal

from .sentences import sentence_span

Tense = Literal["", "ahead", "perhaps ahead", "past"]


def _any_of(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


_AHEAD = _any_of(
    "sẽ", "dự kiến", "dự định", "sắp", "tới đây", "thời gian tới", "lộ trình", "phấn đấu", "hướng tới", "tiến tới",
    "chuẩn bị", "hạn chót", "hạn cuối", "hạn nộp", "hết hạn", "thời hạn", "gia hạn", "chậm nhất", "muộn nhất",
    "trễ nhất", "hạn sử dụng", "hạn dùng", "đáo hạn", "có giá trị", "kế tiếp", "lần tới", "kỳ tới", "tuần tới",
    "tháng tới", "năm tới", "ngày mai", "mở bán", "nhập học", "trước ngày", "đến hết", "kéo dài", "hiệu lực", "hẹn",
    "ấn định", "theo lịch",
)  # fmt: skip
"""Words that put a sentence in the future, whatever else it says."""
_PERHAPS = _any_of(
    "từ ngày", "vào ngày", "khai mạc", "bế mạc", "diễn ra", "tổ chức", "bắt đầu", "kết thúc", "khởi công",
    "khánh thành", "phát động", "ra quân", "triển khai", "thực hiện", "phát sóng", "ra mắt", "mở", "mở cửa",
    "khai trương", "khai giảng", "bế giảng", "tham dự", "kế hoạch", "chương trình", "mục tiêu", "giai đoạn",
    "chào mừng", "kỷ niệm", "dịp", "đón", "hoàn thành", "phải", "cần", "giao", "mời", "yêu cầu", "đề nghị", "đăng ký",
    "nộp", "gửi về", "áp dụng", "thi hành", "nghỉ", "thời gian", "bầu cử", "tiếp nhận", "tuyển dụng", "tuyển sinh",
    "thi tuyển", "vòng", "chung kết", "kỳ họp", "họp", "phiên", "đại hội", "lễ", "chuyển đổi",
    "bán", "vé", "khởi hành", "cất cánh", "lên đường", "xuất phát", "ngừng", "dừng", "tạm dừng", "xét tuyển",
)  # fmt: skip
"""Words by which a paragraph may announce something soon to come."""
_PAST = _any_of("đã", "vừa", "vừa qua", "hôm qua", "sáng nay", "chiều nay", "hôm nay")
_NOT_PAST = re.compile(r"\bvừa(?: \S+){1,4} vừa\b|\b(?:và|cỡ) vừa\b|\bvừa và\b")
"""Matches "vừa" where it is no tense: "vừa học vừa làm", "doanh nghiệp nhỏ và vừa"."""
_PLAN = _any_of(
    "kế hoạch", "chương trình công tác", "phương hướng", "dự kiến", "lịch tiếp", "lịch công tác", "lịch làm việc",
    "lịch thi", "lịch nghỉ", "thông báo", "giấy mời", "thư mời", "mời", "sẽ", "sắp", "tuyển dụng", "tuyển sinh",
    "thi tuyển", "xét tuyển", "thể lệ", "cuộc thi", "phát động", "lấy ý kiến", "góp ý", "dự thảo", "hướng dẫn",
    "nghỉ lễ", "nghỉ tết", "chuẩn bị", "đăng ký", "đấu giá", "đấu thầu", "chào giá", "lộ trình", "đề án",
    "chiến lược", "quy hoạch", "bầu cử", "hướng tới", "chào mừng", "khởi công", "động thổ",
)  # fmt: skip
"""Words of the titles of plans and announcements."""
_COMING = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:này\s+)?(?:tới|sắp tới|tới đây)(?!\w)")
_COUNTED = re.compile(r"(?<!\w)tính (?:đến|tới)(?: hết)? (?:ngày )?$")
"""Matches the words before the cut-off day of a count: "tính đến ngày 30/6/2010, có 5 đơn vị"."""
# What comes between the number of a document and its date: "217/QĐ-BTTTT của Bộ trưởng, ký ngày 26/2/2019".
_SIGNED = r"(?:\s+của\s+[^,.;\d]{2,60})?[\s,(]*(?:(?:được\s+)?(?:ký|ban hành|cấp)\s+)?(?:vào\s+)?(?:ngày\s+)?$"
_PAPER = re.compile(
    rf"(?:\bsố\s+\S{{1,40}}|\w/[A-ZĐ][\w-]*){_SIGNED}|(?<!\w)(?:ký|ban hành|cấp)\s+(?:vào\s+)?(?:ngày\s+)?$"
)
_NUMBER = re.compile(rf"(?P<number>\d{{1,5}}/(?P<year>\d{{4}})/[A-ZĐ][\w-]*){_SIGNED}")
_CLAUSE = 3
"""The fewest words beside a date that can say something about it."""
_MOST_BEFORE = 120
"""The most characters between the start of a document's number and the document's date."""


def tense(text: str, start: int, end: int, *, bounds: bool = False) -> Tense:
    """The tense of the date at text[start:end], by its sentence, or more weakly by its whole paragraph.

    text: the paragraph. bounds: the date is where something begins or ends, which the past tense may have announced:
    "đã yêu cầu dừng thu phí từ ngày 31/10". The date of a cited document is always past.
    """
    before, after = _sentence(text, start, end)
    if _PAPER.search(before[-_MOST_BEFORE:]) or _COUNTED.search(before.lower()):
        return "past"
    sentence = f"{before} {after}".lower()
    if _COMING.match(after) or _AHEAD.search(sentence):
        return "ahead"
    if not bounds and _PAST.search(_NOT_PAST.sub("", sentence)):
        return "past"
    paragraph = text.lower()
    return "perhaps ahead" if _PERHAPS.search(paragraph) or _AHEAD.search(paragraph) else ""


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether its sentence contains hardly more than the date: "Hà Nội, ngày 06/09/2019", "Ảnh chụp 06/09/2019"."""
    return len(" ".join(_sentence(text, start, end)).split()) < _CLAUSE


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The parts of its sentence before and after text[start:end]."""
    first, last = sentence_span(text, start, end)
    return text[first:start], text[end:last]


def is_plan(title: str) -> bool:
    """Whether a title announces something to come: "Kế hoạch …", "Lịch …", "Thông báo tuyển dụng …"."""
    return _PLAN.search(title.lower()) is not None


def number_of(text: str, start: int) -> tuple[str, int] | None:
    """The number of the document dated at text[start], with the year in it: "41/2005/NĐ-CP ngày 5-5-2015" → 2005."""
    match = _NUMBER.search(text, max(0, start - _MOST_BEFORE), start)
    return (match["number"], int(match["year"])) if match else None
