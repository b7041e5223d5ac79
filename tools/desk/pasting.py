"""Converts pasted HTML and Word files to Markdown with the importer, keeping every line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.vietnamese.messages import messages_of
from tools.importer import profile as profiles
from tools.importer.model import Decision, Origin, Page, Role
from tools.importer.sources import html, word
from tools.importer.sources.zips import Unloadable
from tools.importer.structure.building import build
from tools.importer.writing import markdown, photographs

from . import clipboard
from .store import Refused

MESSAGES = messages_of(__package__)
MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Pasted:
    """Markdown, its photographs by content path, and how many were lost; told: notes for the editor."""

    text: str
    files: Mapping[str, bytes]
    lost: int
    told: tuple[str, ...]


def from_html(source: str, year: int, stem: str) -> Pasted:
    """Convert pasted HTML; raises Refused if it is too large or unreadable."""
    if len(source.encode("utf-8", "replace")) > MOST_BYTES:
        raise Refused("paste-large")
    page = html.read(clipboard.seen(source), Origin("dan.html"), "utf-8")
    if page is None:
        raise Refused("paste-unreadable")
    return _pasted(page, year, stem, _told(source))


def from_word(data: bytes, year: int, stem: str) -> Pasted:
    """Convert a Word file; raises Refused if it is too large or unreadable."""
    if len(data) > MOST_BYTES * 3:
        raise Refused("paste-large")
    try:
        page = word.read(data, Origin("dan.docx"))
    except Unloadable as error:
        raise Refused("word-unreadable") from error
    return _pasted(page, year, stem, _told_of_word(data))


def _pasted(page: Page, year: int, stem: str, told: tuple[str, ...]) -> Pasted:
    decisions = {line.number: Decision(Role.BLANK if line.is_blank else Role.BODY, "pasted") for line in page.lines}
    blocks = build(page, decisions, profiles.choose(page, profiles.load_all(())))
    shown = photographs.collect(blocks, lambda _: None, year, stem, MESSAGES.say("photograph-nameless"))
    text = markdown.write(blocks, shown).text
    lost = sum(name not in shown.paths for name in shown.names)
    return Pasted(text, shown.files, lost, told)


def _told(source: str) -> tuple[str, ...]:
    signs = {
        "paste-tracked": clipboard.TRACKED, "paste-comments": clipboard.COMMENTED, "paste-hidden": clipboard.HIDDEN,
    }  # fmt: skip
    return tuple(MESSAGES.say(code) for code, sign in signs.items() if sign.search(source))


def _told_of_word(data: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {PurePosixPath(name).name for name in archive.namelist()}
        body = archive.read("word/document.xml") if "document.xml" in names else b""
    tracked = b"<w:ins " in body or b"<w:del " in body
    found = (("paste-tracked", tracked), ("paste-comments", "comments.xml" in names))
    return tuple(MESSAGES.say(code) for code, there in found if there)
