"""Patterns of the letterhead of official documents (Decree 30/2020/NĐ-CP, appendix I) and of links to documents."""

from __future__ import annotations

import re

NATION = re.compile(r"(?i)(.*?)\s*cộng h(?:òa|oà) xã hội chủ nghĩa việt nam\s*")
MOTTO = re.compile(r"(?i)(.*?)\s*độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc\s*")
PLACE_DAY = re.compile(
    r"(?P<place>[^\d,]{2,40}),\s*(?P<day>ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]+)\.?", re.IGNORECASE
)
DOCUMENT = re.compile(r"(?i)\.(?:docx?|xlsx?|pptx?|pdf|rtf|odt|zip|rar|7z)(?:[?#]|$)")
"""The address of a downloadable document."""
NUMBER = re.compile(r"(?i)số\s*:?.{0,14}[/-].{0,40}|số\s*:\s*\S{0,30}")
"""The number and symbol of a document; a draft leaves its digits blank."""


def is_nation(text: str) -> bool:
    """Whether a line is the national name or the motto, possibly preceded by the issuing body."""
    return NATION.fullmatch(text) is not None or MOTTO.fullmatch(text) is not None
