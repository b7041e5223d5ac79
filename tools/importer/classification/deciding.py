"""One decision a line: from the rules of the profile and what a page tells of itself to roles and facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.vietnamese.dates import When, find_dates

from ..model import Decision, Facts, Line, Page, Role
from ..profile import Profile
from . import bylines, chrome
from .patterns import PLACE_DAY
from .prose import container, is_inside, is_prose, stands_in
from .times import Stamp, metadata_time, stamp
from .titles import Title, find_title, head_before, menu_entries

_NEAR_TITLE = 6
"""Lines after the title in which its time stands."""
_NEWS = 10
"""Days within which an event is told: a time over the title that is later is the portal's clock."""
_LEAD = 4
_FEW = 3
_MENU_WORDS = 7
"""Words that an entry of a menu has at most."""
_TAGS = re.compile(r"(?i)(?:từ khóa|từ khoá|tags?|thẻ|keywords?)\s*:\s*(?P<tags>.{2,300})")
_SIGNED = re.compile(r"(?i)\(?(?:đã ký)\)?|(?:kt|tm|tl|tuq|q)\.\s.*|nơi nhận\s*:?.*|xác nhận.*|người .{2,40}")
_ADMIN = re.compile(r"(?i)(?:by|bởi)\s+\S{2,30}|admin\w*|quản trị.{0,20}")
_CRUMBS = re.compile(r"(?i)(?:bạn đang ở.{0,10}\s)?(?:trang chủ|home)\s*[>»›/|].*?(?P<last>[^>»›/|]{3,60})")
OUTSIDE = "ngoai-bai"
BEFORE_TITLE = "truoc-tieu-de"
CLOCK = "dong-ho-cua-cong"
FOUND = "noi-dung"


def decide(page: Page, profile: Profile) -> tuple[dict[int, Decision], Facts]:
    """What every line is, and what is known of the article."""
    found = chrome.taken(page, profile)
    inner = container(page, profile, found) if page.nodes else -1
    title = find_title(page, profile, found)
    first = min(title.lines, default=0)
    chrome.take_head(page, profile, found, first)
    last = max((line.number for line in page.lines if is_prose(line) and line.number not in found), default=0)
    chrome.take_tail(page, profile, found, max(last, max(title.lines, default=0)))
    decisions = {
        number: Decision(Role.BLANK if rule == chrome.BLANK else Role.CHROME, rule) for number, rule in found.items()
    }
    for number in title.lines:
        decisions[number] = Decision(Role.TITLE, "tieu-de", unsure=not title.sure)
    if title.section and title.section not in decisions:
        decisions[title.section] = Decision(Role.SECTION, "chuyen-muc")
    reader = _Reader(page, profile, title, inner, decisions)
    reader.times()
    reader.tags()
    reader.outside()
    reader.authors()
    for line in page.lines:
        decisions.setdefault(line.number, Decision(Role.BODY, FOUND, unsure=line.number in reader.unsure))
    return decisions, reader.facts()


@dataclass(frozen=True, slots=True)
class _Timed:
    """A line that tells a time, and where it stands to the title."""

    line: Line
    stamp: Stamp
    after: bool


