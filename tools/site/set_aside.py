"""Publishing on a bad day: what is at fault is set aside, so that it holds back nothing that must change or go.

Each file at fault goes down its ladder, one step a round, until a build succeeds. A source is taken as it was in its
last good commits; where only links lead nowhere, as it is; else by its title alone; else it is away, and its address
says so. One whose words about personal data or a withdrawal differ from those of its last good version is not put back
to that: only its title stays. A data file is taken as it was; a photograph or a stray file is away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from plugins.build.report import Report
from plugins.content.layout import ARTICLES, DATA, PAGES
from plugins.content.reading import Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostic, errors
from plugins.ledger.book import NAME as LEDGER
from plugins.ledger.book import mended
from plugins.vietnamese.messages import messages_of
from tools.capabilities import capabilities

from .versions import Version, same_promises, title_only, versions

MESSAGES = messages_of(__package__)
LINKS = frozenset(("link-missing", "link-leaves", "link-hidden", "anchor-missing", "image-missing"))
"""Faults that a reader can live with."""
TRIES = 3
"""Good versions of a source that are tried."""
ROUNDS = 16
Attempt = Callable[[Mapping[str, bytes | None], frozenset[tuple[str, str]]], Report]
"""Builds with some files replaced and some faults, by file and code, only told."""


class Step(NamedTuple):
    """A step of a ladder. code: of the message that tells it; data: what stands for the file, where something does."""

    code: str
    data: bytes | None = None
    version: Version | None = None
    number: int = 0

    def told(self, path: str) -> str:
        """What is told of a file for which this step was taken."""
        commit, day = (self.version.commit, self.version.day) if self.version else ("", "")
        day = "/".join(reversed(day.split("-")))
        return MESSAGES.say(f"set-aside-{self.code}", path=path, commit=commit, day=day, number=self.number)


class SetAside:
    """Finds what must be set aside so that the rest of a content folder can be published."""

    def __init__(self, content: Path, attempt: Attempt) -> None:
        self.content, self.attempt = content, attempt
        self.steps: dict[str, Step] = {}
        self.first: list[Diagnostic] = []
        """The faults of the content as it is."""
        self._ladders: dict[str, Iterator[Step]] = {}
        self._lines: set[int] = set()
        self._own = capabilities()

    def run(self, day: object) -> Report:
        """The report of the last build: without errors, unless nothing more could be set aside.

        day: of the build, for what must be gone by then.
        """
        self._redact = self._own.answers("redact", day)
        report = self.attempt({}, frozenset())
        self.first = errors(report.diagnostics)
        for _ in range(ROUNDS):
            found = errors(report.diagnostics)
            if not found or not self._descend(found, report):
                break
            instead = {path: step.data for path, step in self.steps.items() if step.code != "tolerated"}
            tolerated = {
                (path, code) for path, step in self.steps.items() if step.code == "tolerated" for code in LINKS
            }
            report = self.attempt(instead, frozenset(tolerated))
        return report

    def _descend(self, found: Iterable[Diagnostic], report: Report) -> bool:
        """Take the next step for everything at fault; False where there is none."""
        by_file: dict[str, set[str]] = {}
        for one in found:
            for path in self._at_fault(one, report):
                by_file.setdefault(path, set()).add(one.code)
            if one.file == LEDGER:
                self._lines.add(one.line)
        for path, codes in by_file.items():
            step = self._ledger() if path == LEDGER else next(self._ladder(path, codes), None)
            if step is None:
                return False
            self.steps[path] = step
        return True

    def _at_fault(self, found: Diagnostic, report: Report) -> set[str]:
        """The files to be set aside for a fault: where a text is left that must be gone, those of the pages."""
        known = report.build.known if report.build else None
        if found.code != "personal-left" or known is None:
            return {found.file}
        files = {f"{record.address[1:]}index.html": record.file for record in known.archive.records}
        return {files[path] for path in report.left if path in files} or {found.file}

    def _ledger(self) -> Step:
        text = (self.content / LEDGER).read_bytes().decode("utf-8", "replace")
        return Step("ledger", mended(text, self._lines).encode(), number=len(self._lines))

    def _ladder(self, path: str, codes: set[str]) -> Iterator[Step]:
        if path not in self._ladders:
            top = path.partition("/")[0]
            if top in (ARTICLES, PAGES) and path.endswith(".md"):
                self._ladders[path] = self._source(path, codes)
            elif top == DATA and path.endswith(".yaml"):
                self._ladders[path] = self._data(path)
            elif (self.content / path).exists():
                self._ladders[path] = iter((Step("absent"),))
            else:
                self._ladders[path] = iter(())
        return self._ladders[path]

    def _current(self, path: str) -> bytes:
        try:
            return (self.content / path).read_bytes()
        except OSError:
            return b""

    def _data(self, path: str) -> Iterator[Step]:
        current = self._current(path)
        for version in versions(self.content, path):
            if version.data != current:
                yield Step("version", version.data, version)

    def _source(self, path: str, codes: set[str]) -> Iterator[Step]:
        current = self._current(path)
        good = [one for one in versions(self.content, path) if one.data != current and self._is_good(path, one.data)]
        if "personal-left" not in codes:
            if not good or same_promises(good[0].data, current):
                yield from (Step("version", one.data, one) for one in good[:TRIES] if same_promises(one.data, current))
            if codes <= LINKS:
                yield Step("tolerated")
        known = good[0].data if good else current
        if (titled := title_only(path, known, current)) is not None:
            yield Step("titled", titled)
        yield Step("absent")

    def _is_good(self, path: str, data: bytes) -> bool:
        """Whether a version of a source is without fault by itself."""
        file = reduce(lambda one, step: step(one), self._redact, SourceFile(path, data))
        result, _ = read_file(file, Rules.of(self._own))
        return result.record is not None and not errors(result.diagnostics)
