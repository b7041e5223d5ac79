"""What a date expression means: a value with its precision, or a fault."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from msgspec import Struct

from plugins.vietnamese.messages import messages_of

Precision = Literal["minute", "day", "month", "quarter", "half", "year", "span"]

Limit = Literal["", "until", "from", "before", "after"]
"""How a time bounds another: "đến hết ngày 30/6", "kể từ ngày 1/7", "trước ngày 18/8", "sau ngày 30/6"; "" if not."""

# Fixed, because Asia/Ho_Chi_Minh is +08:00 from 1960 to 13/06/1975 (Saigon) while Hanoi kept +07:00.
HANOI = timezone(timedelta(hours=7))

MESSAGES = messages_of(__package__)
_LAST_MINUTE = time(23, 59)


class When(Struct, frozen=True):
    """A time and how precisely it is known.

    start, end: naive, in Hanoi time, both included: a day is 00:00 to 23:59; for "minute" they are equal. text: the
    expression as written (NFC). flags: codes of messages.yaml for what is valid but looks wrong. limit: whether the
    time is the last or first one meant, or the bound of what lies before or after it.
    """

    start: datetime
    end: datetime
    precision: Precision
    text: str
    flags: tuple[str, ...] = ()
    limit: Limit = ""


class DateFault(ValueError):
    """A date expression that cannot be true or cannot be read. code: of messages.yaml; message: Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


def fault(code: str, **values: object) -> DateFault:
    """The fault with this code, its message filled in with the values."""
    return DateFault(code, MESSAGES.say(code, **values))


def period(first: date, last: date, precision: Precision) -> When:
    """The whole days from first to last, both included."""
    return When(datetime.combine(first, time.min), datetime.combine(last, _LAST_MINUTE), precision, "")


def minute(moment: datetime) -> When:
    """One minute; an aware moment is converted to Hanoi time."""
    local = moment.astimezone(HANOI).replace(tzinfo=None) if moment.tzinfo else moment
    exact = local.replace(second=0, microsecond=0)
    return When(exact, exact, "minute", "")


def as_when(value: When | date) -> When:
    """The value itself, or the minute of a datetime, or the day of a date."""
    if isinstance(value, When):
        return value
    return minute(value) if isinstance(value, datetime) else period(value, value, "day")
