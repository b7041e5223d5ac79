"""The expired declarations of an archive, read from the sources themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from plugins.content.model import Archive
from plugins.content.source import SourceFile
from plugins.vietnamese.personal.values import Value

from .declarations import KEY, declaring_source


class Expired(Struct, frozen=True):
    """A declared text that may no longer be public.

    file, line: where it is declared; address: where that source is published ("/2024/03/tin/"), "" if not known; value:
    what to search for; english: where the translation of that source is published, "" if there is none.
    """

    file: str
    line: int
    address: str
    value: Value
    english: str = ""


def expired_in(file: SourceFile, address: str, today: date, english: str = "") -> tuple[Expired, ...]:
    """The expired declarations of a source, with the addresses where it and its translation are published."""
    source = declaring_source(file)
    over = (one for one in source.declarations if one.is_over(today)) if source else ()
    return tuple(Expired(file.path, declaration.line, address, declaration.value, english) for declaration in over)


def expired_of(
    archive: Archive, content: Path, instead: Mapping[str, bytes | None] = MappingProxyType({})
) -> Iterator[Expired]:
    """The expired declarations of an archive; their sources are read again, as no record or cache keeps the texts.

    instead: contents that replace those of some sources on disk.
    """
    translations = archive.translations
    for record in archive.checked:
        if KEY in record.extra:
            english = translations[record.file].address if record.file in translations else ""
            with suppress(OSError):  # a source deleted since it was read is reported by the next build
                file = SourceFile(record.file, instead.get(record.file) or (content / record.file).read_bytes())
                yield from expired_in(file, record.address, archive.now.date(), english)
