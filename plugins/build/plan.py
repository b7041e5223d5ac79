"""The plan of a build: every file that the site has, each as a target, before any of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from plugins.content.capability import Capabilities, Conflict
from plugins.content.model import Archive, Site
from plugins.content.pages import CONTEXT_NAMES, pages
from plugins.content.targets import File, Page, Planned, Published, Section, Target, listed

from .graph import Graph
from .publish import path_of
from .state import Unfolded

Anchors = frozenset[str] | None
"""The ids of a page that a link may lead to; None where they are not known."""
Keep = Callable[[Sequence[str]], bool]
"""Takes the files at some paths as they are published; False where it cannot."""


@dataclass(frozen=True)
class Plan:
    """The targets of a site that may be dirty: what pages point to, the pages, and their overviews.

    sections: every section, with the paths of all its files; the targets of those in which nothing can be dirty are not
    among the pages. reserved: the address spaces of capabilities. What describes all files, and what is made in the
    background from all texts, is planned while the rest is made.
    """

    archive: Archive
    assets: tuple[Target, ...]
    pages: tuple[Target, ...]
    overviews: tuple[Target, ...]
    sections: Mapping[str, Unfolded]
    reserved: tuple[str, ...]

    @cached_property
    def anchors(self) -> Callable[[str], Anchors]:
        """Gives the anchors of the page at an address, KeyError for one that the site will not have; it may outlive the
        plan, of which it holds nothing else."""
        known: dict[str, Anchors] = {space: None for space in self.reserved if not space.endswith("/")}
        for target in chain(self.assets, self.pages, self.overviews):
            known[target.address] = target.anchors if isinstance(target, Page) else None
        known |= {article.address: article.body.anchors for article in self.archive.articles}
        paths = frozenset(chain.from_iterable(section.paths for section in self.sections.values()))

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
    kept: Mapping[str, Unfolded],
    keep: Keep,
) -> Plan:
    """The plan of a site.

    assets: the theme's files. kept: the sections as they were made last; keep: takes the files of one that is the same.
    """
    contexts = [one.article_context for one in capabilities.all if one.article_context]
    if taken := {name for context in contexts for name in context.names}.intersection(CONTEXT_NAMES):
        raise Conflict(f"the content model itself uses the context names {sorted(taken)}")
    targets: list[Target] = []
    single: list[Target] = []
    sections: dict[str, Unfolded] = {}
    mentions = capabilities.mentions(archive)
    lookups = tuple(chain(*capabilities.answers("lookups", archive)))
    planned: Iterable[Planned] = chain(
        pages(archive, site, contexts, mentions),
        *capabilities.answers("targets", archive, site),
        *capabilities.answers("lookup_targets", archive, lookups),
    )
    for each in planned:
        if isinstance(each, Section):
            digest, before = graph.section_digest(each), kept.get(each.name)
            if before and before.digest == digest and keep(before.paths):
                sections[each.name] = before
                continue
            found = tuple(each.targets())
            targets += found
            paths = tuple([path_of(target.address) for target in found])
            sections[each.name] = Unfolded(digest, paths, listed(found))
        else:
            single.append(each)
    entries = [*chain.from_iterable(section.listed for section in sections.values()), *listed(single)]
    targets += single
    overviews = tuple(chain(*capabilities.answers("overview", entries, site)))
    return Plan(archive, tuple(assets), tuple(targets), overviews, sections, capabilities.reserved)


def seals_of(capabilities: Capabilities, published: Sequence[Published]) -> Iterator[File]:
    """The targets that describe all other files as they are published."""
    return chain(*capabilities.answers("seals", published))
