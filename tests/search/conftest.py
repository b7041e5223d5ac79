"""A test bench for the search in a real browser: its modules, an index, lunr.js and a page of the same host."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.content.model import Article
from plugins.search import groups, shards
from plugins.search.addresses import text_path
from tests.conftest import MadeByOne
from tests.search import realistic, sample
from tests.search.reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MODULES = sample.ROOT / "theme/static/js/search"


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012  # the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".txt": "text/plain; charset=utf-8",
    }

    def log_message(self, *_: object) -> None:
        pass


def realistic_site(made_by_one: MadeByOne) -> Path:
    """The folder of a site with the realistic articles and their index, made once for all tests."""
    return made_by_one("realistic", lambda site: write_index(site, realistic.articles()))


def write_index(site: Path, articles: tuple[Article, ...]) -> None:
    """Write the index of articles, and their texts, into the folder of a site as the build does."""
    for article in articles:
        path = site / text_path(article.address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": sample.text(article)}), encoding="utf-8")
    for address, content in sample.site(articles, site / "cache.sqlite").items():
        path = site / address[1:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="session")
def bench_folder(made_by_one: MadeByOne) -> Path:
    return made_by_one("bench", _make_bench)


def _make_bench(folder: Path) -> None:
    folder.mkdir()
    shutil.copytree(MODULES, folder / "js")
    shutil.copy(Path(__file__).with_name("scores.js"), folder / "scores.js")
    (folder / "index.html").write_text('<!doctype html><html lang="vi"><title>Thử</title>', encoding="utf-8")
    lunr = files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")
    (folder / "lunr.js").write_text(lunr, encoding="utf-8")
    articles = sample.articles(300)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "LONG", 0)  # a small archive has no long lines
        patch.setattr(groups, "LONG_LEAST", 300)
        patch.setattr(shards, "APART", 300)
        write_index(folder, articles)
    (folder / "lunr.json").write_text(
        json.dumps(sample.lunr_index(sample.terms(articles), sample.numbers(articles))), encoding="utf-8"
    )


@pytest.fixture(scope="session")
def bench_host(bench_folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(bench_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def bench(chromium: Browser, bench_host: str) -> Iterator[Page]:
    """An empty page beside the modules (./js/), the index (./tim-kiem/chi-muc/) and lunr (./lunr.js, ./lunr.json)."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(bench_host)
    yield page
    context.close()
    assert errors == []


def call(page: Any, body: str, argument: object = None) -> Any:
    """Run the body of an async function in the page, with `argument`; modules may be imported from "/js/".

    Both ways go JSON, which takes a fraction of the time of Playwright's own form of values.
    """
    answer = f"JSON.stringify(await (async (argument) => {{ {body} }})(JSON.parse(text)) ?? null)"
    return json.loads(page.evaluate(f"async (text) => {answer}", json.dumps(argument)))


@pytest.fixture
def reader(chromium: Browser, host: str) -> Iterator[Reader]:
    context = chromium.new_context(locale="vi-VN")
    reader = Reader(context.new_page(), host)
    yield reader
    context.close()
    assert reader.thrown == []
