"""Fixtures of whole-site tests: the project's own content, built once and served, and a real browser."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings
from msgspec.structs import replace

pytest.register_assert_rewrite("tests.build.edits")
settings.register_profile("here", deadline=None)  # a busy machine is no fault
settings.register_profile("quick", deadline=None, max_examples=20)  # --hypothesis-profile
settings.load_profile("here")

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
NOTHING: Mapping[str, Any] = MappingProxyType({})
MadeByOne = Callable[[str, Callable[[Path], None]], Path]


def pytest_collection_finish() -> None:
    """Leave modules and collected tests out of garbage collection, which would look at all of them again and again,
    and collect less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def made_once() -> Iterator[None]:
    """Cache what every cold build computes from the same inputs: the web font, what each template uses, the minified
    scripts, and the data files that a content folder lacks; and plan fewer sections of instruments."""
    from plugins.build import minify, web_font
    from plugins.build.templates import Templates, Uses
    from plugins.instruments import book, pages

    parse, known = Templates._parsed, dict[tuple[str, bytes], Uses]()
    original = minify.minified
    minified = cache(lambda scripts: original(dict(scripts)))

    def parsed(self: Templates, name: str) -> Uses:
        key = name, self.sources[name]
        if key not in known:
            known[key] = parse(self, name)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web_font, "subset", cache(web_font.subset))
        patch.setattr(Templates, "_parsed", parsed)
        patch.setattr(minify, "minified", lambda scripts: {**minified(tuple(scripts.items()))})
        _lend_data_once(patch)
        for module in (book, pages):  # most test archives are small, and planning an empty section takes time, too
            patch.setattr(module, "BUCKETS", 8)
        yield


def _lend_data_once(patch: pytest.MonkeyPatch) -> None:
    """Read each data file that a content folder lacks, and so comes from the project, once."""
    from plugins.build import pipeline
    from plugins.content import data
    from plugins.content.capability import DataFile
    from plugins.content.layout import DATA
    from plugins.content.messages import MESSAGES
    from plugins.content.model import SiteData
    from plugins.core.diagnostics import Diagnostic, Diagnostics
    from plugins.people import roll
    from tools import capabilities

    project, read_data, read_table = ROOT / "content", data.read_data, data._Table.read
    lent_table = cache(lambda name: read_table(name, project, project, {}))
    lent_data = cache(lambda files: read_data(project, project, files))

    def table(name: str, content: Path, fallback: Path, instead: Mapping[str, bytes | None]) -> data._Table:
        if fallback != project or not data.is_lent(f"{DATA}/{name}", content, instead):
            return read_table(name, content, fallback, instead)
        return data._Table(lent_table(name).raw, Diagnostics(f"{DATA}/{name}", MESSAGES))

    def read(
        content: Path, fallback: Path, files: Sequence[DataFile[Any]], instead: Mapping[str, bytes | None] = NOTHING
    ) -> tuple[SiteData, list[Diagnostic]]:
        if fallback != project:
            return read_data(content, fallback, files, instead)
        lent = tuple(file for file in files if not file.own and data.is_lent(f"{DATA}/{file.name}", content, instead))
        found, diagnostics = read_data(content, fallback, [file for file in files if file not in lent], instead)
        whole, faults = lent_data(lent)
        assert faults == []
        more, shown = {**whole.more, **found.more}, {**whole.shown, **found.shown}
        return replace(found, more=more, shown=shown), diagnostics

    patch.setattr(data._Table, "read", staticmethod(table))
    for reader in (pipeline, capabilities):
        patch.setattr(reader, "read_data", read)
    patch.setattr(roll, "tone_key", cache(roll.tone_key))


@pytest.fixture(scope="session")
def opened_caches() -> Iterator[list[Any]]:
    """The caches whose files tests have opened."""
    from plugins.core.cache import Cache

    opened: list[Any] = []
    connect = Cache._connect

    def noted(self: Cache) -> Any:
        opened.append(self)
        return connect(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cache, "_connect", noted)
        yield opened


@pytest.fixture(autouse=True)
def caches_are_closed(opened_caches: list[Any]) -> Iterator[None]:
    """Close the caches after each test: since Python 3.13, a database that is never closed is a warning."""
    yield
    while opened_caches:
        opened_caches.pop().close()


@pytest.fixture(scope="session", autouse=True)
def other_content_is_kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give builds of test content a temporary cache, so that the project's cache holds only the project's content."""
    from plugins.build.options import Options

    of, folder = Options.of, tmp_path_factory.mktemp("kept")

    def apart(settings: Mapping[str, Any]) -> Options:
        options = of(settings)
        if options.cache.parent != ROOT / ".cache" or options.content.resolve() == ROOT / "content":
            return options
        return replace(options, cache=folder / options.cache.name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Options, "of", apart)
        yield


@pytest.fixture(scope="session")
def made_by_one(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MadeByOne:
    """Makes a folder, which tests only read, in the first process of the run that needs it."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if hasattr(request.config, "workerinput") else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, unfinished = base / name, base / f"{name}-unfinished"
        with FileLock(base / f"{name}.lock"):
            if not folder.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                make(unfinished)
                unfinished.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def site(made_by_one: MadeByOne) -> Path:
    """The output folder of the project's content."""
    from tools.site.build import overrides, run

    def build(folder: Path) -> None:
        report = run(overrides(output=folder))
        assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []

    return made_by_one("site", build)


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The address of a server with the built content."""
    from tests.serving import served

    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium, driven by Playwright."""
    from playwright.sync_api import expect

    from tools import browser

    expect.set_options(timeout=30_000)  # as for Playwright's other waits; a busy machine is no fault
    assert browser.browser(), "no Chromium: python3 tasks.py test installs one or says what is missing"
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """The address of every page of the built site, sorted."""
    pages = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted("/" + page.removesuffix("index.html") for page in pages)
