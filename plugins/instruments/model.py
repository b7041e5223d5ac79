"""What is kept of instruments: where a body cites one, and what editors know of one."""

from __future__ import annotations

from msgspec import Struct

from plugins.content.dated_data import Reference
from plugins.content.model import Crumb
from plugins.vietnamese.citations import Citation

SPACE = "/van-ban/"


def address_of(key: str) -> str:
    """Where the page of an instrument stands."""
    return f"{SPACE}{key}/"


class Cited(Struct, frozen=True, array_like=True):
    """A place that cites an instrument: in a body, a summary or an attached file.

    before, words, after: the sentence around it, cut in three; the middle is the citation as it was printed. subject:
    whether the sentence says what the instrument is about. line: of the source; of an attached file, the number of the
    text. elsewhere: where it stands, if that is not the body, with the address, "" for none.
    """

    citation: Citation
    before: str
    words: str
    after: str
    subject: bool
    line: int
    elsewhere: Crumb | None = None


class CitedInSummary(Cited, frozen=True, array_like=True):
    """A place of a record's summary that cites an instrument."""


class KnownInstrument(Struct, frozen=True, array_like=True):
    """What editors know of an instrument (du-lieu/van-ban.yaml).

    key: see Citation; number: as they wrote it. date: ISO 8601 or ""; subject: what it is about; status: in words,
    as of a day. amended_by, replaced_by: other instruments, each with its key. sources: at least one.
    """

    key: str
    number: str
    date: str
    issuer_words: str
    subject: str
    status: str
    as_of: str
    amended_by: tuple[tuple[str, str], ...]
    replaced_by: tuple[tuple[str, str], ...]
    sources: tuple[Reference, ...]
