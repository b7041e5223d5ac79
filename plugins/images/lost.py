"""The page of all photographs that the archive does not have, so that whoever has one can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.content.model import Archive, Card, Lost, Page, Site
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)

LOST_ADDRESS = "/anh-that-lac/"
"""Where all lost photographs are listed."""


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
