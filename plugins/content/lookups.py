"""Lookups: things that have a name of their own, which search shows as cards above articles."""

from __future__ import annotations

from msgspec import Struct


class Lookup(Struct, frozen=True, array_like=True):
    """A thing that is asked for by its name or number: a legal instrument, an official.

    kind: what it is, in a word for readers ("Văn bản"). keys: all that it is asked for by, as one would type it
    ("47/2020/NĐ-CP", "nghị định 47", "Phạm Anh Tuấn"); one matches where the query holds it whole, whatever its marks
    and signs. title, note: the lines of its card. address: of its page. count: how many articles it is in. files: these
    by their content paths, if articles may be filtered by it.
    """

    kind: str
    keys: tuple[str, ...]
    title: str
    note: str
    address: str
    count: int
    files: tuple[str, ...] = ()
