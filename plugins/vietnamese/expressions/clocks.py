"""Times of day and weekdays, before or after a date."""

from __future__ import annotations

from msgspec.structs import replace

from .certainty import says_more
from .hours import may_follow
from .lexicon import DASHES, ELSEWHERE, TO_SIGNS
from .point import Beside, Clock
from .tokens import NUMBER, WORD, Reader, rewinding

_BRACKETS = {"(": ")", "[": "]"}
_BETWEEN = ",|/·•([" + DASHES
"""Signs between a day and its hour; weather reports write "7h/10/9"."""
_WITH_MINUTES = 3
"""The fewest tokens of a clock with minutes."""
_FULL_NAME = 6
"""The length of the shortest English weekday name in full."""
_MINUTE_SIGNS = "'’′"


@rewinding
def read_clock(reader: Reader) -> Clock | None:
    """Read "12:50", "8h30 sáng", "14 giờ 30 phút", "14g30", "2:38 CH", "9 giờ rưỡi", "8 rưỡi sáng", "10 giờ kém 15"."""
    hour = reader.figures(1, 2)
    if not hour:
        return None
    minute = _after_colon(reader)
    if minute is None:
        minute = _after_hour_word(reader)
    if minute is None:
        return None
    # "10 giờ kém 15" is 9:45; negative minutes are carried, so that a Clock always holds what a clock shows.
    before, minute = divmod(minute, 60) if minute < 0 else (0, minute)
    return Clock(int(hour) + before, minute, reader.phrase("day part"))


def is_hour(reader: Reader) -> bool:
    """Whether the number here is an hour: "8h", "14 giờ", "7:30"."""
    return reader.is_sign(":", 1) or (
        reader.is_kind(WORD, 1) and reader.tokens[reader.at + 1].key in reader.lexicon.first_words["hour"]
    )


@rewinding
def _after_colon(reader: Reader) -> int | None:
    if not reader.sign(":", glued=reader.prose) or (reader.prose and not reader.glued()):
        return None
    minute = reader.figures(2, 2)
    if not minute:
        return None
    # seconds, ":30" or ":30.123", are valid but not kept
    if _figures_after(reader, ":", 2, 2):
        _figures_after(reader, ".,", 1, 9)
    reader.sign(_MINUTE_SIGNS, glued=True)
    return int(minute)


@rewinding
def _figures_after(reader: Reader, signs: str, least: int, most: int) -> str | None:
    """The digits after one of these signs, such as the "30" of ":30"."""
    return (reader.sign(signs, glued=True) and reader.glued() and reader.figures(least, most)) or None


@rewinding
def _after_hour_word(reader: Reader) -> int | None:
    if not reader.has("hour"):
        return 30 if reader.has("half past") and reader.sees("day part") else None
    if reader.has("half past"):
        return 30
    return 0 if reader.has("exactly") else _minute_in_words(reader) or 0


@rewinding
def _minute_in_words(reader: Reader) -> int | None:
    less = reader.has("less")
    glued = reader.glued()
    minute = reader.figures(1, 2)
    # In "8 giờ 5/9" and "8h 30 tháng 4" the number belongs to the date.
    if not minute or (_begins_date(reader, after_hour=glued and len(minute) == 2) and not reader.sees("minute")):
        return None
    if reader.has("minute"):
        end = reader.at
        if not (reader.figures() and reader.has("second")):
            reader.at = end
    else:
        reader.sign(_MINUTE_SIGNS, glued=True)
    return -int(minute) if less else int(minute)


