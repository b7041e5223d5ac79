"""Targets: the files that a build makes, each with all its inputs.

A target is an address, a pure function and its inputs: records, tuples, mappings and plain values. Equal inputs give
equal bytes, so the digest of the inputs tells whether a file is stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from .model import Body

T = TypeVar("T")
UNSERVED = (".deploy/", "_headers", "_redirects")
"""Path prefixes of files that configure servers and hosts, which do not serve them."""


class Known(Generic[T]):
    """An input with a known digest: the value is passed to the target's function and never digested itself."""

    __slots__ = ("digest", "value")

    def __init__(self, value: T, digest: bytes) -> None:
        self.value, self.digest = value, digest


class Page(Struct, frozen=True, dict=True):
    """A file rendered by a template from `context(*inputs)`, the address, and what it names of the site.

    address: "/2019/09/" is written to 2019/09/index.html, "/feeds/x.xml" to that very file. context: `dict` if the only
    input is the context itself. given: the inputs, or a function that finds them when they are first asked for. bodies:
    those whose texts it shows; `context` takes a tuple of the loaded texts as its last argument. indexed: listed in the
    sitemap, with `modified` as its date. lacks: context names known to be unset.
    """

    address: str
    template: str
    context: Callable[..., Mapping[str, object]]
    given: tuple[object, ...] | Callable[[], tuple[object, ...]]
    bodies: tuple[Body, ...] = ()
    modified: datetime | None = None
    indexed: bool = True
    lacks: frozenset[str] = frozenset()

    @cached_property
    def inputs(self) -> tuple[object, ...]:
        """The inputs of the page, found once."""
        return self.given() if callable(self.given) else self.given


class File(Struct, frozen=True):
    """A file whose bytes are `make(*inputs)`. make: a pure module-level function; bodies: see Page."""

    address: str
    make: Callable[..., bytes]
    inputs: tuple[object, ...]
    bodies: tuple[Body, ...] = ()


class CopiedFile(Struct, frozen=True):
    """A file to be copied unchanged from elsewhere on this machine; never held in memory whole.

    key: identifies its bytes, since others at the same path may have the same size and time.
    """

    address: str
    path: Path
    key: str


class MadeFile(Struct, frozen=True):
    """A file whose digest the capability itself supplies; `make` is called only if that has changed."""

    address: str
    digest: bytes
    make: Callable[[], bytes]


Target = Page | File | CopiedFile | MadeFile


class Listed(Struct, frozen=True, array_like=True):
    """A page as overviews list it: its address, and when it was last changed."""

    address: str
    modified: datetime | None


class Section(Struct, frozen=True):
    """Targets that are planned together, so that a build after a small change need not plan the whole archive.

    inputs: returns all inputs of the targets; if their digest is unchanged, only code or templates can make a target
    dirty. targets: plans them, from the inputs alone. sources: the content paths of the sources whose texts they show.
    share: whether it is one of many sections that each cover a part of the archive.
    """

    name: str
    inputs: Callable[[], object]
    targets: Callable[[], Iterable[Target]]
    sources: Sequence[str] = ()
    share: bool = False


Planned = Target | Section


def section_of(name: str, plan: Callable[[], Iterable[Page]], sources: Sequence[str] = ()) -> Section:
    """A section of pages that are cheap to plan; its inputs are those of its pages."""
    pages = cache(lambda: tuple(plan()))

    def inputs() -> object:
        return [(page.address, page.inputs, [body.digest for body in page.bodies]) for page in pages()]

    return Section(name, inputs, pages, sources)


def listed(targets: Iterable[Target]) -> tuple[Listed, ...]:
    """The pages among some targets that overviews list."""
    pages = (target for target in targets if isinstance(target, Page) and target.indexed)
    return tuple([Listed(page.address, page.modified) for page in pages])


class PublishedFile(NamedTuple):
    """A published file: its path in the output folder, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


def page(
    address: str,
    template: str,
    context: Mapping[str, object],
    *,
    indexed: bool = True,
    modified: datetime | None = None,
) -> Page:
    """A page whose context is already known; it is right below the home page unless the context has breadcrumbs."""
    return Page(address, template, dict, ({"breadcrumbs": (), **context},), modified=modified, indexed=indexed)


def static(address: str, content: bytes) -> File:
    """A file whose bytes are already known."""
    return File(address, bytes, (content,))
