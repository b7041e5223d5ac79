"""What a file is called on the machine of who takes it along."""

from __future__ import annotations

from plugins.vietnamese.text import slug

LONGEST = 80


def download_name(kind: str, title: str, number: str = "") -> str:
    """A name that says what a file is, on any system: "15-bc-bttt-bao-cao-quy-iii.pdf"."""
    words = slug(f"{number} {title}")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return f"{words or 'tep'}.{kind}"
