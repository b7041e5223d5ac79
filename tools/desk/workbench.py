"""The desk's state: the content folder, the result of the last build, drafts, and rendered unsaved pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import RLock
from typing import NamedTuple
from urllib.parse import quote

from plugins.build.report import Report
from plugins.build.single import Baseline, Single
from plugins.content.layout import ARTICLES
from plugins.content.model import Picture
from plugins.core.diagnostics import Diagnostic
from plugins.core.files import patiently
from tools.site.work_folder import is_writable

from . import articles, uploads
from .cures import cured
from .sending import Sending
from .store import Store

MOST_PAGES = 16
"""Most rendered unsaved pages to keep; each belongs to an open window."""


class Looked(NamedTuple):
    """The result of checking a text: diagnostics, which of them have a certain fix, and whether it has a page and is a
    draft."""

    diagnostics: Sequence[Diagnostic]
    curable: Sequence[bool]
    page: bool
    draft: bool


class Workbench:
    """The state of a desk; thread-safe. address: the path that the desk is served below."""

    def __init__(self, content: Path, drafts: Path, address: str, *, review: bool = False) -> None:
        self.content, self.address = content, address
        self.store = Store(content, drafts)
        self.sending = Sending(content, review=review)
        self.read_only = not all(is_writable(folder) for folder in (content, content / ARTICLES) if folder.is_dir())
        self.diagnostics: Sequence[Diagnostic] = ()
        self.pages: dict[str, bytes] = {}
        self._single: Single | None = None
        self._rows: list[articles.Row] | None = None
        self._added_files: set[str] = set()
        self._lock = RLock()

    def learn(self, report: Report) -> None:
        """Take over the result of a build; called after each."""
        known = report.build.baseline if report.build else None
        single = Single(known, self._picture) if known else None
        if single is not None:
            single.prepare()  # before anyone types; until then the previous one answers
        with self._lock:
            self.diagnostics = tuple(report.diagnostics)
            self._rows = None
            self._single = single or self._single

    @property
    def known(self) -> Baseline | None:
        """The result of the last build; None until one has planned."""
        return self._single.known if self._single else None

    def listing(self, words: str, state: str) -> articles.Listing:
        """The rows that match a search."""
        known = self.known
        if known is None:
            return articles.Listing((), 0)
        if self._rows is None:
            self._rows = articles.rows(known, self.diagnostics, self.store.unsaved())
        return articles.find(self._rows, words, state)

    def forget_rows(self) -> None:
        """Invalidate the cached list."""
        self._rows = None

    def look(self, path: str, text: str) -> Looked | None:
        """Check an unsaved text, and render its page; None before the first build."""
        self.store.file(path)
        single = self._single
        if single is None:
            return None
        with self._lock:
            result, said = single.read(path, text.encode())
            found = single.diagnostics(result, said)
            try:
                page = single.page(result, said)
            except Exception:  # a template or plugin that fails on half a text must not stop the writing
                page = None
            if page is not None:
                self.pages.pop(path, None)
                self.pages[path] = page
                while len(self.pages) > MOST_PAGES:
                    del self.pages[next(iter(self.pages))]
        return Looked(
            found, [cured(text, one) is not None for one in found], page is not None, result.status == "draft"
        )

    def cure(self, path: str, text: str, code: str, line: int) -> str | None:
        """The text with one diagnostic fixed; None if it is gone or has no certain fix."""
        looked = self.look(path, text)
        found = (one for one in (looked.diagnostics if looked else ()) if (one.code, one.line) == (code, line))
        return next((text for text in map(partial(cured, text), found) if text is not None), None)

    def add_photograph(self, year: int, name: str, data: bytes) -> str:
        """Store a photograph; returns its content path."""
        return self._added(*uploads.put_photograph(self.content, year, name, data))

    def add_document(self, year: int, name: str, data: bytes) -> tuple[str, list[str]]:
        """Store a document; returns its content path and notes for the editor."""
        path, is_new, hints = uploads.put_document(self.content, year, name, data)
        return self._added(path, is_new), hints

    def _added(self, path: str, is_new: bool) -> str:
        if is_new:
            self._added_files.add(path)
        if self._single is not None:
            self._single.links.files |= {path}
        return path

    def take_back(self, path: str) -> None:
        """Delete an uploaded file, unless it existed before."""
        if path in self._added_files:
            self._added_files.discard(path)
            patiently((self.content / path).unlink, missing_ok=True)

    def _picture(self, path: str) -> Picture | None:
        return uploads.photograph_at(self.content, path, f"{self.address}/tep/{quote(path)}")
