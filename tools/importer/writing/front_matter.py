"""Writes the front matter of a draft, as `check` accepts it; what is uncertain is listed under `undecided`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import urlsplit

from plugins.content.moves import is_query
from plugins.privacy.declarations import MESSAGES as PERSONAL
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import page_header
from plugins.vietnamese.messages import messages_of

from ..completing import Head
from ..model import Facts, Page, Removal
from .attached import Attached

MESSAGES = messages_of("tools.importer")
_ALIAS = re.compile(r"/[^\s?#\\<>:\"|*\x00-\x1f]+\.[a-zA-Z]{3,5}")
_PART = r"[^/\s?#\\<>:\"|*.\x00-\x1f][^/\s?#\\<>:\"|*\x00-\x1f]*"
_PATH = re.compile(f"/(?:{_PART}/)*(?:{_PART})?")
_PLAIN = re.compile(r"[\w(“/][^:#\n\"'\[\]{}>|*&!%@`,]*[^\s:#\n\"'\[\]{}>|*&!%@`,]")
_RESERVED = re.compile(r"/(?:\d{4}|sitemap)")


def write(
    page: Page,
    facts: Facts,
    head: Head,
    removals: Sequence[Removal],
    lead_image: str = "",
    attached: Sequence[Attached] = (),
) -> str:
    """The front matter, including both "---" lines."""
    origin, modified, alias = page.origin, facts.modified, alias_of(page.origin.address)
    about: dict[str, str | Sequence[str]] = {
        "title": head.title,
        "date": page_header(head.date),
        "category": head.category.value,
        "status": "draft",
        "summary": head.summary,
        "authors": facts.authors,
        "tags": facts.tags,
        "place": head.place,
        "period": head.period.value if head.period else "",
        "event_date": _day(head.event_date) if head.event_date else "",
        "modified": _day(modified) if modified and modified.start >= head.date.start else "",
        "lead_image": lead_image,
    }
    documents = ["documents:", *chain.from_iterable(map(_document, attached))] if attached else []
    rest = {"aliases": [alias] if alias else (), "undecided": undecided(head)}
    source = {
        "title": head.title,
        "date": page_header(facts.date) if facts.date else "",
        "address": origin.address,
        "capture": f"{origin.captured} {origin.archive}".strip(),
        "sha256": origin.sha256,
        "note": note(page, facts, removals),
    }
    lines = ["---", *_lines(about), *documents, *_lines(rest)]
    lines += ["source:", *(f"  {line}" for line in _lines(source)), "---"]
    return "\n".join(lines) + "\n"


def _day(when: When) -> str:
    """A date in words, without its weekday."""
    return page_header(when).partition(", ")[2]


def _lines(values: Mapping[str, str | Sequence[str]]) -> Iterator[str]:
    """A line for each key with a value."""
    for key, value in values.items():
        if value:
            written = quoted(value) if isinstance(value, str) else f"[{', '.join(map(quoted, value))}]"
            yield f"{key}: {written}"


def _document(attached: Attached) -> Iterator[str]:
    """The lines of an attached file; one that was not taken states why, and its address."""
    values = {"title": attached.title}
    if attached.path:
        values["file"] = attached.path
    else:
        values |= {"requested": "no", "summary": MESSAGES.say(f"attached-{attached.fault}", address=attached.address)}
    for place, (key, value) in enumerate(values.items()):
        yield f"  {'- ' if not place else '  '}{key}: {value if key == 'requested' else quoted(value)}"


def alias_of(address: str) -> str:
    """The alias for an old address: a path with a file extension, or any path with a query; "" if it cannot be one."""
    parts = urlsplit(address) if address.startswith(("http://", "https://")) else None
    if parts is None or _RESERVED.match(parts.path):
        return ""
    if not parts.query:
        return parts.path if _ALIAS.fullmatch(parts.path) else ""
    return f"{parts.path}?{parts.query}" if is_query(parts.query) and _PATH.fullmatch(parts.path) else ""


def note(page: Page, facts: Facts, removals: Sequence[Removal]) -> str:
    """The note on a draft's source: its file, and what was changed on the way."""
    parts = [MESSAGES.say("note-from", name=page.origin.name.rpartition("/")[2])]
    if facts.section:
        parts.append(MESSAGES.say("note-section", section=facts.section))
    parts += [MESSAGES.say(code, encoding=encoding) for code, encoding in page.notes]
    if removals:
        kinds = ", ".join(PERSONAL.say(f"personal-{kind}") for kind in dict.fromkeys(each.kind for each in removals))
        parts.append(MESSAGES.say("note-personal", kinds=kinds))
    return " ".join(parts)


def undecided(head: Head) -> list[str]:
    """What the editor has to decide, in words."""
    return [
        MESSAGES.say(f"undecided-{key}") if key != "date" else MESSAGES.say(f"undecided-{head.date_reason}")
        for key in head.undecided
    ]


def quoted(text: str) -> str:
    """A YAML scalar: plain if safe, else in double quotes."""
    return (
        text
        if _PLAIN.fullmatch(text) and not text.lower().startswith(("null", "~"))
        else json.dumps(text, ensure_ascii=False)
    )
