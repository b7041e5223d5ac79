"""Compressed copies beside the text files of a site, for servers that send them as they are: Brotli and gzip.

A copy is there only where it is smaller. It is known by what its file holds: one whose file is as it was is not made
again. What describes all files (SHA256SUMS) comes after the copies and describes them, too.
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
"""Of Brotli: 11 takes more than twice as long for a hundredth less. Of gzip, as libdeflate counts to 12: the same."""
SUFFIXES = (".br", ".gz")
_VERSION = f"{QUALITY} {version('brotli')} {LEVEL} {version('deflate')}"
ALONE = 100
"""Up to so many files are compressed faster here than by starting other processes."""
BATCH = 20  # files that a process compresses in one go


class _Copy(NamedTuple):
    """A compressed file that may be wanted: its address, the path of its file, the digest and the suffix."""

    address: str
    path: str
    digest: str
    suffix: str


def compress(data: bytes, suffix: str) -> bytes:
    """The same bytes everywhere: no time and no name is written, and the libraries are pinned."""
    if suffix == ".br":
        return bytes(brotli.compress(data, quality=QUALITY))
    return bytes(deflate.gzip_compress(data, LEVEL))


def stage_compressed(output: Output, cache: Cache, processes: int | None, report: Report) -> None:
    """Stage compressed copies of everything that an output has by now."""
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
    """Each copy with what was written of it; None where it would not be smaller."""
    write = partial(_write, output, dict(output.all_files()))
    return zip(dirty, forked_map(write, dirty, processes, batch=BATCH, alone=ALONE), strict=True)


def _write(output: Output, places: Mapping[str, Path], copy: _Copy) -> Written | None:
    data = places[copy.path].read_bytes()
    compressed = compress(data, copy.suffix)
    return output.write(copy.address, compressed) if len(compressed) < len(data) else None
