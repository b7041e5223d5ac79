"""The hour that a clock means, given the part of the day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from plugins.vietnamese.when import fault

from .lexicon import AM, CHIEU, DEM, EVENING_HALF, MORNING_HALF, PM, SANG, TOI, TRUA
from .point import Beside, Clock

_HANOI = 7 * 60
_MOST_OFFSET = 14 * 60

# The first of the hours 0 to 12 that each part of the day places after noon.
_AFTERNOON_FROM = {CHIEU: 0, EVENING_HALF: 0, PM: 0, TRUA: 0, TOI: 4, DEM: 6}
_NOON_BEFORE, _NOON, _AFTERNOON = 9, 12, 13


def hours(day: date, beside: Beside) -> tuple[datetime, datetime, tuple[str, ...]]:
    """The first and last minute in Hanoi time, and flags; 24:00 and "12 giờ đêm" are the end of the day."""
    clock, until = beside.clock or Clock(0, 0), beside.until
    if until and clock.offset is None:
        clock = replace(clock, offset=until.offset)
    # "Tối 22/6, lúc 8 giờ": a part of the day apart from the clock counts only if the clock has none and is ambiguous.
    clock, until = (_with_part(one, beside.part) for one in (clock, until or clock))
    start, end = (_moment(day, one) for one in (clock, until))
    # In "2h - 4h30 chiều" and "2h chiều - 4h30" the word is for both hours, in "10h - 2h chiều" for the second.
    with_word = _moment(day, _with_part(clock, until.part))
    if end < start:
        end = _moment(day, _with_part(until, clock.part))
    over_word = any(one.part and one.hour >= _AFTERNOON for one in (clock, until))
    return with_word if with_word <= end else start, end, ("hour-over-word",) if over_word else ()


def may_follow(start: Clock, end: Clock) -> bool:
    """Whether a clock may be a later one on the day of another."""
    both = (end, _with_part(end, start.part))
    return any((_hour(start), start.minute) < (_hour(one), one.minute) for one in both)


def _with_part(clock: Clock, part: int | None) -> Clock:
    return replace(clock, part=part) if part and clock.part is None and clock.hour < _NOON else clock


def _moment(day: date, clock: Clock) -> datetime:
    if not 0 <= clock.hour <= 24 or (clock.hour == 24 and clock.minute):
        raise fault("no-hour", hour=clock.hour)
    if clock.minute > 59:
        raise fault("no-minute", minute=clock.minute)
    ahead = _HANOI if clock.offset is None else clock.offset
    if abs(ahead) > _MOST_OFFSET:
        raise fault("no-zone", hours=ahead // 60)
    midnight = datetime.combine(day, time.min)
    return midnight + timedelta(hours=_hour(clock), minutes=clock.minute - ahead + _HANOI)


def _hour(clock: Clock) -> int:
    """The hour on the 24-hour clock, given the part of the day: "7 giờ tối" is 19, "12 giờ đêm" 24, "1 giờ đêm" 1."""
    hour, part = clock.hour, clock.part
    if part is None or hour >= _AFTERNOON:
        return hour
    if part in (SANG, MORNING_HALF, AM):
        return hour % 12
    if part == TRUA and hour >= _NOON_BEFORE:
        return hour
    if part in (TOI, DEM) and hour == _NOON:
        return 24
    return hour % 12 + 12 if hour >= _AFTERNOON_FROM[part] else hour
