"""Queries search engines in a real browser: correct answers, bytes transferred, time to first results."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import brotli
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tools.deploy.files import FOR_EVER, HASHED
from tools.site.serve import LOOPBACK, Server

from .search_queries import Question

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
PATIENCE = 120_000  # milliseconds
REST = 300  # milliseconds for a browser to start its processes for a new host
FIRST_RESULT = f"""window.firstResult = new Promise((found, failed) => {{
  setTimeout(() => failed(new Error("no result")), {PATIENCE});
  new MutationObserver((_, observer) => {{
    if (!document.querySelector("[data-result], [data-search-status=done]")) return;
    found(performance.now());
    observer.disconnect();
  }}).observe(document, {{ childList: true, subtree: true, attributeFilter: ["data-search-status"] }});
}});"""
"""A promise, since polling would force repaints; an empty result counts as well."""


@cache
def compressed(path: Path) -> bytes:
    """A file compressed as a static host would send it."""
    content = path.read_bytes()
    return bytes(brotli.compress(content, quality=11 if len(content) < 3_000_000 else 5))


class Host:
    """Serves a folder, compressed; counts the bytes of bodies, and of Pagefind's chunks.

    Theme and images are cacheable, as on a host configured by deploy/, because a browser reloads the icon whenever the
    address changes. Everything else is sent on every request.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bytes = 0
        self.chunks = 0
        server = Server(Starlette(routes=[Route("/{name:path}", self._answer)]), 0)
        server.start()
        self.url = f"http://{LOOPBACK}:{server.port}"

    def _answer(self, request: Request) -> Response:
        name = request.path_params["name"].strip("/")
        path = self.folder / name
        path = path if path.is_file() else path / "index.html"
        if not path.is_file():
            return Response(status_code=404)
        body = compressed(path)
        self.bytes += len(body)
        self.chunks += len(body) if name.endswith(".pf_index") else 0
        caching = FOR_EVER if HASHED.fullmatch(name) else "no-store"
        kind = "text/javascript" if name.endswith(".js") else guess_type(path)[0] or "application/octet-stream"
        return Response(body, headers={"Cache-Control": caching, "Content-Encoding": "br"}, media_type=kind)


@dataclass
class Answers:
    """One engine's results. start: bytes before the first question; fetched: bytes per question with an empty cache."""

    start: int
    top: list[list[str]] = field(default_factory=list)
    fetched: list[int] = field(default_factory=list)


def ask(running: Browser, host: Host, engine: str, questions: Sequence[Question], *, every: int) -> Answers:
    """Ask one engine all questions; for one in `every`, its cache is cleared first and its bytes are counted."""
    page = _page(running)
    page.goto(f"{host.url}/blank.html")
    page.evaluate(f"async () => {{ window.e = (await import('/search_harness.js')).{engine}; }}")
    host.bytes = host.chunks = 0  # the harness itself
    page.evaluate("async () => { await window.e.open(); }")
    answers = Answers(host.bytes - host.chunks)
    for number, question in enumerate(questions):
        if number % every == 0:
            page.evaluate("async () => { await window.e.renew(); }")
        host.bytes = 0
        answers.top.append(page.evaluate("async (text) => window.e.ask(text)", question.text))
        if number % every == 0:
            answers.fetched.append(host.bytes)
    page.context.close()
    return answers


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds to first results, for page loads with a question and for questions typed afterwards."""

    first: list[float]
    following: list[float]


def our_times(running: Browser, host: Host, questions: Sequence[Question], first: int) -> Times:
    """Our page, from navigation or the last keystroke to the first results shown."""
    wait = """async (text) => {
      const [status, input] = ["[data-search-status]", "#tim"].map((each) => document.querySelector(each));
      const before = new Set(document.querySelectorAll("[data-result]"));
      const began = performance.now();
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true })); // after which the page is searching
      return new Promise((done) => {
        const isNew = () => [...document.querySelectorAll("[data-result]")].some((each) => !before.has(each));
        new MutationObserver((_, observer) => {
          if (!["done", "error"].includes(status.dataset.searchStatus) && !isNew()) return;
          done(performance.now() - began);
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true, attributeFilter: ["data-search-status"] });
      });
    }"""
    return _times(running, host, questions, first, "/tim-kiem/?q=", wait)


def pagefind_times(running: Browser, host: Host, questions: Sequence[Question], first: int) -> Times:
    """A page that shows five results with Pagefind's own module, without debouncing."""
    wait = """async (text) => {
      const began = performance.now();
      return (await window.ask(text)) - began;
    }"""
    return _times(running, host, questions, first, "/search_pagefind.html?q=", wait)


def _times(running: Browser, host: Host, questions: Sequence[Question], first: int, address: str, wait: str) -> Times:
    """The times of the second round, when the host has compressed its files, as a real one has."""
    rounds = [_round(running, host, questions, first, address, wait, slow=slow) for slow in (False, True)]
    return rounds[-1]


def _round(
    running: Browser, host: Host, questions: Sequence[Question], first: int, address: str, wait: str, *, slow: bool
) -> Times:
    times = Times([], [])
    for question in questions[:first]:
        page = _page(running, slow=slow)
        page.goto(f"{host.url}/blank.html")
        page.wait_for_timeout(REST)
        page.goto(f"{host.url}{address}{quote(question.text)}", wait_until="commit")
        times.first.append(page.evaluate("window.firstResult"))
        page.context.close()
    page = _page(running, slow=slow)
    page.goto(f"{host.url}{address}{quote(questions[0].text)}")
    page.evaluate("window.firstResult")
    for question in questions[first:]:
        time.sleep(0.2)
        times.following.append(page.evaluate(wait, question.text))
    page.context.close()
    return times


def _page(running: Browser, *, slow: bool = False) -> Page:
    page = running.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(FIRST_RESULT)
    if slow:
        session: Any = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
    return page
