"""`trace`: finds every place that still contains a text, in any spelling, to answer a citizen's removal request.

Lines name the place, never the text. Exit codes: 0 not found, 1 found, 2 text too short, 3 something unreadable.
"""

from __future__ import annotations

import gzip
import re
import sqlite3
import sys
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import accumulate, groupby
from pathlib import Path, PurePath

import brotli
from pelican.settings import read_settings

from plugins.content.layout import ATTACHED_TYPES
from plugins.core.git import git
from plugins.documents.isolation import examine_bytes
from plugins.privacy import body
from plugins.privacy.expired import Expired
from plugins.privacy.proof import Proof
from plugins.search.addresses import ROOT as INDEX
from plugins.search.shards import terms_of
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal.letters import WALL
from plugins.vietnamese.personal.values import Value
from tools import ROOT

from .exits import DONE, ENVIRONMENT, FAULTS, USAGE, fail
from .metadata import metadata_of
from .site.work_folder import work_folder

CONF = "pelicanconf.py"
MESSAGES = messages_of(__package__)
_SHORTEST = 4
_SHOWN = 10
"""How many letters of a commit's name are shown."""
_SQLITE = b"SQLite format 3\0"
_UNPACK = {".gz": gzip.decompress, ".br": brotli.decompress}
"""By file extension, how compressed copies are read."""
_SHARD = re.compile(re.escape(INDEX[1:]) + r".+\.txt")
_PART = 2**24
"""About how many bytes of Git objects are read at once, apart from those of a single larger object."""
_EVERYTHING = ("--all", "--reflog")
"""Everything reachable from a branch, tag or stash, now or earlier."""
_OF_TAG = "%(if:equals=tag)%(objecttype)%(then)%(taggername) %(taggeremail) %(contents)%(end)"
_LOG = ("-c", "log.diffMerges=separate", "log", "-m")
"""A log that includes the changes in merges."""
_git = partial(git, limit=3600)  # seconds: a history may hold many gigabytes


def trace(text: str, content: Path | None, output: Path | None) -> int:
    """Print where the text occurs in the content, its history, the caches and the built site; returns the exit code."""
    if sum(map(str.isalnum, text)) < _SHORTEST:
        return fail(USAGE, MESSAGES.say("trace-short"))
    settings = read_settings(str(ROOT / CONF))
    content, output = content or Path(settings["PATH"]), output or Path(settings["OUTPUT_PATH"])
    cache, kept, search = Path(settings["ARCHIVE_CACHE"]), work_folder(), Search(text)
    count = 0
    for line in (
        *search.content(content), *search.history(content), *search.files(cache, "trace-cache"),
        *search.files(kept, "trace-kept"), *search.files(output, "trace-output"),
    ):  # fmt: skip
        print(line)
        count += 1
    if count:
        print(MESSAGES.say("trace-found", count=count, cache=cache, kept=kept))
        return FAULTS
    print(MESSAGES.say("trace-none" if search.is_complete else "trace-unsure"))
    return DONE if search.is_complete else ENVIRONMENT


