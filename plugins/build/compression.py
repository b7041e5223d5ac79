"""Compressed copies beside the text files of a site, Brotli and gzip, for servers that send precompressed files.

There is a copy only if it is smaller. It is identified by the content of its file, and made again only if that changes.
Files that list all others (SHA256SUMS) are made after the copies and list them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import brotli
import deflate

from plugins.content.targets import UNSERVED
from plugins.core.cache import Cache
from plugins.core.processes import forked_map

from .publish import Output, Written
from .report import Report

TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".md", ".ics", ".bib", ".ris", ".csv", ".jsonl")
QUALITY, LEVEL = 10, 10
"""Compression levels. Brotli's 11 takes more than twice as long for one percent less; so does libdeflate's 12."""
SUFFIXES = (".br", ".gz")
_VERSION = f"{QUALITY} {version('brotli')} {LEVEL} {version('deflate')}"
ALONE = 100
"""The most files that are compressed faster in this process than by starting others."""
BATCH = 20  # files that a process compresses in one go


class _Copy(NamedTuple):
    """A copy that may be needed: its address, the path of its file, its digest, and its suffix."""

    address: str
    path: str
    digest: str
    suffix: str


def compress(data: bytes, suffix: str) -> bytes:
    """Compress data to the same bytes everywhere: without time and name, and by pinned libraries."""
    if suffix == ".br":
        return bytes(brotli.compress(data, quality=QUALITY))
    return bytes(deflate.gzip_compress(data, LEVEL))


def stage_compressed(output: Output, cache: Cache, processes: int | None, report: Report) -> None:
    """Stage compressed copies of everything that is staged or kept so far."""
    hopeless = cache.room("hopeless", _VERSION.encode())
    known, found = hopeless.names(), set[str]()
    dirty: list[_Copy] = []
    for path, size, sha256 in output.published():
        if not size or not path.endswith(TEXTS) or path.startswith(UNSERVED):
            continue
        for suffix in SUFFIXES:
            digest = f"{sha256} {_VERSION}"
            if (name := sha256 + suffix) in known:
                found.add(name)
            elif not output.keep(f"/{path}{suffix}", digest):
                dirty.append(_Copy(f"/{path}{suffix}", path, digest, suffix))
    larger: dict[str, tuple[bytes, bytes]] = {}
    for done, (copy, written) in enumerate(_written(output, dirty, processes), 1):
        if written is None:
            output.give_back(copy.address)
            larger[copy.digest.partition(" ")[0] + copy.suffix] = (b"", b"")
        else:
            output.stage(copy.address, copy.digest, written, 1)
            report.made += 1
        report.progress("compress", done, len(dirty))
    hopeless.put(larger)
    hopeless.forget(known - found)


def _written(output: Output, dirty: Sequence[_Copy], processes: int | None) -> Iterator[tuple[_Copy, Written | None]]:
    """Each copy, with the file written for it; None if it would not be smaller."""
    write = partial(_write, output, dict(output.all_files()))
    return zip(dirty, forked_map(write, dirty, processes, batch=BATCH, alone=ALONE), strict=True)


def _write(output: Output, places: Mapping[str, Path], copy: _Copy) -> Written | None:
    data = places[copy.path].read_bytes()
    compressed = compress(data, copy.suffix)
    return output.write(copy.address, compressed) if len(compressed) < len(data) else None
