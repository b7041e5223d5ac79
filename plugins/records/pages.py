"""The pages of records: corrections by year with their feed, and the ministry's names; and records in articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from plugins.content.capability import ArticleContext
from plugins.content.events import Event, events_feed, gone_events
from plugins.content.grouping import grouped, year_counts
from plugins.content.model import Archive, Article, Card, Change, Crumb, Site
from plugins.content.periods import year_address
from plugins.content.targets import Page, Planned, page
from plugins.vietnamese.messages import messages_of

from .citations import Publisher, citation_of, publisher_of
from .corrections import CORRECTIONS, LIST_ANCHOR, Correction
from .exports import citation_files, exports_of
from .ministry import NAMES
from .withdrawals import WITHDRAWN, WithdrawalView, view_of

MESSAGES = messages_of(__package__)

LIST = "/dinh-chinh/"
FEED = "/feeds/dinh-chinh.atom.xml"
MINISTRY = "/co-quan/"


class CorrectedArticle(Struct, frozen=True):
    """A correction in a list, with the card of its article."""

    card: Card
    correction: Correction


class OwnRecords(Struct, frozen=True):
    """The records that the page of an article shows but its source does not contain."""

    history: tuple[Change, ...]
    withdrawal: WithdrawalView | None


def _own(archive: Archive, site: Site) -> Mapping[str, OwnRecords]:
    own = {file: OwnRecords(changes, None) for file, changes in archive.history.items()}
    return own | {each.file: _typed(each, archive, site) for each in archive.articles if not each.listed}


def _typed(article: Article, archive: Archive, _site: Site) -> OwnRecords:
    withdrawal = WITHDRAWN.of(article)
    changes = archive.history.get(article.file, ())
    return OwnRecords(changes, view_of(withdrawal, archive) if withdrawal else None)


def _context(article: Article, publisher: Publisher, own: OwnRecords | None) -> Mapping[str, object]:
    return {
        "citation": citation_of(article, publisher),
        "exports": exports_of(article),
        "history": own.history if own else (),
        "corrections": CORRECTIONS.of(article) if article.extra else None,
        "withdrawal": own.withdrawal if own else None,
    }


ARTICLE_CONTEXT = ArticleContext(
    ("citation", "exports", "history", "corrections", "withdrawal"), _context, _own, publisher_of, typed=_typed
)
"""The context of article pages: their records."""


def record_targets(archive: Archive, site: Site) -> Iterator[Planned]:
    """The lists of corrections with their feed, the page of the ministry, and the citations of each month."""
    found = [
        CorrectedArticle(article.card, correction)
        for article in archive.listed
        if article.extra
        for correction in CORRECTIONS.of(article) or ()
    ]
    found.sort(key=lambda item: (item.correction.date.start, item.card.address, item.correction.number), reverse=True)
    yield from _lists(found)
    gone = gone_events(archive, _anchors, (LIST_ANCHOR.format(1),))
    yield events_feed(FEED, LIST, MESSAGES.say("feed-title", site=site.name), map(_event, found), site, gone)
    context = {
        "title": MESSAGES.say("ministry-title", name=archive.data.ministry.name),
        "intro": MESSAGES.say("ministry-intro"),
        "names": NAMES.of(archive.data),
    }
    yield page(MINISTRY, "ministry.html", context)
    yield from citation_files(archive, site)


def _lists(found: Sequence[CorrectedArticle]) -> Iterator[Page]:
    """A page for each year with corrections; the main one shows the latest year and links to the others."""
    years = grouped(found, lambda item: item.correction.date.start.year)
    latest = next(iter(years.values()), ())
    title, template = MESSAGES.say("corrections-title"), "corrections.html"
    every = {"intro": MESSAGES.say("corrections-intro"), "feed": FEED}
    front = {"title": title, "items": tuple(latest), "total": len(found), "years": year_counts(years, LIST)}
    yield page(LIST, template, {**every, **front})
    for year, items in years.items():
        of_year = {
            "title": MESSAGES.say("corrections-year", year=year), "breadcrumbs": (Crumb(title, LIST),),
            "items": tuple(items), "total": len(items), "years": (),
        }  # fmt: skip
        yield page(year_address(year, LIST), template, {**every, **of_year})


def _anchors(article: Article) -> Iterator[str]:
    return (LIST_ANCHOR.format(correction.number) for correction in CORRECTIONS.of(article) or ())


def _event(item: CorrectedArticle) -> Event:
    correction = item.correction
    values = {"wrong": correction.wrong, "right": correction.right, "note": correction.note}
    summary = MESSAGES.say("event-summary", **values).strip()
    title = MESSAGES.say("event-title", title=item.card.title)
    return Event(correction.date, item.card.address, LIST_ANCHOR.format(correction.number), title, summary)
