"""One source by itself, while it is typed: its diagnostics, and its page within a known archive.

Nothing is stored and nothing else is read; faults that only the whole archive shows are left to a full check.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.archive import scheduled
from plugins.content.capability import Capabilities
from plugins.content.checks import records
from plugins.content.checks.links import Anchors, LinkCheck
from plugins.content.filling import Filler
from plugins.content.messages import diagnostic
from plugins.content.model import Archive, Article, Image, Picture, Text
from plugins.content.names import AUTHORS, TAGS, name_index
from plugins.content.pages import Surroundings
from plugins.content.reading import ReadResult, Rules, read_file
from plugins.content.source import SourceFile
from plugins.content.targets import Known
from plugins.core.diagnostics import Diagnostic
from plugins.core.memo import Memo

from .templates import Templates


class Baseline(Struct, frozen=True):
    """The archive, as a build planned it, that single sources are read within.

    anchors: see LinkCheck; there: the content paths of all photographs and attached files.
    """

    archive: Archive
    results: Sequence[ReadResult]
    capabilities: Capabilities
    rules: Rules
    templates: Templates
    anchors: Callable[[str], Anchors]
    there: Iterable[str]


class Single:
    """Reads single sources within a known archive.

    picture: gives a stand-in for a photograph that no build has seen yet; None if there is none.
    """

    def __init__(self, known: Baseline, picture: Callable[[str], Picture | None]) -> None:
        self.known, self.picture = known, picture
        self.links = LinkCheck(known.results, known.archive, known.anchors, known.there)
        self.files = {result.record.address: result.path for result in known.results if result.record}
        self._redact = known.capabilities.redactor(known.archive.now.date())

    def prepare(self) -> None:
        """Compute what all pages share, so that the first page is as fast as the others."""
        _ = self._around

    def read(self, path: str, data: bytes) -> tuple[ReadResult, Text]:
        """Read a source at a content path."""
        return read_file(self._redact(SourceFile(path, data)), self.known.rules)

    def diagnostics(self, result: ReadResult, text: Text) -> list[Diagnostic]:
        """The diagnostics of a source, as far as it and the addresses of all others show them."""
        data = self.known.archive.data
        found = [*result.diagnostics, *self.links.of(result)]
        found += records.check_categories([result], data)
        found += scheduled([result], self.known.archive.now)
        if result.record and (other := self.files.get(result.record.address, result.path)) != result.path:
            found.append(diagnostic(result.path, 1, "address-taken", address=result.record.address, other=other))
        return sorted({*found, *self._found_by_capabilities(result, text)})

    def _found_by_capabilities(self, result: ReadResult, text: Text) -> Iterator[Diagnostic]:
        """What the checks of all capabilities find in a source as if it were the whole archive."""
        archive, record = self.known.archive, result.record
        if record is None:
            return
        alone = replace(
            archive,
            articles=(record,) if isinstance(record, Article) else (),
            pages=() if isinstance(record, Article) else (record,),
            waiting=(),
            attachments={result.path: archive.attachments.get(result.path, ())},
            text=lambda _body: text,
            memo=Memo.in_memory(),
        )
        found = self.known.capabilities.gathered(lambda one: one.check, alone)
        yield from (each for each in found if each.file == result.path)

    def page(self, result: ReadResult, text: Text) -> bytes | None:
        """The page of a source, as a build would make it; None if its front matter allows none."""
        record, around = result.record, self._around
        if record is None or (isinstance(record, Article) and record.category not in around.archive.data.categories):
            return None
        around = replace(around, filler=self._filler([one.path for one in record.body.links if isinstance(one, Image)]))
        if isinstance(record, Article):
            around = replace(around, own=[*self._own(around, record)])
            if any(name not in around.authors.spellings for name in record.authors):
                around = replace(around, authors=name_index(record.authors, AUTHORS))
            if any(name not in around.tags.spellings for name in record.tags):
                around = replace(around, tags=name_index(record.tags, TAGS))
            page = around.page(record)
        else:
            page = around.fixed_page(record)
        values = [each.value if isinstance(each, Known) else each for each in page.inputs]
        return self.known.templates.render(page.template, page.context(*values, (text,)), page.address)

    def _own(self, around: Surroundings, record: Article) -> Iterator[Mapping[str, object]]:
        """The parts of each context that depend on this record alone."""
        for context, known in zip(around.contexts, around.own, strict=True):
            found = context.typed and context.typed(record, around.archive, self.known.templates.site)
            yield known if context.typed is None else {} if found is None else {record.file: found}

    @cached_property
    def _around(self) -> Surroundings:
        contexts = [one.article_context for one in self.known.capabilities.all if one.article_context]
        mentions = self.known.capabilities.mentions(self.known.archive)
        return Surroundings.of(self.known.archive, self.known.templates.site, contexts, mentions)

    def _filler(self, images: Iterable[str]) -> Filler:
        archive = self.known.archive
        new = {path: found for path in images if path not in archive.pictures and (found := self.picture(path))}
        filler = Filler(archive, self.known.templates.site.base, self._around.filler.mentions)
        filler.pictures = ChainMap(new, dict(archive.pictures)) if new else archive.pictures
        return filler
