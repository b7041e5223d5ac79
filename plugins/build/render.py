"""From targets to staged files: what is published already, made from the same, is not made again."""

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
    """How the file of a target was made, and in which process; written: None where it is published already."""

    address: str
    digest: str
    written: Written | None
    process: int


ALONE = 400
"""Up to so many files are made faster here than by starting other processes."""
BATCH = 50  # files that a process makes in one go
TOGETHER = 6
"""Months, or other sections, that are made before other processes take over."""
GIVE_WAY = 10
"""How nice those are that make pages: what is made in the background takes more memory, so it had better be done
first."""


class Renderer:
    """Makes the files of a site."""

    def __init__(
        self, graph: Graph, templates: Templates, texts: Texts, output: Output, processes: int | None, report: Report
    ) -> None:
        self.graph, self.templates, self.texts, self.output = graph, templates, texts, output
        self.processes, self.report = processes, report

    def stage(self, targets: Iterable[Target], phase: Phase) -> None:
        """Stage every file that is dirty, made in several processes where they are many."""
        dirty: list[tuple[Target, str]] = []
        for target in targets:
            digest = self.graph.digest(target)
            if not self.output.keep(target.address, digest):
                dirty.append((target, digest))
        dirty.sort(key=lambda pair: pair[0].address)  # what shows an article lies together, and so do its files
        made = forked_map(self._write, dirty, self.processes, batch=BATCH, alone=ALONE, nice=GIVE_WAY)
        self._take(made, phase, len(dirty))

    def stage_sections(self, sections: Iterable[DirtySection], *, sparing: bool) -> None:
        """Stage the files of sections, planned where they are made, and held no longer than that.

        sparing: have this process make what looks at the whole archive, which would become a copy in another.
        """
        own = sorted((section for section in sections if section.addresses), key=lambda one: one.addresses[0])
        here = [section for section in own if sparing and not section.share]
        apart = [section for section in own if section.share or not sparing]
        groups = [[*some] for _, some in groupby(apart, key=lambda one: one.addresses[0].split("/")[1:3])]
        made = forked_map(self._made_of, groups, self.processes, batch=1, turn=TOGETHER, alone=0, nice=GIVE_WAY)
        self._take(self._taken(chain.from_iterable(made)), 1, sum(len(section.addresses) for section in apart))
        for section in here:
            self._take(self._made_of([section]), 1, len(section.addresses))

    def _made_of(self, sections: Iterable[DirtySection]) -> list[Made]:
        targets = chain.from_iterable(section.targets() for section in sections)
        in_order = sorted(targets, key=lambda target: target.address)  # see stage
        return [self._made(target, self.graph.digest(target)) for target in in_order]

    @contextmanager
    def background(self, targets: Iterable[Target], articles: int) -> Iterator[Callable[[], None]]:
        """Begin to make targets that take long and no template, in a process of their own where that is a gain.

        What is given stages them. articles: how many they are made from.
        """
        apart = articles > ALONE and forks(self.processes) > 0

        def make_all() -> list[Made]:
            return [self._made(target, self.graph.digest(target)) for target in targets]

        with in_background(make_all, apart=apart) as wait:
            yield lambda: self._take(self._taken(wait()), 2, 0)

    def content(self, target: Target) -> bytes | Path:
        """The bytes of a file, or the path of the file that is to be copied."""
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

    def _write(self, one: tuple[Target, str]) -> Made:
        target, digest = one
        written = self.output.write(target.address, self.content(target))
        return Made(target.address, digest, written, os.getpid())

    def _made(self, target: Target, digest: str) -> Made:
        if self.output.keep(target.address, digest):
            return Made(target.address, digest, None, os.getpid())
        return self._write((target, digest))

    def _taken(self, made: Iterable[Made]) -> Iterator[Made]:
        """What was made; what another process made or kept took its address there alone."""
        for one in made:
            if one.process != os.getpid():
                self.output.keep(one.address, one.digest)
            yield one

    def _take(self, made: Iterable[Made], phase: Phase, total: int) -> None:
        for done, (address, digest, written, _) in enumerate(made, 1):
            if written is not None:
                self.output.stage(address, digest, written, phase)
                self.report.made += 1
            if total:
                self.report.progress("make", done, total)
