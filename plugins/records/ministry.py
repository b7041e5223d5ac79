"""The names that the ministry has had (du-lieu/ten-goi.yaml)."""

from __future__ import annotations

from msgspec import Struct

from plugins.content.capability import DataFile
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
KEYS = ("name", "from", "until", "note", "source")


class MinistryName(Struct, frozen=True):
    """A name and its time. first, last: None if the data do not say."""

    name: str
    first: When | None
    last: When | None
    note: str
    source: str


def read_names(raw: Raw, diagnostics: Diagnostics) -> tuple[MinistryName, ...]:
    """The names in the order of the file."""
    names = []
    for fields, _ in raw.entries(diagnostics, KEYS):
        name, first, last = fields.text("name", required=True), fields.when("from"), fields.when("until")
        if first and last and last.end < first.start:
            diagnostics.error("names-order", fields.line("until"), name=name)
        if name:
            names.append(MinistryName(name, first, last, fields.text("note"), fields.text("source")))
    return tuple(names)


NAMES = DataFile("ten-goi.yaml", read_names, MESSAGES)
"""The names that the ministry has had."""
