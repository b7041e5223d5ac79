"""All attached files of a content folder: the findings of each, made once and cached by its bytes.

A file is recognised by its stamp, as sources and images are; one with a new stamp but known bytes is not examined
again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.capability import Examine, Workspace
from plugins.content.folder import attached_paths
from plugins.content.model import pack_notes
from plugins.content.unused import unused_files
from plugins.core.cache import DamagedCache
from plugins.core.code import code_digest
from plugins.core.codec import digest, encode
from plugins.core.diagnostics import Diagnostic
from plugins.core.files import patiently, sha256_if_readable
from plugins.core.stamps import keys_of

from .findings import Findings
from .isolation import HEAVY, Task, examine_all
from .reading import MESSAGES

COPIES = "documents"
"""The folder of cleaned copies, below that of cached files."""
MODULE = f"{__package__}.worker"


class SurveyedFile(NamedTuple):
    """A file, its findings, and the notes that capabilities took of its texts.

    key: its key in the cache; digest: of its texts; published: the file that readers get.
    """

    key: str
    sha256: str
    findings: Findings
    notes: dict[str, bytes]
    digest: bytes
    published: Path


class _Kept(Struct, frozen=True, array_like=True):
    """The cached findings and notes of a file, without its texts. digest: of the texts."""

    findings: Findings
    notes: dict[str, bytes]
    digest: bytes


class Survey:
    """Surveys the attached files of a workspace.

    examiners: take notes of their texts. unreadable: the content paths of files that cannot be read.
    """

    def __init__(self, workspace: Workspace, examiners: Sequence[Examine]) -> None:
        self.workspace, self.examiners = workspace, examiners
        self.folder = workspace.files / COPIES
        self.unreadable: list[str] = []
        version = code_digest(MODULE)
        noting = code_digest(*{examine.__module__ for examine in examiners}) if examiners else b""
        self.files = workspace.cache.room("documents", version)
        self.kept = workspace.cache.room("document-contents", digest((version, noting)))
        self.texts = workspace.cache.room("document-texts", version)

    def look(self) -> Mapping[str, SurveyedFile]:
        """The surveyed files, by content path."""
        seen = self._seen()
        keys = {path: f"{sha256}.{PurePosixPath(path).suffix[1:]}" for path, sha256 in seen.items()}
        known = self._known({*keys.values()})
        missing = {key: path for path, key in keys.items() if key not in known}
        known |= self._examined(missing)
        self.forget((self.kept.names() | self.texts.names()).difference(known))
        return {path: self._found(path, seen[path], key, known[key]) for path, key in keys.items()}

    def texts_of(self, key: str) -> tuple[str, ...]:
        """The texts of a surveyed file; DamagedCache if they are gone."""
        texts: tuple[str, ...] | None = self.texts.record(key, tuple[str, ...])
        if texts is None:
            raise DamagedCache("the cache lacks the texts of a document")
        return texts

    def _found(self, path: str, sha256: str, key: str, kept: _Kept) -> SurveyedFile:
        published = self.folder / key if kept.findings.cleaned else self.workspace.content / path
        return SurveyedFile(key, sha256, kept.findings, kept.notes, kept.digest, published)

    def _seen(self) -> dict[str, str]:
        """The SHA-256 of each file that can be read, by content path."""
        content = self.workspace.content
        paths = [*filter(self.workspace.has, attached_paths(content))]
        found = keys_of(self.files, content, paths, partial(map, sha256_if_readable))
        self.unreadable += [path for path in paths if not found.get(path)]
        return {path: sha256 for path, sha256 in found.items() if sha256}

    def _known(self, keys: set[str]) -> dict[str, _Kept]:
        """The cached entries of files whose texts and copies are in the cache, too."""
        kept: dict[str, _Kept] = self.kept.records(dict.fromkeys(keys, b""), _Kept)
        texts = self.texts.names()
        found = {key: one for key, one in kept.items() if key in texts}
        return {key: one for key, one in found.items() if not one.findings.cleaned or (self.folder / key).is_file()}

    def _examined(self, missing: Mapping[str, str]) -> dict[str, _Kept]:
        """The findings of newly examined files, by key. missing: content paths by key."""
        if not missing:
            return {}
        self.folder.mkdir(parents=True, exist_ok=True)
        content = self.workspace.content
        tasks = [
            Task((content / path).resolve(), key.rpartition(".")[2], (self.folder / key).resolve())
            for key, path in missing.items()
        ]
        steps = count(1)
        found: dict[str, _Kept] = {}

        def report() -> None:
            self.workspace.progress(next(steps), len(tasks))

        for key, findings in zip(missing, examine_all(tasks, self.workspace.processes, report), strict=True):
            notes = [note for examine in self.examiners for note in examine(findings.texts)]
            self.texts.put({key: (b"", encode(findings.texts))})
            found[key] = _Kept(replace(findings, texts=()), pack_notes(notes), digest(findings.texts))
        lasting = {key: one for key, one in found.items() if one.findings != HEAVY}  # may be due to a busy machine
        self.kept.put({key: (b"", encode(one)) for key, one in lasting.items()})
        return found

    def forget(self, keys: Collection[str]) -> None:
        """Delete everything cached of some files; a build that finds them again examines them anew."""
        self.kept.forget(keys)
        self.texts.forget(keys)
        for key in keys:
            patiently((self.folder / key).unlink, missing_ok=True)


def unused_documents(content: Path) -> list[Diagnostic]:
    """A warning for each attached file that no source mentions."""
    paths = unused_files(content, attached_paths(content))
    return [Diagnostic.of(MESSAGES, path, 1, "document-unused", "warning") for path in paths]
