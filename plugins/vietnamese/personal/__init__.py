"""What personal data look like in Vietnamese text, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from msgspec.structs import replace

from plugins.vietnamese.text import normalise

from .appositions import apposed
from .findings import PersonalData
from .labelled import labelled
from .letters import View, letters_of
from .shapes import LONG_NUMBER, accounts, mailboxes, numbers, plates
from .tables import in_tables

__all__ = ["PersonalData", "find_personal"]


_letters_of = lru_cache(maxsize=2)(letters_of)
_DOUBLE = re.compile(r"  (?<!   )(?! )")
"""Matches a space typed twice; more of them separate the cells of a row. A pattern with a literal start is fast."""


def find_personal(text: str) -> Iterator[PersonalData]:
    """All personal data found in a text, as written there; fast if nothing hints at any."""
    for data in _found_in(_DOUBLE.sub(" ", normalise(text).replace("—", "–"))):
        yield data if data.text in text else replace(data, text=_as_written(data.text, text))


def _as_written(value: str, text: str) -> str:
    """The passage of a text whose letters are those of a value; the value if there is none."""
    letters, view = "".join(_letters_of(value).bare), View(_letters_of(text))
    place = view.text.find(letters)
    return text[slice(*view.span(place, place + len(letters)))] if place >= 0 else value


def _found_in(text: str) -> Iterator[PersonalData]:
    found = dict.fromkeys(chain(labelled(text), apposed(text), in_tables(text)))
    yield from found
    known = {data.text for data in found if data.kind != "family"}
    long = [*LONG_NUMBER.finditer(text)]
    for data in chain(accounts(long, known), plates(text, known)):
        known.add(data.text)
        yield data
    if long:
        yield from numbers(text, long, known)
    if "@" in text:
        yield from mailboxes(text, known)
