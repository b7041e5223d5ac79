"""The bench of search: its harness asks our search as the page does, and clears what earlier questions fetched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.search.reader import BRIEFING, CEREMONY
from tools.bench.search import lay_out
from tools.bench.search_browser import Host, ask, our_times
from tools.bench.search_queries import Question

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
TEXTS = ("chào cờ", "chào cờ", "chào cờ", "giao ban quý III/2019", "qwrtzz")
QUESTIONS = [Question("title", text, frozenset()) for text in TEXTS]


@pytest.fixture(scope="module")
def bench_host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Host:
    folder = tmp_path_factory.mktemp("bench")
    copy = shutil.copytree(site, folder / "site")
    lay_out(copy, folder)
    shutil.copytree(copy, folder, dirs_exist_ok=True)
    return Host(folder)


def test_our_search_is_asked_with_an_empty_cache_where_bytes_are_counted(bench_host: Host, chromium: Browser) -> None:
    answers = ask(chromium, bench_host, "ours", QUESTIONS, every=1)
    assert [top[:1] for top in answers.top] == [[CEREMONY], [CEREMONY], [CEREMONY], [BRIEFING], []]
    assert answers.start > 10_000
    with_code, again, once_more, *_ = answers.fetched
    assert with_code > again == once_more > 1_000
    assert len(ask(chromium, bench_host, "ours", QUESTIONS, every=3).fetched) == 2


def test_times_are_taken_until_results_are_shown(bench_host: Host, chromium: Browser) -> None:
    times = our_times(chromium, bench_host, QUESTIONS[2:4], 1)
    assert len(times.first) == len(times.following) == 1
    assert 0 < min(*times.first, *times.following) <= max(*times.first, *times.following) < 120_000
