"""The name of a downloaded file on a reader's machine."""

from __future__ import annotations

from plugins.content.layout import first_words
from plugins.vietnamese.text import slug

LONGEST = 80


def download_name(kind: str, title: str, number: str = "") -> str:
    """A descriptive file name, valid on any system: "15-bc-bttt-bao-cao-quy-iii.pdf"."""
    return f"{first_words(slug(f'{number} {title}'), LONGEST) or 'tep'}.{kind}"
