"""The output folder: published as a whole or not at all, and only files made by a build are replaced or deleted.

A build stages every changed file in a folder beside the output, writes a journal of the moves and deletions, and only
then moves. If it is killed while staging, nothing is changed; if while moving, the next build first completes the
journal. Each move is atomic (os.replace). Assets are moved before the pages that use them, lists of files after, and
nothing is deleted before all is in place: so at every moment each page has all that it needs.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec
from filelock import FileLock
from msgspec import Struct

from plugins.content.targets import PublishedFile
from plugins.core.codec import NOT_DECODED
from plugins.core.files import (
    files_below,
    flush_folder,
    patiently,
    sha256_of,
    wait_for,
    with_checksum,
    without_checksum,
    write_whole,
)
from plugins.core.stamps import stamp_of

T = TypeVar("T")
Phase = Literal[0, 1, 2]
"""When a file is moved: 0 for assets, 1 for pages, 2 for files that list others."""
CHECKSUMS = "SHA256SUMS"
_LEAVES = re.compile(r"/\.{0,2}/|\\")
_CHECKSUM = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<path>.+)")


class FileRecord(NamedTuple):
    """A published file: digest of what it was made from, SHA-256, size, modification time in nanoseconds."""

    digest: str
    sha256: str
    size: int
    time: int


_PENDING = FileRecord("", "", 0, 0)
"""Of a file whose address is taken, but which is not staged yet."""


class _Journal(Struct):
    """The paths of the files to be moved to their published places, and to be deleted, in order."""

    write: list[str]
    delete: list[str]


class Written(NamedTuple):
    """A file as written: its SHA-256, size, modification time in nanoseconds, and whether it is new or changed."""

    sha256: str
    size: int
    time: int
    new: bool


class ForeignFiles(Exception):
    """Files in the output folder that no build has made, in the place of files of this build."""

    def __init__(self, folder: Path, paths: list[str]) -> None:
        super().__init__(str(folder), paths)
        self.folder, self.paths = folder, paths


def path_of(address: str) -> str:
    """The path of an address: "/2019/09/" → "2019/09/index.html", "/404.html" → "404.html".

    ValueError if it would leave the output folder.
    """
    path = address[1:]
    if not path or path[-1] == "/":
        path += "index.html"
    if _LEAVES.search(f"/{path}/"):
        raise ValueError(f"not an address inside the site: {address!r}")
    return path


class Output:
    """An output folder, locked for one build (`with Output(folder) as output`)."""

    def __init__(self, folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
        """folder: may be missing; waiting: called once if another build of it is under way."""
        self.folder = folder
        self.waiting = waiting
        self.state = folder.parent / f".{folder.name}.luu-tru"
        """Beside the output, since only moves within one file system are atomic."""
        self.staging = self.state / "staging"
        self.journal = self.state / "journal.json"
        self.record = self.state / "made.json"
        """The records of all files that builds made in the output."""
        self.next = self.state / "next.json"
        """The record for the time when the journal is completed."""
        self._lock = FileLock(self.state / "lock")
        self._before: dict[str, FileRecord] = {}
        self._made: dict[str, FileRecord] = {}
        self._staged: list[tuple[Phase, str]] = []
        self._first = False
        self._folders: set[str] = set()
        """The folders that exist in the staging folder."""

    def __enter__(self) -> Output:
        """Wait for another build of this output to end, and complete the journal of a killed one."""
        wait_for(self._lock, self.waiting)
        if journal := _read(self.journal, _Journal):
            self._carry_out(journal)
        shutil.rmtree(self.staging, ignore_errors=True)
        self._before = _read(self.record, dict[str, FileRecord]) or _read_checksums(self.folder)
        self._first = not self.folder.exists()
        return self

    def begin_again(self) -> None:
        """Drop everything that was taken and staged since the folder was locked."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self._made, self._staged, self._folders = {}, [], set()

    @property
    def unrecorded(self) -> int:
        """How many files there are if no record says which of them builds have made."""
        return 0 if self._before or self._first else len(files_below(self.folder))

    def __exit__(self, *_: object) -> None:
        if not self.journal.exists():  # else the next build completes it
            shutil.rmtree(self.staging, ignore_errors=True)
        self._lock.release()

    def __len__(self) -> int:
        return len(self._made)

    def keep(self, address: str, digest: str) -> bool:
        """Take an address; whether its file is published already, made with this digest.

        If not, `write` and `stage` must follow. Files changed by others since are found by `altered`. ValueError if the
        address lies outside the site or is taken already.
        """
        path = path_of(address)
        if path in self._made:
            raise ValueError(f"two files at one address: {address}")
        is_kept = self._holds(path, digest)
        self._made[path] = self._before[path] if is_kept else _PENDING
        return is_kept

    def holds(self, address: str, digest: str) -> bool:
        """Whether the file at an address is published already, made with this digest."""
        try:
            return self._holds(path_of(address), digest)
        except ValueError:
            return False

    def _holds(self, path: str, digest: str) -> bool:
        before = self._before.get(path)
        return before is not None and before.digest == digest

    def give_back(self, address: str) -> None:
        """Release an address that was taken, for no file."""
        del self._made[path_of(address)]

    def keep_unseen(self, paths: Sequence[str]) -> bool:
        """Keep many files as the last build left them; False, and none is taken, if any of them cannot be kept."""
        found = [self._before.get(path) for path in paths]
        if not all(made and made.digest for made in found) or not self._made.keys().isdisjoint(paths):
            return False
        self._made.update(zip(paths, found, strict=True))  # type: ignore[arg-type]  # none of them is None
        return True

    def distrust(self, paths: Iterable[str] | None = None) -> None:
        """Do not rely on the records of these files, or of all: they are made again, and `write` compares bytes."""
        for path in [*self._before] if paths is None else paths:
            self._before[path] = self._before[path]._replace(digest="")

    def keep_all(self) -> None:
        """Keep every file of the last build."""
        self._made = dict(self._before)

    def altered(self) -> list[str]:
        """The paths of files that are not as the last build left them; may run in any process."""
        folder = f"{self.folder}/"
        altered = []
        for path, (_, _, size, time) in self._before.items():
            try:
                status = os.stat(folder + path)  # noqa: PTH116  # called for every file; Path.stat costs twice as much
            except OSError:
                altered.append(path)
                continue
            if status.st_mtime_ns != time or status.st_size != size:
                altered.append(path)
        return altered

    @property
    def stamp(self) -> tuple[int, ...]:
        """The stamp of the record, which differs from build to build; () without a record."""
        return stamp_of(self.record) or ()

    def write(self, address: str, content: bytes | Path) -> Written:
        """Write a file to the staging folder if it differs from the published one; may run in any process.

        content: its bytes, or the path of a file to be copied.
        """
        path = path_of(address)
        sha256 = sha256_of(content) if isinstance(content, Path) else hashlib.sha256(content).hexdigest()
        published, staged = f"{self.folder}/{path}", f"{self.staging}/{path}"
        if not self._first and _has_content(published, content):
            status = os.stat(published)  # noqa: PTH116
            return Written(sha256, status.st_size, status.st_mtime_ns, new=False)
        folder = staged.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        _write(staged, content)
        status = os.stat(staged)  # noqa: PTH116
        return Written(sha256, status.st_size, status.st_mtime_ns, new=True)

    def stage(self, address: str, digest: str, written: Written, phase: Phase = 1) -> None:
        """Record the result of `write` for an address that is taken."""
        path = path_of(address)
        if written.new:
            self._staged.append((phase, path))
        self._made[path] = FileRecord(digest, written.sha256, written.size, written.time)

    def published(self) -> tuple[PublishedFile, ...]:
        """Every file staged or kept so far, sorted by path."""
        return tuple([PublishedFile(path, size, sha256) for path, (_, sha256, size, _) in sorted(self._made.items())])

    def staged(self) -> Iterator[tuple[str, Path]]:
        """The path of each new or changed file, and where it lies now."""
        return ((path, self.staging / path) for _, path in self._staged)

    def all_files(self) -> Iterator[tuple[str, Path]]:
        """The path of each file of the site to be, and where it lies now."""
        new = dict(self.staged())
        return ((path, new.get(path, self.folder / path)) for path in self._made)

    def commit(self) -> tuple[int, int]:
        """Publish what was staged and delete what is no longer made; the numbers of files written and deleted.

        ForeignFiles, with the output untouched, if a file of others is in the place of one of ours.
        """
        stale = sorted(self._before.keys() - self._made.keys())
        if self._staged or self._made != self._before:
            self._refuse_foreign_files(stale)
            order = [path for _, path in sorted(self._staged, key=lambda staged: staged[0])]
            journal = _Journal(order, stale)
            write_whole(self.next, with_checksum(msgspec.json.encode(self._made)), durable=True)
            write_whole(self.journal, with_checksum(msgspec.json.encode(journal)), durable=True)
            self._carry_out(journal)
        return len(self._staged), len(stale)

    def _refuse_foreign_files(self, stale: Iterable[str]) -> None:
        """Raise ForeignFiles for anything not made by a build where we are to write or delete: a file, the contents of
        a folder that a file would replace, a file that a folder would replace, or a link out of the output folder."""
        if self._first:
            return
        ours = self._before.keys()
        staged = [path for _, path in self._staged]
        foreign: set[str] = set()
        for path in staged:
            place = f"{self.folder}/{path}"
            if os.path.isdir(place) or (path not in ours and os.path.lexists(place)):  # noqa: PTH112
                foreign.update(self._foreign_below(path))
        for above in {above for path in (*staged, *stale) for above in _folders_of(path)}:
            place = f"{self.folder}/{above}"
            is_folder = os.path.isdir(place)  # noqa: PTH112
            leads_out = is_folder and os.path.islink(place)  # noqa: PTH114
            in_the_way = not is_folder and above not in ours and os.path.lexists(place)
            if leads_out or in_the_way:
                foreign.add(above)
        if foreign:
            raise ForeignFiles(self.folder, sorted(foreign))

    def _foreign_below(self, path: str) -> Iterator[str]:
        place = self.folder / path
        if not place.is_dir() or place.is_symlink():
            yield path
            return
        below = (f"{path}/{name}" for name in files_below(place))
        yield from (name for name in below if name not in self._before)

    def _carry_out(self, journal: _Journal) -> None:
        if self.staging.is_dir() and not self.folder.exists():
            patiently(self.staging.replace, self.folder)  # a first build is moved in one step
        for path in journal.write if self.staging.is_dir() else ():
            _move(path, self.staging, self.folder)
        _delete(journal.delete, self.folder)
        flush_folder(self.folder)
        if self.next.is_file():
            patiently(self.next.replace, self.record)
        patiently(self.journal.unlink)
        flush_folder(self.state)


