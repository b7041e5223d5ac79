"""What is written to the output folder, and how it stays whole.

A build stages every file that differs in a folder beside the output, writes a journal of what is to be moved and
deleted, and only then moves. Killed while staging, it has touched nothing; killed while moving, the next run carries
the journal out before anything else. Every single move is atomic (os.replace).
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from filelock import FileLock, Timeout

from plugins.content.model import Published
from plugins.core.files import write_whole

Made = list[Any]
"""What is remembered of a published file: fingerprint of its inputs, SHA-256, size, time in nanoseconds."""


class Written(NamedTuple):
    """A file as it was written: its SHA-256, its size, its time in nanoseconds, and whether it was not there before."""

    sha256: str
    size: int
    time: int
    new: bool


PATIENCE = 0.5  # seconds before a wait is told


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
    """An output folder under the engine's care, while it is locked (`with Output(folder) as output`)."""

    def __init__(self, folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
        """Take care of `folder`; `waiting` is called once if another build of it is under way."""
        self.folder = folder
        self.waiting = waiting
        self.state = folder.parent / f".{folder.name}.luu-tru"
        """Beside the output, since only a move inside one file system is atomic."""
        self.staging = self.state / "staging"
        self.journal = self.state / "journal.json"
        self.record = self.state / "made.json"
        """Lists what the engine made in the output, so that it deletes nothing that it did not make."""
        self.next = self.state / "next.json"
        """The record that a journal leads to."""
        self._lock = FileLock(self.state / "lock")
        self._before: dict[str, Made] = {}
        self._made: dict[str, Made] = {}
        self._staged: list[str] = []
        self._first = False
        self._folders: set[str] = set()
        """Those of the staging folder that are there already."""

    def __enter__(self) -> Output:
        """Wait for another build of the same output to end, and finish what a killed one had decided."""
        self.state.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=PATIENCE)
        except Timeout:
            self.waiting()
            self._lock.acquire()
        plan = _read_json(self.journal)
        if plan:
            self._carry_out(plan)
        shutil.rmtree(self.staging, ignore_errors=True)
        self._before = _read_json(self.record)
        self._first = not self.folder.exists()
        return self

    def __exit__(self, *_: object) -> None:
        if not self.journal.exists():  # else the next build finishes what this one was stopped at
            shutil.rmtree(self.staging, ignore_errors=True)
        self._lock.release()

    def has(self, address: str) -> bool:
        """Take an address for one file of the site: whether an earlier build has made a file there.

        ValueError for an address outside the site, or taken already.
        """
        path = path_of(address)
        if path in self._made:
            raise ValueError(f"two files at one address: {address}")
        self._made[path] = []
        return path in self._before

    def kept(self, address: str, fingerprint: str) -> Written | None:
        """How the file of an address is published, if it is just so; if not, `write` must follow."""
        path = path_of(address)
        before, sha256, size, time = self._before[path]
        if before != fingerprint or [size, time] != _stamp(f"{self.folder}/{path}"):
            return None
        return Written(sha256, size, time, new=False)

    def __len__(self) -> int:
        return len(self._made)

    def fingerprint_of(self, address: str) -> str:
        """What the file of an address was last made from; "" if there was none."""
        return str(self._before.get(path_of(address), [""])[0])

    def sha256_of(self, address: str) -> str:
        """The SHA-256 of what is published at an address; "" if nothing is."""
        return str(self._before.get(path_of(address), ["", ""])[1])

    def doubt(self) -> None:
        """Take no file of the last build for what its record says: `kept` has no answer, and `write` compares bytes."""
        self._before = {path: ["", *written] for path, (_, *written) in self._before.items()}

    def keep_all_but(self, addresses: Iterable[str]) -> None:
        """Take every file of the last build but these, if it still `stands`."""
        others = {path_of(address) for address in addresses}
        self._made = {path: made for path, made in self._before.items() if path not in others}

    def altered(self) -> list[str]:
        """The paths of the files that are not as the last build left them; any process may look."""
        folder = f"{self.folder}/"
        altered = []
        for path, (_, _, size, time) in self._before.items():
            try:
                status = os.stat(folder + path)  # noqa: PTH116  # as in _stamp, with which it would take twice as long
            except OSError:
                altered.append(path)
                continue
            if status.st_mtime_ns != time or status.st_size != size:
                altered.append(path)
        return altered

    def stands(self, altered: Iterable[str]) -> bool:
        """Whether none of the files that were taken unseen is among those altered."""
        return all(self._made.get(path) is not self._before[path] for path in altered)

    @property
    def stamp(self) -> tuple[int, ...]:
        """What tells the record of one build from that of another; () without one."""
        try:
            status = self.record.stat()
        except OSError:
            return ()
        return status.st_size, status.st_mtime_ns, status.st_ino

    def write(self, address: str, content: bytes | Path) -> Written:
        """Write a file to the staging folder if it differs from what is published; any process may do that.

        content: its bytes, or the path of a file to be copied.
        """
        path = path_of(address)
        digest = _sha256(content)
        published, staged = f"{self.folder}/{path}", f"{self.staging}/{path}"
        if not self._first and _holds(published, content):
            size, time = _stamp(published)
            return Written(digest, size, time, new=False)
        folder = staged.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        _write(staged, content)
        size, time = _stamp(staged)
        return Written(digest, size, time, new=True)

    def stage(self, address: str, fingerprint: str, written: Written) -> None:
        """Remember what `write` answered for an address that is taken."""
        path = path_of(address)
        if written.new:
            self._staged.append(path)
        self._made[path] = [fingerprint, written.sha256, written.size, written.time]

    def published(self) -> tuple[Published, ...]:
        """Every file staged so far or kept, sorted by its path."""
        return tuple([Published(path, size, sha256) for path, (_, sha256, size, _) in sorted(self._made.items())])

    def commit(self) -> tuple[int, int]:
        """Publish what was staged and delete what is no longer produced; the numbers of files written and deleted."""
        stale = sorted(self._before.keys() - self._made.keys())
        if self._staged or self._made != self._before:
            plan = {"write": sorted(self._staged), "delete": stale}
            write_whole(self.next, orjson.dumps(self._made))
            write_whole(self.journal, orjson.dumps(plan))
            self._carry_out(plan)
        return len(self._staged), len(stale)

    def _carry_out(self, plan: dict[str, Any]) -> None:
        if self.staging.is_dir() and not self.folder.exists():
            self.staging.replace(self.folder)  # a first build is moved whole
        for path in plan["write"] if self.staging.is_dir() else ():
            _move(path, self.staging, self.folder)
        for path in plan["delete"]:
            _delete(self.folder / path, self.folder)
        if self.next.is_file():
            self.next.replace(self.record)
        self.journal.unlink()


