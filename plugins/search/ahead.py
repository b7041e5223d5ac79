"""Segments made in a process of their own, while the site's pages are made in others."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from contextlib import suppress

from plugins.articles.model import Article

from .making import Maker
from .segments import SMALL


class Ahead:
    """Begins to make segments; where that is no gain, it does nothing, and who asks for them makes them.

    A process leaves them in the cache folder. One that fails leaves nothing: the fault is met again, and told, where
    the segments are asked for.
    """

    def __init__(self, maker: Maker, parts: Sequence[Sequence[Article]]) -> None:
        self._process = None
        several = (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()
        if several and maker.folder and any(len(part) >= SMALL and not maker.knows(part) for part in parts):
            # Forked, it has the articles for nothing.
            self._process = multiprocessing.get_context("fork").Process(target=_make, args=(maker, parts))
            self._process.start()

    def wait(self) -> None:
        """Until what was begun is done."""
        if self._process:
            self._process.join()


def _make(maker: Maker, parts: Sequence[Sequence[Article]]) -> None:
    with suppress(Exception):
        for part in parts:
            maker.segment(part)
