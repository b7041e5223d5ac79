"""All notices of an archive with their states; the one place where the law and the clock are applied."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from plugins.content.dated_data import in_force
from plugins.content.model import Archive, Article

from .model import Deadline, Life, Notice, State
from .reading import NOTICE
from .rules import RULES, Rule
from .states import deadline, life_of, opening_day, state_at
from .working_days import DAYS_OFF, WorkingDays


class JudgedNotice(Struct, frozen=True):
    """A notice in its article, judged at the archive's time.

    rule: the law of its day, None if the data have none; days: the working days by which its time is counted.
    """

    article: Article
    notice: Notice
    rule: Rule | None
    deadline: Deadline
    life: Life
    state: State
    days: WorkingDays


@lru_cache(maxsize=1)
def judged_notices(archive: Archive) -> tuple[JudgedNotice, ...]:
    """The notices of an archive, oldest first."""
    return tuple(filter(None, (judged_notice(article, archive) for article in archive.articles)))


def judged_notice(article: Article, archive: Archive) -> JudgedNotice | None:
    """The notice of one article, which need not be in the archive; None if it has none."""
    notice = NOTICE.of(article)
    if notice is None:
        return None
    rules, days = RULES.of(archive.data), DAYS_OFF.of(archive.data)
    rule = rules.get(notice.rule) or in_force(rules.values(), opening_day(article, notice))
    last = deadline(article, notice, rule, days, archive.data.ministry)
    life = life_of(article, notice, last)
    return JudgedNotice(article, notice, rule, last, life, state_at(life, archive.now), days)


def days_open(entry: JudgedNotice) -> int | None:
    """The number of working days that a notice was open, counted by the law of its day; None if not known."""
    opens, last = entry.notice.opens, entry.deadline
    if opens is None or opens.precision not in ("minute", "day") or not last.exact or last.day is None:
        return None
    first = opens.start.date()
    if last.day < first:
        return None
    uncounted = entry.rule is not None and not entry.rule.count_opening_day and entry.days.is_working(first)
    return entry.days.count(first, last.day) - uncounted
