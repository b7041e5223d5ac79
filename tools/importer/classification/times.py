"""Parses stated times: of publication, of modification, or the portal's clock; settles the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from plugins.vietnamese.dates import DateFault, When, parse
from plugins.vietnamese.english import MONTHS
from plugins.vietnamese.when import as_when, minute

Kind = Literal["published", "updated", "modified", "clock", "clock-form", "bare"]
"""updated: portals also write it on pages that never changed; clock-form: in the usual form of a portal's clock; bare:
without a label."""

_WEEKDAY = (
    r"(?:(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t\.?[2-7]|chủ\s*nhật|cn)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
_MONTHS = (
    "giêng|một", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười", "mười một", "mười hai|chạp",
)  # fmt: skip
_ENGLISH = tuple(map(str.lower, MONTHS))
_ENGLISH_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _ENGLISH)
_DAY = (
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?:ngày\s*)?(?<![\d:])(?P<first>\d{1,2})\s*(?P<mark>[/.-])\s*(?P<second>\d{1,2})\s*(?P=mark)\s*"
    r"(?P<year>\d{4}|\d{2}(?!\d|[:h]))"
    rf"|(?:ngày\s*)?(?P<day>\d{{1,2}})\s*(?:tháng|th)\s*(?P<month>\d{{1,2}}|{'|'.join(reversed(_MONTHS))})"
    r"\s*(?:,|năm|/)?\s*(?P<long>\d{4})"
    rf"|(?P<english>(?P<before>\d{{1,2}})?[\s-]*\b(?P<name>{_ENGLISH_MONTH})\b\.?"
    r"\s*(?(before)|(?P<behind>\d{1,2})),?[\s-]*(?P<full>\d{4}))"
)
_TIME = (
    r"(?P<hour>\d{1,2})\s*(?:[:h]|giờ|g)\s*(?P<minute>\d{2})?(?:\s*phút)?(?::(?P<seconds>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?\b|sa\b|ch\b|sáng|trưa|chiều|tối|đêm)?"
)
_DATE = re.compile(_DAY, re.IGNORECASE)
_HOURS = re.compile(rf"(?<![\d/.-]){_TIME}(?!\d)", re.IGNORECASE)
_MODIFIED = re.compile(
    r"(?i)(?:ngày |lần |giờ |thời gian )?(?:sửa|cập nhật|chỉnh sửa)(?: lần)? cuối(?: cùng)?"
    r"|last (?:updated|modified)|ngày sửa|sửa (?:đổi )?(?:lúc|ngày)"
)
_PUBLISHED = re.compile(
    r"(?i)(?:ngày|thời gian|giờ|lúc|(?:tin|bài)?(?: được| đã)?|được|đã)\s*(?:giờ )?"
    r"(?:xuất bản|đăng tin|đăng tải|đăng bài|đăng|ban hành|đưa tin|phát (?:hành|tin)|published|posted)"
    r"(?: on| ngày| lúc| vào| tin| bài)?(?=\s*[:\d]|\s*\n|\s+(?:thứ|lúc|ngày)\b)"
    r"|(?:đăng|gửi|tạo|viết) lúc|ngày (?:gửi|hỏi|tạo|viết)|(?:tin|bài)(?= ngày)|thời gian|ngày giờ"
    r"|ngày(?=\s*:)|date(?=\s*:)"
)
_UPDATED = re.compile(r"(?i)(?:ngày )?cập nhật(?: lúc| ngày| vào)?")
_NOW = re.compile(r"(?i)hôm nay(?: là)?|bây giờ(?: là)?|today|giờ hiện tại|(?:việt nam|hà nội)(?=\s*,?\s*thứ)")
_LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("modified", _MODIFIED), ("updated", _UPDATED), ("published", _PUBLISHED), ("clock", _NOW),
)  # fmt: skip
_NOISE = re.compile(
    r"(?i)\[?\(?\s*(?:GMT|UTC)\s*\+?\s*7?(?::?00)?\s*\)?\]?"
    r"|(?:số )?(?:lượt|lần|số lần|số người) (?:xem|đọc|truy cập)(?: tin| bài)?\s*:?\s*[\d.,]*|"
    r"[\d.,]+ (?:lượt|lần) (?:xem|đọc)|views?\s*:?\s*[\d.,]*|đã xem\s*:?\s*[\d.,]*"
    r"|cỡ chữ.*|in (?:trang|bài viết|ấn)?$|chia sẻ.*|bình luận.*"
)
_EDGES = " \t'’|,;:.–—-•·/()[]"
_CHIME = re.compile(r"(?i)\b(?:[01]?\d|2[0-3]):\d\d(?::\d\d)?\s*(?:sáng|trưa|chiều|tối|đêm)\b")
_AMERICAN = re.compile(r"[1-9]\d?/[1-9]\d?/\d{4}\s+[1-9]\d?:\d\d:\d\d\s*[ap]\.?m\b", re.IGNORECASE)
_MOST = 160
_CENTURY = 100
_OLDEST = 1945


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that states a time: its kind, the time, and codes of any doubts. rest: its other words.

    other: the reading with day and month swapped, if the order is ambiguous.
    """

    kind: Kind
    when: When
    rest: str = ""
    notes: tuple[str, ...] = ()
    other: When | None = None


