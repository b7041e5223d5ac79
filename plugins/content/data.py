"""Reads the data files in du-lieu/: strict YAML, with the project's own file as the fallback for a missing one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from msgspec import Struct

from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.core.nearest import Nearest

from . import source
from .capability import DataFile
from .fields import Fields, near
from .layout import ABBREVIATIONS, CATEGORIES, DATA, DATA_FILES, LINKS, MINISTRY, SERIES
from .messages import MESSAGES
from .model import Category, Kind, LinkGroup, Ministry, Rhythm, Series, SiteData, Unit
from .raw import Raw
from .urls import is_dangerous, is_web
from .yaml_text import Place, Value, load, texts_in

ADDRESS_KEYS = frozenset(
    ("url", "urls", "href", "link", "address", "website", "homepage", "capture", "archived", "license")
)
"""Keys whose values, also in lists, must be web addresses in every data file."""
OWN_LIMIT = 50_000_000
"""The largest plain text in bytes: a million addresses."""
KINDS: tuple[Kind, ...] = get_args(Kind)
RHYTHMS: tuple[Rhythm, ...] = get_args(Rhythm)
_PUBLIC = re.compile(r"//(?:[\w-]+\.)*(?:github|gitlab|bitbucket|codeberg)\.|/issues\b")
"""Public trackers, where a citizen's request for removal would be open to everybody."""
T = TypeVar("T")


def read_data(
    content: Path,
    fallback: Path,
    files: Sequence[DataFile[Any]] = (),
    instead: Mapping[str, bytes | None] = MappingProxyType({}),
) -> tuple[SiteData, list[Diagnostic]]:
    """The data of a content folder; a file that it lacks is read from `fallback`, a folder with the same layout.

    files: those that capabilities read. instead: contents that override files on disk, by content path; None: the
    folder lacks the file, which is no fault then.
    """
    own = {file.name for file in files if file.own}
    tables = {
        name: _Table.read_own(name, content, instead.get(name))
        if name in own
        else _Table.read(name, content, fallback, instead)
        for name in sorted(data_files(files))
    }

    def by_slug(name: str, kind: type[Struct], make: Callable[[Fields, Raw], T]) -> dict[str, T]:
        return tables[name].raw.by_slug(kind.__struct_fields__, make, tables[name].diagnostics)

    series = by_slug(SERIES, Series, _series)
    strict = (content / DATA / CATEGORIES).is_file() or not (content / DATA / SERIES).is_file()
    data = SiteData(
        categories=by_slug(CATEGORIES, Category, lambda fields, _: _category(fields, series, strict=strict)),
        series=series,
        links=tuple(by_slug(LINKS, LinkGroup, _link_group).values()),
        ministry=_ministry(tables[MINISTRY]),
        abbreviations=_abbreviations(tables[ABBREVIATIONS]),
        more={
            file.name: file.read(tables[file.name].raw, tables[file.name].diagnostics.using(file.messages))
            for file in files
        },
        shown={file.name: tables[file.name].texts() for file in files if file.shown},
    )
    if not data.categories:
        tables[CATEGORIES].diagnostics.error("data-empty")
    return data, [fault for table in tables.values() for fault in table.diagnostics.all]


def is_lent(file: str, content: Path, instead: Mapping[str, bytes | None] = MappingProxyType({})) -> bool:
    """Whether a data file comes from the fallback because the content folder lacks it, so its editors cannot mend it.

    instead: see read_data.
    """
    return (
        file.startswith(f"{DATA}/") and instead.get(file) is None and (file in instead or not (content / file).exists())
    )


def data_files(files: Iterable[DataFile[Any]]) -> frozenset[str]:
    """The names of all permitted data files: the content model's own and those that capabilities read."""
    return frozenset(DATA_FILES).union(file.name for file in files)


def read_plain(path: Path, most: int = source.LIMIT) -> bytes | None:
    """The bytes of a data file, at most `most` + 1; None if it is not a regular file or cannot be read.

    A pipe would block for ever, and a symbolic link might expose a private file, since faults quote what is read.
    """
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        return None