class Search:
    """A search for one text, yielding lines to print. is_complete: whether everything could be read."""

    def __init__(self, text: str) -> None:
        self.value = Value(text)
        self._proof = Proof([Expired("", 1, "/", self.value)])
        self.is_complete = True

    def _report_unread(self, code: str, path: object) -> None:
        self.is_complete = False
        print(MESSAGES.say(code, path=path), file=sys.stderr)

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a file's bytes or path contain the text."""
        return bool(self._proof.traces(path, data))

    def content(self, folder: Path) -> Iterator[str]:
        """Find the text in the lines, names, attachments and metadata of the content."""
        for path, data in self._files(folder):
            if self._proof.holds(path):
                yield MESSAGES.say("trace-name", path=path)
            _, data = self._unpacked(path, data)
            if self.holds(path, data):
                text = data.decode("utf-8", "replace")
                for line in sorted({text.count("\n", 0, start) + 1 for start, _ in body.places(text, [self.value])}):
                    yield MESSAGES.say("trace-content", path=path, line=line)
            pages = [*self._attached(path, data)]
            yield from (MESSAGES.say("trace-content", path=path, line=page) for page in pages)
            if not pages and any(map(self._proof.holds, metadata_of(path, data))):
                yield MESSAGES.say("trace-metadata", path=path)

    def history(self, folder: Path) -> Iterator[str]:
        """Find the text in commits, tags and branches, and in every file that ever existed, by content or name."""
        reached = _git(folder, "rev-list", "--objects", "--indexed-objects", *_EVERYTHING)
        shallow = _git(folder, "rev-parse", "--is-shallow-repository")
        objects = _git(folder, "cat-file", "--batch-all-objects", "--batch-check")
        if reached is None or objects is None or (shallow or b"true").strip() != b"false":
            self._report_unread("trace-no-git", folder)
        for commit, who, message in _rows(folder, 3, "log", "--format=%h%x00%an %ae %cn %ce%x00%B%x00", *_EVERYTHING):
            if self._proof.holds(message):
                yield MESSAGES.say("trace-message", commit=commit)
            if self._proof.holds(who):
                yield MESSAGES.say("trace-who", commit=commit)
        for name, words in _rows(folder, 2, "for-each-ref", f"--format=%(refname)%00{_OF_TAG}%00"):
            if self._proof.holds(name) or self._proof.holds(words):
                yield MESSAGES.say("trace-ref", name=name)
        changed_in, changing = _changes(folder)
        for path, commits in changed_in.items():
            if self._proof.holds(path):
                yield MESSAGES.say("trace-old-name", path=path, commits=", ".join(commits))
        paths = dict(line.partition(" ")[::2] for line in (reached or b"").decode("utf-8", "replace").splitlines())
        for name, data in self._objects(folder, (objects or b"").decode(), paths):
            if name not in paths:
                if self._inside("", data):
                    yield MESSAGES.say("trace-loose", name=name)
            elif self._inside(paths[name], data):
                code = "trace-blob" if changing[name] else "trace-staged"
                yield MESSAGES.say(code, path=paths[name], commits=", ".join(changing[name]))

    def _objects(self, folder: Path, listing: str, reached: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """The files in Git, and all else but trees that is not reached; read in parts, since a history may be large."""
        names, sizes = [], []
        for name, kind, *size in map(str.split, listing.splitlines()):
            if not size:  # the kind is "missing"
                self._report_unread("trace-unread", name)
            elif kind == "blob" or (kind != "tree" and name not in reached):
                names.append(name)
                sizes.append(int(size[0]))
        for _, part in groupby(zip(names, accumulate(sizes), strict=True), lambda one: one[1] // _PART):
            asked = [name for name, _ in part]
            told = _git(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked).encode())
            if told is None:
                self._report_unread("trace-no-git", folder)
            else:
                yield from zip(asked, _contents(told), strict=True)

    def _inside(self, path: str, data: bytes) -> bool:
        """Whether a file's bytes, its document text or its metadata contain the text."""
        path, data = self._unpacked(path, data)
        if self.holds(PurePath(path).suffix, data) or any(self._attached(path, data)):
            return True
        return any(map(self._proof.holds, metadata_of(path, data)))

    def _attached(self, path: str, data: bytes) -> Iterator[int]:
        """The numbers of a document's texts that contain the text; none if the file is not a document."""
        if path.endswith(ATTACHED_TYPES):
            found = examine_bytes(data, path.rpartition(".")[2])
            if found.fault:
                self._report_unread("trace-closed", path)
            for number, text in enumerate(found.texts, 1):
                if self._proof.holds(text):
                    yield number

    def files(self, folder: Path, code: str) -> Iterator[str]:
        """Find the text in the files below a folder, and in the rows of databases."""
        for path, data in self._files(folder):
            plain, data = self._unpacked(path, data)
            if plain != path and data == _read(folder / plain):
                continue  # a faithful copy of a file that is searched itself
            if data.startswith(_SQLITE):
                yield from (MESSAGES.say(code, path=f"{path}: {entry}") for entry in self._entries(folder / path))
            elif (
                self.holds(plain, data)
                or (plain.endswith(ATTACHED_TYPES) and self._inside(plain, data))
                or (_SHARD.fullmatch(plain) and self._in_shard(data))
            ):
                yield MESSAGES.say(code, path=path)

    def _unpacked(self, path: str, data: bytes) -> tuple[str, bytes]:
        """The path and the bytes of the file of which another is a compressed copy; UTF-16 becomes UTF-8."""
        suffix = PurePath(path).suffix
        try:
            if unpack := _UNPACK.get(suffix):
                path, data = path.removesuffix(suffix), unpack(data)
        except (OSError, EOFError, zlib.error, brotli.error):
            self._report_unread("trace-unread", path)
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            data = data.decode("utf-16", "replace").encode()
        return path, data

    def _in_shard(self, data: bytes) -> bool:
        """Whether a term of a shard contains the text; what it shares with the term before is not spelled out there."""
        terms = WALL.join(terms_of(data.decode()))
        bare = terms.replace(" ", "")
        return any(form.letters in bare for form in self.value.forms) and self.value.stands_in(terms)

    def _entries(self, path: Path) -> Iterator[str]:
        """The database rows that contain the text, named by their other texts."""
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
                tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (table,) in tables:
                    for row in database.execute(f'SELECT * FROM "{table}"'):  # its own names
                        values = [value if isinstance(value, bytes) else str(value).encode() for value in row]
                        if any(self.holds("", value) for value in values):
                            named = (value for value in row if isinstance(value, str))
                            yield ", ".join(name for name in named if not self._proof.holds(name)) or str(table)
        except sqlite3.Error:
            self._report_unread("trace-unread", path)

    def _files(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                name = path.relative_to(folder).as_posix()
                if (data := _read(path)) is not None:
                    yield name, data
                else:
                    self._report_unread("trace-unread", path)


def _read(path: Path) -> bytes | None:
    """The bytes of a file; None if there is none, or it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _rows(folder: Path, width: int, *arguments: str) -> Iterator[tuple[str, ...]]:
    """Git's NUL-terminated output fields, grouped into rows."""
    fields = (_git(folder, *arguments) or b"").decode("utf-8", "replace").split("\0")
    return zip(*(map(str.strip, fields[place::width]) for place in range(width)), strict=False)


def _changes(folder: Path) -> tuple[Mapping[str, Iterable[str]], Mapping[str, Iterable[str]]]:
    """The commits that change each path, whatever its files contain, and those that add or remove each blob."""
    listing = _git(folder, *_LOG, "--no-renames", "--raw", "--no-abbrev", "--format=%x00%H", *_EVERYTHING) or b""
    paths: defaultdict[str, dict[str, None]] = defaultdict(dict)
    blobs: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for told in listing.decode("utf-8", "replace").split("\0")[1:]:
        name, *changes = filter(None, told.split("\n"))
        commit = name[:_SHOWN]
        for change in changes:
            facts, _, path = change.partition("\t")
            paths[path][commit] = None
            for blob in facts.split()[2:4]:
                blobs[blob][commit] = None
    return paths, blobs


def _contents(told: bytes) -> Iterator[bytes]:
    """The contents of the objects that `git cat-file --batch` tells."""
    position = 0
    while position < len(told):
        end = told.index(b"\n", position)
        position = end + 1 + int(told[position:end].split()[-1]) + 1
        yield told[end + 1 : position - 1]
