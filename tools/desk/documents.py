"""Stores uploaded documents that the archive may publish, in tep/YYYY/."""

from __future__ import annotations

from pathlib import Path

from plugins.content.layout import ATTACHED, ATTACHED_TYPES
from plugins.documents.book import in_words
from plugins.documents.isolation import examine_bytes
from plugins.documents.reading import MESSAGES

from .placing import place, split_name
from .store import Refused


def put(content: Path, year: int, name: str, data: bytes) -> tuple[str, bool, list[str]]:
    """Store a document in tep/YEAR/; returns its content path, whether it is new, and notes for the editor.

    Raises Refused if it may not be published.
    """
    kind = split_name(name)[1]
    if kind not in ATTACHED_TYPES:
        raise Refused("file-type", found=kind or name[:40])
    found = examine_bytes(data, kind.removeprefix("."))
    if found.fault:
        raise Refused("document-bad", why=MESSAGES.say(f"file-{found.fault.code}", **in_words(found.fault)))
    hints = [MESSAGES.say(f"file-{hint.code}", **hint.values) for hint in found.hints]
    return *place(content, ATTACHED, year, name, data), hints