def data_contents(folder: Path) -> list[tuple[str, bytes]]:
    """The names and contents of the files in a data folder: everything that its data depend on."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return []
    return [(name, read_plain(folder / name) or b"") for name in names]


def own_contents(content: Path, files: Iterable[DataFile[Any]]) -> list[tuple[str, bytes]]:
    """The names and contents of the data files that belong to one content folder alone (DataFile.own)."""
    return [(file.name, read_plain(content / file.name, OWN_LIMIT) or b"") for file in files if file.own]


def _check_addresses(value: Value, lines: Mapping[Place, int], diagnostics: Diagnostics) -> None:
    """Report every text in a data file that is a dangerous address, or should be a web address and is not."""
    for place, text in texts_in(value):
        key = next((part for part in reversed(place) if isinstance(part, str)), "")
        if is_dangerous(text) or (key in ADDRESS_KEYS and text and not is_web(text)):
            diagnostics.error("data-url", lines.get(place, 1), found=text[:80])


class _Table:
    """One data file: its content and its diagnostics."""

    def __init__(self, raw: Raw, diagnostics: Diagnostics) -> None:
        self.raw, self.diagnostics = raw, diagnostics

    @classmethod
    def read(cls, name: str, content: Path, fallback: Path, instead: Mapping[str, bytes | None]) -> _Table:
        """Read the table of that name; empty if it is missing or invalid."""
        diagnostics = Diagnostics(f"{DATA}/{name}", MESSAGES)
        is_replaced = diagnostics.file in instead
        folders = (folder for folder in (content, fallback) if folder != content or not is_replaced)
        path = next((path for folder in folders if (path := folder / DATA / name).is_file()), None)
        data = instead.get(diagnostics.file) or (read_plain(path) if path else None)
        if path is None and data is None:
            if not is_replaced:
                diagnostics.error("data-missing")
            return cls(Raw(()), diagnostics)
        if data is None:
            diagnostics.error("unreadable")
        text = source.decode(data, diagnostics) if data is not None else None
        value, lines = load(text, 1, diagnostics) if text is not None else (None, {})
        if value:
            _check_addresses(value, lines, diagnostics)
        return cls(Raw(value or (), lines), diagnostics)

    @classmethod
    def read_own(cls, name: str, content: Path, instead: bytes | None) -> _Table:
        """Read the plain text of that name; "" if it is missing or invalid."""
        diagnostics = Diagnostics(name, MESSAGES)
        path = content / name
        if instead is None and not os.path.lexists(path):
            return cls(Raw(""), diagnostics)
        data = read_plain(path, OWN_LIMIT) if instead is None else instead
        if data is not None and len(data) <= OWN_LIMIT:
            with suppress(UnicodeDecodeError):
                return cls(Raw(data.decode("utf-8-sig")), diagnostics)
        diagnostics.error("unreadable")
        return cls(Raw(""), diagnostics)

    def texts(self) -> tuple[tuple[int, str], ...]:
        """Every text of the file with its line."""
        return tuple((self.raw.lines.get(path, 1), text) for path, text in texts_in(self.raw.value))


def _series(fields: Fields, _: Raw) -> Series:
    rhythm = fields.choice("rhythm", RHYTHMS, required=True) or RHYTHMS[0]
    return Series(fields.text("slug"), fields.text("title", required=True), rhythm, fields.text("description"))


def _category(fields: Fields, series: Mapping[str, Series], *, strict: bool) -> Category:
    """strict: report an unknown series; off if the folder has series of its own, but not categories."""
    belongs = fields.text("series") or None
    if belongs and belongs not in series:
        if strict:
            meant = near(Nearest(series).to(belongs))
            fields.diagnostics.error("unknown-series", fields.line("series"), found=belongs, near=meant)
        belongs = None
    title, kind = fields.text("title", required=True), fields.choice("kind", KINDS, required=True) or KINDS[0]
    return Category(fields.text("slug"), title, kind, fields.text("description"), belongs)


def _link_group(fields: Fields, raw: Raw) -> LinkGroup:
    units = tuple(unit.record(Unit, "title", "url") for unit in raw.entries_of("links", fields.diagnostics))
    return LinkGroup(fields.text("slug"), fields.text("title", required=True), units, fields.text("description"))


def _ministry(table: _Table) -> Ministry:
    fields = table.raw.fields_if_any(table.diagnostics)
    if fields is None:
        if not table.diagnostics.all:
            table.diagnostics.error("data-not-mapping")
        return Ministry("", "", "", "", "", "")
    if _PUBLIC.search(fields.text("contact")):
        fields.diagnostics.error("data-contact", fields.line("contact"))
    return fields.record(Ministry, "name")


def _abbreviations(table: _Table) -> dict[str, tuple[str, ...]]:
    fields = table.raw.fields_if_any(table.diagnostics)
    return {short: fields.texts(short) for short in fields.values} if fields else {}
