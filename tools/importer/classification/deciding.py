"""Assigns every line a role, from the profile's rules and the page's own statements, and collects the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.vietnamese.dates import When

from ..model import Decision, Facts, Line, Page, Role
from ..profile import Profile
from . import bylines, chrome
from .dating import Dating
from .patterns import DOCUMENT
from .prose import FRAMES, around, container, is_inside, is_prose, left, of_rows, stands_in
from .times import stamp
from .titles import Title, find_title, head_before, menu_entries

_FEW = 3
_MENU_WORDS = 7
"""Most words in a menu entry."""
_TAGS = re.compile(r"(?i)(?:từ khóa|từ khoá|tags?|thẻ|keywords?)\s*:\s*(?P<tags>.{2,300})")
_SIGNED = re.compile(r"(?i)\(?(?:đã ký)\)?|(?:kt|tm|tl|tuq|q)\.\s.*|nơi nhận\s*:?.*|(?-i:XÁC NHẬN.*|NGƯỜI .{2,40})")
_CRUMBS = re.compile(r"(?i)(?:bạn đang ở.{0,10}\s)?(?:trang chủ|home)\s*[>»›/|].*?(?P<last>[^>»›/|]{3,60})")
OUTSIDE = "ngoai-bai"
BEFORE_TITLE = "truoc-tieu-de"
FOUND = "noi-dung"


def decide(page: Page, profile: Profile) -> tuple[dict[int, Decision], Facts]:
    """Classify every line, and collect the facts about the article."""
    found = chrome.taken(page, profile)
    inner = container(page, profile, found) if page.nodes else -1
    title = find_title(page, profile, found)
    first = min(title.lines, default=0)
    wider = around(page.lines[first - 1], inner, page, found) if first else inner
    own = tuple(chrome.own(page, profile, found, wider))
    for number in own:
        del found[number]
    chrome.take_head(page, profile, found, first)
    framed = inner >= 0 and page.nodes[inner].tag not in FRAMES
    last = max(
        (
            line.number
            for line in page.lines
            if line.number not in found and (is_prose(line) or (framed and is_inside(line, inner, page.nodes)))
        ),
        default=0,
    )
    chrome.take_tail(page, profile, found, max(last, max(title.lines, default=0)))
    decisions = {
        number: Decision(Role.BLANK if rule == chrome.BLANK else Role.CHROME, rule) for number, rule in found.items()
    }
    for number in title.lines:
        decisions[number] = Decision(Role.TITLE, "tieu-de", unsure=not title.sure)
    if title.section and title.section not in decisions:
        decisions[title.section] = Decision(Role.SECTION, "chuyen-muc")
    reader = _Reader(page, profile, title, (inner, wider), decisions)
    reader.times()
    reader.tags()
    reader.outside()
    reader.authors()
    reader.unsure.update(own)
    for line in page.lines:
        decisions.setdefault(line.number, Decision(Role.BODY, FOUND, unsure=line.number in reader.unsure))
    return decisions, reader.facts()


class _Reader:
    """Extracts the facts about one page from its lines."""

    def __init__(
        self,
        page: Page,
        profile: Profile,
        title: Title,
        elements: tuple[int, int],
        decisions: dict[int, Decision],
    ) -> None:
        """elements: the one that contains the article, and the one that also contains its title and little else."""
        self.page, self.profile, self.title, self.decisions = page, profile, title, decisions
        self.inner, self.wider = elements
        self.first = min(title.lines, default=0)
        self.last_of_title = max(title.lines, default=0)
        self.unsure: set[int] = set()
        self.reasons: dict[str, str] = {"title": "title-line" if title.lines else "title-head"}
        self.undecided: list[str] = [] if title.sure and title.text else ["title"]
        self.date: When | None = None
        self.modified: When | None = None
        self.names: tuple[str, ...] = ()
        self.tag_names: tuple[str, ...] = ()

    def times(self) -> None:
        """Find when the page was published and modified."""
        dating = Dating(self.page, self.profile, self.title, self.wider, self.decisions)
        self.date, self.modified, self.names = dating.date, dating.modified, dating.names
        self.reasons["date"] = dating.reason
        self.undecided += dating.undecided

    def outside(self) -> None:
        """Classify the lines before the title and those outside the element that contains the article."""
        before = [line for line in left(self.page, self.decisions) if line.number < self.first]
        words = 2 if len(before) <= _FEW else _MENU_WORDS
        head, entries = head_before(before), menu_entries(self.page)
        for line in before:
            if line.number >= head:
                continue
            told = not self.page.nodes and len(line.text.split()) > words and line.number not in entries
            told = told or (not self.title.sure and self.inner >= 0 and is_inside(line, self.inner, self.page.nodes))
            if (is_prose(line) and not line.is_link) or told:
                self.unsure.add(line.number)
            else:
                self.decisions[line.number] = Decision(Role.CHROME, BEFORE_TITLE, unsure=not self.page.nodes)
        if self.inner < 0:
            return
        inside = {line.number for line in self.page.lines if is_inside(line, self.inner, self.page.nodes)}
        begins = min(inside, default=0)
        links = False
        for line in reversed(left(self.page, self.decisions)):
            if line.number < self.first or line.number in inside:
                continue
            lead = stands_in(line, self.profile.elements["lead"], self.page.nodes)
            between = bool(self.title.lines) and self.last_of_title < line.number < begins and not line.is_link
            if lead or between or self._is_own(line, over_links=links):
                continue
            if is_prose(line) and line.href_share() == 0:
                self.unsure.add(line.number)
                continue
            self.decisions[line.number] = Decision(Role.CHROME, OUTSIDE)
            links = line.is_link or (links and line.picture is not None)

    def _is_own(self, line: Line, *, over_links: bool) -> bool:
        """Whether a line outside the text belongs to the article: an author, an attached file, or other unlinked text.

        over_links: whether dropped links follow, which makes the line their heading.
        """
        names = bylines.names_in(line.text, self.profile)
        if names and stands_in(line, self.profile.elements["author"], self.page.nodes):
            return True
        if not is_inside(line, self.wider, self.page.nodes) or ((seen := stamp(line.text)) and not seen.rest):
            return False
        if names:
            return not line.is_link
        own = any(DOCUMENT.search(span.href) for span in line.spans) or not (line.href_share() or over_links)
        if own:
            self.unsure.add(line.number)
        return own

    def tags(self) -> None:
        """Find the line of tags."""
        for line in left(self.page, self.decisions)[-10:]:
            if match := _TAGS.fullmatch(line.text):
                self.decisions[line.number] = Decision(Role.TAGS, "tu-khoa")
                self.tag_names = tuple(filter(None, (tag.strip(" .") for tag in re.split("[,;|]", match["tags"]))))

    def authors(self) -> None:
        """Find the byline: below the title, or at the end unless the article is signed there."""
        lines = [line for line in left(self.page, self.decisions) if line.number > self.first]
        of_tables = of_rows(lines)
        for line in lines[:2]:
            if is_prose(line) or line.number in of_tables:
                break
            names = bylines.names_in(line.text, self.profile)
            marked = stands_in(line, self.profile.elements["author"], self.page.nodes)
            if names and (marked or (self.date and len(lines) > 2 and not line.picture)):
                self._byline(line, names)
                return
        if any(_SIGNED.fullmatch(line.text) for line in lines[-8:]):
            return
        if ending := bylines.closing(lines, self.page, self.profile):
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
        """All facts found."""
        section = next((line.text for line in self.page.lines if line.number == self.title.section), "")
        return Facts(
            title=self.title.text, date=self.date, modified=self.modified,
            section=section or self.page.metadata.section or self._crumb(), authors=self.names, tags=self.tag_names,
            reasons=self.reasons, undecided=tuple(dict.fromkeys(self.undecided)),
        )  # fmt: skip

    def _crumb(self) -> str:
        """The last breadcrumb above the title; "" if absent."""
        for line in self.page.lines:
            if line.number < self.first and (match := _CRUMBS.fullmatch(line.text)):
                crumb = match["last"].strip()
                return "" if crumb == self.title.text else crumb
        return ""
