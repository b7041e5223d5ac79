"""A build after which only the texts of a few sources differ: made without looking at the rest of the archive.

What a page is made from holds stored records and bodies by the keys of their sources (bodies.py), and a record has a
shape, a digest of all but its text. If the shapes are what they were, and everything beside the sources is, too
(memory.py), then each output is made from what it was made from before, but for the texts that it shows; so the
outputs that show a changed one are taken from the store, given the new text, and made again.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from plugins.content.archive import Sources, local_time
from plugins.content.data import data_files
from plugins.content.model import Archive, Article
from plugins.content.model import Output as Record
from plugins.content.reading import SourceFile, read_file
from plugins.content.scan import Files, find_files, load
from plugins.content.signals import archive_conditions, archive_index, archive_reindex
from plugins.core.files import Stamp, stamp_of

from .bodies import RECORD, shape_of
from .bodies import load as load_record
from .inputs import load_inputs
from .memory import Made, Memory, World, end_of, look
from .output import Output
from .reading import Reading
from .rendering import output_key


class Retouch:
    """Compares a build with the one before it of the same content and output.

    cache: the folder where that is remembered; memory: what is, once edits were found.
    """

    memory: Memory
    world: World

    def __init__(
        self, settings: Mapping[str, object], content: Path, output: Path, cache: Path, reading: Reading
    ) -> None:
        self.settings, self.content, self.cache, self.reading = settings, content, cache, reading
        self.store = reading.store
        self.path = cache / f"{hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:10]}.memory"
        self.began = time.time_ns()  # the file system's clock, not the archive's
        self.now: datetime = local_time(settings["ARCHIVE_NOW"])  # type: ignore[arg-type]
        self.doubtful: list[str] = []
        """The paths of the sources that had to be read to be known again."""
        self.moved: dict[bytes, bytes] = {}
        """The keys of the sources whose text alone has changed, before and after."""
        self.lacking = False
        """Whether the store may have lost what the published files were made from."""

    @cached_property
    def files(self) -> Files:
        """The files of the content folder."""
        return find_files(self.content, data_files(Path(str(self.settings["ARCHIVE_FALLBACK"]))))

    @cached_property
    def stamps(self) -> dict[str, Stamp | None]:
        """The stamps of the sources, taken before any is read."""
        return {path: stamp_of(f"{self.content}/{path}") for path in self.files.sources}

    def sources(self) -> Sources:
        """All sources of this build, loaded as they are asked for."""
        return Sources(self.files, load(self.content, self.files))

    def finds_edits(self) -> bool:
        """Whether nothing but texts has changed since the build before, or nothing at all."""
        files, stamps = self.files, self.stamps
        conditions = [str(answer) for _, answer in archive_conditions.send(self.content)]
        self.world = look(self.settings, self.content, files, conditions)
        memory = Memory.load(self.path)
        self.lacking = memory is None
        if memory is None or not memory.holds(self.world, self.now):
            return False
        self.memory = memory
        before = memory.keys
        if before.keys() != stamps.keys():
            return False
        self.doubtful = [path for path, stamp in stamps.items() if not memory.still(path, stamp)]
        keyed = self.reading.keyed([*load(self.content, files, self.doubtful)])
        if files.diagnostics:
            return False
        changed = [(key, source) for key, source in keyed if before[source.path] != key]
        if {fault.file for fault in memory.made.diagnostics} & {source.path for _, source in changed}:
            return False  # its lines may have moved
        self.moved = {before[source.path]: key for key, source in changed}
        return memory.made.eager.isdisjoint(self.moved) and self._keep_their_shapes(changed)

    def _keep_their_shapes(self, changed: Sequence[tuple[bytes, SourceFile]]) -> bool:
        """Whether these sources, which have changed, have done so in their texts alone."""
        extensions: Any = self.settings["MARKDOWN_EXTENSIONS"]
        new = self.reading.records(partial(read_file, extensions=tuple(extensions)), changed)
        old = self.store.get(RECORD + key for key in self.moved)
        self.lacking = len(old) < len(self.moved)
        return not self.lacking and all(
            shape_of(load_record(old[RECORD + before], before, self.store))
            == shape_of(load_record(new[RECORD + after], after, self.store))
            for before, after in self.moved.items()
        )

    def outputs(self, output: Output) -> list[Record] | None:
        """The outputs to make again, all others being taken as they are; None if that was an error."""
        if output.stamp != self.memory.stamp:
            return None
        if not self.moved:
            output.keep_all_but(())
            return []
        indexed = self._indexed(output)
        showing = self._showing(output)
        if indexed is None or showing is None:
            return None
        found, gone = indexed
        found += showing
        addresses = {record.address for record in found} | gone | {*self.memory.made.last}
        output.keep_all_but(addresses)
        return found

    def _showing(self, output: Output) -> list[Record] | None:
        """The outputs that show a changed text; None if one is not in the store any more."""
        shows = self.memory.made.shows
        addresses = sorted({address for key in self.moved for address in shows.get(key, ())})
        keys = [output_key(output.fingerprint_of(address)) for address in addresses]
        stored = self.store.get(keys)
        if not stored.keys() >= set(keys):
            self.lacking = True
            return None
        return [load_inputs(stored[key], self.store, self.moved) for key in keys]

    def _indexed(self, output: Output) -> tuple[list[Record], set[str]] | None:
        """What indexes add and take away; None if one must begin anew."""
        edits = tuple(self._articles())
        if not edits:
            return [], set()
        answers = [found for _, found in archive_reindex.send(edits, cache=self.cache, published=output.sha256_of)]
        if None in answers or len(answers) != len(list(archive_index.receivers_for(None))):
            return None
        outputs = [output for answer in answers for output in answer.outputs]
        return outputs, {address for answer in answers for address in answer.gone}

    def _articles(self) -> Iterator[tuple[Article, Article]]:
        for keys in self.moved.items():
            before, after = (load_record(self.store.one(RECORD + key), key, self.store).record for key in keys)
            if isinstance(before, Article) and isinstance(after, Article):
                yield before, after

    def remember(self, archive: Archive, moments: Iterable[datetime], made: Made, output: Output) -> None:
        """Keep what the next build is compared with, after one in full."""
        later = (record.date.start for record in archive.waiting if isinstance(record, Article))
        until = end_of(self.now, [*moments, *later])
        keys, number = self.reading.keys, len(archive.articles)
        Memory(self.world, self.began, self.now, until, keys, self.stamps, number, output.stamp, made).save(self.path)

    def remember_edits(self, output: Output) -> None:
        """Keep what the next build is compared with, after one of edits alone."""
        if self.doubtful:
            made, keys = self.memory.made, {**self.memory.keys, **self.reading.keys}
            shows = {self.moved.get(key, key): addresses for key, addresses in made.shows.items()}
            replace(
                self.memory,
                began=self.began,
                keys=keys,
                stamps=self.stamps,
                stamp=output.stamp,
                made=replace(made, shows=shows),
            ).save(self.path)
