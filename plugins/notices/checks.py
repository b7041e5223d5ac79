"""Checks of notices: facts that the law or readers need, and impossible dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.content.fields import near
from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.core.nearest import Nearest
from plugins.vietnamese.formatting import short

from .judging import JudgedNotice, days_open, judged_notices
from .model import STATABLE, Notice
from .reading import MESSAGES, NOTICE
from .rules import RULES, Rule
from .states import opening_day


def check_notices(archive: Archive) -> Iterator[Diagnostic]:
    """Every fault of the notices of an archive."""
    for article in archive.articles:
        diagnostics = Diagnostics(article.file, MESSAGES)
        kind = archive.data.categories[article.category].kind
        if kind == "notice" and NOTICE.name not in article.extra:
            diagnostics.warning("notice-absent")
        elif kind != "notice" and (notice := NOTICE.of(article)):
            diagnostics.error("notice-misplaced", notice.line())
        yield from diagnostics.all
    rules = RULES.of(archive.data)
    for entry in judged_notices(archive):
        diagnostics = Diagnostics(entry.article.file, MESSAGES)
        _check_required(entry.notice, diagnostics)
        _check_order(entry, diagnostics)
        _check_period(entry, diagnostics)
        _check_rule(entry, rules, diagnostics)
        _check_later_dates(entry, diagnostics)
        yield from diagnostics.all


def _check_required(notice: Notice, diagnostics: Diagnostics) -> None:
    said = {
        "opens": "opens" in notice.lines,
        "closes": "closes" in notice.lines or "period" in notice.lines,
        "send_to": notice.contact is not None,
    }
    for key in STATABLE:
        if said[key] and key in notice.missing:
            diagnostics.error("notice-not-missing", notice.line("missing"), key=key)
        elif not said[key] and key not in notice.missing:
            diagnostics.error(f"notice-no-{key}", notice.line(key))


def _check_order(entry: JudgedNotice, diagnostics: Diagnostics) -> None:
    notice = entry.notice
    opens, closes = notice.opens, notice.closes
    if opens and closes and closes.end < opens.start:
        diagnostics.error("notice-backwards", notice.line("closes"), closes=closes.text, opens=opens.text)
    elif closes and closes.precision == "day" and not entry.days.is_working(closes.start.date()):
        diagnostics.warning("notice-closes-off", notice.line("closes"), closes=closes.text)


def _check_period(entry: JudgedNotice, diagnostics: Diagnostics) -> None:
    notice, rule = entry.notice, entry.rule
    if not notice.period or notice.opens is None:
        return
    if notice.opens.precision not in ("minute", "day"):
        if notice.closes is None:
            diagnostics.error("notice-period-start", notice.line("opens"))
        return
    first = notice.opens.start.date()
    counted = entry.days.last_of(first, notice.period, count_first=rule.count_opening_day if rule else True)
    if notice.closes and notice.closes.end.date() != counted:
        values = {"opens": notice.opens.text, "counted": short(counted), "closes": notice.closes.text}
        diagnostics.warning("notice-period-differs", notice.line("period"), period=notice.period, **values)


def _check_rule(entry: JudgedNotice, rules: Mapping[str, Rule], diagnostics: Diagnostics) -> None:
    rule, notice = entry.rule, entry.notice
    if notice.rule and notice.rule not in rules:
        meant = near(Nearest(rules).to(notice.rule))
        diagnostics.error("notice-rule", notice.line("rule"), found=notice.rule, near=meant)
    if rule is None:
        diagnostics.warning("notice-no-rule", notice.line(), day=short(opening_day(entry.article, notice)))
        return
    found = days_open(entry)
    if found is not None and found < rule.working_days:
        values = {"found": found, "least": rule.working_days, "rule": rule.instrument}
        diagnostics.warning("notice-too-short", notice.line("closes"), **values)


def _check_later_dates(entry: JudgedNotice, diagnostics: Diagnostics) -> None:
    notice, last = entry.notice, entry.deadline
    outcome = notice.outcome.date if notice.outcome else None
    if outcome and last.exact and last.day and outcome.end.date() <= last.day:
        values = {"outcome": outcome.text, "closes": short(last.day)}
        diagnostics.warning("notice-early-outcome", notice.line("outcome"), **values)
    for opinion in notice.opinions:
        if opinion.date and notice.opens and opinion.date.end < notice.opens.start:
            values = {"date": opinion.date.text, "opens": notice.opens.text}
            diagnostics.warning("opinion-early", notice.line("opinions"), **values)
