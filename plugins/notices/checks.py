"""What is wrong with notices: what the law or the reader misses, and dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.content.fields import near
from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.core.nearest import Nearest
from plugins.vietnamese.formatting import short

from .book import Book, JudgedNotice, read_book
from .model import STATABLE
from .reading import NOTICE, diagnostics_of
from .rules import by_slug
from .states import opening_day


def check_notices(archive: Archive) -> Iterator[Diagnostic]:
    """Every fault of the notices of an archive."""
    for article in archive.articles:
        kind = archive.data.categories[article.category].kind
        if kind == "notice" and NOTICE.name not in article.extra:
            diagnostics = diagnostics_of(article)
            diagnostics.warning("notice-absent")
            yield from diagnostics.all
        elif kind != "notice" and (notice := NOTICE.of(article)):
            diagnostics = diagnostics_of(article)
            diagnostics.error("notice-misplaced", notice.line())
            yield from diagnostics.all
    book = read_book(archive)
    for entry in book.entries:
        diagnostics = diagnostics_of(entry.article)
        _Check(entry, book, diagnostics).run()
        yield from diagnostics.all


class _Check:
    """Looks at one notice."""

    def __init__(self, entry: JudgedNotice, book: Book, diagnostics: Diagnostics) -> None:
        self.entry, self.notice, self.book, self.diagnostics = entry, entry.notice, book, diagnostics

    def run(self) -> None:
        """All checks."""
        self._required()
        self._order()
        self._period()
        self._rule()
        self._later_dates()

    def _required(self) -> None:
        notice = self.notice
        said = {
            "opens": notice.opens is not None,
            "closes": notice.closes is not None or notice.period > 0,
            "send_to": notice.contact is not None,
        }
        for key in STATABLE:
            if said[key] and key in notice.missing:
                self.diagnostics.error("notice-not-missing", self.notice.line("missing"), key=key)
            elif not said[key] and key not in notice.missing:
                self.diagnostics.error(f"notice-no-{key}", self.notice.line())

    def _order(self) -> None:
        opens, closes = self.notice.opens, self.notice.closes
        if opens and closes and closes.end < opens.start:
            self.diagnostics.error("notice-backwards", self.notice.line("closes"), closes=closes.text, opens=opens.text)
        elif closes and closes.precision == "day" and not self.book.days.is_working(closes.start.date()):
            self.diagnostics.warning("notice-closes-off", self.notice.line("closes"), closes=closes.text)

    def _period(self) -> None:
        notice = self.notice
        if not notice.period or notice.opens is None:
            return
        if notice.opens.precision not in ("minute", "day"):
            if notice.closes is None:
                self.diagnostics.error("notice-period-start", self.notice.line("opens"))
            return
        first, rule = notice.opens.start.date(), self.entry.rule
        counted = self.book.days.last_of(first, notice.period, count_first=rule.count_opening_day if rule else True)
        if notice.closes and notice.closes.end.date() != counted:
            values = {"opens": notice.opens.text, "counted": short(counted), "closes": notice.closes.text}
            self.diagnostics.warning(
                "notice-period-differs", self.notice.line("period"), period=notice.period, **values
            )

    def _rule(self) -> None:
        rule, notice = self.entry.rule, self.notice
        rules = by_slug(self.book.rules)
        if notice.rule and notice.rule not in rules:
            meant = near(Nearest(rules).to(notice.rule))
            self.diagnostics.error("notice-rule", self.notice.line("rule"), found=notice.rule, near=meant)
        if rule is None:
            self.diagnostics.warning(
                "notice-no-rule", self.notice.line(), day=short(opening_day(self.entry.article, notice))
            )
            return
        found = days_open(self.entry, self.book)
        if found is not None and found < rule.working_days:
            values = {"found": found, "least": rule.working_days, "rule": rule.instrument}
            self.diagnostics.warning("notice-too-short", self.notice.line("closes"), **values)

    def _later_dates(self) -> None:
        notice, last = self.notice, self.entry.deadline
        outcome = notice.outcome.date if notice.outcome else None
        if outcome and last.exact and last.day and outcome.end.date() <= last.day:
            line = self.notice.line("outcome")
            self.diagnostics.warning("notice-early-outcome", line, outcome=outcome.text, closes=short(last.day))
        for opinion in notice.opinions:
            if opinion.date and notice.opens and opinion.date.end < notice.opens.start:
                line = self.notice.line("opinions")
                self.diagnostics.warning("opinion-early", line, date=opinion.date.text, opens=notice.opens.text)


def days_open(entry: JudgedNotice, book: Book) -> int | None:
    """For how many working days a notice was open, as the law of its day counts them; None where no one knows."""
    opens, last = entry.notice.opens, entry.deadline
    if opens is None or opens.precision not in ("minute", "day") or not last.exact or last.day is None:
        return None
    first: date = opens.start.date()
    if last.day < first:
        return None
    count = book.days.count(first, last.day)
    uncounted = entry.rule is not None and not entry.rule.count_opening_day and book.days.is_working(first)
    return count - uncounted
