"""Views of notices for templates: frozen records, in which the clock shows only as a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode

from msgspec import Struct

from plugins.content.model import Archive, Card, Turn
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import rfc3339
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.when import as_when

from .calendar_file import NAME
from .judging import JudgedNotice, days_open, judged_notices
from .model import Notice, State
from .rules import Rule
from .working_days import DayOff

MESSAGES = messages_of(__package__)

_OPEN: tuple[State, ...] = ("upcoming", "open")


class StateView(Struct, frozen=True):
    """A state, and for the script in the page the times (ISO 8601 with +07:00) at which it changes; "" for never."""

    state: State
    opens_at: str
    ends_at: str

    @property
    def still(self) -> tuple[State, ...]:
        """The states that the page may still show: this one, and those that follow with time alone."""
        if self.state == "upcoming":
            return ("upcoming", "open", "closed") if self.ends_at else ("upcoming", "open")
        return ("open", "closed") if self.state == "open" and self.ends_at else (self.state,)


class Judgement(Struct, frozen=True):
    """The demand of the law of its day, and whether the notice met it (None: not known)."""

    text: str
    met: bool | None


class NoticeView(Struct, frozen=True):
    """A notice in its page. last: the last day for opinions; exact: False if it may be an earlier day.

    how: see model.Ending. mailto, calendar: addresses, or "". days_off: weekdays that were not counted.
    """

    notice: Notice
    life: StateView
    last: When | None
    exact: bool
    how: str
    rule: Rule | None
    judgements: tuple[Judgement, ...]
    days_off: tuple[DayOff, ...]
    mailto: str
    calendar: str


class NoticeCard(Struct, frozen=True):
    """A notice in a list. last, exact, how: see NoticeView."""

    card: Card
    life: StateView
    candidate: str
    award: str
    opens: When | None
    last: When | None
    exact: bool
    how: str


def view_of(entry: JudgedNotice, url: str) -> NoticeView:
    """The view of a notice. url: the absolute address of its page."""
    last, notice = entry.deadline, entry.notice
    counted = days_open(entry)
    off = entry.days.days_off(notice.opens.start.date(), last.day) if counted and notice.opens and last.day else ()
    return NoticeView(
        notice=notice,
        life=state_view(entry),
        last=_last(entry),
        exact=last.exact,
        how=last.how,
        rule=entry.rule,
        judgements=tuple(_judgements(entry, counted)),
        days_off=off,
        mailto=_mailto(entry, url),
        calendar=entry.article.address + NAME if last.exact and last.day else "",
    )


def card_of(entry: JudgedNotice) -> NoticeCard:
    """The card of a notice in lists."""
    notice = entry.notice
    return NoticeCard(
        entry.article.card, state_view(entry), notice.candidate, notice.award, notice.opens, _last(entry),
        entry.deadline.exact, entry.deadline.how,
    )  # fmt: skip


def turns_of(archive: Archive) -> Mapping[str, Turn]:
    """When each notice opens and ends, for other places that show its state."""
    return {entry.article.file: _turn(entry) for entry in judged_notices(archive)}


def _turn(entry: JudgedNotice) -> Turn:
    ends = entry.life.ends
    fixed = entry.state if entry.state in ("decided", "withdrawn") else ""
    return Turn(rfc3339(entry.life.opens), rfc3339(ends) if ends else "", fixed)


def state_view(entry: JudgedNotice) -> StateView:
    """The state of a notice and the times at which it changes."""
    waiting = entry.state in _OPEN
    opens = rfc3339(entry.life.opens) if entry.state == "upcoming" else ""
    return StateView(entry.state, opens, rfc3339(entry.life.ends) if waiting and entry.life.ends else "")


def _last(entry: JudgedNotice) -> When | None:
    closes, day = entry.notice.closes, entry.deadline.day
    if entry.deadline.how == "stated":
        return closes
    return as_when(day) if day else None


def _judgements(entry: JudgedNotice, found: int | None) -> Iterator[Judgement]:
    rule = entry.rule
    if rule is None:
        return
    yield Judgement(MESSAGES.say("judge-published"), True)
    least = rule.working_days
    if not least:
        unsaid = found is None and "closes" in entry.notice.missing
        yield Judgement(MESSAGES.say("judge-no-period-unsaid" if unsaid else "judge-no-period"), True)
    elif found is None:
        yield Judgement(MESSAGES.say("judge-unknown", least=least), None)
    else:
        code = "judge-period" if found >= least else "judge-short"
        yield Judgement(MESSAGES.say(code, found=found, least=least), found >= least)


def _mailto(entry: JudgedNotice, url: str) -> str:
    notice = entry.notice
    if notice.contact is None or not notice.contact.email:
        return ""
    subject = MESSAGES.say("mail-subject", award=notice.award, candidate=notice.candidate)
    if notice.reference:
        subject = MESSAGES.say("mail-reference", subject=subject, reference=notice.reference)
    body = MESSAGES.say("mail-body", address=url).replace("\n", "\r\n")
    query = urlencode({"subject": subject, "body": body}, quote_via=quote, safe="")
    return f"mailto:{quote(notice.contact.email, safe='@')}?{query}"
