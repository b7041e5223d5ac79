"""The page of all lost photographs, so that readers who have one can offer it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.content.model import Archive, Card, notes_of
from plugins.content.targets import Page, page
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)

LOST_ADDRESS = "/anh-that-lac/"
"""The address of the list of lost photographs."""


class Lost(Struct, frozen=True):
    """A photograph declared lost: its old file name or "", its description and caption, and the place of its figure."""

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
    """The page, newest articles first; it exists even if it lists nothing, since figures anywhere may link to it."""
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
