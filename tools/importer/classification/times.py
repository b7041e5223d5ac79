"""Lines that tell when: publication, change, or the portal's own clock; and the order of day and month in each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from plugins.vietnamese.dates import DateFault, When, parse
from plugins.vietnamese.when import HANOI, minute

Kind = Literal["published", "modified", "clock", "bare"]
"""bare: nothing in the line says what it is the time of."""

_WEEKDAY = (
    r"(?:(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t\.?[2-7]|chủ\s*nhật|cn)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
_DAY = (
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?:ngày\s*)?(?P<first>\d{1,2})\s*[/.-]\s*(?P<second>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2}(?!\d|[:h]))"
    r"|(?:ngày\s*)?(?P<day>\d{1,2})\s*(?:tháng|th)\s*(?P<month>\d{1,2})\s*(?:,|năm|/)?\s*(?P<long>\d{4})"
)
_TIME = (
    r"(?P<hour>\d{1,2})\s*(?:[:h]|giờ|g)\s*(?P<minute>\d{2})?(?:\s*phút)?(?::(?P<seconds>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?\b|sa\b|ch\b|sáng|trưa|chiều|tối|đêm)?"
)
_DATE = re.compile(_DAY, re.IGNORECASE)
_HOURS = re.compile(rf"(?<![\d/.-]){_TIME}(?!\d)", re.IGNORECASE)
_MODIFIED = re.compile(
    r"(?i)(?:ngày |lần |giờ |thời gian )?(?:sửa|cập nhật|chỉnh sửa)(?: lần)? cuối(?: cùng)?"
    r"|last (?:updated|modified)|ngày (?:sửa|cập nhật)|sửa (?:đổi )?(?:lúc|ngày)"
)
_PUBLISHED = re.compile(
    r"(?i)(?:ngày|thời gian|giờ|lúc)?\s*(?:giờ )?"
    r"(?:xuất bản|đăng tin|đăng tải|đăng bài|đăng|ban hành|đưa tin|phát hành|published|posted)"
    r"(?: on| ngày| lúc| vào| tin| bài)?(?=\s*[:\d]|\s*\n|\s+(?:thứ|lúc|ngày)\b)"
    r"|cập nhật(?: lúc| ngày| vào)?|(?:đăng|gửi|tạo|viết) lúc|thời gian|ngày giờ|ngày(?=\s*:)|date(?=\s*:)"
)
_NOW = re.compile(r"(?i)hôm nay(?: là)?|bây giờ(?: là)?|today|giờ hiện tại|(?:việt nam|hà nội)(?=\s*,?\s*thứ)")
_LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("modified", _MODIFIED), ("published", _PUBLISHED), ("clock", _NOW),
)  # fmt: skip
_NOISE = re.compile(
    r"(?i)\[?\(?\s*(?:GMT|UTC)\s*\+?\s*7?(?::?00)?\s*\)?\]?"
    r"|(?:số )?(?:lượt|lần|số lần|số người) (?:xem|đọc|truy cập)(?: tin| bài)?\s*:?\s*[\d.,]*|"
    r"[\d.,]+ (?:lượt|lần) (?:xem|đọc)|views?\s*:?\s*[\d.,]*|đã xem\s*:?\s*[\d.,]*"
    r"|cỡ chữ.*|in (?:trang|bài viết|ấn)?$|chia sẻ.*|bình luận.*"
)
_EDGES = " \t'’|,;:.–—-•·/()[]"
_CHIME = re.compile(r"(?i)\b(?:[01]?\d|2[0-3]):\d\d(?::\d\d)?\s*(?:sáng|trưa|chiều|tối|đêm)\b")
_MOST = 160
_CENTURY = 100
_OLDEST = 1945


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that tells a time: what of, which, and what was doubtful about it (codes). rest: other words in it."""

    kind: Kind
    when: When
    rest: str = ""
    notes: tuple[str, ...] = ()


