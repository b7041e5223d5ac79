"""`bench documents`: the cost of a long PDF, when new and when cached.

Chromium prints it from synthetic articles, so that its fonts are subset, like those of word processors.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.content.capability import Workspace
from plugins.core.cache import Cache
from plugins.documents.survey import Survey
from plugins.privacy.checks import examine
from tools.browser import browser, chromium
from tools.exits import DONE, ENVIRONMENT, FAULTS, fail

from .archive import synthetic

BAR, PAGES = 5.0, 200
"""Most seconds for a PDF with so many pages."""
_STYLE = "body { font: 13pt serif } section { break-after: page; overflow: hidden; height: 240mm }"
LETTERS = 2500
"""Characters per page, as on a full page of an official document."""


def run_bench(pages: int, rounds: int) -> int:
    """Print the time for a PDF of `pages` pages; returns 1 if over the bar, 3 if no browser can print one."""
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        file = content / "tep/2024/bao-cao.pdf"
        file.parent.mkdir(parents=True)
        if not _print(file, pages):
            return fail(ENVIRONMENT, "không có Chromium để in tệp PDF mẫu")
        new, again = zip(*(_times(content, Path(folder) / f"cache-{number}") for number in range(rounds)), strict=True)
        size = file.stat().st_size / 1e6
    bar = BAR * pages / PAGES
    print(f"PDF {pages} trang, {size:.1f} MB")
    print(f"  đọc lần đầu   {min(new):.2f} s, chậm nhất {max(new):.2f} s (cần dưới {bar:.1f} s)")
    print(f"  các lần sau   {min(again) * 1000:.1f} ms")
    return DONE if min(new) < bar else FAULTS


def _times(content: Path, folder: Path) -> tuple[float, float]:
    """Seconds to examine a folder's documents, including for personal data, with an empty and with a full cache."""
    seconds = []
    for _ in range(2):
        cache = Cache(folder / "cache.sqlite")
        began = time.perf_counter()
        (found,) = Survey(Workspace(content, cache, folder, None, lambda _done, _all: None), [examine]).look().values()
        seconds.append(time.perf_counter() - began)
        cache.close()
        assert found.findings.fault is None
        assert found.findings.letters
    return seconds[0], seconds[1]


def _print(file: Path, pages: int) -> bool:
    """Print a PDF of `pages` pages; returns whether a browser was available."""
    if not browser():
        return False
    with chromium() as running:
        page = running.new_page()
        page.set_content(f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{''.join(_pages(pages))}")
        page.pdf(path=file, format="A4")
    return True


def _pages(pages: int) -> Iterator[str]:
    """One page of text for each synthetic article."""
    for article in synthetic(pages):
        text = (article.text * (1 + LETTERS // len(article.text)))[:LETTERS]
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
        yield f"<section><h1>{escape(article.title)}</h1>{paragraphs}</section>"
