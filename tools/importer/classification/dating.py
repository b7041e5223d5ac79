"""Finds the lines that state when a page was published or modified, as distinct from the portal's clock."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

from plugins.vietnamese.dates import When, find_dates

from ..model import Decision, Line, Page, Role
from ..profile import Profile
from . import bylines
from .patterns import PLACE_DAY
from .prose import is_inside, is_prose, left, of_rows, stands_in
from .times import Stamp, metadata_time, stamp, with_hour
from .titles import Title

_NEAR_TITLE = 6
"""Lines after the title that may hold the page's date."""
_BEHIND = 3
"""Lines after the text that may hold the page's date."""
_ENDS = 2
"""Last lines of the article that may hold the page's date."""
_NEWS = 10
"""Most days from an event to its report: a later time above the title is the portal's clock."""
_LEAD = 4
_PARTS = re.compile(r"\s*[,|•·–-]\s+")
_NOBODY = re.compile(
    r"(?i)(?:by|bởi)\s+\S{2,30}|admin\w*|quản trị.{0,20}|hà nội|tp\.?\s?(?:hcm|hồ chí minh)|[\w.-]+\.vn"
)
"""Text beside a time that stands where an author would but is not one."""
CLOCK = "dong-ho-cua-cong"


@dataclass(frozen=True, slots=True)
class _Timed:
    """A line that holds a time, whether it follows the title, and whether it holds nothing else."""

    line: Line
    stamp: Stamp
    after: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class _Spots:
    """The lines near the title, right after the text, at the very end, and those that are values in the text.

    These stand in tables of data, and within the text below a label: "Thời gian:".
    """

    near: Set[int]
    behind: Set[int]
    ends: Set[int]
    values: Set[int]


