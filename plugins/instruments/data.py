"""What editors know about instruments (du-lieu/van-ban.yaml); every entry needs a source."""

from __future__ import annotations

from plugins.content.capability import DataFile
from plugins.content.dated_data import references
from plugins.content.fields import Fields
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.citations import Citation, cite
from plugins.vietnamese.formatting import display, iso
from plugins.vietnamese.messages import messages_of

from .model import KnownInstrument

MESSAGES = messages_of(__package__)
KEYS = (
    "instrument", "date", "issuer", "subject", "status", "as_of", "amended_by", "replaced_by", "sources",
)  # fmt: skip


def read_known(raw: Raw, diagnostics: Diagnostics) -> tuple[KnownInstrument, ...]:
    """The entries of the file; errors are reported, and entries that name no instrument, or one again, are left out."""
    found: dict[str, KnownInstrument] = {}
    for fields, entry in raw.entries(diagnostics, KEYS):
        known = _known(fields, entry, diagnostics)
        if known and known.key in found:
            diagnostics.error("data-twice", fields.line("instrument"), slug=known.number)
        elif known:
            found[known.key] = known
    return tuple(found.values())


KNOWN = DataFile("van-ban.yaml", read_known, MESSAGES, shown=True)
"""What editors know about instruments."""


def _known(fields: Fields, entry: Raw, diagnostics: Diagnostics) -> KnownInstrument | None:
    name = fields.text("instrument", required=True)
    when = fields.when("date")
    as_of = fields.when("as_of")
    date = iso(when) if when else ""
    cited = citation_of(name, date)
    if name and not cited:
        diagnostics.error("data-instrument", fields.line("instrument"), found=name)
    if cited and cited.within and date and int(date[:4]) != cited.year:
        diagnostics.error("data-year", fields.line("date"), found=name, year=date[:4])
    status = fields.text("status")
    if status and not as_of:
        diagnostics.error("data-status-day", fields.line("status"))
    sources = references(entry, diagnostics)
    if not sources:
        diagnostics.error("data-source", fields.first_line)
    if not cited:
        return None
    return KnownInstrument(
        cited.key, name, date if len(date) == len("YYYY-MM-DD") else "", fields.text("issuer"), fields.text("subject"),
        status, display(as_of) if as_of else "", _others(fields, "amended_by"), _others(fields, "replaced_by"),
        sources,
    )  # fmt: skip


def citation_of(name: str, date: str) -> Citation | None:
    """The instrument that a name and a date identify; None if they name none, or more than one."""
    year, month, day = (*date.split("-"), "", "")[:3]
    told = f"{name} ngày {day}/{month}/{year}" if day else f"{name} năm {year}" if year else name
    found = cite([told])[0]
    return found[0] if len(found) == 1 and not found[0].start else None


def _others(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    others = []
    for name in fields.texts(key):
        cited = citation_of(name, "")
        if cited and cited.year:
            others.append((cited.title, cited.key))
        else:
            fields.diagnostics.error("data-instrument", fields.line(key), found=name)
    return tuple(others)
