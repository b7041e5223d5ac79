"""The build engine: our own generator, which Pelican runs, and nothing of Pelican changed.

It reads the whole archive, lets every capability add its pages (plugins/content/signals.py), renders them and hands
the files to an Output, which alone touches what is published.

Settings: ARCHIVE_NOW (datetime, Hanoi's time: what is later stays unpublished), ARCHIVE_DRAFTS (bool: build drafts
too), ARCHIVE_CHECK_ONLY (bool: stop before anything is rendered), ARCHIVE_FALLBACK (folder whose du-lieu/ serves where
the content has none), ARCHIVE_CACHE (folder for what need not be made twice), ARCHIVE_COLD (bool: make everything anew,
as if nothing had been kept), ARCHIVE_PROCESSES (how many work at once; None: one a core), SOCIAL_CARDS (bool: draw a
card for each article without a lead image), MARKDOWN_EXTENSIONS (dotted names), SITE_DESCRIPTION.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import orjson
from pelican import signals
from pelican.generators import Generator

from plugins.content.archive import read_sources
from plugins.content.model import Archive, CopiedFile, Page, Site
from plugins.content.model import Output as OutputRecord
from plugins.content.signals import (
    archive_checks,
    archive_files,
    archive_history,
    archive_images,
    archive_index,
    archive_moments,
    archive_pages,
    archive_sources,
    site_files,
    site_pages,
)
from plugins.core.diagnostics import ContentErrors, Diagnostic, errors

from . import log_faults
from .assets import assets
from .bytecode import StoredBytecode
from .fingerprint import fingerprint, templates_version
from .forked import beside, forks
from .memory import Made
from .output import Output
from .reading import Reading
from .rendering import Rendering
from .report import Report
from .retouch import Retouch
from .site import address_filters, make_site
from .store import DamagedStore, Store


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Turns the content folder into the archive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = hashlib.sha256(str(Path(self.path).resolve()).encode()).hexdigest()[:10]
        self.cache = Path(self.settings["ARCHIVE_CACHE"]) / name  # one a content folder: each sweeps its own
        if self.settings["ARCHIVE_COLD"]:
            shutil.rmtree(self.cache, ignore_errors=True)
        self.store = Store(self.cache / "store.sqlite")
        self.report = Report.of(self.settings)
        self.reading = Reading(
            self.store,
            *self.settings["MARKDOWN_EXTENSIONS"],
            first=tuple(_answers(archive_sources, self.settings["ARCHIVE_NOW"])),
            processes=self.settings["ARCHIVE_PROCESSES"],
            report=self.report,
        )
        self.retouch = Retouch(self.settings, Path(self.path), Path(self.output_path), self.cache, self.reading)

    def generate_context(self) -> None:
        """Read and check what has changed, or everything; ContentErrors if anything must be mended first."""
        try:
            with self.report.stage("read"):
                self.few = not self.settings["ARCHIVE_CHECK_ONLY"] and self.retouch.finds_edits()
            if not self.few:
                self._read()
        except DamagedStore:
            self._begin_anew()

    def generate_output(self, writer: Any) -> None:
        """Make and publish; Pelican's writer is not used, since a build is published whole or not at all."""
        if self.settings["ARCHIVE_CHECK_ONLY"]:
            return
        try:
            if not (self.few and self._publish_edits()):
                if self.few:
                    self._read()
                self._publish()
        except DamagedStore:
            self._begin_anew()
            self._publish()
        self.store.close()

    def _begin_anew(self) -> None:
        self.store.discard()
        self.few, self.retouch.lacking = False, True
        self._read()

    def _read(self) -> None:
        settings = self.settings
        self.store.opened.clear()
        self.report.made = 0  # whatever was made of edits alone is made anew
        with self.report.stage("read"):
            archive, diagnostics = read_sources(
                Path(self.path),
                self.retouch.sources(),
                now=settings["ARCHIVE_NOW"],
                drafts=settings["ARCHIVE_DRAFTS"],
                fallback=Path(settings["ARCHIVE_FALLBACK"]),
                extensions=settings["MARKDOWN_EXTENSIONS"],
                map=self.reading,
            )
        with self.report.stage("check"):
            self.archive, more = self._with_images(archive)
            addresses, self.asset_files = assets(Path(self.theme) / "static")
            self.site = make_site(settings, self.archive, addresses)
            diagnostics = [*diagnostics, *more]
            for found in _answers(archive_checks, self.archive, site=self.site):
                diagnostics.extend(found)
        diagnostics.extend(log_faults.listen().take())
        self.report.read(len(self.archive.articles), diagnostics)
        if errors(diagnostics):
            raise ContentErrors(diagnostics)

    def _publish(self) -> None:
        version = fingerprint(templates_version(Path(self.theme) / "templates"), self.site)
        rendering = self._rendering(self.site, version)
        with self._output() as output:
            if self.settings["ARCHIVE_COLD"]:
                output.doubt()
            several = self.settings["ARCHIVE_PROCESSES"]
            index = chain.from_iterable(_answers(archive_index, self.archive, cache=self.cache, processes=several))
            with rendering.beside(index, output, len(self.archive.articles)) as indexed:
                with self.report.stage("images"):
                    files = self._files()
                with self.report.stage("collect"):
                    outputs = [*self.asset_files, *files, *self._pages()]
                eager = frozenset(self.store.opened)
                with self.report.stage("make"):
                    rendering.stage(outputs, output)
                    made = indexed()
                    rendering.take(made, output, len(made))
                    last = _describe(rendering, output)
            self._commit(output)
            self.store.sweep()
            moments = (moment for found in _answers(archive_moments, self.archive) for moment in found)
            how = Made(self.site, version, eager, rendering.shows, last, tuple(self.report.diagnostics))
            self.retouch.remember(self.archive, moments, how, output)

    def _publish_edits(self) -> bool:
        """Publish where only texts have changed; False if that was an error."""
        memory = self.retouch.memory
        rendering = self._rendering(memory.made.site, memory.made.version)
        apart = bool(self.retouch.moved) and forks(self.settings["ARCHIVE_PROCESSES"]) > 0
        with self._output() as output, beside(output.altered, apart=apart) as altered:
            with self.report.stage("collect"):
                outputs = self.retouch.outputs(output)
            if outputs is None:
                return False
            self.report.read(memory.articles, memory.made.diagnostics)
            with self.report.stage("make"):
                if outputs:
                    rendering.stage(outputs, output)
                    _describe(rendering, output)
            if not output.stands(altered()):
                return False
            self._commit(output)
            self.retouch.remember_edits(output)
        return True

    def _rendering(self, site: Site, version: bytes) -> Rendering:
        self.env.filters.update(address_filters(site))
        self.env.globals["site"] = site
        for name in ("cycler", "joiner", "lipsum"):  # no template needs them, and each import compares all globals
            self.env.globals.pop(name, None)
        self.env.policies.update({"json.dumps_function": _json, "json.dumps_kwargs": {}})
        self.env.bytecode_cache = StoredBytecode(self.store, version)
        processes = self.settings["ARCHIVE_PROCESSES"]
        lacking = self.retouch.lacking
        return Rendering(self.env, version, self.store, lacking=lacking, processes=processes, report=self.report)

    def _output(self) -> Output:
        return Output(Path(self.output_path), self.report.waiting)

    def _commit(self, output: Output) -> None:
        unexpected = log_faults.listen().take()
        if unexpected:
            raise ContentErrors(unexpected)
        with self.report.stage("publish"):
            self.report.files = len(output)
            self.report.published(*output.commit())

    def _folders(self) -> dict[str, Path]:
        return {"content": Path(self.path), "cache": self.cache}

    def _with_images(self, archive: Archive) -> tuple[Archive, list[Diagnostic]]:
        diagnostics: list[Diagnostic] = []
        for images in _answers(archive_images, archive, **self._folders(), cards=self.settings["SOCIAL_CARDS"]):
            archive = replace(archive, pictures=images.pictures, social=images.social)
            diagnostics.extend(images.diagnostics)
        return archive, diagnostics

    def _files(self) -> list[CopiedFile]:
        progress = partial(self.report.progress, "images")
        answers = _answers(archive_files, self.archive, **self._folders(), progress=progress)
        return [*chain.from_iterable(answers)]

    def _pages(self) -> list[OutputRecord]:
        for history in _answers(archive_history, self.archive, **self._folders()):
            self.archive = replace(self.archive, history=history)
        outputs = [*chain.from_iterable(_answers(archive_pages, self.archive, site=self.site))]
        pages = tuple(output for output in outputs if isinstance(output, Page))
        return [*outputs, *chain.from_iterable(_answers(site_pages, pages, site=self.site))]


def _answers(signal: Any, sender: object, **values: object) -> Iterable[Any]:
    return (answer for _, answer in signal.send(sender, **values))


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _describe(rendering: Rendering, output: Output) -> tuple[str, ...]:
    """Stage the files that describe all others; their addresses."""
    addresses: list[str] = []
    for found in _answers(site_files, output.published()):
        files = tuple(found)
        rendering.stage(files, output)
        addresses.extend(file.address for file in files)
    return tuple(addresses)


def get_generators(_pelican: object) -> type[Generator]:
    """Pelican's question which generators there are besides its own."""
    return ArchiveGenerator


def register() -> None:
    """Listen to Pelican's log first: this plugin stands first in PLUGINS, so that a later one cannot fail unheard."""
    log_faults.listen()
    signals.get_generators.connect(get_generators)
