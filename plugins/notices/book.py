"""All notices of an archive with their states; the one place where the law and the clock are applied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from plugins.content.dated_data import in_force
from plugins.content.model import Archive, Article

from .model import Deadline, Life, Notice, State
from .reading import NOTICE
from .rules import RULES, Rule, by_slug
from .states import deadline, life_of, opening_day, state_at
from .working_days import DAYS_OFF, WorkingDays


class JudgedNotice(Struct, frozen=True):
    """A notice in its article, judged at a time. rule: the law of its day, None if the data have none."""

    article: Article
    notice: Notice
    rule: Rule | None
    deadline: Deadline
    life: Life
    state: State


class Book(Struct, frozen=True):
    """The notices of an archive, oldest first, and the data for judging them."""

    entries: tuple[JudgedNotice, ...]
    rules: tuple[Rule, ...]
    days: WorkingDays


@lru_cache(maxsize=1)
def read_book(archive: Archive) -> Book:
    """The book of an archive, judged at the archive's time."""
    rules, days = RULES.of(archive.data), DAYS_OFF.of(archive.data)
    found = ((article, NOTICE.of(article)) for article in archive.articles)
    entries = tuple(_entry(article, notice, rules, days, archive) for article, notice in found if notice)
    return Book(entries, rules, days)


def entry_of(article: Article, archive: Archive) -> JudgedNotice | None:
    """The judged notice of one article, which need not be in the archive; None if it has none."""
    notice = NOTICE.of(article)
    data = archive.data
    return _entry(article, notice, RULES.of(data), DAYS_OFF.of(data), archive) if notice else None


def _entry(
    article: Article, notice: Notice, rules: Sequence[Rule], days: WorkingDays, archive: Archive
) -> JudgedNotice:
    rule = by_slug(rules).get(notice.rule) or in_force(rules, opening_day(article, notice))
    last = deadline(article, notice, rule, days, archive.data.ministry)
    life = life_of(article, notice, last)
    return JudgedNotice(article, notice, rule, last, life, state_at(life, archive.now))
