"""The page of all photographs that the archive does not have, so that whoever has one can tell."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.content.model import Archive, Card, notes_of
from plugins.content.targets import Page, page
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)

LOST_ADDRESS = "/anh-that-lac/"
"""Where all lost photographs are listed."""


class Lost(Struct, frozen=True):
    """A photograph declared lost: its old file name where it is known, what it showed, and the id of its figure."""

    name: str
    alt: str
    caption: str
    anchor: str
    line: int


class LostGroup(Struct, frozen=True):
    """The photographs that one article lost."""

    card: Card
    photographs: tuple[Lost, ...]


def pages(archive: Archive) -> Iterator[Page]:
    """The page, the newest articles first; there even when nothing is lost, since figures link to it."""
    groups = tuple(
        LostGroup(article.card, lost) for article in reversed(archive.listed) if (lost := notes_of(article.body, Lost))
    )
    context = {
        "title": MESSAGES.say("lost-title"),
        "groups": groups,
        "total": sum(len(group.photographs) for group in groups),
        "named": sum(bool(lost.name) for group in groups for lost in group.photographs),
    }
    yield page(LOST_ADDRESS, "lost_photographs.html", context)
