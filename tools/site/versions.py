"""Earlier commits of a content file, and the part of a source that may stay when only its title may."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.content import front_matter, source
from plugins.content.messages import MESSAGES as CONTENT
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostics
from plugins.core.git import git
from plugins.privacy.body import places
from plugins.privacy.declarations import KEY as PERSONAL
from plugins.privacy.declarations import declaring_source
from plugins.privacy.removal import Removal
from plugins.records.withdrawals import KEY as WITHDRAWN
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
MOST = 20
"""Most commits of a file to look at."""
_KEPT = ("title", "date", "category", "period", "modified", "aliases")
_OVER = "01/01/1900"
_KEY = re.compile(r"^[^\s#-][^\n]*(?:\n(?:[ \t#-][^\n]*|(?=\n)))*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Version:
    """A file as of a commit. commit: short hash; time: of the commit, in seconds since 1970; day: its date,
    YYYY-MM-DD."""

    commit: str
    time: int
    day: str
    data: bytes


def versions(content: Path, path: str) -> Iterator[Version]:
    """The committed versions of a file, newest first; none if Git does not know it."""
    told = git(content, "log", f"-n{MOST}", "--format=%h %ct %cs", "--", f"./{path}") or b""
    for line in told.decode().splitlines():
        commit, seconds, day = line.split()
        data = git(content, "show", f"{commit}:./{path}")
        if data is not None:  # not deleted in that commit
            yield Version(commit, int(seconds), day, data)


def same_promises(one: bytes, other: bytes) -> bool:
    """Whether two versions declare the same personal data and withdrawal, word for word."""
    return all(_section(one, key) == _section(other, key) for key in (PERSONAL, WITHDRAWN))


def _section(data: bytes, key: str) -> list[str]:
    """The raw text under a front matter key, even if the front matter is broken.

    The whole text is returned if the key may be hidden by quotes or escapes.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    found = [match[0].rstrip() for match in _KEY.finditer(text) if match[0].lstrip("\"'").startswith(key)]
    return found or ([text] if front_matter.may_hold(data, key) else [])


def title_only(path: str, known: bytes, current: bytes, today: date) -> bytes | None:
    """A source reduced to its title and the keys that form its address; None if it has no title.

    known: the last readable version, or the current one. Personal data that either version declares are kept out of the
    title even before their date. Expired data stay declared, so that they are still searched for everywhere.
    """
    unheard = Diagnostics(path, CONTENT)
    file = Removal(date.max)(SourceFile(path, known))
    text = source.decode(file.data, unheard)
    parts = front_matter.read(text, unheard) if text is not None else None
    values = parts.values if parts else None
    title = values.get("title") if values else None
    if not values or not isinstance(title, str):
        return None
    sources = (declaring_source(SourceFile(path, data)) for data in (current, known))
    declared = [one for found in sources if found for one in found.declarations]
    if places(title, tuple(one.value for one in declared)):
        title = MESSAGES.say("set-aside-title")
    head: dict[str, object] = {**{key: values[key] for key in _KEPT if values.get(key)}, "title": title}
    if over := [one for one in declared if one.is_over(today)]:
        head[PERSONAL] = [{"text": one.text, "reason": MESSAGES.say("set-aside-title"), "until": _OVER} for one in over]
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *rows, "---", "", MESSAGES.say("set-aside-body"), ""]).encode()