class Dating:
    """The dates of one page. decisions: those already made; lines that state a date are added to them."""

    def __init__(self, page: Page, profile: Profile, title: Title, wider: int, decisions: dict[int, Decision]) -> None:
        """wider: the element that contains the title and the article."""
        self._page, self._profile, self._wider, self._decisions = page, profile, wider, decisions
        self._first, self._last = min(title.lines, default=0), max(title.lines, default=0)
        self.date: When | None = None
        self.modified: When | None = None
        self.names: tuple[str, ...] = ()
        self.reason = "date-none"
        self.undecided: list[str] = []
        self._find()

    def _find(self) -> None:
        timed = self._timed()
        for one in timed:
            if one.stamp.kind == "clock":
                self._take(one, Role.CLOCK, CLOCK)
            elif one.stamp.kind == "modified":
                self._changed(one)
        stated = [one for one in timed if one.stamp.kind not in ("clock", "modified")]
        sure = [one for one in stated if one.after or one.stamp.kind in ("published", "updated")]
        over = [one for one in stated if one not in sure]
        told = metadata_time(self._page.metadata.published) if self._page.metadata.published else None
        chosen = next(iter(sorted(sure, key=lambda one: one.stamp.kind != "published")), None)
        if chosen is None:
            chosen = next((one for one in over if self._is_news(one.stamp.when, told)), None)
        for one in stated:
            if one is chosen or (chosen and one.stamp.when.start.date() == chosen.stamp.when.start.date()):
                self._dated(one)
            elif one in over:
                self._take(one, Role.CLOCK, CLOCK)
            elif one.stamp.kind == "updated":
                self._changed(one)
        self._settle(chosen, told)

    def _settle(self, chosen: _Timed | None, told: When | None) -> None:
        """Set the date and its reason; the page's metadata adds the time of day if both name the same day."""
        if chosen:
            self.date = self._hour(chosen.line, self._read(chosen.stamp, told))
            if told and told.start.date() != self.date.start.date():
                self._doubt("date-conflict")
            elif told and told.precision == "minute" and self.date.precision == "day":
                self.date = told
            self.undecided += [note for note in chosen.stamp.notes if note == "weekday-wrong"]
        elif told:
            self.date, self.reason = told, "date-head"
        elif self.modified:
            self.date, self.modified = self.modified, None
            self._doubt("date-modified")
        else:
            self._doubt("date-none")

    def _doubt(self, reason: str) -> None:
        self.reason = reason
        self.undecided.append("date")

    def _read(self, seen: Stamp, told: When | None) -> When:
        """The time of a stamp, its day and month in the order that the metadata or the events in the text support."""
        self.reason = "date-month-first" if "month-first" in seen.notes else "date-line"
        if seen.other is None or self._is_news(seen.when, told):
            return seen.when
        if not self._is_news(seen.other, told):
            self._doubt("date-month-first")
            return seen.when
        self.reason = "date-line"
        return seen.other

    def _hour(self, line: Line, when: When) -> When:
        """A day, completed with the time of day if that is on the next line."""
        after = next((other for other in left(self._page, self._decisions) if other.number > line.number), None)
        full = with_hour(when, after.text) if after else None
        if after and full:
            self._decisions[after.number] = Decision(Role.DATE, "ngay-dang")
        return full or when

    def _timed(self) -> list[_Timed]:
        spots = self._spots()
        timed = []
        for line in self._page.lines:
            seen = stamp(line.text) if line.picture is None else None
            if seen is None or PLACE_DAY.fullmatch(line.text):
                continue
            alone = self._is_alone(seen.rest)
            if self._may_tell(line, seen, spots, alone=alone):
                timed.append(_Timed(line, seen, line.number > self._last, alone))
        return timed

    def _spots(self) -> _Spots:
        rest = left(self._page, self._decisions)
        after = [line for line in rest if line.number > self._last]
        body = [line.number for line in after if is_prose(line)]
        first, last = min(body, default=0), max(body, default=0)
        shown = [line for line in self._page.lines if not line.is_blank and not line.hidden]
        under = [line for line in shown if self._last < line.number < first]
        behind = [line for line in after if line.number > last]
        inside = [line for line in after if is_inside(line, self._wider, self._page.nodes)]
        return _Spots(
            near={line.number for line in (*after[:_NEAR_TITLE], *under[:_NEAR_TITLE])},
            behind={line.number for line in behind[:_BEHIND]},
            ends={line.number for line in inside[-_ENDS:]},
            values={
                *of_rows(rest),
                *(line.number for above, line in pairwise(after) if 0 < first < line.number and _is_label(above)),
            },
        )

    def _may_tell(self, line: Line, seen: Stamp, spots: _Spots, *, alone: bool) -> bool:
        """Whether a line with a time stands where a page's date may. alone: whether it says nothing else."""
        number, near = line.number, line.number in spots.near
        labelled = seen.kind not in ("bare", "clock-form")
        if not alone and not (near and seen.kind == "published"):
            return False
        if seen.kind == "bare" and number in spots.values:
            return False
        if number in self._decisions:  # among buttons, where clocks stand as well
            return near and (seen.kind != "clock-form" or is_inside(line, self._wider, self._page.nodes))
        return (
            (labelled and not is_prose(line))
            or stands_in(line, self._profile.elements["date"], self._page.nodes)
            or number < self._first
            or near
            or number in spots.behind
            or (number in spots.ends and all(map(self._is_button, _PARTS.split(seen.rest))))
        )

    def _is_alone(self, rest: str) -> bool:
        """Whether the rest of a line with a time is nothing, an author, another time, or buttons."""
        parts = _PARTS.split(rest)
        return not rest or bylines.are_names(rest) or bylines.are_names(parts[0]) or all(map(self._is_known, parts))

    def _is_known(self, part: str) -> bool:
        known = _NOBODY.fullmatch(part) or self._is_button(part) or stamp(part)
        return bool(known or bylines.names_in(part, self._profile))

    def _is_button(self, part: str) -> bool:
        return not part or self._profile.parts.fullmatch(part) is not None

    def _dated(self, one: _Timed) -> None:
        if not one.alone:
            return  # kept for its other content
        self._take(one, Role.DATE, "ngay-dang", unsure="weekday-wrong" in one.stamp.notes)
        for part in (one.stamp.rest, *_PARTS.split(one.stamp.rest)):
            if not _NOBODY.fullmatch(part):
                self.names = self.names or bylines.names_in(part, self._profile)

    def _changed(self, one: _Timed) -> None:
        self._take(one, Role.MODIFIED, "ngay-sua")
        self.modified = one.stamp.when

    def _take(self, one: _Timed, role: Role, rule: str, *, unsure: bool = False) -> None:
        self._decisions[one.line.number] = Decision(role, rule, unsure)

    def _is_news(self, when: When, told: When | None) -> bool:
        """Whether a time may be that of publication: the metadata agrees, or the text reports a recent event."""
        day = when.start.date()
        if told:
            return told.start.date() == day
        lead = [line for line in left(self._page, self._decisions) if line.number > self._last and is_prose(line)]
        days = [
            found.when.start.date()
            for line in lead[:_LEAD]
            for found in find_dates(line.text, anchor=day)
            if found.when and found.when.precision in ("minute", "day")
        ]
        return any(0 <= (day - event).days <= _NEWS for event in days)


def _is_label(line: Line) -> bool:
    """Whether a line names what the next one tells."""
    is_heading = line.is_bold and not is_prose(line) and not bylines.are_names(line.text)
    return is_heading or line.tag == "dt" or line.text.endswith(":")
