"""The plan of a build: every file that the site has, each as a target, before any of them is made."""

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
    """What the published files were made by.

    same_facts: whether nothing but texts and templates has changed since. keep: takes the files at some paths as they
    are published; False where it cannot. holds: whether the file at an address was made from what has a digest.
    """

    sections: Mapping[str, SectionRecord] = MappingProxyType({})
    same_facts: bool = False
    keep: Callable[[Sequence[str]], bool] = lambda _paths: False
    holds: Callable[[str, str], bool] = lambda _address, _digest: False


NO_PREVIOUS_PLAN = PreviousPlan()
HELD = 5000
"""Dirty targets of sections that are kept until they are made."""


class DirtySection(NamedTuple):
    """A section that may have dirty targets. digests: its record, still without files; targets, share: see Section."""

    name: str
    digests: SectionRecord
    addresses: tuple[str, ...]
    listed: tuple[Listed, ...]
    targets: Callable[[], Iterable[Target]]
    share: bool

    @property
    def record(self) -> SectionRecord:
        """Its record with its files; ValueError where one would lie outside the site, which is told before."""
        return replace(self.digests, paths=tuple(map(path_of, self.addresses)), listed=self.listed)


class Plan(Struct, frozen=True, dict=True, weakref=True):
    """The targets of a site that may be dirty: what pages point to, the pages, and their overviews.

    held: the dirty targets of sections; single: those of no section. clean: the sections in which nothing can be dirty;
    dirty: the others; later: those of them whose targets are planned again when they are made, since all at once would
    take more memory than the archive. reserved: the address spaces of capabilities. What describes all files, and what
    is made in the background from all texts, is planned while the rest is made.
    """

    archive: Archive
    assets: tuple[Target, ...]
    held: tuple[Target, ...]
    single: tuple[Target, ...]
    overviews: tuple[Target, ...]
    clean: Mapping[str, SectionRecord]
    dirty: tuple[DirtySection, ...]
    later: tuple[DirtySection, ...]
    reserved: tuple[str, ...]

    @property
    def pages(self) -> tuple[Target, ...]:
        """What is neither pointed to by pages nor made from all of them, `later` left out."""
        return (*self.held, *self.single)

    @property
    def sections(self) -> dict[str, SectionRecord]:
        """Every section, with the paths of all its files."""
        return {**self.clean, **{each.name: each.record for each in self.dirty}}

    @cached_property
    def anchors(self) -> Callable[[str], Anchors]:
        """Gives the anchors of the page at an address, KeyError for one that the site will not have; it may outlive the
        plan, of which it holds nothing else."""
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
        """Conflict where two targets make one file; what editors can mend is told before."""
        seen: set[str] = set()
        for address in self._addresses:
            if address in seen:
                raise Conflict(f"two files at one address: {address}")
            seen.add(address)

    @property
    def _addresses(self) -> Iterator[str]:
        yield from (target.address for target in chain(self.assets, self.single, self.overviews))
        yield from chain.from_iterable(section.addresses for section in self.dirty)


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
    single: list[Target] = []
    clean: dict[str, SectionRecord] = {}
    dirty: list[DirtySection] = []
    held: list[Target] = []
    later: list[DirtySection] = []
    lookups = cache(lambda: tuple(capabilities.gathered("lookups", archive)))
    planned: Iterable[Planned] = chain(
        pages(archive, site, contexts, partial(capabilities.mentions, archive)),
        capabilities.gathered("targets", archive, site),
        capabilities.gathered("lookup_targets", archive, lookups),
    )
    for each in planned:
        if not isinstance(each, Section):
            single.append(each)
            continue
        last = previous.sections.get(each.name)
        now = _digests_of(each, last if previous.same_facts else None, archive, graph)
        if last and last.digest == now.digest and previous.keep(last.paths):
            clean[each.name] = replace(now, paths=last.paths, listed=last.listed)
            continue
        targets = tuple(each.targets())
        addresses = tuple([target.address for target in targets])
        dirty.append(DirtySection(each.name, now, addresses, listed(targets), each.targets, each.share))
        changed: list[Target] = []
        unchanged: list[str] = []
        for target in targets:
            if last and previous.holds(target.address, graph.digest(target)):
                unchanged.append(path_of(target.address))
            else:
                changed.append(target)
        if len(held) + len(changed) <= HELD and (not unchanged or previous.keep(unchanged)):
            held.extend(changed)
        else:
            later.append(dirty[-1])
    in_sections = chain((each.listed for each in clean.values()), (each.listed for each in dirty))
    entries = [*chain.from_iterable(in_sections), *listed(single)]
    overviews = tuple(capabilities.gathered("overview", entries, site))
    return Plan(
        archive, tuple(assets), tuple(held), tuple(single), overviews, clean, tuple(dirty), tuple(later),
        capabilities.reserved,
    )  # fmt: skip


def _digests_of(section: Section, last: SectionRecord | None, archive: Archive, graph: Graph) -> SectionRecord:
    """The record of a section, without its files.

    last: the earlier one, given only if no facts have changed; it still holds if the section's own texts and templates
    are the same, and then the section need not say what it is made from.
    """
    texts = digest([archive.digests.get(path) for path in section.sources])
    if last and last.texts == texts and last.templates == graph.templates_digest(section, last.lacks):
        return last
    lacks = section.lacks()
    templates = graph.templates_digest(section, lacks)
    return SectionRecord(digest((templates, section.inputs())), texts, templates, lacks)
