"""The build engine: our own generator, which Pelican runs, and nothing of Pelican changed.

It reads the whole archive, lets every capability add its pages (plugins/articles/signals.py), renders them and hands
the files to an Output, which alone touches what is published.

Settings: ARCHIVE_NOW (datetime, Hanoi's time: what is later stays unpublished), ARCHIVE_DRAFTS (bool: build drafts
too), ARCHIVE_CHECK_ONLY (bool: stop before anything is rendered), ARCHIVE_FALLBACK (folder whose du-lieu/ serves where
the content has none), ARCHIVE_CACHE (folder for what need not be made twice), ARCHIVE_PROCESSES
(how many work at once; None: one a core), SOCIAL_CARDS (bool: draw a card for each article without a lead image),
MARKDOWN_EXTENSIONS (dotted names), SITE_DESCRIPTION.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.articles.archive import read_archive
from plugins.articles.faults import ContentFaults, Fault, errors
from plugins.articles.model import Archive, Page
from plugins.articles.model import Output as OutputRecord
from plugins.articles.signals import (
    archive_checks,
    archive_files,
    archive_history,
    archive_images,
    archive_pages,
    archive_sources,
    site_files,
    site_pages,
)

from . import log_faults
from .assets import assets
from .fingerprint import fingerprint, templates_version
from .output import Output
from .reading import Reading
from .rendering import Rendering
from .report import Report
from .site import address_filters, make_site
from .store import DamagedStore, Store


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Turns the content folder into the archive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = hashlib.sha256(str(Path(self.path).resolve()).encode()).hexdigest()[:10]
        self.cache = Path(self.settings["ARCHIVE_CACHE"]) / name  # one a content folder: each sweeps its own
        self.store = Store(self.cache / "store.sqlite")
        self.report = Report.of(self.settings)

    def generate_context(self) -> None:
        """Read and check everything; ContentFaults if anything must be mended first."""
        try:
            self._read()
        except DamagedStore:
            self.store.discard()
            self._read()

    def generate_output(self, writer: Any) -> None:
        """Make and publish; Pelican's writer is not used, since a build is published whole or not at all."""
        if self.settings["ARCHIVE_CHECK_ONLY"]:
            return
        try:
            self._publish()
        except DamagedStore:
            self.store.discard()
            self._read()
            self._publish()
        self.store.sweep()
        self.store.close()

    def _read(self) -> None:
        settings = self.settings
        reading = Reading(
            self.store,
            *settings["MARKDOWN_EXTENSIONS"],
            first=tuple(_answers(archive_sources, settings["ARCHIVE_NOW"])),
            processes=settings["ARCHIVE_PROCESSES"],
            report=self.report,
        )
        with self.report.stage("read"):
            archive, faults = read_archive(
                Path(self.path),
                now=settings["ARCHIVE_NOW"],
                drafts=settings["ARCHIVE_DRAFTS"],
                fallback=Path(settings["ARCHIVE_FALLBACK"]),
                extensions=settings["MARKDOWN_EXTENSIONS"],
                map=reading,
            )
        with self.report.stage("check"):
            self.archive, more = self._with_images(archive)
            addresses, self.asset_files = assets(Path(self.theme) / "static")
            self.site = make_site(settings, self.archive, addresses)
            faults = [*faults, *more]
            for found in _answers(archive_checks, self.archive, site=self.site):
                faults.extend(found)
        faults.extend(log_faults.listen().take())
        self.report.read(self.archive, faults)
        if errors(faults):
            raise ContentFaults(faults)

    def _publish(self) -> None:
        self.env.filters.update(address_filters(self.site))
        self.env.globals["site"] = self.site
        self.env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}  # Vietnamese stays legible
        version = fingerprint(templates_version(Path(self.theme) / "templates"), self.site)
        rendering = Rendering(self.env, version, processes=self.settings["ARCHIVE_PROCESSES"], report=self.report)
        with Output(Path(self.output_path), self.report.waiting) as output:
            with self.report.stage("collect"):
                outputs = self._outputs()
            with self.report.stage("make"):
                rendering.stage(outputs, output)
                for files in _answers(site_files, output.published()):
                    rendering.stage(files, output)
            unexpected = log_faults.listen().take()
            if unexpected:
                raise ContentFaults(unexpected)
            with self.report.stage("publish"):
                self.report.published(*output.commit())

    def _folders(self) -> dict[str, Path]:
        return {"content": Path(self.path), "cache": self.cache}

    def _with_images(self, archive: Archive) -> tuple[Archive, list[Fault]]:
        faults: list[Fault] = []
        for images in _answers(archive_images, archive, **self._folders(), cards=self.settings["SOCIAL_CARDS"]):
            archive = replace(archive, pictures=images.pictures, social=images.social)
            faults.extend(images.faults)
        return archive, faults

    def _outputs(self) -> list[OutputRecord]:
        for history in _answers(archive_history, self.archive, **self._folders()):
            self.archive = replace(self.archive, history=history)
        outputs: list[OutputRecord] = [*self.asset_files]
        progress = partial(self.report.progress, "images")
        for files in _answers(archive_files, self.archive, **self._folders(), progress=progress):
            outputs.extend(files)
        for more in _answers(archive_pages, self.archive, site=self.site):
            outputs.extend(more)
        pages = tuple(output for output in outputs if isinstance(output, Page))
        for more in _answers(site_pages, pages, site=self.site):
            outputs.extend(more)
        return outputs


def _answers(signal: Any, sender: object, **values: object) -> Iterable[Any]:
    return (answer for _, answer in signal.send(sender, **values))


def get_generators(_pelican: object) -> type[Generator]:
    """Pelican's question which generators there are besides its own."""
    return ArchiveGenerator


def register() -> None:
    """Listen to Pelican's log first: this plugin stands first in PLUGINS, so that a later one cannot fail unheard."""
    log_faults.listen()
    signals.get_generators.connect(get_generators)
