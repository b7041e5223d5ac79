"""The ledger itself: a text with one address per line, sorted, so that concurrent additions merge line by line.

It holds the current and old addresses of articles and fixed pages. A note after an address may say that its content was
deleted, and when, that it is being mended, or that the address is no longer guaranteed. The order of lines and
duplicates do not matter, nor do Git's conflict markers: the lines of both sides count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from msgspec import Struct

from plugins.content.capability import DataFile
from plugins.content.model import Archive, Article, FixedPage
from plugins.content.moves import published_address, split_alias
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import DateFault, When, parse
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import fold, nfc

MESSAGES = messages_of(__package__)
NAME = "dia-chi.txt"
PUBLISHED = f"/{NAME}"
"""Where the site publishes it, so that the next publisher knows what was public, whatever was committed."""
DELETED, MENDING, DROPPED = (MESSAGES.say(f"{word}-word") for word in ("deleted", "mending", "dropped"))
_MARKS = re.compile(r"(?:<{7}|>{7}|\|{7}) .*|={7}|#.*")
"""Git's conflict markers, and comments."""
_ADDRESS = re.compile(r"/[^\s]*")
_ARTICLE = re.compile(r"/[0-9]{4}/[0-9]{2}/[^/?]+/")


class LedgerEntry(Struct, frozen=True):
    """An address that was public. line: in the ledger; deleted: when its content was deleted, if it was.

    mending: whether its content is only offline until it is mended (`publish --set-aside`); dropped: whether the
    address is no longer guaranteed.
    """

    line: int
    deleted: When | None = None
    mending: bool = False
    dropped: bool = False

    @property
    def is_held(self) -> bool:
        """Whether its line explains why the address has no content."""
        return self.deleted is not None or self.mending or self.dropped


Ledger = Mapping[str, LedgerEntry]
"""The entries by address."""


def read(raw: Raw, diagnostics: Diagnostics) -> Ledger:
    """The entries of a ledger; faults in its lines are reported."""
    ledger: dict[str, LedgerEntry] = {}
    for number, row in enumerate(nfc(str(raw.value or "")).splitlines(), 1):
        address, _, more = row.strip().partition(" ")
        if not more and address.startswith("/"):  # nearly all
            ledger.setdefault(address, LedgerEntry(number))
        elif (
            address
            and not _MARKS.fullmatch(row.strip())
            and (entry := _entry(address, more.strip(), number, diagnostics))
        ):
            ledger[address] = entry
    return ledger


def _entry(address: str, more: str, number: int, diagnostics: Diagnostics) -> LedgerEntry | None:
    today, said, is_address = short(date.today()), fold(more), _ADDRESS.fullmatch(address)
    if is_address and said in (fold(MENDING), fold(DROPPED)):
        return LedgerEntry(number, mending=said == fold(MENDING), dropped=said == fold(DROPPED))
    if not is_address or (more and not said.startswith(fold(DELETED))):
        diagnostics.error("line-bad", number, found=f"{address} {more}".strip()[:80], today=today)
        return None
    written = more[len(DELETED) :].strip()
    try:
        return LedgerEntry(number, parse(written) if more else None)
    except DateFault:
        diagnostics.error("line-date", number, found=written[:80], today=today)
        return None


def mended(text: str, lines: Collection[int]) -> str:
    """The text of a ledger with the numbered lines marked as being mended, or commented out if they name no address."""
    rows = enumerate(text.splitlines(), 1)
    return "".join(f"{_mended(row) if number in lines else row}\n" for number, row in rows)


def _mended(row: str) -> str:
    address = row.strip().partition(" ")[0]
    return f"{address} {MENDING}" if _ADDRESS.fullmatch(address) else f"# {row}"


LEDGER = DataFile(NAME, read, MESSAGES, own=True)


def addresses_of(records: Iterable[Article | FixedPage]) -> Iterator[str]:
    """Every address of some records, old ones included, as the ledger writes it: decoded, with its query."""
    for record in records:
        yield record.address
        for alias in record.aliases:
            path, query = split_alias(alias)
            yield published_address(alias) if query is None else f"{nfc(unquote(path))}?{query}"


def key(address: str) -> str:
    """A key equal for equivalent addresses, which ignores letter case."""
    return address.lower()


def deleted(archive: Archive) -> Mapping[str, When]:
    """When articles were deleted, by address; addresses that are in use again are left out."""
    held = {key(address) for address in addresses_of(archive.records)}
    return {
        address: entry.deleted
        for address, entry in LEDGER.of(archive.data).items()
        if entry.deleted and _ARTICLE.fullmatch(address) and key(address) not in held
    }


def lines_of(archive: Archive) -> tuple[str, ...]:
    """The lines of the published ledger: every address that was ever public, except dropped ones."""
    held = {key(address): address for address in addresses_of(archive.records)}
    known = {
        key(address): f"{address} {DELETED} {short(entry.deleted)}" if entry.deleted else address
        for address, entry in LEDGER.of(archive.data).items()
        if not entry.dropped
    }
    return tuple(sorted({**held, **known}.values()))


def published_lines(data: bytes) -> list[str]:
    """The lines of a published ledger; ValueError for anything else, such as an error page."""
    text, diagnostics = data.decode(), Diagnostics(NAME, MESSAGES)
    lines = text.splitlines()
    if len(read(Raw(text), diagnostics)) != len(lines) or diagnostics.all:
        raise ValueError(text[:80])
    return lines


def added(text: str, lines: Iterable[str]) -> str | None:
    """The text of a ledger with lines added; None if it already has all their addresses."""
    known = {key(address) for address in read(Raw(text), Diagnostics(NAME, MESSAGES))}
    new = [line for line in lines if key(line.partition(" ")[0]) not in known]
    if not new:
        return None
    kept = {row.strip() for row in text.splitlines() if row.strip() and not _MARKS.fullmatch(row.strip())}
    notes = [row.rstrip() for row in text.splitlines() if row.startswith("#")]
    return "\n".join([*notes, *sorted({*kept, *new})]) + "\n"