def _begins_date(reader: Reader, *, after_hour: bool) -> bool:
    """Whether the number just read is a day. after_hour: it adjoins the hour as minutes do, "8h30"."""
    if reader.sees("month"):
        return True
    if not (reader.is_sign("/." + DASHES) and reader.is_kind(NUMBER, 1)):
        return False
    if not reader.is_sign(DASHES):
        return not after_hour or reader.is_sign("/")
    if after_hour or reader.is_sign(":", 2):
        return False
    # "7 giờ 30 - 9 giờ", "19 giờ 30 - 1/5/2019"; but "8 giờ 30-4-2019", "8 giờ 5-9/2019".
    start = reader.at
    reader.at += 2
    next_is_clock = reader.sees("hour")
    next_is_day = reader.is_sign("/.") and reader.is_kind(NUMBER, 1) and len(reader.tokens[reader.at + 1].key) <= 2
    reader.at = start
    return not (next_is_clock or next_is_day)


def read_lead(reader: Reader) -> Beside | None:
    """Weekday, clock and part of the day, in any order, before a date; None if there is none."""
    if not reader.starts("lead"):
        return None
    beside = Beside()
    while more := _read_lead_item(reader, beside):
        beside = more
        reader.sign(_BETWEEN)
    return None if beside == Beside() else beside


@rewinding
def _read_lead_item(reader: Reader, beside: Beside) -> Beside | None:
    if beside.weekday is None:
        if (weekday := _read_weekday(reader, beside)) is not None:
            return replace(beside, weekday=weekday)
        if (english := _read_english_weekday(reader)) is not None:
            return replace(beside, weekday=english, english=True)
    if not beside.today and (reader.has("today") or (beside.clock and reader.has("tomorrow"))):
        return replace(beside, today=True)
    reader.has("at")
    if beside.clock is None and (clock := read_clock(reader)):
        return replace(beside, clock=read_zone(reader, clock), until=_until(reader))
    if beside.part is None and (part := reader.phrase("day part")):
        _another_part(reader)
        return replace(beside, part=part)
    return None


@rewinding
def _another_part(reader: Reader) -> bool:
    """Skip the second part of the day in "sáng và chiều 20/8"; "chiều 16 và sáng 17.10" are two days."""
    reader.sign("," + DASHES) or reader.has("and")
    return reader.has("day part")


@rewinding
def _read_weekday(reader: Reader, beside: Beside) -> int | None:
    """Read "thứ Năm", "thứ Bảy tuần này"; not the ordinal of "lần thứ 5 ngày 02/10/2023"."""
    if beside.clock:
        reader.has("day")  # "17 giờ ngày thứ Sáu (9/9)"
    at = reader.at
    weekday = reader.phrase("weekday")
    if weekday is not None and reader.prose:
        start, before = reader.tokens[at].start, reader.lexicon.before
        is_told = reader.is_sign(":", at - 1 - reader.at)  # "giữa kỳ: Thứ Năm"
        if not is_told and any(before(role, reader.text, start) is not None for role in ("ordered", "session")):
            return None
    reader.has("week")
    return weekday


@rewinding
def _read_english_weekday(reader: Reader) -> int | None:
    """Read "Thursday", "Thu.", "Thu,"; "thu" alone is a Vietnamese word."""
    start = reader.at
    weekday = reader.phrase("english weekday")
    if weekday is None:
        return None
    name = reader.tokens[start].key
    may_be_word = name == "thu" or (reader.prose and len(name) < _FULL_NAME)
    if may_be_word and not reader.is_sign(",."):
        return None
    reader.sign(".")
    return weekday


@rewinding
def _until(reader: Reader) -> Clock | None:
    """The second clock of "8h00 - 11h30" or "8h00 đến 11h30"."""
    return read_clock(reader) if reader.has("to") or reader.sign(TO_SIGNS) else None


@rewinding
def _until_same_day(reader: Reader, start: Clock) -> Clock | None:
    """The second clock of "14h ngày 8/9 đến 16h30"; "đến 16h30 ngày 9/9" and "đến 5h" are of another day."""
    end = _until(reader) if reader.sees("to") else None
    if not end or reader.is_kind(NUMBER) or any(map(reader.sees, ("day", "weekday", "today", "tomorrow"))):
        return None
    return end if may_follow(start, end) else None


