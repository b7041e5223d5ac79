"""What personal data look like in Vietnamese text, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from .appositions import apposed
from .findings import PersonalData
from .labelled import labelled
from .shapes import LONG_NUMBER, accounts, mailboxes, numbers, plates
from .tables import in_tables

__all__ = ["PersonalData", "find_personal"]


_DOUBLE = re.compile(r"(?<! )  (?! )")
"""Matches a space typed twice; more of them separate the cells of a row."""


def find_personal(text: str) -> Iterator[PersonalData]:
    """All personal data found in a text; fast if nothing hints at any."""
    if "—" not in text and "  " not in text:
        yield from _found_in(text)
        return
    for data in _found_in(_DOUBLE.sub(" ", text.replace("—", "–"))):
        spelled = re.escape(data.text).replace(r"\ ", " {1,2}").replace("–", "[–—]")
        written = None if data.text in text else re.search(spelled, text)
        yield replace(data, text=written[0]) if written else data


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
