"""Recognises pages that are not articles."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Decision, Line, Page, Role
from ..profile import Profile
from .prose import LONG, is_prose
from .times import stamp

_LITTLE = 100
"""Characters below which a page that relies on scripts has no article."""
_SHORT = 1500
"""Characters from which a page is more than an error, login or frame page."""
_LOOKED_AT = 12
_FEWEST_LINKS = 6
_LINK_WORDS = 5
_LONGEST_TEASERS = 2
"""Most paragraphs between two links to articles."""
_FEWEST_ENTRIES = 6


def refusal(page: Page, profile: Profile, decisions: Mapping[int, Decision]) -> str:
    """Why a page is not an article: empty, frames, scripts, login, error or list; "" if it is one."""
    lines = [line for line in page.lines if not line.is_blank and not line.hidden]
    own = [line for line in lines if decisions[line.number].role is not Role.CHROME]
    size = sum(len(line.text) for line in own)
    told = page.metadata.published or page.metadata.author
    if "frames" in page.features and size < _SHORT:
        return "frames"
    if not any(any(char.isalnum() for char in line.text) for line in lines):
        return "scripts" if "scripts" in page.features else "empty"
    if _says(page, lines, profile, "error") and size < _SHORT and not told:
        return "error"
    if size < _SHORT and ("password" in page.features or _says(page, own, profile, "login")) and not _prose(own, told):
        return "login"
    if "scripts" in page.features and size < _LITTLE:
        return "scripts"
    if not size:
        return "empty"
    return "list" if _is_list(page, own) and not told else ""


def _says(page: Page, lines: list[Line], profile: Profile, kind: str) -> bool:
    pattern = profile.refuse.get(kind)
    texts = [page.metadata.title, page.metadata.heading, *(line.text for line in lines[:_LOOKED_AT])]
    return pattern is not None and any(pattern.fullmatch(text.strip(" .!")) for text in texts if text)


def _prose(lines: list[Line], told: str) -> bool:
    return bool(told) or sum(len(line.text) for line in lines if is_prose(line)) > 2 * LONG


def _is_list(page: Page, lines: list[Line]) -> bool:
    """Whether a page consists of links to articles, or of dated titles, with at most teasers between them."""
    run = longest = links = entries = 0
    for line in lines:
        seen = stamp(line.text)
        if line.is_link and len(line.text.split()) >= _LINK_WORDS:
            links, run = links + 1, 0
        elif seen is not None:
            entries, run = entries + 1, 0
        elif is_prose(line):
            run += 1
            longest = max(longest, run)
    if page.kind == "text":
        return (
            entries >= _FEWEST_ENTRIES
            and longest <= _LONGEST_TEASERS
            and not any(len(line.text) > 4 * LONG for line in lines)
        )
    return max(links, entries) >= _FEWEST_LINKS and longest <= _LONGEST_TEASERS
