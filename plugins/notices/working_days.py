"""Working days of Vietnamese offices: neither weekends nor public holidays, with days swapped by the Government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from plugins.content.capability import DataFile
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.when import as_when

MESSAGES = messages_of(__package__)
if TYPE_CHECKING:
    from holidays import HolidayBase

KINDS = ("off", "work")
LONGEST = 366
"""The longest period of a notice; anything longer is a mistake."""
_DAY = timedelta(days=1)
_SATURDAY = 5


class ChangedDay(Struct, frozen=True):
    """How a day differs from the legal calendar: a working day off, or a day off worked."""

    working: bool
    name: str


class DayOff(Struct, frozen=True):
    """A weekday off, and why."""

    day: date
    name: str

    @property
    def when(self) -> When:
        """The day, for templates."""
        return as_when(self.day)


class WorkingDays(Struct, frozen=True):
    """The calendar of public holidays (library `holidays`), with the changes in the data file."""

    changes: Mapping[date, ChangedDay] = {}

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day."""
        if change := self.changes.get(day):
            return change.working
        return _is_working(day)

    def last_of(self, first: date, number: int, *, count_first: bool = True) -> date:
        """The last of `number` working days from `first` on; ValueError unless 1 ≤ number ≤ LONGEST.

        count_first: whether `first` itself counts, if it is a working day.
        """
        if not 1 <= number <= LONGEST:
            raise ValueError(f"not a number of working days: {number}")
        day = first if count_first else first + _DAY
        left = number - self.is_working(day)
        while left:
            day += _DAY
            left -= self.is_working(day)
        return day

    def count(self, first: date, last: date) -> int:
        """The number of working days from first to last, both included; 0 if last comes before first."""
        return sum(self.is_working(day) for day in _days(first, last))

    def days_off(self, first: date, last: date) -> tuple[DayOff, ...]:
        """The weekdays from first to last that are off."""
        return tuple(
            DayOff(day, self._name(day))
            for day in _days(first, last)
            if day.weekday() < _SATURDAY and not self.is_working(day)
        )

    def _name(self, day: date) -> str:
        change = self.changes.get(day)
        return change.name if change else str(_holidays().get(day, ""))


def read_working_days(raw: Raw, diagnostics: Diagnostics) -> WorkingDays:
    """The calendar with the changes in the data file."""
    changes: dict[date, ChangedDay] = {}
    for fields, _ in raw.entries(diagnostics, ("day", "kind", "name", "source")):
        when, kind = fields.when("day", required=True), fields.text("kind", required=True)
        name = fields.text("name", required=True)
        fields.text("source", required=True)
        if kind and kind not in KINDS:
            diagnostics.error("day-kind", fields.line("kind"), found=kind)
        elif when is not None and when.precision != "day":
            diagnostics.error("day-vague", fields.line("day"), found=when.text)
        elif when is not None and when.start.date() in changes:
            diagnostics.error("day-twice", fields.line("day"), found=when.text)
        elif when is not None:
            changes[when.start.date()] = ChangedDay(kind == "work", name)
    return WorkingDays(changes)


DAYS_OFF = DataFile("ngay-nghi.yaml", read_working_days, MESSAGES)
"""Days off, and days worked, that the library `holidays` does not know."""


def _days(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * number for number in range((last - first).days + 1))


@cache
def _is_working(day: date) -> bool:
    return bool(_holidays().is_working_day(day))


@cache
def _holidays() -> HolidayBase:
    from holidays import country_holidays  # takes a tenth of a second, and most builds count no days

    return country_holidays("VN", language="vi")
