"""The pages of notices: the list with open ones first, a page per year, calendar files, and a feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from plugins.content.capability import ArticleContext
from plugins.content.events import Event, events_feed, gone_events
from plugins.content.grouping import grouped, year_counts
from plugins.content.model import Archive, Article, Crumb, Site
from plugins.content.periods import year_address
from plugins.content.targets import Target, page, static
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.when import as_when

from .calendar_file import NAME, calendar_file
from .judging import JudgedNotice, judged_notice, judged_notices
from .model import State
from .reading import NOTICE
from .views import NoticeCard, NoticeView, card_of, view_of

MESSAGES = messages_of(__package__)

LIST = "/lay-y-kien/"
FEED = "/feeds/lay-y-kien.atom.xml"
OPENED, CLOSED = "mo", "dong"
"""The fragments of the events of a notice."""
TEMPLATE = "notices.html"
RECENT = 10
_SECOND = timedelta(seconds=1)
_NEVER = datetime.max
_LAST_STATES: tuple[State, ...] = ("closed", "decided")


class NoticeGroup(Struct, frozen=True):
    """Notices under one heading. name: of their common state, for the script in the page, or ""."""

    name: str
    heading: str
    cards: tuple[NoticeCard, ...]


def notice_pages(archive: Archive, site: Site) -> Iterator[Target]:
    """Everything that notices publish besides articles."""
    notices = judged_notices(archive)
    for entry in notices:
        content = calendar_file(entry, site.url + entry.article.address)
        if content is not None:
            yield static(entry.article.address + NAME, content)
    listed = [entry for entry in notices if entry.state != "withdrawn"]
    years = grouped(listed, lambda entry: entry.life.opens.year)
    front = {
        "title": MESSAGES.say("list-title"), "intro": MESSAGES.say("list-intro"), "groups": tuple(_front(listed)),
        "total": len(listed), "years": year_counts(years, LIST), "feed": FEED,
    }  # fmt: skip
    yield page(LIST, TEMPLATE, front)
    for year, entries in years.items():
        of_year = {
            "title": MESSAGES.say("list-year", year=year), "breadcrumbs": (Crumb(MESSAGES.say("list-title"), LIST),),
            "intro": MESSAGES.say("list-year-intro", year=year), "groups": tuple(_months(entries)),
            "total": len(entries), "years": (), "feed": FEED,
        }  # fmt: skip
        yield page(year_address(year, LIST), TEMPLATE, of_year)
    feed_title = MESSAGES.say("feed-title", site=site.name)
    fragments = (OPENED, CLOSED)
    gone = gone_events(archive, lambda article: fragments if NOTICE.name in article.extra else (), fragments)
    yield events_feed(FEED, LIST, feed_title, _events(listed, archive.now), site, gone)


def _views(archive: Archive, site: Site) -> Mapping[str, NoticeView]:
    return {one.article.file: view_of(one, site.url + one.article.address) for one in judged_notices(archive)}


def _typed(article: Article, archive: Archive, site: Site) -> NoticeView | None:
    entry = judged_notice(article, archive)
    return view_of(entry, site.url + article.address) if entry else None


ARTICLE_CONTEXT = ArticleContext.of_own("notice", _views, only_own=True, typed=_typed, translated=True)
"""The context of article pages, and of their translations: their notices."""


def open_notices(archive: Archive) -> tuple[NoticeCard, ...]:
    """The open notices, nearest deadline first."""
    return tuple(map(card_of, _opened(judged_notices(archive))))


def _opened(entries: Sequence[JudgedNotice]) -> list[JudgedNotice]:
    return sorted((entry for entry in entries if entry.state == "open"), key=lambda entry: entry.life.ends or _NEVER)


def _front(entries: Sequence[JudgedNotice]) -> Iterator[NoticeGroup]:
    """Open notices, nearest deadline first; then upcoming ones; then the latest ended ones; and apart from them those
    whose end is not known exactly."""
    opened = _opened(entries)
    coming = sorted((entry for entry in entries if entry.state == "upcoming"), key=lambda entry: entry.life.opens)
    over = [entry for entry in entries if entry.state in _LAST_STATES]
    over.sort(key=lambda entry: entry.life.opens, reverse=True)
    ended = [entry for entry in over if entry.deadline.exact or entry.state == "decided"]
    unclear = [entry for entry in over if entry not in ended]
    groups = (("open", opened), ("upcoming", coming), ("ended", ended[:RECENT]), ("unclear", unclear[:RECENT]))
    for name, group in groups:
        yield NoticeGroup(name, MESSAGES.say(f"group-{name}"), tuple(map(card_of, group)))


def _months(entries: Sequence[JudgedNotice]) -> Iterator[NoticeGroup]:
    latest_first = sorted(entries, key=lambda entry: entry.life.opens, reverse=True)
    for month, some in grouped(latest_first, lambda entry: entry.life.opens.month).items():
        yield NoticeGroup("", MESSAGES.say("month", month=month), tuple(map(card_of, some)))


def _events(entries: Sequence[JudgedNotice], now: datetime) -> Iterator[Event]:
    """The events up to now. States change at the same times, so the feed changes only when a state does."""
    for entry in entries:
        article = entry.article
        if entry.life.opens <= now:
            title = MESSAGES.say("event-opened", title=article.title)
            yield Event(as_when(entry.life.opens), article.address, OPENED, title, article.summary)
        if entry.life.ends and entry.deadline.exact and entry.life.ends <= now:
            title = MESSAGES.say("event-closed", title=article.title)
            yield Event(as_when(entry.life.ends - _SECOND), article.address, CLOSED, title, article.summary)
