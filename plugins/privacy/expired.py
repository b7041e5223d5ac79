"""What is over in an archive: the declared texts that may no longer be public, read from the sources themselves."""

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

    file, line: where it is declared; address: where that source is published ("/2024/03/tin/"), "" where it is not
    known; value: what to look for; english: where the translation of that source is published, "" where there is none.
    """

    file: str
    line: int
    address: str
    value: Value
    english: str = ""


def expired_in(file: SourceFile, address: str, today: date, english: str = "") -> tuple[Expired, ...]:
    """The declarations of a source, as it lies on the disk, whose time is over."""
    source = declaring_source(file)
    over = (one for one in source.declarations if one.is_over(today)) if source else ()
    return tuple(Expired(file.path, declaration.line, address, declaration.value, english) for declaration in over)


def expired_of(
    archive: Archive, content: Path, instead: Mapping[str, bytes | None] = MappingProxyType({})
) -> Iterator[Expired]:
    """Those of a whole archive; sources that declare are read again, since no record and no cache holds the texts.

    instead: what some sources are to hold in the place of what lies there.
    """
    translations = archive.translations
    for record in archive.checked:
        if KEY in record.extra:
            english = translations[record.file].address if record.file in translations else ""
            with suppress(OSError):  # what is gone since it was read is told by the next build
                file = SourceFile(record.file, instead.get(record.file) or (content / record.file).read_bytes())
                yield from expired_in(file, record.address, archive.now.date(), english)
