"""Finds, classifies and loads the files of a content folder; none is skipped silently."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from msgspec import Struct

from plugins.core.diagnostics import Diagnostic
from plugins.core.files import is_device
from plugins.vietnamese.text import nfc, slug

from .layout import (
    ARTICLES,
    ATTACHED,
    ATTACHED_TYPES,
    DATA,
    FOLDERS,
    IMAGE_TYPES,
    IMAGES,
    PAGES,
    SOURCE_TYPE,
    is_source,
)  # fmt: skip
from .messages import diagnostic
from .source import LIMIT, SourceFile

PLAIN = ".txt"
_TYPES = {
    ARTICLES: (SOURCE_TYPE,),
    PAGES: (SOURCE_TYPE,),
    IMAGES: IMAGE_TYPES,
    ATTACHED: ATTACHED_TYPES,
    DATA: (".yaml",),
}
LONGEST_NAME = 120
DEEPEST = 8
"""The deepest nesting of folders; articles need two."""
_IGNORED = re.compile(r"\..*|~\$.*|.*~|thumbs\.db|desktop\.ini|__macosx", re.IGNORECASE)
"""Files that operating systems and editors leave behind."""
_CLEAN = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
"""Names that are the same on every file system and in every address."""
_SOURCE = re.compile(rf"(?:{ARTICLES}|{PAGES})(?=/.*[a-z][0-9-]*\.md)(?:/[a-z0-9]++(?:-[a-z0-9]++)*+)++\.md")
"""A sound path of a source. It never backtracks, since no path matches in two ways, which takes a fifth of the time."""
_ATTACHED = re.compile(
    rf"{ATTACHED}/[0-9]{{4}}/[a-z0-9]++(?:[-_]++[a-z0-9]++)*+(?:{'|'.join(map(re.escape, ATTACHED_TYPES))})"
)
"""A sound path of an attached file."""
_DATE = re.compile(r"\A\d{4}-\d\d-(?:\d\d-)?")
"""The date before the slug in the name of an article."""


class Files(Struct):
    """The content paths of a folder's sources, images and attached files, and the diagnostics of the rest."""

    sources: list[str] = []
    images: list[str] = []
    attached: list[str] = []
    diagnostics: list[Diagnostic] = []


def find_files(content: Path, data_files: Iterable[str]) -> Files:
    """Every file below `content`; data_files: names permitted in du-lieu/ and, of plain texts, in the folder itself."""
    files = Files()
    known = frozenset(data_files)
    for path, entry in sorted(walk(content, "", files.diagnostics)):
        if _is_plain_source(path, entry):
            files.sources.append(path)
            continue
        if problem := _problem(path, entry, known):
            files.diagnostics.append(problem)
        if not entry.is_file(follow_symlinks=False):
            continue
        if is_source(path):
            if path == printable(path):
                files.sources.append(path)
        elif path.startswith(f"{IMAGES}/"):
            files.images.append(nfc(path))  # as sources name it: a name that is not NFC is reported already
        elif _ATTACHED.fullmatch(path):
            files.attached.append(path)
    if not files.sources and not files.diagnostics:
        files.diagnostics.append(diagnostic(f"{ARTICLES}/", 1, "content-empty"))
    return files


def without(files: Files, instead: Mapping[str, bytes | None]) -> Files:
    """The files as they are with overrides: an overridden file counts as sound, and one overridden by None as missing.

    instead: contents that override files on disk, by content path, even of what is not a regular file.
    """
    if not instead:
        return files
    gone = {path for path, data in instead.items() if data is None}
    sources = set(filter(is_source, instead))
    return Files(
        sorted({*files.sources, *sources} - gone),
        [path for path in files.images if path not in gone],
        [path for path in files.attached if path not in gone],
        [found for found in files.diagnostics if found.file not in instead],
    )


def load(
    content: Path,
    files: Files,
    paths: Iterable[str] | None = None,
    instead: Mapping[str, bytes | None] = MappingProxyType({}),
) -> Iterator[SourceFile]:
    """The sources, or those at `paths`, with their bytes; unreadable ones are reported in `files.diagnostics`.

    instead: see `without`.
    """
    for path in files.sources if paths is None else paths:
        if data := instead.get(path):
            yield SourceFile(path, data)
            continue
        try:
            with open(f"{content}/{path}", "rb", 0) as stream:  # noqa: PTH123  # half the time of Path.open
                # Given a size, read() allocates a buffer of that size first.
                huge = os.fstat(stream.fileno()).st_size > LIMIT
                yield SourceFile(path, stream.read(LIMIT + 1) if huge else stream.read())
        except OSError:
            files.diagnostics.append(diagnostic(path, 1, "unreadable"))


def attached_paths(content: Path) -> list[str]:
    """The content paths of the attached files with sound names; find_files reports the others."""
    folder = content / ATTACHED
    found = walk(folder, f"{ATTACHED}/", []) if folder.is_dir() else ()
    return sorted(path for path, entry in found if _ATTACHED.fullmatch(path) and entry.is_file(follow_symlinks=False))


