"""Reads, plans and checks small content folders as a build does, without Pelican or output; and what pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import pelicanconf
from plugins.build.assets import assets
from plugins.build.graph import Graph
from plugins.build.plan import make_plan
from plugins.build.state import Version
from plugins.content.capability import Capabilities
from plugins.content.checks.links import LinkCheck
from plugins.content.data import data_files
from plugins.content.folder import find_files
from plugins.content.model import Archive, Body, Site, Text, Texts
from plugins.content.targets import File, Known, Page, Planned, Section, Target
from plugins.core.cache import Cache
from plugins.core.codec import digest
from plugins.core.diagnostics import Diagnostic, errors
from plugins.core.memo import Memo
from tools.capabilities import read_archive

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
VALIDATION = ROOT / "plugins" / "build" / "validation"
_MODULES = [import_module(name) for name in pelicanconf.PLUGINS]
CAPABILITIES = Capabilities(tuple(module.CAPABILITY for module in _MODULES if hasattr(module, "CAPABILITY")))
"""All capabilities of the project."""
PLAIN = Capabilities(tuple(replace(one, markdown=()) for one in CAPABILITIES.all))
"""All capabilities of the project, without their Markdown extensions."""


def check(
    folder: Path,
    *,
    now: datetime,
    drafts: bool = False,
    capabilities: Capabilities = CAPABILITIES,
) -> tuple[Archive, list[Diagnostic]]:
    """The archive of a content folder, and all diagnostics of a build except those of its photographs.

    What the archive memoises is computed once for equal inputs.
    """
    archive, results, diagnostics = read_archive(folder, capabilities, now=now, drafts=drafts)
    archive = replace(archive, memo=_MEMO)
    site = site_of(archive)
    plan = make_plan(archive, site, capabilities, _theme(), _Unrendered())
    if not errors(diagnostics):
        plan.refuse_shared_addresses()
    files = find_files(folder, data_files(capabilities.data))
    links = LinkCheck(results, archive, plan.anchors, (*files.images, *files.attached)).diagnostics()
    return archive, sorted({*diagnostics, *links, *chain(*capabilities.answers(lambda one: one.check, archive))})


class _SharedMemo(Memo):
    """A memo of every archive that tests check, which keeps the values of all inputs."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(Cache.in_memory().room("memo"))
        self.values: dict[tuple[str, bytes], Any] = {}

    def get(self, name: str, inputs: object, _kind: object, compute: Callable[[], Any]) -> Any:
        """As a memo does, without encoding."""
        key = name, digest(inputs)
        if key not in self.values:
            self.values[key] = compute()
        return self.values[key]


_MEMO = _SharedMemo()


class _Unrendered(Graph):
    """A stub of the graph, for plans whose templates are not rendered."""

    def __init__(self) -> None:
        """Set up nothing."""

    def version(self, _target: Target) -> Version:
        """A constant."""
        return Version("", frozenset(), b"")


@cache
def _theme() -> Sequence[Target]:
    return tuple(assets(ROOT / "theme" / "static")[1])


def site_of(archive: Archive, base: str = "") -> Site:
    """The site of an archive on an invented host."""
    english = any(page.is_english for page in archive.pages)
    return Site(f"https://luutru.vn{base}", base, "Lưu Trữ", "Mô tả", archive.data, {}, (), english)


def targets(planned: Iterable[Planned]) -> Iterator[Target]:
    """The planned targets, including those of sections."""
    for each in planned:
        yield from each.targets() if isinstance(each, Section) else (each,)


def pages(planned: Iterable[Planned]) -> dict[str, Page]:
    """The planned pages by address; fails on duplicates."""
    found: dict[str, Page] = {}
    for target in targets(planned):
        if isinstance(target, Page):
            assert target.address not in found, target.address
            found[target.address] = target
    return found


def _no_text(body: Body) -> Text:
    raise LookupError(body.file)


def context(page: Page, text: Texts = _no_text) -> Mapping[str, object]:
    """The context of a page's template. text: loads the texts of its bodies."""
    return page.context(*_values(page, text))


def content(file: File, text: Texts = _no_text) -> bytes:
    """The bytes of a file. text: see `context`."""
    return file.make(*_values(file, text))


def _values(target: Page | File, text: Texts) -> Iterator[object]:
    yield from (each.value if isinstance(each, Known) else each for each in target.inputs)
    if target.bodies:
        yield tuple(map(text, target.bodies))


def html_of(archive: Archive, body: Body) -> str:
    """The HTML of a body with empty placeholders."""
    return "".join(archive.text(body).parts)