def read_trail(reader: Reader, beside: Beside) -> Beside:
    """What was said before a date, with what follows it added: "05/09/2019 12:50 (GMT+7)", "5/9/2019 (thứ Năm)"."""
    while more := _read_next_of_trail(reader, beside):
        beside = more
    return beside


@rewinding
def _read_next_of_trail(reader: Reader, beside: Beside) -> Beside | None:
    separator = reader.sign(_BETWEEN)
    more = _read_trail_item(reader, beside, separator)
    return None if separator in _BRACKETS and not reader.sign(_BRACKETS[separator]) else more


def _read_trail_item(reader: Reader, beside: Beside, separator: str) -> Beside | None:
    # In prose "ngày 5/9, thứ hai là …" is an enumeration, so only brackets mark a weekday there.
    if beside.weekday is None and (separator == "(" or not reader.prose):
        weekday = reader.phrase("weekday")
        if weekday is not None:
            return replace(beside, weekday=weekday)
    if beside.clock is not None:
        zoned = read_zone(reader, beside.clock) if beside.clock.offset is None else beside.clock
        if zoned != beside.clock:
            return replace(beside, clock=zoned)
        end = None if beside.until else _until_same_day(reader, beside.clock)
        return replace(beside, until=end) if end else None
    if not separator and reader.is_word("t"):
        clock = _read_iso_clock(reader)
        return replace(beside, clock=clock) if clock else None
    if not reader.prose and reader.sees("zone"):  # "Cập nhật lúc: 11/09/2025 [GMT+7]"
        return beside if _offset(reader, "+") is not None else None
    told = reader.has("from")
    at = told or reader.has("at")
    start = reader.at
    clock = read_clock(reader)
    if not clock:
        return None
    zoned = read_zone(reader, clock)
    until = _until(reader)
    # In prose "ngày 5/9/2019, 8 giờ …" may go on about something else; "…, 8 giờ 30" hardly does, but "| 8h00: …" does.
    is_short = reader.at - start < _WITH_MINUTES and says_more(reader, reader.at)
    is_item = separator == "|" and reader.is_sign(":") and not reader.glued(1)
    doubtful = reader.prose and not at and ((separator == "," and is_short) or is_item)
    return None if doubtful or (told and not until) else replace(beside, clock=zoned, until=until)


def _read_iso_clock(reader: Reader) -> Clock | None:
    """The "T12:50+07:00" of ISO 8601."""
    reader.at += 1
    clock = read_clock(reader) if reader.glued() and reader.glued(-1) else None
    return read_zone(reader, clock, signs="+-−") if clock else None


def read_zone(reader: Reader, clock: Clock, signs: str = "+") -> Clock | None:
    """The clock with the zone that follows it, "(GMT+7)", "UTC+07:00", "Z"; None for "(giờ địa phương)"."""
    offset = _bracketed_offset(reader, signs)
    if offset == 60 * ELSEWHERE:
        return None
    return clock if offset is None else replace(clock, offset=offset)


@rewinding
def _bracketed_offset(reader: Reader, signs: str) -> int | None:
    bracket = reader.sign("([")
    offset = _offset(reader, signs)
    return None if bracket and not reader.sign(_BRACKETS[bracket]) else offset


def _offset(reader: Reader, signs: str) -> int | None:
    if reader.is_word("z") and reader.glued():
        reader.at += 1
        return 0
    named = reader.phrase("zone")
    sign = reader.sign(signs if named is None else "+-−")
    if not sign:
        return None if named is None else 60 * named
    digits = reader.figures(1, 2) or reader.figures(4, 4)
    if not digits:
        return None
    minutes = digits[2:] or _figures_after(reader, ":", 2, 2) or 0
    return (-1 if sign in "-−" else 1) * (60 * int(digits[:2]) + int(minutes))