class _Reader:
    """Takes the facts of one page from its lines."""

    def __init__(self, page: Page, profile: Profile, title: Title, inner: int, decisions: dict[int, Decision]) -> None:
        self.page, self.profile, self.title, self.inner, self.decisions = page, profile, title, inner, decisions
        self.first = min(title.lines, default=0)
        self.last_of_title = max(title.lines, default=0)
        self.unsure: set[int] = set()
        self.reasons: dict[str, str] = {"title": "title-line" if title.lines else "title-head"}
        self.undecided: list[str] = [] if title.sure and title.text else ["title"]
        self.date: When | None = None
        self.modified: When | None = None
        self.names: tuple[str, ...] = ()
        self.tag_names: tuple[str, ...] = ()

    def _left(self) -> list[Line]:
        return [line for line in self.page.lines if line.number not in self.decisions]

    def times(self) -> None:
        """The time of publication, and which lines told it; a clock is told apart."""
        timed = self._timed()
        for one in timed:
            if one.stamp.kind == "clock":
                self._clock(one)
            elif one.stamp.kind == "modified":
                self.decisions[one.line.number] = Decision(Role.MODIFIED, "ngay-sua")
                self.modified = one.stamp.when
        stated = [one for one in timed if one.stamp.kind in ("published", "bare")]
        sure = [one for one in stated if one.after or one.stamp.kind == "published"]
        over = [one for one in stated if one not in sure]
        told = metadata_time(self.page.metadata.published) if self.page.metadata.published else None
        chosen = next(iter(sorted(sure, key=lambda one: one.stamp.kind != "published")), None)
        if chosen is None:
            chosen = next((one for one in over if self._is_news(one, told)), None)
        for one in stated:
            if one is chosen or (chosen and one.stamp.when.start.date() == chosen.stamp.when.start.date()):
                self._dated(one)
            elif one in over:
                self._clock(one)
        self._settle(chosen, told)

    def _settle(self, chosen: _Timed | None, told: When | None) -> None:
        """The date, with the reason; what its head says gives the time where both mean one day."""
        if chosen:
            self.date = chosen.stamp.when
            self.reasons["date"] = "date-line"
            if told and told.start.date() != self.date.start.date():
                self.undecided.append("date")
                self.reasons["date"] = "date-conflict"
            elif told and told.precision == "minute" and self.date.precision == "day":
                self.date = told
            self.undecided += [note for note in chosen.stamp.notes if note == "weekday-wrong"]
            if "month-first" in chosen.stamp.notes:
                self.reasons["date"] = "date-month-first"
        elif told:
            self.date = told
            self.reasons["date"] = "date-head"
        else:
            self.undecided.append("date")
            self.reasons["date"] = "date-none"

    def _timed(self) -> list[_Timed]:
        """Every line that tells nothing but a time and stands where such lines do."""
        left = self._left()
        after = [line for line in left if line.number > self.last_of_title]
        body = [line.number for line in after if is_prose(line)]
        last = max(body, default=0)
        near = {line.number for line in after[:_NEAR_TITLE]}
        timed = []
        for line in left:
            seen = stamp(line.text) if line.picture is None else None
            if seen is None or not self._is_rest(seen.rest) or PLACE_DAY.fullmatch(line.text):
                continue
            marked = stands_in(line, self.profile.elements["date"], self.page.nodes)
            placed = line.number < self.first or line.number in near or line.number > last
            if marked or placed or (seen.kind != "bare" and not is_prose(line)):
                timed.append(_Timed(line, seen, line.number > self.last_of_title))
        return timed

    def _is_rest(self, rest: str) -> bool:
        """Whether what else stands in a line with a time is nothing, or a writer."""
        first = re.split(r"\s*[,|–-]\s", rest)[0]
        return not rest or bylines.are_names(rest) or bylines.are_names(first) or _ADMIN.fullmatch(rest) is not None

    def _dated(self, one: _Timed) -> None:
        self.decisions[one.line.number] = Decision(Role.DATE, "ngay-dang", unsure="weekday-wrong" in one.stamp.notes)
        if one.stamp.rest and not _ADMIN.fullmatch(one.stamp.rest):
            self.names = self.names or bylines.split(one.stamp.rest)

    def _clock(self, one: _Timed) -> None:
        self.decisions[one.line.number] = Decision(Role.CLOCK, CLOCK)

    def _is_news(self, one: _Timed, told: When | None) -> bool:
        """Whether a time over the title can be that of publication: the head agrees, or an event of then is told."""
        day = one.stamp.when.start.date()
        if told:
            return told.start.date() == day
        lead = [line for line in self._left() if line.number > self.last_of_title and is_prose(line)][:_LEAD]
        days = [
            found.when.start.date()
            for line in lead
            for found in find_dates(line.text, anchor=day)
            if found.when and found.when.precision in ("minute", "day")
        ]
        return any(0 <= (day - event).days <= _NEWS for event in days)

    def outside(self) -> None:
        """Lines before the title, and those outside the element that holds the article."""
        before = [line for line in self._left() if line.number < self.first]
        words = 2 if len(before) <= _FEW else _MENU_WORDS
        head, entries = head_before(before), menu_entries(self.page)
        for line in before:
            if line.number >= head:
                continue
            told = not self.page.nodes and len(line.text.split()) > words and line.number not in entries
            if (is_prose(line) and not line.is_link) or told:
                self.unsure.add(line.number)
            else:
                self.decisions[line.number] = Decision(Role.CHROME, BEFORE_TITLE, unsure=not self.page.nodes)
        if self.inner < 0:
            return
        inside = {line.number for line in self.page.lines if is_inside(line, self.inner, self.page.nodes)}
        begins = min(inside, default=0)
        for line in self._left():
            if line.number < self.first or line.number in inside:
                continue
            lead = stands_in(line, self.profile.elements["lead"], self.page.nodes)
            between = bool(self.title.lines) and self.last_of_title < line.number < begins and not line.is_link
            if lead or between:
                continue
            if is_prose(line) and line.href_share() == 0:
                self.unsure.add(line.number)
                continue
            if bylines.names_in(line.text, self.profile) and stands_in(
                line, self.profile.elements["author"], self.page.nodes
            ):
                continue
            self.decisions[line.number] = Decision(Role.CHROME, OUTSIDE)

    def tags(self) -> None:
        """The line of tags."""
        for line in self._left()[-10:]:
            if match := _TAGS.fullmatch(line.text):
                self.decisions[line.number] = Decision(Role.TAGS, "tu-khoa")
                self.tag_names = tuple(filter(None, (tag.strip(" .") for tag in re.split("[,;|]", match["tags"]))))

    def authors(self) -> None:
        """The byline: under the title, or at the end unless that is a signature."""
        left = [line for line in self._left() if line.number > self.first]
        for line in left[:2]:
            if is_prose(line):
                break
            names = bylines.names_in(line.text, self.profile)
            marked = stands_in(line, self.profile.elements["author"], self.page.nodes)
            if names and (marked or (self.date and len(left) > 2 and not line.picture)):
                self._byline(line, names)
                return
        if any(_SIGNED.fullmatch(line.text) for line in left[-8:]):
            return
        if ending := bylines.closing(left, self.page, self.profile):
            self._byline(*ending)
        elif not self.names and (name := self.page.metadata.author) and bylines.are_names(name):
            self.names = (name,)
            self.reasons["authors"] = "author-head"

    def _byline(self, line: Line, names: Sequence[str]) -> None:
        if bylines.is_source(line.text):
            self.reasons["authors"] = "author-source"
            return
        self.decisions[line.number] = Decision(Role.AUTHOR, "nguoi-viet")
        self.names = tuple(names)
        self.reasons["authors"] = "author-line"

    def facts(self) -> Facts:
        """Everything that was found."""
        section = next((line.text for line in self.page.lines if line.number == self.title.section), "")
        return Facts(
            title=self.title.text, date=self.date, modified=self.modified,
            section=section or self.page.metadata.section or self._crumb(), authors=self.names, tags=self.tag_names,
            reasons=self.reasons, undecided=tuple(dict.fromkeys(self.undecided)),
        )  # fmt: skip

    def _crumb(self) -> str:
        """The last step of the path from the portal's front page, if one stands over the title."""
        for line in self.page.lines:
            if line.number < self.first and (match := _CRUMBS.fullmatch(line.text)):
                crumb = match["last"].strip()
                return "" if crumb == self.title.text else crumb
        return ""