def stamp(text: str) -> Stamp | None:
    """The stamp in a line, with labels, view counts and separators removed; None if it holds no valid date."""
    if len(text) > _MOST or not (found := _DATE.search(text)):
        return None
    before, after = text[: found.start()], text[found.end() :]
    kind, left = _label(_NOISE.sub(" ", before), _NOISE.sub(" ", after))
    hours = _HOURS.search(left)
    if hours:
        left = left[: hours.start()] + " " + left[hours.end() :]
    left = re.sub(rf"(?i){_WEEKDAY}|\bngày\b|\blúc\b|\bvào\b|\bT(?=\s|$)", " ", left)
    rest = " ".join(left.strip(_EDGES + "\n").split())
    notes: list[str] = []
    day, other = _days(found, _is_american(found, after), notes)
    when = _when(day, hours, text, notes)
    if when is None:
        return None
    if kind == "bare" and (_CHIME.search(text) or re.fullmatch(rf"(?i){_WEEKDAY}[\s,]+ngày\s.*", text)):
        kind = "clock-form"
    return Stamp(kind, when, rest.strip(_EDGES), tuple(notes), _when(other, hours, "", []))


def with_hour(when: When, text: str) -> When | None:
    """A day with the time of day that a line holds; None if it holds anything else."""
    hours = _HOURS.fullmatch(text.strip(_EDGES)) if when.precision == "day" else None
    return _when(when.start.date(), hours, "", []) if hours and hours["minute"] else None


def metadata_time(text: str) -> When | None:
    """A time in ISO 8601, converted to Hanoi time, or in any written form; None if unreadable."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        found = stamp(text)
        return found.when if found else None
    if moment.year < _OLDEST:
        return None
    if moment.tzinfo:
        return minute(moment)
    return as_when(moment if re.search(r"\d[T ]\d", text) else moment.date())


def _label(before: str, after: str) -> tuple[Kind, str]:
    """The kind of a date by the label before it, else after it, and the remaining words."""
    sides = [f"{before} \n", after]
    for side, text in enumerate(sides):
        for kind, pattern in _LABELS:
            if match := pattern.search(text):
                sides[side] = text[: match.start()] + " " + text[match.end() :]
                return kind, " ".join(sides)
    return "bare", " ".join(sides)


def _when(day: date | None, hours: re.Match[str] | None, text: str, notes: list[str]) -> When | None:
    """The time composed of a day and an hour; notes: "weekday-wrong" is added if the weekday contradicts the day."""
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


def _days(found: re.Match[str], american: bool, notes: list[str]) -> tuple[date | None, date | None]:
    """The day in a line, and the alternative reading if its order is ambiguous."""
    if found["iso"]:
        year, month, day = found["iso"].split("-")
        return _calendar_day(year, month, day), None
    if found["long"]:
        return _calendar_day(found["long"], _month(found["month"], _MONTHS), found["day"]), None
    if found["english"]:
        month = _month(found["name"], _ENGLISH)
        return _calendar_day(found["full"], month, found["before"] or found["behind"]), None
    year, first, second = found["year"], found["first"], found["second"]
    day_first, month_first = _calendar_day(year, second, first), _calendar_day(year, first, second)
    if month_first and (american or not day_first):
        notes.append("month-first")
        return month_first, day_first if day_first != month_first else None
    return day_first, None


def _calendar_day(year: str, month: str | int, day: str) -> date | None:
    full = int(year) + (2000 if int(year) < _CENTURY else 0)
    try:
        return date(full, int(month), int(day)) if full >= _OLDEST else None
    except ValueError:
        return None


def _month(text: str, names: Sequence[str]) -> int:
    """The month that a number or name stands for."""
    if text.isdecimal():
        return int(text)
    name = text.lower()
    return next(number for number, known in enumerate(names, 1) if name in known.split("|") or known.startswith(name))


def _is_american(found: re.Match[str], after: str) -> bool:
    """Whether a time is in SharePoint's English form: month first, no leading zeros, with seconds and AM or PM."""
    return found["first"] is not None and _AMERICAN.match(f"{found[0]}{after}") is not None


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
