"""All notices of an archive with what time has made of them; the one place where the law and the clock come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.content.model import Archive, Article
from plugins.core.diagnostics import Diagnostic

from .model import Deadline, Life, Notice, State
from .reading import diagnostics_of, read_notice
from .rules import Rule, by_slug, read_rules, rule_on
from .states import deadline, life_of, opening_day, state_at
from .working_days import WorkingDays, read_working_days


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice in its article, judged on a day. rule: the law of its day, None where the data know none."""

    article: Article
    notice: Notice
    rule: Rule | None
    deadline: Deadline
    life: Life
    state: State


@dataclass(frozen=True, slots=True)
class Book:
    """The notices of an archive, oldest first, the data they are judged by, and the diagnostics of reading both."""

    entries: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    days: WorkingDays
    diagnostics: tuple[Diagnostic, ...]


def read_book(archive: Archive) -> Book:
    """The book of an archive, at the archive's own time."""
    rules, rule_diagnostics = read_rules(archive.data)
    days, day_diagnostics = read_working_days(archive.data)
    found = [*rule_diagnostics.all, *day_diagnostics.all]
    entries: list[Entry] = []
    for article in archive.articles:
        if "notice" not in article.extra:
            continue
        diagnostics = diagnostics_of(article)
        notice = read_notice(article, diagnostics)
        found.extend(diagnostics.all)
        if notice is not None:
            entries.append(_entry(article, notice, rules, days, archive))
    return Book(tuple(entries), rules, days, tuple(found))


def _entry(article: Article, notice: Notice, rules: Sequence[Rule], days: WorkingDays, archive: Archive) -> Entry:
    rule = by_slug(rules).get(notice.rule) or rule_on(rules, opening_day(article, notice))
    last = deadline(article, notice, rule, days, archive.data.ministry)
    life = life_of(article, notice, last)
    return Entry(article, notice, rule, last, life, state_at(life, archive.now))
