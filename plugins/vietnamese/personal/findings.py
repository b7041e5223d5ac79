"""What is found."""

from __future__ import annotations

from msgspec import Struct

EDGES = " ,.(–-"
"""Characters stripped from the ends of a value."""
AROUND = 40
"""How many characters before or after a detail are searched for words about it."""
MOST_IN_TEXT = 1000
"""The most candidates of one kind judged in one text."""


class PersonalData(Struct, frozen=True):
    """A passage of a text that looks personal.

    kind: a key of PATTERNS. text: the data themselves. why: a code (why-label, why-name, why-mobile,
    why-identity-shape, why-mailbox) with its value. sure: whether they are tied to a person. line: in the file, 0 if
    not known.
    """

    kind: str
    text: str
    why: str
    value: str
    sure: bool
    line: int = 0


def finding(kind: str, text: str, label: str = "", *, sure: bool = True) -> PersonalData:
    """Data named by a label, or beside a person's name without any."""
    return PersonalData(kind, text, "why-label" if label else "why-name", label, sure)
