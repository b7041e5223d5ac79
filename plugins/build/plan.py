"""The plan of a build: every file of the site as a target, before any of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.capability import Capabilities, Conflict
from plugins.content.checks.links import Anchors
from plugins.content.model import Archive, Site
from plugins.content.pages import CONTEXT_NAMES, pages
from plugins.content.targets import Listed, Planned, Section, Target, listed
from plugins.core.codec import digest

from .graph import Graph
from .publish import path_of
from .state import SectionRecord


class PreviousPlan(NamedTuple):
    """The plan that the published files were made by.

    same_facts: whether nothing but texts and templates has changed since. keep: keeps the published files at some
    paths; False if it cannot. holds: whether the file at an address was made with a digest.
    """

    sections: Mapping[str, SectionRecord] = MappingProxyType({})
    same_facts: bool = False
    keep: Callable[[Sequence[str]], bool] = lambda _paths: False
    holds: Callable[[str, str], bool] = lambda _address, _digest: False


NO_PREVIOUS_PLAN = PreviousPlan()
HELD = 5000
"""The most dirty targets of sections that stay in memory until they are made."""


class DirtySection(NamedTuple):
    """A section that may have dirty targets. known: its record, without files so far.

    dirty: its dirty targets; None if there are too many to hold, so that they are planned again when they are made.
    """

    section: Section
    known: SectionRecord
    addresses: tuple[str, ...]
    listed: tuple[Listed, ...]
    dirty: tuple[Target, ...] | None

    @property
    def record(self) -> SectionRecord:
        """Its record with its files; ValueError if one lies outside the site, which checks have reported by then."""
        return replace(self.known, paths=tuple(map(path_of, self.addresses)), listed=self.listed)


class Plan(Struct, frozen=True, dict=True, weakref=True):
    """The targets of a site that may be dirty: assets, pages, and overviews.

    single: the targets of no section. clean: the sections without dirty targets; dirty: the others. reserved: the
    address spaces of capabilities. Lists of all files, and what is made in the background from all texts, are not part
    of the plan.
    """

    archive: Archive
    assets: tuple[Target, ...]
    single: tuple[Target, ...]
    overviews: tuple[Target, ...]
    clean: Mapping[str, SectionRecord]
    dirty: tuple[DirtySection, ...]
    reserved: tuple[str, ...]

    @property
    def pages(self) -> tuple[Target, ...]:
        """The targets that are neither assets nor overviews, except those of `replanned`."""
        return (*chain.from_iterable(each.dirty or () for each in self.dirty), *self.single)

    @property
    def replanned(self) -> Iterator[DirtySection]:
        """The sections whose targets are planned again: together they would take more memory than the archive."""
        return (each for each in self.dirty if each.dirty is None)

    @property
    def sections(self) -> dict[str, SectionRecord]:
        """The records of all sections, by name."""
        return {**self.clean, **{each.section.name: each.record for each in self.dirty}}

    @cached_property
    def anchors(self) -> Callable[[str], Anchors]:
        """A function from an address to the anchors of its page; KeyError if the site has no such page.

        It may outlive the plan, and holds no other part of it.
        """
        known: dict[str, Anchors] = {space: None for space in self.reserved if not space.endswith("/")}
        known |= dict.fromkeys(self._addresses)
        known |= {record.address: record.body.anchors for record in self.archive.records}
        paths = frozenset(chain.from_iterable(section.paths for section in self.clean.values()))

        def anchors_at(address: str) -> Anchors:
            if address not in known and path_of(address) not in paths:
                raise KeyError(address)
            return known.get(address)

        return anchors_at

    def refuse_shared_addresses(self) -> None:
        """Conflict if two targets make one file; clashes that editors can mend are reported by checks."""
        seen: set[str] = set()
        for address in self._addresses:
            if address in seen:
                raise Conflict(f"two files at one address: {address}")
            seen.add(address)

    @property
    def _addresses(self) -> Iterator[str]:
        yield from (target.address for target in chain(self.assets, self.single, self.overviews))
        yield from chain.from_iterable(each.addresses for each in self.dirty)


def make_plan(
    archive: Archive,
    site: Site,
    capabilities: Capabilities,
    assets: Sequence[Target],
    graph: Graph,
    previous: PreviousPlan = NO_PREVIOUS_PLAN,
) -> Plan:
    """The plan of a site. assets: the theme's files."""
    contexts = [one.article_context for one in capabilities.all if one.article_context]
    if taken := {name for context in contexts for name in context.names}.intersection(CONTEXT_NAMES):
        raise Conflict(f"the content model itself uses the context names {sorted(taken)}")
    lookups = cache(lambda: tuple(capabilities.gathered(lambda one: one.lookups, archive)))
    planned: Iterable[Planned] = chain(
        pages(archive, site, contexts, partial(capabilities.mentions, archive)),
        capabilities.gathered(lambda one: one.targets, archive, site),
        capabilities.gathered(lambda one: one.lookup_targets, archive, lookups),
    )
    single: list[Target] = []
    clean: dict[str, SectionRecord] = {}
    dirty: list[DirtySection] = []
    held = 0
    for each in planned:
        if not isinstance(each, Section):
            single.append(each)
            continue
        section = _plan_section(each, archive, graph, previous, HELD - held)
        if isinstance(section, SectionRecord):
            clean[each.name] = section
        else:
            dirty.append(section)
            held += len(section.dirty or ())
    in_sections = chain((each.listed for each in clean.values()), (each.listed for each in dirty))
    entries = [*chain.from_iterable(in_sections), *listed(single)]
    overviews = tuple(capabilities.gathered(lambda one: one.overview, entries, site))
    return Plan(archive, tuple(assets), tuple(single), overviews, clean, tuple(dirty), capabilities.reserved)


def _plan_section(
    section: Section, archive: Archive, graph: Graph, previous: PreviousPlan, most: int
) -> SectionRecord | DirtySection:
    """The record of a section if it is clean, whose files are then kept. most: how many dirty targets may be held."""
    last = previous.sections.get(section.name)
    texts = digest([archive.digests.get(path) for path in section.sources])
    # Without new facts and texts, its inputs are those of the last build.
    known_inputs = last.inputs if last and previous.same_facts and last.texts == texts else None
    inputs = known_inputs or digest(section.inputs())
    same = last if last and last.inputs == inputs else None
    if same and all(map(graph.is_current, same.versions)) and previous.keep(same.paths):
        return replace(same, texts=texts)
    made_by = same.versions if same else ()
    targets = tuple(section.targets())
    changed: list[Target] = []
    unchanged: list[str] = []
    for target in targets:
        if last and (graph.version(target) in made_by or previous.holds(target.address, graph.digest(target))):
            unchanged.append(path_of(target.address))
        else:
            changed.append(target)
    is_held = len(changed) <= most and (not unchanged or previous.keep(unchanged))
    record = SectionRecord(inputs, texts, tuple(dict.fromkeys(map(graph.version, targets))))
    addresses = tuple([target.address for target in targets])
    return DirtySection(section, record, addresses, listed(targets), tuple(changed) if is_held else None)
