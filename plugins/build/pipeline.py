"""A build from start to end: scan, read, plan, check, make dirty files, publish all of it or nothing.

An edit, a new article, a changed template and a cold build take the same steps, with fewer or more dirty files.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from filelock import FileLock
from jinja2 import Environment
from msgspec.structs import replace

from plugins.content.archive import assemble
from plugins.content.capability import NO_PROOF, Capabilities, Proof, Workspace
from plugins.content.checks.links import LinkCheck
from plugins.content.data import is_lent, read_data
from plugins.content.model import HOME, Archive, Article
from plugins.content.reading import ReadResult, Rules
from plugins.content.targets import Target
from plugins.core.cache import Cache, DamagedCache, Room
from plugins.core.cluster import cluster
from plugins.core.code import code_digest
from plugins.core.codec import digest, encode
from plugins.core.diagnostics import ContentErrors, Diagnostic, errors
from plugins.core.files import wait_for
from plugins.core.memo import Memo
from plugins.core.processes import Workers, forks, in_background, process_count
from plugins.core.stamps import is_settled

from .assets import assets
from .compression import stage_compressed
from .graph import Graph
from .messages import setting_fault
from .minify import published_scripts
from .options import Options
from .pelican_log import listen
from .plan import NO_PREVIOUS_PLAN, Plan, PreviousPlan, make_plan
from .publish import ForeignFiles, Output, path_of, unsafe_output
from .read import Reader
from .render import Renderer
from .report import Report
from .scan import Scan, scan_of, sources_at
from .single import Baseline
from .site import make_site
from .site_url import fault_of, shown_url
from .state import KnownSource, State, end_of
from .templates import Templates
from .web_font import web_font

FOREIGN_TOLD = 20
"""The most foreign files that are named one by one."""

MANY = 20_000
"""Articles from which on a build saves memory. A cold one then makes background targets before it plans, since together
with the plan and its copies in other processes they would take more memory than the archive."""


class Inputs(NamedTuple):
    """All that the plan is made from: the archive, each source by itself, their diagnostics, and how to make pages.

    facts: see State.
    """

    archive: Archive
    facts: bytes
    proof: Proof
    results: list[ReadResult]
    diagnostics: list[Diagnostic]
    assets: Sequence[Target]
    templates: Templates
    graph: Graph


class Build:
    """One build of a content folder into an output folder; a context manager, which holds the locks on both.

    environment: Jinja's, with the theme's templates. baseline: set once it is planned, for reading single sources.
    """

    def __init__(self, options: Options, capabilities: Capabilities, environment: Environment, report: Report) -> None:
        self.options, self.capabilities, self.environment, self.report = options, capabilities, environment, report
        self.began = time.time_ns()  # the file system's clock, not the archive's
        self.cache = Cache(options.cache / "cache.sqlite")
        files = options.cache / "images"
        self.workers = Workers.here(options.processes)
        if options.executor:
            self.workers = cluster(options.executor, options.content, files)
        self.workspace = Workspace(
            content=options.content, cache=self.cache, files=files, processes=options.processes,
            progress=partial(report.progress, "images"), url=options.url, public=options.public,
            instead=options.instead, workers=self.workers,
        )  # fmt: skip
        self.output = Output(options.output, report.waiting)
        self.baseline: Baseline | None = None
        self._open = ExitStack()

    def __enter__(self) -> Build:
        self._open.callback(self.cache.close)
        with suppress(OSError):  # a cache that cannot be written needs no lock
            self._open.enter_context(wait_for(FileLock(self.options.cache / "lock"), self.report.waiting))
        if self.options.cold:
            shutil.rmtree(self.workspace.files, ignore_errors=True)
            self.cache.discard()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def check(self) -> None:
        """Read, plan and check; ContentErrors if an error must be mended first."""
        self._retry_if_damaged(lambda: self._plan_and_check(self._read()))

    def run(self) -> None:
        """Build and publish; ContentErrors, with the output untouched, if an error must be mended first."""
        if code := unsafe_output(self.options.output, self.options.content):
            raise ContentErrors([setting_fault(code, folder=self.options.output)])
        if self.options.public and (code := fault_of(self.options.written_url)):
            raise ContentErrors([setting_fault(code, url=shown_url(self.options.written_url))])
        self._open.enter_context(self.output)
        apart = forks(self.options.processes) > 0
        altered = self._open.enter_context(in_background(self.output.altered, apart=apart))
        self._retry_if_damaged(partial(self._run, altered))

    def _run(self, altered: Callable[[], list[str]]) -> None:
        with self.report.stage("read"):
            unchanged = self._is_unchanged() and not altered()
        if unchanged and self.state:
            self.output.keep_all()
            self.report.files = len(self.output)
            self._fill_report(self.state.articles, self.state.diagnostics)
            self._keep(self.state)
        else:
            inputs = self._read()  # meanwhile the output is examined in the background
            self.output.distrust(None if self.options.cold else altered())
            self._make(inputs)

    def _retry_if_damaged(self, step: Callable[[], object]) -> None:
        """Run a step; if the cache is damaged, run it again with an empty one, and then without a cache file."""
        for mend in (self.cache.discard, self.cache.use_memory):
            try:
                step()
                return
            except DamagedCache:
                mend()
                for name in ("state", "scan"):
                    self.__dict__.pop(name, None)
                self.output.begin_again()
                self.report.made = self.report.read_anew = 0
        step()

    # The last build

    @property
    def _states(self) -> Room:
        return self.cache.room("state", code_digest())

    @cached_property
    def state(self) -> State | None:
        """The state that the last build of this output left; None if there is none by the same code."""
        return self._states.record(str(self.options.output.resolve()), State)

    def _is_unchanged(self) -> bool:
        """Whether the output is that of the last build, and building now would give the same site."""
        state, scan = self.state, self.scan
        return (
            state is not None
            and state.matches(scan.globals, scan.sources, self.options.now)
            and is_settled(scan.newest, state.began)
            and self.output.stamp == state.record
        )

    def _keep(self, state: State) -> None:
        """Store a state with the sources of this build's scan, unless both are unchanged."""
        seen = {path: KnownSource(self.scan.stamps.get(path), source) for path, source in self.scan.sources.items()}
        if self.scan.doubted or state is not self.state:
            state = replace(state, sources=seen, began=self.began)
            self._states.put({str(self.options.output.resolve()): (b"", encode(state))})

    # Scan

    @cached_property
    def scan(self) -> Scan:
        """The files of the content, and the digests of whatever else a site is made from."""
        return scan_of(self.options, self.capabilities, self.state)

    # Read, plan, check

    def _read(self) -> Inputs:
        """Read what has changed; the rest comes from the cache."""
        capabilities = self.capabilities
        with self.report.stage("read"):
            results, archive, diagnostics = self._read_sources()
            files, templates = self._read_theme(archive)
            facts = self._facts(archive, results)
            archive = replace(
                archive,
                reading=self.reader.version,
                memo=Memo(self.cache.room("memo", code_digest()), facts),
                turns=capabilities.provided(lambda one: one.turns, archive) or {},
                deleted=capabilities.provided(lambda one: one.deleted, archive) or {},
            )
            proof = capabilities.provided(lambda one: one.proof, archive, self.workspace) or NO_PROOF
            archive = replace(archive, removed=proof.holds)
            examiners = [one.examine for one in capabilities.all if one.examine]
            found = capabilities.provided(lambda one: one.attachments, archive, self.workspace, proof, examiners)
            if found:
                archive = replace(
                    archive, attached=found.attached, attachments=found.attachments, attached_texts=found.texts
                )
                files += found.copies
                diagnostics += found.diagnostics
        graph = Graph(templates, self.reader.version, self.options.rendering)
        return Inputs(archive, facts, proof, results, diagnostics, files, templates, graph)

    def _read_sources(self) -> tuple[list[ReadResult], Archive, list[Diagnostic]]:
        """The results of the sources, the archive that they make with the data files, and the diagnostics of these."""
        options, capabilities, scan = self.options, self.capabilities, self.scan
        self.reader = Reader(self.cache, Rules.of(capabilities, *options.extensions), self.workers, self.report)
        results = self.reader.read(scan.sources, partial(sources_at, options, capabilities, scan.files))
        data, of_data = read_data(options.content, options.fallback, capabilities.data, options.instead)
        archive, of_sources = assemble(
            results, data, self.reader.text_of,
            now=options.now, drafts=options.drafts, reserved=capabilities.reserved, digests=scan.sources,
        )  # fmt: skip
        return results, archive, [*of_data, *of_sources]

    def _read_theme(self, archive: Archive) -> tuple[list[Target], Templates]:
        """The theme's static files, and its templates for this site."""
        theme = self.options.theme
        addresses, files = assets(theme / "static", web_font(self.cache), partial(published_scripts, self.cache))
        site = make_site(self.options, archive, addresses)
        return [*files], Templates(theme / "templates", self.environment, site, self.cache)

    def _facts(self, archive: Archive, results: Iterable[ReadResult]) -> bytes:
        """See State."""
        shown = [record.file for record in archive.records]  # changes with time alone
        read = [(result.path, result.facts, result.status) for result in results]
        return digest((self.scan.themeless, self.options.now.date(), shown, read))

    def _plan_and_check(self, inputs: Inputs, previous: PreviousPlan = NO_PREVIOUS_PLAN) -> Plan:
        """Plan and check; ContentErrors if an error must be mended first. No page is made yet."""
        capabilities, templates, diagnostics = self.capabilities, inputs.templates, inputs.diagnostics
        archive, results = inputs.archive, inputs.results
        with self.report.stage("plan"):
            pictures = capabilities.provided(lambda one: one.pictures, archive, self.workspace, self.options.cards)
            if pictures:
                archive = replace(archive, pictures=pictures.pictures, social=pictures.social)
                diagnostics += pictures.diagnostics
            templates.show(replace(templates.site, card=archive.social.get(HOME)))
            history = capabilities.provided(lambda one: one.history, self.workspace, inputs.proof)
            if history:
                archive = replace(archive, history=history.changes)
                diagnostics += history.diagnostics
            home = {one.home.name: one.home.value(archive) for one in capabilities.all if one.home}
            relations = tuple(capabilities.gathered(lambda one: one.relations, archive))
            archive = replace(archive, home=home, relations=relations)
            plan = make_plan(archive, templates.site, capabilities, inputs.assets, inputs.graph, previous)
        present = (*self.scan.files.images, *self.scan.files.attached)
        lasting = replace(archive, memo=Memo.in_memory())  # it outlives the cache, which is closed with the build
        self.baseline = Baseline(lasting, results, capabilities, self.reader.rules, templates, plan.anchors, present)
        with self.report.stage("check"):
            links = LinkCheck(results, archive, plan.anchors, present)
            diagnostics += chain(links.diagnostics(), capabilities.gathered(lambda one: one.check, archive))
            diagnostics += (*self.scan.files.diagnostics, *listen().take())
        diagnostics = [self._tolerated(found) for found in diagnostics if not self._is_of_the_project(found)]
        self.report.unpublished = len(archive.waiting)
        self._fill_report(len(archive.articles), {*diagnostics})
        if errors(diagnostics):
            raise ContentErrors({*diagnostics})
        plan.refuse_shared_addresses()
        return plan

    def _tolerated(self, found: Diagnostic) -> Diagnostic:
        is_tolerated = (found.file, found.code) in self.options.tolerated
        return replace(found, level="warning") if is_tolerated else found

    def _is_of_the_project(self, found: Diagnostic) -> bool:
        """Whether this is a warning of a data file that the content merely borrows from the project."""
        return found.level != "error" and is_lent(found.file, self.options.content, self.options.instead)

    def _fill_report(self, articles: int, diagnostics: Iterable[Diagnostic]) -> None:
        if self.state:
            self.report.previous_warnings = self.state.diagnostics
        self.report.articles, self.report.diagnostics = articles, sorted(diagnostics)

    # Make, publish

    def _make(self, inputs: Inputs) -> None:
        """Plan, check, and make dirty files; start the slow ones in the background first."""
        options, output = self.options, self.output
        renderer = Renderer(inputs.graph, inputs.templates, self.reader.text_of, output, options.processes, self.report)
        save_memory = len(inputs.archive.articles) >= MANY
        at_once = self.state is not None or not save_memory
        with self._background(inputs.archive, renderer, at_once=at_once) as stage_background:
            if not at_once:
                with self.report.stage("make"):
                    stage_background()
            plan = self._plan_and_check(inputs, self._previous(inputs))
            with self.report.stage("images"):
                images = tuple(self.capabilities.gathered(lambda one: one.image_files, plan.archive, self.workspace))
            with self.report.stage("make"):
                renderer.stage((*plan.assets, *images), 0)
                renderer.stage(plan.pages, 1)
                renderer.stage_sections(plan.replanned, sparing=save_memory)
                renderer.stage(plan.overviews, 2)
                if at_once:
                    stage_background()
            if options.public:
                with self.report.stage("compress"):
                    stage_compressed(output, self.cache, options.processes, self.report)
            with self.report.stage("make"):
                renderer.stage(self.capabilities.gathered(lambda one: one.seals, output.published()), 2)
        self._publish(inputs, plan)

    def _background(
        self, archive: Archive, renderer: Renderer, *, at_once: bool
    ) -> AbstractContextManager[Callable[[], None]]:
        """A context that starts slow work in the background and yields a function to stage its results.

        at_once: whether pages are made meanwhile, by a process that is then not free.
        """
        number = max(process_count(self.options.processes) - at_once, 1)
        workspace = self.workspace._replace(processes=number)
        targets = self.capabilities.gathered(lambda one: one.background, archive, workspace)
        return renderer.background(targets, len(archive.articles))

    def _publish(self, inputs: Inputs, plan: Plan) -> None:
        output = self.output
        found = [*listen().take(), *self._left(inputs.proof), *self._invalid(plan.archive)]
        self.report.diagnostics = sorted([*self.report.diagnostics, *found])
        if errors(found):
            raise ContentErrors(self.report.diagnostics)
        if number := output.unrecorded:
            values = {"folder": output.folder, "number": number, "record": output.record}
            self.report.diagnostics.append(setting_fault("output-unrecorded", "warning", **values))
        with self.report.stage("publish"):
            self.report.files = len(output)
            try:
                self.report.written, self.report.deleted = output.commit()
            except ForeignFiles as foreign:
                raise ContentErrors(_foreign_faults(foreign)) from None
        if self.state is None or self.state.sources.keys() != self.scan.sources.keys():
            self.reader.forget_others(self.scan.sources)
        self._keep(self._new_state(inputs, plan))

    def _left(self, proof: Proof) -> Iterator[Diagnostic]:
        """Traces of removed data: in new files, or in all files if there is something new to remove."""
        if proof.key:
            same = self.state is not None and self.state.proof == proof.key
            for path, file in self.output.staged() if same else self.output.all_files():
                for found in proof.left(path, file.read_bytes()):
                    if found.level == "error":
                        self.report.leaks.append(path)
                    yield found

    def _invalid(self, archive: Archive) -> Iterator[Diagnostic]:
        """The faults of a site for a public host."""
        if not self.options.public:
            return
        from .validation.staged_site import StagedSite, validate  # imports parsers that no other build needs

        sources = {path_of(record.address): record.file for record in archive.records}
        site = StagedSite(self.options.url, self.output.published(), dict(self.output.all_files()), sources)
        with self.report.stage("validate"):
            yield from validate(site, self.cache, self.options.processes, partial(self.report.progress, "validate"))

    def _previous(self, inputs: Inputs) -> PreviousPlan:
        """The plan of the published output, as far as it is known."""
        state = self.state
        if state is None or state.record != self.output.stamp:
            return NO_PREVIOUS_PLAN
        same_time = state.since <= self.options.now < state.until
        same_facts = same_time and state.facts == inputs.facts
        return PreviousPlan(state.sections, same_facts, self.output.keep_unseen, self.output.holds)

    def _new_state(self, inputs: Inputs, plan: Plan) -> State:
        archive = plan.archive
        moments = self.capabilities.gathered(lambda one: one.moments, archive)
        later = (record.date.start for record in archive.waiting if isinstance(record, Article))
        return State(
            globals=self.scan.globals,
            began=self.began,
            since=self.options.now,
            until=end_of(self.options.now, chain(moments, later)),
            sources={},
            facts=inputs.facts,
            sections=plan.sections,
            proof=inputs.proof.key,
            record=self.output.stamp,
            articles=len(archive.articles),
            diagnostics=tuple(self.report.diagnostics),
        )


def _foreign_faults(foreign: ForeignFiles) -> Iterator[Diagnostic]:
    for path in foreign.paths[:FOREIGN_TOLD]:
        yield setting_fault("output-foreign", folder=foreign.folder, path=path)
    if more := len(foreign.paths[FOREIGN_TOLD:]):
        yield setting_fault("output-foreign-more", folder=foreign.folder, number=more)
