"""Compressed twins beside the text files of a site, for servers that send them as they are: Brotli and gzip.

A twin is there only where it is smaller. It is known by what its file holds: one whose file is as it was is not made
again. What describes all files (SHA256SUMS) comes after it and describes the twins, too.
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


class Twin(NamedTuple):
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


def stage_twins(output: Output, cache: Cache, processes: int | None, report: Report) -> None:
    """Stage the twins of everything that an output has by now."""
    hopeless = cache.room("hopeless", _VERSION.encode())
    known, found = hopeless.names(), set[str]()
    dirty: list[Twin] = []
    for path, size, sha256 in output.published():
        if not size or not path.endswith(TEXTS) or path.startswith(UNSERVED):
            continue
        for suffix in SUFFIXES:
            digest = f"{sha256} {_VERSION}"
            if (name := sha256 + suffix) in known:
                found.add(name)
            elif not output.keep(f"/{path}{suffix}", digest):
                dirty.append(Twin(f"/{path}{suffix}", path, digest, suffix))
    larger: dict[str, tuple[bytes, bytes]] = {}
    for done, (twin, written) in enumerate(_written(output, dirty, processes), 1):
        if written is None:
            output.give_back(twin.address)
            larger[twin.digest.partition(" ")[0] + twin.suffix] = (b"", b"")
        else:
            output.stage(twin.address, twin.digest, written, 1)
            report.made += 1
        report.progress("compress", done, len(dirty))
    hopeless.put(larger)
    hopeless.forget(known - found)


def _written(output: Output, dirty: Sequence[Twin], processes: int | None) -> Iterator[tuple[Twin, Written | None]]:
    """Each twin with what was written of it; None where it would not be smaller."""
    write = partial(_write, output, dict(output.all_files()))
    return zip(dirty, forked_map(write, dirty, processes, batch=BATCH, alone=ALONE), strict=True)


def _write(output: Output, places: Mapping[str, Path], twin: Twin) -> Written | None:
    data = places[twin.path].read_bytes()
    compressed = compress(data, twin.suffix)
    return output.write(twin.address, compressed) if len(compressed) < len(data) else None
