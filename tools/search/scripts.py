"""The modules of the search page in V8, without a browser, so that a search works alike in both."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from py_mini_racer import JSPromise, MiniRacer

from .modules import as_script

FOLDER = Path(__file__).resolve().parents[2] / "theme/static/js/search"
HOST = Path(__file__).with_name("host.js")
LIMIT = 60  # seconds that a script may take between two requests
Answer = Callable[[Any], Any]
"""Answers a request of a script; both ways go JSON."""


class ScriptFailed(Exception):
    """A script failed. reason: that of a LoadError (fetching.js), or ""."""

    def __init__(self, error: str, reason: str) -> None:
        super().__init__(error)
        self.reason = reason


def v8() -> MiniRacer:
    """A V8 with an event loop of its own: within the caller's, it would wait for itself."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(MiniRacer).result()


class Scripts:
    """A context with all modules. answers: by kind of request; "file" gets a path and gives a text or None."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers
        self._context = v8()
        sources = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js"))}
        self._context.eval(HOST.read_text(encoding="utf-8"))
        self._context.eval(as_script(sources))

    def run(self, body: str, argument: object = None) -> Any:
        """The result of the body of an async function of `argument`, in which `imported` gives the exports of a module.

        ScriptFailed if it throws.
        """
        self._context.call("host.begin", body, argument)
        outcome = None
        while outcome is None:
            state = self._next()
            for number, kind, asked in state["requests"]:  # even after the end, since later functions may wait for them
                self._context.call("host.answer", number, self._answers[kind](asked))
            outcome = state["outcome"]
        if "error" in outcome:
            raise ScriptFailed(outcome["error"], outcome["reason"])
        return outcome["value"]

    def _next(self) -> Any:
        promise = self._context.eval("host.next()")
        assert isinstance(promise, JSPromise)
        return json.loads(str(promise.get(timeout=LIMIT)))

    def close(self) -> None:
        """End V8."""
        self._context.close()
