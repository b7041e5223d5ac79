"""Sources and their unsaved drafts on disk; nothing is overwritten that the writer has not seen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import RLock

import msgspec
from msgspec import Struct

from plugins.content.layout import is_source
from plugins.core.codec import NOT_DECODED
from plugins.core.files import patiently, write_whole

from .texts import Unreadable, shown, written

MOST_BYTES = 2_000_000
"""Most bytes in a text; the lower limit for articles is left to the check."""


class Refused(Exception):
    """A request refused; code: of messages.yaml; theirs, mark: the conflicting text and its digest, if any."""

    def __init__(self, code: str, theirs: str | None = None, mark: str = "", **values: object) -> None:
        super().__init__(code)
        self.code, self.theirs, self.mark, self.values = code, theirs, mark, values


@dataclass(frozen=True, slots=True)
class Opened:
    """A source as opened. base: digest of the file; draft, draft_mark: the unsaved text, if any, and its digest.

    draft_base: digest of the file when the draft was begun.
    """

    text: str
    base: str
    draft: str | None = None
    draft_mark: str = ""
    draft_base: str = ""


class _Draft(Struct):
    """An unsaved text, as stored. base: digest of the file when it was begun."""

    base: str
    text: str


def mark_of(data: bytes) -> str:
    """A short digest of some bytes."""
    return sha256(data).hexdigest()[:32]


class Store:
    """The sources of a content folder, with their drafts in a folder outside it."""

    def __init__(self, content: Path, drafts: Path) -> None:
        self.content, self.drafts = content, drafts
        self._lock = RLock()

    def file(self, path: str) -> Path:
        """The file of a source; raises Refused if the path is not inside the folders of sources."""
        parts = PurePosixPath(path).parts
        sound = len(path.encode()) <= 1000 and not any(ord(sign) < 32 or sign in '\\:*?"<>|' for sign in path)
        if not sound or path != "/".join(parts) or not is_source(path) or any(part.startswith(".") for part in parts):
            raise Refused("path")
        file = self.content / path
        if file.is_symlink() or not file.resolve().is_relative_to(self.content.resolve()):
            raise Refused("path")
        return file

    def open(self, path: str) -> Opened:
        """Open a source with its draft; raises Refused if it is missing or not text."""
        file = self.file(path)
        if not file.is_file():
            raise Refused("gone")
        data = file.read_bytes()
        try:
            text = shown(data)
        except Unreadable as error:
            raise Refused("unreadable") from error
        draft = self._draft(path)
        if draft is None or draft.text == text:
            return Opened(text, mark_of(data))
        return Opened(text, mark_of(data), draft.text, mark_of(draft.text.encode()), draft.base)

    def keep(self, path: str, text: str, base: str, seen: str) -> str:
        """Store a draft; returns its digest, "" if it equals the file. seen: digest of this window's last stored draft.

        Raises Refused, with the other text, if another window has stored another draft since.
        """
        self.file(path)
        if len(text.encode()) > MOST_BYTES:
            raise Refused("too-large")
        with self._lock:
            there = self._draft(path)
            mark = mark_of(there.text.encode()) if there else ""
            if there is not None and mark != seen and there.text != text:
                raise Refused("draft-elsewhere", there.text, mark)
            if text == self._saved(path):
                self.forget(path)
                return ""
            write_whole(self._draft_file(path), msgspec.json.encode(_Draft(base, text)), durable=True)
        return mark_of(text.encode())

    def save(self, path: str, text: str, base: str) -> str:
        """Write a source; returns the file's new digest. base: digest the writer last saw, "" for a new file.

        Raises Refused, with the other text, if the file has changed since.
        """
        file = self.file(path)
        if len(text.encode()) > MOST_BYTES:
            raise Refused("too-large")
        with self._lock:
            before = file.read_bytes() if file.is_file() else b""
            mark = mark_of(before) if before else ""
            if mark != base:
                raise Refused("changed-elsewhere", self._saved(path) or "", mark) if before else Refused("gone")
            data = written(text, before)
            if data != before:
                write_whole(file, data, durable=True)
            self.forget(path)
        return mark_of(data)

    def delete(self, path: str, base: str) -> None:
        """Delete a source. base: digest the writer last saw; raises Refused if the file has changed since."""
        file = self.file(path)
        with self._lock:
            if not file.is_file() or mark_of(file.read_bytes()) != base:
                raise Refused("changed-elsewhere")
            patiently(file.unlink)
            self.forget(path)

    def forget(self, path: str) -> None:
        """Delete the draft of a source, if any."""
        with suppress(OSError):
            patiently(self._draft_file(path).unlink, missing_ok=True)

    def unsaved(self) -> list[str]:
        """The paths of all sources with a draft."""
        found = (file.relative_to(self.drafts).as_posix().removesuffix(".json") for file in self.drafts.rglob("*.json"))
        return sorted(path for path in found if (self.content / path).is_file())

    def _saved(self, path: str) -> str | None:
        try:
            return shown(self.file(path).read_bytes())
        except (OSError, Unreadable):
            return None

    def _draft_file(self, path: str) -> Path:
        return self.drafts / f"{path}.json"

    def _draft(self, path: str) -> _Draft | None:
        try:
            return msgspec.json.decode(self._draft_file(path).read_bytes(), type=_Draft)
        except (OSError, *NOT_DECODED):
            return None
