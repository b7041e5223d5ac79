"""The plan of a build: every file that the site has, each as a target, before any of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from plugins.content.capability import Capabilities, Conflict
from plugins.content.model import Archive, Site
from plugins.content.pages import CONTEXT_NAMES, pages
from plugins.content.targets import File, Page, Planned, Published, Section, Target, listed
from plugins.core.codec import digest

from .graph import Graph
from .publish import path_of
from .state import Unfolded

Anchors = frozenset[str] | None
"""The ids of a page that a link may lead to; None where they are not known."""
Keep = Callable[[Sequence[str]], bool]
"""Takes the files at some paths as they are published; False where it cannot."""


class Before(NamedTuple):
    """What an earlier plan left: its sections, as they were made.

    same_facts: whether nothing but texts and templates has changed since.
    """

    sections: Mapping[str, Unfolded] = MappingProxyType({})
    same_facts: bool = False


NOTHING = Before()


class Fresh(NamedTuple):
    """A section whose targets may be dirty. section: its record, still without its files."""

    name: str
    section: Unfolded
    targets: tuple[Target, ...]

    @property
    def unfolded(self) -> Unfolded:
        """How it is to be known again, once its addresses are checked."""
        paths = tuple([path_of(target.address) for target in self.targets])
        return replace(self.section, paths=paths, listed=listed(self.targets))


@dataclass(frozen=True)
class Plan:
    """The targets of a site that may be dirty: what pages point to, the pages, and their overviews.

    kept: the sections in which nothing can be dirty, whose targets are not among the pages; fresh: the others.
    reserved: the address spaces of capabilities. What describes all files, and what is made in the background from all
    texts, is planned while the rest is made.
    """

    archive: Archive
    assets: tuple[Target, ...]
    pages: tuple[Target, ...]
    overviews: tuple[Target, ...]
    kept: Mapping[str, Unfolded]
    fresh: tuple[Fresh, ...]
    reserved: tuple[str, ...]

    @property
    def sections(self) -> dict[str, Unfolded]:
        """Every section, with the paths of all its files."""
        return {**self.kept, **{each.name: each.unfolded for each in self.fresh}}

    @cached_property
    def anchors(self) -> Callable[[str], Anchors]:
        """Gives the anchors of the page at an address, KeyError for one that the site will not have; it may outlive the
        plan, of which it holds nothing else."""
        known: dict[str, Anchors] = {space: None for space in self.reserved if not space.endswith("/")}
        for target in chain(self.assets, self.pages, self.overviews):
            known[target.address] = target.anchors if isinstance(target, Page) else None
        known |= {record.address: record.body.anchors for record in self.archive.records}
        paths = frozenset(chain.from_iterable(section.paths for section in self.kept.values()))

        def anchors_at(address: str) -> Anchors:
            if address not in known and path_of(address) not in paths:
                raise KeyError(address)
            return known.get(address)

        return anchors_at

    def refuse_twins(self) -> None:
        """Conflict where two targets make one file; what editors can mend is told before."""
        seen: set[str] = set()
        for target in chain(self.assets, self.pages, self.overviews):
            if target.address in seen:
                raise Conflict(f"two files at one address: {target.address}")
            seen.add(target.address)


def make_plan(
    archive: Archive,
    site: Site,
    capabilities: Capabilities,
    assets: Sequence[Target],
    graph: Graph,
    before: Before,
    keep: Keep,
) -> Plan:
    """The plan of a site.

    assets: the theme's files. before: what the published files were made by; keep: takes the files of a section that is
    the same.
    """
    contexts = [one.article_context for one in capabilities.all if one.article_context]
    if taken := {name for context in contexts for name in context.names}.intersection(CONTEXT_NAMES):
        raise Conflict(f"the content model itself uses the context names {sorted(taken)}")
    single: list[Target] = []
    kept: dict[str, Unfolded] = {}
    fresh: list[Fresh] = []
    lookups = cache(lambda: tuple(chain(*capabilities.answers("lookups", archive))))
    planned: Iterable[Planned] = chain(
        pages(archive, site, contexts, partial(capabilities.mentions, archive)),
        *capabilities.answers("targets", archive, site),
        *capabilities.answers("lookup_targets", archive, lookups),
    )
    for each in planned:
        if isinstance(each, Section):
            last = before.sections.get(each.name)
            now = _without_files(each, last if before.same_facts else None, archive, graph)
            if last and last.digest == now.digest and keep(last.paths):
                kept[each.name] = replace(now, paths=last.paths, listed=last.listed)
            else:
                fresh.append(Fresh(each.name, now, tuple(each.targets())))
        else:
            single.append(each)
    targets = (*chain.from_iterable(section.targets for section in fresh), *single)
    entries = [*chain.from_iterable(section.listed for section in kept.values()), *listed(targets)]
    overviews = tuple(chain(*capabilities.answers("overview", entries, site)))
    return Plan(archive, tuple(assets), targets, overviews, kept, tuple(fresh), capabilities.reserved)


def _without_files(section: Section, last: Unfolded | None, archive: Archive, graph: Graph) -> Unfolded:
    """The record of a section, without its files.

    last: the earlier one, given only if no facts have changed; it still holds if the section's own texts and templates
    are the same, and then the section need not say what it is made from.
    """
    texts = digest([archive.digests.get(path) for path in section.sources])
    if last and last.texts == texts and last.templates == graph.templates_digest(section, last.lacks):
        return last
    lacks = section.lacks()
    templates = graph.templates_digest(section, lacks)
    return Unfolded(digest((templates, section.inputs())), texts, templates, lacks)


def seals_of(capabilities: Capabilities, published: Sequence[Published]) -> Iterator[File]:
    """The targets that describe all other files as they are published."""
    return chain(*capabilities.answers("seals", published))
