"""Sources to records: unchanged ones come from the cache, the others are read in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import NamedTuple

from plugins.content.model import Body, Text
from plugins.content.reading import ReadResult, Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.cache import Cache, DamagedCache
from plugins.core.code import code_digest
from plugins.core.codec import decode, digest, encode
from plugins.core.processes import Workers

from .report import Report

BATCH, ALONE = 25, 2
"""Sources in a batch, and the most batches that are read without starting other processes."""
TEXTS = 64
"""Texts in memory: the files that show one article are made in a row, and feeds share their texts."""


class Encoded(NamedTuple):
    """A source as cached: its digest, its ReadResult, and the digest and bytes of its Text."""

    source: bytes
    result: bytes
    text_digest: bytes
    text: bytes


class Reader:
    """Reads sources, and texts of sources that were read before."""

    def __init__(self, cache: Cache, rules: Rules, workers: Workers, report: Report) -> None:
        version = code_digest(__name__, *{key.read.__module__ for key in rules.keys}, *rules.extensions)
        self.version = digest((version, rules.extensions, [key.name for key in rules.keys]))
        self.results, self.texts = cache.room("sources", self.version), cache.room("texts", self.version)
        self.rules, self.workers, self.report = rules, workers, report
        self.text = lru_cache(maxsize=TEXTS)(self._text)

    def read(
        self, digests: Mapping[str, bytes], load: Callable[[Iterable[str]], Iterator[SourceFile]]
    ) -> list[ReadResult]:
        """The results of reading sources, in their order. digests: of the sources, by path; load: loads sources."""
        found: dict[str, ReadResult] = self.results.records(digests, ReadResult)
        missing = [path for path in digests if path not in found]
        for some in self._read(load(missing), len(missing)):
            self.results.put({path: (each.source, each.result) for path, each in some.items()})
            self.texts.put({path: (each.text_digest, each.text) for path, each in some.items()})
            found.update((path, decode(each.result, ReadResult)) for path, each in some.items())
            self.report.read_anew += len(some)
            self.report.progress("read", self.report.read_anew, len(missing))
        try:
            return [found[path] for path in digests]
        except KeyError as error:  # a source was deleted since the scan
            raise DamagedCache(str(error)) from error

    def _read(self, files: Iterator[SourceFile], number: int) -> Iterator[dict[str, Encoded]]:
        batches = iter(lambda: [*islice(files, BATCH)], [])
        yield from self.workers.spread(partial(read_batch, self.rules), batches, -(-number // BATCH), alone=ALONE)

    def _text(self, file: str, text_digest: bytes) -> Text:
        text: Text | None = self.texts.record(file, Text, text_digest)
        if text is None:
            raise DamagedCache(f"the cache lacks the text of {file}")
        return text

    def text_of(self, body: Body) -> Text:
        """The text of a body, read in this build or an earlier one."""
        return self.text(body.file, body.digest)

    def forget_others(self, paths: Iterable[str]) -> None:
        """Delete the entries of all sources but these."""
        known = frozenset(paths)
        self.results.keep_only(known)
        self.texts.keep_only(known)


def source_digest(file: SourceFile) -> bytes:
    """The digest of a source as it is read, after redaction."""
    return digest((file.path, file.data))


def read_batch(rules: Rules, files: Sequence[SourceFile]) -> dict[str, Encoded]:
    """Read some sources and encode the results in the same process."""
    read: dict[str, Encoded] = {}
    for file in files:
        result, text = read_file(file, rules)
        body = result.any_body
        text_digest = body.digest if body else b""
        read[file.path] = Encoded(source_digest(file), encode(result), text_digest, encode(text))
    return read
