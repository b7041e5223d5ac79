"""A notice that asks for opinions: as editors wrote it, and its states over time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from plugins.vietnamese.dates import When

State = Literal["upcoming", "open", "closed", "decided", "withdrawn"]
Ending = Literal["stated", "counted", "dissolved", "unknown"]
"""How the last day is known: written, counted in working days, the end of the ministry, or not at all."""
STATABLE = ("opens", "closes", "send_to")
"""Keys that an old page may lack; an editor then lists them under `missing`."""


class Contact(Struct, frozen=True):
    """Where and how to send an opinion."""

    address: str
    email: str
    url: str
    phone: str
    note: str


class Opinion(Struct, frozen=True):
    """An opinion received, as editors publish it. author: "" for an anonymous one."""

    date: When | None
    author: str
    text: str
    reply: str


class Outcome(Struct, frozen=True):
    """The outcome of the nomination. date: None if not known."""

    date: When | None
    text: str
    document: str


class Notice(Struct, frozen=True):
    """The key `notice` of an article.

    opens, closes: as written. period: working days, 0 if not given. basis: the legal basis as printed. rule: the slug
    of the rule to judge it by, if not the one in force on its day. missing: keys of STATABLE that the source page
    lacks. lines: of its keys in the file; "" is its own.
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
        """The line of a key; that of the notice if the key is not there."""
        return self.lines.get(key, self.lines[""])


class Life(Struct, frozen=True):
    """When a notice changes its state, in Hanoi. ends: the first moment at which it is closed; None if unknown."""

    opens: datetime
    ends: datetime | None
    decided: datetime | None
    withdrawn: bool


class Deadline(Struct, frozen=True):
    """The last day for opinions, and how it is known. exact: False if it may be an earlier day."""

    day: date | None
    how: Ending
    exact: bool = True
