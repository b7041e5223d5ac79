"""The archive as a fonds, for whoever takes it over (du-lieu/phong.yaml).

The facts required of a fonds: Circular 05/2025/TT-BNV of 14 May 2025 on the handling of digital records.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.content.capability import DataFile
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
KEYS = ("code", "open", "retention", "access", "backup", "note")


class Fonds(Struct, frozen=True):
    """The facts of a fonds that only its keepers know; "" where they give none.

    code: given by the archive that holds it. is_open: whether it may grow. retention, access, backup: in words.
    """

    code: str = ""
    is_open: bool = True
    retention: str = ""
    access: str = ""
    backup: str = ""
    note: str = ""


def _read(raw: Raw, diagnostics: Diagnostics) -> Fonds:
    fields = raw.fields_if_any(diagnostics, KEYS)
    if fields is None:
        return Fonds()
    texts = {key: fields.text(key) for key in KEYS if key != "open"}
    return Fonds(**texts, is_open=fields.flag("open") is not False)


FONDS = DataFile("phong.yaml", _read, MESSAGES)
"""The facts of the fonds that its keepers give."""
