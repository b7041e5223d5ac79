"""The page of all photographs that the archive does not have, so that whoever has one can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.articles.model import Archive, Card, Lost, Page, Site

from .texts import LOST_ADDRESS, MESSAGES


@dataclass(frozen=True, slots=True)
class LostGroup:
    """The photographs that one article lost."""

    card: Card
    photographs: tuple[Lost, ...]


def pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """The page, the newest articles first; there even when nothing is lost, since figures link to it."""
    groups = tuple(
        LostGroup(article.card, article.body.lost) for article in reversed(archive.listed) if article.body.lost
    )
    context = {
        "title": MESSAGES.say("lost-title"),
        "breadcrumbs": (),
        "groups": groups,
        "total": sum(len(group.photographs) for group in groups),
        "named": sum(bool(lost.name) for group in groups for lost in group.photographs),
    }
    yield Page(LOST_ADDRESS, "lost_photographs.html", context)
