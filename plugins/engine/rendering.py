"""From records to staged files: what is published already, just so, is not made again."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from jinja2 import Environment

from plugins.articles.model import Computed, CopiedFile, File, Page
from plugins.articles.model import Output as Record

from .bodies import dump_output
from .fingerprint import Fingerprints
from .output import Output
from .report import Report
from .store import Store

Written = tuple[str, str, bool]
"""Address, SHA-256, and whether the file differed from what is published."""
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
        """Stage every file of the site that is new or changed."""
        changed: list[Record] = []
        showing: dict[bytes, bytes] = {}
        for record in records:
            fingerprint, keys = self.fingerprint(record)
            for key in keys:
                self.shows.setdefault(key, []).append(record.address)
            kept = output.keeps(record.address, fingerprint)
            if not kept:
                changed.append(record)
            if keys and not kept:
                showing[output_key(fingerprint)] = dump_output(record)
            elif keys:
                self.store.use([output_key(fingerprint)])
        self.store.put(showing)
        for done, (address, digest, written) in enumerate(self._write(changed, output), 1):
            output.stage(address, digest, written=written)
            self.report.progress("make", done, len(changed))
        self.report.made += len(changed)

    def fingerprint(self, record: Record) -> tuple[str, frozenset[bytes]]:
        """What the bytes of a file depend on, as a digest; and the keys of the stored bodies among that."""
        match record:
            case Page():
                values: tuple[object, ...] = (self.version, record.address, record.template, record.context)
            case Computed():
                values = (self.version, record.make.__module__, record.make.__name__, record.inputs)
            case File():
                values = (record.content,)
            case CopiedFile():
                status = record.path.stat()
                return f"{status.st_size} {status.st_mtime_ns}", frozenset()
        digest, keys = self.fingerprints.look(*values)
        return digest.hex(), keys

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

    def _write(self, records: Sequence[Record], output: Output) -> Iterator[Written]:
        """Write files in several processes where forking gives these the records for nothing, else in this one."""
        write = partial(_write_range, self, records, output)
        ranges = [range(start, min(start + CHUNK, len(records))) for start in range(0, len(records), CHUNK)]
        if len(records) <= FEW or self.processes == 1 or "fork" not in multiprocessing.get_all_start_methods():
            for some in ranges:
                yield from write(some)
            return
        global _inherited  # what a forked process finds where its parent put it
        _inherited = write
        try:
            with ProcessPoolExecutor(self.processes, multiprocessing.get_context("fork")) as pool:
                for written in pool.map(_write_inherited, ranges):
                    yield from written
        finally:
            _inherited = None


_inherited: partial[list[Written]] | None = None


def _write_inherited(some: range) -> list[Written]:
    assert _inherited is not None
    return _inherited(some)


def _write_range(rendering: Rendering, records: Sequence[Record], output: Output, some: range) -> list[Written]:
    chosen = [records[number] for number in some]
    return [(record.address, *output.write(record.address, rendering.content(record))) for record in chosen]
