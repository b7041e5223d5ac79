"""What is written to the output folder, and how it stays whole.

A build stages every file that differs in a folder beside the output, writes a journal of what is to be moved and
deleted, and only then moves. Killed while staging, it has touched nothing; killed while moving, the next run carries
the journal out before anything else. Every single move is atomic (os.replace).
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from filelock import FileLock


def path_of(address: str) -> str:
    """The file of an address: "/2019/09/" → "2019/09/index.html", "/404.html" → "404.html".

    ValueError for an address that would leave the output folder.
    """
    path = address.lstrip("/")
    if not path or path.endswith("/"):
        path += "index.html"
    if any(part in ("", ".", "..") for part in path.split("/")) or "\\" in path:
        raise ValueError(f"not an address inside the site: {address!r}")
    return path


class Output:
    """An output folder under the engine's care."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder.parent / f".{folder.name}.luu-tru"
        """Beside the output, since only a move inside one file system is atomic."""
        self.staging = self.state / "staging"
        self.journal = self.staging / "journal.json"
        self.record = self.state / "made.json"
        """Lists what the engine made in the output, so that it deletes nothing that it did not make."""
        self._lock = FileLock(self.state / "lock")
        self._produced: set[str] = set()
        self._changed: list[str] = []

    def __enter__(self) -> Output:
        """Wait for another build of the same output to end, and finish what a killed one had decided."""
        self.state.mkdir(parents=True, exist_ok=True)
        self._lock.acquire()
        self.recover()
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def recover(self) -> None:
        """Carry out what a killed run had decided, or throw away what it had only begun."""
        if self.journal.is_file():
            self._move(json.loads(self.journal.read_text(encoding="utf-8")))
        if self.staging.is_dir():
            shutil.rmtree(self.staging)

    def stage(self, address: str, content: bytes | Path) -> None:
        """Take one file of the site; it is written to the staging folder only if it differs from what is published.

        content: its bytes, or the path of a file to be copied. ValueError for an address outside the site, or taken
        already.
        """
        path = path_of(address)
        if path in self._produced:
            raise ValueError(f"two files at one address: {address}")
        self._produced.add(path)
        if not _holds(self.folder / path, content):
            staged = self.staging / "files" / path
            staged.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                staged.write_bytes(content)
            else:
                shutil.copy2(content, staged)  # with its time of change, by which _holds knows it again
            self._changed.append(path)

    def commit(self) -> tuple[int, int]:
        """Publish what was staged and delete what is no longer produced; the numbers of files written and deleted."""
        stale = sorted(self._made_before() - self._produced)
        plan = {"write": self._changed, "delete": stale, "made": sorted(self._produced)}
        if self._changed or stale or not self.record.is_file():
            self.staging.mkdir(parents=True, exist_ok=True)
            _write_whole(self.journal, plan)
            self._move(plan)
            shutil.rmtree(self.staging)
        return len(self._changed), len(stale)

    def _made_before(self) -> set[str]:
        try:
            return set(json.loads(self.record.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return set()

    def _move(self, plan: dict[str, list[str]]) -> None:
        for path in plan["write"]:
            staged, target = self.staging / "files" / path, self.folder / path
            if staged.is_file():  # missing where a killed run had moved it already
                _make_parents(target, self.folder)
                staged.replace(target)
        for path in plan["delete"]:
            _delete(self.folder / path, self.folder)
        _write_whole(self.record, plan["made"])


def _write_whole(path: Path, value: object) -> None:
    """Write a JSON file so that it is there whole or not at all."""
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(value), encoding="utf-8")
    temporary.replace(path)


def _holds(path: Path, content: bytes | Path) -> bool:
    """Whether a published file is what it should be; a copied one is read only if its size or time says otherwise."""
    try:
        if isinstance(content, Path):
            return filecmp.cmp(content, path)
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _make_parents(target: Path, root: Path) -> None:
    """Make the folders of a file, giving way where an old file stands in place of a folder or the other way round."""
    for parent in reversed([parent for parent in target.parents if parent.is_relative_to(root)]):
        if parent.is_file() and parent != root:
            parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)


def _delete(path: Path, root: Path) -> None:
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == root or not parent.is_relative_to(root):
            return
        try:
            parent.rmdir()
        except OSError:
            return


def files_below(folder: Path) -> Iterator[str]:
    """Every file below a folder, as sorted relative paths with "/"."""
    return iter(sorted(_walk(folder)))


def _walk(folder: Path) -> Iterable[str]:
    for directory, _, names in os.walk(folder):
        for name in names:
            yield (Path(directory) / name).relative_to(folder).as_posix()
