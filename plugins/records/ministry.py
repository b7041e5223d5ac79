"""The names that the ministry has had (du-lieu/ten-goi.yaml)."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.model import SiteData
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)


FILE = "ten-goi.yaml"
KEYS = ("name", "from", "until", "note", "source")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its time. first, last: None where the data do not say."""

    name: str
    first: When | None
    last: When | None
    note: str
    source: str


def read_names(data: SiteData) -> tuple[tuple[Name, ...], Diagnostics]:
    """The names in the order of the file, and what is wrong with it."""
    diagnostics = Diagnostics(f"du-lieu/{FILE}", MESSAGES, CONTENT)
    names = []
    for fields, _ in data.more[FILE].entries(diagnostics) if FILE in data.more else ():
        fields.refuse_unknown(KEYS)
        name, first, last = fields.text("name", required=True), fields.when("from"), fields.when("until")
        if first and last and last.end < first.start:
            diagnostics.error("names-order", fields.line("until"), name=name)
        if name:
            names.append(Name(name, first, last, fields.text("note"), fields.text("source")))
    return tuple(names), diagnostics
