"""What searching adds to the site: the index, the page, the fragments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.articles.model import Archive, Computed, File, Page, Site

from .analyzer import Analyzer
from .fragments import fragments
from .manifest import ROOT, files, manifest
from .packs import SUFFIX as PACKS
from .packs import sweep
from .patching import SUFFIX as BASES
from .segments import cut, segment

ADDRESS = "/tim-kiem/"
MODULES = (
    "page",
    "search",
    "planner",
    "index",
    "analyzer",
    "parsing",
    "scoring",
    "articles",
    "view",
    "highlight",
    "address",
)
"""What the page loads at once, all together rather than each when another asks for it."""


def index_files(archive: Archive, *, cache: Path, **_: object) -> list[File]:
    """The files of the index; what was made before comes from the cache folder."""
    analyzer = Analyzer(archive.data.abbreviations)
    folder = cache / "search"
    found = [segment(run, analyzer, folder) for run in cut(archive.listed)]
    names = [each.index.name for each in found]
    sweep(folder, names, PACKS, most=4)
    sweep(folder, names, BASES, most=3)
    return files(found, manifest(found, analyzer, archive.data))


def pages(archive: Archive, *, site: Site) -> Iterator[Page | Computed]:
    """The search page, and the open data of every article, withdrawn or not."""
    years = sorted({article.date.start.year for article in archive.listed}, reverse=True)
    yield Page(
        ADDRESS,
        "search.html",
        {
            "title": "Tìm kiếm",
            "breadcrumbs": (),
            "years": tuple(years),
            "index": ROOT,
            "modules": MODULES,
        },
    )
    yield from fragments(archive.articles, site)
