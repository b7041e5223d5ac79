"""What a file of the content was in earlier commits, and what of a source may stand when only its title may."""

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
from plugins.privacy.body import holds
from plugins.privacy.declarations import KEY as PERSONAL
from plugins.privacy.declarations import declaring_source
from plugins.privacy.removal import Removal
from plugins.records.withdrawals import KEY as WITHDRAWN
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
MOST = 20
"""Commits of a file that are looked at."""
_KEPT = ("title", "date", "category", "period", "modified", "aliases")
_OVER = "01/01/1900"
_KEY = re.compile(r"^[^\s#-][^\n]*(?:\n(?:[ \t#-][^\n]*|(?=\n)))*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit has it. commit: its short name; time: when it was made, in seconds since 1970; day: the same,
    as Git writes it (YYYY-MM-DD)."""

    commit: str
    time: int
    day: str
    data: bytes


def versions(content: Path, path: str) -> Iterator[Version]:
    """What a file was, the newest first; nothing where Git knows nothing of it."""
    told = git(content, "log", f"-n{MOST}", "--format=%h %ct %cs", "--", f"./{path}") or b""
    for line in told.decode().splitlines():
        commit, seconds, day = line.split()
        data = git(content, "show", f"{commit}:./{path}")
        if data is not None:  # it was deleted there
            yield Version(commit, int(seconds), day, data)


def same_promises(one: bytes, other: bytes) -> bool:
    """Whether two versions of a source say the same, word for word, of what must go: personal data and withdrawal."""
    return all(_section(one, key) == _section(other, key) for key in (PERSONAL, WITHDRAWN))


def _section(data: bytes, key: str) -> list[str]:
    """What stands in a source under a key of its head, as it is written; however broken the head is.

    Where the key may hide behind quotes or escapes, the whole head stands for it.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    found = [match[0].rstrip() for match in _KEY.finditer(text) if match[0].lstrip("\"'").startswith(key)]
    return found or ([text] if front_matter.may_hold(data, key) else [])


def title_only(path: str, known: bytes, current: bytes, today: date) -> bytes | None:
    """A source with no more than its title and what its address is made of; None where nothing tells them.

    known: the last version that could be read, or the current one. Whatever either declares as personal is kept out of
    the title, too, whether or not its day has come. What is over by today stays declared, so that it is looked for
    everywhere else.
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
    if holds(title, tuple(one.value for one in declared)):
        title = MESSAGES.say("set-aside-title")
    head: dict[str, object] = {**{key: values[key] for key in _KEPT if values.get(key)}, "title": title}
    if over := [one for one in declared if one.is_over(today)]:
        head[PERSONAL] = [{"text": one.text, "reason": MESSAGES.say("set-aside-title"), "until": _OVER} for one in over]
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *rows, "---", "", MESSAGES.say("set-aside-body"), ""]).encode()
