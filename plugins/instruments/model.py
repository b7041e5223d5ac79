"""The records of instruments: where a text cites one, and what editors know about one."""

from __future__ import annotations

from msgspec import Struct

from plugins.content.dated_data import Reference
from plugins.content.model import Crumb
from plugins.vietnamese.citations import Citation

SPACE = "/van-ban/"


def address_of(key: str) -> str:
    """The address of an instrument's page."""
    return f"{SPACE}{key}/"


class Cited(Struct, frozen=True, array_like=True):
    """A citation of an instrument in a body, a summary or an attached file, with its sentence.

    before, words, after: the sentence, cut in three; the middle is the citation as printed. subject: whether the
    sentence says what the instrument is about. line: in the source; for an attached file, the number of the text.
    elsewhere: where the citation is, if not in the body; its address may be "".
    """

    citation: Citation
    before: str
    words: str
    after: str
    subject: bool
    line: int
    elsewhere: Crumb | None = None


class CitedInSummary(Cited, frozen=True, array_like=True):
    """A citation of an instrument in the summary of a record."""


class KnownInstrument(Struct, frozen=True, array_like=True):
    """What editors know about an instrument (du-lieu/van-ban.yaml).

    key: see Citation; number: as written there. date: ISO 8601 or ""; subject: what it is about; status: in words, as
    of a day. amended_by, replaced_by: title and key of other instruments. sources: at least one, if it is in the file.
    """

    key: str
    number: str = ""
    date: str = ""
    issuer_words: str = ""
    subject: str = ""
    status: str = ""
    as_of: str = ""
    amended_by: tuple[tuple[str, str], ...] = ()
    replaced_by: tuple[tuple[str, str], ...] = ()
    sources: tuple[Reference, ...] = ()