def walk(folder: Path, prefix: str, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below `folder` except ignored names, by content path; symbolic links are not followed.

    prefix: the content path of `folder` with a trailing slash; diagnostics: receives the folders that are not read.
    """
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not _IGNORED.fullmatch(entry.name)]
    except OSError:
        diagnostics.append(diagnostic(printable(prefix) or "./", 1, "content-missing"))
        return
    for entry in entries:
        path = prefix + entry.name
        yield path, entry
        if not entry.is_dir(follow_symlinks=False):
            continue
        if prefix.count("/") < DEEPEST:
            yield from walk(folder / entry.name, f"{path}/", diagnostics)
        else:
            diagnostics.append(diagnostic(f"{printable(path)}/", 1, "folder-deep", most=DEEPEST))


def printable(path: str) -> str:
    """A path that can be printed: on some systems, a name need not be valid Unicode."""
    return path.encode("utf-8", "replace").decode()


def _is_plain_source(path: str, entry: os.DirEntry[str]) -> bool:
    """Whether this is a sound source: a fast path, since nearly all files are."""
    return (
        bool(_SOURCE.fullmatch(path))
        and len(entry.name) <= LONGEST_NAME
        and entry.is_file(follow_symlinks=False)
        and not _is_device(entry.name)
    )


def _problem(path: str, entry: os.DirEntry[str], data_files: frozenset[str]) -> Diagnostic | None:
    """What is wrong with a file or folder, judging by its path and type alone."""
    top, _, below = path.partition("/")
    shown = printable(path)
    if entry.is_symlink() or not (entry.is_file() or entry.is_dir()):
        return diagnostic(shown, 1, "not-a-file")
    if entry.is_dir():
        if not below and top not in FOLDERS:
            return diagnostic(f"{shown}/", 1, "folder-unknown", folders=", ".join(FOLDERS))
        if _CLEAN.fullmatch(entry.name):
            return _device_problem(f"{shown}/", entry.name) if _is_device(entry.name) else None
        return diagnostic(f"{shown}/", 1, "folder-name", name=_safe(slug(entry.name) or "thu-muc"))
    if below and top not in FOLDERS:
        return None  # its folder is reported
    if path.endswith(PLAIN) and path in data_files:
        return None
    return _name_problem(path, data_files)


def name_fault(path: str) -> Diagnostic | None:
    """What would be wrong with a source at this path."""
    for part in path.split("/")[1:-1]:
        if not _CLEAN.fullmatch(part) or _is_device(part):
            return diagnostic(path, 1, "folder-name", name=_safe(slug(part) or "thu-muc"))
    return _name_problem(path, frozenset())


def _name_problem(path: str, data_files: frozenset[str]) -> Diagnostic | None:
    """What is wrong with the name of a file in a sound folder."""
    top, _, below = path.partition("/")
    shown = printable(path)
    name = PurePosixPath(path)
    types = _TYPES.get(top, ()) if below else ()
    if top == DATA and below and below not in data_files:
        return diagnostic(shown, 1, "data-unknown", names=", ".join(sorted(data_files)))
    if name.suffix.lower() not in types:
        return diagnostic(shown, 1, "file-stray", type=name.suffix or name.name)
    if name.suffix not in types or not _is_clean(name, top):
        return diagnostic(shown, 1, "file-name", name=_safe(slug(name.stem) or "ten-tep") + name.suffix.lower())
    if _is_device(name.name):
        return _device_problem(shown, name.stem, name.suffix)
    if len(name.stem) > LONGEST_NAME:
        return diagnostic(shown, 1, "file-long", most=LONGEST_NAME)
    if top == ATTACHED and not _ATTACHED.fullmatch(path):
        return diagnostic(shown, 1, "file-year", folder=ATTACHED)
    if top == ARTICLES and not re.search("[a-z]", name.stem):
        return diagnostic(shown, 1, "file-slug")
    return None


def _is_device(name: str) -> bool:
    """Whether Windows refuses a file or folder of this name, or the folder that an article of this name becomes."""
    return is_device(_DATE.sub("", name))


def _device_problem(path: str, stem: str, suffix: str = "") -> Diagnostic:
    return diagnostic(path, 1, "name-device", found=_DATE.sub("", stem), name=f"{_safe(stem)}{suffix}")


def _safe(stem: str) -> str:
    """A name that Windows accepts."""
    return f"{stem}-1" if _is_device(stem) else stem


def _is_clean(name: PurePosixPath, top: str) -> bool:
    """Whether a file may keep its name; the name of a source becomes part of its address unchanged."""
    return bool(_CLEAN.fullmatch(name.stem)) and (top in (IMAGES, ATTACHED, DATA) or slug(name.stem) == name.stem)
