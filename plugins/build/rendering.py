"""From records to staged files: what is published already, just so, is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from plugins.content.model import Computed, CopiedFile, File, Page
from plugins.content.model import Output as Record

from .forked import beside, call, forked, forks
from .inputs import Inputs, digest_of
from .output import Output, Written
from .report import Report
from .store import Store


class Look(NamedTuple):
    """What is seen of an output before it is made: its fingerprint, and the keys of the stored bodies that it shows."""

    fingerprint: str
    keys: frozenset[bytes]


class Made(NamedTuple):
    """How the file of an output was made. stored: what to store of it, if anything; kept: an earlier build made it."""

    address: str
    look: Look
    written: Written
    stored: bytes
    kept: bool


NO_KEYS: frozenset[bytes] = frozenset()
FEW = 400
"""So many files are made sooner than other processes are started."""
CHUNK = 50
GIVE_WAY = 10
"""How nice those are that make pages: what is made beside them takes more memory, so it had better be done first."""


def output_key(fingerprint: str) -> bytes:
    """The key of the store for an output that shows stored bodies."""
    return b"output" + fingerprint.encode()


class Rendering:
    """Makes the files of a site.

    version: a digest of all that its templates and code depend on beside the records. shows: the addresses of the
    outputs that show a stored body, by the key of its source. lacking: whether the store may have lost what published
    files were made from, and is given it again.
    """

    def __init__(
        self,
        env: Environment,
        version: bytes,
        store: Store,
        *,
        lacking: bool = False,
        processes: int | None = None,
        report: Report | None = None,
    ) -> None:
        self.env = env
        self.version = version
        self.store = store
        self.shows: dict[bytes, list[str]] = {}
        self.inputs = Inputs()
        self.lacking = lacking
        self.processes = processes
        self.report = report or Report()

    def stage(self, records: Iterable[Record], output: Output) -> None:
        """Stage every file of the site that is new or changed, made in several processes where they are many."""
        kept: list[Made] = []
        changed: list[Record] = []
        for record in records:
            made = self._kept(record, output)
            if made:
                kept.append(made)
            else:
                changed.append(record)
        self.take(kept, output)
        changed.sort(key=lambda record: record.address)  # what shows an article lies together, and so do its files
        self.take(self._write(changed, output), output, len(changed))

    @contextmanager
    def beside(self, records: Iterable[Record], output: Output, articles: int) -> Iterator[Callable[[], list[Made]]]:
        """Begin to make records that take long and no template, in a process of their own where that is a gain.

        What is given answers how they were made, for `take`. articles: how many the records are made from.
        """
        work = partial(self._write_all, records, output)
        apart = articles > FEW and forks(self.processes) > 0
        with beside(work, apart=apart) as made:
            yield (lambda: _taken(made(), output)) if apart else made

    def take(self, made: Iterable[Made], output: Output, total: int = 0) -> None:
        """Stage what was made. total: how many files, where that takes time."""
        stored: dict[bytes, bytes] = {}
        for done, (address, look, written, inputs, kept) in enumerate(made, 1):
            output.stage(address, look.fingerprint, written)
            for key in look.keys:
                self.shows.setdefault(key, []).append(address)
            if look.keys:
                self.store.use([output_key(look.fingerprint)])
            if inputs:
                stored[output_key(look.fingerprint)] = inputs
            self.report.made += not kept
            if total:
                self.report.progress("make", done, total)
        if stored:
            self.store.put(stored)

    def _kept(self, record: Record, output: Output) -> Made | None:
        """How an earlier build has made the file of a record, if that is just so."""
        if not output.has(record.address):
            return None
        look, inputs = self.look(record)
        written = output.kept(record.address, look.fingerprint)
        return Made(record.address, look, written, inputs if self.lacking else b"", kept=True) if written else None

    def look(self, record: Record) -> tuple[Look, bytes]:
        """What the bytes of a file depend on, and what to store of it: nothing, if it shows no stored body."""
        match record:
            case Page() | Computed():
                inputs, keys = self.inputs.dump(record)
                return Look(digest_of(self.version, inputs), keys), inputs if keys else b""
            case File():
                return Look(digest_of(record.content), NO_KEYS), b""
            case CopiedFile():
                status = record.path.stat()
                return Look(f"{status.st_size} {status.st_mtime_ns}", NO_KEYS), b""

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

    def _write(self, changed: Sequence[Record], output: Output) -> Iterator[Made]:
        ranges = [range(start, min(start + CHUNK, len(changed))) for start in range(0, len(changed), CHUNK)]
        write = partial(self._write_range, changed, output)
        number = forks(self.processes)
        if len(changed) <= FEW or not number:
            for some in ranges:
                yield from write(some)
            return
        with forked(number, write, GIVE_WAY) as pool:
            for made in pool.map(call, ranges):
                yield from made

    def _write_range(self, changed: Sequence[Record], output: Output, some: range) -> list[Made]:
        return [self._written(changed[number], output) for number in some]

    def _write_all(self, records: Iterable[Record], output: Output) -> list[Made]:
        return [self._kept(record, output) or self._written(record, output) for record in records]

    def _written(self, record: Record, output: Output) -> Made:
        look, inputs = self.look(record)
        return Made(record.address, look, output.write(record.address, self.content(record)), inputs, kept=False)


def _taken(made: list[Made], output: Output) -> list[Made]:
    """What another process made; its addresses were taken there alone."""
    for one in made:
        output.has(one.address)
    return made