def stamp(text: str) -> Stamp | None:
    """What a line tells if all it tells is a time: labels, views and separators beside it; None for any other."""
    if len(text) > _MOST or not (found := _DATE.search(text)):
        return None
    before, after = text[: found.start()], text[found.end() :]
    kind, left = _label(_NOISE.sub(" ", f"{before} \n {after}"))
    hours = _HOURS.search(left)
    if hours:
        left = left[: hours.start()] + " " + left[hours.end() :]
    left = re.sub(rf"(?i){_WEEKDAY}|\bngày\b|\blúc\b|\bvào\b|\bT(?=\s|$)", " ", left)
    rest = " ".join(left.strip(_EDGES + "\n").split())
    notes: list[str] = []
    when = _when(found, hours, text, notes)
    if when is None:
        return None
    if kind == "bare" and (_CHIME.search(text) or re.fullmatch(rf"(?i){_WEEKDAY}[\s,]+ngày\s.*", text)):
        kind = "clock"
    return Stamp(kind, when, rest.strip(_EDGES), tuple(notes))


def metadata_time(text: str) -> When | None:
    """A time as machines write it, taken to Hanoi's; or as people do."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        found = stamp(text)
        return found.when if found else None
    if moment.year < _OLDEST:
        return None
    if moment.tzinfo:
        return minute(moment.astimezone(HANOI))
    return minute(moment) if re.search(r"\d[T ]\d", text) else _day(moment.date())


def _label(text: str) -> tuple[Kind, str]:
    for kind, pattern in _LABELS:
        if match := pattern.search(text):
            return kind, text[: match.start()] + " " + text[match.end() :]
    return "bare", text


def _when(found: re.Match[str], hours: re.Match[str] | None, text: str, notes: list[str]) -> When | None:
    """The time that the parts of a line make, weekday checked by the date engine; notes: what was doubtful."""
    day = _calendar_day(found, hours, notes)
    if day is None:
        return None
    clock = _clock(hours)
    weekday = re.search(rf"(?i){_WEEKDAY}", text)
    written = f"{day:%d/%m/%Y}{clock}"
    if weekday and not weekday[0].lower().endswith("day"):
        try:
            parse(f"{weekday[0]}, {written}")
        except DateFault as fault:
            if fault.code != "unreadable":
                notes.append("weekday-wrong")
    try:
        return parse(written)
    except DateFault:
        return None


def _calendar_day(found: re.Match[str], hours: re.Match[str] | None, notes: list[str]) -> date | None:
    try:
        if found["iso"]:
            year, month, day = map(int, found["iso"].split("-"))
        elif found["long"]:
            year, month, day = int(found["long"]), int(found["month"]), int(found["day"])
        else:
            year, month, day = int(found["year"]), int(found["second"]), int(found["first"])
            if (_is_american(hours) and day <= 12) or month > 12 >= day:
                month, day = day, month
                notes.append("month-first")
        year += 2000 if year < _CENTURY else 0
        return date(year, month, day) if year >= _OLDEST else None
    except ValueError:
        return None


def _is_american(hours: re.Match[str] | None) -> bool:
    """Whether the time is as SharePoint wrote it in its English form, with seconds and AM or PM: month first."""
    return hours is not None and hours["seconds"] is not None and (hours["half"] or "")[:1].lower() in ("a", "p")


def _clock(hours: re.Match[str] | None) -> str:
    if hours is None:
        return ""
    hour, minutes = int(hours["hour"]), int(hours["minute"] or 0)
    half = (hours["half"] or "").lower().replace(".", "")
    if half in ("pm", "ch", "chiều", "tối") and hour < 12:
        hour += 12
    elif half in ("am", "sa") and hour == 12:
        hour = 0
    return f" {hour:02}:{minutes:02}" if hour < 24 and minutes < 60 else ""


def _day(day: date) -> When:
    return parse(f"{day:%d/%m/%Y}")
