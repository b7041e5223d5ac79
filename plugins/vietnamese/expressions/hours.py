"""The hour that a clock means, with the part of the day that was said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from plugins.vietnamese.expressions.lexicon import CHIEU, DEM, EVENING_HALF, MORNING_HALF, SANG, TOI, TRUA
from plugins.vietnamese.expressions.point import Clock
from plugins.vietnamese.when import fault

_HANOI = 7 * 60
_MOST_OFFSET = 14 * 60

# From which of the hours 0 to 12 a part of the day is in the afternoon: "7 giờ tối" is 19:00, "1 giờ đêm" 1:00.
_AFTERNOON_FROM = {CHIEU: 0, EVENING_HALF: 0, TRUA: 0, TOI: 4, DEM: 6}
_NOON_BEFORE = 9


def moment(day: date, clock: Clock) -> tuple[datetime, tuple[str, ...]]:
    """The minute in Hanoi's time, and flags; 24:00 and "12 giờ đêm" are the end of the day."""
    if not 0 <= clock.hour <= 24 or (clock.hour == 24 and clock.minute):
        raise fault("no-hour", hour=clock.hour)
    if clock.minute > 59:
        raise fault("no-minute", minute=clock.minute)
    flags = ("hour-over-word",) if clock.part and clock.hour >= 13 else ()
    ahead = _HANOI if clock.offset is None else clock.offset
    if abs(ahead) > _MOST_OFFSET:
        raise fault("no-zone", hours=ahead // 60)
    start = datetime.combine(day, time.min)
    return start + timedelta(hours=_hour(clock), minutes=clock.minute - ahead + _HANOI), flags


def _hour(clock: Clock) -> int:
    hour, part = clock.hour, clock.part
    if part is None or hour >= 13:
        return hour
    if part in (SANG, MORNING_HALF):
        return hour % 12
    if part == TRUA and hour >= _NOON_BEFORE:
        return hour
    if part in (TOI, DEM) and hour == 12:
        return 24
    return hour % 12 + 12 if hour >= _AFTERNOON_FROM[part] else hour
