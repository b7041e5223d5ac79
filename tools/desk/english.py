"""English versions: finds a source's translation, or drafts one."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from plugins.build.single import Baseline
from plugins.content.capability import Record
from plugins.content.layout import PAGES, name_parts
from plugins.content.model import Article, FixedPage
from tools.new import cleaned, file_name, scalar, title_in

from .store import Refused

ENGLISH = f"{PAGES}/en"


def other_language(known: Baseline, path: str) -> str:
    """The content path of a source's translation or original; "" if absent."""
    pages = [result.record for result in known.results if isinstance(result.record, FixedPage)]
    return next((page.original for page in pages if page.file == path and page.original), "") or next(
        (page.file for page in pages if page.original == path), ""
    )


def original_at(known: Baseline, path: str) -> Record:
    """The source to translate at a content path; raises Refused if the last build could not read it, or if it is
    already in English."""
    record = next((result.record for result in known.results if result.path == path), None)
    if record is None:
        raise Refused("english-unread")
    if isinstance(record, FixedPage) and record.is_english:
        raise Refused("english-alone")
    return record


def draft_of(original: Record, form: Mapping[str, str]) -> tuple[str, str]:
    """The content path and text of the draft of an English version; raises DraftError if it has no title.

    form: title and summary, in English.
    """
    said = cleaned(form)
    title = title_in(said)
    if isinstance(original, Article):
        day = name_parts(original.file)[0] or original.date.start.date().isoformat()
        path = f"{posixpath.dirname(original.file)}/{file_name(title, day)}.md"
    else:
        path = f"{ENGLISH}/{file_name(title)}.md"
    head = {
        "lang": "en", "translates": posixpath.relpath(original.file, posixpath.dirname(path)), "title": title,
        "summary": said.get("summary", ""), "status": "draft",
    }  # fmt: skip
    return path, "\n".join(["---", *(f"{key}: {scalar(value)}" for key, value in head.items() if value), "---", "", ""])
