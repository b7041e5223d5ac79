"""Which articles an article links to.

Articles that share something are related, the more strongly the fewer share it. Only the nearest in time of those are
scored, so that the cost per article does not grow with the number of articles that share something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from math import sqrt

from msgspec import Struct

from plugins.content.grouping import collected
from plugins.content.model import Archive, Article, Crumb, Relation
from plugins.content.series import SeriesPlace, places
from plugins.vietnamese.formatting import display
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)

MOST = 4
"""The most related articles that a page lists."""
REACH = 2
"""Of the articles that share something, this many before and after an article are scored."""
TOO_COMMON = 200
"""What more articles than this share is ignored: it says little about any of them."""
_TAG, _PERIOD = 1.0, 2.0


class Lead(Struct, frozen=True, array_like=True):
    """A related article: its address, title, displayed date, and the reason for listing it."""

    address: str
    title: str
    day: str
    reason: str


class Leads(Struct, frozen=True, array_like=True):
    """The articles that an article links to. older, newer: its neighbours in the category."""

    related: tuple[Lead, ...]
    older: Crumb | None
    newer: Crumb | None


def leads_of(archive: Archive) -> Mapping[str, Leads]:
    """The leads of every listed article, by content path; neighbours in a series are left out, as shown elsewhere."""
    listed = archive.listed
    order = {article.file: number for number, article in enumerate(listed)}
    scores: defaultdict[int, dict[int, tuple[float, float, str]]] = defaultdict(dict)
    for relation in chain(_shared(listed), archive.relations):
        members = sorted({order[file] for file in relation.files if file in order})
        if 1 < len(members) <= TOO_COMMON:
            _score(members, relation, scores)
    standing = places(archive)
    older, newer = _neighbours(listed)
    return {
        article.file: Leads(
            _best(listed, scores.get(number, {}), _series(standing.get(article.file, ()))),
            older.get(number),
            newer.get(number),
        )
        for number, article in enumerate(listed)
    }


def _shared(listed: Sequence[Article]) -> Iterator[Relation]:
    """Articles with the same tag, and articles about the same period."""
    tags = collected((tag, article.file) for article in listed for tag in article.tags)
    periods = collected((display(article.period), article.file) for article in listed if article.period)
    for tag, files in tags.items():
        yield Relation(MESSAGES.say("same-tag", tag=tag), _TAG, tuple(files))
    for period, files in periods.items():
        yield Relation(MESSAGES.say("same-period", period=period), _PERIOD, tuple(files))


def _score(
    members: Sequence[int], relation: Relation, scores: Mapping[int, dict[int, tuple[float, float, str]]]
) -> None:
    """Add the weight of a relation between its members and their nearest; the strongest relation gives the reason."""
    weight = relation.weight / sqrt(len(members))
    for place, member in enumerate(members):
        near = (*members[max(place - REACH, 0) : place], *members[place + 1 : place + 1 + REACH])
        for other in near:
            total, most, reason = scores[member].get(other, (0.0, 0.0, ""))
            if weight > most:
                most, reason = weight, relation.reason
            scores[member][other] = (total + weight, most, reason)


def _best(
    listed: Sequence[Article], scores: Mapping[int, tuple[float, float, str]], elsewhere: frozenset[str]
) -> tuple[Lead, ...]:
    """The strongest leads first, newest first among equals."""
    ordered = sorted(scores.items(), key=lambda pair: (-pair[1][0], -pair[0]))
    chosen = ((listed[number], reason) for number, (_, _, reason) in ordered if listed[number].address not in elsewhere)
    return tuple(
        Lead(article.address, article.title, display(article.date), reason) for article, reason in islice(chosen, MOST)
    )


def _series(standing: Sequence[SeriesPlace]) -> frozenset[str]:
    cards = ((place.previous, place.next) for place in standing)
    return frozenset(card.address for pair in cards for card in pair if card)


def _neighbours(listed: Sequence[Article]) -> tuple[Mapping[int, Crumb], Mapping[int, Crumb]]:
    """The next older and the next newer article in the category of each article."""
    last: dict[str, int] = {}
    older: dict[int, Crumb] = {}
    newer: dict[int, Crumb] = {}
    for number, article in enumerate(listed):
        before = last.get(article.category)
        if before is not None:
            older[number] = Crumb(listed[before].title, listed[before].address)
            newer[before] = Crumb(article.title, article.address)
        last[article.category] = number
    return older, newer
