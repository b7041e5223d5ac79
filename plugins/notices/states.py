"""The state of a notice at a moment: upcoming, open, closed, decided or withdrawn. All times are Hanoi's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from plugins.content.model import Article, Ministry
from plugins.vietnamese.dates import DateFault, When, parse

from .model import Deadline, Life, Notice, State
from .rules import Rule
from .working_days import WorkingDays

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def state_at(life: Life, now: datetime) -> State:
    """The state at a moment; a notice is open until 23:59:59 of its last day and closed from 00:00:00 of the next."""
    if life.withdrawn:
        return "withdrawn"
    if life.decided is not None and now >= life.decided:
        return "decided"
    if now < life.opens:
        return "upcoming"
    return "open" if life.ends is None or now < life.ends else "closed"


def opening_day(article: Article, notice: Notice) -> date:
    """The day on which a notice opens; if none is written, the first day of the article's date."""
    return (notice.opens or article.date).start.date()


def deadline(article: Article, notice: Notice, rule: Rule | None, days: WorkingDays, ministry: Ministry) -> Deadline:
    """The last day for opinions: as written, else counted, else the last day of the ministry that asked for them."""
    if notice.closes is not None:
        return Deadline(_last_day(notice.closes), "stated", exact=notice.closes.precision in ("minute", "day"))
    if notice.period and notice.opens is not None and notice.opens.precision in ("minute", "day"):
        count_first = rule.count_opening_day if rule else True
        last = days.last_of(notice.opens.start.date(), notice.period, count_first=count_first)
        return Deadline(last, "counted")
    end = _first_day(ministry.dissolved)
    if end and end > opening_day(article, notice):
        return Deadline(end - _DAY, "dissolved", exact=False)
    return Deadline(None, "unknown", exact=False)


def _last_day(closes: When) -> date:
    """The last day that counts: "trước ngày 30/6" ends with the 29th; with an hour on the 30th, that day counts."""
    return (
        closes.start.date() - _DAY if closes.limit == "before" and closes.precision != "minute" else closes.end.date()
    )


def life_of(article: Article, notice: Notice, last: Deadline) -> Life:
    """The times at which a notice changes its state; if it ends at a written time, that minute still counts."""
    opens = (notice.opens or article.date).start
    ends = datetime.combine(last.day + _DAY, time.min) if last.day else None
    if notice.closes is not None and notice.closes.precision == "minute":
        ends = notice.closes.end + (timedelta() if notice.closes.limit == "before" else _MINUTE)
    decided = None
    if notice.outcome is not None:
        decided = notice.outcome.date.start if notice.outcome.date else datetime.min
    return Life(opens, ends, decided, not article.listed)


@cache  # called for every notice, always with the same text
def _first_day(text: str) -> date | None:
    """The first day of a written date; None if it is none."""
    try:
        return parse(text).start.date()
    except DateFault:
        return None
