"""The files of a content folder: which there are, what each is for, and their bytes; none is passed over in silence."""

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
"""Folders inside each other; articles need two."""
_IGNORED = re.compile(r"\..*|~\$.*|.*~|thumbs\.db|desktop\.ini|__macosx", re.IGNORECASE)
"""What systems and editors leave behind."""
_CLEAN = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
"""Names that are the same on every system and in every address."""
_SOURCE = re.compile(rf"(?:{ARTICLES}|{PAGES})(?=/.*[a-z][0-9-]*\.md)(?:/[a-z0-9]++(?:-[a-z0-9]++)*+)++\.md")
"""A path with which nothing is wrong. Nothing in it can be read in two ways, so none is tried: a fifth of the time."""
_ATTACHED = re.compile(
    rf"{ATTACHED}/[0-9]{{4}}/[a-z0-9]++(?:[-_]++[a-z0-9]++)*+(?:{'|'.join(map(re.escape, ATTACHED_TYPES))})"
)
"""A path of an attached file with which nothing is wrong."""
_DATE = re.compile(r"\A\d{4}-\d\d-(?:\d\d-)?")
"""What stands before the slug in the name of an article."""


class Files(Struct):
    """What a content folder holds: content paths of its sources, images and attached files, and what is wrong with the
    rest."""

    sources: list[str] = []
    images: list[str] = []
    attached: list[str] = []
    diagnostics: list[Diagnostic] = []


def find_files(content: Path, data_files: Iterable[str]) -> Files:
    """Every file below `content`; data_files: what du-lieu/ may hold, and, of plain text, the folder itself."""
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
            files.images.append(nfc(path))  # as sources name it: its own fault is told already
        elif _ATTACHED.fullmatch(path):
            files.attached.append(path)
    if not files.sources and not files.diagnostics:
        files.diagnostics.append(diagnostic(f"{ARTICLES}/", 1, "content-empty"))
    return files


def without(files: Files, instead: Mapping[str, bytes | None]) -> Files:
    """The files as if those that others take the place of were sound, and those that nothing takes the place of, gone.

    instead: by content path, what is read in the place of what lies there, even of what is no plain file.
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
    """The sources, or those at some paths, with their bytes; one that cannot be read is told in `files.diagnostics`.

    instead: see `without`.
    """
    for path in files.sources if paths is None else paths:
        if data := instead.get(path):
            yield SourceFile(path, data)
            continue
        try:
            with open(f"{content}/{path}", "rb", 0) as stream:  # noqa: PTH123  # half the time of Path.open
                # Asked for so many bytes, Python makes room for all of them first.
                huge = os.fstat(stream.fileno()).st_size > LIMIT
                yield SourceFile(path, stream.read(LIMIT + 1) if huge else stream.read())
        except OSError:
            files.diagnostics.append(diagnostic(path, 1, "unreadable"))


def attached_paths(content: Path) -> list[str]:
    """The content paths of the attached files whose names are sound; the rest is told by find_files."""
    folder = content / ATTACHED
    found = walk(folder, f"{ATTACHED}/", []) if folder.is_dir() else ()
    return sorted(path for path, entry in found if _ATTACHED.fullmatch(path) and entry.is_file(follow_symlinks=False))


def walk(folder: Path, prefix: str, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below `folder` but what is ignored, by content path; symbolic links are not followed.

    prefix: the content path of `folder` with a slash behind it; diagnostics: where folders that are not read are told.
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
    """A path that can be printed: a name need be no Unicode on some systems."""
    return path.encode("utf-8", "replace").decode()


def _is_plain_source(path: str, entry: os.DirEntry[str]) -> bool:
    """Whether this is a source with which nothing is wrong: told first and at once, since nearly all are."""
    return (
        bool(_SOURCE.fullmatch(path))
        and len(entry.name) <= LONGEST_NAME
        and entry.is_file(follow_symlinks=False)
        and not _is_device(entry.name)
    )


def _problem(path: str, entry: os.DirEntry[str], data_files: frozenset[str]) -> Diagnostic | None:
    """What is wrong with a file or folder, judged by its place and name alone."""
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
        return None  # its folder is told
    if path.endswith(PLAIN) and path in data_files:
        return None
    return _name_problem(path, data_files)


def name_fault(path: str) -> Diagnostic | None:
    """What would be wrong with a source of this path, were it there."""
    for part in path.split("/")[1:-1]:
        if not _CLEAN.fullmatch(part) or _is_device(part):
            return diagnostic(path, 1, "folder-name", name=_safe(slug(part) or "thu-muc"))
    return _name_problem(path, frozenset())


def _name_problem(path: str, data_files: frozenset[str]) -> Diagnostic | None:
    """What is wrong with the name of a file, in a folder with which nothing is."""
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
    """A name that Windows does not refuse."""
    return f"{stem}-1" if _is_device(stem) else stem


def _is_clean(name: PurePosixPath, top: str) -> bool:
    """Whether a file may keep its name; that of a source becomes its address as it is."""
    return bool(_CLEAN.fullmatch(name.stem)) and (top in (IMAGES, ATTACHED, DATA) or slug(name.stem) == name.stem)
