"""Dates beside instruments, however written: as ISO 8601, as "--MM-DD" without a year, or as the year alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .symbols import DASH, SLASH, YEAR

_MONTHS = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | {"giêng": 1, "chạp": 12}
_DATE = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:\s?[{SLASH}.{DASH}]\s?|\s+tháng\s+)"
    r"(?P<month>[0-9]{1,2}|[^\W\d_]{2,5}(?:\s(?:một|hai))?(?=\s))"
    rf"(?:(?:\s?[{SLASH}.{DASH}]\s?|,?\s+năm\s+)(?P<year>{YEAR}))?(?![\d/]|\s+năm\s+(?:ngoái|trước))",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"{YEAR}(?![\w/.,]?\d)")
_AND = re.compile(r"(?:,|,?\s+và)\s+(?:(?:ngày|năm)\s+)?(?=[0-9])", re.IGNORECASE)
_MORE_DAYS = re.compile(
    rf"(?:[0-9]{{1,2}}(?:,\s+|,?\s+và\s+(?:ngày\s+)?|\s?[{DASH}]\s?))+"
    r"(?=[0-9]{1,2}(?:[/.][0-9]{1,2}(?![0-9])|\s+tháng\s))",
    re.IGNORECASE,
)
"""Matches days before a date that gives them its month: "6 và 7/9/2024"."""
_ENDS = re.compile(
    r"\s*(?:[|);]|\.?[)”»\"]*(?:\s*\||$)|\.\s|,\s+(?:về|v/v|của|phê\s+duyệt|ban\s+hành|quy\s+định)\s)", re.IGNORECASE
)
_PLACE = r"[^\W\d_]+(?:\s[^\W\d_]+){0,3},\s+"
_MONTH_BEFORE = r"(?:hồi\s+)?tháng\s+(?:0?[1-9]|1[0-2])\s?(?:/\s?|\s(?=năm))"
_PART_OF_DAY = "sáng|trưa|chiều|tối"
_PART_OF_YEAR = rf"(?:(?:đầu|giữa|cuối)\s+)?(?:{_MONTH_BEFORE}(?:năm\s+)?|năm\s+)"
"""Matches the words before a year: "giữa tháng 5/", "cuối năm "."""
_AFTER = re.compile(
    # The session or congress, as in "Nghị quyết số 29-NQ/TW (khóa XI) ngày"
    r"(?:(?:\s*\([^()\n\d]{2,40}\)|\s+khóa\s+[IVX]+|,?\s+kỳ\s+họp\s+(?:thứ\s+)?\w{1,12}"
    r"|\s+(?:của\s+)?Hội\s+nghị\s+(?:lần\s+thứ|Trung\s+ương)[^.,;:()\n/]{2,60}?)(?=,?\s+(?:ngày|năm)\s))?"
    r"(?:\s*,?\s*(?:của|do)\s+(?P<issuer>[^;:()\n\d]{2,80}?)(?:\s*\([^()\n\d]{2,40}\))?"
    r"|\s+về\s+[^.,;:()\n\d]{2,90}?(?=,?\s(?:được|ra\s+đời)\s))?"
    # A new line or cell, the place of issue, punctuation
    rf"(?:\s*[|\n]\s*(?:{_PLACE})?|;\s+(?=ngày\s+(?:ký|ban\s+hành|cấp)\s*:)|,\s+(?-i:(?=[A-ZĐ])){_PLACE}(?=ngày)|\s*[\s,(”»’\"'{DASH}]{{0,3}})"
    r"(?P<done>(?:(?:đã|cùng|đều|được(?:\s+[^.,;:()\d\n]{2,40}?)?)\s+)*(?:ký\s+ban\s+hành|ban\s+hành|thông\s+qua|ký|cấp|lập|ra\s+đời)\s+)?"
    r"(?:(?:vào|hồi|lúc)\s+(?:[0-9][^.;()\n]{0,20}\s)?)?"
    r"(?(done)(?:(?:từ|đúng)\s+)?(?:(?:đầu|giữa|cuối)\s+)?)"
    r"(?:(?P<days>(?:trong\s+)?(?:các|hai|ba)\s+ngày\s+)"
    rf"|(?:(?:cùng\s+)?ng[àa]y|(?(done)(?:hôm|{_PART_OF_DAY})|(?!)))\s+(?:(?:ban\s+hành|ký|cấp)(?:\s*:)?\s*)?"
    rf"|(?P<year>(?:(?:trong|cùng)\s+|{_MONTH_BEFORE})?năm\s+|{_MONTH_BEFORE})"
    r"|(?P<bare>(?<=ký\s)|(?<=\()|(?<=[|,]\s)))(?=[0-9])",
    re.IGNORECASE,
)
"""Matches from the number of an instrument to its date."""
_DAY = re.compile(rf"(?<!\w)(?:(?:ngày|hôm|{_PART_OF_DAY})\s+|(?:nay|qua)\s+\((?:ngày\s+)?)(?=[0-9])", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"\s+(?:(?:hôm|{_PART_OF_DAY})\s+(?:ngày\s+)?|(?:từ|vào|hồi)\s+(?:ngày\s+|{_PART_OF_YEAR}))(?=[0-9])"
)
_FIRST = re.compile(
    r"(?:Được\s+(?:[A-ZĐ][^.,;:()\d]{2,40}?\s)?(?:ký\s+)?ban\s+hành|Ban\s+hành|Ký(?:\s+ban\s+hành)?|Ra\s+đời)\s+"
    rf"(?:(?:từ|vào|hồi|đúng)\s+)?(?:ngày\s+|{_PART_OF_YEAR})(?=[0-9])"
)
"""Matches before the date of an instrument that a sentence names next: "Ban hành ngày 27/9/2019, Nghị quyết số 52"."""
_IN_TURN = re.compile(
    r"(?i)(?:lần\s+lượt\s+|,\s+(?=(?:được\s+)?(?:ban\s+hành|(?:ngày\s+)?ký)\s))(?:được\s+)?(?:(?:ký\s+)?ban\s+hành\s+|ký\s+)?"
    r"(?:vào\s+|là\s+)?(?:các\s+)?(?:(?:ngày\s+)?(?:ký\s+)?|năm\s+)(?=[0-9])"
)
"""Matches before dates: "lần lượt ngày 12/10/2020 và 3/2/2021", or later in a sentence ", ký ngày 12/10/2020"."""
_TURNS = ("lần lượt", "LẦN LƯỢT", "ban hành", "BAN HÀNH", "ký", "KÝ")
_LETTERHEAD = re.compile(r"\s*[^\W\d_][\w. -]{1,30},\s+ngày\s+(?=[0-9])", re.IGNORECASE)
Dated = tuple[str, int]
"""A date and the offset of its end."""


class After(NamedTuple):
    """A date after a number. issuer: the words for the issuer before it; done: whether a verb of issuing is there."""

    date: str
    issuer: str
    done: bool
    end: int


def _date_at(text: str, at: int, end: int) -> Dated | None:
    match = _DATE.match(text, at, end)
    month = match and (int(match["month"]) if match["month"].isdigit() else _MONTH_NUMBERS.get(match["month"].lower()))
    if not match or not month:
        return None
    year, day = match["year"] or "", int(match["day"])
    told = f"{year or '-'}-{month:02}-{day:02}" if month <= 12 and 1 <= day <= 31 else year
    return (told, match.end()) if told else None


def _year_at(text: str, at: int) -> Dated | None:
    match = _YEAR.match(text, at)
    return (match[0], match.end()) if match else None


def _row_at(text: str, at: int, limit: int) -> tuple[list[str], int]:
    """The dates of several instruments, and where they end; a date without a year takes that of the last one.

    A day alone takes the month of the next date.
    """
    dates, end = [], at
    while True:
        more = _MORE_DAYS.match(text, at, limit)
        one = _date_at(text, more.end() if more else at, limit) or _year_at(text, at)
        if not one:
            break
        days = re.findall("[0-9]+", more[0]) if more and "-" in one[0] else []
        dates += [*(f"{one[0][:-2]}{day:0>2}" for day in days), one[0]]
        end = at = one[1]
        if following := _AND.match(text, end, limit):
            at = following.end()
    last = dates[-1][:4] if dates else ""
    return [f"{last}{date[1:]}" if date.startswith("-") and last.isdigit() else date for date in dates], end


def _shared(dates: Sequence[str]) -> str:
    """The only date, or the year of several; "" if there is none."""
    years = {date[:4] for date in dates}
    return dates[0] if len(dates) == 1 else years.pop() if len(years) == 1 else ""


def date_after(text: str, end: int) -> After | None:
    """The date that follows the number of an instrument; None if there is none."""
    match = _AFTER.match(text, end)
    if match is None:
        return None
    at = match.end()
    if match["days"]:
        dates, stop = _row_at(text, at, len(text))
        dated = (_shared(dates), stop) if len(dates) > 1 else None
    elif match["year"]:
        dated = _year_at(text, at)
    else:
        dated = _date_at(text, at, len(text))
        if match["bare"] is not None:
            dated = _bare_date(text, at, dated)
    return After(dated[0], (match["issuer"] or "").strip(), bool(match["done"]), dated[1]) if dated else None


def _bare_date(text: str, at: int, dated: Dated | None) -> Dated | None:
    """A date without a word such as "ngày": in brackets, in its own cell, after a verb or, at the end, a comma."""
    if text[at - 1] == "(":
        return dated or _year_at(text, at)
    if not dated:
        return None
    whole, ends = not dated[0].startswith("-"), _ENDS.match(text, dated[1]) is not None
    return dated if (ends if text[at - 2] == "|" else whole and (ends or text[at - 2] == "ý")) else None


def day_spoken(text: str, end: int) -> str:
    """The date after a number that is given as that of an event: " sáng 3/6", " từ giữa tháng 5/2025"."""
    said = _SPOKEN.match(text, end)
    dated = (_date_at(text, said.end(), len(text)) or _year_at(text, said.end())) if said else None
    return dated[0] if dated else ""


def day_before(text: str, begin: int, end: int) -> tuple[str, int, int]:
    """The last day that a text gives between two offsets, with its start and end; "" if there is none."""
    for said in reversed([*_DAY.finditer(text, begin, end)]):
        dates, stop = _row_at(text, said.end(), end)
        if dates and not dates[0].isdigit():
            return _shared(dates), said.start(), stop
    return "", begin, begin


def date_first(text: str, begin: int, end: int) -> str:
    """The date of issue with which a sentence begins, before an instrument that starts at `end`; "" if it has none."""
    for said in _FIRST.finditer(text, begin, end):
        dated = _date_at(text, said.end(), end) or _year_at(text, said.end())
        if dated and text[dated[1] : end] == ", ":
            return dated[0]
    return ""


def dates_in_turn(text: str) -> Iterator[tuple[int, list[str]]]:
    """The places where a text gives dates for the instruments before, in the same order."""
    if not any(map(text.__contains__, _TURNS)):
        return  # cheaper than the search below
    for told in _IN_TURN.finditer(text):
        dates, _ = _row_at(text, told.end(), len(text))
        if dates and (len(dates) > 1 or not dates[0].isdigit()):
            yield told.start(), dates


def letterhead_date(text: str) -> str:
    """The date of a text that has only a place and a date: "Hà Nội, ngày 30 tháng 5 năm 2022"; "" for other texts."""
    head = _LETTERHEAD.match(text)
    date = cell_date(text[head.end() :]) if head else ""
    return "" if date.startswith("-") else date


def cell_date(text: str) -> str:
    """The date of a text that has nothing else; "" for other texts."""
    text = text.strip()
    dated = _date_at(text, 0, len(text))
    return dated[0] if dated and dated[1] == len(text) else ""


def year_of(date: str) -> int:
    """The year of a date; 0 if it has none."""
    return int(date[:4]) if date and not date.startswith("-") else 0
