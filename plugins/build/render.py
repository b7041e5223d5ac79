"""From targets to staged files: makes those that are dirty."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

from plugins.content.model import Texts
from plugins.content.targets import CopiedFile, File, Known, MadeFile, Page, Target
from plugins.core.processes import forked_map, forks, in_background

from .graph import Graph
from .plan import DirtySection
from .publish import Output, Phase, Written
from .report import Report
from .templates import Templates


class Made(NamedTuple):
    """A file made for a target, and the process that made it; written: None if it is published already."""

    address: str
    digest: str
    written: Written | None
    process: int


ALONE = 200
"""The most files that are made faster in this process than by starting others."""
BATCH = 50  # files that a process makes in one go
TOGETHER = 6
"""Batches of sections after which forked processes are replaced."""
GIVE_WAY = 10
"""The niceness of processes that make pages: work in the background takes more memory and should end first."""


class Renderer:
    """Makes the files of a site."""

    def __init__(
        self, graph: Graph, templates: Templates, texts: Texts, output: Output, processes: int | None, report: Report
    ) -> None:
        self.graph, self.templates, self.texts, self.output = graph, templates, texts, output
        self.processes, self.report = processes, report

    def stage(self, targets: Iterable[Target], phase: Phase) -> None:
        """Stage every dirty file, made in several processes if there are many."""
        dirty: list[tuple[Target, str]] = []
        for target in targets:
            digest = self.graph.digest(target)
            if not self.output.keep(target.address, digest):
                dirty.append((target, digest))
        dirty.sort(key=lambda pair: pair[0].address)  # files that show the same article follow each other
        made = forked_map(self._make, dirty, self.processes, batch=BATCH, alone=ALONE, nice=GIVE_WAY)
        self._stage_all(made, phase, len(dirty))

    def stage_sections(self, sections: Iterable[DirtySection], *, sparing: bool) -> None:
        """Stage the files of sections, planned in the process that makes them and dropped right after.

        sparing: make sections that look at the whole archive in this process, since another would copy the archive.
        """
        own = sorted((section for section in sections if section.addresses), key=lambda one: one.addresses[0])
        here = [one for one in own if sparing and not one.section.share]
        apart = [one for one in own if one.section.share or not sparing]
        groups = [[*some] for _, some in groupby(apart, key=lambda one: one.addresses[0].split("/")[1:3])]
        made = forked_map(self._make_sections, groups, self.processes, batch=1, turn=TOGETHER, alone=0, nice=GIVE_WAY)
        number = sum(len(section.addresses) for section in apart)
        self._stage_all(self._with_addresses_taken(chain.from_iterable(made)), 1, number)
        for section in here:
            self._stage_all(self._make_sections([section]), 1, len(section.addresses))

    def _make_sections(self, sections: Iterable[DirtySection]) -> list[Made]:
        targets = chain.from_iterable(one.section.targets() for one in sections)
        in_order = sorted(targets, key=lambda target: target.address)  # see stage
        return [self._make_if_dirty(target, self.graph.digest(target)) for target in in_order]

    @contextmanager
    def background(self, targets: Iterable[Target], articles: int) -> Iterator[Callable[[], None]]:
        """Start making slow targets without templates, in a process of their own if that pays.

        Yields a function that stages them. articles: how many they are made from.
        """
        apart = articles > ALONE and forks(self.processes) > 0

        def make_all() -> list[Made]:
            return [self._make_if_dirty(target, self.graph.digest(target)) for target in targets]

        with in_background(make_all, apart=apart) as wait:
            yield lambda: self._stage_all(self._with_addresses_taken(wait()), 2, 0)

    def content(self, target: Target) -> bytes | Path:
        """The bytes of a file, or the path of the file to copy."""
        match target:
            case Page():
                context = target.context(*self._values_of(target))
                return self.templates.render(target.template, context, target.address)
            case File():
                return target.make(*self._values_of(target))
            case CopiedFile():
                return target.path
            case MadeFile():
                return target.make()

    def _values_of(self, target: Page | File) -> Iterator[object]:
        yield from (each.value if isinstance(each, Known) else each for each in target.inputs)
        if target.bodies:
            yield tuple(map(self.texts, target.bodies))

    def _make(self, one: tuple[Target, str]) -> Made:
        target, digest = one
        written = self.output.write(target.address, self.content(target))
        return Made(target.address, digest, written, os.getpid())

    def _make_if_dirty(self, target: Target, digest: str) -> Made:
        if self.output.keep(target.address, digest):
            return Made(target.address, digest, None, os.getpid())
        return self._make((target, digest))

    def _with_addresses_taken(self, made: Iterable[Made]) -> Iterator[Made]:
        """The files made, whose addresses are taken here too if another process made or kept them."""
        for one in made:
            if one.process != os.getpid():
                self.output.keep(one.address, one.digest)
            yield one

    def _stage_all(self, made: Iterable[Made], phase: Phase, total: int) -> None:
        for done, (address, digest, written, _) in enumerate(made, 1):
            if written is not None:
                self.output.stage(address, digest, written, phase)
                self.report.made += 1
            if total:
                self.report.progress("make", done, total)
