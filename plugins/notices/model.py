"""A notice that asks for opinions: what editors wrote of it, and what becomes of it with time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from plugins.vietnamese.dates import When

State = Literal["upcoming", "open", "closed", "decided", "withdrawn"]
Ending = Literal["stated", "counted", "dissolved", "unknown"]
"""How the last day is known: written, counted in working days, from the end of the ministry, or not at all."""
STATABLE = ("opens", "closes", "send_to")
"""What an old page may have left out; an editor says so under `missing`."""


class Contact(Struct, frozen=True):
    """Where and how to send an opinion."""

    address: str
    email: str
    url: str
    phone: str
    note: str


class Opinion(Struct, frozen=True):
    """An opinion received, as editors publish it. author: "" where none is to be named."""

    date: When | None
    author: str
    text: str
    reply: str


class Outcome(Struct, frozen=True):
    """What came of the nomination. date: None where it is not known."""

    date: When | None
    text: str
    document: str


class Notice(Struct, frozen=True):
    """The key `notice` of an article.

    opens, closes: as written. period: working days, 0 where none are written. basis: legal basis as printed. rule: the
    slug of the rule it is judged by, where that is not the one in force on its day. missing: what the source page does
    not say, of STATABLE. lines: of its keys in the file; "" is its own.
    """

    candidate: str
    post: str
    award: str
    agency: str
    reference: str
    basis: tuple[str, ...]
    rule: str
    opens: When | None
    closes: When | None
    period: int
    contact: Contact | None
    opinions: tuple[Opinion, ...]
    outcome: Outcome | None
    missing: frozenset[str]
    lines: dict[str, int]

    def line(self, key: str = "") -> int:
        """Where a key stands; where the notice begins, if it is not there."""
        return self.lines.get(key, self.lines[""])


class Life(Struct, frozen=True):
    """The turns of a notice, Hanoi's time. ends: the first moment at which it is closed; None where none is known."""

    opens: datetime
    ends: datetime | None
    decided: datetime | None
    withdrawn: bool


class Deadline(Struct, frozen=True):
    """The last day for opinions, and how it is known. exact: whether it is that very day or some day until then."""

    day: date | None
    how: Ending
    exact: bool = True
