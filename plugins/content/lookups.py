"""Lookups: named things, which search shows as cards above articles."""

from __future__ import annotations

from msgspec import Struct


class Lookup(Struct, frozen=True, array_like=True):
    """A thing that readers search for by name or number: a legal instrument, an official.

    kind: a word for readers ("Văn bản"). keys: the names and numbers, as readers would type them ("47/2020/NĐ-CP",
    "nghị định 47", "Phạm Anh Tuấn"); one matches if the query contains all of it, ignoring marks and punctuation.
    title, note: the lines of its card. address: of its page. count: the number of articles that mention it. files:
    their content paths, if articles may be filtered by it.
    """

    kind: str
    keys: tuple[str, ...]
    title: str
    note: str
    address: str
    count: int
    files: tuple[str, ...] = ()