def _folders_of(path: str) -> Iterator[str]:
    """The folders that contain a file, innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def _read_checksums(folder: Path) -> dict[str, FileRecord]:
    """Records from a folder's own list of checksums, for an output whose record is lost: its files are made again, but
    known as ours to replace and delete."""
    try:
        listed = (folder / CHECKSUMS).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    found: dict[str, FileRecord] = {}
    for match in map(_CHECKSUM.fullmatch, [*listed.splitlines(), f"{'0' * 64}  {CHECKSUMS}"]):
        if match and not any(part in ("", ".", "..") for part in match["path"].split("/")):
            with suppress(OSError):
                status = (folder / match["path"]).stat()
                found[match["path"]] = FileRecord("", match["sha256"], status.st_size, status.st_mtime_ns)
    return found


def _has_content(path: str, content: bytes | Path) -> bool:
    try:
        if isinstance(content, Path):
            return filecmp.cmp(content, path, shallow=False)
        return Path(path).stat().st_size == len(content) and Path(path).read_bytes() == content
    except OSError:
        return False


def _write(path: str, content: bytes | Path) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, path)
        return
    with open(path, "wb") as file:  # noqa: PTH123  # called for every file of the site; Path.open costs twice as much
        file.write(content)


def _read(path: Path, kind: type[T]) -> T | None:
    """The value of a JSON file; None if it is missing or damaged."""
    try:
        return msgspec.json.decode(without_checksum(path.read_bytes()), type=kind)
    except (OSError, ValueError, *NOT_DECODED):
        return None


def _move(path: str, staging: Path, folder: Path) -> None:
    """Move a file to its published place; if it is gone, a killed build has already moved it."""
    try:
        os.replace(f"{staging}/{path}", f"{folder}/{path}")  # noqa: PTH105  # nearly always all there is to do
    except OSError:
        staged, target = staging / path, folder / path
        if staged.is_file():
            _make_parents(target, folder)
            patiently(staged.replace, target)


def _make_parents(target: Path, root: Path) -> None:
    """Make the folders of a file, replacing an old file of ours in the place of a folder, and the other way round."""
    for parent in target.parents:
        if parent == root:
            break
        if parent.is_file():
            patiently(parent.unlink)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)


def _delete(paths: Sequence[str], folder: Path) -> None:
    """Delete files, and the folders that this leaves empty; files that are gone were deleted by a killed build."""
    for path in paths:
        try:
            os.unlink(f"{folder}/{path}")  # noqa: PTH108  # nearly always all there is to do
        except OSError:
            place = folder / path
            if place.is_file():
                patiently(place.unlink)
    for above in sorted({above for path in paths for above in _folders_of(path)}, key=len, reverse=True):
        with suppress(OSError):
            (folder / above).rmdir()


def unsafe_output(output: Path, content: Path) -> str | None:
    """The message code of why a folder cannot be the output of a build; None if it can."""
    output, content = output.resolve(), content.resolve()
    if output == content or output in content.parents or content in output.parents:
        return "output-content"
    if output == Path(output.anchor) or output == Path.home():
        return "output-home"
    if (output / ".git").exists():
        return "output-clone"
    return None
