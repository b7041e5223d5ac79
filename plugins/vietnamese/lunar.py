"""The lunar calendar of Viet Nam, computed for UTC+7: Tết differs from China's in 1968, 1985, 2007 and 2030.

Official in Ha Noi since 1968; for earlier years it says what today's rule would give.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar

from plugins.vietnamese.names import BRANCHES, LUNAR_MONTHS, STEMS

YEARS = range(1900, 2101)
"""The lunar years that the calendar covers."""


def cycle_name(year: int) -> str:
    """The sexagenary name of a lunar year: 2021 → "Tân Sửu"."""
    return f"{STEMS[(year + 6) % 10]} {BRANCHES[(year + 8) % 12]}"


@lru_cache(maxsize=4096)
def of_day(day: date) -> LunarDate | None:
    """The lunar date of a day; None outside the calendar's years."""
    try:
        return solar_to_lunar(day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def to_day(lunar_day: int, month: int, year: int, leap: bool = False) -> date | None:
    """The day of a lunar date; None if that year has no such day (30 in a short month) or no such leap month."""
    try:
        day = lunar_to_solar(LunarDate(lunar_day, month, year, leap))
    except ValueError:
        return None
    found = of_day(day)
    return day if found and (found.day, found.month, found.leap) == (lunar_day, month, leap) else None


def month_length(month: int, year: int, leap: bool = False) -> int:
    """29 or 30 days; 0 if that year has no such month."""
    if to_day(30, month, year, leap):
        return 30
    return 29 if to_day(29, month, year, leap) else 0


def name(day: date) -> str:
    """A day in words: "mùng 7 tháng Tám năm Kỷ Hợi", "rằm tháng Giêng năm Tân Sửu"; "" outside the calendar's years."""
    found = of_day(day)
    if not found:
        return ""
    number = f"mùng {found.day}" if found.day <= 10 else "rằm" if found.day == 15 else f"ngày {found.day}"
    leap = " nhuận" if found.leap else ""
    return f"{number} tháng {LUNAR_MONTHS[found.month - 1]}{leap} năm {cycle_name(found.year)}"
