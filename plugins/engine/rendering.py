"""From records to staged files: what is published already, just so, is not made again."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from plugins.articles.model import Computed, CopiedFile, File, Page
from plugins.articles.model import Output as Record

from .bodies import dump_output
from .fingerprint import Fingerprints
from .output import Output, Written
from .report import Report
from .store import Store


class Look(NamedTuple):
    """What is seen of an output before it is made: its fingerprint, and the keys of the stored bodies that it shows."""

    fingerprint: str
    keys: frozenset[bytes]


FEW = 400
"""So many files are made sooner than other processes are started."""
CHUNK = 50


def output_key(fingerprint: str) -> bytes:
    """The key of the store for an output that shows stored bodies."""
    return b"output" + fingerprint.encode()


class Rendering:
    """Makes the files of a site.

    version: a digest of all that its templates and code depend on beside the records. shows: the addresses of the
    outputs that show a stored body, by the key of its source.
    """

    def __init__(
        self,
        env: Environment,
        version: bytes,
        store: Store,
        *,
        processes: int | None = None,
        report: Report | None = None,
    ) -> None:
        self.env = env
        self.version = version
        self.store = store
        self.shows: dict[bytes, list[str]] = {}
        self.fingerprints = Fingerprints()
        self.processes = processes or os.cpu_count() or 1
        self.report = report or Report()

    def stage(self, records: Iterable[Record], output: Output) -> None:
        """Stage every file of the site that is new or changed.

        What an earlier build has made is compared by its fingerprint; all else is looked at where it is made.
        """
        changed: list[tuple[Record, Look | None]] = []
        for record in records:
            look = self.look(record) if output.has(record.address) else None
            if look and output.keeps(record.address, look.fingerprint):
                self._remember(record.address, look)
            else:
                changed.append((record, look))
        changed.sort(key=lambda one: one[0].address)  # what shows an article lies together, and so do its files
        stored: dict[bytes, bytes] = {}
        for done, (address, look, written, kept) in enumerate(self._write(changed, output), 1):
            output.stage(address, look.fingerprint, written)
            self._remember(address, look)
            if kept:
                stored[output_key(look.fingerprint)] = kept
            self.report.progress("make", done, len(changed))
        self.store.put(stored)
        self.report.made += len(changed)

    def _remember(self, address: str, look: Look) -> None:
        for key in look.keys:
            self.shows.setdefault(key, []).append(address)
        if look.keys:
            self.store.use([output_key(look.fingerprint)])

    def look(self, record: Record) -> Look:
        """What the bytes of a file depend on."""
        match record:
            case Page():
                values: tuple[object, ...] = (self.version, record.address, record.template, record.context)
            case Computed():
                values = (self.version, record.make.__module__, record.make.__name__, record.inputs)
            case File():
                values = (record.content,)
            case CopiedFile():
                status = record.path.stat()
                return Look(f"{status.st_size} {status.st_mtime_ns}", frozenset())
        digest, keys = self.fingerprints.look(*values)
        return Look(digest.hex(), keys)

    def content(self, record: Record) -> bytes | Path:
        """The bytes of a file, or the path of the file that is to be copied."""
        match record:
            case Page():
                template = self.env.get_template(record.template)
                return template.render(record.context, page_address=record.address).encode()
            case Computed():
                return record.make(*record.inputs)
            case File():
                return record.content
            case CopiedFile():
                return record.path

    def _write(self, changed: Sequence[tuple[Record, Look | None]], output: Output) -> Iterator[Made]:
        """Write files in several processes where forking gives these the records for nothing, else in this one."""
        write = partial(_write_range, self, changed, output)
        ranges = [range(start, min(start + CHUNK, len(changed))) for start in range(0, len(changed), CHUNK)]
        if len(changed) <= FEW or self.processes == 1 or "fork" not in multiprocessing.get_all_start_methods():
            for some in ranges:
                yield from write(some)
            return
        global _inherited  # what a forked process finds where its parent put it
        _inherited = write
        try:
            with ProcessPoolExecutor(self.processes, multiprocessing.get_context("fork")) as pool:
                for made in pool.map(_write_inherited, ranges):
                    yield from made
        finally:
            _inherited = None


Made = tuple[str, Look, Written, bytes]
"""Address, how it looked, how it was written, and what is to be stored of the output, if it shows stored bodies."""
_inherited: partial[list[Made]] | None = None


def _write_inherited(some: range) -> list[Made]:
    assert _inherited is not None
    return _inherited(some)


def _write_range(
    rendering: Rendering, changed: Sequence[tuple[Record, Look | None]], output: Output, some: range
) -> list[Made]:
    made = []
    for record, look in (changed[number] for number in some):
        written = output.write(record.address, rendering.content(record))
        look = look or rendering.look(record)
        made.append((record.address, look, written, dump_output(record) if look.keys else b""))
    return made
