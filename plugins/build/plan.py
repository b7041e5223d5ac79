"""The plan of a build: every file that the site has, each as a target, before any of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from plugins.content.capability import Capabilities, Conflict
from plugins.content.model import Archive, Article, Site
from plugins.content.pages import CONTEXT_NAMES, pages
from plugins.content.targets import File, Page, Target

Anchors = frozenset[str] | None
"""The ids of a page that a link may lead to; None where they are not known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The targets of a site: what pages point to, the pages, and what describes the pages.

    What describes all files, and what is made in the background from all texts, is planned while the rest is made.
    """

    assets: tuple[Target, ...]
    pages: tuple[Target, ...]
    overviews: tuple[Target, ...]

    def addresses(self, capabilities: Capabilities) -> Mapping[str, Anchors]:
        """Every address that a link may lead to, with the anchors of its page."""
        found: dict[str, Anchors] = {space: None for space in capabilities.reserved if not space.endswith("/")}
        for target in chain(self.assets, self.pages, self.overviews):
            found[target.address] = target.anchors if type(target) is Page else None
        return found


def make_plan(archive: Archive, site: Site, capabilities: Capabilities, assets: Sequence[Target]) -> Plan:
    """The plan of a site. assets: the theme's files. Conflict where two targets make one file."""
    added = [context.of(archive, site) for one in capabilities.all if (context := one.article_context)]
    names = frozenset(name for one in capabilities.all if one.article_context for name in one.article_context.names)
    if taken := names.intersection(CONTEXT_NAMES):
        raise Conflict(f"the content model itself uses the context names {sorted(taken)}")
    made = tuple(
        chain(
            pages(archive, site, [_declared(one, names) for one in added]),
            *(targets(archive, site) for one in capabilities.all if (targets := one.targets)),
        )
    )
    all_pages = [target for target in made if type(target) is Page]
    overviews = tuple(
        chain.from_iterable(overview(all_pages, site) for one in capabilities.all if (overview := one.overview))
    )
    _refuse_twins(chain(assets, made, overviews))
    return Plan(tuple(assets), made, overviews)


def _declared(
    context: Callable[[Article], Mapping[str, object]], names: frozenset[str]
) -> Callable[[Article], Mapping[str, object]]:
    def checked(article: Article) -> Mapping[str, object]:
        values = context(article)
        if not values.keys() <= names:
            raise Conflict(f"context names that no capability declares: {sorted(values.keys() - names)}")
        return values

    return checked


def _refuse_twins(targets: Iterator[Target]) -> None:
    seen: set[str] = set()
    for target in targets:
        if target.address in seen:
            raise Conflict(f"two files at one address: {target.address}")
        seen.add(target.address)


def seals_of(capabilities: Capabilities, published: Sequence[object]) -> Iterator[File]:
    """The targets that describe all other files as they are published."""
    return chain.from_iterable(seals(published) for one in capabilities.all if (seals := one.seals))  # type: ignore[arg-type]