def _stamp(path: Path | str) -> list[int]:
    try:
        status = os.stat(path)  # noqa: PTH116  # called for every file of the site; Path.stat costs twice as much
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


def _holds(path: str, content: bytes | Path) -> bool:
    try:
        if isinstance(content, Path):
            return filecmp.cmp(content, path, shallow=False)
        return Path(path).stat().st_size == len(content) and Path(path).read_bytes() == content
    except OSError:
        return False


def _sha256(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: str, content: bytes | Path) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, path)
        return
    with open(path, "wb") as file:  # noqa: PTH123  # called for every file of the site, as _stamp is
        file.write(content)


def _read_json(path: Path) -> dict[str, Any]:
    """A JSON object, or an empty one where there is none that can be read."""
    try:
        value = orjson.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _move(path: str, staging: Path, folder: Path) -> None:
    """Move a file to where it is published; one that is not there any more, a killed run has moved."""
    try:
        os.replace(f"{staging}/{path}", f"{folder}/{path}")  # noqa: PTH105  # nearly always all there is to do
    except OSError:
        staged, target = staging / path, folder / path
        if staged.is_file():
            _make_parents(target, folder)
            staged.replace(target)


def _make_parents(target: Path, root: Path) -> None:
    """Make the folders of a file, giving way where an old file stands in place of a folder or the other way round."""
    for parent in target.parents:
        if parent == root:
            break
        if parent.is_file():
            parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)


def _delete(path: Path, root: Path) -> None:
    if not path.is_file():
        return
    path.unlink()
    for parent in path.parents:
        if parent == root:
            return
        try:
            parent.rmdir()
        except OSError:
            return


def files_below(folder: Path) -> Iterator[str]:
    """Every file below a folder, as sorted relative paths with "/"."""
    paths = (Path(directory) / name for directory, _, names in os.walk(folder) for name in names)
    return iter(sorted(path.relative_to(folder).as_posix() for path in paths))
